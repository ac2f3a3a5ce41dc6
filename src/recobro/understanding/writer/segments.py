"""How many parts an SMS takes: GSM 7-bit where every letter is in it, else UCS-2.

3GPP TS 23.038, clause 6.2.1 (default alphabet and its extension table); TS 23.040,
clause 9.2.3.24.1 (a part of several carries a header of 6 octets: 153 septets or 67
units are left). The Spanish á, í, ó, ú are not in the alphabet; é, ñ, ü, ¿, ¡ are.
"""

from __future__ import annotations

from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€\f")


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsSize:
    """Parts that are paid for, units used, and the letters outside GSM 7-bit."""

    segments: int
    units: int
    unicode: bool
    foreign: str = ""


def sms_size(text: str) -> SmsSize:
    """The size of a text as SMS; an empty text takes no part."""
    foreign = "".join(
        dict.fromkeys(c for c in text if c not in _BASIC and c not in _EXTENDED)
    )
    if foreign:
        units = [len(c.encode("utf-16-le")) // 2 for c in text]
        return _packed(units, 70, 67, foreign)
    return _packed([2 if c in _EXTENDED else 1 for c in text], 160, 153, "")


def _packed(units: list[int], single: int, part: int, foreign: str) -> SmsSize:
    """A letter of two units is never cut in two."""
    total = sum(units)
    segments = min(total, 1)
    if total > single:
        room = 0
        segments = 0
        for unit in units:
            if unit > room:
                segments += 1
                room = part
            room -= unit
    return SmsSize(
        segments=segments, units=total, unicode=bool(foreign), foreign=foreign
    )

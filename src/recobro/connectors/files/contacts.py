"""Phones to E.164 and e-mail addresses to plain ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\-\u00c0-\uffef]{1,64}"
    r"@(?:[A-Za-z0-9\u00c0-\uffef](?:[A-Za-z0-9\u00c0-\uffef\-]{0,61}"
    r"[A-Za-z0-9\u00c0-\uffef])?\.)+[A-Za-z\u00c0-\uffef]{2,24}"
)
_WA_LINK = re.compile(
    r"(?:wa\.me/|whatsapp\.com/send/?\?phone=)\+?([0-9]+)", re.IGNORECASE
)
_SEVERAL = re.compile(r"\s*(?:[/;,|\n]|\s+[oy]\s+|\s-\s)\s*")


@dataclass(slots=True)
class PhoneReader:
    """Reads phones; each distinct text of a country once."""

    _seen: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def read(self, text: str, country: str) -> str | None:
        """E.164 of the first valid number in the text; None where there is none."""
        key = (text, country)
        if key not in self._seen:
            self._seen[key] = _phone(text, country)
        return self._seen[key]


def _phone(text: str, country: str) -> str | None:
    if len(text) > 120:
        return None
    if link := _WA_LINK.search(text):
        return _valid(f"+{link[1]}", None)
    body = text.removesuffix(".0")
    for piece in (body, *_SEVERAL.split(body)):
        if sum(c.isdigit() for c in piece) < 6:
            continue
        if found := _valid(piece, country):
            return found
        # A WhatsApp export writes the country's prefix without plus or zeros.
        figures = "".join(c for c in piece if c.isdigit())
        if figures.startswith("00") and (found := _valid(f"+{figures[2:]}", None)):
            return found
        if len(figures) == 13 and figures.startswith("521"):
            figures = f"52{figures[3:]}"  # Mexico wrote a 1 before mobiles until 2019
        if len(figures) >= 10 and (found := _valid(f"+{figures}", None)):
            prefix = phonenumbers.country_code_for_region(country)
            if found.startswith(f"+{prefix}"):
                return found
    return None


def _valid(text: str, country: str | None) -> str | None:
    try:
        number = phonenumbers.parse(text, country)
    except NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


@lru_cache(maxsize=1 << 16)
def email_address(text: str) -> str | None:
    """The first address in the text, its domain in lower case; else None."""
    if len(text) > 500 or "@" not in text:
        return None
    pieces = re.split(r"[\s,;<>()\[\]\"]+", text.replace("mailto:", " "))
    for piece in pieces:
        if _EMAIL.fullmatch(piece) and ".." not in piece and piece[0] != ".":
            local, _, domain = piece.rpartition("@")
            if not local.endswith("."):
                return f"{local}@{domain.lower()}"
    return None


def looks_like_phone(text: str) -> bool:
    """Whether the text is built like a phone number, of any country."""
    if not text or any(c.isalpha() for c in text) or len(text) > 40:
        return False
    figures = sum(c.isdigit() for c in text)
    return 7 <= figures <= 15 and not re.search(r"[,.][0-9]{2}$|[€$%:]", text)

"""Identifiers in the providers' own shapes."""

from __future__ import annotations

import base64
import random

COUNTRIES = {
    "34": "ES", "52": "MX", "54": "AR", "57": "CO", "56": "CL", "51": "PE",
    "593": "EC", "502": "GT", "58": "VE", "598": "UY", "595": "PY", "591": "BO",
    "506": "CR", "507": "PA", "503": "SV", "504": "HN", "505": "NI", "1": "US",
    "351": "PT", "33": "FR", "44": "GB", "49": "DE", "55": "BR",
}  # fmt: skip


class Identifiers:
    """Makes identifiers; with a seed always the same sequence of them."""

    def __init__(self, seed: int | None) -> None:
        self._random: random.Random = random.SystemRandom()
        if seed is not None:
            self._random = random.Random(seed)  # noqa: S311 - asked to be repeatable

    def wamid(self, wa_id: str) -> str:
        """A message id like Meta's: opaque, but with the person inside."""
        raw = b"\x1c\x18" + wa_id.encode() + b"\x15\x02\x00\x11" + self._bytes(12)
        return "wamid." + base64.b64encode(raw).decode()

    def digits(self, count: int = 16) -> str:
        """A numeric id, as media, templates and accounts have."""
        first = self._random.choice("123456789")
        return first + "".join(self._random.choices("0123456789", k=count - 1))

    def hexadecimal(self, count: int = 32) -> str:
        """A hexadecimal id, as conversations have."""
        return self._bytes(count // 2 + 1).hex()[:count]

    def prefixed(self, prefix: str) -> str:
        """An id of the payment gateway, such as `co_…`."""
        return f"{prefix}_{self.hexadecimal(24)}"

    def _bytes(self, count: int) -> bytes:
        return bytes(self._random.getrandbits(8) for _ in range(count))


def business_scoped_id(wa_id: str) -> str:
    """The business-scoped user id (BSUID) of a phone: country, dot, digits.

    Stable for one phone, and not the phone itself.
    """
    country = next(
        (COUNTRIES[wa_id[:n]] for n in (3, 2, 1) if wa_id[:n] in COUNTRIES), "ES"
    )
    scrambled = (
        int(wa_id) * 6_364_136_223_846_793_005 + 1_442_695_040_888_963
    ) % 10**19
    return f"{country}.{scrambled:019d}"

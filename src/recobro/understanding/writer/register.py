"""How we address the reader: usted, tú or vos."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Register(StrEnum):
    """A form of address; `usted` also for a business, and in English no matter."""

    USTED = "usted"
    TU = "tu"
    VOS = "vos"


_OF_COUNTRY: dict[str, Register] = {
    "ES": Register.TU, "MX": Register.TU, "CL": Register.TU, "PE": Register.TU,
    "AR": Register.VOS, "UY": Register.VOS, "PY": Register.VOS, "CO": Register.USTED,
}  # fmt: skip
CHOICE = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)(?:\|([^\[\]|]*))?\]")


def register_for(country: str, kind: str) -> Register:
    """The form of address where the tenant chose none."""
    if kind == "business":
        return Register.USTED
    return _OF_COUNTRY.get(country, Register.USTED)


@lru_cache(maxsize=1024)
def in_register(text: str, register: Register) -> str:
    """Resolve `[usted|tú|vos]` alternatives; where vos is missing it is as tú."""

    def chosen(m: re.Match[str]) -> str:
        usted, tu, vos = m[1], m[2], m[2] if m[3] is None else m[3]
        return {Register.USTED: usted, Register.TU: tu, Register.VOS: vos}[register]

    return CHOICE.sub(chosen, text)

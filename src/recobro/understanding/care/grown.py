"""An age between youth and old age, told by the writer: neither a minor nor elderly.

A reader that has learnt from examples takes «tengo … años» for a sign of either,
whatever the number. The number says more.
"""

from __future__ import annotations

import re

from recobro.domain.readings import Care
from recobro.understanding.care.ages import ELDERLY_FROM, MINOR_UP_TO

AGE_SIGNALS = frozenset({Care.MINOR, Care.ELDERLY})

_WORDS = {
    "dieciocho": 18, "diecinueve": 19, "veinte": 20, "treinta": 30, "cuarenta": 40,
    "cincuenta": 50, "sesenta": 60,
}  # fmt: skip
_UNITS = ("uno", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho",
          "nueve")  # fmt: skip
_TOLD = re.compile(
    r"\b(?:tengo|cumpl[ioí]|voy (?:a cumplir|para los)|tenemos|i'?m|i am|soy de)\s+"
    r"(?:(?:ya|los|unos|casi|solo|apenas)\s+)?"
    rf"(\d{{2}}|veinti\w+|{'|'.join(_WORDS)})(?:\s+y\s+({'|'.join(_UNITS)}))?\s*"
    r"(?:a[nñ](?:o|ito)s?|tacos|abriles|pirulos|years?|primaveras)\b",
    re.IGNORECASE,
)


def tells_grown_age(text: str) -> bool:
    """Whether the writer tells an age of their own from 18 to 64."""
    return any(MINOR_UP_TO < _age(m) < ELDERLY_FROM for m in _TOLD.finditer(text))


def _age(told: re.Match[str]) -> int:
    first, unit = told[1].lower(), told[2]
    if first.isdigit():
        return int(first)
    tens = _WORDS.get(first, 20)  # veinti-
    return tens + ((_UNITS.index(unit.lower()) or 1) if unit else 0)

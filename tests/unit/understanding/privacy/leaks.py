"""Whether anything of a canary is left in a text."""

from __future__ import annotations

import re

from tests.unit.understanding.privacy.canaries import FAMILY_NAMES, GIVEN_NAMES, Canary

_TOKEN = re.compile(r"⟦[A-Z]+_\d+⟧")
STRETCH = 5  # letters and digits in a row that must not be found


def leaks(text: str, canary: Canary) -> bool:
    """Whether the text still tells some of the canary.

    Of a number: any five of its digits in a row, whatever stands between them. Of an
    address or e-mail: its names. Of a date of birth: its year.
    """
    left = _TOKEN.sub(" | ", text).lower()
    if canary.kind == "birth":
        return any(year in left for year in re.findall(r"\d{4}", canary.text))
    if canary.kind in {"address", "email"}:
        names = (*FAMILY_NAMES, *GIVEN_NAMES)
        whole = canary.text.lower() in left
        said = re.findall(r"[a-z]+", canary.text.lower())
        return whole or any(w in left for w in said if w in names)
    plain = "".join(c for c in left if c.isalnum())
    secret = canary.compact
    return any(
        secret[i : i + STRETCH] in plain for i in range(len(secret) - STRETCH + 1)
    )

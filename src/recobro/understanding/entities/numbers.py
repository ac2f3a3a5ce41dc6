"""Figures as people write them: with either thousands mark, or none."""

from __future__ import annotations

import re
from decimal import Decimal

# Thousands parted by mark or blank, then a plain number; two decimals at most.
NUMBER = (
    r"(?:[0-9]{1,3}(?:[.,'][0-9]{3})+(?:[.,][0-9]{1,2})?(?![0-9])"
    r"|[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]{1,2})?(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]{1,2})?(?![0-9]))"
)
# Beyond this nobody owes anything: an account, a card, a barcode.
MOST_DIGITS = 12
_MARKS = str.maketrans("", "", ".,' ")


def parse_number(text: str) -> Decimal:
    """A number with either thousands mark: "1.500,50" and "1,500.50" are the same.

    One mark followed by exactly three digits parts thousands, in every country: nobody
    pays a half cent. "0,500" is a half, because no thousand begins with nought.
    """
    plain = text.strip()
    last = max(plain.rfind(","), plain.rfind("."))
    decimals = len(plain) - last - 1
    if last >= 0 and (decimals <= 2 or plain[:last] == "0"):
        whole = plain[:last].translate(_MARKS)
        return Decimal(f"{whole or '0'}.{plain[last + 1 :] or '0'}")
    return Decimal(plain.translate(_MARKS))


def is_grouped(text: str) -> bool:
    """Whether a number is written as money is: "1.500", "1,500.50", "120,50"."""
    return _GROUPED.fullmatch(text) is not None


_GROUPED = re.compile(
    r"[0-9]{1,3}(?:[.,'][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]{1,6}[.,][0-9]{2}"
)

"""Sums: read from the API, written for people."""

from __future__ import annotations

import re
from decimal import Decimal

from babel.numbers import format_currency, get_currency_precision

AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,3})?")
LOCALES = {"es": "es_ES", "en": "en_GB"}


def decimals_of(currency: str) -> int:
    """How many decimals a currency has (EUR 2, CLP 0)."""
    return int(get_currency_precision(currency))


def parse_amount(text: str, currency: str) -> Decimal | None:
    """The sum that a text such as "49.90" names; None if it is not a payable one.

    Zeros beyond the currency's decimals are taken ("12000.00" CLP), other digits not.
    """
    if not AMOUNT.fullmatch(text):
        return None
    amount = Decimal(text)
    return amount if amount > 0 and amount == _rounded(amount, currency) else None


def written(amount: Decimal, currency: str, language: str) -> str:
    """The sum as people write it: `1.234,50 €`, `€1,234.50`, `12.000 CLP`."""
    return format_currency(amount, currency, locale=LOCALES[language])


def _rounded(amount: Decimal, currency: str) -> Decimal:
    return round(amount, decimals_of(currency))

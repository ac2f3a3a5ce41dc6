"""Amounts are written as Babel writes them, without asking it for each."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given, settings
from hypothesis import strategies as st

from recobro.domain.money import Money
from recobro.understanding.writer import formats

_PLACES = [
    ("ES", "EUR", "#,##0.00 ¤"), ("MX", "MXN", "¤#,##0.00"),
    ("PE", "PEN", "¤ #,##0.00"),
    ("GB", "GBP", "¤#,##0.00"),
]  # fmt: skip


@pytest.mark.parametrize(("country", "currency", "pattern"), _PLACES)
@given(cents=st.integers(min_value=-(10**9), max_value=10**11))
@settings(max_examples=60, deadline=None)
def test_amount_is_written_as_babel_does(
    country: str, currency: str, pattern: str, cents: int
) -> None:
    language = "en" if country == "GB" else "es"
    amount = Money(Decimal(cents).scaleb(-2), currency)
    babel = format_currency(
        amount.amount,
        currency,
        locale=formats.locale_of(country, language),
        format=pattern,
        currency_digits=False,
    )
    plain = babel.replace("\u00a0", " ").replace("\u202f", " ")
    assert formats.money(amount, country, language) == plain


def test_pesos_without_cents_are_whole() -> None:
    assert formats.money(Money.of("45000.00", "COP"), "CO", "es") == "$ 45.000"
    assert formats.money(Money.of("45000.50", "COP"), "CO", "es") == "$ 45.000,50"

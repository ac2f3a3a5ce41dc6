"""Amounts as people type and read them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from recobro.domain.money import Money
from recobro.web.formatting import formatting_for, money_text, read_amount


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("1.234,50", "ES", "1234.50"),
        ("1,234.50", "ES", "1234.50"),
        ("1234,5", "ES", "1234.5"),
        ("1234.5", "ES", "1234.5"),
        ("1 234,50", "ES", "1234.50"),
        ("1.234", "ES", "1234"),  # the dot parts thousands in Spain,
        ("1,234", "MX", "1234"),  # the comma in Mexico
        ("1.234.567", "MX", "1234567"),
        ("12.345.678,90", "CO", "12345678.90"),
        ("120", "ES", "120"),
        ("0,05", "ES", "0.05"),
    ],
)
def test_typed_amount_is_read_as_meant(typed: str, country: str, meant: str) -> None:
    with translation.override("es"), formatting_for(country):
        assert read_amount(typed) == Decimal(meant)


@pytest.mark.parametrize("typed", ["", "doce", "-5", "1e9", "12,", ",5", "1..2", "٣"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with translation.override("es"), pytest.raises(ValueError, match="not an amount"):
        read_amount(typed)


@pytest.mark.parametrize(
    ("amount", "currency", "country", "language", "written"),
    [
        ("1234.50", "EUR", "ES", "es", "1.234,50 €"),
        ("12345.50", "EUR", "ES", "es", "12.345,50 €"),
        ("12345.50", "MXN", "MX", "es", "$12,345.50"),
        ("12345", "CLP", "CL", "es", "$12.345"),
        ("12345.50", "EUR", "ES", "en", "€12,345.50"),
    ],
)
def test_money_is_written_for_the_reader(
    amount: str, currency: str, country: str, language: str, written: str
) -> None:
    with translation.override(language), formatting_for(country):
        assert money_text(Money.of(amount, currency)).replace("\xa0", " ") == written

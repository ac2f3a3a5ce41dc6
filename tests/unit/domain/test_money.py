"""Money: exact, never two currencies in one sum, split to the smallest unit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain.builders import euros

from recobro.domain.errors import (
    CurrencyMismatchError,
    NotMoneyError,
    UnknownCurrencyError,
)
from recobro.domain.money import (
    CURRENCY_EXPONENTS,
    CURRENCY_OF_COUNTRY,
    Money,
    currency_exponent,
)

currencies = st.sampled_from(sorted(CURRENCY_EXPONENTS))
units = st.integers(-(10**12), 10**12)


def in_units(count: int, currency: str) -> Money:
    return Money(Decimal(count).scaleb(-currency_exponent(currency)), currency)


@given(units, currencies, st.integers(1, 60))
def test_split_adds_up_to_whole(count: int, currency: str, parts: int) -> None:
    whole = in_units(count, currency)
    assert Money.sum(whole.split(parts), currency) == whole


@given(units, currencies, st.integers(1, 60))
def test_parts_differ_by_one_unit(count: int, currency: str, parts: int) -> None:
    split = in_units(count, currency).split(parts)
    least, most = min(split), max(split)
    assert most - least <= in_units(1, currency)


@given(st.integers(0, 10**12), currencies, st.integers(1, 60))
def test_split_never_ends_dearer(count: int, currency: str, parts: int) -> None:
    split = in_units(count, currency).split(parts)
    assert list(split) == sorted(split, reverse=True)


def test_split_of_hundred_in_three() -> None:
    # 100.00 = 33.34 + 33.33 + 33.33
    assert euros("100.00").split(3) == (euros("33.34"), euros("33.33"), euros("33.33"))


def test_split_of_pesos_has_no_cents() -> None:
    # 100 CLP = 34 + 33 + 33: the peso of Chile has no cents
    assert [str(m) for m in Money.of(100, "CLP").split(3)] == [
        "34 CLP",
        "33 CLP",
        "33 CLP",
    ]


@pytest.mark.parametrize("parts", [0, -1])
def test_split_into_nothing_is_refused(parts: int) -> None:
    with pytest.raises(ValueError, match="cannot split"):
        euros(1).split(parts)


@pytest.mark.parametrize(
    "number", [0.5, 1.0, 0.1, True, float("nan"), None, "diez", "", "NaN", "Infinity"]
)
def test_what_is_not_exact_is_refused(number: object) -> None:
    with pytest.raises(NotMoneyError):
        Money(number, "EUR")  # type: ignore[arg-type]
    with pytest.raises(NotMoneyError):
        Money.of(number, "EUR")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "currency"),
    [("0.001", "EUR"), ("0.5", "CLP"), ("1e-9", "CLF"), ("1e40", "EUR")],
)
def test_more_places_than_currency_refused(number: str, currency: str) -> None:
    with pytest.raises(NotMoneyError):
        Money.of(number, currency)


@pytest.mark.parametrize("code", ["EURO", "eur", "", "XXX"])
def test_unknown_currency_is_refused(code: str) -> None:
    with pytest.raises(UnknownCurrencyError):
        Money.zero(code)


def test_two_currencies_never_meet() -> None:
    euro, peso = euros(1), Money.of(1, "MXN")
    for meet in (
        lambda: euro + peso,
        lambda: euro - peso,
        lambda: euro < peso,
        lambda: euro <= peso,
        lambda: euro > peso,
        lambda: euro >= peso,
        lambda: Money.sum([euro, peso], "EUR"),
    ):
        with pytest.raises(CurrencyMismatchError):
            meet()
    assert euro != peso


@given(units, units, currencies)
def test_arithmetic_is_exact(left: int, right: int, currency: str) -> None:
    a, b = in_units(left, currency), in_units(right, currency)
    assert a + b == in_units(left + right, currency)
    assert a - b == in_units(left - right, currency)
    assert -a == in_units(-left, currency)
    assert (a < b) == (left < right)
    assert bool(a) == bool(left)


@given(st.decimals("-1e9", "1e9", places=6, allow_nan=False), currencies)
def test_rounding_moves_half_a_unit(number: Decimal, currency: str) -> None:
    rounded = Money.rounded(number, currency)
    assert abs(rounded.amount - number) * 2 <= in_units(1, currency).amount


def test_every_country_has_known_currency() -> None:
    assert set(CURRENCY_OF_COUNTRY.values()) <= set(CURRENCY_EXPONENTS)

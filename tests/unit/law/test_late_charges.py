"""Statutory money; every number carries its arithmetic."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from recobro.domain.compliance.charges import marginal_cap
from recobro.domain.compliance.debt_rules import ChargeCap
from recobro.domain.late_charges import (
    DatedRate,
    NotForConsumersError,
    RateUnknownError,
    agreed_interest,
    collection_fee_cap_chile,
    consumer_default_rate,
    fixed_compensation_spain,
    fixed_compensation_uk,
    statutory_interest,
)
from recobro.domain.money import Money
from recobro.law.loader import load_packs
from recobro.law.rates import dated_rates

FIRST_HALF = DatedRate(
    starts=date(2025, 1, 1), ends=date(2025, 6, 30), percent=Decimal("3.15"), source="a"
)
SECOND_HALF = DatedRate(
    starts=date(2025, 7, 1),
    ends=date(2025, 12, 31),
    percent=Decimal("2.15"),
    source="b",
)
RATES = (FIRST_HALF, SECOND_HALF)


def euros(amount: str) -> Money:
    return Money.of(amount, "EUR")


def test_interest_over_two_half_years() -> None:
    # Due 31 May 2025: 30 days of June at 11.15 % and 31 of July at 10.15 %.
    # 10,000 x 11.15 % x 30/365 = 91.6438; 10,000 x 10.15 % x 31/365 = 86.2055.
    found = statutory_interest(
        euros("10000"), date(2025, 5, 31), date(2025, 7, 31), RATES, "business"
    )
    assert [(s.days, s.percent) for s in found.slices] == [
        (30, Decimal("11.15")),
        (31, Decimal("10.15")),
    ]
    assert found.total == euros("177.85")


def test_no_interest_on_the_due_day() -> None:
    due = date(2025, 5, 31)
    assert not statutory_interest(euros("100"), due, due, RATES, "business").total
    one = statutory_interest(euros("36500"), due, date(2025, 6, 1), RATES, "business")
    assert one.total == euros("11.15")  # 36,500 x 11.15 % / 365


def test_consumers_owe_no_statutory_interest() -> None:
    with pytest.raises(NotForConsumersError):
        statutory_interest(
            euros("100"), date(2025, 5, 1), date(2025, 6, 1), RATES, "consumer"
        )
    with pytest.raises(NotForConsumersError):
        fixed_compensation_spain("consumer")
    with pytest.raises(NotForConsumersError):
        fixed_compensation_uk(Money.of(10, "GBP"), "consumer")


def test_unknown_rate_is_an_error() -> None:
    with pytest.raises(RateUnknownError, match="2026-01-01"):
        statutory_interest(
            euros("100"), date(2025, 12, 1), date(2026, 1, 15), RATES, "public_body"
        )


def test_published_rates_of_2013() -> None:
    # Due 31 May 2013, paid 30 June: 30 days at 8.75 % of 1,000 is 7.19.
    found = statutory_interest(
        euros("1000"), date(2013, 5, 31), date(2013, 6, 30), dated_rates("ECB_MRO"),
        "business",
    )  # fmt: skip
    assert found.total == euros("7.19")


def test_agreed_interest_runs_over_the_same_days() -> None:
    # 1,000 x 12 % x 73/365 = 24.
    found = agreed_interest(
        euros("1000"), date(2025, 1, 1), date(2025, 3, 15), Decimal(12), "clause 7"
    )
    assert found.total == euros("24")
    paid = date(2024, 12, 1)
    assert not agreed_interest(
        euros("1"), date(2025, 1, 1), paid, Decimal(12), "c"
    ).slices


@pytest.mark.parametrize(
    ("agreed", "remuneratory", "owed"),
    [("24", "8", "8"), ("10", "8", "10"), ("10.01", "8", "8"), ("3", "8", "3")],
)
def test_abusive_default_rate_falls_away(
    agreed: str, remuneratory: str, owed: str
) -> None:
    assert consumer_default_rate(Decimal(agreed), Decimal(remuneratory)) == Decimal(
        owed
    )


def test_home_mortgages_have_three_points() -> None:
    rate = consumer_default_rate(Decimal(6), Decimal(3), margin=Decimal(3))
    assert rate == Decimal(6)


def test_forty_euros_for_each_invoice() -> None:
    assert fixed_compensation_spain("business", 3) == euros("120")


@pytest.mark.parametrize(
    ("debt", "sum_"),
    [("999.99", 40), ("1000", 70), ("9999.99", 70), ("10000", 100)],
)
def test_british_compensation_by_size(debt: str, sum_: int) -> None:
    found = fixed_compensation_uk(Money.of(debt, "GBP"), "business")
    assert found == Money.of(sum_, "GBP")


UF = Decimal(40000)


@pytest.mark.parametrize(
    ("overdue", "cap"),
    [
        # UF of 40,000 pesos: 5 UF x 9 % = 0.45 UF; 10 x 9 % = 0.9 UF;
        (200_000, 18_000),
        (400_000, 36_000),
        # 60 UF: 0.9 + 40 x 6 % + 10 x 3 % = 3.6 UF.
        (2_400_000, 144_000),
    ],
)
def test_chilean_cap_is_marginal(overdue: int, cap: int) -> None:
    found = collection_fee_cap_chile(
        Money.of(overdue, "CLP"), UF, 21, reminded_free=True
    )
    assert found == Money.of(cap, "CLP")


def test_chilean_fee_starts_on_day_21() -> None:
    debt = Money.of(400_000, "CLP")
    assert not collection_fee_cap_chile(debt, UF, 20, reminded_free=True)


def test_chilean_cap_without_free_reminder() -> None:
    # 0.9 - 0.2 UF; and never below nothing: 1 UF x 9 % = 0.09 UF.
    debt = Money.of(400_000, "CLP")
    assert collection_fee_cap_chile(debt, UF, 30, reminded_free=False).amount == 28_000
    small = Money.of(40_000, "CLP")
    assert not collection_fee_cap_chile(small, UF, 30, reminded_free=False)


def test_chilean_fee_is_in_pesos() -> None:
    with pytest.raises(ValueError, match="pesos"):
        collection_fee_cap_chile(euros("1"), UF, 30, reminded_free=True)
    with pytest.raises(ValueError, match="UF"):
        collection_fee_cap_chile(Money.of(1, "CLP"), Decimal(0), 30, reminded_free=True)


@pytest.mark.parametrize("days", [21, 200])
@pytest.mark.parametrize("overdue", [100_000, 399_999, 2_000_001, 9_000_000])
def test_cap_and_pack_agree(overdue: int, days: int) -> None:
    """The money and the rule CL-09 are two readings of one article."""
    rule = next(r for r in load_packs("CL")[-1].rules if isinstance(r, ChargeCap))
    cap = collection_fee_cap_chile(
        Money.of(overdue, "CLP"), UF, days, reminded_free=True
    )
    assert cap.amount == int(marginal_cap(Decimal(overdue) / UF, rule.tiers) * UF)

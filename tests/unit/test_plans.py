"""Plans: what is offered adds up, exists in the calendar and stays within limits."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.domain.errors import InvalidPlanError
from recobro.domain.money import Money
from recobro.domain.plans import (
    Frequency,
    Instalment,
    PlanLimits,
    PlanStatus,
    PlanWish,
    add_months,
    check_plan,
    plan_status,
    propose_plan,
    unpaid_instalments,
)

TODAY = date(2026, 1, 28)
LIMITS = PlanLimits(
    max_installments=3,
    min_installment=Decimal(20),
    max_first_payment_days=15,
    max_plan_months=6,
)


def euros(amount: str) -> Money:
    return Money.of(amount, "EUR")


def test_january_end_leads_to_february_end() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2027, 12, 31), 2) == date(2028, 2, 29)


def test_three_instalments_add_up_exactly() -> None:
    found = propose_plan(euros("100.00"), LIMITS, TODAY, PlanWish(installments=3))
    assert found is not None
    assert found.as_wished
    assert [str(p.amount.amount) for p in found.instalments] == [
        "33.34",
        "33.33",
        "33.33",
    ]
    # 28 January + 3 days of lead; then the same day of each month, where it exists
    assert [p.date for p in found.instalments] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
    ]


def test_first_payment_leaves_the_rest_for_its_day() -> None:
    wish = PlanWish(down=Decimal(40), first_date=TODAY, rest_date=date(2026, 2, 15))
    found = propose_plan(euros("100.00"), LIMITS, TODAY, wish)
    assert found is not None
    assert found.as_wished
    assert [(p.date, p.amount) for p in found.instalments] == [
        (TODAY, euros("40.00")),
        (date(2026, 2, 15), euros("60.00")),  # 100 − 40
    ]


def test_rest_in_parts_adds_up() -> None:
    wish = PlanWish(down=Decimal(33), installments=3, first_date=TODAY)
    found = propose_plan(euros("100.01"), LIMITS, TODAY, wish)
    assert found is not None
    # 100.01 − 33 = 67.01 in two; a month between each
    assert [str(p.amount.amount) for p in found.instalments] == [
        "33.00",
        "33.51",
        "33.50",
    ]
    assert [p.date.month for p in found.instalments] == [1, 2, 3]


@pytest.mark.parametrize(
    ("down", "rest_date"),
    [
        ("19.99", None),  # less than the least instalment
        ("80.01", None),  # leaves less than that
        ("100.00", None),  # leaves nothing
        ("40.00", date(2026, 8, 1)),  # more than six months
    ],
)
def test_first_payment_outside_limits_is_countered(
    down: str, rest_date: date | None
) -> None:
    wish = PlanWish(down=Decimal(down), first_date=TODAY, rest_date=rest_date)
    found = propose_plan(euros("100.00"), LIMITS, TODAY, wish)
    assert found is not None
    assert not found.as_wished
    check_plan(found.instalments, euros("100.00"))


def test_wished_amount_leaves_the_rest_last() -> None:
    found = propose_plan(euros("149.90"), LIMITS, TODAY, PlanWish(amount=Decimal(50)))
    assert found is not None
    # 50 + 50 + 49.90 = 149.90
    assert [str(p.amount.amount) for p in found.instalments] == [
        "50.00",
        "50.00",
        "49.90",
    ]


def test_tiny_rest_joins_the_last_instalment() -> None:
    found = propose_plan(euros("104.90"), LIMITS, TODAY, PlanWish(amount=Decimal(50)))
    assert found is not None
    # 4.90 is below the minimum of 20: 50 + 54.90
    assert [str(p.amount.amount) for p in found.instalments] == ["50.00", "54.90"]


def test_too_many_instalments_become_the_most() -> None:
    found = propose_plan(euros("300.00"), LIMITS, TODAY, PlanWish(installments=12))
    assert found is not None
    assert not found.as_wished
    assert len(found.instalments) == 3


def test_late_first_date_is_drawn_nearer() -> None:
    wish = PlanWish(installments=2, first_date=date(2026, 3, 1))
    found = propose_plan(euros("300.00"), LIMITS, TODAY, wish)
    assert found is not None
    assert not found.as_wished
    assert found.instalments[0].date == TODAY + timedelta(days=15)


def test_small_balance_cannot_be_split() -> None:
    # two instalments of at least 20 need 40
    assert propose_plan(euros("39.99"), LIMITS, TODAY, PlanWish()) is None


@given(
    cents=st.integers(1, 10_000_000),
    count=st.none() | st.integers(1, 60),
    amount=st.none() | st.decimals(1, 5000, places=2),
    frequency=st.none() | st.sampled_from(Frequency),
    ahead=st.none() | st.integers(-40, 200),
    down=st.none() | st.decimals(1, 5000, places=2),
    rest=st.none() | st.integers(-40, 400),
    today=st.dates(date(2025, 1, 1), date(2030, 12, 31)),
    most=st.integers(0, 24),
    months=st.integers(0, 24),
)
def test_every_proposal_respects_the_limits(
    cents: int,
    count: int | None,
    amount: Decimal | None,
    frequency: Frequency | None,
    ahead: int | None,
    down: Decimal | None,
    rest: int | None,
    today: date,
    most: int,
    months: int,
) -> None:
    balance = Money(Decimal(cents) / 100, "EUR")
    limits = PlanLimits(
        max_installments=most,
        min_installment=Decimal(20),
        max_first_payment_days=15,
        max_plan_months=months,
    )
    wish = PlanWish(
        installments=count,
        amount=amount,
        frequency=frequency,
        first_date=None if ahead is None else today + timedelta(days=ahead),
        down=down,
        rest_date=None if rest is None else today + timedelta(days=rest),
    )
    found = propose_plan(balance, limits, today, wish)
    if found is None:
        return
    check_plan(found.instalments, balance)
    assert 2 <= len(found.instalments) <= most
    assert all(p.amount.amount >= 20 for p in found.instalments)
    first, last = found.instalments[0].date, found.instalments[-1].date
    assert today <= first <= today + timedelta(days=15)
    assert last <= add_months(today, months)


PARTS = (
    Instalment(date=date(2026, 3, 1), amount=euros("50.00")),
    Instalment(date=date(2026, 4, 1), amount=euros("50.00")),
)


@pytest.mark.parametrize(
    ("paid", "day", "status"),
    [
        ("0.00", date(2026, 3, 3), PlanStatus.ACTIVE),  # within two days of grace
        ("0.00", date(2026, 3, 4), PlanStatus.IN_ARREARS),
        ("0.00", date(2026, 3, 17), PlanStatus.BROKEN),  # 16 days after
        ("50.00", date(2026, 3, 17), PlanStatus.ACTIVE),
        ("100.00", date(2026, 9, 1), PlanStatus.COMPLETED),
    ],
)
def test_plan_status_follows_the_payments(
    paid: str, day: date, status: PlanStatus
) -> None:
    assert plan_status(PARTS, euros(paid), day) is status


def test_part_payment_reduces_the_oldest_instalment() -> None:
    left = unpaid_instalments(PARTS, euros("70.00"))
    assert left == (Instalment(date=date(2026, 4, 1), amount=euros("30.00")),)


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (Instalment(date=date(2026, 3, 1), amount=euros("99.99")),),
        tuple(reversed(PARTS)),
        (*PARTS, Instalment(date=date(2026, 5, 1), amount=euros("0.00"))),
    ],
)
def test_false_plan_is_refused(parts: tuple[Instalment, ...]) -> None:
    with pytest.raises(InvalidPlanError):
        check_plan(parts, euros("100.00"))

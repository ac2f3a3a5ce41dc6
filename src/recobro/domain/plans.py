"""Instalment plans: proposing one within limits, and telling how one is going."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from itertools import pairwise

from recobro.domain.errors import InvalidPlanError
from recobro.domain.money import Money, currency_exponent

# Days until the first instalment where the person names none: time to get the money,
# short enough to begin.
DEFAULT_LEAD_DAYS = 3
DEFAULT_INSTALMENTS = 3
FEWEST_INSTALMENTS = 2


class Frequency(StrEnum):
    """How often an instalment falls due."""

    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"


class PlanStatus(StrEnum):
    """How an agreed plan is going."""

    ACTIVE = "active"
    COMPLETED = "completed"
    IN_ARREARS = "in_arrears"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One part of a plan: its day and its amount."""

    date: date
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLimits:
    """Between what bounds a plan may be offered; all inclusive."""

    max_installments: int
    min_installment: Decimal
    max_first_payment_days: int
    max_plan_months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWish:
    """What the person asked for; None where they said nothing.

    `amount` is that of each instalment. `down` is a first payment of its own («200 hoy
    y el resto el 30»): the rest follows in one part, or in one less than
    `installments`, and from `rest_date` on where a day for it was named.
    """

    installments: int | None = None
    amount: Decimal | None = None
    frequency: Frequency | None = None
    first_date: date | None = None
    down: Decimal | None = None
    rest_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProposal:
    """A plan that may be offered; `as_wished` false where it is a counter-offer."""

    instalments: tuple[Instalment, ...]
    as_wished: bool


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last: 31 Jan + 1 is 28 Feb."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def instalment_date(first: date, frequency: Frequency, index: int) -> date:
    """The day of the instalment at a 0-based index, counted from the first.

    Months are counted from the first day itself, so 31 Jan, 28 Feb, 31 Mar.
    """
    if frequency is Frequency.MONTHLY:
        return add_months(first, index)
    return first + timedelta(days=(7 if frequency is Frequency.WEEKLY else 14) * index)


def propose_plan(
    balance: Money, limits: PlanLimits, today: date, wish: PlanWish
) -> PlanProposal | None:
    """The plan nearest to the wish that the limits allow; None where there is none.

    Its instalments add up to the balance exactly and no amount is below the minimum.
    """
    first, date_kept = _first_date(limits, today, wish)
    frequency = wish.frequency or Frequency.MONTHLY
    most = _most_instalments(balance, limits, today, first, frequency)
    if most < FEWEST_INSTALMENTS:
        return None
    amounts, size_kept = _amounts(balance, limits, wish, most)
    days = [instalment_date(first, frequency, i) for i in range(len(amounts))]
    if wish.rest_date is not None and size_kept:
        rest = [instalment_date(wish.rest_date, frequency, i) for i in range(len(days))]
        in_time = rest[-2] <= add_months(today, limits.max_plan_months)
        date_kept = date_kept and first < rest[0] and in_time
        days = [first, *rest[:-1]] if date_kept else days
    return PlanProposal(
        instalments=tuple(
            Instalment(date=day, amount=amount)
            for day, amount in zip(days, amounts, strict=True)
        ),
        as_wished=date_kept and size_kept,
    )


def _first_date(limits: PlanLimits, today: date, wish: PlanWish) -> tuple[date, bool]:
    latest = today + timedelta(days=limits.max_first_payment_days)
    if wish.first_date is None:
        return min(today + timedelta(days=DEFAULT_LEAD_DAYS), latest), True
    kept = min(max(wish.first_date, today), latest)
    return kept, kept == wish.first_date


def _most_instalments(
    balance: Money, limits: PlanLimits, today: date, first: date, frequency: Frequency
) -> int:
    last = add_months(today, limits.max_plan_months)
    most = 0
    while (
        most < limits.max_installments
        and instalment_date(first, frequency, most) <= last
    ):
        most += 1
    # Nobody pays less than the smallest coin: 0.03 is not split in four.
    coin = Decimal(1).scaleb(-currency_exponent(balance.currency))
    return min(most, int(balance.amount // max(limits.min_installment, coin)))


def _amounts(
    balance: Money, limits: PlanLimits, wish: PlanWish, most: int
) -> tuple[tuple[Money, ...], bool]:
    if wish.down is not None and wish.down > 0:
        parts = _first_and_rest(balance, wish, limits, most)
        if parts:
            return parts, True
        wanted = wish.installments or FEWEST_INSTALMENTS
        return balance.split(max(FEWEST_INSTALMENTS, min(wanted, most))), False
    if wish.amount is not None and wish.amount > 0:
        each = Money.rounded(wish.amount, balance.currency)
        agreeing = wish.installments is None or (
            each.amount * wish.installments >= balance.amount
        )
        parts = _equal_to_the_wish(balance, each, limits, most) if agreeing else None
        if parts:
            return parts, True
        wanted = wish.installments or most
        return balance.split(max(FEWEST_INSTALMENTS, min(wanted, most))), False
    if wish.installments is not None:
        count = max(FEWEST_INSTALMENTS, min(wish.installments, most))
        return balance.split(count), count == wish.installments
    return balance.split(min(most, DEFAULT_INSTALMENTS)), True


def _first_and_rest(
    balance: Money, wish: PlanWish, limits: PlanLimits, most: int
) -> tuple[Money, ...] | None:
    """A first payment as wished, and the rest in equal parts; None outside limits."""
    assert wish.down is not None
    first = Money.rounded(wish.down, balance.currency)
    count = max(wish.installments or FEWEST_INSTALMENTS, FEWEST_INSTALMENTS)
    rest = balance - first
    if count > most or not first.is_positive or not rest.is_positive:
        return None
    parts = (first, *rest.split(count - 1))
    enough = min(part.amount for part in parts) >= limits.min_installment
    return parts if enough and parts[-1].is_positive else None


def _equal_to_the_wish(
    balance: Money, each: Money, limits: PlanLimits, most: int
) -> tuple[Money, ...] | None:
    """Instalments of the wished amount, the last one what is left."""
    if not each.is_positive or each.amount < limits.min_installment or each >= balance:
        return None
    count = int((balance.amount / each.amount).to_integral_value(ROUND_CEILING))
    rest = balance - Money(each.amount * (count - 1), balance.currency)
    if rest.amount < limits.min_installment and count > FEWEST_INSTALMENTS:
        count, rest = count - 1, rest + each
    if not FEWEST_INSTALMENTS <= count <= most or rest.amount < limits.min_installment:
        return None
    return (each,) * (count - 1) + (rest,)


def check_plan(instalments: Sequence[Instalment], total: Money) -> None:
    """Raise InvalidPlanError unless these parts make a plan for exactly this total."""
    if not instalments:
        raise InvalidPlanError("a plan has at least one instalment")
    if any(not part.amount.is_positive for part in instalments):
        raise InvalidPlanError("every instalment is above zero")
    days = [part.date for part in instalments]
    if any(later <= earlier for earlier, later in pairwise(days)):
        raise InvalidPlanError("the instalments' dates must rise")
    summed = Money.sum((part.amount for part in instalments), total.currency)
    if summed != total:
        raise InvalidPlanError(f"the instalments add up to {summed}, not {total}")


def unpaid_instalments(
    instalments: Sequence[Instalment], paid: Money
) -> tuple[Instalment, ...]:
    """What is left of each instalment, oldest first, `paid` being spread in order."""
    left = paid
    open_parts: list[Instalment] = []
    for part in instalments:
        share = min(left, part.amount)
        left -= share
        if share < part.amount:
            open_parts.append(Instalment(date=part.date, amount=part.amount - share))
    return tuple(open_parts)


def plan_status(
    instalments: Sequence[Instalment],
    paid: Money,
    day: date,
    *,
    grace_days: int = 2,
    broken_after_days: int = 15,
) -> PlanStatus:
    """How a plan stands on a day, `paid` being all money received since agreed.

    In arrears once an instalment is unpaid more than `grace_days` after its day,
    broken after `broken_after_days`.
    """
    left = unpaid_instalments(instalments, paid)
    if not left:
        return PlanStatus.COMPLETED
    late = (day - left[0].date).days
    if late > broken_after_days:
        return PlanStatus.BROKEN
    return PlanStatus.IN_ARREARS if late > grace_days else PlanStatus.ACTIVE

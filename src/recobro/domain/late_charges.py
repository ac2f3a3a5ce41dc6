"""Statutory money for late payment: interest, fixed compensation, fee caps.

Spain and the EU: Ley 3/2004 arts. 5-8 (ECB main refinancing rate before the first day
of the half-year plus 8 points, 40 EUR), only between businesses or with public bodies.
United Kingdom: Late Payment of Commercial Debts (Interest) Act 1998 (base rate of 31
December or 30 June plus 8, and 40, 70 or 100 GBP). Chile: Ley 19.496 art. 37 (9, 6 and
3 per cent of the parts up to 10, to 50 and above 50 UF, from day 21). Spanish consumer
loans: STS 265/2015 (2 points above the remuneratory rate, otherwise only that rate).

All functions are pure; rates come as dated data, and an unknown rate is an error, not
a guess. Interest is simple, on actual days over 365.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from recobro.domain.errors import DomainError
from recobro.domain.money import Money

STATUTORY_MARGIN = Decimal(8)
DAYS_OF_YEAR = Decimal(365)
HUNDRED = Decimal(100)
CHILE_TIERS = (
    (Decimal(10), Decimal(9)),
    (Decimal(50), Decimal(6)),
    (None, Decimal(3)),
)
CHILE_FIRST_DAY = 21
CHILE_MISSING_REMINDER_UF = Decimal("0.2")
CONSUMER_LOAN_MARGIN = Decimal(2)


class NotForConsumersError(DomainError):
    """Statutory interest or compensation between businesses was asked of a consumer."""

    code = "not_for_consumers"

    def __init__(self, debtor: str) -> None:
        self.debtor = debtor
        super().__init__(
            f"the late payment law is for businesses and public bodies, not {debtor!r}"
        )


class RateUnknownError(DomainError):
    """No rate is on record for a day on which interest would run."""

    code = "rate_unknown"

    def __init__(self, day: date) -> None:
        self.day = day
        super().__init__(f"no reference rate is known for {day}: add it to the rates")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRate:
    """A reference rate, percent a year, in force from `starts` to `ends` (included)."""

    starts: date
    ends: date
    percent: Decimal
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestSlice:
    """Interest of one stretch of days under one rate; `amount` is not rounded."""

    starts: date
    ends: date
    days: int
    percent: Decimal
    amount: Decimal
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LateInterest:
    """The interest on one debt: the total, rounded once, and how it came about."""

    total: Money
    slices: tuple[InterestSlice, ...]


def _business_only(debtor: str) -> None:
    if debtor not in ("business", "public_body"):
        raise NotForConsumersError(debtor)


def statutory_interest(
    principal: Money,
    due_on: date,
    until: date,
    reference: Sequence[DatedRate],
    debtor: str,
    *,
    margin: Decimal = STATUTORY_MARGIN,
) -> LateInterest:
    """Late interest between businesses, from the day after `due_on` to `until`.

    `until` is the last day that bears interest (the day of payment). `reference` are
    the dated reference rates; the margin, in points, is added. Raises
    NotForConsumersError for a consumer, RateUnknownError for a day without a rate.
    """
    _business_only(debtor)
    slices = []
    day = due_on + timedelta(days=1)
    while day <= until:
        rate = _rate_on(reference, day)
        last = min(rate.ends, until)
        slices.append(_slice(principal, day, last, rate.percent + margin, rate.source))
        day = last + timedelta(days=1)
    return _summed(principal, slices)


def agreed_interest(
    principal: Money, due_on: date, until: date, percent: Decimal, source: str
) -> LateInterest:
    """Late interest at an agreed rate, percent a year, over the same days."""
    first = due_on + timedelta(days=1)
    if until < first:
        return _summed(principal, [])
    return _summed(principal, [_slice(principal, first, until, percent, source)])


def consumer_default_rate(
    agreed: Decimal,
    remuneratory: Decimal,
    margin: Decimal = CONSUMER_LOAN_MARGIN,
) -> Decimal:
    """The default rate that a consumer owes on a loan (STS 265/2015; mortgages: 3).

    An agreed rate of more than `margin` points above the remuneratory one is abusive,
    and then the remuneratory one goes on alone: 24 over 8 gives 8, and 10 gives 10.
    """
    return remuneratory if agreed > remuneratory + margin else agreed


def fixed_compensation_spain(debtor: str, invoices: int = 1) -> Money:
    """40 EUR for each unpaid invoice between businesses (Ley 3/2004 art. 8)."""
    _business_only(debtor)
    return Money.of(40 * invoices, "EUR")


def fixed_compensation_uk(debt: Money, debtor: str) -> Money:
    """40, 70 or 100 GBP for a debt below 1,000, below 10,000, or from there."""
    _business_only(debtor)
    if debt < Money.of(1000, "GBP"):
        return Money.of(40, "GBP")
    if debt < Money.of(10000, "GBP"):
        return Money.of(70, "GBP")
    return Money.of(100, "GBP")


def collection_fee_cap_chile(
    overdue: Money,
    uf_in_pesos: Decimal,
    days_late: int,
    *,
    reminded_free: bool,
) -> Money:
    """The most that a collection fee may come to, in pesos (Ley 19.496 art. 37).

    Nothing before day 21 of the delay. 9 % of the first 10 UF of the overdue amount,
    6 % of the next 40, 3 % of the rest; 0.2 UF less where no free reminder was given
    in the first fifteen days. Rounded down to the peso.
    """
    if overdue.currency != "CLP":
        raise ValueError(f"a Chilean fee is in pesos, not {overdue.currency}")
    if uf_in_pesos <= 0:
        raise ValueError("the UF is worth something")
    if days_late < CHILE_FIRST_DAY:
        return Money.zero("CLP")
    units = overdue.amount / uf_in_pesos
    cap, floor = Decimal(0), Decimal(0)
    for limit, percent in CHILE_TIERS:
        top = units if limit is None else min(units, limit)
        if top > floor:
            cap += (top - floor) * percent / HUNDRED
            floor = top
    if not reminded_free:
        cap = max(Decimal(0), cap - CHILE_MISSING_REMINDER_UF)
    return Money.of(int(cap * uf_in_pesos), "CLP")


def _rate_on(reference: Sequence[DatedRate], day: date) -> DatedRate:
    for rate in reference:
        if rate.starts <= day <= rate.ends:
            return rate
    raise RateUnknownError(day)


def _slice(
    principal: Money, first: date, last: date, percent: Decimal, source: str
) -> InterestSlice:
    days = (last - first).days + 1
    amount = principal.amount * percent * days / (HUNDRED * DAYS_OF_YEAR)
    return InterestSlice(
        starts=first,
        ends=last,
        days=days,
        percent=percent,
        amount=amount,
        source=source,
    )


def _summed(principal: Money, slices: list[InterestSlice]) -> LateInterest:
    total = sum((piece.amount for piece in slices), Decimal(0))
    return LateInterest(
        total=Money.rounded(total, principal.currency), slices=tuple(slices)
    )

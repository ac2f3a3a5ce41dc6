"""The days that an account's facts hold."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from recobro.domain.guard.dates import add_months
from recobro.domain.guard.facts import GuardFacts, PlanOffer

_WEEKLY = frozenset({"weekly", "week", "semanal", "7"})
_FORTNIGHTLY = frozenset(
    {
        "biweekly",
        "fortnightly",
        "quincenal",
        "semimonthly",
        "every_two_weeks",
        "14",
        "15",
    }
)


def frequency_of(plan: PlanOffer) -> str:
    """`weekly`, `biweekly` or `monthly`, whatever word the offer used."""
    word = plan.frequency.strip().lower()
    if word in _WEEKLY:
        return "weekly"
    return "biweekly" if word in _FORTNIGHTLY else "monthly"


@lru_cache(maxsize=1024)
def instalment_days(plan: PlanOffer) -> frozenset[date]:
    """The days on which a plan's instalments fall due.

    A fortnight is read both as 14 and as 15 days: «quincena» is used for either.
    """
    first, count = plan.first_date, min(plan.installments, 120)
    frequency = frequency_of(plan)
    if frequency == "weekly":
        return frozenset(first + timedelta(days=7 * k) for k in range(count))
    if frequency == "biweekly":
        days = {
            first + timedelta(days=step * k) for k in range(count) for step in (14, 15)
        }
        halves = {add_months(first, k) for k in range(count // 2 + 1)}
        ends = {add_months(d.replace(day=1), 1) - timedelta(days=1) for d in halves}
        return frozenset(days | halves | (ends if first.day == 15 else set()))
    return frozenset(add_months(first, k) for k in range(count))


def days_to_pay_by(facts: GuardFacts) -> frozenset[date]:
    """Due dates, the dates of offers and promises."""
    days = {i.due_date for i in facts.invoices}
    days.update([p.date for p in facts.promises])
    for offer in facts.offers:
        if isinstance(offer, PlanOffer):
            days |= instalment_days(offer)
        elif offer.until:
            days.add(offer.until)
    return frozenset(days)

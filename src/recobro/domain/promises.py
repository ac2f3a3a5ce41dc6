"""Promises to pay: whether one is kept, partly kept, broken or still open."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from recobro.domain.money import Money

# Judged from the day after; a tenant whose bank books late gives more.
DEFAULT_GRACE_DAYS = 0


class PromiseOutcome(StrEnum):
    """How a promise stands."""

    OPEN = "open"
    KEPT = "kept"
    PARTLY_KEPT = "partly_kept"
    BROKEN = "broken"


def promise_outcome(
    *,
    promised: Money,
    due: date,
    paid: Money,
    day: date,
    grace_days: int = DEFAULT_GRACE_DAYS,
) -> PromiseOutcome:
    """How a promise stands on `day`, `paid` being the money received since it was made.

    Kept as soon as the money is there; judged otherwise only after the grace.
    """
    if paid >= promised:
        return PromiseOutcome.KEPT
    if (day - due).days <= grace_days:
        return PromiseOutcome.OPEN
    return PromiseOutcome.PARTLY_KEPT if paid.is_positive else PromiseOutcome.BROKEN

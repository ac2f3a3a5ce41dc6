"""Promises: judged by the money and the day."""

from datetime import date

import pytest

from recobro.domain.money import Money
from recobro.domain.promises import PromiseOutcome, promise_outcome

DUE = date(2026, 3, 13)


@pytest.mark.parametrize(
    ("paid", "day", "grace", "outcome"),
    [
        ("100.00", date(2026, 3, 10), 0, PromiseOutcome.KEPT),
        ("0.00", DUE, 0, PromiseOutcome.OPEN),
        ("0.00", date(2026, 3, 14), 1, PromiseOutcome.OPEN),
        ("0.00", date(2026, 3, 14), 0, PromiseOutcome.BROKEN),
        ("40.00", date(2026, 3, 14), 0, PromiseOutcome.PARTLY_KEPT),
    ],
)
def test_promise_is_judged_after_grace(
    paid: str, day: date, grace: int, outcome: PromiseOutcome
) -> None:
    found = promise_outcome(
        promised=Money.of("100.00", "EUR"),
        due=DUE,
        paid=Money.of(paid, "EUR"),
        day=day,
        grace_days=grace,
    )
    assert found is outcome

"""A change on today's portfolio: counted, put to the law, shown by example."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.builders import (
    TUESDAY,
    Twins,
    a_tenant,
    an_invoice_row,
    import_rows,
    services_with_twins,
)

from recobro.actions.compare_strategies import (
    ACCOUNTS_AT_ONCE,
    Comparison,
    compare_strategies,
    with_change,
)
from recobro.actions.run_cycle import run_cycle
from recobro.domain.differences import Kind
from recobro.domain.strategy import DEFAULT_STRATEGY, Moves, Step, Timeline, one_segment
from recobro.storage import models
from recobro.storage.clock import FixedClock
from recobro.storage.tenancy import acting_for

TODAY = TUESDAY.date()
NOW = Timeline.of(DEFAULT_STRATEGY)
LABELS = ("default@1", "changed@1")


def changed(*steps: tuple[str, int, int]) -> Timeline:
    """The default's steps, and these before them in the list of days."""
    more = tuple(
        Step(name=name, first_day=first, last_day=last, template="overdue_help")
        for name, first, last in steps
    )
    return Timeline.of(
        one_segment(name="changed", version=1, steps=(*DEFAULT_STRATEGY.steps, *more))
    )


class Company:
    """Debtors so many days past due on TUESDAY, each owing 149.90 euros."""

    def __init__(self, *days: int, **changes: Any) -> None:
        self.tenant_id: UUID = a_tenant()
        self.twins: Twins = services_with_twins()
        for number, past_due in enumerate(days):
            row = an_invoice_row(
                debtor_id=f"C-{number}", debtor_name=f"Debtor {number}",
                phone=f"+3460011{number:04}", due_date=TODAY - timedelta(days=past_due),
                **changes,
            )  # fmt: skip
            import_rows(self.tenant_id, [row])

    def compare(self, then: Timeline, **changes: Any) -> Comparison:
        given: dict[str, Any] = {
            "tenant_id": self.tenant_id, "day": TODAY, "labels": LABELS,
        } | changes  # fmt: skip
        return compare_strategies(self.twins.services, NOW, then, **given)


# Days 16 to 20 fall into overdue-15, which spoke on day 15 unless it was missed; day 31
# into plan-31; 0 has nothing.
@pytest.fixture
def company(database: None) -> Company:
    return Company(0, 8, 16, 35, 200)


def test_messages_more_with_their_debtors(company: Company) -> None:
    """A notice on the due date itself: one account more, of five."""
    found = company.compare(changed(("today", 0, 0)))
    difference = found.difference
    assert (difference.more_messages, difference.changed) == (1, 1)
    assert difference.moves == {("none before_step", "send today"): 1}
    [shown] = difference.examples[Kind.NEW_MESSAGE]
    assert found.names == {shown.account_id: "Debtor 0"}
    assert difference.now.actions == {"none": 1, "send": 3, "person": 1}
    assert difference.then.by_step["today"] == 1
    assert difference.now.as_json()["chased"] == {"EUR": "449.70"}  # 3 of 149.90


def test_new_messages_are_put_to_the_law(company: Company) -> None:
    law = company.compare(changed(("today", 0, 0))).difference.law
    assert (law.of, law.asked, law.today, law.later, law.unlawful) == (1, 1, 1, 0, 0)


def test_sunday_lets_messages_wait(database: None) -> None:
    """15 March 2026 is a Sunday: the new message may go on Monday."""
    company = Company(0)
    sunday = date(2026, 3, 15)
    clock = FixedClock(datetime(2026, 3, 15, 10, tzinfo=UTC))
    company.twins = services_with_twins(clock)
    law = company.compare(changed(("five", 5, 5)), day=sunday).difference.law
    assert (law.of, law.today, law.later, law.unlawful) == (1, 0, 1, 0)
    assert law.rules


def test_unlawful_message_is_told(database: None) -> None:
    """No pack of law covers the country: nothing is known to be allowed."""
    company = Company(0, country="FR")
    law = company.compare(changed(("today", 0, 0))).difference.law
    assert (law.of, law.unlawful) == (1, 1)


def test_few_are_asked_about_and_it_says_so(company: Company) -> None:
    """Another step for days 8, 16 and 35: three messages, of which two are asked."""
    then = changed(("other", 1, 90))
    law = company.compare(then, judged=2).difference.law
    assert (law.of, law.asked, law.sampled) == (3, 2, True)
    assert company.compare(then).difference.law.asked == 3


def test_planned_messages_count_as_unsent(company: Company) -> None:
    """The day has run and nothing has left yet: the comparison is as before."""
    before = company.compare(changed(("today", 0, 0))).difference
    run_cycle(
        company.twins.services, tenant_id=company.tenant_id, day=TODAY, dry_run=False,
        started_by="test",
    )  # fmt: skip
    after = company.compare(changed(("today", 0, 0))).difference
    assert after.more_messages == before.more_messages == 1
    assert after.now.actions["send"] == before.now.actions["send"] == 3


def test_change_for_new_debts_leaves_others(company: Company) -> None:
    """Those on their way keep their version; the one due today entered before it."""
    change = changed(("other", 1, 90)).in_force(TODAY)
    every = with_change(NOW, change, day=TODAY, moves=Moves.ALL)
    fresh = with_change(NOW, change, day=TODAY, moves=Moves.NEW_DEBTS)
    assert company.compare(every).difference.changed == 3
    assert company.compare(fresh).difference.changed == 0


def test_sample_of_accounts_says_so(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ranges of two accounts: of six accounts two are looked at."""
    monkeypatch.setattr("recobro.actions.compare_strategies.ACCOUNTS_AT_ONCE", 2)
    company = Company(0, 0, 0, 0, 0, 0)
    then = changed(("today", 0, 0))
    part = company.compare(then, most_accounts=2).difference
    assert (part.looked_at, part.accounts, part.sampled) == (2, 6, True)
    assert part.more_messages == 2
    whole = company.compare(then, most_accounts=ACCOUNTS_AT_ONCE).difference
    assert (whole.looked_at, whole.sampled) == (6, False)


def test_comparison_writes_nothing(company: Company) -> None:
    company.compare(changed(("today", 0, 0)))
    with acting_for(company.tenant_id):
        for model in (models.Message, models.Decision, models.Verdict):
            assert not model.objects.filter(tenant_id=company.tenant_id).exists()

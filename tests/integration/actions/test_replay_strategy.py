"""Past days lived again from the ledger: who would have been written to, and who not.

Every account has the default strategy's steps before it: preventive (-3 to -1), day 1
to 6, 7 to 14, 15 to 29, 30, and offers of a plan. The days are all of February 2026, in
Spain, where nothing goes on Sundays and some Saturdays are open.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from tests.builders import (
    TUESDAY,
    a_tenant,
    an_invoice_row,
    import_rows,
    services_with_twins,
)

from recobro.actions.errors import ActionRefusedError
from recobro.actions.record_payment import record_payment, return_payment
from recobro.actions.replay_strategy import replay_strategy
from recobro.domain.money import Money
from recobro.domain.replay_report import ReplayReport
from recobro.domain.replays import Event, Lived
from recobro.domain.strategy import DEFAULT_STRATEGY, Step, Timeline, one_segment
from recobro.storage import models
from recobro.storage.ids import new_id
from recobro.storage.tenancy import acting_for

FIRST, LAST = date(2026, 2, 1), date(2026, 2, 28)
ISSUED, DUE = date(2026, 1, 2), date(2026, 2, 2)  # a Monday


def at(day: int, hour: int = 9, month: int = 2) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


class Past:
    """A company whose one debtor owes 100 euros since 2 February."""

    def __init__(self, **row: Any) -> None:
        self.tenant_id = a_tenant()
        self.twins = services_with_twins()
        self.bring_in(**row)
        with acting_for(self.tenant_id):
            own = models.Account.objects.get(tenant_id=self.tenant_id)
            self.account_id, self.debtor_id = own.id, own.debtor_id
            self.invoice_id = models.Invoice.objects.get(tenant_id=self.tenant_id).id

    def bring_in(self, **row: Any) -> None:
        given = {
            "amount": "100.00", "issue_date": ISSUED, "due_date": DUE, "debtor_id": "1",
        } | row  # fmt: skip
        import_rows(self.tenant_id, [an_invoice_row(**given)])

    def add(self, model: Any, **values: Any) -> UUID:
        identifier = new_id()
        with acting_for(self.tenant_id):
            model.objects.create(tenant_id=self.tenant_id, id=identifier, **values)
        return identifier

    def pays(self, amount: str, received: datetime, **changes: Any) -> None:
        """Money that came then, and was booked a week ago."""
        given: dict[str, Any] = {
            "source": "bank", "external_id": str(new_id()), "method": "transfer",
        }  # fmt: skip
        record_payment(
            self.twins.services, tenant_id=self.tenant_id, account_id=self.account_id,
            amount=Money.of(amount, "EUR"), received_at=received, actor="test",
            now=at(3, month=3), **(given | changes),
        )  # fmt: skip

    def replay(
        self, timeline: Timeline | None = None, **changes: Any
    ) -> tuple[list[tuple[int, str]], ReplayReport]:
        """The messages as (day of February, step), and the report."""
        sent: list[tuple[int, str]] = []

        def witness(_past: Any, one: Lived) -> None:
            if one.event is Event.SENT and one.decision.step:
                sent.append((one.day.day, one.decision.step.name))

        given: dict[str, Any] = {"first": FIRST, "last": LAST, "name": "test"}
        report = replay_strategy(
            self.twins.services, timeline or Timeline.of(DEFAULT_STRATEGY),
            tenant_id=self.tenant_id, witness=witness, **(given | changes),
        )  # fmt: skip
        assert report.to_paid == 0
        return sent, report


# The due date is Monday 2 February: nothing on Sunday 1st, day 1 is Tuesday 3rd, day 7
# Monday 9th, day 15 Tuesday 17th.
UNPAID = [(3, "overdue-1"), (9, "overdue-7"), (17, "overdue-15")]


@pytest.fixture
def past(database: None) -> Past:
    return Past()


def test_unpaid_debt_gets_each_step(past: Past) -> None:
    sent, report = past.replay()
    assert sent == UNPAID
    february = report.months["2026-02"]
    assert february.standing == {"overdue-15": 1}
    assert february.contacts == {3: 1}


def test_payment_silences_from_its_own_day(past: Past) -> None:
    """It came on the 9th and was booked in March: the 9th is silent already."""
    past.pays("100.00", at(9, 18))
    sent, report = past.replay()
    assert sent == [(3, "overdue-1")]
    assert report.months["2026-02"].paid == 1


def test_part_payment_leaves_sequence_in_place(past: Past) -> None:
    past.pays("40.00", at(9, 18))
    assert past.replay()[0] == UNPAID


def test_unapplied_money_is_netted_later(past: Past) -> None:
    """150 euros for 100: the 50 left cover the debt of 50 that falls due after."""
    past.pays("150.00", at(2))
    past.bring_in(
        amount="50.00", issue_date=date(2026, 2, 5), due_date=date(2026, 2, 12)
    )
    assert past.replay()[0] == []


def test_returned_payment_is_chased_again(past: Past) -> None:
    """Paid on the 4th, gone back on the 16th, day 14: the second step that day."""
    past.pays("100.00", at(4), external_id="p-1")
    return_payment(
        tenant_id=past.tenant_id, source="bank", external_id="p-1", movement_id="r-1",
        amount=Money.of("100.00", "EUR"), actor="test", now=at(16),
    )  # fmt: skip
    assert past.replay()[0] == [
        (3, "overdue-1"), (16, "overdue-7"), (19, "overdue-15"),
    ]  # fmt: skip


def test_invoice_is_unknown_before_its_issue(database: None) -> None:
    past = Past(issue_date=date(2026, 2, 10), due_date=date(2026, 2, 3))
    assert past.replay()[0][0] == (10, "overdue-7")


def test_dispute_silences_while_it_lasts(past: Past) -> None:
    """From the 8th to the 12th: day 7's step speaks on the 13th, the day after."""
    past.add(
        models.Dispute, account_id=past.account_id, text="no", status="rejected",
        due_at=at(20), created_at=at(8), settled_at=at(12),
    )  # fmt: skip
    assert past.replay()[0][1:] == [(13, "overdue-7"), (17, "overdue-15")]


def test_hold_and_stop_silence_too(past: Past) -> None:
    past.add(
        models.Hold, account_id=past.account_id, reason="company", starts_at=at(2),
        until=datetime(2026, 2, 4, 23, tzinfo=UTC), created_by="test",
    )  # fmt: skip
    past.add(
        models.Stop, debtor_id=past.debtor_id, reason="opt_out", started_at=at(9, 20),
        created_by="test",
    )  # fmt: skip
    # 23:00 in UTC is the midnight that begins the 5th in Madrid
    assert past.replay()[0] == [(5, "overdue-1")]


def test_promise_waits_for_its_day(past: Past) -> None:
    """Promised on the 4th for the 12th: silence, then the broken promise's step."""
    past.add(
        models.Promise, account_id=past.account_id, date=date(2026, 2, 12),
        amount="100.00", currency="EUR", status="broken", created_at=at(4),
        settled_at=at(16), covers=[
            {"term": str(_term(past)), "amount": "100.00"}
        ],
    )  # fmt: skip
    assert past.replay()[0] == [
        (3, "overdue-1"), (13, "promise-late-1"), (17, "overdue-15"),
    ]  # fmt: skip


def _term(past: Past) -> UUID:
    with acting_for(past.tenant_id):
        return models.InvoiceTerm.objects.get(tenant_id=past.tenant_id).id


def test_person_with_case_silences(past: Past) -> None:
    past.add(
        models.HandOver, account_id=past.account_id, reason="asked", priority="high",
        due_at=at(9), opened_at=at(6), closed_at=at(10), status="closed",
    )  # fmt: skip
    assert past.replay()[0][1:] == [(11, "overdue-7"), (17, "overdue-15")]


def test_nothing_goes_on_sundays(database: None) -> None:
    """Due on Saturday 7th: day 1 is a Sunday, and the message leaves on Monday 9th."""
    past = Past(due_date=date(2026, 2, 7))
    sent, report = past.replay()
    assert (9, "overdue-1") in sent
    assert not {1, 8, 15, 22} & {day for day, _ in sent}
    assert report.months["2026-02"].waited


def test_other_strategy_writes_otherwise(past: Past) -> None:
    once = Step(name="once", first_day=5, last_day=9, template="overdue_first")
    timeline = Timeline.of(one_segment(name="mild", version=1, steps=(once,)))
    assert past.replay(timeline)[0] == [(9, "once")]  # day 5 is Saturday 7th


def test_hold_out_is_withheld_and_counted(past: Past) -> None:
    step = Step(name="once", first_day=1, last_day=9, template="overdue_first")
    names = ("held", "told", "some", "more", "last", "zero")
    found = set()
    for name in names:
        half = one_segment(name=name, version=1, steps=(step,), hold_out=0.5)
        sent, report = past.replay(Timeline.of(half))
        held = report.months["2026-02"].held_out.total()
        assert len(sent) + held == 1
        found.add(held)
    assert found == {0, 1}  # six draws of one half: 3 % to be all alike, and fixed


def test_money_counts_for_newest_message_before(past: Past) -> None:
    """Messages on the 3rd and 9th, money on the 12th: it came after the second."""
    past.pays("30.00", at(12))
    _, report = past.replay()
    assert report.followed["overdue-7"].as_json() == {
        "messages": 1, "followed": 1, "share": 1.0, "money": {"EUR": "30.0000"},
    }  # fmt: skip
    assert report.followed["overdue-1"].followed == 0
    late = past.replay(within_days=2)[1]
    assert late.followed["overdue-7"].followed == 0  # three days after, not two


def test_what_spoke_before_is_not_said_again(past: Past) -> None:
    """Really sent on 31 January: the preventive step, and a contact that day."""
    with acting_for(past.tenant_id):
        point = models.ContactPoint.objects.filter(channel="whatsapp").get(
            tenant_id=past.tenant_id
        )
        own = {"tenant_id": past.tenant_id, "account_id": past.account_id}
        verdict, message = new_id(), new_id()
        models.Verdict.objects.create(**own, id=verdict, allowed=True, moment=TUESDAY)
        models.Message.objects.create(
            **own, id=message, contact_point_id=point.id, channel="whatsapp",
            key="step:overdue-1:2026-02-02", purpose="collection", intent={},
            state="read", verdict_id=verdict, attempt_id=message,
            not_before=at(31, month=1), planned_at=at(31, month=1),
            sending_at=at(31, month=1), accepted_at=at(31, month=1),
        )  # fmt: skip
    assert past.replay()[0] == UNPAID[1:]


def test_really_sent_stands_beside(past: Past) -> None:
    with acting_for(past.tenant_id):
        point = models.ContactPoint.objects.filter(channel="whatsapp").get(
            tenant_id=past.tenant_id
        )
        own = {"tenant_id": past.tenant_id, "account_id": past.account_id}
        verdict, message = new_id(), new_id()
        models.Verdict.objects.create(**own, id=verdict, allowed=True, moment=TUESDAY)
        models.Message.objects.create(
            **own, id=message, contact_point_id=point.id, channel="whatsapp",
            key="step:overdue-7:2026-02-02", purpose="collection", intent={},
            state="read", verdict_id=verdict, attempt_id=message, not_before=at(10),
            planned_at=at(10), sending_at=at(10), accepted_at=at(10),
        )  # fmt: skip
    sent, report = past.replay()
    assert sent == UNPAID  # what was sent within the days is not counted upon
    assert report.months["2026-02"].really == {"overdue-7": 1}
    assert report.really_sent == 1


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (LAST, FIRST, "days_backwards"),
        (FIRST, TUESDAY.date(), "days_to_come"),
        (date(2023, 1, 1), LAST, "too_many_days"),
    ],
)
def test_impossible_days_are_refused(
    past: Past, first: date, last: date, code: str
) -> None:
    with pytest.raises(ActionRefusedError) as refused:
        past.replay(first=first, last=last)
    assert refused.value.code == code


def test_replay_writes_nothing(past: Past) -> None:
    past.replay()
    with acting_for(past.tenant_id):
        for model in (models.Message, models.Decision, models.HandOver, models.Verdict):
            assert not model.objects.filter(tenant_id=past.tenant_id).exists()

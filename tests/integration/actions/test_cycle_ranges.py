"""A run in ranges: shared, crashed, resumed, refused; and entry into it on events."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection
from tests.builders import an_invoice_row
from tests.integration.actions.scene import DUE, Scene

from recobro.actions.cycle import lanes
from recobro.actions.cycle.begin import (
    PART_JOB,
    SCHEDULE,
    begin_run,
    is_wanted_still,
    run_to_resume,
    scheduled_run,
)
from recobro.actions.cycle.superseded import SUPERSEDED
from recobro.actions.cycle.today import decisions_today
from recobro.actions.errors import ActionRefusedError
from recobro.actions.note_feed import note_feed
from recobro.actions.reconsider import defer_reconsider, reconsider
from recobro.actions.run_cycle import report_of
from recobro.actions.tenants import set_options
from recobro.storage import jobs, models
from recobro.storage.tenancy import acting_for

PEOPLE = 7


@pytest.fixture
def town(empty_scene: Scene) -> Scene:
    """Seven people who owe something."""
    for n in range(PEOPLE):
        empty_scene.owes(debtor_id=f"C-{n}", phone=f"+34600111{n}22")
    return empty_scene


def begun(scene: Scene) -> Any:
    """A run in ranges of two."""
    return begin_run(
        scene.twins.services,
        tenant_id=scene.tenant_id,
        day=scene.today,
        started_by="test",
        accounts_per_range=2,
    )


class Deadly:
    """Deciding with a clock that is asked so often and then the process is killed.

    It is asked once at the start of a lane, and twice for each range: before it is
    decided, and after it is written.
    """

    def __init__(self, scene: Scene, answers: int) -> None:
        self.scene, self.answers = scene, answers
        self.channels = scene.twins.services.channels
        self.clock = self

    def now(self) -> datetime:
        self.answers -= 1
        if self.answers < 0:
            raise RuntimeError("killed before the commit")
        return self.scene.now


def work(scene: Scene, run_id: Any) -> int:
    return lanes.work_lane(
        scene.twins.services, tenant_id=scene.tenant_id, run_id=run_id
    )


def status(scene: Scene, run_id: Any) -> str:
    return str(scene.row(models.CycleRun, id=run_id).status)


def test_ranges_cover_each_account_once(town: Scene) -> None:
    run_id = begun(town)
    ranges = sorted(town.rows(models.CycleRange), key=lambda r: r.seq)
    assert [r.accounts for r in ranges] == [2, 2, 2, 1]
    assert [r.seq for r in ranges] == [1, 2, 3, 4]
    ends = [(r.first_account, r.last_account) for r in ranges]
    assert all(a[1] < b[0] for a, b in pairwise(ends))
    assert work(town, run_id) == 4
    assert status(town, run_id) == "done"
    assert report_of(town.tenant_id, run_id).counts == {
        "accounts": PEOPLE, "send": PEOPLE, "person": 0, "none": 0
    }  # fmt: skip
    assert len(town.rows(models.Message)) == PEOPLE
    town.proves_itself()


def test_crashed_range_is_as_never_begun(town: Scene) -> None:
    run_id = begun(town)
    with pytest.raises(RuntimeError, match="killed"):  # 1 + 2 + 2 + 1 answers
        lanes.work_lane(Deadly(town, 6), tenant_id=town.tenant_id, run_id=run_id)
    assert len(town.rows(models.Message)) == 4  # two ranges of two
    assert status(town, run_id) == "running"
    with acting_for(town.tenant_id):
        assert run_to_resume(town.now) == town.today
    assert begun(town) == run_id
    assert work(town, run_id) == 2
    assert len(town.rows(models.Message)) == PEOPLE
    assert len(town.rows(models.Decision)) == PEOPLE
    assert status(town, run_id) == "done"
    town.proves_itself()


def test_schedule_never_repeats_a_day(town: Scene) -> None:
    """The tick asks again while a run lasts; its job gets its turn when it is over."""
    set_options(town.tenant_id, {"run_daily_at": "06:00"})

    day = town.today

    def wanted(by: str) -> bool:
        return is_wanted_still(town.tenant_id, day, by, town.now)

    assert wanted(SCHEDULE)  # nobody has begun it
    run_id = begun(town)
    assert wanted(SCHEDULE)  # somebody may have died in it
    work(town, run_id)
    assert not wanted(SCHEDULE)
    assert wanted("Ana López")
    town.wait(days=1)
    assert not wanted(SCHEDULE)  # that day has passed
    assert is_wanted_still(town.tenant_id, town.today, SCHEDULE, town.now)


def test_failing_run_rests_before_the_next_try(town: Scene) -> None:
    run_id = begun(town)
    with acting_for(town.tenant_id):
        assert scheduled_run(town.now) == town.today
        jobs.defer(PART_JOB, tenant_id=str(town.tenant_id), run_id=str(run_id))
        with connection.cursor() as cursor:
            for status in ("doing", "failed"):
                cursor.execute(
                    "update procrastinate_jobs set status = %s"
                    " where task_name = %s and args->>'tenant_id' = %s",
                    [status, PART_JOB, str(town.tenant_id)],
                )
            assert scheduled_run(town.now) is None
            cursor.execute(
                "update procrastinate_events set at = at - interval '16 minutes'"
                " where type = 'failed'"
            )
        assert scheduled_run(town.now) == town.today


def test_unfinished_run_of_yesterday_is_given_up(town: Scene) -> None:
    old = begun(town)
    town.wait(days=1)
    with acting_for(town.tenant_id):
        assert run_to_resume(town.now) is None
    report = town.run()
    assert report.run_id != old
    assert status(town, old) == "failed"
    assert work(town, old) == 0
    assert {d.date for d in town.rows(models.Decision)} == {town.today}


def test_old_bank_data_refuses_the_run(town: Scene) -> None:
    set_options(town.tenant_id, {"bank_data_max_age_hours": 24})
    for _ in range(2):  # the scheduler asks again and again
        with pytest.raises(ActionRefusedError, match="not there") as refused:
            town.run()
        assert refused.value.code == "old_bank_data"
    run = town.row(models.CycleRun)
    assert (run.status, town.rows(models.Decision)) == ("refused", [])
    assert "recobro feed bank" in run.problem
    given: dict[str, Any] = {"actor": "test", "now": town.now}
    note_feed(town.tenant_id, "bank", town.now - timedelta(hours=25), **given)
    with pytest.raises(ActionRefusedError, match="complete until 2026-03-09"):
        town.run()
    note_feed(town.tenant_id, "bank", town.now - timedelta(hours=24), **given)
    assert town.run().counts["send"] == PEOPLE


def test_older_word_of_a_feed_changes_nothing(scene: Scene) -> None:
    given: dict[str, Any] = {"actor": "test", "now": scene.now}
    newest = note_feed(scene.tenant_id, "bank", scene.now, **given)
    older = scene.now - timedelta(days=3)
    assert note_feed(scene.tenant_id, "bank", older, **given) == newest
    with pytest.raises(ActionRefusedError):
        note_feed(scene.tenant_id, "bank", scene.now + timedelta(days=1), **given)
    with pytest.raises(ActionRefusedError):
        note_feed(scene.tenant_id, "gossip", scene.now, **given)


def test_waiting_step_gives_way_to_the_next(scene: Scene) -> None:
    scene.run()  # day 8: nobody sends it
    scene.day(15)
    scene.run()
    first, second = scene.rows(models.Message)
    assert (first.state, first.reason) == ("cancelled", SUPERSEDED)
    assert (second.state, second.key) == ("planned", f"step:overdue-15:{DUE}")
    scene.proves_itself()


def test_messages_name_their_strategy(scene: Scene) -> None:
    scene.run()
    message, decision = scene.message(), scene.row(models.Decision)
    assert message.strategy == decision.strategy_version == "default@1"
    assert (decision.segment, decision.variant) == ("everybody", "")
    assert (decision.propensity, decision.held_out) == (1.0, False)
    assert message.intent == {
        "kind": "step", "step": "overdue-7", "template": "overdue_second",
        "tone": "kind", "offer": "",
    }  # fmt: skip


def test_texts_with_odd_letters_are_stored_whole(empty_scene: Scene) -> None:
    odd = "F-1\\N \"'ñ\u2028"
    empty_scene.owes(an_invoice_row(number=odd))
    empty_scene.run()
    decision = empty_scene.row(models.Decision)
    assert decision.reasons[0]["values"]["invoice"] == odd
    empty_scene.proves_itself()


def test_dry_run_and_run_decide_the_same(town: Scene) -> None:
    looked = {
        account_id: (decision.action.value, decision.key)
        for account_id, _, decision in decisions_today(
            town.twins.services, town.tenant_id, day=town.today
        )
    }
    town.run()
    assert {m.account_id: ("send", m.key) for m in town.rows(models.Message)} == looked


# --- events ----------------------------------------------------------------------


def again(scene: Scene) -> int:
    return reconsider(
        scene.twins.services,
        tenant_id=scene.tenant_id,
        account_ids=[scene.account_id],
        cause="payment",
    )


def two_debts(scene: Scene) -> None:
    """One of eight days and one of a day, 50 euros each."""
    scene.owes(
        an_invoice_row(number="A", amount="50.00"),
        an_invoice_row(number="B", amount="50.00", due_date=DUE + timedelta(days=7)),
    )


def test_event_before_the_run_waits_for_it(scene: Scene) -> None:
    assert again(scene) == 0
    assert scene.rows(models.Decision) == []


def test_oldest_paid_anchors_on_the_next(empty_scene: Scene) -> None:
    scene = empty_scene
    two_debts(scene)
    scene.run()  # overdue-7 of A is planned, and not yet sent
    scene.pays("50.00")
    assert again(scene) == 1
    assert [(m.key, m.state) for m in scene.rows(models.Message)] == [
        (f"step:overdue-7:{DUE}", "cancelled"),
        (f"step:overdue-1:{DUE + timedelta(days=7)}", "planned"),
    ]
    decision = scene.row(models.Decision)
    assert decision.run_id == scene.row(models.CycleRun).id  # the page still shows it
    scene.proves_itself()


def test_quiet_days_hold_after_a_part_payment(empty_scene: Scene) -> None:
    scene = empty_scene
    two_debts(scene)
    scene.remind()
    scene.pays("50.00")
    assert again(scene) == 1
    reasons = [r["code"] for r in scene.row(models.Decision).reasons]
    assert reasons[-1] == "quiet_days"
    assert len([m for m in scene.rows(models.Message) if "step:" in m.key]) == 1


def test_event_twice_plans_once(empty_scene: Scene) -> None:
    scene = empty_scene
    two_debts(scene)
    scene.run()
    scene.pays("50.00")
    again(scene)
    told = scene.kinds
    again(scene)
    assert scene.kinds == told
    assert len(scene.rows(models.Message)) == 2


def test_company_may_decide_by_night_only(scene: Scene) -> None:
    set_options(scene.tenant_id, {"decide_on_events": False})
    scene.run()
    assert again(scene) == 0


def jobs_named(name: str, tenant_id: Any) -> int:
    from procrastinate.contrib.django.models import ProcrastinateJob  # noqa: PLC0415

    return ProcrastinateJob.objects.filter(
        task_name=name, args__tenant_id=str(tenant_id)
    ).count()


def test_payment_after_the_run_defers_a_decision(scene: Scene) -> None:
    scene.pays("10.00")
    assert jobs_named("reconsider", scene.tenant_id) == 0
    scene.run()
    scene.pays("10.00")
    assert jobs_named("reconsider", scene.tenant_id) == 1
    scene.owes(debtor_id="C-9", phone="+34600333444")
    assert jobs_named("reconsider", scene.tenant_id) == 2


def test_nobody_is_nothing_to_reconsider(scene: Scene) -> None:
    with acting_for(scene.tenant_id):
        defer_reconsider([], "import", scene.now)
    assert jobs_named("reconsider", scene.tenant_id) == 0


def test_scheduler_asleep_for_three_days_sends_once(scene: Scene) -> None:
    scene.day(6)
    scene.wait(days=3)  # day 9: the steps of days 7 and 8 are one
    scene.run()
    assert [m.key for m in scene.rows(models.Message)] == [f"step:overdue-7:{DUE}"]
    assert scene.row(models.Decision).date == date(2026, 3, 11)


def test_persons_are_called_with_their_briefs(town: Scene) -> None:
    town.day(181)
    assert town.run().counts["person"] == PEOPLE
    calls = town.rows(models.HandOver)
    assert len(calls) == PEOPLE
    assert {call.key for call in calls} == {f"step:person-181:{DUE}"}
    assert {call.brief for call in calls} == {
        "person-181: 181 days past due, 149.90 EUR owed."
    }
    assert {call.details["who"]["days_past_due"] for call in calls} == {181}
    assert town.kinds[-2:] == ["hand_over.opened", "decision.person"]
    town.wait(days=1)
    assert town.run().counts["person"] == 0

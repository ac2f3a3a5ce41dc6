"""The daily cycle: what it decides, stores and queues, and what a second run adds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.builders import an_invoice_row
from tests.integration.actions.scene import DUE, Scene

from recobro.actions.errors import ActionRefusedError
from recobro.actions.holds import place_hold, release_hold
from recobro.actions.take_over import give_back
from recobro.storage import models
from recobro.storage.tenancy import acting_for


def test_dry_run_writes_nothing(scene: Scene) -> None:
    report = scene.run(dry_run=True)
    assert report.counts == {"accounts": 1, "send": 1, "person": 0, "none": 0}
    assert report.run_id is None
    assert [line.step for line in report.lines] == ["overdue-7"]
    for table in (models.Decision, models.CycleRun, models.Message):
        assert scene.rows(table) == []
    assert scene.kinds == ["invoices.imported"]


def test_run_stores_decision_with_reasons(scene: Scene) -> None:
    report = scene.run()
    decision = scene.row(models.Decision)
    assert (decision.action, decision.step) == ("send", "overdue-7")
    assert (decision.stage, decision.days_past_due) == ("early", 8)
    assert decision.strategy_version == "default@1"
    assert [r["code"] for r in decision.reasons] == ["oldest_unpaid", "step_reached"]
    run = scene.row(models.CycleRun)
    assert (run.id, run.status, run.counts) == (report.run_id, "done", report.counts)
    message = scene.message()
    assert (message.state, message.purpose) == ("planned", "collection")
    assert message.key == f"step:overdue-7:{DUE}"
    assert scene.kinds[1:] == ["decision.send"]


def test_doing_nothing_is_stored_too(scene: Scene) -> None:
    scene.day(-10)
    scene.run()
    decision = scene.row(models.Decision)
    assert decision.action == "none"
    assert [r["code"] for r in decision.reasons] == ["oldest_unpaid", "before_step"]
    assert scene.rows(models.Message) == []


def test_second_run_adds_nothing(scene: Scene) -> None:
    scene.run()
    before = scene.kinds
    report = scene.run()
    assert report.counts["send"] == 0
    assert len(scene.rows(models.Message)) == 1
    assert len(scene.rows(models.Decision)) == 1
    assert scene.kinds == before


def test_future_day_is_refused(scene: Scene) -> None:
    tomorrow = scene.today + timedelta(days=1)
    with pytest.raises(ActionRefusedError) as refused:
        scene.run(day=tomorrow)
    assert refused.value.code == "future_day"
    assert scene.rows(models.CycleRun) == []
    assert scene.run(day=tomorrow, dry_run=True).counts["send"] == 1


def test_one_message_names_all_invoices(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.owes(*(an_invoice_row(number=f"N-{n}", amount="10.00") for n in range(3)))
    scene.remind()
    assert len(scene.sent) == 1
    assert "30,00" in scene.last_text


def test_over_half_a_year_a_person_once(scene: Scene) -> None:
    scene.day(181)
    assert scene.run().counts["person"] == 1
    assert scene.run().counts["person"] == 0
    call = scene.row(models.HandOver)
    assert (call.reason, call.key) == ("strategy", f"step:person-181:{DUE}")
    assert scene.rows(models.Message) == []
    scene.wait(days=1)
    assert scene.run().counts["person"] == 0
    assert len(scene.rows(models.HandOver)) == 1


def test_person_is_not_called_again_when_done(scene: Scene) -> None:
    scene.remind()  # so that there is a conversation to give back
    scene.day(181)
    scene.run()
    talk = scene.conversation
    give_back(
        scene.twins.services, scene.tenant_id, talk.id, actor="test", now=scene.now
    )
    assert scene.row(models.HandOver).status == "closed"
    scene.wait(days=1)
    assert scene.run().counts == {"accounts": 1, "send": 0, "person": 0, "none": 1}


def test_every_step_speaks_once_in_a_life(scene: Scene) -> None:
    for day in range(-5, 182):
        scene.day(day)
        scene.run()
        scene.deliver()
    spoken = [m.key.split(":")[1] for m in scene.rows(models.Message)]
    # quiet days and weekends move some, none is repeated; day 30 is a Wednesday
    assert spoken == [
        "preventive", "overdue-1", "overdue-7", "overdue-15", "overdue-30",
        "plan-31", "plan-60", "firm-91", "firm-120", "firm-150",
    ]  # fmt: skip
    assert len(scene.sent) == 10
    assert scene.open_reasons == ["strategy"]


def test_stopped_account_gets_no_message(scene: Scene) -> None:
    scene.remind()
    scene.hears("no me escriban más")
    taken = len(scene.sent)
    for day in range(9, 40):
        scene.day(day)
        scene.run()
        scene.deliver()
    assert len(scene.sent) == taken
    assert scene.rows(models.Decision)[-1].reasons[0]["code"] in {
        "stopped",
        "unreachable",
        "oldest_unpaid",
    }


def test_step_returns_after_its_hold(scene: Scene) -> None:
    scene.run()
    hold_id = place_hold(
        scene.tenant_id,
        scene.account_id,
        reason="company",
        until=None,
        note="",
        actor="test",
        now=scene.now,
    )
    assert scene.states == ["cancelled"]
    scene.wait(days=1)
    assert scene.run().counts["send"] == 0
    release_hold(scene.tenant_id, hold_id, actor="test", now=scene.now)
    assert scene.run().counts["send"] == 1
    scene.deliver()
    assert len(scene.sent) == 1  # day 9 is still within the step of day 7


def test_local_day_counts(scene: Scene) -> None:
    # 23:30 UTC on the 9th is the 10th in Madrid: day 8 of the count
    scene.day(7, hour=23)
    scene.wait(minutes=30)
    assert scene.today == DUE + timedelta(days=8)
    scene.run()
    assert scene.row(models.Decision).date == date(2026, 3, 10)


def test_settled_accounts_are_left_alone(scene: Scene) -> None:
    scene.pays("149.90")
    assert scene.run().accounts == 0


def test_message_that_cannot_be_worded_blocks_nobody(empty_scene: Scene) -> None:
    scene = empty_scene
    for n in range(3):
        scene.owes(debtor_id=f"C-{n}", phone=f"+34600111{n}22")
    scene.run()
    broken = scene.rows(models.Message)[0]
    with acting_for(scene.tenant_id):
        models.Message.objects.filter(tenant_id=scene.tenant_id, id=broken.id).update(
            intent={**broken.intent, "template": "nobody_wrote_it"}
        )
    scene.deliver()
    assert len(scene.sent) == 2
    held = scene.rows(models.Message, id=broken.id)[0]
    assert (held.state, held.reason) == ("refused", "guard: unwritable")
    assert scene.row(models.HandOver).account_id == held.account_id

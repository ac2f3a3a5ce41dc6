"""Caps under concurrency, failed attempts, and contacts that persons make."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from tests.builders import an_invoice_row
from tests.integration.actions.scene import Scene, a_failure

from django.db import connections  # isort: skip

from recobro.actions.errors import ActionRefusedError
from recobro.actions.log_contact import log_contact, may_contact
from recobro.actions.send_message import SendOutcome, send_message
from recobro.actions.take_over import take_over, write_as_person
from recobro.domain.messages import Channel, MessageState, Reaction
from recobro.ports.channel import Rejected
from recobro.storage import chronology, models
from recobro.storage.tenancy import acting_for

# 10 March 2026, a Tuesday, 10:30 in Bogota: inside the hours of Ley 2300.
BOGOTA_MORNING = datetime(2026, 3, 10, 15, 30, tzinfo=UTC)
COLOMBIAN = {"country": "CO", "phone": "+573001234567", "debtor_id": "C-9"}


def in_colombia(scene: Scene) -> Scene:
    """One debtor with two accounts, in pesos and in dollars: one contact a day.

    The strategy keeps no quiet days of its own, so that only the gate refuses.
    """
    scene.twins.clock.moment = BOGOTA_MORNING
    with acting_for(scene.tenant_id):
        strategy = models.Strategy.objects.get(tenant_id=scene.tenant_id)
        strategy.definition["quiet_days"] = 0
        strategy.save(update_fields=["definition"])
    scene.owes(
        an_invoice_row(currency="COP", amount="150000.00", **COLOMBIAN),
        an_invoice_row(currency="USD", amount="80.00", **COLOMBIAN),
    )
    return scene


# --- concurrency -------------------------------------------------------------------


def _reset(scene: Scene) -> list[UUID]:
    """Both messages as they were planned, and no attempt of today."""
    with acting_for(scene.tenant_id):
        own = {"tenant_id": scene.tenant_id}
        models.ContactAttempt.objects.filter(**own).delete()
        models.Message.objects.filter(**own).update(
            state=MessageState.PLANNED.value,
            not_before=scene.now,
            verdict_id=None,
            attempt_id=None,
            attempts=0,
        )
        return list(models.Message.objects.filter(**own).values_list("id", flat=True))


def test_two_workers_never_share_the_last_slot(empty_scene: Scene, soak: bool) -> None:
    scene = in_colombia(empty_scene)
    scene.run()
    rounds = 1000 if soak else 100
    services = scene.twins.services
    start = Barrier(2)

    def send(message_id: UUID) -> SendOutcome:
        start.wait()
        report = send_message(
            services, tenant_id=scene.tenant_id, message_id=message_id
        )
        return report.outcome

    def close(_: object) -> None:
        start.wait()  # each of the two threads does this once
        connections.close_all()

    with ThreadPoolExecutor(2) as workers:
        for _ in range(rounds):
            ids = _reset(scene)
            assert len(ids) == 2
            outcomes = sorted(workers.map(send, ids))
            assert outcomes == [SendOutcome.HANDED_OVER, SendOutcome.NOT_NOW]
            assert len(scene.rows(models.ContactAttempt)) == 1
        list(workers.map(close, range(2)))
    assert len(scene.sent) == rounds
    refused = scene.rows(models.Verdict, allowed=False)
    assert len(refused) == rounds
    assert {rule["rule"] for row in refused for rule in row.rules} == {"CO-04"}


# --- failed attempts -----------------------------------------------------------------


def test_attempt_that_failed_counts_where_attempts_do(empty_scene: Scene) -> None:
    """Concepto SFC 2023111476: sending to the authorised channel suffices (CO-06)."""
    scene = in_colombia(empty_scene)
    scene.run()
    first, second = scene.rows(models.Message)
    scene.send(first)
    (row,) = scene.rows(models.Message, id=first.id)
    scene.reports(row, MessageState.FAILED, failure=a_failure(Reaction.GIVE_UP))
    (attempt,) = scene.rows(models.ContactAttempt)
    assert (attempt.outcome, attempt.released) == ("failed", False)
    assert scene.send(second).outcome is SendOutcome.NOT_NOW


def test_attempt_that_nobody_took_gives_its_slot_back(empty_scene: Scene) -> None:
    scene = in_colombia(empty_scene)
    scene.run()
    first, second = scene.rows(models.Message)
    scene.twins.channel.answer_next(Rejected(failure=a_failure(Reaction.GIVE_UP)))
    scene.send(first)
    assert scene.row(models.ContactAttempt).released
    assert scene.send(second).outcome is SendOutcome.HANDED_OVER


def test_failed_attempt_is_no_contact_where_contacts_count(scene: Scene) -> None:
    """Spain's caps count attempts; the quiet days of the strategy count contacts."""
    message = scene.remind()
    scene.reports(message, MessageState.FAILED, failure=a_failure(Reaction.RETRY))
    scene.wait(minutes=1)
    scene.deliver()
    assert scene.states == ["accepted"]  # three quiet days would have cancelled it
    outcomes = [a.outcome for a in scene.rows(models.ContactAttempt)]
    assert outcomes == ["failed", "accepted"]


# --- persons -------------------------------------------------------------------------


def calls(scene: Scene, **changes: Any) -> Any:
    given: dict[str, Any] = {
        "channel": Channel.VOICE,
        "outcome": "conversation",
        "at": scene.now,
        "note": "Paga el viernes.",
        "inbound": False,
        "actor": "eva",
        "now": scene.now,
    }
    return log_contact(
        scene.twins.services, scene.tenant_id, scene.account_id, **(given | changes)
    )


def test_logged_call_takes_the_days_contact(empty_scene: Scene) -> None:
    scene = in_colombia(empty_scene)
    scene.run()
    logged = calls(scene)
    assert logged.verdict.allowed
    scene.deliver()
    assert scene.sent == []
    rules = {r["rule"] for v in scene.rows(models.Verdict) for r in v.rules}
    assert rules == {"CO-04", "CO-05"}  # a call today, and another channel this week
    with acting_for(scene.tenant_id):
        lines = chronology.lines_of(scene.account_id)
    (line,) = [line for line in lines if line.kind == "contact.logged"]
    assert line.actor == "eva"
    assert line.data["outcome"] == "conversation"
    assert line.data["note"] == "Paga el viernes."
    assert "rules" not in line.data


def test_call_that_broke_a_rule_is_recorded_and_told(empty_scene: Scene) -> None:
    scene = in_colombia(empty_scene)
    calls(scene)
    scene.wait(hours=1)
    logged = calls(scene, outcome="no_answer")
    assert logged.verdict.rule_ids == ("CO-04",)
    assert len(scene.rows(models.ContactAttempt)) == 2
    with acting_for(scene.tenant_id):
        line = chronology.lines_of(scene.account_id)[-1]
    assert line.data["rules"] == ["CO-04"]
    assert line.data["articles"] == [
        "CO-04: Ley 2300 de 2023 art. 3; Concepto SFC 2023111476"
    ]
    assert line.data["explanation"]["es"].startswith("[CO-04]")


def test_call_is_judged_at_its_own_moment(empty_scene: Scene) -> None:
    scene = in_colombia(empty_scene)
    calls(scene)
    # yesterday evening at nine, after hours; today's call was not there yet
    logged = calls(scene, at=scene.now - timedelta(hours=13, minutes=30))
    assert logged.verdict.rule_ids == ("CO-02",)


def test_gate_says_beforehand_whether_to_call(empty_scene: Scene) -> None:
    scene = in_colombia(empty_scene)

    def asked() -> dict[Channel, Any]:
        return may_contact(
            scene.twins.services, scene.tenant_id, scene.account_id, now=scene.now
        )

    assert asked()[Channel.VOICE].allowed
    assert "CO-09" in asked()[Channel.VISIT].rule_ids  # no visits in Colombia
    calls(scene)
    assert asked()[Channel.VOICE].rule_ids == ("CO-04",)
    tomorrow = datetime(2026, 3, 11, 12, tzinfo=UTC)  # 7:00 in Bogota
    assert asked()[Channel.VOICE].earliest == tomorrow


def test_call_of_the_debtor_is_no_attempt_of_ours(empty_scene: Scene) -> None:
    scene = in_colombia(empty_scene)
    scene.run()
    calls(scene, inbound=True)
    assert scene.row(models.ContactAttempt).direction == "inbound"
    scene.deliver()
    assert len(scene.sent) == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"at": timedelta(minutes=1)}, "bad_moment"),
        ({"at": timedelta(days=-61)}, "bad_moment"),
        ({"outcome": "planned"}, "bad_contact"),
    ],
)
def test_contact_that_cannot_be_is_refused(
    scene: Scene, changes: dict[str, Any], code: str
) -> None:
    if "at" in changes:
        changes = {"at": scene.now + changes["at"]}
    with pytest.raises(ActionRefusedError) as refusal:
        calls(scene, **changes)
    assert refusal.value.code == code
    assert scene.rows(models.ContactAttempt) == []


def test_text_of_a_person_counts_too(scene: Scene) -> None:
    scene.hears("hola", answer=False)
    take_over(scene.tenant_id, scene.conversation.id, actor="eva", now=scene.now)
    write: Callable[..., UUID] = write_as_person
    write(
        scene.twins.services,
        scene.tenant_id,
        scene.conversation.id,
        "Hola, le atiendo yo.",
        actor="eva",
        now=scene.now,
    )
    attempt = scene.row(models.ContactAttempt)
    assert (attempt.purpose, attempt.released) == ("requested_information", False)
    (contact,) = scene.view.contacts
    assert contact.channel is Channel.WHATSAPP

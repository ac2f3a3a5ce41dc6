"""The watch: a truth that breaks opens one alarm, and closes it when it holds again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, connections
from tests.integration.actions.scene import Scene

from recobro.actions.alarms import open_alarms
from recobro.actions.pauses import PauseScope, start_pause
from recobro.actions.watch_invariants import watch_invariants
from recobro.actions.watch_traffic import watch_traffic
from recobro.storage import models
from recobro.storage.ids import new_id
from recobro.storage.invariants import (
    INVARIANTS,
    accounts_of_part,
    broken_chains,
    part_of_week,
)
from recobro.storage.tenancy import acting_for


def execute(scene: Scene, statement: str, **named: Any) -> None:
    """Write behind everybody's back, as the application's role can."""
    with acting_for(scene.tenant_id), connection.cursor() as cursor:
        cursor.execute(statement, {"tenant": scene.tenant_id, **named})


def as_owner(statement: str, **named: Any) -> None:
    """Write as the owner of the tables, whom no constraint stops."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        cursor.execute(statement, named)
        cursor.execute("set session_replication_role = origin")


def watch(scene: Scene) -> dict[str, int]:
    return watch_invariants(scene.twins.services, tenant_id=scene.tenant_id)


def kinds(scene: Scene) -> list[str]:
    return [alarm.kind for alarm in open_alarms(scene.tenant_id)]


def a_message(scene: Scene, key: str, **fields: Any) -> models.Message:
    """One more message of the account, sent at this moment."""
    given: dict[str, Any] = {
        "tenant_id": scene.tenant_id,
        "account_id": scene.account_id,
        "contact_point_id": scene.message().contact_point_id,
        "key": key,
        "channel": "whatsapp",
        "purpose": "collection",
        "intent": {},
        "state": "sent",
        "not_before": scene.now,
        "planned_at": scene.now,
        "sending_at": scene.now,
        "verdict_id": scene.rows(models.Verdict)[0].id,
        "attempt_id": new_id(),
    }
    with acting_for(scene.tenant_id):
        return models.Message.objects.create(**(given | fields))


def second_step(scene: Scene) -> None:
    a_message(scene, "step:another:2026-03-02")


def stuck(scene: Scene) -> None:
    a_message(
        scene,
        "reply:1",
        state="sending",
        sending_at=scene.now - timedelta(minutes=61),
    )


def no_verdict(scene: Scene) -> None:
    execute(scene, "update verdict set allowed = false where tenant_id = %(tenant)s")


def overlapping_ranges(scene: Scene) -> None:
    with acting_for(scene.tenant_id):
        run = models.CycleRun.objects.create(
            tenant_id=scene.tenant_id,
            date=scene.today,
            started_at=scene.now,
            started_by="test",
        )
        for seq, (first, last) in enumerate(((1, 9), (9, 12))):
            models.CycleRange.objects.create(
                tenant_id=scene.tenant_id,
                run_id=run.id,
                seq=seq,
                first_account=UUID(int=first),
                last_account=UUID(int=last),
            )


def sent_while_paused(scene: Scene) -> None:
    start_pause(
        scene.tenant_id,
        scope=PauseScope.CHANNEL,
        subject="whatsapp",
        reason="test",
        actor="eva",
        now=scene.now,
    )
    execute(
        scene,
        "update contact_attempt set at = %(later)s where tenant_id = %(tenant)s",
        later=scene.now + timedelta(seconds=6),
    )


def sent_under_the_button(scene: Scene) -> None:
    at = scene.rows(models.ContactAttempt)[0].at
    models.RedButton.objects.create(
        reason="test", pressed_by="eva", pressed_at=at - timedelta(seconds=6)
    )


def stopped_before(scene: Scene) -> None:
    with acting_for(scene.tenant_id):
        account = models.Account.objects.get(
            tenant_id=scene.tenant_id, id=scene.account_id
        )
        models.Stop.objects.create(
            tenant_id=scene.tenant_id,
            debtor_id=account.debtor_id,
            channel="",
            reason="opt_out",
            started_at=scene.now - timedelta(days=1),
            created_by="agent",
        )


def outstanding(scene: Scene) -> None:
    execute(scene, "update invoice_term set outstanding = 1 where tenant_id=%(tenant)s")


@pytest.mark.parametrize(
    ("broken", "breaks"),
    [
        ("two_unasked_a_day", second_step),
        ("stuck_in_sending", stuck),
        ("message_without_verdict", no_verdict),
        ("range_done_twice", overlapping_ranges),
        ("sent_while_paused", sent_while_paused),
        ("sent_despite_red_button", sent_under_the_button),
        ("contact_after_stop", stopped_before),
        ("outstanding_differs", outstanding),
    ],
)
@pytest.mark.usefixtures("red_button_after")
def test_broken_truth_opens_its_alarm(
    scene: Scene, broken: str, breaks: Callable[[Scene], None]
) -> None:
    scene.remind()
    assert watch(scene) == {}
    breaks(scene)
    assert watch(scene) == {broken: 1}
    assert kinds(scene) == [f"invariant_{broken}"]


def test_two_messages_of_one_key_are_found(scene: Scene) -> None:
    scene.remind()
    second = a_message(scene, "reply:1")
    key = scene.rows(models.Message)[0].key
    with connections["owner"].cursor() as cursor:
        cursor.execute("alter table message drop constraint message_key_once")
        try:
            cursor.execute(
                "update message set key = %s where tenant_id = %s and id = %s",
                [key, scene.tenant_id, second.id],
            )
            assert watch(scene) == {"message_twice": 1, "two_unasked_a_day": 1}
        finally:
            cursor.execute(
                "delete from message where tenant_id = %s and id = %s",
                [scene.tenant_id, second.id],
            )
            cursor.execute(
                "alter table message add constraint message_key_once "
                "unique (tenant_id, account_id, key)"
            )


class _Kept(logging.Handler):
    """Keeps what was logged."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno == logging.ERROR:
            self.errors.append(record.getMessage())


@pytest.fixture
def logged() -> Iterator[_Kept]:
    logger, kept = logging.getLogger("recobro.actions.alarms"), _Kept()
    logger.addHandler(kept)
    yield kept
    logger.removeHandler(kept)


def test_alarm_opens_once_and_closes(scene: Scene, logged: _Kept) -> None:
    scene.remind()
    second_step(scene)
    watch(scene)
    scene.wait(hours=1)
    watch(scene)
    (alarm,) = open_alarms(scene.tenant_id)
    assert alarm.seen_at - alarm.opened_at == timedelta(hours=1)
    assert alarm.details["count"] == 1
    assert len(logged.errors) == 1
    execute(
        scene,
        "update message set key = 'reply:2' where tenant_id = %(tenant)s "
        "and key = 'step:another:2026-03-02'",
    )
    watch(scene)
    assert open_alarms(scene.tenant_id) == ()
    row = scene.row(models.Alarm)
    assert row.closed_at == scene.now


def test_every_account_is_verified_within_a_week(scene: Scene) -> None:
    with acting_for(scene.tenant_id):
        parts = [account for part in range(168) for account in accounts_of_part(part)]
    assert parts == [scene.account_id]
    hours = {part_of_week(scene.now + timedelta(hours=n)) for n in range(168)}
    assert hours == set(range(168))


def change_chronology(scene: Scene, actor: str) -> None:
    as_owner(
        "update chronology set actor = %(actor)s "
        "where tenant_id = %(tenant)s and seq = 1",
        tenant=scene.tenant_id,
        actor=actor,
    )


def test_changed_chronology_keeps_its_alarm_open(scene: Scene) -> None:
    scene.remind()
    with acting_for(scene.tenant_id):
        (part,) = (n for n in range(168) if accounts_of_part(n))
    # the hour of its part, then another hour that looks at other accounts
    scene.wait(hours=(part - part_of_week(scene.now)) % 168)
    with acting_for(scene.tenant_id):
        actor = models.ChronologyLine.objects.get(
            tenant_id=scene.tenant_id, account_id=scene.account_id, seq=1
        ).actor
    change_chronology(scene, "mallory")
    assert watch(scene)["chronology_broken"] == 1
    scene.wait(hours=1)
    assert watch(scene)["chronology_broken"] == 1
    change_chronology(scene, actor)
    assert "chronology_broken" not in watch(scene)
    assert "invariant_chronology_broken" not in kinds(scene)


def test_chronology_cut_off_is_found(scene: Scene) -> None:
    scene.remind()
    last = len(scene.kinds)
    as_owner(
        "delete from chronology where tenant_id = %(tenant)s and seq = %(last)s",
        tenant=scene.tenant_id,
        last=last,
    )
    with acting_for(scene.tenant_id):
        assert broken_chains([scene.account_id]) == [scene.account_id]


def test_every_truth_has_words_in_the_console() -> None:
    from recobro.web.console.operations_words import alarm_text  # noqa: PLC0415

    for name in (*INVARIANTS, "chronology_broken"):
        assert name.replace("_", " ") not in alarm_text(f"invariant_{name}", {})


# --- traffic -------------------------------------------------------------------------


def look(scene: Scene) -> set[str]:
    return watch_traffic(scene.twins.services, tenant_id=scene.tenant_id)


def test_messages_that_do_not_leave_raise_alarm(scene: Scene) -> None:
    scene.run()
    assert look(scene) == set()
    scene.wait(minutes=16)
    assert look(scene) == {"sending_late"}
    (alarm,) = open_alarms(scene.tenant_id)
    assert alarm.details["count"] == 16
    scene.deliver()
    assert look(scene) == set()
    assert kinds(scene) == []


def test_pause_makes_nothing_late(scene: Scene) -> None:
    scene.run()
    start_pause(
        scene.tenant_id,
        scope=PauseScope.TENANT,
        reason="test",
        actor="eva",
        now=scene.now,
    )
    scene.wait(hours=3)
    assert look(scene) == set()


def a_webhook(scene: Scene, status: str) -> None:
    with acting_for(scene.tenant_id):
        models.InboundEvent.objects.create(
            tenant_id=scene.tenant_id,
            source="whatsapp",
            body=b"{}",
            received_at=scene.now,
            status=status,
        )


def test_webhooks_that_wait_raise_alarm(scene: Scene) -> None:
    a_webhook(scene, "stored")
    assert look(scene) == set()
    scene.wait(minutes=6)
    assert look(scene) == {"webhooks_late"}
    execute(
        scene,
        "update inbound_event set status = 'failed' where tenant_id = %(tenant)s",
    )
    assert look(scene) == {"dead_webhooks"}


@pytest.mark.parametrize(
    ("attempts", "failed", "percent"),
    [(50, 10, 20), (50, 9, None), (49, 49, None), (100, 100, 100)],
)
def test_many_failures_raise_alarm(
    scene: Scene, attempts: int, failed: int, percent: int | None
) -> None:
    scene.run()
    message = scene.message()
    with acting_for(scene.tenant_id):
        account = models.Account.objects.get(
            tenant_id=scene.tenant_id, id=scene.account_id
        )
        models.ContactAttempt.objects.bulk_create(
            models.ContactAttempt(
                tenant_id=scene.tenant_id,
                account_id=account.id,
                debtor_id=account.debtor_id,
                channel="whatsapp",
                purpose="collection",
                message_id=message.id,
                at=scene.now,
                outcome="failed" if number < failed else "delivered",
            )
            for number in range(attempts)
        )
    assert look(scene) == ({"sends_failing"} if percent else set())
    told = [alarm.details["count"] for alarm in open_alarms(scene.tenant_id)]
    assert told == ([percent] if percent else [])

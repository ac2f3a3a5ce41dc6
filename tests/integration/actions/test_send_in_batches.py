"""Sending at volume: batches, lanes, pauses, paces, and what a killed sender leaves."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError, connection, connections
from tests.builders import a_tenant, an_invoice_row, services_with_twins
from tests.integration.actions.scene import Scene, a_failure

from recobro.actions.deliver_due import deliver_lane, deliver_slice
from recobro.actions.queue_message import queue_message
from recobro.actions.sending.common import Common
from recobro.actions.sending.plan_one import plan_one
from recobro.actions.sending.reserve import reserve_due
from recobro.actions.sending.take_back import settle_dead_senders
from recobro.domain.messages import Channel, Reaction
from recobro.ports.channel import Outgoing, Rejected, SendResult
from recobro.storage import models
from recobro.storage.call_journal import CallJournal, boot, calls_directory
from recobro.storage.locks import lock_account
from recobro.storage.queue import claim_due
from recobro.storage.tenancy import acting_for


def many(scene: Scene, count: int, *, run: bool = True) -> None:
    """So many debtors with a message each."""
    scene.owes(
        *[
            an_invoice_row(debtor_id=f"C-{n}", phone=f"+346001{n:05}")
            for n in range(count)
        ]
    )
    if run:
        scene.run()


def people(scene: Scene) -> Counter[str]:
    return Counter(str(outgoing.address) for outgoing in scene.sent)


def say(scene: Scene, key: str, text: str = "Gracias, Ana.") -> models.Message:
    """A message that a person wrote waits in the conversation."""
    talk = scene.conversation
    with acting_for(scene.tenant_id):
        message = queue_message(
            lock_account(scene.account_id),
            contact_point_id=talk.contact_point_id,
            channel=Channel.WHATSAPP,
            conversation_id=talk.id,
            key=key,
            purpose="requested_information",
            intent={"kind": "person", "text": text},
            author="eva",
            now=scene.now,
        )
    assert message
    return message


# --- batches -------------------------------------------------------------------------


def test_all_batches_are_sent_once(empty_scene: Scene) -> None:
    scene = empty_scene
    many(scene, 230)  # two batches and a part of a third
    assert scene.deliver() == timedelta()
    assert len(scene.sent) == 230
    assert set(people(scene).values()) == {1}
    assert Counter(scene.states) == {"accepted": 230}
    own = scene.rows(models.Message)
    verdicts = {v.id: v.allowed for v in scene.rows(models.Verdict)}
    assert all(verdicts[m.verdict_id] for m in own)
    assert {a.outcome for a in scene.rows(models.ContactAttempt)} == {"accepted"}
    assert len(scene.rows(models.PaymentLink)) == 230
    assert {c.last_outbound_at for c in scene.rows(models.Conversation)} == {scene.now}


def test_one_person_takes_one_place(scene: Scene) -> None:
    """What is counted per person is counted before the next one is judged."""
    scene.remind()
    scene.hears("hola", answer=False)
    first, second = say(scene, "a"), say(scene, "b")
    with acting_for(scene.tenant_id):
        assert claim_due(scene.now, 10, channel="whatsapp") == [first.id]
    scene.deliver()
    assert [m.state for m in (*scene.rows(models.Message, id=first.id),
                              *scene.rows(models.Message, id=second.id))] == [
        "accepted", "accepted",
    ]  # fmt: skip
    assert len(scene.sent) == 3


def test_message_that_raises_loses_no_other(
    empty_scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = empty_scene
    many(scene, 5)
    spoiled = scene.rows(models.Message)[2].id

    def plan(common: Any, stock: Any, account: Any, view: Any, message: Any) -> Any:
        if message.id == spoiled:
            raise RuntimeError("a bug")
        return plan_one(common, stock, account, view, message)

    monkeypatch.setattr("recobro.actions.sending.reserve.plan_one", plan)
    scene.deliver()
    assert Counter(scene.states) == {"accepted": 4, "planned": 1}
    (aside,) = scene.rows(models.Message, id=spoiled)
    assert aside.not_before == scene.now + timedelta(minutes=15)
    monkeypatch.undo()
    scene.wait(minutes=15)
    scene.deliver()
    assert Counter(scene.states) == {"accepted": 5}


def test_row_that_database_refuses_is_set_aside(empty_scene: Scene) -> None:
    scene = empty_scene
    many(scene, 5)
    spoiled = scene.rows(models.Message)[2]
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute(
            f"alter table contact_attempt add constraint spoiled check "
            f"(message_id <> '{spoiled.id}')"
        )
    try:
        scene.deliver()
    finally:
        with owner.cursor() as cursor:
            cursor.execute("alter table contact_attempt drop constraint spoiled")
    assert Counter(scene.states) == {"accepted": 4, "planned": 1}
    assert scene.rows(models.Message, id=spoiled.id)[0].reason.startswith("set aside")


def test_many_lanes_send_each_once(empty_scene: Scene) -> None:
    scene = empty_scene
    many(scene, 150)

    def lane(_: int) -> int:
        try:
            return deliver_slice(
                scene.twins.services,
                tenant_id=scene.tenant_id,
                lasting=timedelta(seconds=20),
            ).called
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as lanes:
        assert sum(lanes.map(lane, range(4))) == 150
    assert set(people(scene).values()) == {1}
    assert Counter(scene.states) == {"accepted": 150}


def test_held_debtor_holds_nobody_up(empty_scene: Scene) -> None:
    scene = empty_scene
    many(scene, 4)
    held = threading.Event()
    done = threading.Event()

    def hold() -> None:
        try:
            with acting_for(scene.tenant_id):
                lock_account(scene.account_id)
                held.set()
                done.wait(20)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as other:
        running = other.submit(hold)
        assert held.wait(20)
        scene.deliver()
        assert Counter(scene.states) == {"accepted": 3, "planned": 1}
        done.set()
        running.result()
    scene.deliver()
    assert Counter(scene.states) == {"accepted": 4}


# --- fairness ------------------------------------------------------------------------


def test_long_queue_lets_a_short_one_through(empty_scene: Scene) -> None:
    """Jobs run in the order of the queue; a slice comes back at its end."""
    big, small = empty_scene, Scene(a_tenant(), services_with_twins())
    many(big, 350)
    many(small, 3)
    scenes = {str(scene.tenant_id): scene for scene in (big, small)}
    turns = 0
    while small.states.count("accepted") < 3:
        job_id, tenant, lane = next_job(list(scenes))
        deliver_lane(
            scenes[tenant].twins.services,
            tenant_id=UUID(tenant),
            lane=lane,
            lasting=timedelta(0),  # one batch
        )
        forget_job(job_id)
        turns += 1
    assert turns == 2  # the big one's slice, and then its own
    assert big.states.count("planned") == 250


def next_job(tenants: list[str]) -> tuple[int, str, int]:
    """The job that a worker would take now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, args->>'tenant_id', coalesce((args->>'lane')::int, 0) "
            "from procrastinate_jobs where status = 'todo' and "
            "task_name = 'deliver_due' and args->>'tenant_id' = any(%s) "
            "order by priority desc, id limit 1",
            [tenants],
        )
        row = cursor.fetchone()
    assert row is not None
    # a running job no longer keeps another of its lane from being queued
    with connection.cursor() as cursor:
        cursor.execute(
            "update procrastinate_jobs set queueing_lock = null where id = %s",
            [row[0]],
        )
    return row[0], row[1], row[2]


def forget_job(job_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs where id = %s", [job_id])


# --- pauses --------------------------------------------------------------------------


def pause(scene: Scene, scope: str, subject: str = "", **changes: Any) -> models.Pause:
    with acting_for(scene.tenant_id):
        row: models.Pause = models.Pause.objects.create(
            tenant_id=scene.tenant_id,
            scope=scope,
            subject=subject,
            reason="test",
            started_by="eva",
            started_at=scene.now,
            **changes,
        )
    return row


def resume(scene: Scene, row: models.Pause) -> None:
    with acting_for(scene.tenant_id):
        models.Pause.objects.filter(tenant_id=scene.tenant_id, id=row.id).update(
            ended_at=scene.now, ended_by="eva"
        )


@pytest.mark.parametrize(
    ("scope", "subject"), [("tenant", ""), ("channel", "whatsapp"), ("strategy", "")]
)
def test_paused_message_waits_and_goes(scene: Scene, scope: str, subject: str) -> None:
    scene.run()
    message = scene.message()
    if scope == "strategy":
        with acting_for(scene.tenant_id):
            models.Message.objects.filter(tenant_id=scene.tenant_id).update(
                strategy="summer@3"
            )
        subject = "summer"
    row = pause(scene, scope, subject)
    scene.deliver()
    scene.send(message)
    assert (scene.sent, scene.states) == ([], ["planned"])
    resume(scene, row)
    scene.deliver()
    assert scene.states == ["accepted"]


def test_pause_that_ran_out_is_over(scene: Scene) -> None:
    pause(scene, "tenant", until=scene.now + timedelta(minutes=5))
    scene.run()
    scene.deliver()
    assert scene.states == ["planned"]
    scene.wait(minutes=5)
    scene.deliver()
    assert scene.states == ["accepted"]


def test_pause_of_another_strategy_holds_nothing(scene: Scene) -> None:
    pause(scene, "strategy", "winter")
    scene.remind()
    assert scene.states == ["accepted"]


def test_red_button_stops_every_company(scene: Scene) -> None:
    scene.run()
    button = models.RedButton.objects.create(
        reason="test", pressed_by="eva", pressed_at=scene.now
    )
    try:
        scene.deliver()
        assert (scene.sent, scene.states) == ([], ["planned"])
    finally:
        button.delete()
    scene.deliver()
    assert scene.states == ["accepted"]


# --- paces ---------------------------------------------------------------------------


def numbered(scene: Scene, **options: Any) -> None:
    """The company has a number with the provider, which counts."""
    with acting_for(scene.tenant_id):
        tenant = models.Tenant.objects.get(id=scene.tenant_id)
        tenant.settings = {
            **tenant.settings,
            "whatsapp": {"phone_number_id": "100000000000001", **options},
        }
        tenant.save(update_fields=["settings"])


def test_number_sends_no_faster_than_stated(empty_scene: Scene) -> None:
    scene = empty_scene
    numbered(scene, messages_per_second=5)
    many(scene, 12)
    done = deliver_slice(
        scene.twins.services, tenant_id=scene.tenant_id, lasting=timedelta(seconds=0)
    )
    assert done.called == 5  # a second's worth, and no more at once
    assert done.more


def test_unused_tokens_are_given_back(scene: Scene) -> None:
    numbered(scene, messages_per_second=50)
    scene.remind()
    bucket = scene.row(models.TokenBucket)
    assert bucket.tokens >= 48  # 50 - 1, taken for a batch and given back


def test_provider_that_slows_is_spared(empty_scene: Scene) -> None:
    scene = empty_scene
    numbered(scene, messages_per_second=500)
    many(scene, 20)
    failure = a_failure(Reaction.SLOW_DOWN, code="130429", wait=timedelta(seconds=10))
    channel = scene.twins.channel
    send, calls = channel.send, Counter[str]()

    def overwhelmed(outgoing: Outgoing) -> SendResult:
        calls["all"] += 1
        return Rejected(failure=failure) if calls["all"] > 6 else send(outgoing)

    channel.send = overwhelmed  # type: ignore[method-assign]
    assert scene.deliver() == timedelta(seconds=10)
    refused = calls["all"] - 6
    assert refused <= 8  # those that were open already
    assert Counter(scene.states) == {"accepted": 6, "planned": 14}
    assert scene.row(models.TokenBucket).rate == 250  # half
    # what was reserved and not begun left no trace in the caps
    counted = [a for a in scene.rows(models.ContactAttempt) if not a.released]
    assert len(counted) == 6
    channel.send = send  # type: ignore[method-assign]
    scene.wait(seconds=10)
    assert scene.deliver() == timedelta()
    assert Counter(scene.states) == {"accepted": 20}
    assert set(people(scene).values()) == {1}


def test_resting_sender_is_not_asked(scene: Scene) -> None:
    scene.run()
    failure = a_failure(Reaction.STOP_SENDER, code="190")
    scene.twins.channel.answer_next(Rejected(failure=failure))
    scene.send(scene.message())
    scene.owes(debtor_id="C-2", phone="+34600111333")
    scene.run()
    newer = scene.message()
    assert scene.send(newer).outcome == "not_now"
    assert scene.deliver() == timedelta(minutes=15)
    assert scene.sent == []
    assert scene.rows(models.Message, id=newer.id)[0].not_before == scene.now


def test_blocked_template_rests(empty_scene: Scene) -> None:
    """A template that fails for everybody fails once, not a thousand times."""
    scene = empty_scene
    many(scene, 3)
    failure = a_failure(Reaction.BLOCK_TEMPLATE, code="132001")
    scene.twins.channel.answer_next(Rejected(failure=failure))
    first = scene.rows(models.Message)[0]
    scene.send(first)
    scene.deliver()
    assert Counter(scene.states) == {"failed": 1, "planned": 2}
    assert {m.reason for m in scene.rows(models.Message, state="planned")} == {
        "its template rests"
    }
    scene.wait(hours=1)
    scene.deliver()
    assert Counter(scene.states) == {"failed": 1, "accepted": 2}


def test_eleventh_answer_in_a_row_waits(scene: Scene) -> None:
    scene.remind()
    scene.hears("hola", answer=False)
    for n in range(10):
        say(scene, f"k{n}", text="Un momento, Ana.")
    scene.deliver()
    assert Counter(scene.states) == {"accepted": 10, "planned": 1}
    late = scene.row(models.Message, state="planned")
    assert late.not_before == scene.now + timedelta(seconds=6)
    scene.wait(seconds=6)
    scene.deliver()
    assert Counter(scene.states) == {"accepted": 11}


# --- killed senders ------------------------------------------------------------------


@pytest.fixture
def killed(empty_scene: Scene) -> Callable[[int], tuple[Scene, Path]]:
    """Reserve five messages as another process, which began some calls and died."""

    def die(called: int) -> tuple[Scene, Path]:
        scene = empty_scene
        many(scene, 5)
        journal = CallJournal(calls_directory())
        with acting_for(scene.tenant_id):
            common = Common.read(scene.twins.services, journal.name, scene.now)
            calls = reserve_due(common, Channel.WHATSAPP, 100).calls
        assert len(calls) == 5
        for call in calls[:called]:
            journal.note(call.attempt_id)
        journal.close()
        return scene, calls_directory() / journal.name

    return die


Killed = Callable[[int], tuple[Scene, Path]]


def test_uncalled_messages_are_planned_again(killed: Killed) -> None:
    scene, file = killed(2)
    assert Counter(scene.states) == {"sending": 5}
    assert settle_dead_senders(now=scene.now) == 3
    assert Counter(scene.states) == {"sending": 2, "planned": 3}
    assert not file.exists()
    counted = [a for a in scene.rows(models.ContactAttempt) if not a.released]
    assert len(counted) == 2
    scene.deliver()
    assert Counter(scene.states) == {"sending": 2, "accepted": 3}
    assert {m.attempts for m in scene.rows(models.Message)} == {1}
    assert settle_dead_senders(now=scene.now) == 0


def test_uncalled_message_given_up_is_found(killed: Killed) -> None:
    """Another machine called it unknown before this one was back."""
    scene, _ = killed(1)
    with acting_for(scene.tenant_id):
        models.Message.objects.filter(tenant_id=scene.tenant_id).update(state="unknown")
    assert settle_dead_senders(now=scene.now) == 4
    assert Counter(scene.states) == {"unknown": 1, "planned": 4}


def test_other_boot_plans_nothing_again(killed: Killed) -> None:
    scene, file = killed(2)
    other = file.with_name(file.name.replace(boot(), str(uuid4())))
    file.rename(other)
    with acting_for(scene.tenant_id):
        models.Message.objects.filter(tenant_id=scene.tenant_id).update(
            sender=other.name
        )
    assert settle_dead_senders(now=scene.now) == 0
    assert Counter(scene.states) == {"sending": 5}


def test_living_sender_is_left_alone(empty_scene: Scene) -> None:
    scene = empty_scene
    many(scene, 3)
    journal = CallJournal(calls_directory())
    with acting_for(scene.tenant_id):
        common = Common.read(scene.twins.services, journal.name, scene.now)
        reserve_due(common, Channel.WHATSAPP, 100)
    assert journal.name in {m.sender for m in scene.rows(models.Message)}
    assert settle_dead_senders(now=scene.now) == 0
    assert Counter(scene.states) == {"sending": 3}
    journal.close()
    assert settle_dead_senders(now=scene.now) == 3


def test_taken_back_message_meets_its_stop(killed: Killed) -> None:
    scene, _ = killed(0)
    settle_dead_senders(now=scene.now)
    (step,) = scene.rows(models.Message, account_id=scene.account_id)
    scene.pays("149.90")
    scene.deliver()
    assert scene.rows(models.Message, id=step.id)[0].state == "cancelled"
    assert scene.states.count("cancelled") == 1


def test_sender_without_a_number_is_not_paced(scene: Scene) -> None:
    scene.run()
    done = deliver_slice(scene.twins.services, tenant_id=scene.tenant_id)
    assert (done.called, done.more) == (1, False)
    assert scene.rows(models.TokenBucket) == []


def test_stated_pace_is_kept_up(empty_scene: Scene) -> None:
    """A paced queue goes on by itself: a slice that waits for tokens is not the end."""
    scene = empty_scene
    numbered(scene, messages_per_second=20)
    many(scene, 45)
    began = time.monotonic()
    while deliver_slice(
        scene.twins.services, tenant_id=scene.tenant_id, lasting=timedelta(seconds=0.5)
    ).more:
        pass
    assert scene.states.count("accepted") == 45
    assert time.monotonic() - began >= 1.2  # (45 - 20) / 20 seconds


def test_database_lost_in_a_batch_loses_nothing(empty_scene: Scene) -> None:
    """The answers cannot be recorded: what was not called yet is planned again."""
    scene = empty_scene
    many(scene, 40)
    channel = scene.twins.channel
    send = channel.send

    def cut(outgoing: Outgoing) -> SendResult:
        if len(scene.sent) == 3:
            with connections["owner"].cursor() as cursor:
                cursor.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity "
                    "where usename = 'recobro_app'"
                )
        time.sleep(0.2)  # so that answers are recorded before all are called
        return send(outgoing)

    channel.send = cut  # type: ignore[method-assign]
    with pytest.raises(OperationalError):
        scene.deliver()
    channel.send = send  # type: ignore[method-assign]
    connection.close()
    time.sleep(0.5)  # the calls that were open come to their end
    called = len(scene.sent)
    assert called in range(1, 40)
    settle_dead_senders(now=scene.now)
    scene.deliver()
    assert Counter(scene.states) == {
        "sending": called,
        "accepted": 40 - called,
    }
    assert set(people(scene).values()) == {1}
    assert len(people(scene)) == 40

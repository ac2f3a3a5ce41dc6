"""Stored webhooks, processed by the batch: late, twice, disordered, poisoned."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import TUESDAY, an_invoice_row
from tests.integration.actions.scene import PHONE, Scene, a_failure
from tests.integration.actions.test_concurrency import at_once

from recobro.actions.apply_statuses import apply_statuses
from recobro.actions.receive_event import (
    ATTEMPTS_MAX,
    process_event,
    process_events,
    store_event,
    sweep_events,
)
from recobro.actions.redrive_event import redrive_event
from recobro.actions.settle_orphans import settle_orphans
from recobro.channels.in_memory import InMemoryChannel
from recobro.domain.messages import MessageState, Reaction, merge_status
from recobro.ports.channel import ChannelEvent, InboundMessage, StatusReport
from recobro.ports.services import Services
from recobro.ports.telemetry import Silent
from recobro.storage import chronology, events, models
from recobro.storage.queries.dead_events import dead_events
from recobro.storage.tenancy import acting_for

S = MessageState


class Faulty(InMemoryChannel):
    """A channel that cannot read a body with the word `poison` in it, for a while."""

    def __init__(self) -> None:
        super().__init__()
        self.faults = 0

    def parse(self, body: bytes) -> Sequence[ChannelEvent]:
        if b"poison" in body and self.faults:
            self.faults -= 1
            raise LookupError("a fault of ours")
        return super().parse(body)


class KilledError(BaseException):
    """The process is no more: nothing catches it."""


class Deadly(Silent):
    """A telemetry in which the process dies, once all of a batch is applied."""

    @property
    def tracing(self) -> bool:
        return True

    def spans(self, *_: Any, **__: Any) -> None:
        raise KilledError


def said(number: int, text: str = "hola", **changes: Any) -> InboundMessage:
    values: dict[str, Any] = {
        "provider_id": f"wamid.{number}",
        "sender": PHONE,
        "sender_user_id": None,
        "sender_name": None,
        "sent_at": TUESDAY + timedelta(seconds=number),
        "kind": "text",
        "text": text,
    }
    return InboundMessage(**(values | changes))


def told(message: models.Message, state: S, **changes: Any) -> StatusReport:
    values: dict[str, Any] = {
        "provider_id": message.provider_id,
        "attempt_id": message.attempt_id,
        "state": state,
        "at": message.accepted_at,
    }
    return StatusReport(**(values | changes))


def comes(scene: Scene, *parts: ChannelEvent, source: str = "whatsapp") -> UUID:
    """A webhook arrives that tells these."""
    body = scene.twins.channel.webhook(*parts)
    return store_event(scene.tenant_id, source=source, body=body, now=scene.now)


def process(scene: Scene, services: Services | None = None) -> int:
    return process_events(services or scene.twins.services, tenant_id=scene.tenant_id)


def statuses_of(scene: Scene) -> list[str]:
    return [event.status for event in scene.rows(models.InboundEvent)]


def queued(name: str, tenant_id: UUID) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select args, lock from procrastinate_jobs where task_name = %s"
            " and args->>'tenant_id' = %s and status = 'todo' order by id",
            [name, str(tenant_id)],
        )
        return [
            {"args": json.loads(args), "lock": lock} for args, lock in cursor.fetchall()
        ]


# --- any order, any number of times


def test_ten_minutes_late_and_twice(scene: Scene) -> None:
    message = scene.remind()
    sent, delivered = told(message, S.SENT), told(message, S.DELIVERED)
    scene.wait(minutes=10)
    for _ in range(2):
        comes(scene, delivered)
        comes(scene, sent)
    assert process(scene) == 4
    assert scene.states == ["delivered"]
    assert scene.kinds.count("message.delivered") == 1
    assert scene.message().delivered_at == message.accepted_at  # when, not when told
    assert statuses_of(scene) == ["processed"] * 4


def test_duplicates_in_one_batch(scene: Scene) -> None:
    message = scene.remind()
    for _ in range(3):
        comes(scene, said(1), said(1), told(message, S.READ), told(message, S.READ))
    process(scene)
    assert scene.kinds.count("message.received") == 1
    assert scene.kinds.count("message.read") == 1
    assert scene.conversation.unread == 1
    assert len(queued("handle_inbound", scene.tenant_id)) == 1


def test_stored_twice_changes_nothing_more(scene: Scene) -> None:
    """The process died between the commit and its answer: the provider sends again."""
    message = scene.remind()
    comes(scene, said(1), told(message, S.DELIVERED))
    process(scene)
    before = (scene.kinds, scene.conversation.unread, scene.states)
    comes(scene, said(1), told(message, S.DELIVERED))
    process(scene)
    assert (scene.kinds, scene.conversation.unread, scene.states) == before


def test_many_people_in_one_batch(empty_scene: Scene) -> None:
    scene = empty_scene
    phones = [f"+3460055500{n}" for n in range(5)]
    scene.owes(
        *(an_invoice_row(debtor_id=f"C-{p}", phone=p, debtor_name=p) for p in phones)
    )
    for number, phone in enumerate(phones * 2):
        comes(scene, said(number, text=f"mensaje {number}", sender=phone.lstrip("+")))
    process(scene)
    rows = scene.rows(models.InboundMessage)
    assert len({row.account_id for row in rows}) == len(phones)
    assert all(row.account_id and row.conversation_id for row in rows)
    unread = [talk.unread for talk in scene.rows(models.Conversation)]
    assert unread == [2] * len(phones)


def test_words_of_conversation_keep_their_order(scene: Scene) -> None:
    scene.remind()
    numbers = [3, 1, 2]  # as they arrive, whatever the provider numbered them
    for number in numbers:
        scene.wait(microseconds=1)
        comes(scene, said(number, text=f"mensaje {number}"))
    process(scene)
    inbound = {str(row.id): row.text for row in scene.rows(models.InboundMessage)}
    jobs = queued("handle_inbound", scene.tenant_id)
    assert [inbound[j["args"]["inbound_id"]] for j in jobs] == [
        f"mensaje {n}" for n in numbers
    ]
    assert {job["lock"] for job in jobs} == {f"conversation:{scene.conversation.id}"}


def test_unknown_fields_are_processed(scene: Scene) -> None:
    from recobro.ports.channel import UnknownEvent  # noqa: PLC0415

    comes(scene, UnknownEvent(kind="field_of_next_year"))
    process(scene)
    assert statuses_of(scene) == ["processed"]


def test_sender_without_account_reveals_nothing(scene: Scene) -> None:
    comes(scene, said(1, sender="+34699999999"), said(2, sender=None,
          sender_user_id="ES.unknown"))  # fmt: skip
    process(scene)
    rows = scene.rows(models.InboundMessage)
    assert [row.account_id for row in rows] == [None, None]
    assert queued("handle_inbound", scene.tenant_id) == []


def test_user_id_learnt_within_a_batch(scene: Scene) -> None:
    """The first message brings phone and user id, the next one the user id alone."""
    comes(scene, said(1, sender_user_id="ES.77"))
    comes(scene, said(2, sender=None, sender_user_id="ES.77"))
    process(scene)
    first, second = scene.rows(models.InboundMessage)
    assert first.account_id == second.account_id == scene.account_id


def test_orphans_of_a_batch_wait(scene: Scene) -> None:
    report = StatusReport(
        provider_id="in-memory.1", attempt_id=None, state=S.DELIVERED, at=scene.now
    )
    comes(scene, report, report)
    process(scene)
    assert len(scene.rows(models.OrphanStatus)) == 2
    scene.remind()
    assert scene.states == ["delivered"]
    assert scene.rows(models.OrphanStatus) == []


def test_orphan_missed_in_passing_is_settled(scene: Scene) -> None:
    message = scene.remind()
    with acting_for(scene.tenant_id):
        models.OrphanStatus.objects.create(
            tenant_id=scene.tenant_id, provider_id=message.provider_id,
            report={"state": "read", "at": scene.now.isoformat(), "failure": None},
            received_at=scene.now,
        )  # fmt: skip
    assert settle_orphans(scene.tenant_id, now=scene.now) == 1
    assert scene.states == ["read"]
    assert settle_orphans(scene.tenant_id, now=scene.now) == 0


# --- a batch means what its parts mean, one after another


def _runs(states: list[S]) -> Iterator[tuple[S, list[S]]]:
    """The end that `merge_status` tells, and each move on the way."""
    current, moves = S.ACCEPTED, list[S]()
    for state in states:
        merged = merge_status(current, state)
        if merged is not current:
            moves.append(merged)
        current = merged
    yield current, moves


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    states=st.lists(st.sampled_from([S.ACCEPTED, S.SENT, S.DELIVERED, S.READ])),
    cuts=st.sets(st.integers(0, 8)),
)
def test_batches_mean_what_single_statuses_mean(
    delivered_scene: Scene, states: list[S], cuts: set[int]
) -> None:
    scene, message = delivered_scene, delivered_scene.message()
    with acting_for(scene.tenant_id):
        models.Message.objects.filter(tenant_id=scene.tenant_id).update(
            state="accepted", sent_at=None, delivered_at=None, read_at=None
        )
    before = len(scene.kinds)
    reports = [
        told(message, state, at=scene.now + timedelta(seconds=n))
        for n, state in enumerate(states)
    ]
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), None], strict=True):
        apply_statuses(scene.tenant_id, reports[start:end])
    ((state, moves),) = _runs(states)
    after = scene.message()
    assert after.state == state.value
    assert scene.kinds[before:] == [f"message.{move}" for move in moves]
    for told_state, moment in ((S.SENT, after.sent_at), (S.READ, after.read_at)):
        first = next((r.at for r in reports if r.state is told_state), None)
        assert moment == first


@pytest.fixture
def delivered_scene(scene: Scene) -> Scene:
    scene.remind()
    return scene


def test_failure_in_a_batch_stops_contact(scene: Scene) -> None:
    message = scene.remind()
    failure = a_failure(Reaction.OPT_OUT)
    comes(scene, told(message, S.SENT), told(message, S.FAILED, failure=failure))
    comes(scene, said(1), told(message, S.FAILED, failure=failure))
    process(scene)
    assert scene.states == ["failed"]
    assert len(scene.rows(models.Stop)) == 1
    assert scene.kinds.count("message.failed") == 1
    assert scene.row(models.ContactAttempt).outcome == "failed"


# --- what goes wrong


def poisoned(scene: Scene, faults: int) -> Faulty:
    channel = Faulty()
    channel.faults = faults
    return channel


def with_channel(scene: Scene, channel: InMemoryChannel) -> Services:
    return replace(scene.twins.services, open_channel=lambda _c, _o: channel)


def test_poisoned_event_holds_up_nobody(scene: Scene) -> None:
    message = scene.remind()
    channel = poisoned(scene, faults=99)
    comes(scene, said(1))
    comes(scene, said(2, text="poison"))
    comes(scene, told(message, S.READ))
    assert process(scene, with_channel(scene, channel)) == 3
    assert statuses_of(scene) == ["processed", "stored", "processed"]
    assert scene.states == ["read"]
    spoiled = scene.rows(models.InboundEvent)[1]
    assert (spoiled.attempts, spoiled.error) == (1, "LookupError: a fault of ours")
    assert spoiled.not_before == scene.now + timedelta(seconds=2)
    assert process(scene, with_channel(scene, channel)) == 0  # it is not its time


def test_passing_trouble_is_tried_again(scene: Scene) -> None:
    channel = poisoned(scene, faults=3)
    services = with_channel(scene, channel)
    comes(scene, said(1, text="poison"))
    process(scene, services)  # in the batch, then alone: two faults, one attempt
    scene.wait(seconds=2)
    process(scene, services)
    assert scene.row(models.InboundEvent).attempts == 2
    scene.wait(seconds=4)
    process(scene, services)
    assert statuses_of(scene) == ["processed"]
    assert scene.row(models.InboundMessage).text == "poison"


def test_twelfth_attempt_is_the_last(scene: Scene) -> None:
    services = with_channel(scene, poisoned(scene, faults=99))
    event_id = comes(scene, said(1, text="poison"))
    for _ in range(ATTEMPTS_MAX):
        scene.wait(hours=2)
        process(scene, services)
    event = scene.row(models.InboundEvent)
    assert (event.status, event.attempts) == ("failed", ATTEMPTS_MAX)
    with acting_for(scene.tenant_id):
        (dead,) = dead_events()
    assert (dead.id, dead.attempts) == (event_id, ATTEMPTS_MAX)
    assert dead.size == len(bytes(event.body))


def test_dead_letter_is_driven_anew(scene: Scene) -> None:
    services = with_channel(scene, poisoned(scene, faults=ATTEMPTS_MAX + 1))
    event_id = comes(scene, said(1, text="poison"))
    for _ in range(ATTEMPTS_MAX):
        scene.wait(hours=2)
        process(scene, services)
    assert redrive_event(scene.tenant_id, event_id, actor="eva", now=scene.now)
    assert not redrive_event(scene.tenant_id, event_id, actor="eva", now=scene.now)
    assert process(scene, services) == 1
    assert statuses_of(scene) == ["processed"]
    assert len(scene.rows(models.InboundMessage)) == 1


def test_malformed_body_fails_at_once(scene: Scene) -> None:
    store_event(scene.tenant_id, source="whatsapp", body=b"{", now=scene.now)
    comes(scene, said(1))
    process(scene)
    assert statuses_of(scene) == ["failed", "processed"]
    broken = scene.rows(models.InboundEvent)[0]
    assert broken.attempts == 0
    assert broken.error


def test_one_part_does_not_hold_up_another(scene: Scene) -> None:
    """A refund whose payment is not told yet, among words of a person."""
    scene.remind()
    gateway = scene.twins.gateway
    from tests.integration.actions.test_portal import a_link, opened  # noqa: PLC0415

    checkout = opened(scene, a_link(scene))
    paid = gateway.pay(checkout, at=scene.now)
    refund = gateway.refund(checkout, paid.amount, at=scene.now)
    for body in (gateway.webhook(refund), gateway.webhook(paid)):
        store_event(scene.tenant_id, source="gateway", body=body, now=scene.now)
    comes(scene, said(1))
    process(scene)
    assert sorted(statuses_of(scene)) == ["processed", "processed", "stored"]
    assert scene.owed == "0.00"
    scene.wait(seconds=2)
    process(scene)
    assert statuses_of(scene) == ["processed"] * 3
    assert scene.owed == "149.90"


def test_killed_in_the_middle_changes_nothing(scene: Scene) -> None:
    message = scene.remind()
    comes(scene, said(1), told(message, S.READ))
    before = scene.kinds
    with pytest.raises(KilledError):
        process(scene, replace(scene.twins.services, telemetry=Deadly()))
    assert (scene.states, scene.kinds) == (["accepted"], before)
    assert statuses_of(scene) == ["stored"]
    assert process(scene) == 1
    assert scene.states == ["read"]
    assert scene.kinds.count("message.received") == 1


@pytest.mark.parametrize("round_", range(3))
def test_two_processors_apply_nothing_twice(scene: Scene, round_: int) -> None:
    message = scene.remind()
    for number in range(40):
        comes(scene, said(number), told(message, S.DELIVERED))
    at_once(*(lambda: process(scene) for _ in range(4)))
    process(scene)  # what came second left to the first
    assert statuses_of(scene) == ["processed"] * 40
    assert scene.kinds.count("message.received") == 40
    assert scene.kinds.count("message.delivered") == 1
    assert scene.conversation.unread == 40
    with acting_for(scene.tenant_id):
        assert chronology.check(scene.account_id) is None


@pytest.mark.parametrize("round_", range(3))
def test_single_events_at_once_apply_once(scene: Scene, round_: int) -> None:
    scene.remind()
    event_id = comes(scene, said(1))
    services = scene.twins.services

    def one() -> None:
        process_event(services, tenant_id=scene.tenant_id, event_id=event_id)

    at_once(one, one, lambda: process(scene))
    assert scene.kinds.count("message.received") == 1
    assert scene.conversation.unread == 1


# --- waking, waiting, size


def test_one_job_waits_for_many_events(scene: Scene) -> None:
    for number in range(3):
        comes(scene, said(number))
    assert len(queued("process_events", scene.tenant_id)) == 1


def test_sweep_wakes_what_is_due_again(scene: Scene) -> None:
    channel = poisoned(scene, faults=2)
    comes(scene, said(1, text="poison"))
    process(scene, with_channel(scene, channel))
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs where status = 'todo'")
    sweep_events(scene.tenant_id, now=scene.now)
    assert queued("process_events", scene.tenant_id) == []
    scene.wait(seconds=10)
    for _ in range(2):
        sweep_events(scene.tenant_id, now=scene.now)
    assert len(queued("process_events", scene.tenant_id)) == 1


def test_lag_is_that_of_the_oldest(scene: Scene) -> None:
    with acting_for(scene.tenant_id):
        assert events.waiting(scene.now) == (0, timedelta())
    comes(scene, said(1))
    scene.wait(seconds=30)
    comes(scene, said(2))
    with acting_for(scene.tenant_id):
        assert events.waiting(scene.now) == (2, timedelta(seconds=30))
    process(scene)
    with acting_for(scene.tenant_id):
        assert events.waiting(scene.now) == (0, timedelta())


def test_large_bodies_are_claimed_in_turns(scene: Scene) -> None:
    for _ in range(3):  # 3 MB each, of which two fit in 8 MB
        store_event(
            scene.tenant_id, source="whatsapp", body=b"x" * 3_000_000, now=scene.now
        )
    with acting_for(scene.tenant_id):
        assert len(events.claim(scene.now, limit=10)) == 2
    assert process(scene) == 3
    assert statuses_of(scene) == ["failed"] * 3

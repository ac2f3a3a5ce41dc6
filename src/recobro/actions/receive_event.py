"""Webhooks: stored whole first, processed afterwards, at least once, in any order.

What waits is taken in by batches, in order of arrival. A batch is one transaction: it
claims stored events, applies what they tell with a fixed number of statements, and
marks them. A process that dies in it has done nothing. What a batch cannot hold is
taken in alone, in a transaction of its own: payments, and whatever went wrong before.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import OperationalError

from recobro.actions.apply_events import (
    GATEWAY_SOURCE,
    apply_parts,
    apply_together,
    parts_of,
)
from recobro.ports.channel import MalformedWebhookError
from recobro.ports.services import Services
from recobro.storage import events, jobs
from recobro.storage.events import ClaimedEvent, NewEvent, Refusal
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

__all__ = [
    "GATEWAY_SOURCE",
    "PROCESS_JOB",
    "count_refusal",
    "process_event",
    "process_events",
    "store_event",
    "sweep_events",
    "wake_events",
]

log = logging.getLogger(__name__)

PROCESS_JOB = events.PROCESS_JOB
# So many are claimed at once: their accounts are locked as long as the batch lasts.
BATCH = 300
# A job ends after so long and asks for the next: other jobs wait too.
_TURN_SECONDS = 10.0
_DEADLOCKS_MAX = 3
ATTEMPTS_MAX = 12
_FIRST_WAIT = timedelta(seconds=2)
_WAIT_MAX = timedelta(hours=1)
# What waits longer than this, nobody is at work on.
_FORGOTTEN = timedelta(seconds=5)


def store_event(tenant_id: UUID, *, source: str, body: bytes, now: datetime) -> UUID:
    """Keep a verified webhook as it came; a job processes it after the commit.

    `source` is a channel's name, or `gateway`. The web process has a way of its own for
    many (`actions.store_events`), which writes the same.
    """
    event = NewEvent(tenant_id=tenant_id, source=source, body=body, received_at=now)
    with acting_for(tenant_id):
        events.keep([event])
    wake_events(tenant_id)
    return event.id


def count_refusal(tenant_id: UUID, *, source: str, reason: str, now: datetime) -> None:
    """Count a webhook that was refused (signature, size); nothing of it is kept."""
    refusal = Refusal(tenant_id=tenant_id, source=source, day=now.date(), reason=reason)
    with acting_for(tenant_id):
        events.count_refusals(Counter({refusal: 1}))


def wake_events(tenant_id: UUID) -> None:
    """Have the tenant's stored webhooks processed; one job waits at most."""
    name = events.turn_of(tenant_id)
    jobs.defer(
        PROCESS_JOB,
        lock=name,
        queueing_lock=name,
        priority=10,
        tenant_id=str(tenant_id),
    )


def sweep_events(tenant_id: UUID, *, now: datetime) -> None:
    """Wake what has come due again, and what a dead process left.

    The job has no lock: that of a dead worker's job would hold it back too. Where
    somebody is at work after all, it ends at once.
    """
    with acting_for(tenant_id):
        if not events.is_due(now, arrived_before=now - _FORGOTTEN):
            return
        jobs.defer(
            PROCESS_JOB,
            queueing_lock=f"{events.turn_of(tenant_id)}:sweep",
            priority=10,
            tenant_id=str(tenant_id),
        )


def process_events(
    services: Services, *, tenant_id: UUID, seconds: float = _TURN_SECONDS
) -> int:
    """Take in what waits, until nothing does or the time is over; returns how many.

    One at a time does so for a tenant, so that the words of a conversation keep their
    order; whoever comes second leaves it to the first.
    """
    until = time.monotonic() + seconds
    done = 0
    while True:
        batch = _next_batch(services, tenant_id)
        if batch is None or not batch.claimed:
            return done
        for event in batch.alone:
            _process_alone(services, tenant_id, event.id)
        done += len(batch.claimed)
        if time.monotonic() > until:
            wake_events(tenant_id)
            return done


def process_event(services: Services, *, tenant_id: UUID, event_id: UUID) -> None:
    """Take in everything that one stored webhook tells, whenever it was to be tried.

    A body that is not the provider's format is kept and marked: nobody loses it, and it
    is not tried again. Any other trouble counts as an attempt, and is raised.
    """
    trouble = _process_alone(services, tenant_id, event_id)
    if trouble is not None:
        raise trouble


@dataclass(slots=True)
class _Batch:
    claimed: list[ClaimedEvent] = field(default_factory=list)
    alone: Sequence[ClaimedEvent] = ()


def _next_batch(services: Services, tenant_id: UUID) -> _Batch | None:
    """Take in one batch; None where another is at it. Raises OperationalError."""
    for attempt in range(_DEADLOCKS_MAX):
        batch = _Batch()
        try:
            return batch if _take_in(services, tenant_id, batch) else None
        except OperationalError as error:  # somebody locked in another order
            if attempt + 1 == _DEADLOCKS_MAX:
                raise
            log.warning("a batch of webhooks is tried again: %s", error)
        except Exception:
            log.exception("webhooks are taken in one by one")
            batch.alone = tuple(batch.claimed)
            return batch
    raise AssertionError("unreachable")


def _take_in(services: Services, tenant_id: UUID, batch: _Batch) -> bool:
    """One transaction; False where another is at it."""
    with acting_for(tenant_id):
        if not events.take_turn(wait=False):
            return False
        now = services.clock.now()
        batch.claimed.extend(events.claim(now, limit=BATCH))
        if not batch.claimed:
            return True
        together = [
            event
            for event in batch.claimed
            if event.source != GATEWAY_SOURCE and not event.attempts
        ]
        settings = tenant_settings()
        told = apply_together(services, tenant_id, settings.options, together, now)
        events.settle([event.id for event in told.done], now=now)
        for event, error in told.malformed:
            _mark_malformed(event, error, now)
        settled = {e.id for e in told.done} | {e.id for e, _ in told.malformed}
        batch.alone = tuple(e for e in batch.claimed if e.id not in settled)
    return True


def _process_alone(
    services: Services, tenant_id: UUID, event_id: UUID
) -> Exception | None:
    """Take in one event; what kept it from being applied, if anything did.

    Raises OperationalError where the database is away.
    """
    for attempt in range(_DEADLOCKS_MAX):
        try:
            return _take_in_alone(services, tenant_id, event_id)
        except OperationalError as error:
            if attempt + 1 == _DEADLOCKS_MAX:
                raise
            log.warning("event %s is taken in again: %s", event_id, error)
    raise AssertionError("unreachable")


def _take_in_alone(
    services: Services, tenant_id: UUID, event_id: UUID
) -> Exception | None:
    """One transaction, in which each part of the event stands alone.

    What can be applied is; the others are tried again with it later, which changes
    nothing the second time.
    """
    with acting_for(tenant_id):
        events.take_turn(wait=True)
        event = events.claim_one(event_id)
        if event is None:
            return None
        now = services.clock.now()
        try:
            parts = parts_of(services, tenant_settings().options, event)
        except MalformedWebhookError as malformed:
            _mark_malformed(event, str(malformed), now)
            return None
        except Exception as error:  # noqa: BLE001  a bug of ours must not lose it
            return _put_off(event, error, now)
        trouble = apply_parts(services, tenant_id, event.source, parts, now)
        if trouble is not None:
            return _put_off(event, trouble, now)
        events.settle([event.id], now=now)
    return None


def _mark_malformed(event: ClaimedEvent, error: str, now: datetime) -> None:
    log.warning("event %s cannot be read: %s", event.id, error)
    events.give_up(event.id, error or "malformed", now=now, attempts=event.attempts)


def _put_off(event: ClaimedEvent, trouble: Exception, now: datetime) -> Exception:
    """Count the attempt: the next is later each time, and after so many there is none.

    Returns the trouble.
    """
    attempts = event.attempts + 1
    told = f"{type(trouble).__name__}: {trouble}"[:500]
    if attempts >= ATTEMPTS_MAX:
        log.error("event %s is given up after %s attempts", event.id, attempts)
        events.give_up(event.id, told, now=now, attempts=attempts)
    else:
        log.warning("event %s is tried again: %s", event.id, type(trouble).__name__)
        wait = min(_FIRST_WAIT * 2 ** (attempts - 1), _WAIT_MAX)
        events.postpone(event.id, told, until=now + wait, attempts=attempts)
    return trouble

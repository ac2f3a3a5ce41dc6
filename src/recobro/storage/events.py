"""Webhooks in the database: kept by the batch, claimed in order of arrival, settled.

The statements that keep are plain SQL with named parameters, because two callers run
them: Django's connection here, and the web process's own one, which does not wait for
a thread (`actions.store_events`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from recobro.storage.ids import new_id
from recobro.storage.models import InboundEvent
from recobro.storage.tenancy import current_tenant_id

PROCESS_JOB = "process_events"
_PRIORITY = 10
# One transaction holds the bodies of a batch in memory: Meta's largest is 3 MB.
_BYTES_MAX = 8 * 1024 * 1024

TELL_TENANT = "select set_config('recobro.tenant', %(tenant)s, true)"

# An identifier that is there already is kept: a caller that lost the answer to its
# commit may say it again.
KEEP = """
    insert into inbound_event
        (tenant_id, id, source, body, received_at, status, error, attempts)
    select %(tenant)b, kept.id, kept.source, kept.body, kept.received_at,
        'stored', '', 0
    from unnest(%(ids)b::uuid[], %(sources)b::text[], %(bodies)b::bytea[],
        %(moments)b::timestamptz[]) as kept(id, source, body, received_at)
    on conflict (tenant_id, id) do nothing
"""

COUNT_REFUSALS = """
    insert into webhook_refusal (tenant_id, id, source, day, reason, count)
    select %(tenant)b, refused.id, refused.source, refused.day, refused.reason,
        refused.count
    from unnest(%(ids)b::uuid[], %(sources)b::text[], %(days)b::date[],
        %(reasons)b::text[], %(counts)b::bigint[])
        as refused(id, source, day, reason, count)
    on conflict (tenant_id, source, day, reason)
        do update set count = webhook_refusal.count + excluded.count
"""

# Asked after the commit: a job that waits now will see what was committed, and one that
# runs already may not. A clash with another process that asks at the same moment raises
# a unique violation, and then its job serves both.
WAKE = """
    select procrastinate_defer_jobs_v1(array_agg(
        row('default', %(job)s, %(priority)s, wanted.lock, wanted.lock, wanted.args,
            null)::procrastinate_job_to_defer_v1))
    from unnest(%(locks)s::text[], %(args)s::jsonb[]) as wanted(lock, args)
    where not exists (
        select from procrastinate_jobs waiting
        where waiting.queueing_lock = wanted.lock and waiting.status = 'todo')
"""

_TURN = "select pg_try_advisory_xact_lock(hashtextextended(%s, 0))"
_WAIT_FOR_TURN = "select pg_advisory_xact_lock(hashtextextended(%s, 0))"

_CLAIM = """
    select id, source, attempts, received_at, octet_length(body) from inbound_event
    where tenant_id = %(tenant)s and status = 'stored'
        and (not_before is null or not_before <= %(now)s)
    order by received_at, id limit %(limit)s
    for update skip locked
"""

_CLAIM_ONE = """
    select id, source, attempts, received_at, octet_length(body) from inbound_event
    where tenant_id = %(tenant)s and status = 'stored' and id = %(id)s
    for update
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """A verified webhook, to be kept; `source` is a channel's name, or `gateway`."""

    tenant_id: UUID
    source: str
    body: bytes
    received_at: datetime
    id: UUID = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A webhook that was refused: of which only this is kept, as a count of its day."""

    tenant_id: UUID
    source: str
    day: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedEvent:
    """A stored webhook whose row is locked until the transaction ends."""

    id: UUID
    source: str
    body: bytes
    attempts: int
    received_at: datetime


def keep_parameters(tenant_id: UUID, events: Iterable[NewEvent]) -> dict[str, Any]:
    """The parameters of KEEP for these events of one tenant."""
    rows = list(events)
    return {
        "tenant": tenant_id,
        "ids": [row.id for row in rows],
        "sources": [row.source for row in rows],
        "bodies": [row.body for row in rows],
        "moments": [row.received_at for row in rows],
    }


def refusal_parameters(
    tenant_id: UUID, refusals: Mapping[Refusal, int]
) -> dict[str, Any]:
    """The parameters of COUNT_REFUSALS for these counts of one tenant."""
    # In one order, so that two processes that count the same never deadlock.
    rows = sorted(refusals.items(), key=lambda r: (r[0].source, r[0].day, r[0].reason))
    return {
        "tenant": tenant_id,
        "ids": [new_id() for _ in rows],
        "sources": [row.source for row, _ in rows],
        "days": [row.day for row, _ in rows],
        "reasons": [row.reason for row, _ in rows],
        "counts": [count for _, count in rows],
    }


def wake_parameters(tenant_ids: Collection[UUID]) -> dict[str, Any]:
    """The parameters of WAKE: one job for each tenant, unless one waits already."""
    ordered = sorted(tenant_ids)
    return {
        "job": PROCESS_JOB,
        "priority": _PRIORITY,
        "locks": [turn_of(tenant_id) for tenant_id in ordered],
        "args": [json.dumps({"tenant_id": str(tenant)}) for tenant in ordered],
    }


def turn_of(tenant_id: UUID) -> str:
    """The name of the lock under which one tenant's webhooks are processed."""
    return f"events:{tenant_id}"


def keep(events: Sequence[NewEvent]) -> None:
    """Keep these events of the tenant that is acted for."""
    with connection.cursor() as cursor:
        cursor.execute(KEEP, keep_parameters(current_tenant_id(), events))


def count_refusals(refusals: Counter[Refusal]) -> None:
    """Add to the counts of the tenant that is acted for."""
    with connection.cursor() as cursor:
        cursor.execute(
            COUNT_REFUSALS, refusal_parameters(current_tenant_id(), refusals)
        )


def take_turn(*, wait: bool) -> bool:
    """Be the only one who processes this tenant's webhooks, until the transaction ends.

    Words of one conversation keep their order only so. Without `wait`, False where
    somebody else is at it.
    """
    with connection.cursor() as cursor:
        name = turn_of(current_tenant_id())
        cursor.execute(_WAIT_FOR_TURN if wait else _TURN, [name])
        row = cursor.fetchone()
    return True if wait else bool(row and row[0])


def claim(now: datetime, *, limit: int) -> list[ClaimedEvent]:
    """Lock what may be processed now, in order of arrival; at most `limit`, or 8 MB."""
    return _claimed(_CLAIM, {"now": now, "limit": limit})


def claim_one(event_id: UUID) -> ClaimedEvent | None:
    """Lock one that is stored, even before its time; None where it is so no more."""
    return next(iter(_claimed(_CLAIM_ONE, {"id": event_id})), None)


def _claimed(query: str, parameters: dict[str, Any]) -> list[ClaimedEvent]:
    tenant_id = current_tenant_id()
    with connection.cursor() as cursor:
        cursor.execute(query, {"tenant": tenant_id, **parameters})
        rows = _that_fit(cursor.fetchall())
        cursor.execute(
            "select id, body from inbound_event"
            " where tenant_id = %s and id = any(%s::uuid[])",
            [tenant_id, [row[0] for row in rows]],
        )
        bodies = {event_id: bytes(body) for event_id, body in cursor.fetchall()}
    return [
        ClaimedEvent(
            id=event_id,
            source=source,
            body=bodies[event_id],
            attempts=attempts,
            received_at=received_at,
        )
        for event_id, source, attempts, received_at, _ in rows
    ]


def _that_fit(rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The first of them, whose bodies do not exceed the limit together; one at least.

    The others stay as they are; their locks end with the transaction.
    """
    fitting: list[tuple[Any, ...]] = []
    size = 0
    for row in rows:
        size += row[-1]
        if fitting and size > _BYTES_MAX:
            break
        fitting.append(row)
    return fitting


def settle(event_ids: Collection[UUID], *, now: datetime) -> None:
    """Mark these as processed."""
    if event_ids:
        InboundEvent.objects.filter(
            tenant_id=current_tenant_id(), id__in=event_ids
        ).update(status="processed", error="", processed_at=now)


def give_up(event_id: UUID, error: str, *, now: datetime, attempts: int) -> None:
    """Mark one as failed: it is kept, and a person may have it tried anew."""
    InboundEvent.objects.filter(tenant_id=current_tenant_id(), id=event_id).update(
        status="failed", error=error, processed_at=now, attempts=attempts
    )


def postpone(event_id: UUID, error: str, *, until: datetime, attempts: int) -> None:
    """Let one wait that could not be applied."""
    InboundEvent.objects.filter(tenant_id=current_tenant_id(), id=event_id).update(
        error=error, not_before=until, attempts=attempts
    )


def try_anew(event_id: UUID) -> bool:
    """Put a failed one back; False where there is no such failed one."""
    return bool(
        InboundEvent.objects.filter(
            tenant_id=current_tenant_id(), id=event_id, status="failed"
        ).update(
            status="stored", error="", attempts=0, not_before=None, processed_at=None
        )
    )


def is_due(now: datetime, *, arrived_before: datetime | None = None) -> bool:
    """Whether anything may be processed now (of what arrived before a moment)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select from inbound_event"
            " where tenant_id = %s and status = 'stored' and received_at <= %s"
            " and (not_before is null or not_before <= %s))",
            [current_tenant_id(), arrived_before or now, now],
        )
        row = cursor.fetchone()
    return bool(row and row[0])


def waiting(now: datetime) -> tuple[int, timedelta]:
    """How many webhooks of the tenant are not processed, and how old the oldest is.

    Read from the index of those that wait. What waits for its next attempt counts too.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*), min(received_at) from inbound_event"
            " where tenant_id = %s and status = 'stored'",
            [current_tenant_id()],
        )
        row = cursor.fetchone()
    count, oldest = row or (0, None)
    return count, max(now - oldest, timedelta()) if oldest else timedelta()

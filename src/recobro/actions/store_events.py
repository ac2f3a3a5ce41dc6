"""Webhooks stored by group commit: all that wait go into one transaction.

A commit costs the machine the same for one row as for a hundred. So whoever brings a
webhook waits for the commit that holds it, and meanwhile the next ones gather. Nobody
is answered before that commit; if it fails, the provider is told so and sends again.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg

from recobro.storage.direct import connect
from recobro.storage.events import (
    COUNT_REFUSALS,
    KEEP,
    TELL_TENANT,
    WAKE,
    NewEvent,
    Refusal,
    keep_parameters,
    refusal_parameters,
    wake_parameters,
)

log = logging.getLogger(__name__)

Connection = psycopg.AsyncConnection[tuple[Any, ...]]
Connect = Callable[[], Awaitable[Connection]]

# A commit takes milliseconds: whoever comes when so much waits would wait too long.
EVENTS_MAX = 4_000
BYTES_MAX = 64 * 1024 * 1024
# What one transaction takes.
_BATCH_EVENTS = 500
_BATCH_BYTES = 8 * 1024 * 1024
_FLUSH_SECONDS = 15.0
_WAKES = 3
_AWAY = (psycopg.OperationalError, psycopg.InterfaceError, OSError)


class NotStoredError(Exception):
    """The webhook is not stored, or nobody knows: the provider must send it again."""


class QueueFullError(NotStoredError):
    """More webhooks wait for the database than it would take in a moment."""


@dataclass(slots=True)
class _Batch:
    """What one transaction will hold; `done` when it has ended, well or not."""

    events: list[NewEvent] = field(default_factory=list)
    refusals: Counter[Refusal] = field(default_factory=Counter)
    size: int = 0
    done: asyncio.Event = field(default_factory=asyncio.Event)
    lost: set[UUID] = field(default_factory=set)

    @property
    def full(self) -> bool:
        return len(self.events) >= _BATCH_EVENTS or self.size >= _BATCH_BYTES

    @property
    def tenants(self) -> set[UUID]:
        """Whose events and refusals it holds."""
        kept = {event.tenant_id for event in self.events}
        return kept | {refusal.tenant_id for refusal in self.refusals}


class EventWriter:
    """Stores webhooks for one event loop, over one connection.

    The connection opens with the first webhook, and again after the database was away.
    """

    def __init__(
        self,
        connect: Connect = connect,
        *,
        events_max: int = EVENTS_MAX,
        bytes_max: int = BYTES_MAX,
    ) -> None:
        self._connect = connect
        self._events_max = events_max
        self._bytes_max = bytes_max
        self._connection: Connection | None = None
        self._batches: deque[_Batch] = deque()
        self._waiting = 0
        self._size = 0
        self._work: asyncio.Task[None] | None = None
        self._closed = False

    async def keep(self, event: NewEvent) -> None:
        """Return once the event is committed. Raises NotStoredError, QueueFullError."""
        self._refuse_if_full(len(event.body))
        batch = self._gathering()
        batch.events.append(event)
        batch.size += len(event.body)
        self._waiting += 1
        self._size += len(event.body)
        await self._until_done(batch, event.tenant_id)

    async def count(self, refusal: Refusal) -> None:
        """Return once the refusal is counted. Raises NotStoredError, QueueFullError."""
        self._refuse_if_full(0)
        batch = self._gathering()
        batch.refusals[refusal] += 1
        await self._until_done(batch, refusal.tenant_id)

    async def close(self) -> None:
        """Write what waits, then take nothing more and close the connection."""
        self._closed = True
        if self._work is not None:
            await self._work
        if self._connection is not None:
            await self._connection.close()

    def _refuse_if_full(self, size: int) -> None:
        if self._closed:
            raise NotStoredError("the process is ending")
        if self._waiting >= self._events_max or self._size + size > self._bytes_max:
            raise QueueFullError(f"{self._waiting} webhooks wait")

    def _gathering(self) -> _Batch:
        if not self._batches or self._batches[-1].full:
            self._batches.append(_Batch())
        return self._batches[-1]

    async def _until_done(self, batch: _Batch, tenant_id: UUID) -> None:
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._write_all())
        await batch.done.wait()
        if tenant_id in batch.lost:
            raise NotStoredError("the database did not take it")

    async def _write_all(self) -> None:
        """Write batch after batch until none is left; never raises."""
        while self._batches:
            batch = self._batches.popleft()
            try:
                async with asyncio.timeout(_FLUSH_SECONDS):
                    await self._write(batch)
            except Exception:  # whoever waits must be told, whatever it is
                log.exception("webhooks were not stored")
                batch.lost = batch.tenants
                await self._drop_connection()
            finally:
                self._waiting -= len(batch.events)
                self._size -= batch.size
                batch.done.set()
            await self._wake(
                {e.tenant_id for e in batch.events if e.tenant_id not in batch.lost}
            )

    async def _write(self, batch: _Batch) -> None:
        """One transaction for all; where one tenant's rows spoil it, one for each."""
        events, refusals = _by_tenant(batch)
        try:
            await self._commit(batch.tenants, events, refusals)
        except _AWAY:
            raise
        except psycopg.Error as error:
            log.warning("webhooks are stored tenant by tenant: %s", error)
            for tenant_id in batch.tenants:
                try:
                    await self._commit([tenant_id], events, refusals)
                except _AWAY:
                    raise
                except psycopg.Error:
                    log.exception("webhooks of %s were not stored", tenant_id)
                    batch.lost.add(tenant_id)

    async def _commit(
        self,
        tenant_ids: Iterable[UUID],
        events: Mapping[UUID, list[NewEvent]],
        refusals: Mapping[UUID, dict[Refusal, int]],
    ) -> None:
        """Raises psycopg.Error.

        A connection may have died while nobody used it, so that it is tried once more
        with a new one. What was committed all the same is not stored twice.
        """
        ordered = sorted(tenant_ids)
        fresh = self._connection is None or self._connection.closed
        try:
            await _store(await self._open(), ordered, events, refusals)
        except _AWAY:
            await self._drop_connection()
            if fresh:
                raise
            await _store(await self._open(), ordered, events, refusals)

    async def _wake(self, tenant_ids: set[UUID]) -> None:
        """Have them processed; if this fails, the worker's sweep finds them."""
        if not tenant_ids:
            return
        try:
            async with asyncio.timeout(_FLUSH_SECONDS):
                connection = await self._open()
                for _ in range(_WAKES):
                    with contextlib.suppress(psycopg.errors.UniqueViolation):
                        await connection.execute(WAKE, wake_parameters(tenant_ids))
                        return
        except (*_AWAY, psycopg.Error, TimeoutError) as error:
            log.warning("the queue was not told of webhooks: %s", error)
            await self._drop_connection()

    async def _open(self) -> Connection:
        if self._connection is None or self._connection.closed:
            self._connection = await self._connect()
        return self._connection

    async def _drop_connection(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(Exception):
                await self._connection.close()
        self._connection = None


def _by_tenant(
    batch: _Batch,
) -> tuple[dict[UUID, list[NewEvent]], dict[UUID, dict[Refusal, int]]]:
    events: dict[UUID, list[NewEvent]] = {}
    for event in batch.events:
        events.setdefault(event.tenant_id, []).append(event)
    refusals: dict[UUID, dict[Refusal, int]] = {}
    for refusal, count in batch.refusals.items():
        refusals.setdefault(refusal.tenant_id, {})[refusal] = count
    return events, refusals


async def _store(
    connection: Connection,
    tenant_ids: Iterable[UUID],
    events: Mapping[UUID, list[NewEvent]],
    refusals: Mapping[UUID, dict[Refusal, int]],
) -> None:
    """One transaction, sent at once: the row security asks who is acted for in each."""
    async with connection.pipeline(), connection.transaction():
        for tenant_id in tenant_ids:
            await connection.execute(TELL_TENANT, {"tenant": str(tenant_id)})
            if kept := events.get(tenant_id):
                await connection.execute(KEEP, keep_parameters(tenant_id, kept))
            if counted := refusals.get(tenant_id):
                await connection.execute(
                    COUNT_REFUSALS, refusal_parameters(tenant_id, counted)
                )

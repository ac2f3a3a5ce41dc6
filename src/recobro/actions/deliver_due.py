"""Send what is due, in batches, at the pace that the provider and the law allow.

One job is one lane: it reserves a batch, calls the provider for it, records the
answers, and goes on for a slice of time. Then it lets others have the worker, and comes
back at the end of the queue: a company with a hundred thousand messages holds up one
with three for no longer than a slice. Several lanes and several machines work on one
company's queue at once, because each skips the debtors that another one holds.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import DatabaseError

from recobro.actions.queue_message import wake_delivery
from recobro.actions.sending.calls import Caller
from recobro.actions.sending.common import Common
from recobro.actions.sending.outcomes import record_all
from recobro.actions.sending.reserve import Reserved, reserve, reserve_due, set_aside
from recobro.actions.sending.senders import Sender, sender_of
from recobro.actions.sending.take_back import take_back
from recobro.actions.sending.values import Call, Called
from recobro.domain.messages import Channel
from recobro.ports.channel import Rejected
from recobro.ports.services import NotConfiguredError, Services
from recobro.ports.telemetry import Part
from recobro.storage.buckets import (
    let_rest,
    resting_keys,
    speed_up,
    spend_tokens,
    take_tokens,
)
from recobro.storage.call_journal import CallJournal, own_journal
from recobro.storage.queue import due_messages, more_are_due_than
from recobro.storage.raw import commit_without_waiting
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

log = logging.getLogger(__name__)

BATCH = 100
# Jobs that send for one company side by side: while one waits for the database the
# other calls. More would only take workers from others.
LANES = 2
# How long one job keeps a worker before it lets the others have it.
SLICE = timedelta(seconds=2)
_UNCONFIGURED_REST = timedelta(minutes=15)
# A lane waits for tokens itself if they come so soon; else the tick wakes it.
_WORTH_WAITING_SECONDS = 1.0
_GATHERED_SECONDS = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What a slice came to.

    `more` says that more may be due at once; `rest` how long the sender rests before
    anything is due again.
    """

    looked_at: int = 0
    called: int = 0
    more: bool = False
    rest: timedelta = timedelta()


def deliver_due(services: Services, *, tenant_id: UUID) -> timedelta:
    """Send the tenant's due messages to the last; returns how long to rest then.

    Zero means that nothing due is left. Each message is asked about again before it
    goes; what a provider's limit keeps back stays in the queue.
    """
    while True:
        done = deliver_slice(services, tenant_id=tenant_id)
        if not done.more:
            return done.rest


def deliver_lane(
    services: Services, *, tenant_id: UUID, lane: int, lasting: timedelta = SLICE
) -> Delivered:
    """One job: a slice, and another job at the end of the queue if more is due.

    The first lane wakes the others where there is more than a batch.
    """
    if lane == 0:
        now = services.clock.now()
        with acting_for(tenant_id):
            if more_are_due_than(BATCH, now):
                for other in range(1, LANES):
                    wake_delivery(tenant_id, other)
    done = deliver_slice(services, tenant_id=tenant_id, lasting=lasting)
    if done.more:
        wake_delivery(tenant_id, lane)
    return done


def deliver_slice(
    services: Services, *, tenant_id: UUID, lasting: timedelta = SLICE
) -> Delivered:
    """Send due messages for so long, on every channel in turn."""
    with own_journal() as journal:
        return _slice(services, journal, tenant_id, lasting)


def _slice(
    services: Services, journal: CallJournal, tenant_id: UUID, lasting: timedelta
) -> Delivered:
    until = time.monotonic() + lasting.total_seconds()
    lanes = [
        _Lane(
            services=services,
            tenant_id=tenant_id,
            channel=channel,
            caller=Caller(journal=journal),
        )
        for channel in services.channels
    ]
    looked_at = called = 0
    rest = timedelta()
    try:
        while lanes:
            for lane in list(lanes):
                step = lane.step(until)
                looked_at += step.looked_at
                called += step.called
                rest = max(rest, step.rest)
                if not step.more:
                    lanes.remove(lane)
            if time.monotonic() >= until:
                break
    finally:
        for lane in lanes:
            lane.give_back()
    more = bool(lanes)
    return Delivered(
        looked_at=looked_at,
        called=called,
        more=more,
        rest=timedelta() if more else rest,
    )


@dataclass(slots=True, kw_only=True)
class _Lane:
    """One channel of one tenant, for one slice; `tokens` are taken and not yet used."""

    services: Services
    tenant_id: UUID
    channel: Channel
    caller: Caller
    tokens: int = 0
    sender: Sender | None = None

    def step(self, until: float) -> Delivered:
        """One batch, or a wait."""
        allowed = self._allowed(until)
        if allowed.rest or not self.tokens:
            self.give_back()
            return allowed
        began = time.perf_counter()
        try:
            reserved = self._reserved()
        except NotConfiguredError as error:
            log.error("nothing is sent: %s", error)  # noqa: TRY400  no bug of ours
            self.give_back()
            return Delivered(rest=self._unconfigured(str(error)))
        if not reserved.looked_at:
            self.give_back()
            return Delivered()
        calls = reserved.calls
        self.tokens -= len(calls)
        telemetry = self.services.telemetry
        traces = [call.message_id for call in calls]
        telemetry.spans(Part.RESERVE, traces, seconds=time.perf_counter() - began)
        began = time.perf_counter()
        failures = _Failures()
        rest, left = self.caller.call_all(calls, lambda a: self._record(a, failures))
        telemetry.spans(Part.CALL, traces, seconds=time.perf_counter() - began)
        if left:
            self._take_back([call.message_id for call in left])
        if rest:
            log.warning("the sender %s rests for %s", self.channel, rest)
            self.give_back()
        progressed = not calls or failures.count + len(left) < len(calls)
        return Delivered(
            looked_at=reserved.looked_at,
            called=len(calls) - len(left),
            more=not rest and progressed,
            rest=rest,
        )

    def give_back(self) -> None:
        """Put back the tokens that were not used."""
        if self.tokens and self.sender is not None and self.sender.rate is not None:
            with acting_for(self.tenant_id):
                spend_tokens(self.sender.key, -self.tokens)
        self.tokens = 0

    def _allowed(self, until: float) -> Delivered:
        """Get tokens for a batch; says how long to rest where there are none."""
        now = self.services.clock.now()
        with acting_for(self.tenant_id):
            sender = self.sender = sender_of(self.channel, tenant_settings())
            resting = resting_keys(now).get(sender.key)
            if resting is not None:
                return Delivered(rest=resting - now)
            if self.tokens >= BATCH:
                return Delivered(more=True)
            if sender.rate is None:
                self.tokens = BATCH
                return Delivered(more=True)
            commit_without_waiting()  # tokens that come back with the power
            speed_up(sender.key, limit=sender.rate)
            grant = take_tokens(sender.key, BATCH - self.tokens, limit=sender.rate)
            self.tokens += grant.tokens
        if not self.tokens:
            seconds = grant.wait.total_seconds()
            if seconds > _WORTH_WAITING_SECONDS:
                return Delivered(rest=grant.wait)
            # a quarter of a second's worth at once, rather than each by itself
            left = max(until - time.monotonic(), 0.0)
            time.sleep(min(max(seconds, _GATHERED_SECONDS), left))
        return Delivered(more=True)

    def _reserved(self) -> Reserved:
        """Reserve a batch. Raises NotConfiguredError.

        Where the database refuses the batch for one of its messages, each is reserved
        by itself and the one that fails is set aside.
        """
        services, process = self.services, self.caller.journal.name
        try:
            with acting_for(self.tenant_id):
                common = Common.read(services, process, services.clock.now())
                return reserve_due(common, self.channel, min(BATCH, self.tokens))
        except DatabaseError:
            log.exception("a batch of %s fails: one by one", self.tenant_id)
        looked_at = 0
        calls: list[Call] = []
        with acting_for(self.tenant_id):
            ids = due_messages(services.clock.now(), BATCH, channel=self.channel.value)
        for message_id in ids[: self.tokens]:
            try:
                with acting_for(self.tenant_id):
                    common = Common.read(services, process, services.clock.now())
                    one = reserve(common, [message_id])
            except DatabaseError:
                log.exception("message %s is set aside", message_id)
                with acting_for(self.tenant_id):
                    set_aside(message_id, services.clock.now())
                looked_at += 1
            else:
                looked_at += one.looked_at
                calls += one.calls
        return Reserved(looked_at=looked_at, calls=tuple(calls))

    def _record(self, answered: Sequence[Called], failures: _Failures) -> timedelta:
        failures.count += sum(isinstance(c.result, Rejected) for c in answered)
        began = time.perf_counter()
        rest = record_all(self.tenant_id, answered, now=self.services.clock.now())
        telemetry = self.services.telemetry
        telemetry.spans(
            Part.RECORD,
            [called.call.message_id for called in answered],
            seconds=time.perf_counter() - began,
        )
        return rest

    def _take_back(self, message_ids: Sequence[UUID]) -> None:
        with acting_for(self.tenant_id):
            taken = take_back(
                message_ids,
                why="the sender rests",
                now=self.services.clock.now(),
                process=self.caller.journal.name,
            )
        self.tokens += taken

    def _unconfigured(self, why: str) -> timedelta:
        assert self.sender is not None
        now = self.services.clock.now()
        with acting_for(self.tenant_id):
            let_rest(
                self.sender.key,
                now + _UNCONFIGURED_REST,
                why,
                now=now,
                limit=self.sender.limit,
            )
        return _UNCONFIGURED_REST


@dataclass(slots=True)
class _Failures:
    """How many calls of a batch were refused."""

    count: int = 0

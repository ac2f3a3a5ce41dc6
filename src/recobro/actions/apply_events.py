"""What stored webhooks tell, applied: a batch together, or one event part by part."""

from __future__ import annotations

import logging
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import OperationalError

from recobro.actions.apply_statuses import apply_statuses, find_messages
from recobro.actions.gateway_events import apply_payment_event
from recobro.actions.receive_message import match_messages, receive_message
from recobro.domain.messages import Channel
from recobro.ports.channel import (
    ChannelEvent,
    InboundMessage,
    MalformedWebhookError,
    StatusReport,
)
from recobro.ports.gateway import PaymentEvent
from recobro.ports.services import Options, Services
from recobro.ports.telemetry import Part
from recobro.storage.events import ClaimedEvent
from recobro.storage.locks import lock_accounts
from recobro.storage.tenancy import acting_for

log = logging.getLogger(__name__)

GATEWAY_SOURCE = "gateway"

Parts = Sequence[ChannelEvent | PaymentEvent]


@dataclass(slots=True)
class Told:
    """What became of a batch; in neither list is what we failed to read ourselves."""

    done: list[ClaimedEvent] = field(default_factory=list)
    malformed: list[tuple[ClaimedEvent, str]] = field(default_factory=list)


def parts_of(services: Services, options: Options, event: ClaimedEvent) -> Parts:
    """Everything that an event tells.

    Raises MalformedWebhookError, and NotConfiguredError where the company has no such
    channel or gateway any more.
    """
    if event.source == GATEWAY_SOURCE:
        payment = services.open_gateway(options).parse(event.body)
        return () if payment is None else (payment,)
    return services.open_channel(Channel(event.source), options).parse(event.body)


def apply_together(
    services: Services,
    tenant_id: UUID,
    options: Options,
    claimed: Sequence[ClaimedEvent],
    now: datetime,
) -> Told:
    """Apply a batch of channels' events in the running transaction: all or nothing.

    All accounts that they concern are locked first, in one order.
    """
    told = Told()
    reports: list[StatusReport] = []
    messages: dict[Channel, list[InboundMessage]] = defaultdict(list)
    others: Counter[str] = Counter()
    for event in claimed:
        try:
            parts = parts_of(services, options, event)
        except MalformedWebhookError as malformed:
            told.malformed.append((event, str(malformed)))
            continue
        except Exception:
            log.exception("event %s", event.id)
            continue
        told.done.append(event)
        for part in parts:
            match part:
                case StatusReport():
                    reports.append(part)
                case InboundMessage():
                    messages[Channel(event.source)].append(part)
                case _:
                    others[f"{event.source}: {getattr(part, 'kind', part)}"] += 1
    _log_others(others)
    began = time.monotonic()
    statuses = find_messages(tenant_id, reports)
    heard = [match_messages(tenant_id, c, items) for c, items in messages.items()]
    wanted = statuses.account_ids.union(*(batch.account_ids for batch in heard))
    accounts = lock_accounts(wanted) if wanted else {}
    statuses.apply(accounts)
    for batch in heard:
        batch.apply(accounts, now=now)
    if services.telemetry.tracing:
        seconds = time.monotonic() - began
        services.telemetry.spans(Part.STATUS, statuses.touched, seconds=seconds)
    return told


def apply_parts(
    services: Services, tenant_id: UUID, source: str, parts: Parts, now: datetime
) -> Exception | None:
    """Apply each part in a savepoint of its own; the first trouble, if there was any.

    Raises OperationalError: the database is away, or somebody locked in another order.
    """
    trouble: Exception | None = None
    for part in parts:
        try:
            with acting_for(tenant_id):
                _apply(services, tenant_id, source, part, now)
        except OperationalError:
            raise
        except Exception as error:  # noqa: BLE001  must not hold up the other parts
            trouble = trouble or error
    return trouble


def _apply(
    services: Services,
    tenant_id: UUID,
    source: str,
    part: ChannelEvent | PaymentEvent,
    now: datetime,
) -> None:
    match part:
        case StatusReport():
            apply_statuses(tenant_id, [part])
        case InboundMessage():
            receive_message(tenant_id, Channel(source), part, now=now)
        case PaymentEvent():
            apply_payment_event(services, tenant_id, part)
        case _:
            _log_others(Counter([f"{source}: {part.kind}"]))


def _log_others(kinds: Counter[str]) -> None:
    for kind, count in kinds.items():
        log.info("nothing to do for %s (%s)", kind, count)

"""Webhooks: stored whole first, processed afterwards, at least once, in any order."""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID

from django.db.models import F

from recobro.actions.delivery import apply_status
from recobro.actions.gateway_events import apply_payment_event
from recobro.actions.receive_message import receive_message
from recobro.domain.messages import Channel
from recobro.ports.channel import (
    InboundMessage,
    MalformedWebhookError,
    StatusReport,
)
from recobro.ports.services import Options, Services
from recobro.storage import jobs
from recobro.storage.models import InboundEvent, WebhookRefusal
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

log = logging.getLogger(__name__)

PROCESS_JOB = "process_event"
GATEWAY_SOURCE = "gateway"


def store_event(tenant_id: UUID, *, source: str, body: bytes, now: datetime) -> UUID:
    """Keep a verified webhook as it came; a job processes it after the commit.

    `source` is a channel's name, or `gateway`.
    """
    with acting_for(tenant_id):
        event = InboundEvent.objects.create(
            tenant_id=tenant_id, source=source, body=body, received_at=now
        )
        jobs.defer(
            PROCESS_JOB, priority=10, tenant_id=str(tenant_id), event_id=str(event.id)
        )
    return event.id


def count_refusal(tenant_id: UUID, *, source: str, reason: str, now: datetime) -> None:
    """Count a webhook that was refused (signature, size); nothing of it is kept."""
    with acting_for(tenant_id):
        row, _ = WebhookRefusal.objects.get_or_create(
            tenant_id=tenant_id, source=source, day=now.date(), reason=reason
        )
        WebhookRefusal.objects.filter(tenant_id=tenant_id, id=row.id).update(
            count=F("count") + 1
        )


def process_event(services: Services, *, tenant_id: UUID, event_id: UUID) -> None:
    """Take in everything that a stored webhook tells.

    Each part is its own transaction and changes nothing the second time, so a job that
    died half-way is run again from the start. A body that is not the provider's format
    is kept and marked: nobody loses it, and it is not tried again.
    """
    with acting_for(tenant_id):
        event = InboundEvent.objects.filter(
            tenant_id=tenant_id, id=event_id, status="stored"
        ).first()
        settings = tenant_settings()
    if event is None:
        return
    error = ""
    try:
        if event.source == GATEWAY_SOURCE:
            _process_payment(services, tenant_id, settings.options, bytes(event.body))
        else:
            _process_channel(services, tenant_id, event, settings.options)
    except MalformedWebhookError as malformed:
        log.warning("event %s cannot be read: %s", event_id, malformed)
        error = str(malformed)
    with acting_for(tenant_id):
        InboundEvent.objects.filter(tenant_id=tenant_id, id=event_id).update(
            status="failed" if error else "processed",
            error=error,
            processed_at=services.clock.now(),
        )


def _process_channel(
    services: Services, tenant_id: UUID, event: InboundEvent, options: Options
) -> None:
    channel = Channel(event.source)
    for item in services.open_channel(channel, options).parse(bytes(event.body)):
        match item:
            case StatusReport():
                apply_status(tenant_id, item)
            case InboundMessage():
                receive_message(tenant_id, channel, item, now=services.clock.now())
            case _:
                log.info("%s: nothing to do for %s", event.source, item.kind)


def _process_payment(
    services: Services, tenant_id: UUID, options: Options, body: bytes
) -> None:
    payment = services.open_gateway(options).parse(body)
    if payment is not None:
        apply_payment_event(services, tenant_id, payment)

"""Send what is due: one after another, at the pace that the provider allows."""

from __future__ import annotations

import logging
from datetime import timedelta
from uuid import UUID

from recobro.actions.send_message import SendOutcome, send_message
from recobro.ports.services import NotConfiguredError, Services
from recobro.storage.queue import due_messages, postpone_due
from recobro.storage.tenancy import acting_for

log = logging.getLogger(__name__)

_BATCH = 200
# One job does so much and then lets others have the worker.
_MESSAGES_MAX = 5000
_UNCONFIGURED_REST = timedelta(minutes=15)


def deliver_due(services: Services, *, tenant_id: UUID) -> timedelta:
    """Send the tenant's due messages; returns how long to rest before going on.

    Zero means that nothing due is left. Each message is asked about again before it
    goes; what a provider's limit keeps back stays in the queue.
    """
    sent = 0
    while sent < _MESSAGES_MAX:
        with acting_for(tenant_id):
            ids = due_messages(services.clock.now(), _BATCH)
        progressed = False
        for message_id in ids:
            try:
                report = send_message(
                    services, tenant_id=tenant_id, message_id=message_id
                )
            except NotConfiguredError as error:
                log.error("nothing is sent: %s", error)  # noqa: TRY400  no bug of ours
                return _rest(services, tenant_id, _UNCONFIGURED_REST)
            progressed |= report.outcome is not SendOutcome.FAILED
            sent += 1
            if report.pause:
                log.warning("the sender rests for %s", report.pause)
                return _rest(services, tenant_id, report.pause)
        if not ids or not progressed:
            return timedelta()
    return timedelta(seconds=1)


def _rest(services: Services, tenant_id: UUID, pause: timedelta) -> timedelta:
    """Let all that is planned wait: nothing is tried before the pause is over."""
    with acting_for(tenant_id):
        postpone_due(services.clock.now() + pause)
    return pause

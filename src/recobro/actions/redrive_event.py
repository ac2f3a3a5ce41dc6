"""A dead letter, tried anew: a webhook that could not be read or applied."""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID

from recobro.actions.receive_event import wake_events
from recobro.storage import events
from recobro.storage.tenancy import acting_for

log = logging.getLogger(__name__)


def redrive_event(
    tenant_id: UUID, event_id: UUID, *, actor: str, now: datetime
) -> bool:
    """Put a failed webhook back among those that wait, as if it had just been stored.

    False where there is no failed one of that identifier: somebody was first. What it
    told before it failed changes nothing the second time.
    """
    with acting_for(tenant_id):
        found = events.try_anew(event_id)
    if found:
        log.info("event %s is tried anew by %s at %s", event_id, actor, now)
        wake_events(tenant_id)
    return found

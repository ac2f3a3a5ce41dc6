"""Have what was given up tried again, whatever kind it is."""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.actions.redrive import redrive_message
from recobro.actions.redrive_event import redrive_event
from recobro.actions.retry_job import retry_job

log = logging.getLogger(__name__)

DEAD_KINDS = ("message", "webhook", "job")


def redrive_dead(
    tenant_id: UUID,
    *,
    kind: str,
    name: str,
    actor: str,
    now: datetime,
    although_unknown: bool = False,
) -> None:
    """Try one of `storage.queries.dead_letters_page` again.

    A message of which nobody knows whether it arrived is refused, unless
    `although_unknown` says that the person may get it twice. Raises ActionRefusedError
    where there is no such thing, or it may not be.
    """
    try:
        match kind:
            case "message":
                redrive_message(
                    tenant_id,
                    UUID(name),
                    actor=actor,
                    now=now,
                    although_unknown=although_unknown,
                )
            case "webhook":
                if not redrive_event(tenant_id, UUID(name), actor=actor, now=now):
                    raise ActionRefusedError(
                        "no_such_dead_letter", "that webhook is not waiting"
                    )
            case "job":
                retry_job(int(name), tenant_id=tenant_id)
            case _:
                raise ActionRefusedError("no_such_dead_letter", f"no {kind} {name}")
    except ValueError as error:
        raise ActionRefusedError("no_such_dead_letter", f"no {kind} {name}") from error
    log.warning("%s has %s %s tried again at %s", actor, kind, name, now)

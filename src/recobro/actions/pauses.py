"""Pauses: nothing of a company, a channel or a strategy leaves for a while.

A pause takes nothing back: what is planned waits, and is judged afresh when it is over.
Pauses do not know one another. Two that lie over one another are two rows; what is
under both goes on when both have ended, in whatever order they began and end. There is
no account to write it in, so the row itself, which nobody deletes, and the log are the
record.
"""

from __future__ import annotations

import logging
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.actions.queue_message import wake_delivery
from recobro.domain.messages import Channel
from recobro.storage.models import Pause, Strategy
from recobro.storage.tenancy import acting_for

log = logging.getLogger(__name__)

REASON_MAX = 300


class PauseScope(StrEnum):
    """What a pause lies over."""

    TENANT = "tenant"  # everything that the company sends
    CHANNEL = "channel"
    STRATEGY = "strategy"  # every version of it


def start_pause(
    tenant_id: UUID,
    *,
    scope: PauseScope,
    reason: str,
    actor: str,
    now: datetime,
    subject: str = "",
    until: datetime | None = None,
) -> UUID:
    """Let nothing of the scope leave from now on; returns the pause.

    `subject` names the channel or the strategy. Raises ActionRefusedError without a
    reason or a person, for a subject that does not exist, and for an end in the past.
    """
    reason, actor = reason.strip(), actor.strip()
    if not reason or len(reason) > REASON_MAX:
        raise ActionRefusedError("no_reason", "say why, in a sentence or two")
    if not actor:
        raise ActionRefusedError("no_person", "say who pauses it")
    if until is not None and until <= now:
        raise ActionRefusedError("pause_in_the_past", "a pause ends in the future")
    with acting_for(tenant_id):
        _check_subject(tenant_id, scope, subject)
        row = Pause.objects.create(
            tenant_id=tenant_id,
            scope=scope.value,
            subject=subject,
            reason=reason,
            started_by=actor,
            started_at=now,
            until=until,
        )
    log.warning(
        "pause %s of company %s begins: %s %s", row.id, tenant_id, scope, subject
    )
    return row.id


def _check_subject(tenant_id: UUID, scope: PauseScope, subject: str) -> None:
    match scope:
        case PauseScope.TENANT:
            known = not subject
        case PauseScope.CHANNEL:
            known = subject in {channel.value for channel in Channel}
        case PauseScope.STRATEGY:
            known = Strategy.objects.filter(tenant_id=tenant_id, name=subject).exists()
    if not known:
        raise ActionRefusedError(
            "no_such_subject", f"there is no {scope} {subject!r} to pause"
        )


def end_pause(tenant_id: UUID, pause_id: UUID, *, actor: str, now: datetime) -> None:
    """End one pause now; others over the same things hold on.

    Raises ActionRefusedError where it is not in force.
    """
    if not actor.strip():
        raise ActionRefusedError("no_person", "say who ends it")
    with acting_for(tenant_id):
        ended = (
            Pause.objects.filter(tenant_id=tenant_id, id=pause_id, ended_at=None)
            .exclude(until__lte=now)
            .update(ended_at=now, ended_by=actor.strip())
        )
        if not ended:
            raise ActionRefusedError("no_such_pause", "that pause is not in force")
        wake_delivery(tenant_id)
    log.warning("pause %s of company %s ends", pause_id, tenant_id)

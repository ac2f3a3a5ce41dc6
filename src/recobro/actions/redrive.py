"""Send a dead letter once more, because a person decided so."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.actions.queue_message import wake_delivery
from recobro.domain.messages import MessageState
from recobro.storage import chronology
from recobro.storage.locks import lock_account
from recobro.storage.models import Message
from recobro.storage.tenancy import acting_for

_DEAD = frozenset({MessageState.FAILED.value, MessageState.UNKNOWN.value})


def redrive_message(
    tenant_id: UUID,
    message_id: UUID,
    *,
    actor: str,
    now: datetime,
    although_unknown: bool = False,
) -> None:
    """Plan a failed message again, with all its attempts before it.

    It goes the way of every message: if it is no longer due, or no longer lawful, it is
    not sent, and what may have arrived counts in the caps. One whose outcome is
    `unknown` may be on the person's phone already, so it is refused unless
    `although_unknown` says that the person may get it twice. Raises
    ActionRefusedError: `no_such_message`, `not_dead`, `unknown_outcome`.
    """
    with acting_for(tenant_id):
        found = Message.objects.filter(tenant_id=tenant_id, id=message_id).first()
        if found is None:
            raise ActionRefusedError("no_such_message", "that message is unknown")
        account = lock_account(found.account_id)
        message = Message.objects.get(tenant_id=tenant_id, id=message_id)
        if message.state not in _DEAD:
            raise ActionRefusedError(
                "not_dead", f"that message is {message.state}, no dead letter"
            )
        unknown = message.state == MessageState.UNKNOWN.value
        if unknown and not although_unknown:
            raise ActionRefusedError(
                "unknown_outcome",
                "nobody knows whether it arrived: sending it again may send it twice",
            )
        before = {"state": message.state, "code": message.error_code}
        message.state = MessageState.PLANNED.value
        message.not_before = now
        message.attempts = 0
        message.reason = ""
        message.error_code = ""
        message.provider_id = ""
        message.save(
            update_fields=[
                "state", "not_before", "attempts", "reason", "error_code",
                "provider_id",
            ]
        )  # fmt: skip
        chronology.append(
            account,
            "message.redriven",
            {"key": message.key, **before},
            at=now,
            actor=actor,
        )
        wake_delivery(tenant_id)

"""Put a message in the queue, or take messages out of it: under the account's lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from recobro.domain.identifiers import STEP_PREFIX
from recobro.domain.messages import Channel, MessageState
from recobro.storage import chronology, jobs
from recobro.storage.models import Account, Message

DELIVER_JOB = "deliver_due"


def queue_message(
    account: Account,
    *,
    contact_point_id: UUID,
    channel: Channel,
    key: str,
    purpose: str,
    intent: Mapping[str, Any],
    now: datetime,
    conversation_id: UUID | None = None,
    not_before: datetime | None = None,
    author: str = "agent",
) -> Message | None:
    """Plan one message; None where its key was planned before.

    What it says is rendered when it is sent, from the ledger of that moment. A step
    that was taken back before it was sent may be planned again: the reason why it was
    taken back (a payment of another invoice, a hold) may be over.
    """
    planned: dict[str, Any] = {
        "contact_point_id": contact_point_id,
        "conversation_id": conversation_id,
        "channel": channel.value,
        "purpose": purpose,
        "intent": dict(intent),
        "author": author,
        "not_before": not_before or now,
        "planned_at": now,
    }
    message, created = Message.objects.get_or_create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        key=key,
        defaults=planned,
    )
    if not created and not _plan_again(message, planned):
        return None
    wake_delivery(account.tenant_id)
    return message


def _plan_again(message: Message, planned: Mapping[str, Any]) -> bool:
    """Whether a step's message that never left is back in the queue."""
    if message.state != MessageState.CANCELLED.value:
        return False
    if not message.key.startswith(STEP_PREFIX):
        return False
    for name, value in planned.items():
        setattr(message, name, value)
    message.state = MessageState.PLANNED.value
    message.reason = ""
    message.save()
    return True


def wake_delivery(tenant_id: UUID) -> None:
    """Have a worker look at this tenant's queue, unless one is about to."""
    jobs.defer(
        DELIVER_JOB,
        lock=f"deliver:{tenant_id}",
        queueing_lock=f"deliver:{tenant_id}",
        tenant_id=str(tenant_id),
    )


def cancel_queued(
    account: Account,
    reason: str,
    *,
    now: datetime,
    channels: Iterable[Channel] | None = None,
    steps_only: bool = False,
) -> int:
    """Take back what is planned and not yet sent; returns how many messages.

    `steps_only` leaves answers to the person in the queue.
    """
    waiting = Message.objects.filter(
        tenant_id=account.tenant_id,
        account_id=account.id,
        state=MessageState.PLANNED.value,
    )
    if channels is not None:
        waiting = waiting.filter(channel__in=[channel.value for channel in channels])
    if steps_only:
        waiting = waiting.filter(key__startswith=STEP_PREFIX)
    keys = list(waiting.values_list("key", flat=True))
    if keys:
        waiting.update(state=MessageState.CANCELLED.value, reason=reason)
        chronology.append(
            account, "messages.cancelled", {"keys": keys, "reason": reason}, at=now
        )
    return len(keys)

"""Put a message in the queue, or take messages out of it: under the account's lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from recobro.domain.identifiers import STEP_PREFIX
from recobro.domain.messages import Channel, MessageState
from recobro.storage import chronology, jobs
from recobro.storage.models import Account, HandOver, Message

DELIVER_JOB = "deliver_due"
# The reason of a hand-over that is a step of the strategy.
STRATEGY_TASK = "strategy"


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

    What it says is rendered when it is sent, from the ledger of that moment.
    """
    message = Message(
        tenant_id=account.tenant_id,
        account_id=account.id,
        contact_point_id=contact_point_id,
        conversation_id=conversation_id,
        key=key,
        channel=channel.value,
        purpose=purpose,
        intent=dict(intent),
        author=author,
        not_before=not_before or now,
        planned_at=now,
    )
    planned = queue_many([message])
    return planned[0] if planned else None


def queue_many(messages: Sequence[Message]) -> list[Message]:
    """Plan new messages, in the rows that they have then; not those planned before.

    A step that was taken back before it was sent is planned again: the reason why it
    was taken back (a payment of another invoice, a hold) may be over. All are of one
    tenant, and their accounts are locked.
    """
    if not messages:
        return []
    known = _known(messages)
    fresh: list[Message] = []
    again: list[Message] = []
    for message in messages:
        row = known.get((message.account_id, message.key))
        if row is None:
            fresh.append(message)
        elif row.state == MessageState.CANCELLED.value and _is_step(row):
            again.append(_planned_again(row, message))
    Message.objects.bulk_create(fresh, batch_size=1000)
    Message.objects.bulk_update(again, ["state", "reason", *_PLAN], batch_size=500)
    if fresh or again:
        wake_delivery(messages[0].tenant_id)
    return fresh + again


# What planning decides of a message; the rest comes when it is sent.
_PLAN = (
    "contact_point_id", "conversation_id", "channel", "purpose", "intent", "author",
    "strategy", "variant", "not_before", "planned_at",
)  # fmt: skip


def _known(messages: Sequence[Message]) -> dict[tuple[UUID, str], Message]:
    rows = Message.objects.filter(
        tenant_id=messages[0].tenant_id,
        account_id__in=[message.account_id for message in messages],
        key__in={message.key for message in messages},
    )
    return {(row.account_id, row.key): row for row in rows}


def _is_step(message: Message) -> bool:
    return message.key.startswith(STEP_PREFIX)


def _planned_again(row: Message, plan: Message) -> Message:
    for name in _PLAN:
        setattr(row, name, getattr(plan, name))
    row.state = MessageState.PLANNED.value
    row.reason = ""
    return row


def wake_delivery(tenant_id: UUID, lane: int = 0) -> None:
    """Have a worker look at this tenant's queue, unless one is about to.

    A tenant's lanes are jobs that run side by side; one is enough for a short queue,
    and wakes the next one where there is more (see `deliver_due`).
    """
    jobs.defer(
        DELIVER_JOB,
        lock=f"deliver:{tenant_id}:{lane}",
        queueing_lock=f"deliver:{tenant_id}:{lane}",
        tenant_id=str(tenant_id),
        lane=lane,
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


def call_off(
    account: Account,
    reason: str,
    *,
    now: datetime,
    channels: Iterable[Channel] | None = None,
    steps_only: bool = True,
) -> int:
    """Take back what the strategy has in hand: messages, and a collector's task.

    For what stops an account: a payment, an agreement, a dispute, a hold, a stop. A
    task is closed whoever took it; it comes back by the next run if its step is still
    reached then. `steps_only` and `channels` are about messages; a stop of some
    channels leaves the task. Returns how many messages.
    """
    channels = None if channels is None else list(channels)
    cancelled = cancel_queued(
        account, reason, now=now, channels=channels, steps_only=steps_only
    )
    if channels is None:
        _close_tasks(account, reason, now)
    return cancelled


def call_off_everywhere(
    account: Account,
    reason: str,
    *,
    now: datetime,
    channels: Iterable[Channel] | None = None,
    steps_only: bool = True,
) -> None:
    """The same for every account of the person: what they said is said of them all.

    The account is locked, and with it the person, so that nobody holds the others.
    """
    named = None if channels is None else list(channels)
    call_off(account, reason, now=now, channels=named, steps_only=steps_only)
    others = Account.objects.filter(
        tenant_id=account.tenant_id, debtor_id=account.debtor_id
    ).exclude(id=account.id)
    for other in others.select_for_update(no_key=True).order_by("id"):
        call_off(other, reason, now=now, channels=named, steps_only=steps_only)


def _close_tasks(account: Account, reason: str, now: datetime) -> None:
    tasks = HandOver.objects.filter(
        tenant_id=account.tenant_id,
        account_id=account.id,
        reason=STRATEGY_TASK,
        status__in=["waiting", "taken"],
    )
    keys = list(tasks.values_list("key", flat=True))
    if not keys:
        return
    # Without its key the step has not spoken, and may call again.
    tasks.update(status="closed", closed_at=now, key="")
    chronology.append(
        account, "hand_over.closed", {"reason": reason, "keys": keys}, at=now
    )

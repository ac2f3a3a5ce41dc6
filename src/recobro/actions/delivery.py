"""What became of a message: states, failures, and what to do about each."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from recobro.actions.queue_message import wake_delivery
from recobro.actions.sending.senders import sender_of, template_key
from recobro.actions.stop_contact import stop_contact
from recobro.domain.messages import (
    Channel,
    MessageState,
    ProviderFailure,
    Reaction,
    merge_status,
)
from recobro.storage import chronology
from recobro.storage.buckets import let_rest
from recobro.storage.locks import lock_account
from recobro.storage.models import (
    Account,
    ContactAttempt,
    ContactPoint,
    Message,
    OrphanStatus,
)
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

log = logging.getLogger(__name__)

ATTEMPTS_MAX = 5
_FIRST_RETRY = timedelta(minutes=1)
# How the codes of failures begin where the provider was not reached at all.
_NOT_CALLED = "local_"
_SENDER_REST = timedelta(minutes=15)
# A template that fails for everybody is tried again after this, by one message.
_TEMPLATE_REST = timedelta(hours=1)
# A call to a provider times out long before this; then nobody is waiting for it.
_IN_FLIGHT_MAX = timedelta(minutes=2)
MOMENT_OF = {
    MessageState.ACCEPTED: "accepted_at",
    MessageState.SENT: "sent_at",
    MessageState.DELIVERED: "delivered_at",
    MessageState.READ: "read_at",
}
# The message surely did not reach the person.
_NOT_DELIVERED = frozenset(Reaction) - {Reaction.WAIT}


def record_unknown(
    tenant_id: UUID, *, attempt_id: UUID, detail: str, at: datetime
) -> None:
    """Record that our call had no answer; its statuses may have come before.

    What a status has moved on already stays where it is.
    """
    found = Message.objects.filter(tenant_id=tenant_id, attempt_id=attempt_id).first()
    if found is None:
        return
    account = lock_account(found.account_id)
    message = Message.objects.get(tenant_id=tenant_id, id=found.id)
    if message.state == MessageState.SENDING.value:
        message.state = MessageState.UNKNOWN.value
        message.reason = detail[:300]
        message.save(update_fields=["state", "reason"])
        chronology.append(
            account, "message.unknown", {"key": message.key, "detail": detail}, at=at
        )
    take_in_orphans(account, message, at)


def take_in_orphans(account: Account, message: Message, at: datetime) -> None:
    """Take in the statuses of a message that came before our own record of it."""
    for orphan in OrphanStatus.objects.filter(
        tenant_id=account.tenant_id, provider_id=message.provider_id
    ).exclude(provider_id=""):
        take_in(
            account,
            message,
            MessageState(orphan.report["state"]),
            failure_from_json(orphan.report.get("failure")),
            at,
        )
        orphan.delete()


def take_in(
    account: Account,
    message: Message,
    state: MessageState,
    failure: ProviderFailure | None,
    at: datetime,
) -> None:
    """Move the message on, or react to its failure."""
    if state is MessageState.FAILED and failure is not None:
        _fail(account, message, failure, at, taken=True)
    else:
        _advance(account, message, state, at)


def failure_to_json(failure: ProviderFailure | None) -> dict[str, Any] | None:
    """A failure as an orphan status keeps it."""
    if failure is None:
        return None
    return {
        "code": failure.code,
        "detail": failure.detail,
        "reaction": failure.reaction.value,
        "wait_seconds": failure.wait.total_seconds(),
    }


def failure_from_json(stored: dict[str, Any] | None) -> ProviderFailure | None:
    """The failure that `failure_to_json` wrote."""
    if not stored:
        return None
    return ProviderFailure(
        code=stored["code"],
        detail=stored["detail"],
        reaction=Reaction(stored["reaction"]),
        wait=timedelta(seconds=stored["wait_seconds"]),
    )


def _advance(
    account: Account, message: Message, reported: MessageState, at: datetime
) -> None:
    current = MessageState(message.state)
    merged = merge_status(current, reported)
    moment = MOMENT_OF.get(reported)
    changed: list[str] = []
    if moment and getattr(message, moment) is None:
        setattr(message, moment, at)
        changed.append(moment)
    if merged is not current:
        message.state = merged.value
        changed.append("state")
    if changed:
        message.save(update_fields=changed)
    if merged is current:
        return
    _attempt_of(message).update(outcome=merged.value)
    chronology.append(account, f"message.{merged}", {"key": message.key}, at=at)


def _attempt_of(message: Message) -> QuerySet[ContactAttempt]:
    """The newest attempt of a message, for an update; older ones keep their end."""
    attempts = ContactAttempt.objects.filter(
        tenant_id=message.tenant_id, message_id=message.id, released=False
    )
    return attempts.filter(id__in=attempts.order_by("-id").values("id")[:1])


def record_failure(
    tenant_id: UUID, *, attempt_id: UUID, failure: ProviderFailure, at: datetime
) -> timedelta:
    """Record a refusal of our call; returns how long the whole sender should rest."""
    found = Message.objects.filter(tenant_id=tenant_id, attempt_id=attempt_id).first()
    if found is None:
        return timedelta()
    account = lock_account(found.account_id)
    message = Message.objects.get(tenant_id=tenant_id, id=found.id)
    return _fail(account, message, failure, at, taken=False)


def _fail(
    account: Account,
    message: Message,
    failure: ProviderFailure,
    at: datetime,
    *,
    taken: bool,
) -> timedelta:
    """React to a failure, reported by the call or by a status: counted once.

    `taken` says that the provider took the message and tried.
    """
    current = MessageState(message.state)
    if merge_status(current, MessageState.FAILED) is not MessageState.FAILED:
        return timedelta()  # it was delivered all the same
    if current is MessageState.FAILED:
        return timedelta()  # told already
    message.error_code = failure.code[:20]
    message.reason = f"{failure.code}: {failure.detail}"[:300]
    rest = timedelta()
    again: timedelta | None = None
    match failure.reaction:
        case Reaction.WAIT:
            message.state = MessageState.UNKNOWN.value
        case Reaction.RETRY if failure.code.startswith(_NOT_CALLED):
            rest = again = max(failure.wait, _FIRST_RETRY)
        case Reaction.RETRY | Reaction.DELAY_DEBTOR:
            again = max(failure.wait, _FIRST_RETRY * 2 ** (message.attempts - 1))
        case Reaction.SLOW_DOWN:
            rest = again = failure.wait or _FIRST_RETRY
        case Reaction.STOP_SENDER:
            rest = again = _SENDER_REST
            log.error("the sender is stopped: %s %s", failure.code, failure.detail)
        case Reaction.USE_TEMPLATE:
            again = _use_template(message)
        case Reaction.OTHER_CHANNEL:
            ContactPoint.objects.filter(
                tenant_id=account.tenant_id, id=message.contact_point_id
            ).update(status="invalid")
        case Reaction.OPT_OUT:
            stop_contact(
                account,
                channels={Channel(message.channel)},
                reason="opted_out_at_provider",
                evidence=failure.detail,
                now=at,
                actor="provider",
            )
        case Reaction.BLOCK_TEMPLATE | Reaction.GIVE_UP:
            log.error("message %s failed: %s", message.key, message.reason)
    if rest or failure.reaction is Reaction.BLOCK_TEMPLATE:
        _let_rest(message, failure, at, rest)
    _settle(account, message, failure, again, at, rest=rest, taken=taken)
    return rest


def _let_rest(
    message: Message, failure: ProviderFailure, at: datetime, rest: timedelta
) -> None:
    """Hold back what would meet the same failure: the sender's queue, or a template's.

    Nothing is rewritten in the queue: it is asked who rests when messages are taken.
    """
    sender = sender_of(message.channel, tenant_settings())
    template = template_key(message.content)
    if failure.reaction is Reaction.BLOCK_TEMPLATE:
        if template is None:
            return
        key, rest = template, _TEMPLATE_REST
    else:
        key = sender.key
    let_rest(
        key,
        at + rest,
        f"{failure.code}: {failure.detail}",
        now=at,
        limit=sender.limit,
        slower=failure.reaction is Reaction.SLOW_DOWN,
    )


def _use_template(message: Message) -> timedelta | None:
    """A step's message is written anew as a template; a free reply cannot be."""
    if message.intent.get("kind") != "step":
        return None
    message.intent = {**message.intent, "force_template": True}
    return timedelta()


def _settle(
    account: Account,
    message: Message,
    failure: ProviderFailure,
    again: timedelta | None,
    at: datetime,
    *,
    rest: timedelta,
    taken: bool,
) -> None:
    if rest:  # the sender's trouble, not this message's: it does not use it up
        message.attempts -= 1
    if again is not None and message.attempts < ATTEMPTS_MAX:
        message.state = MessageState.PLANNED.value
        message.not_before = at + again
        wake_delivery(account.tenant_id)
    elif failure.reaction is not Reaction.WAIT:
        message.state = MessageState.FAILED.value
    message.save()
    if failure.reaction in _NOT_DELIVERED:
        # What was tried stays on record as failed, and each cap says whether that
        # counts; what the provider would not take was no attempt at all.
        _attempt_of(message).update(released=not taken, outcome="failed")
    chronology.append(
        account,
        f"message.{message.state}",
        {
            "key": message.key,
            "code": failure.code,
            "detail": failure.detail,
            "reaction": failure.reaction.value,
        },
        at=at,
    )


def settle_in_flight(tenant_id: UUID, *, now: datetime) -> int:
    """Call `unknown` what a dead process left in `sending`; returns how many.

    They are never sent again: a status of the provider settles them, or nobody knows.
    """
    with acting_for(tenant_id):
        stale = list(
            Message.objects.filter(
                tenant_id=tenant_id,
                state=MessageState.SENDING.value,
                sending_at__lt=now - _IN_FLIGHT_MAX,
            ).values_list("id", "account_id")
        )
    for message_id, account_id in stale:
        with acting_for(tenant_id):
            account = lock_account(account_id)
            changed = Message.objects.filter(
                tenant_id=tenant_id, id=message_id, state=MessageState.SENDING.value
            ).update(state=MessageState.UNKNOWN.value, reason="no answer recorded")
            if changed:
                chronology.append(
                    account,
                    "message.unknown",
                    {"message": str(message_id), "detail": "no answer recorded"},
                    at=now,
                )
    return len(stale)

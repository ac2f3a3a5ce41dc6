"""A message from a person: stored, matched to an account, and put up for reading."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, Value
from django.db.models.functions import Greatest

from recobro.domain.messages import Channel
from recobro.ports.channel import InboundMessage as Item
from recobro.storage import chronology, jobs
from recobro.storage.locks import lock_account
from recobro.storage.models import (
    Account,
    ContactPoint,
    Conversation,
    InboundMessage,
    InvoiceTerm,
    Message,
)
from recobro.storage.tenancy import acting_for

HANDLE_JOB = "handle_inbound"
FETCH_JOB = "fetch_attachment"


def receive_message(
    tenant_id: UUID, channel: Channel, item: Item, *, now: datetime
) -> None:
    """Store one inbound message, once, and defer its handling.

    A sender that we cannot tell to belong to one account is stored without one: a
    person looks at it, and nothing of any debt is revealed.
    """
    with acting_for(tenant_id):
        known = InboundMessage.objects.filter(
            tenant_id=tenant_id, channel=channel.value, provider_id=item.provider_id
        )
        if known.exists():
            return
        match = _match(tenant_id, channel, item)
        row = InboundMessage.objects.create(
            tenant_id=tenant_id,
            channel=channel.value,
            provider_id=item.provider_id,
            sender=(item.sender or item.sender_user_id or "")[:120],
            kind=item.kind[:20],
            text=item.text[:8000],
            choice=(item.choice or "")[:260],
            in_reply_to=(item.in_reply_to or "")[:200],
            media=_media(item),
            sent_at=item.sent_at,
            received_at=now,
        )
        if match is None:
            return
        account_id, point_id = match
        account = lock_account(account_id)
        conversation = _conversation(account, point_id, channel, now)
        Conversation.objects.filter(tenant_id=tenant_id, id=conversation.id).update(
            last_inbound_at=Greatest(F("last_inbound_at"), Value(item.sent_at)),
            unread=F("unread") + 1,
        )
        InboundMessage.objects.filter(tenant_id=tenant_id, id=row.id).update(
            account_id=account_id,
            contact_point_id=point_id,
            conversation_id=conversation.id,
        )
        chronology.append(
            account,
            "message.received",
            {"text": item.text, "kind": item.kind, "choice": item.choice or ""},
            at=item.sent_at,
            actor="debtor",
        )
        if row.media is not None:
            jobs.defer(
                FETCH_JOB,
                priority=5,
                tenant_id=str(tenant_id),
                inbound_id=str(row.id),
            )
        jobs.defer(
            HANDLE_JOB,
            lock=f"conversation:{conversation.id}",
            priority=10,
            tenant_id=str(tenant_id),
            inbound_id=str(row.id),
        )


def _media(item: Item) -> dict[str, str | None] | None:
    if item.media is None:
        return None
    return {
        "id": item.media.media_id,
        "mime_type": item.media.mime_type,
        "filename": item.media.filename,
        "sha256": item.media.sha256,
    }


def _conversation(
    account: Account, point_id: UUID, channel: Channel, now: datetime
) -> Conversation:
    conversation, _ = Conversation.objects.get_or_create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        contact_point_id=point_id,
        defaults={"channel": channel.value, "created_at": now},
    )
    return conversation


def _match(tenant_id: UUID, channel: Channel, item: Item) -> tuple[UUID, UUID] | None:
    """The account and contact point that a message is about; None where unsure.

    In this order: the message of ours that it answers, the conversation we last spoke
    in with this address, the only account that this address can mean.
    """
    if item.in_reply_to:
        answered = Message.objects.filter(
            tenant_id=tenant_id, provider_id=item.in_reply_to
        ).first()
        if answered is not None:
            return answered.account_id, answered.contact_point_id
    points = list(_points(tenant_id, channel, item))
    if not points:
        return None
    by_id = {point.id: point for point in points}
    spoken = (
        Conversation.objects.filter(tenant_id=tenant_id, contact_point_id__in=by_id)
        .order_by(F("last_outbound_at").desc(nulls_last=True), "-created_at")
        .first()
    )
    if spoken is not None:
        return spoken.account_id, spoken.contact_point_id
    accounts = list(
        Account.objects.filter(
            tenant_id=tenant_id, debtor_id__in={p.debtor_id for p in points}
        )
    )
    if len(accounts) > 1:
        with_debt = set(
            InvoiceTerm.objects.filter(
                tenant_id=tenant_id, account_id__in=[a.id for a in accounts]
            )
            .exclude(outstanding=0)
            .values_list("account_id", flat=True)
        )
        accounts = [account for account in accounts if account.id in with_debt]
    if len(accounts) != 1:
        return None
    point = next(p for p in points if p.debtor_id == accounts[0].debtor_id)
    return accounts[0].id, point.id


def _points(tenant_id: UUID, channel: Channel, item: Item) -> list[ContactPoint]:
    own = ContactPoint.objects.filter(tenant_id=tenant_id, channel=channel.value)
    if item.sender_user_id:
        found = list(own.filter(user_id=item.sender_user_id))
        if found:
            return found
    if not item.sender:
        return []
    address = item.sender if "@" in item.sender else "+" + item.sender.lstrip("+")
    found = list(own.filter(Q(address=address) | Q(provider_address=address)))
    if item.sender_user_id:  # both came together: from now on each means the other
        own.filter(address=address, user_id="").update(user_id=item.sender_user_id)
    return found

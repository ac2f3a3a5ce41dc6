"""One conversation: what was said, who answers, and whether a person may write."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from recobro.domain import accounts as domain
from recobro.storage.accounts import load_account
from recobro.storage.models import Conversation
from recobro.storage.queries.transcript import Bubble, bubbles_of
from recobro.storage.tenancy import acting_for

# Outside it WhatsApp takes templates only; the person's last message opens it anew.
FREE_TEXT_WINDOW = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """What was said; `version` changes whenever anything in it does."""

    conversation_id: UUID
    holder: str
    bubbles: tuple[Bubble, ...]
    version: str
    window_closes_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationPage:
    """One conversation's page.

    `reply_blocked` says why a person cannot write: `agent_holds`, `window_closed`,
    `stopped`, or empty where they can.
    """

    conversation_id: UUID
    account: domain.Account
    channel: str
    address: str
    holder: str
    unread: int
    reply_blocked: str
    window_closes_at: datetime | None
    transcript: Transcript


def conversation_page(
    tenant_id: UUID, conversation_id: UUID, *, now: datetime
) -> ConversationPage | None:
    """The page of one conversation; None where the tenant has no such one."""
    with acting_for(tenant_id):
        row = _conversation(tenant_id, conversation_id)
        if row is None:
            return None
        account = load_account(row.account_id, now)
        addresses = {p.contact_point_id: p.address for p in account.contact_points}
        transcript = _transcript(tenant_id, row)
        return ConversationPage(
            conversation_id=row.id,
            account=account,
            channel=row.channel,
            address=addresses.get(row.contact_point_id, ""),
            holder=row.holder,
            unread=row.unread,
            reply_blocked=_blocked(row, account, now),
            window_closes_at=transcript.window_closes_at,
            transcript=transcript,
        )


def transcript(tenant_id: UUID, conversation_id: UUID) -> Transcript | None:
    """What was said in one conversation, for the live part of the page."""
    with acting_for(tenant_id):
        row = _conversation(tenant_id, conversation_id)
        return _transcript(tenant_id, row) if row else None


def _conversation(tenant_id: UUID, conversation_id: UUID) -> Conversation | None:
    return Conversation.objects.filter(tenant_id=tenant_id, id=conversation_id).first()


def _transcript(tenant_id: UUID, row: Conversation) -> Transcript:
    bubbles = bubbles_of(tenant_id, account_id=row.account_id, conversation_id=row.id)
    seen = repr((row.holder, bubbles)).encode()
    return Transcript(
        conversation_id=row.id,
        holder=row.holder,
        bubbles=bubbles,
        version=hashlib.sha256(seen).hexdigest()[:16],
        window_closes_at=_window_end(row),
    )


def _window_end(row: Conversation) -> datetime | None:
    if row.channel != "whatsapp" or row.last_inbound_at is None:
        return None
    return row.last_inbound_at + FREE_TEXT_WINDOW


def _blocked(row: Conversation, account: domain.Account, now: datetime) -> str:
    if row.channel in account.stopped_channels:
        return "stopped"
    if row.holder != "person":
        return "agent_holds"
    if row.channel == "whatsapp":
        end = _window_end(row)
        if end is None or end <= now:
            return "window_closed"
    return ""

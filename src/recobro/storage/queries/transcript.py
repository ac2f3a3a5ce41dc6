"""What was said in conversations, both ways, in the order in which it was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from recobro.storage.models import InboundMessage, Message
from recobro.storage.queries.receipts import MediaNote, notes_of

NEWEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """One message as the console shows it.

    `state` is the message's state, empty for an inbound one; `intents` what was read
    in an inbound one, `note` what was heard or read in its file. `not_before` is set
    while a message waits for its moment.
    """

    message_id: UUID
    inbound: bool
    at: datetime
    text: str
    channel: str
    author: str = ""
    purpose: str = ""
    state: str = ""
    reason: str = ""
    error_code: str = ""
    buttons: tuple[str, ...] = ()
    link_title: str = ""
    intents: tuple[str, ...] = ()
    care: tuple[str, ...] = ()
    media_kind: str = ""
    media_name: str = ""
    not_before: datetime | None = None
    note: MediaNote | None = None


def bubbles_of(
    tenant_id: UUID, *, account_id: UUID, conversation_id: UUID | None = None
) -> tuple[Bubble, ...]:
    """The newest bubbles of an account, or of one conversation.

    Two queries, and a few more where files came.

    Must run inside `acting_for(tenant_id)`.
    """
    where: dict[str, Any] = {"tenant_id": tenant_id, "account_id": account_id}
    if conversation_id is not None:
        where["conversation_id"] = conversation_id
    sent = Message.objects.filter(**where).order_by("-planned_at", "-id")[:NEWEST]
    received = InboundMessage.objects.filter(**where).order_by("-received_at", "-id")
    both = [_outbound(row) for row in sent]
    both += [_inbound(row) for row in received[:NEWEST]]
    both.sort(key=lambda bubble: (bubble.at, not bubble.inbound))
    shown = both[-NEWEST:]
    notes = notes_of(tenant_id, [b.message_id for b in shown if b.media_kind])
    return tuple(replace(b, note=notes.get(b.message_id)) for b in shown)


def _outbound(row: Message) -> Bubble:
    content: Mapping[str, Any] = row.content or {}
    link = content.get("link")
    has_link = bool(link) or bool(content.get("url_suffix"))
    return Bubble(
        message_id=row.id,
        inbound=False,
        at=row.sending_at or row.planned_at,
        text=str(content.get("text") or ""),
        channel=row.channel,
        author=row.author,
        purpose=row.purpose,
        state=row.state,
        reason=row.reason,
        error_code=row.error_code,
        buttons=_titles(content.get("buttons") or ()),
        link_title=str((link or {}).get("title", "")) if has_link else "",
        not_before=row.not_before if row.state == "planned" else None,
    )


def _inbound(row: InboundMessage) -> Bubble:
    reading: Mapping[str, Any] = row.reading or {}
    media: Mapping[str, Any] = row.media or {}
    return Bubble(
        message_id=row.id,
        inbound=True,
        at=row.received_at,
        text=row.text or row.choice,
        channel=row.channel,
        intents=tuple(str(intent) for intent in reading.get("intents") or ()),
        care=tuple(str(sign) for sign in reading.get("care") or ()),
        media_kind=row.kind if media else "",
        media_name=str(media.get("filename") or ""),
    )


def _titles(buttons: Iterable[Any]) -> tuple[str, ...]:
    return tuple(
        str(button.get("title", "")) if isinstance(button, Mapping) else str(button)
        for button in buttons
    )

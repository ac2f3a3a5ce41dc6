"""The last thing that was said in each of many conversations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from recobro.storage.models import InboundMessage, Message

_SNIPPET = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """The last thing said in a conversation, cut short."""

    text: str
    inbound: bool


def snippets_of(tenant_id: UUID, conversations: Iterable[UUID]) -> dict[UUID, Snippet]:
    """The last message of each conversation, of those that were really exchanged.

    Two queries; must run inside `acting_for(tenant_id)`.
    """
    own = {"tenant_id": tenant_id, "conversation_id__in": list(conversations)}
    received = (
        InboundMessage.objects.filter(**own)
        .order_by("conversation_id", "-received_at")
        .distinct("conversation_id")
        .values_list("conversation_id", "received_at", "text", "choice", "kind")
    )
    sent = (
        Message.objects.filter(**own, sending_at__isnull=False)
        .order_by("conversation_id", "-sending_at")
        .distinct("conversation_id")
        .values_list("conversation_id", "sending_at", "content")
    )
    newest: dict[UUID, tuple[datetime, Snippet]] = {}
    for talk, at, text, choice, kind in received:
        if talk:
            said = Snippet(text=_cut(text or choice or f"[{kind}]"), inbound=True)
            newest[talk] = (at, said)
    for talk, moment, content in sent:
        if talk and moment and (talk not in newest or newest[talk][0] < moment):
            body = str((content or {}).get("text") or "")
            newest[talk] = (moment, Snippet(text=_cut(body), inbound=False))
    return {talk: snippet for talk, (_, snippet) in newest.items()}


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SNIPPET else f"{line[: _SNIPPET - 1]}…"

"""The inbox: who waits for a person, and what was said last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Sum

from recobro.storage.models import Conversation, HandOver, InboundMessage, Message
from recobro.storage.tenancy import acting_for

SHOWN = 100
_SNIPPET = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """The last thing said in a conversation, cut short."""

    text: str
    inbound: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An open hand-over: why, how urgent, by when, and who took it."""

    reason: str
    priority: str
    due_at: datetime
    taken_by: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One conversation, or one account that a person should look at.

    `conversation_id` is None where nobody has written yet.
    """

    account_id: UUID
    conversation_id: UUID | None
    debtor: str
    channel: str
    holder: str
    unread: int
    last_at: datetime | None
    last: Snippet | None
    waiting: Waiting | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """Hand-overs nobody took, those taken, unread conversations, and the rest."""

    waiting: tuple[InboxRow, ...]
    taken: tuple[InboxRow, ...]
    unread: tuple[InboxRow, ...]
    others: tuple[InboxRow, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.waiting or self.taken or self.unread or self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxCount:
    """How much waits: hand-overs nobody took, and messages nobody read."""

    waiting: int
    unread: int


_HAND_OVERS = """
select * from (
    select distinct on (h.account_id)
        h.account_id, c.id, d.name, c.channel, c.holder, c.unread,
        greatest(c.last_inbound_at, c.last_outbound_at, h.opened_at) as last_at,
        h.reason, h.priority, h.due_at, h.taken_by, h.status,
        array_position(array['urgent', 'high', 'normal'], h.priority::text) as rank
    from hand_over h
    join account a on a.tenant_id = h.tenant_id and a.id = h.account_id
    join debtor d on d.tenant_id = a.tenant_id and d.id = a.debtor_id
    left join lateral (
        select * from conversation c
        where c.tenant_id = h.tenant_id and c.account_id = h.account_id
        order by (c.id = h.conversation_id) desc nulls last,
            c.last_inbound_at desc nulls last
        limit 1
    ) c on true
    where h.tenant_id = %(tenant)s and h.status in ('waiting', 'taken')
    order by h.account_id, h.status = 'taken', rank, h.due_at
) one_each
order by rank, due_at, account_id limit %(shown)s
"""

_TALKS = """
select c.account_id, c.id, d.name, c.channel, c.holder, c.unread,
    coalesce(greatest(c.last_inbound_at, c.last_outbound_at), c.created_at) as last_at
from conversation c
join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
join debtor d on d.tenant_id = a.tenant_id and d.id = a.debtor_id
where c.tenant_id = %(tenant)s and not exists (
    select from hand_over h where h.tenant_id = c.tenant_id
        and h.account_id = c.account_id and h.status in ('waiting', 'taken'))
order by c.unread > 0 desc, last_at desc, c.id limit %(shown)s
"""


def inbox(tenant_id: UUID, *, now: datetime) -> Inbox:
    """The inbox, at most `SHOWN` rows of each kind; four queries."""
    with acting_for(tenant_id), connection.cursor() as cursor:
        asked: dict[str, Any] = {"tenant": tenant_id, "shown": SHOWN}
        cursor.execute(_HAND_OVERS, asked)
        handed = cursor.fetchall()
        cursor.execute(_TALKS, asked)
        talks = cursor.fetchall()
        last = _snippets(tenant_id, [r[1] for r in (*handed, *talks) if r[1]])
    waiting: list[InboxRow] = []
    taken: list[InboxRow] = []
    for record in handed:
        reason, priority, due_at, taken_by, status = record[7:12]
        row = _row(
            record[:7],
            last,
            Waiting(
                reason=reason,
                priority=priority,
                due_at=due_at,
                taken_by=taken_by,
                late=due_at < now,
            ),
        )
        (waiting if status == "waiting" else taken).append(row)
    rows = [_row(record, last, None) for record in talks]
    return Inbox(
        waiting=tuple(waiting),
        taken=tuple(taken),
        unread=tuple(row for row in rows if row.unread),
        others=tuple(row for row in rows if not row.unread),
    )


def inbox_count(tenant_id: UUID) -> InboxCount:
    """The two numbers beside the inbox in the menu; two queries."""
    with acting_for(tenant_id):
        waiting = HandOver.objects.filter(
            tenant_id=tenant_id, status="waiting"
        ).aggregate(n=Count("account_id", distinct=True))["n"]
        unread = Conversation.objects.filter(
            tenant_id=tenant_id, unread__gt=0
        ).aggregate(n=Sum("unread"))["n"]
    return InboxCount(waiting=waiting or 0, unread=unread or 0)


def _row(
    record: Sequence[Any], last: Mapping[UUID, Snippet], waiting: Waiting | None
) -> InboxRow:
    account_id, conversation_id, debtor, channel, holder, unread, at = record
    return InboxRow(
        account_id=account_id,
        conversation_id=conversation_id,
        debtor=debtor,
        channel=channel or "",
        holder=holder or "",
        unread=unread or 0,
        last_at=at,
        last=last.get(conversation_id),
        waiting=waiting,
    )


def _snippets(tenant_id: UUID, conversations: Iterable[UUID]) -> dict[UUID, Snippet]:
    """The last message of each conversation, of those that were really exchanged."""
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

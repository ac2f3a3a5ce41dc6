"""The inbox: who waits for a person, whose turn it is, and what was said last."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from importlib import resources
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Count, Sum

from recobro.domain.briefs import Desk, desk_of
from recobro.domain.conversation.effects import Priority
from recobro.domain.handovers import (
    Office,
    Queue,
    Risk,
    queue_of,
    rank,
    time_left,
)
from recobro.domain.money import Money
from recobro.storage.models import Conversation, HandOver
from recobro.storage.office import office_of
from recobro.storage.queries.inbox_rows import (
    MINE,
    UNASSIGNED,
    Inbox,
    InboxCount,
    InboxFilter,
    InboxRow,
    Waiting,
)
from recobro.storage.queries.snippets import Snippet, snippets_of
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

SHOWN = 100
# How many open hand-overs are ranked; of more, the most urgent and the oldest.
RANKED = 1000
_SQL = resources.files("recobro.storage").joinpath("sql/inbox.sql").read_text("utf-8")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Handed:
    """A record of the hand-overs' query, with what the order is made of."""

    head: Sequence[Any]
    hand_over_id: UUID
    reason: str
    priority: Priority
    status: str
    opened_at: datetime
    due_at: datetime
    taken_by: str
    desk: Desk
    care: bool
    opening: datetime | None
    zone: ZoneInfo | None
    balance: Money
    days_past_due: int
    broken_promises: int

    def is_mine(self, me: str) -> bool:
        owner = self.taken_by or self.desk.assigned_to
        return bool(me) and owner == me


def inbox(
    tenant_id: UUID,
    *,
    now: datetime,
    me: str = "",
    asked: InboxFilter = InboxFilter(),
) -> Inbox:
    """The inbox of a person, at most `SHOWN` rows of each kind; a few queries."""
    with acting_for(tenant_id), connection.cursor() as cursor:
        settings = tenant_settings()
        office = office_of(settings)
        today = now.astimezone(settings.zone).date()
        wanted: dict[str, Any] = {
            "tenant": tenant_id,
            "shown": SHOWN,
            "ranked": RANKED,
            "reason": asked.reason,
            "today": today,
            "now": now,
        }
        cursor.execute(_SQL, wanted)
        handed = [_handed(record) for record in cursor.fetchall()]
        cursor.execute(_TALKS, wanted)
        talks = [] if asked.reason or asked.who else cursor.fetchall()
        own = HandOver.objects.filter(
            tenant_id=tenant_id, status__in=["waiting", "taken"]
        )
        reasons = tuple(
            own.order_by("reason").values_list("reason", flat=True).distinct()
        )
        late = own.filter(status="waiting", due_at__lt=now).count()
        ids = [record[1] for record in (*(h.head for h in handed), *talks)]
        last = snippets_of(tenant_id, [talk for talk in ids if talk])
    groups = _grouped(handed, last, asked, office=office, me=me, now=now)
    rows = [_row(record, last, None) for record in talks]
    return Inbox(
        urgent=groups[Queue.URGENT],
        soon=groups[Queue.SOON],
        waiting=groups[Queue.OTHERS],
        mine=groups[Queue.MINE],
        taken=groups[Queue.TAKEN],
        snoozed=groups[Queue.SNOOZED],
        unread=tuple(row for row in rows if row.unread),
        others=tuple(row for row in rows if not row.unread),
        reasons=reasons,
        late=late,
        asked=asked,
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


def _handed(record: Sequence[Any]) -> _Handed:
    head, rest = record[:7], record[7:]
    (
        hand_over_id, reason, priority, status, opened_at, due_at, taken_by, details,
        currency, balance, days, broken,
    ) = rest  # fmt: skip
    details = json.loads(details)  # a bare cursor gives JSON as it is written
    opening, zone = details.get("opening"), details.get("zone")
    return _Handed(
        head=head,
        hand_over_id=hand_over_id,
        reason=reason,
        priority=Priority(priority),
        status=status,
        opened_at=opened_at,
        due_at=due_at,
        taken_by=taken_by,
        desk=desk_of(details),
        care=reason == "care" or bool((details.get("wants") or {}).get("care")),
        opening=datetime.fromisoformat(opening) if opening else None,
        zone=ZoneInfo(zone) if zone else None,
        balance=Money.rounded(balance or Decimal(0), currency),
        days_past_due=days or 0,
        broken_promises=broken,
    )


def _grouped(
    handed: Sequence[_Handed],
    last: Mapping[UUID, Snippet],
    asked: InboxFilter,
    *,
    office: Office,
    me: str,
    now: datetime,
) -> dict[Queue, tuple[InboxRow, ...]]:
    largest: dict[str, Money] = {}
    for one in handed:
        most = largest.setdefault(one.balance.currency, one.balance)
        largest[one.balance.currency] = max(most, one.balance)
    found: dict[Queue, list[InboxRow]] = {queue: [] for queue in Queue}
    for one in handed:
        if asked.who == MINE and not one.is_mine(me):
            continue
        if asked.who == UNASSIGNED and (one.taken_by or one.desk.assigned_to):
            continue
        waiting = _waiting(one, largest[one.balance.currency], office, now)
        queue = queue_of(
            priority=one.priority,
            left=waiting.left,
            taken=one.status == "taken",
            mine=one.is_mine(me),
            snoozed_until=waiting.snoozed_until,
            now=now,
        )
        found[queue].append(_row(one.head, last, waiting))
    return {queue: tuple(_in_order(rows)[:SHOWN]) for queue, rows in found.items()}


def _in_order(rows: list[InboxRow]) -> list[InboxRow]:
    """By points; who has the same number comes by when they are due."""

    def place(row: InboxRow) -> tuple[int, datetime, UUID]:
        assert row.waiting is not None
        return -row.waiting.rank.points, row.waiting.due_at, row.account_id

    return sorted(rows, key=place)


def _waiting(one: _Handed, largest: Money, office: Office, now: datetime) -> Waiting:
    zone = one.zone or office.zone
    there = Office(hours=office.hours, zone=zone, closed_days=office.closed_days)
    return Waiting(
        hand_over_id=one.hand_over_id,
        reason=one.reason,
        priority=one.priority.value,
        opened_at=one.opened_at,
        due_at=one.due_at,
        taken_by=one.taken_by,
        assigned_to=one.desk.assigned_to,
        snoozed_until=one.desk.snoozed_until,
        opening=one.opening if one.opening and one.opening > now else None,
        notes=len(one.desk.notes),
        balance=one.balance,
        left=time_left(now, one.due_at, one.priority, there),
        late=one.status == "waiting" and one.due_at < now,
        rank=rank(
            priority=one.priority,
            balance=one.balance,
            largest=largest,
            risk=Risk(
                days_past_due=one.days_past_due,
                broken_promises=one.broken_promises,
                care=one.care,
            ),
            opened=one.opened_at,
            due=one.due_at,
            now=now,
        ),
    )


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

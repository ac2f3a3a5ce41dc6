"""What was read in messages, what people corrected, and what is left to label."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper

from recobro.storage.models import InboundMessage, ReadingCorrection
from recobro.storage.queries.transcript import Bubble, bubbles_of
from recobro.storage.tenancy import acting_for

SHOWN = 50
DOUBTFUL_BELOW = 0.8  # a reading less sure than this is worth a person's look
_BEFORE = 6  # messages shown above the one that is labelled


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReading:
    """What a message means, as it counts now: the correction, else the reading.

    `confidence` is the interpreter's own and None where it read nothing;
    `corrected_by` is empty where nobody corrected. `labels` are the contract's fields.
    """

    inbound_id: UUID
    labels: Mapping[str, Any]
    confidence: float | None
    abstain: bool
    corrected_by: str = ""
    corrected_at: datetime | None = None

    @property
    def intents(self) -> tuple[str, ...]:
        """The intents, primary first."""
        return tuple(map(str, self.labels.get("intents") or ()))

    @property
    def care(self) -> tuple[str, ...]:
        """The care signals."""
        return tuple(map(str, self.labels.get("care") or ()))

    @property
    def entities(self) -> Mapping[str, Any]:
        """What the message names."""
        found: Mapping[str, Any] = self.labels.get("entities") or {}
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCorrection:
    """One line of the history: who said what, and when."""

    labels: Mapping[str, Any]
    withdrawn: bool
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPage:
    """One message with what came before it, its reading and its history."""

    inbound_id: UUID
    account_id: UUID
    conversation_id: UUID | None
    debtor: str
    country: str
    currency: str
    text: str
    at: datetime
    reading: ShownReading
    machine: Mapping[str, Any]
    history: tuple[PastCorrection, ...]
    before: tuple[Bubble, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """Which messages: `status` is `open`, `labelled` or `all`; `below` a confidence."""

    intent: str = ""
    country: str = ""
    below: float | None = None
    status: str = "open"
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One message of the queue."""

    reading: ShownReading
    debtor: str
    country: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How much was labelled: of all messages, and of those that are worth a look."""

    messages: int
    labelled: int
    doubtful: int
    doubtful_labelled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A page of the queue: abstained first, then the least sure."""

    rows: tuple[QueueRow, ...]
    count: int
    page: int
    pages: int
    progress: Progress
    countries: tuple[str, ...] = field(default=())


_FROM = """
from inbound_message m
join account a on a.tenant_id = m.tenant_id and a.id = m.account_id
join debtor d on d.tenant_id = a.tenant_id and d.id = a.debtor_id
left join lateral (
    select c.corrected, c.corrected_by, c.corrected_at from reading_correction c
    where c.tenant_id = m.tenant_id and c.inbound_id = m.id
    order by c.corrected_at desc, c.id desc limit 1
) l on true
where m.tenant_id = %(tenant)s and m.text <> '' and m.choice = ''
    and m.reading is not null
"""
_LABELLED = "(l.corrected is not null and l.corrected->'withdrawn' is null)"
_SURE = "(m.reading->>'confidence')::float"
_ABSTAINED = "coalesce((m.reading->>'abstain')::boolean, false)"
_DOUBTFUL = f"({_ABSTAINED} or coalesce({_SURE}, 0) < {DOUBTFUL_BELOW})"
_INTENTS = f"(case when {_LABELLED} then l.corrected else m.reading end)->'intents'"
_WANTED = f"""
    and (%(intent)s = '' or {_INTENTS} @> to_jsonb(%(intent)s::text))
    and (%(country)s = '' or d.country = %(country)s)
    and (%(below)s::float is null or coalesce({_SURE}, 0) < %(below)s::float)
    and (%(status)s = 'all' or {_LABELLED} = (%(status)s = 'labelled'))
"""
_ORDER = f"""
order by {_ABSTAINED} desc, coalesce({_SURE}, 0), m.received_at desc, m.id
"""


def readings_of(
    tenant_id: UUID, inbound_ids: Iterable[UUID]
) -> dict[UUID, ShownReading]:
    """The readings of some inbound messages that have words; two queries."""
    wanted = list(inbound_ids)
    with acting_for(tenant_id):
        rows = InboundMessage.objects.filter(tenant_id=tenant_id, id__in=wanted)
        messages = [m for m in rows if m.text.strip() and not m.choice]
        corrections = ReadingCorrection.objects.filter(
            tenant_id=tenant_id, inbound_id__in=[m.id for m in messages]
        ).order_by("corrected_at", "id")
        latest = {row.inbound_id: row for row in corrections}  # the last one stays
    return {m.id: _shown(m.id, m.reading, latest.get(m.id)) for m in messages}


def reading_page(tenant_id: UUID, inbound_id: UUID) -> ReadingPage | None:
    """One message to label; None where the tenant has no such one, or no words."""
    with acting_for(tenant_id):
        message = InboundMessage.objects.filter(
            tenant_id=tenant_id, id=inbound_id, choice=""
        ).first()
        if message is None or not message.text.strip() or message.account_id is None:
            return None
        with connection.cursor() as cursor:
            cursor.execute(
                "select d.name, d.country, a.currency from account a join debtor d "
                "on d.tenant_id = a.tenant_id and d.id = a.debtor_id "
                "where a.tenant_id = %s and a.id = %s",
                [tenant_id, message.account_id],
            )
            debtor, country, currency = cursor.fetchone()
        corrections = list(
            ReadingCorrection.objects.filter(
                tenant_id=tenant_id, inbound_id=inbound_id
            ).order_by("corrected_at", "id")
        )
        said = bubbles_of(
            tenant_id,
            account_id=message.account_id,
            conversation_id=message.conversation_id,
        )
    before = [
        b for b in said if b.at <= message.received_at and b.message_id != message.id
    ]
    return ReadingPage(
        inbound_id=message.id,
        account_id=message.account_id,
        conversation_id=message.conversation_id,
        debtor=debtor,
        country=country,
        currency=currency,
        text=message.text,
        at=message.received_at,
        reading=_shown(
            message.id, message.reading, corrections[-1] if corrections else None
        ),
        machine=message.reading or {},
        history=tuple(_past(row) for row in reversed(corrections)),
        before=tuple(before[-_BEFORE:]),
    )


def reading_queue(tenant_id: UUID, wanted: QueueFilter) -> Queue:
    """A page of the messages to label, and how far one has come; four queries."""
    with acting_for(tenant_id), connection.cursor() as cursor:
        asked = _asked(tenant_id, wanted)
        cursor.execute(f"select count(*) {_FROM} {_WANTED}", asked)
        count = cursor.fetchone()[0]
        pages = max(1, -(-count // SHOWN))
        page = min(max(wanted.page, 1), pages)
        cursor.execute(
            "select m.id, m.reading, l.corrected, l.corrected_by, l.corrected_at, "
            f"d.name, d.country, m.text, m.received_at {_FROM} {_WANTED} {_ORDER} "
            "limit %(shown)s offset %(skipped)s",
            asked | {"shown": SHOWN, "skipped": (page - 1) * SHOWN},
        )
        records = cursor.fetchall()
        progress = _progress(cursor, tenant_id)
        cursor.execute(
            f"select distinct d.country {_FROM} order by 1", {"tenant": tenant_id}
        )
        countries = tuple(record[0] for record in cursor.fetchall())
    return Queue(
        rows=tuple(_row(record) for record in records),
        count=count,
        page=page,
        pages=pages,
        progress=progress,
        countries=countries,
    )


def label_progress(tenant_id: UUID) -> Progress:
    """How much was labelled so far; one query."""
    with acting_for(tenant_id), connection.cursor() as cursor:
        return _progress(cursor, tenant_id)


def _progress(cursor: CursorWrapper, tenant_id: UUID) -> Progress:
    cursor.execute(
        f"select count(*), count(*) filter (where {_LABELLED}), "
        f"count(*) filter (where {_DOUBTFUL}), "
        f"count(*) filter (where {_DOUBTFUL} and {_LABELLED}) {_FROM}",
        {"tenant": tenant_id},
    )
    messages, labelled, doubtful, both = cursor.fetchone()
    return Progress(
        messages=messages,
        labelled=labelled,
        doubtful=doubtful,
        doubtful_labelled=both,
    )


def next_to_label(
    tenant_id: UUID, wanted: QueueFilter, after: UUID | None = None
) -> UUID | None:
    """The message of the queue that follows `after`; the first without it."""
    with acting_for(tenant_id), connection.cursor() as cursor:
        cursor.execute(
            f"select m.id {_FROM} {_WANTED} {_ORDER}", _asked(tenant_id, wanted)
        )
        ids = [record[0] for record in cursor.fetchall()]
    if after not in ids:
        return ids[0] if ids else None
    following = ids[ids.index(after) + 1 :]
    return following[0] if following else None


def _asked(tenant_id: UUID, wanted: QueueFilter) -> dict[str, Any]:
    return {
        "tenant": tenant_id,
        "intent": wanted.intent,
        "country": wanted.country,
        "below": wanted.below,
        "status": wanted.status,
    }


def _shown(
    inbound_id: UUID,
    reading: Mapping[str, Any] | None,
    correction: ReadingCorrection | None,
) -> ShownReading:
    if correction is None:
        return _reading(inbound_id, reading, None, "", None)
    return _reading(
        inbound_id,
        reading,
        correction.corrected,
        correction.corrected_by,
        correction.corrected_at,
    )


def _reading(
    inbound_id: UUID,
    reading: Mapping[str, Any] | None,
    corrected: Mapping[str, Any] | None,
    by: str,
    at: datetime | None,
) -> ShownReading:
    machine = reading or {}
    counts = corrected is not None and not corrected.get("withdrawn")
    sure = machine.get("confidence")
    return ShownReading(
        inbound_id=inbound_id,
        labels=corrected if counts and corrected is not None else machine,
        confidence=float(sure) if isinstance(sure, int | float) else None,
        abstain=machine.get("abstain") is True,
        corrected_by=by if counts else "",
        corrected_at=at if counts else None,
    )


def _row(record: Sequence[Any]) -> QueueRow:
    inbound_id, reading, corrected, by, at, debtor, country, text, received = record
    return QueueRow(
        reading=_reading(inbound_id, _json(reading), _json(corrected), by or "", at),
        debtor=debtor,
        country=country,
        text=text,
        at=received,
    )


def _json(value: Any) -> Any:
    """A jsonb column of a raw query: Django's connection gives it as text."""
    return json.loads(value) if isinstance(value, str) else value


def _past(row: ReadingCorrection) -> PastCorrection:
    return PastCorrection(
        labels=row.corrected,
        withdrawn=bool(row.corrected.get("withdrawn")),
        note=row.note,
        by=row.corrected_by,
        at=row.corrected_at,
    )

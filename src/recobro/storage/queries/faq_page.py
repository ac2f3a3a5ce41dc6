"""The page of frequent questions: entries by their state, and what had no answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from recobro.domain.conversation.wording import Act
from recobro.domain.identifiers import reply_key
from recobro.domain.readings import Intent
from recobro.storage.models import FaqEntry, InboundMessage, Message
from recobro.storage.tenancy import acting_for

DAYS_BACK = 30
_READ_AT_MOST = 1000
_SHOWN = 30
_HISTORY_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FaqLine:
    """One version of one entry; `replaces` says that another version is in use."""

    entry_id: UUID
    number: int
    version: int
    language: str
    question: str
    variants: tuple[str, ...]
    answer: str
    status: str
    proposed_by: str
    proposed_at: datetime
    decided_by: str
    decided_at: datetime | None
    replaces: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """What people asked without getting an answer; the newest of those alike."""

    text: str
    times: int
    last_at: datetime
    conversation_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FaqPage:
    """All that the page shows."""

    waiting: tuple[FaqLine, ...]
    in_use: tuple[FaqLine, ...]
    history: tuple[FaqLine, ...]
    unanswered: tuple[Unanswered, ...]


def faq_page(tenant_id: UUID, now: datetime) -> FaqPage:
    """The tenant's entries, and the questions of the last DAYS_BACK days."""
    with acting_for(tenant_id):
        rows = list(FaqEntry.objects.filter(tenant_id=tenant_id))
        unanswered = _unanswered(tenant_id, now - timedelta(days=DAYS_BACK))
    used = {row.number for row in rows if row.status == "approved"}
    lines = [_line(row, used) for row in rows]
    past = [line for line in lines if line.status in {"retired", "rejected"}]
    past.sort(key=lambda line: line.decided_at or line.proposed_at, reverse=True)
    return FaqPage(
        waiting=_with(lines, "proposed"),
        in_use=_with(lines, "approved"),
        history=tuple(past[:_HISTORY_SHOWN]),
        unanswered=unanswered,
    )


def faq_line(tenant_id: UUID, entry_id: UUID) -> FaqLine | None:
    """One version of one entry; None where the tenant has no such."""
    with acting_for(tenant_id):
        row = FaqEntry.objects.filter(tenant_id=tenant_id, id=entry_id).first()
        return _line(row, set()) if row else None


def _with(lines: list[FaqLine], status: str) -> tuple[FaqLine, ...]:
    found = [line for line in lines if line.status == status]
    return tuple(sorted(found, key=lambda line: (line.language, line.number)))


def _line(row: FaqEntry, used: set[int]) -> FaqLine:
    return FaqLine(
        entry_id=row.id,
        number=row.number,
        version=row.version,
        language=row.language,
        question=row.question,
        variants=tuple(row.variants),
        answer=row.answer,
        status=row.status,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        replaces=row.status == "proposed" and row.number in used,
    )


def _unanswered(tenant_id: UUID, since: datetime) -> tuple[Unanswered, ...]:
    """Messages in which nothing was read and that no approved answer served.

    Where there were signals that need care, it is no question for a list.
    """
    heard = list(
        InboundMessage.objects.filter(
            Q(reading__intents__0=Intent.OTHER.value) | Q(reading__abstain=True),
            tenant_id=tenant_id,
            received_at__gte=since,
            kind="text",
        )
        .exclude(text="")
        .order_by("-received_at", "-id")[:_READ_AT_MOST]
    )
    answered = set(
        Message.objects.filter(
            tenant_id=tenant_id,
            key__in=[reply_key(row.id) for row in heard],
            intent__act=Act.FAQ_ANSWER.value,
        ).values_list("key", flat=True)
    )
    alike: dict[str, list[InboundMessage]] = {}
    for row in heard:
        if reply_key(row.id) in answered or (row.reading or {}).get("care"):
            continue
        alike.setdefault(_bare(row.text), []).append(row)
    often = sorted(alike.values(), key=lambda rows: -len(rows))
    return tuple(
        Unanswered(
            text=rows[0].text,
            times=len(rows),
            last_at=rows[0].received_at,
            conversation_id=rows[0].conversation_id,
        )
        for rows in often[:_SHOWN]
    )


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())

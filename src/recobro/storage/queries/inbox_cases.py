"""Open hand-overs of one account, each with its brief and what the desk did with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from recobro.domain.briefs import CaseBrief, Desk, brief_from_json, desk_of
from recobro.domain.conversation.effects import Priority
from recobro.domain.handovers import Office, time_left
from recobro.storage.content import content_from_json, text_of
from recobro.storage.models import HandOver, Message
from recobro.storage.office import office_of
from recobro.storage.queries.colleagues import colleagues
from recobro.storage.queries.readings import ShownReading, readings_of
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the person was told when somebody was called for them."""

    text: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """One hand-over: `line` is it in a line, `brief` in fields (None: an old one).

    `left` is what is left of its time in open hours. `heard` is what was read in the
    message that led to it, as it counts now. `conversation_id` None is a hand-over
    that did not come out of a conversation.
    """

    hand_over_id: UUID
    account_id: UUID
    conversation_id: UUID | None
    reason: str
    priority: str
    line: str
    status: str
    opened_at: datetime
    due_at: datetime
    taken_by: str
    left: timedelta
    desk: Desk
    brief: CaseBrief | None
    told: Told | None = None
    heard: ShownReading | None = None

    @property
    def late(self) -> bool:
        """Whether nobody took it in time."""
        return self.status == "waiting" and self.left < timedelta()

    @property
    def may_rest(self) -> bool:
        """Whether it may be put off."""
        return self.status == "waiting" and self.priority != Priority.URGENT.value


def open_cases(
    tenant_id: UUID, account_id: UUID, *, now: datetime
) -> tuple[OpenCase, ...]:
    """The open hand-overs of an account, the first opened first."""
    with acting_for(tenant_id):
        rows = HandOver.objects.filter(
            tenant_id=tenant_id,
            account_id=account_id,
            status__in=["waiting", "taken"],
        ).order_by("opened_at", "id")
        found = _cases(rows, now)
    return _with_readings(tenant_id, found)


def one_case(tenant_id: UUID, hand_over_id: UUID, *, now: datetime) -> OpenCase | None:
    """One hand-over, closed ones too; None where the tenant has no such one."""
    with acting_for(tenant_id):
        rows = HandOver.objects.filter(tenant_id=tenant_id, id=hand_over_id)
        found = _cases(rows, now)
    cases = _with_readings(tenant_id, found)
    return cases[0] if cases else None


def people(tenant_id: UUID) -> tuple[str, ...]:
    """Who may be given a case."""
    with acting_for(tenant_id):
        return colleagues()


def _cases(rows: Iterable[HandOver], now: datetime) -> list[OpenCase]:
    known = list(rows)
    if not known:
        return []
    office = office_of(tenant_settings())
    return [_case(row, office, now) for row in known]


def _case(row: HandOver, office: Office, now: datetime) -> OpenCase:
    brief = brief_from_json(row.details)
    zone = ZoneInfo(brief.zone) if brief and brief.zone else office.zone
    return OpenCase(
        hand_over_id=row.id,
        account_id=row.account_id,
        conversation_id=row.conversation_id,
        reason=row.reason,
        priority=row.priority,
        line=row.brief,
        status=row.status,
        opened_at=row.opened_at,
        due_at=row.due_at,
        taken_by=row.taken_by,
        left=time_left(
            now, row.due_at, Priority(row.priority), replace(office, zone=zone)
        ),
        desk=desk_of(row.details),
        brief=brief,
        told=_told(row),
    )


def _told(row: HandOver) -> Told | None:
    """The reply of the turn that called: it was planned at the same moment."""
    if row.conversation_id is None:
        return None
    message = Message.objects.filter(
        tenant_id=row.tenant_id,
        conversation_id=row.conversation_id,
        planned_at=row.opened_at,
        author="agent",
        intent__kind="reply",
    ).first()
    if message is None:
        return None
    content = message.content or message.intent.get("content")
    return Told(text=text_of(content_from_json(content)), state=message.state)


def _with_readings(tenant_id: UUID, cases: list[OpenCase]) -> tuple[OpenCase, ...]:
    heard = {c.brief.heard for c in cases if c.brief and c.brief.heard}
    if not heard:
        return tuple(cases)
    readings = readings_of(tenant_id, [one for one in heard if one])
    return tuple(
        replace(case, heard=readings.get(case.brief.heard))
        if case.brief and case.brief.heard
        else case
        for case in cases
    )

"""What stands still and why: pauses, the red button, and open alarms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from recobro.storage.models import Alarm, Pause, RedButton, Strategy
from recobro.storage.tenancy import acting_for

_PAST_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseLine:
    """One pause. It ended at `ended_at`, or by itself at `until`."""

    pause_id: UUID
    scope: str
    subject: str
    reason: str
    started_by: str
    started_at: datetime
    until: datetime | None
    ended_by: str
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RedButtonLine:
    """The red button, pressed."""

    reason: str
    pressed_by: str
    pressed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmLine:
    """An alarm that is open."""

    kind: str
    details: Mapping[str, Any]
    opened_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Standstill:
    """What every page of the console says above all else; mostly it is empty."""

    red_button: RedButtonLine | None
    pauses: tuple[PauseLine, ...]
    alarms: tuple[AlarmLine, ...]

    def __bool__(self) -> bool:
        return bool(self.red_button or self.pauses or self.alarms)


@dataclass(frozen=True, slots=True, kw_only=True)
class PausesPage:
    """What is in force, what was, and what could be paused."""

    now: Standstill
    past: tuple[PauseLine, ...]
    strategies: tuple[str, ...]


def red_button() -> RedButtonLine | None:
    """Whether the red button is pressed, and by whom; for all companies alike."""
    row = RedButton.objects.filter(released_at=None).order_by("-pressed_at").first()
    if row is None:
        return None
    return RedButtonLine(
        reason=row.reason, pressed_by=row.pressed_by, pressed_at=row.pressed_at
    )


def standstill(tenant_id: UUID, *, now: datetime) -> Standstill:
    """The pauses in force at the moment and the open alarms; three short queries."""
    with acting_for(tenant_id):
        pauses = Pause.objects.filter(tenant_id=tenant_id, ended_at=None)
        alarms = Alarm.objects.filter(tenant_id=tenant_id, closed_at=None)
        return Standstill(
            red_button=red_button(),
            pauses=tuple(
                _line(row)
                for row in pauses.exclude(until__lte=now).order_by("started_at", "id")
            ),
            alarms=tuple(
                AlarmLine(
                    kind=row.kind,
                    details=row.details,
                    opened_at=row.opened_at,
                    seen_at=row.seen_at,
                )
                for row in alarms.order_by("opened_at", "kind")
            ),
        )


def pauses_page(tenant_id: UUID, *, now: datetime) -> PausesPage:
    """The page: in force, over (the newest first), and the strategies by name."""
    with acting_for(tenant_id):
        over = Pause.objects.filter(
            Q(ended_at__isnull=False) | Q(until__lte=now), tenant_id=tenant_id
        )
        names = (
            Strategy.objects.filter(tenant_id=tenant_id, status="approved")
            .order_by("name")
            .values_list("name", flat=True)
            .distinct()
        )
        return PausesPage(
            now=standstill(tenant_id, now=now),
            past=tuple(_line(r) for r in over.order_by("-started_at")[:_PAST_SHOWN]),
            strategies=tuple(names),
        )


def _line(row: Pause) -> PauseLine:
    return PauseLine(
        pause_id=row.id,
        scope=row.scope,
        subject=row.subject,
        reason=row.reason,
        started_by=row.started_by,
        started_at=row.started_at,
        until=row.until,
        ended_by=row.ended_by,
        ended_at=row.ended_at,
    )

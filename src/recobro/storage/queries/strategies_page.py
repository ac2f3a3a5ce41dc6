"""The versions of a company's strategy, as people are shown them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from recobro.domain.strategy import Strategy, strategy_from
from recobro.storage import models
from recobro.storage.clock import SharedClock
from recobro.storage.strategies import local_day, timeline
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyLine:
    """One version with its history; `strategy` is None where it cannot be read.

    `state` is the row's status, and of an approved one: `in_force` for the one that new
    paths begin with, `scheduled` before its day, `followed` where only accounts on
    their way follow it.
    """

    strategy_id: UUID
    name: str
    version: int
    status: str
    state: str
    strategy: Strategy | None
    source: str
    note: str
    moves: str
    active_from: date | None
    created_by: str
    created_at: datetime
    proposed_by: str
    proposed_at: datetime | None
    approved_by: str
    approved_at: datetime | None
    retired_by: str
    retired_at: datetime | None

    @property
    def label(self) -> str:
        """Name and version."""
        return f"{self.name}@{self.version}"


def strategy_lines(
    tenant_id: UUID, *, now: datetime | None = None
) -> tuple[StrategyLine, ...]:
    """All versions, the newest first; three queries.

    `now` is for tests; otherwise the clock that all processes share is asked.
    """
    with acting_for(tenant_id):
        zone = tenant_settings().zone
        today = local_day(now or SharedClock().now(), zone)
        in_force = timeline(zone).in_force(today).label
        rows = models.Strategy.objects.filter(tenant_id=tenant_id).order_by(
            "-created_at", "-version"
        )
        return tuple(_line(row, in_force, today) for row in rows)


def strategy_line(
    tenant_id: UUID, strategy_id: UUID, *, now: datetime | None = None
) -> StrategyLine | None:
    """One version; None where there is no such one."""
    lines = strategy_lines(tenant_id, now=now)
    return next((line for line in lines if line.strategy_id == strategy_id), None)


def _line(row: models.Strategy, in_force: str, today: date) -> StrategyLine:
    try:
        strategy: Strategy | None = strategy_from(row.name, row.version, row.definition)
    except ValueError:
        strategy = None
    return StrategyLine(
        strategy_id=row.id,
        name=row.name,
        version=row.version,
        status=row.status,
        state=_state(row, in_force, today),
        strategy=strategy,
        source=row.source,
        note=row.note,
        moves=row.moves,
        active_from=row.active_from,
        created_by=row.created_by,
        created_at=row.created_at,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        approved_by=row.approved_by,
        approved_at=row.approved_at,
        retired_by=row.retired_by,
        retired_at=row.retired_at,
    )


def _state(row: models.Strategy, in_force: str, today: date) -> str:
    if row.status != "approved":
        return row.status
    if f"{row.name}@{row.version}" == in_force:
        return "in_force"
    if row.active_from is not None and row.active_from > today:
        return "scheduled"
    return "followed"

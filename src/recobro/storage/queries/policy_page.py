"""The policy page: every change of a company's policy, and where its debtors live."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from recobro.domain.compliance.local_rules import Own, own_from_json
from recobro.storage.local_policy import debtor_countries
from recobro.storage.models import PolicyChange
from recobro.storage.tenancy import acting_for


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One change: asked for, in force, ended or refused. `target` is what it ends."""

    change_id: UUID
    number: int
    kind: str
    country: str
    rule: str
    own: Own | None
    target: int | None
    reason: str
    status: str
    proposed_by: str
    proposed_at: datetime
    decided_by: str
    decided_at: datetime | None
    note: str
    ended_at: datetime | None
    end_asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyPage:
    """The changes, newest first, and the countries of the debtors."""

    changes: tuple[ChangeLine, ...]
    countries: tuple[str, ...]

    @property
    def waiting(self) -> tuple[ChangeLine, ...]:
        """What waits for a second person."""
        return tuple(line for line in self.changes if line.status == "proposed")

    @property
    def in_force(self) -> tuple[ChangeLine, ...]:
        """What the gate applies."""
        return tuple(
            line
            for line in self.changes
            if line.status == "approved" and line.kind != "end"
        )

    @property
    def history(self) -> tuple[ChangeLine, ...]:
        """What was decided, whatever came of it."""
        return tuple(line for line in self.changes if line.status != "proposed")


def policy_page(tenant_id: UUID) -> PolicyPage:
    """All changes of one tenant; two queries."""
    with acting_for(tenant_id):
        rows = list(
            PolicyChange.objects.filter(tenant_id=tenant_id).order_by("-number")
        )
        countries = tuple(debtor_countries())
    numbers = {row.id: row.number for row in rows}
    ending = {row.target_id for row in rows if row.status == "proposed"}
    return PolicyPage(
        changes=tuple(_line(row, numbers, row.id in ending) for row in rows),
        countries=countries,
    )


def _line(row: PolicyChange, numbers: Mapping[Any, int], end_asked: bool) -> ChangeLine:
    return ChangeLine(
        change_id=row.id,
        number=row.number,
        kind=row.kind,
        country=row.country,
        rule=row.rule,
        own=own_from_json(row.kind, row.definition),
        target=numbers.get(row.target_id),
        reason=row.reason,
        status=row.status,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        note=row.note,
        ended_at=row.ended_at,
        end_asked=end_asked,
    )

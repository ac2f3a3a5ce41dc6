"""Strategies: written by one person, approved by another, in force from a day.

    draft ─▶ proposed ─▶ approved (from `active_from` on) ─▶ retired
      └──────────┴─────▶ rejected

A version is never changed: another definition is another row. Which version an account
follows is the rule of `domain.strategy.versions`; nothing here touches an account, and
what is planned already is decided afresh before it is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.domain.strategy import Moves, Strategy, definition_of, strategy_from
from recobro.storage.models import Strategy as StrategyRow
from recobro.storage.models import Tenant
from recobro.storage.strategies import local_day, timeline
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

NOTE_MAX = 1000
_OPEN = ("draft", "proposed")


def draft_strategy(
    tenant_id: UUID,
    strategy: Strategy,
    *,
    source: str,
    actor: str,
    now: datetime,
    note: str = "",
) -> tuple[UUID, int]:
    """Keep a new version; nothing is decided by it. Returns its row and number.

    `source` is the document as the person wrote it; the number of `strategy` is not
    looked at. Raises ActionRefusedError: `same_strategy` where the newest version of
    that name says the same and was not rejected.
    """
    definition = definition_of(strategy)
    with acting_for(tenant_id):
        _lock(tenant_id)
        newest = (
            StrategyRow.objects.filter(tenant_id=tenant_id, name=strategy.name)
            .order_by("-version")
            .first()
        )
        standing = newest is not None and newest.status != "rejected"
        if newest is not None and standing and _says(newest, definition):
            raise ActionRefusedError(
                "same_strategy",
                f"version {newest.version} says the same",
                {"version": newest.version},
            )
        row = StrategyRow.objects.create(
            tenant_id=tenant_id,
            name=strategy.name,
            version=newest.version + 1 if newest else 1,
            status="draft",
            definition=definition,
            source=source,
            note=note.strip()[:NOTE_MAX],
            created_by=actor,
            created_at=now,
        )
        return row.id, row.version


def propose_strategy(
    tenant_id: UUID, strategy_id: UUID, *, actor: str, now: datetime
) -> None:
    """Ask for a draft to be approved. Raises ActionRefusedError."""
    with acting_for(tenant_id):
        _lock(tenant_id)
        row = _row(tenant_id, strategy_id, "draft")
        _strategy_of(row)
        row.status = "proposed"
        row.proposed_by = actor
        row.proposed_at = now
        row.save(update_fields=["status", "proposed_by", "proposed_at"])


def approve_strategy(
    tenant_id: UUID,
    strategy_id: UUID,
    *,
    actor: str,
    now: datetime,
    active_from: date | None = None,
    moves: Moves = Moves.NEW_DEBTS,
    note: str = "",
) -> date:
    """Put a proposed version in force from a day on, today where none is given.

    Returns that day. Raises ActionRefusedError: `same_person` for who proposed it
    (nobody approves alone: the database refuses it too), `past_day`, and
    `one_name` for another name than the one then in force, unless it takes everybody:
    one name is in force at a time, and segments do the rest.
    """
    with acting_for(tenant_id):
        _lock(tenant_id)
        row = _row(tenant_id, strategy_id, "proposed")
        if row.proposed_by.casefold() == actor.casefold():
            raise ActionRefusedError(
                "same_person", "a second person approves what one has proposed"
            )
        zone = tenant_settings().zone
        today = local_day(now, zone)
        start = active_from or today
        if start < today:
            raise ActionRefusedError("past_day", "a version begins today or later")
        _strategy_of(row)
        then = timeline(zone).in_force(start).name
        if then != row.name and moves is not Moves.ALL:
            raise ActionRefusedError(
                "one_name",
                f"{then!r} is in force then: another name has to take everybody",
                {"name": then},
            )
        row.status = "approved"
        row.approved_by = actor
        row.approved_at = now
        row.active_from = start
        row.moves = moves.value
        row.note = _noted(row, note)
        row.save(
            update_fields=[
                "status", "approved_by", "approved_at", "active_from", "moves", "note",
            ]
        )  # fmt: skip
        return start


def reject_strategy(
    tenant_id: UUID, strategy_id: UUID, *, actor: str, now: datetime, note: str = ""
) -> None:
    """Refuse a proposal, or throw a draft away; whoever wrote it may, too.

    Who did it and when stand where a retirement would. Raises ActionRefusedError.
    """
    with acting_for(tenant_id):
        _lock(tenant_id)
        row = _row(tenant_id, strategy_id, *_OPEN)
        row.status = "rejected"
        row.retired_by = actor
        row.retired_at = now
        row.note = _noted(row, note)
        row.save(update_fields=["status", "retired_by", "retired_at", "note"])


def retire_strategy(
    tenant_id: UUID, strategy_id: UUID, *, actor: str, now: datetime, note: str = ""
) -> None:
    """Take a version out of force today: its accounts move to the one then in force.

    Raises ActionRefusedError: `last_version` where no other would be in force.
    """
    with acting_for(tenant_id):
        _lock(tenant_id)
        row = _row(tenant_id, strategy_id, "approved")
        today = local_day(now, tenant_settings().zone)
        others = StrategyRow.objects.filter(
            tenant_id=tenant_id, status="approved"
        ).exclude(id=row.id)
        if not any(
            other.active_from is None or other.active_from <= today for other in others
        ):
            raise ActionRefusedError(
                "last_version", "no other version would be in force: approve one first"
            )
        row.status = "retired"
        row.retired_by = actor
        row.retired_at = now
        row.note = _noted(row, note)
        row.save(update_fields=["status", "retired_by", "retired_at", "note"])


def _row(tenant_id: UUID, strategy_id: UUID, *states: str) -> StrategyRow:
    row = StrategyRow.objects.filter(
        tenant_id=tenant_id, id=strategy_id, status__in=states
    ).first()
    if row is None:
        raise ActionRefusedError(
            "no_such_strategy", f"that version is not {' or '.join(states)} any more"
        )
    return row


def _strategy_of(row: StrategyRow) -> Strategy:
    """The row's strategy, which must be readable before it may decide anything."""
    try:
        return strategy_from(row.name, row.version, row.definition)
    except ValueError as error:
        raise ActionRefusedError("broken_strategy", str(error)) from error


def _says(row: StrategyRow, definition: Mapping[str, Any]) -> bool:
    """Whether a version says this, in whatever form it was stored."""
    try:
        return definition_of(_strategy_of(row)) == definition
    except ActionRefusedError:  # a broken one must not stand in the way of a good one
        return False


def _noted(row: StrategyRow, note: str) -> str:
    """The notes of those who wrote and those who decided, a line each."""
    return "\n".join(part for part in (row.note, note.strip()) if part)[:NOTE_MAX]


def _lock(tenant_id: UUID) -> Tenant:
    """One change of a company's strategies at a time."""
    return Tenant.objects.select_for_update(no_key=True).get(id=tenant_id)

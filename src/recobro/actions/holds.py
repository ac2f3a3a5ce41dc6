"""Pause an account or an invoice until a date, and end the pause."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.actions.queue_message import call_off
from recobro.storage import chronology
from recobro.storage.locks import lock_account
from recobro.storage.models import Account, Hold
from recobro.storage.tenancy import acting_for


def place_hold(
    tenant_id: UUID,
    account_id: UUID,
    *,
    reason: str,
    until: datetime | None,
    note: str,
    actor: str,
    now: datetime,
) -> UUID:
    """Pause the account: nothing is sent that nobody asked for. Returns the hold.

    Raises ActionRefusedError for an end in the past, UnknownAccountError.
    """
    if until is not None and until <= now:
        raise ActionRefusedError("hold_in_the_past", "a hold ends in the future")
    with acting_for(tenant_id):
        account = lock_account(account_id)
        return hold(
            account, reason=reason, until=until, note=note, actor=actor, now=now
        ).id


def hold(
    account: Account,
    *,
    reason: str,
    until: datetime | None,
    now: datetime,
    note: str = "",
    actor: str = "agent",
) -> Hold:
    """The same, for an account that is locked already."""
    row = Hold.objects.create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        reason=reason,
        note=note,
        starts_at=now,
        until=until,
        created_by=actor,
    )
    chronology.append(
        account,
        "hold.placed",
        {"reason": reason, "until": until and until.isoformat(), "note": note},
        at=now,
        actor=actor,
    )
    call_off(account, f"hold: {reason}", now=now)
    return row


def release_hold(tenant_id: UUID, hold_id: UUID, *, actor: str, now: datetime) -> None:
    """End a pause now. Raises ActionRefusedError where there is no such hold."""
    with acting_for(tenant_id):
        row = Hold.objects.filter(
            tenant_id=tenant_id, id=hold_id, released_at=None
        ).first()
        if row is None:
            raise ActionRefusedError("no_such_hold", "that hold is not in force")
        account = lock_account(row.account_id)
        Hold.objects.filter(tenant_id=tenant_id, id=hold_id).update(released_at=now)
        chronology.append(
            account, "hold.released", {"reason": row.reason}, at=now, actor=actor
        )

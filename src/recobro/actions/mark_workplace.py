"""An address of a workplace: others read it, so the debt is not spoken of there."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.storage import chronology
from recobro.storage.locks import lock_account
from recobro.storage.models import ContactPoint
from recobro.storage.tenancy import acting_for


def mark_workplace(
    tenant_id: UUID,
    account_id: UUID,
    contact_point_id: UUID,
    *,
    at_work: bool,
    given_by_debtor: bool,
    actor: str,
    now: datetime,
) -> None:
    """Say whether an address is at work, and whether the debtor gave it to us.

    Every channel at the same address is meant. Rules on workplaces ask both: most
    refuse one that the debtor did not give. Raises ActionRefusedError where the debtor
    has no such address, UnknownAccountError.
    """
    with acting_for(tenant_id):
        account = lock_account(account_id)
        points = ContactPoint.objects.filter(
            tenant_id=tenant_id, debtor_id=account.debtor_id
        )
        point = points.filter(id=contact_point_id).first()
        if point is None:
            raise ActionRefusedError("no_such_address", "that address is not there")
        points.filter(address=point.address).update(
            at_work=at_work, given_by_debtor=at_work and given_by_debtor
        )
        place = ("work_given" if given_by_debtor else "work") if at_work else "own"
        chronology.append(
            account,
            "contact_point.marked",
            {"address": point.address, "place": place},
            at=now,
            actor=actor,
        )

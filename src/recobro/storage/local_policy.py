"""The company's own policy as the gate applies it: the approved changes."""

from __future__ import annotations

from recobro.domain.compliance.local_rules import (
    LocalChange,
    LocalPolicy,
    own_from_json,
)
from recobro.storage.models import Debtor, PolicyChange
from recobro.storage.tenancy import current_tenant_id


def local_policy() -> LocalPolicy:
    """What the tenant that is acted for has approved. Raises NoTenantError."""
    rows = PolicyChange.objects.filter(
        tenant_id=current_tenant_id(), status="approved"
    ).exclude(kind="end")
    return LocalPolicy(changes=tuple(change_of(row) for row in rows.order_by("number")))


def change_of(row: PolicyChange) -> LocalChange:
    """A row as the domain takes it."""
    return LocalChange(
        number=row.number,
        country=row.country,
        reason=row.reason,
        approved_by=(row.proposed_by, row.decided_by),
        rule=row.rule,
        own=own_from_json(row.kind, row.definition),
    )


def debtor_countries() -> list[str]:
    """The countries in which the tenant has debtors, in order."""
    rows = Debtor.objects.filter(tenant_id=current_tenant_id())
    return sorted(rows.values_list("country", flat=True).distinct())

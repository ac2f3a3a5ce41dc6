"""The roles, from the one that only reads to the one that may do everything."""

from __future__ import annotations

from recobro.storage.tenancy import TenantName

# Each role includes the ones before it; the words are those of storage's `Role`.
ROLES = ("auditor", "collector", "manager", "admin")


def has_role(membership: TenantName | None, role: str) -> bool:
    """Whether a membership includes a role; an unknown role includes nothing."""
    if membership is None or membership.role not in ROLES:
        return False
    return ROLES.index(membership.role) >= ROLES.index(role)

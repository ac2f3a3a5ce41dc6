"""Who works for a company and may take a case."""

from __future__ import annotations

from recobro.storage.models import Membership, Role, User
from recobro.storage.tenancy import current_tenant_id

_MAY_ACT = [role.value for role in Role if role is not Role.AUDITOR]


def colleagues() -> tuple[str, ...]:
    """The names of those who may act for the tenant that is acted for, in order."""
    members = Membership.objects.filter(
        tenant_id=current_tenant_id(), role__in=_MAY_ACT
    ).values_list("user_id", flat=True)
    people = User.objects.filter(id__in=list(members), is_active=True)
    return tuple(people.order_by("username").values_list("username", flat=True))

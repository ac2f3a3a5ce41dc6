"""Acting for one tenant: the only door to its rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

_acting_for: ContextVar[UUID | None] = ContextVar("acting_for", default=None)


class NoTenantError(Exception):
    """Rows of a tenant were asked for outside `acting_for`."""


class OtherTenantError(Exception):
    """Work for one tenant tried to act for another inside it."""

    def __init__(self, inside: UUID, asked: UUID) -> None:
        self.inside = inside
        self.asked = asked
        super().__init__(f"acting for {inside}: cannot also act for {asked}")


@contextmanager
def acting_for(tenant_id: UUID) -> Iterator[None]:
    """One transaction in which this tenant's rows, and no others, exist.

    PostgreSQL's row security reads the setting, which ends with the transaction. Blocks
    for the same tenant nest as savepoints. Raises OtherTenantError for another tenant.
    """
    current = _acting_for.get()
    if current is not None and current != tenant_id:
        raise OtherTenantError(current, tenant_id)
    inside_another = connection.in_atomic_block
    with transaction.atomic():
        if current is not None:
            yield
            return
        _tell_database(str(tenant_id))
        token = _acting_for.set(tenant_id)
        try:
            yield
        finally:
            _acting_for.reset(token)
        if inside_another and not connection.needs_rollback:
            # the setting would live on until that transaction ends
            _tell_database("")


def _tell_database(tenant_id: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config('recobro.tenant', %s, true)", [tenant_id])


def current_tenant_id() -> UUID:
    """The tenant of the running block. Raises NoTenantError."""
    tenant_id = _acting_for.get()
    if tenant_id is None:
        raise NoTenantError("wrap this in acting_for(tenant_id)")
    return tenant_id


@dataclass(frozen=True, slots=True, kw_only=True)
class TenantName:
    """A tenant as the few cross-tenant look-ups see it."""

    tenant_id: UUID
    slug: str
    name: str
    role: str = ""


def all_tenants() -> list[TenantName]:
    """Every tenant's name, for the worker's sweep and the command line."""
    with connection.cursor() as cursor:
        cursor.execute("select id, slug, name from recobro_tenants()")
        return [TenantName(tenant_id=i, slug=s, name=n) for i, s, n in cursor]


def tenant_by_slug(slug: str) -> TenantName | None:
    """The tenant of this slug, before any tenant is acted for (webhooks)."""
    return next((tenant for tenant in all_tenants() if tenant.slug == slug), None)


def memberships_of(user_id: int) -> list[TenantName]:
    """The tenants in which a person has a role."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select tenant_id, slug, name, role from recobro_memberships(%s)", [user_id]
        )
        return [
            TenantName(tenant_id=i, slug=s, name=n, role=r) for i, s, n, r in cursor
        ]


def tenant_of_link(token: str) -> UUID | None:
    """Whose payment link a token is."""
    with connection.cursor() as cursor:
        cursor.execute("select recobro_tenant_of_link(%s)", [token])
        row = cursor.fetchone()
    return row[0] if row else None

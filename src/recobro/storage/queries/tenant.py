"""What the edges need to know of the tenant itself, and of the database."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from recobro.domain.ageing import StageLimits
from recobro.storage.strategies import approved_strategy
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import TenantSettings, tenant_settings


def settings_of(tenant_id: UUID) -> TenantSettings:
    """The tenant's settings; two queries. Raises NoTenantError."""
    with acting_for(tenant_id):
        return tenant_settings()


def stage_limits(tenant_id: UUID) -> StageLimits:
    """The limits of the stages in the approved strategy."""
    with acting_for(tenant_id):
        return approved_strategy().limits


def database_answers() -> bool:
    """Whether the database can be asked. Raises django.db.Error where it cannot."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
        return bool(cursor.fetchone() == (1,))

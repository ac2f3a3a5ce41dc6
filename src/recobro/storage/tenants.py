"""The tenant that is acted for: its name, zone and settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from recobro.storage import models
from recobro.storage.tenancy import NoTenantError, current_tenant_id


@dataclass(frozen=True, slots=True, kw_only=True)
class TenantSettings:
    """What a tenant has set; `options` is its JSON.

    Known options: `policy` (negotiation limits), `whatsapp`, `gateway` (accounts with
    the providers, secrets by name), `register` (tu, usted, vos), `identity_check`,
    `closing_days` (ISO dates), `run_daily_at` (HH:MM), `contact` (how to reach people),
    `collector`, `debt_type`, `tax_id`, `caller_prefix`, `facts` (what the gate asks),
    `bank_data_max_age_hours`, `decide_on_events`, `cycle_lanes` (the daily run).
    """

    tenant_id: UUID
    slug: str
    name: str
    country: str
    zone: ZoneInfo
    currency: str
    language: str
    options: Mapping[str, Any]


def tenant_settings() -> TenantSettings:
    """The settings of the tenant that is acted for. Raises NoTenantError."""
    row = models.Tenant.objects.filter(id=current_tenant_id()).first()
    if row is None:
        raise NoTenantError("that tenant does not exist")
    return TenantSettings(
        tenant_id=row.id,
        slug=row.slug,
        name=row.name,
        country=row.country,
        zone=ZoneInfo(row.timezone),
        currency=row.currency,
        language=row.language,
        options=row.settings,
    )

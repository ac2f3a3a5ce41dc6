"""The tenant's approved strategy."""

from __future__ import annotations

from recobro.domain.strategy import DEFAULT_STRATEGY, Strategy, strategy_from
from recobro.storage import models
from recobro.storage.tenancy import current_tenant_id


def approved_strategy() -> Strategy:
    """The approved version; the default one where the tenant has none."""
    row = models.Strategy.objects.filter(
        tenant_id=current_tenant_id(), status="approved"
    ).first()
    if row is None:
        return DEFAULT_STRATEGY
    return strategy_from(row.name, row.version, row.definition)

"""What every table of a tenant has in common: a key that begins with the tenant."""

from __future__ import annotations

from typing import Any

from django.db import models

from recobro.domain.money import Money
from recobro.storage.ids import new_id


class TenantRow(models.Model):
    """A row that belongs to exactly one tenant.

    References between rows are plain identifiers here and composite foreign keys
    (tenant, id) in the database, added by the migration: a row can only point at rows
    of its own tenant, and no relation is ever fetched by accident.
    """

    pk = models.CompositePrimaryKey("tenant_id", "id")
    tenant_id = models.UUIDField()
    id = models.UUIDField(default=new_id)

    class Meta:
        abstract = True

    def money(self, field: str) -> Money:
        """The amount in `field` with the row's currency: the one conversion point."""
        amount: Any = getattr(self, field)
        return Money.rounded(amount, str(getattr(self, "currency")))  # noqa: B009


def amount_field(**options: Any) -> models.DecimalField[Any, Any]:
    """A column for an amount; four places serve every ISO 4217 currency."""
    return models.DecimalField(max_digits=18, decimal_places=4, **options)


def currency_field() -> models.CharField[Any, Any]:
    """A column for an ISO 4217 code."""
    return models.CharField(max_length=3)


def choices_check(field: str, values: list[str], name: str) -> models.CheckConstraint:
    """A constraint that a column holds one of these words."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": values}), name=name
    )

"""Until when the data from a source is complete: the bank's, the invoices'."""

from __future__ import annotations

from datetime import datetime

from recobro.storage.ids import new_id
from recobro.storage.models import DataFeed
from recobro.storage.tenancy import current_tenant_id

BANK = "bank"
INVOICES = "invoices"
SOURCES = (BANK, INVOICES)


def note(source: str, as_of: datetime, *, by: str, now: datetime) -> datetime:
    """Note that a source is complete until `as_of`; an older word changes nothing.

    Returns what holds now.
    """
    tenant_id = current_tenant_id()
    row, created = DataFeed.objects.get_or_create(
        tenant_id=tenant_id,
        source=source,
        defaults={"id": new_id(), "as_of": as_of, "noted_at": now, "noted_by": by},
    )
    if created or as_of <= row.as_of:
        return row.as_of
    DataFeed.objects.filter(tenant_id=tenant_id, source=source, as_of__lt=as_of).update(
        as_of=as_of, noted_at=now, noted_by=by
    )
    return as_of


def complete_until(source: str) -> datetime | None:
    """Until when the data of a source is complete; None where nobody said."""
    return (
        DataFeed.objects.filter(tenant_id=current_tenant_id(), source=source)
        .values_list("as_of", flat=True)
        .first()
    )

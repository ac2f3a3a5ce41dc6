"""The tenant's strategies: their versions in time."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from recobro.domain.strategy import (
    DEFAULT_STRATEGY,
    Moves,
    Strategy,
    Timeline,
    Version,
    strategy_from,
)
from recobro.storage import models
from recobro.storage.clock import SharedClock
from recobro.storage.tenancy import current_tenant_id
from recobro.storage.tenants import tenant_settings

# A version that was approved once stays in the timeline for good.
EVER_APPROVED = ("approved", "retired")


def timeline(zone: ZoneInfo | None = None) -> Timeline:
    """The versions that were ever approved: ask once for a batch of accounts.

    `zone` is where the tenant's days are counted; where it is not given and some
    version was retired, one more query asks. A tenant without any version has the
    default one. ValueError where a stored definition is broken.
    """
    rows = list(
        models.Strategy.objects.filter(
            tenant_id=current_tenant_id(), status__in=EVER_APPROVED
        ).order_by("approved_at", "version", "id")
    )
    if not rows:
        return Timeline.of(DEFAULT_STRATEGY)
    if zone is None:
        some_retired = any(row.status == "retired" for row in rows)
        zone = tenant_settings().zone if some_retired else ZoneInfo("UTC")
    return Timeline(tuple(_version(row, zone) for row in rows))


def _version(row: models.Strategy, zone: ZoneInfo) -> Version:
    retired = row.retired_at if row.status == "retired" else None
    return Version(
        strategy=strategy_from(row.name, row.version, row.definition),
        active_from=row.active_from,
        retired_on=local_day(retired, zone) if retired else None,
        moves=Moves(row.moves),
    )


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The day of a moment, where the tenant's days are counted."""
    return moment.astimezone(zone).date()


def approved_strategy(day: date | None = None) -> Strategy:
    """The version in force on a day, today where none is given.

    What to show of a tenant, not what to decide with: an account may be pinned to an
    earlier version, so that decisions ask `timeline()` and `decisions.decide_on`.
    """
    found = timeline()
    if len(found.versions) == 1:
        return found.versions[0].strategy
    if day is None:
        day = local_day(SharedClock().now(), tenant_settings().zone)
    return found.in_force(day)

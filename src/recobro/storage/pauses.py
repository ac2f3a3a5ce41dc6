"""What is paused now: read at the last moment, in the transaction that reserves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from recobro.storage.tenancy import current_tenant_id


@dataclass(frozen=True, slots=True, kw_only=True)
class PausedScopes:
    """What may not be sent now; planned messages stay planned and go on afterwards.

    `strategies` are names without a version. `red_button` is the one that stops every
    company at once.
    """

    red_button: bool = False
    tenant: bool = False
    channels: frozenset[str] = frozenset()
    strategies: frozenset[str] = frozenset()

    @property
    def everything(self) -> bool:
        """Whether nothing at all goes out of this tenant."""
        return self.red_button or self.tenant

    def holds(self, *, channel: str, strategy: str) -> bool:
        """Whether a message of this channel, planned by this version, is held back."""
        return (
            self.everything
            or channel in self.channels
            or (bool(strategy) and strategy.rpartition("@")[0] in self.strategies)
        )


def paused_scopes(now: datetime) -> PausedScopes:
    """What is paused for the tenant that is acted for; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_PAUSED, {"tenant": current_tenant_id(), "now": now})
        found = {(scope, subject) for scope, subject in cursor}
    return PausedScopes(
        red_button=("red", "") in found,
        tenant=("tenant", "") in found,
        channels=frozenset(s for scope, s in found if scope == "channel"),
        strategies=frozenset(s for scope, s in found if scope == "strategy"),
    )


# A pause that ran out is over without anybody ending it.
_PAUSED = """
    select scope, subject from pause
    where tenant_id = %(tenant)s and ended_at is null
        and (until is null or until > %(now)s) and started_at <= %(now)s
    union all
    select 'red', '' from red_button where released_at is null
"""

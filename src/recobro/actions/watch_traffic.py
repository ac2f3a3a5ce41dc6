"""Look every minute whether things go through, and raise the alarm if they do not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from recobro.actions.alarms import close_alarm, open_alarm
from recobro.ports.services import Services
from recobro.storage.queries.pauses_page import standstill
from recobro.storage.queries.traffic import Traffic, traffic
from recobro.storage.tenancy import acting_for

# A message waits for its lawful hour with a later time, so what is due should go soon.
MESSAGES_LATE = timedelta(minutes=15)
WEBHOOKS_LATE = timedelta(minutes=5)
# Numbers that no longer exist fail every day; that so many do has another cause.
FAILING_PERCENT = 20
_ATTEMPTS_LEAST = 50


def watch_traffic(services: Services, *, tenant_id: UUID) -> set[str]:
    """Open or close the alarms of what waits too long; returns those that are open.

    What a pause holds back is late by intention and raises none.
    """
    now = services.clock.now()
    seen = traffic(tenant_id, now=now)
    still = standstill(tenant_id, now=now)
    paused = bool(still.red_button or still.pauses)
    found: Mapping[str, int] = {
        "sending_late": 0
        if paused or seen.message_waits < MESSAGES_LATE
        else _minutes(seen.message_waits),
        "webhooks_late": 0
        if seen.webhook_waits < WEBHOOKS_LATE
        else _minutes(seen.webhook_waits),
        "dead_webhooks": seen.dead_webhooks,
        "dead_jobs": seen.dead_jobs,
        "sends_failing": _failing(seen),
    }
    known = {alarm.kind for alarm in still.alarms}
    with acting_for(tenant_id):
        for kind, count in found.items():
            if count:
                open_alarm(kind, {"count": count}, now=now)
            elif kind in known:
                close_alarm(kind, now=now)
    return {kind for kind, count in found.items() if count}


def _failing(seen: Traffic) -> int:
    """The share of the last hour's attempts that failed, in per cent, if it is high."""
    if seen.attempts < _ATTEMPTS_LEAST:
        return 0
    share = 100 * seen.failures // seen.attempts
    return share if share >= FAILING_PERCENT else 0


def _minutes(waited: timedelta) -> int:
    return int(waited.total_seconds() // 60)

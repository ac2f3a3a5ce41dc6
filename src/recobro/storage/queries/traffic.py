"""How long things wait and what was given up: what the watch asks every minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import connection

from recobro.domain.identifiers import uuid7
from recobro.storage.tenancy import acting_for

_TRAFFIC = """
    select
        (select min(not_before) from message
            where tenant_id = %(tenant)s and state = 'planned'
            and not_before <= %(now)s),
        (select min(greatest(received_at, coalesce(not_before, received_at)))
            from inbound_event
            where tenant_id = %(tenant)s and status = 'stored'
            and (not_before is null or not_before <= %(now)s)),
        (select count(*) from inbound_event
            where tenant_id = %(tenant)s and status = 'failed'),
        (select count(*) from procrastinate_jobs
            where status = 'failed' and args->>'tenant_id' = %(tenant)s::text),
        (select array[count(*), count(*) filter (where outcome = 'failed')]
            from contact_attempt
            where tenant_id = %(tenant)s and id >= %(hour)s and message_id is not null)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """Of one company: how long the oldest waits, and how much was given up.

    `failures` of `attempts` failed within the last hour.
    """

    message_waits: timedelta
    webhook_waits: timedelta
    dead_webhooks: int
    dead_jobs: int
    attempts: int
    failures: int


def traffic(tenant_id: UUID, *, now: datetime) -> Traffic:
    """Look; one query of four."""
    with acting_for(tenant_id), connection.cursor() as cursor:
        hour = uuid7(datetime.now(UTC) - timedelta(hours=1), bytes(10))
        cursor.execute(_TRAFFIC, {"tenant": tenant_id, "now": now, "hour": hour})
        due, received, webhooks, jobs, (attempts, failures) = cursor.fetchone()
    return Traffic(
        message_waits=now - due if due else timedelta(),
        webhook_waits=max(now - received, timedelta()) if received else timedelta(),
        dead_webhooks=webhooks,
        dead_jobs=jobs,
        attempts=attempts,
        failures=failures,
    )

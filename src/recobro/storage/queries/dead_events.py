"""Webhooks that failed for good: what the desk looks at before it tries them anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from recobro.storage.tenancy import current_tenant_id


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadEvent:
    """A stored webhook that was given up; its body stays in the database.

    `attempts` is 0 where it could not be read at all; `size` is in bytes.
    """

    id: UUID
    source: str
    received_at: datetime
    failed_at: datetime | None
    error: str
    attempts: int
    size: int


def dead_events(limit: int = 100) -> list[DeadEvent]:
    """The newest first; of the tenant that is acted for."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, source, received_at, processed_at, error, attempts,"
            " octet_length(body) from inbound_event"
            " where tenant_id = %s and status = 'failed'"
            " order by received_at desc, id desc limit %s",
            [current_tenant_id(), limit],
        )
        rows = cursor.fetchall()
    return [
        DeadEvent(
            id=event_id,
            source=source,
            received_at=received_at,
            failed_at=failed_at,
            error=error,
            attempts=attempts,
            size=size,
        )
        for event_id, source, received_at, failed_at, error, attempts, size in rows
    ]

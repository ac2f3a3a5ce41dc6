"""Alarms: something is wrong and a person should know; one is open for each kind.

An alarm closes by itself where its cause is gone, and never because somebody has seen
it. `open_alarm` and `close_alarm` are for a transaction that acts for the tenant.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from recobro.storage.ids import new_id
from recobro.storage.models import Alarm
from recobro.storage.tenancy import acting_for, current_tenant_id

log = logging.getLogger(__name__)

_OPEN = """
    insert into alarm (tenant_id, id, kind, details, opened_at, seen_at, closed_by)
    values (%(tenant)s, %(id)s, %(kind)s, %(details)s::jsonb, %(now)s, %(now)s, '')
    on conflict (tenant_id, kind) where closed_at is null
    do update set details = excluded.details, seen_at = excluded.seen_at
    returning (xmax = 0)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAlarm:
    """An alarm that is open: since when, when its cause was last seen, and what."""

    kind: str
    details: Mapping[str, Any]
    opened_at: datetime
    seen_at: datetime


def open_alarm(kind: str, details: Mapping[str, Any], *, now: datetime) -> bool:
    """Open the alarm, or note that its cause is still there; True where it is new.

    `details` are counts, codes and identifiers for the console: nothing personal.
    """
    tenant_id = current_tenant_id()
    with connection.cursor() as cursor:
        cursor.execute(
            _OPEN,
            {
                "tenant": tenant_id,
                "id": new_id(),
                "kind": kind,
                "details": json.dumps(dict(details), default=str),
                "now": now,
            },
        )
        fresh = bool(cursor.fetchone()[0])
    if fresh:
        log.error("alarm %s of company %s", kind, tenant_id)
    return fresh


def close_alarm(kind: str, *, now: datetime, by: str = "agent") -> bool:
    """Close the alarm of this kind; False where none was open."""
    closed = Alarm.objects.filter(
        tenant_id=current_tenant_id(), kind=kind, closed_at=None
    ).update(closed_at=now, closed_by=by)
    if closed:
        log.info("alarm %s of company %s is over", kind, current_tenant_id())
    return bool(closed)


def open_alarms(tenant_id: UUID) -> tuple[OpenAlarm, ...]:
    """The company's open alarms, the oldest first."""
    with acting_for(tenant_id):
        rows = Alarm.objects.filter(tenant_id=tenant_id, closed_at=None)
        return tuple(
            OpenAlarm(
                kind=row.kind,
                details=row.details,
                opened_at=row.opened_at,
                seen_at=row.seen_at,
            )
            for row in rows.order_by("opened_at", "kind")
        )

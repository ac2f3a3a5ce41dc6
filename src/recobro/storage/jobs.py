"""Jobs by name: they commit or roll back with the fact that caused them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued


def defer(
    name: str,
    *,
    lock: str | None = None,
    queueing_lock: str | None = None,
    priority: int = 0,
    **arguments: Any,
) -> bool:
    """Put a job in the queue, in the running transaction.

    Jobs with one `lock` run one after another; a job whose `queueing_lock` already
    waits is not added again, and the answer is False.
    """
    try:
        with transaction.atomic():  # a clash must not abort the caller's transaction
            app.configure_task(
                name, lock=lock, queueing_lock=queueing_lock, priority=priority
            ).defer(**arguments)
    except AlreadyEnqueued:
        return False
    return True


_FAILED_LATELY = """
    select exists (
        select from procrastinate_jobs j
        join procrastinate_events e on e.job_id = j.id and e.type = 'failed'
        where j.status = 'failed' and j.task_name = any(%s)
          and j.args->>'tenant_id' = %s and e.at > now() - make_interval(secs => %s)
    )
"""


def failed_lately(names: Sequence[str], tenant_id: UUID, within: timedelta) -> bool:
    """Whether a job of these names failed for good so lately, by the server's clock."""
    with connection.cursor() as cursor:
        seconds = within.total_seconds()
        cursor.execute(_FAILED_LATELY, [list(names), str(tenant_id), seconds])
        row = cursor.fetchone()
    return bool(row and row[0])

"""Put a failed job back in the queue: it runs once more, from its start."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation

from recobro.actions.errors import ActionRefusedError

_FAILED = """
    select 1 from procrastinate_jobs
    where id = %(job)s and status = 'failed'
      and (%(tenant)s::text is null or args->>'tenant_id' = %(tenant)s::text)
    for update skip locked
"""


def retry_job(job_id: int, *, tenant_id: UUID | None) -> None:
    """Have a failed job run again, as soon as a worker is free.

    With a tenant only a job of its own; an operator names none. Each job does nothing
    the second time, so one that had half succeeded repeats nothing. Raises
    ActionRefusedError where there is no such failed job, or its like waits already.
    """
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                tenant = str(tenant_id) if tenant_id else None
                cursor.execute(_FAILED, {"job": job_id, "tenant": tenant})
                if cursor.fetchone() is None:
                    raise ActionRefusedError("no_such_job", "no such job has failed")
            app.job_manager.retry_job_by_id(job_id, retry_at=datetime.now(UTC))
    except UniqueViolation as error:
        raise ActionRefusedError(
            "job_waits_already", "another job that does the same waits already"
        ) from error

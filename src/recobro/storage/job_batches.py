"""Many jobs in one statement; like `storage.jobs`, in the running transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJob:
    """A job to put in the queue; jobs with one `lock` run one after another."""

    name: str
    arguments: Mapping[str, Any]
    lock: str | None = None
    priority: int = 0


_DEFER = """
    select procrastinate_defer_jobs_v1(array_agg(
        row('default', job.name, job.priority, job.lock, null, job.args, null)
            ::procrastinate_job_to_defer_v1 order by job.position))
    from unnest(%(names)s::text[], %(priorities)s::int[], %(locks)s::text[],
        %(args)s::jsonb[]) with ordinality as job(name, priority, lock, args, position)
"""


def defer_many(jobs: Sequence[NewJob]) -> None:
    """Put these in the queue, in their order."""
    if not jobs:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            _DEFER,
            {
                "names": [job.name for job in jobs],
                "priorities": [job.priority for job in jobs],
                "locks": [job.lock for job in jobs],
                "args": [json.dumps(job.arguments) for job in jobs],
            },
        )

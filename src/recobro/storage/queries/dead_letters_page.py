"""What was given up and waits for a person: messages, webhooks and jobs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from recobro.domain.messages import MessageState
from recobro.storage.queries.dead_events import DeadEvent, dead_events
from recobro.storage.queries.dead_letters import (
    DeadMessage,
    dead_message_count,
    dead_messages,
)
from recobro.storage.queries.traffic import traffic
from recobro.storage.tenancy import acting_for

_SHOWN = 200

_JOBS = """
    select j.id, j.task_name, j.attempts,
        (select max(at) from procrastinate_events e
            where e.job_id = j.id and e.type = 'failed')
    from procrastinate_jobs j
    where j.status = 'failed'
      and (%(tenant)s::text is null or j.args->>'tenant_id' = %(tenant)s::text)
    order by j.id desc limit %(shown)s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """One of them: `kind` is message, webhook or job, and `name` its identifier.

    `what` is a message's key, a source, or a task; `why` what the provider said, the
    error, or how often a job was tried. A message has an account, its debtor's name and
    a channel; `unknown` says that it may have arrived.
    """

    kind: str
    name: str
    what: str
    why: str
    at: datetime | None
    account_id: UUID | None = None
    debtor: str = ""
    channel: str = ""
    unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadJob:
    """A job that failed as often as it may: which, how often, and when last."""

    job_id: int
    task: str
    attempts: int
    failed_at: datetime | None


def dead_jobs(tenant_id: UUID | None) -> tuple[DeadJob, ...]:
    """The failed jobs of a company, the newest first; of nobody's and all for None."""
    with connection.cursor() as cursor:
        tenant = str(tenant_id) if tenant_id else None
        cursor.execute(_JOBS, {"tenant": tenant, "shown": _SHOWN})
        return tuple(
            DeadJob(job_id=number, task=task, attempts=attempts, failed_at=at)
            for number, task, attempts, at in cursor
        )


def dead_letters(tenant_id: UUID, *, now: datetime) -> tuple[DeadLetter, ...]:
    """What a company has given up, messages first, each kind the newest first.

    At most 200 of a kind.
    """
    with acting_for(tenant_id):
        found = dead_messages(_SHOWN, now=now)
        webhooks = dead_events(_SHOWN)
        jobs = dead_jobs(tenant_id)
    return (
        *(_message(dead) for dead in found),
        *(_webhook(dead) for dead in webhooks),
        *(_job(dead) for dead in jobs),
    )


def dead_letter_count(tenant_id: UUID, *, now: datetime) -> int:
    """How many there are."""
    with acting_for(tenant_id):
        messages = dead_message_count(now=now)
    seen = traffic(tenant_id, now=now)
    return messages + seen.dead_webhooks + seen.dead_jobs


def _message(dead: DeadMessage) -> DeadLetter:
    return DeadLetter(
        kind="message",
        name=str(dead.message_id),
        what=dead.key,
        why=dead.reason or dead.error_code,
        at=dead.sending_at or dead.planned_at,
        account_id=dead.account_id,
        debtor=dead.debtor,
        channel=dead.channel,
        unknown=dead.state == MessageState.UNKNOWN.value,
    )


def _webhook(dead: DeadEvent) -> DeadLetter:
    return DeadLetter(
        kind="webhook",
        name=str(dead.id),
        what=dead.source,
        why=dead.error,
        at=dead.failed_at or dead.received_at,
    )


def _job(dead: DeadJob) -> DeadLetter:
    return DeadLetter(
        kind="job",
        name=str(dead.job_id),
        what=dead.task,
        why=str(dead.attempts),
        at=dead.failed_at,
    )

"""The worker's tasks: load, call one action. Each may run more than once."""

from __future__ import annotations

import logging
from datetime import date, timedelta
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from recobro.actions.deliver_due import deliver_due as deliver
from recobro.actions.delivery import settle_in_flight
from recobro.actions.fetch_attachment import READ_JOB
from recobro.actions.fetch_attachment import fetch_attachment as fetch
from recobro.actions.handle_inbound import handle_inbound as handle
from recobro.actions.queue_message import DELIVER_JOB, wake_delivery
from recobro.actions.read_media import read_media as read
from recobro.actions.receive_event import PROCESS_JOB
from recobro.actions.receive_event import process_event as process
from recobro.actions.receive_message import FETCH_JOB, HANDLE_JOB
from recobro.actions.run_cycle import run_cycle
from recobro.actions.wake_conversations import wake_conversations
from recobro.storage import jobs
from recobro.storage.queue import daily_run_is_due, something_is_due
from recobro.storage.tenancy import acting_for, all_tenants
from recobro.wiring import services

log = logging.getLogger(__name__)

CYCLE_JOB = "run_cycle"
# A job that fails is tried again soon, then ever later, for about a day.
_RETRY = RetryStrategy(max_attempts=12, wait=2, exponential_wait=2)


@app.task(name=PROCESS_JOB, retry=_RETRY)
def process_event(tenant_id: str, event_id: str) -> None:
    """Take in one stored webhook."""
    process(services(), tenant_id=UUID(tenant_id), event_id=UUID(event_id))


@app.task(name=HANDLE_JOB, retry=_RETRY)
def handle_inbound(tenant_id: str, inbound_id: str) -> None:
    """Read one message of a person, decide, answer."""
    handle(services(), tenant_id=UUID(tenant_id), inbound_id=UUID(inbound_id))


@app.task(name=FETCH_JOB, retry=_RETRY)
def fetch_attachment(tenant_id: str, inbound_id: str) -> None:
    """Fetch the file that came with a message."""
    fetch(services(), tenant_id=UUID(tenant_id), inbound_id=UUID(inbound_id))


@app.task(name=READ_JOB, retry=_RETRY)
def read_media(tenant_id: str, inbound_id: str) -> None:
    """Read the picture or document that came with a message."""
    read(services(), tenant_id=UUID(tenant_id), inbound_id=UUID(inbound_id))


# No retry, here and for the cycle: the tick asks for both again while they are due. A
# retry could not be stored while another such job waits, and its lock would stay.
@app.task(name=DELIVER_JOB)
def deliver_due(tenant_id: str) -> None:
    """Send what is due of one tenant; the tick asks again for what is left.

    No job waits for the end of a rest: its lock would hold back all later ones, and by
    the machine's clock.
    """
    deliver(services(), tenant_id=UUID(tenant_id))


@app.task(name=CYCLE_JOB)
def daily_cycle(tenant_id: str, day: str) -> None:
    """Run the day of one tenant."""
    run_cycle(
        services(),
        tenant_id=UUID(tenant_id),
        day=date.fromisoformat(day),
        dry_run=False,
        started_by="schedule",
    )


@app.periodic(cron="* * * * * */5")
@app.task(name="tick", queueing_lock="tick", pass_context=False)
def tick(timestamp: int) -> None:
    """Every few seconds: wake what has come due by recobro's own clock.

    Postponed messages wait in the ledger and not in the queue, because their time is
    told by a clock that the demo moves.
    """
    del timestamp  # the queue's time, not ours
    now = services().clock.now()
    for tenant in all_tenants():
        with acting_for(tenant.tenant_id):
            due = something_is_due(now)
            run = daily_run_is_due(now)
            if due:
                wake_delivery(tenant.tenant_id)
            if run is not None:
                jobs.defer(
                    CYCLE_JOB,
                    lock=f"cycle:{tenant.tenant_id}",
                    queueing_lock=f"cycle:{tenant.tenant_id}",
                    tenant_id=str(tenant.tenant_id),
                    day=run.isoformat(),
                )
        wake_conversations(services(), tenant_id=tenant.tenant_id)
        settle_in_flight(tenant.tenant_id, now=now)


@app.periodic(cron="* * * * * */10")
@app.task(name="rescue_jobs", queueing_lock="rescue_jobs", pass_context=False)
async def rescue_jobs(timestamp: int) -> None:
    """Take over the jobs of workers that died."""
    del timestamp
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=20):
        try:
            await app.job_manager.retry_job(job)
        except UniqueViolation:  # another of its queueing lock waits, and does it all
            await app.job_manager.finish_job(job, Status.ABORTED, delete_job=True)


@app.periodic(cron="17 * * * *")
@app.task(name="clean_queue", queueing_lock="clean_queue", pass_context=False)
async def clean_queue(timestamp: int) -> None:
    """Forget the finished jobs of last week."""
    del timestamp
    week = timedelta(days=7)
    await app.job_manager.delete_old_jobs(
        nb_hours=int(week / timedelta(hours=1)), include_failed=False
    )

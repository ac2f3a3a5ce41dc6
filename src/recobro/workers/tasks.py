"""The worker's tasks: load, call one action. Each may run more than once."""

from __future__ import annotations

import logging
from datetime import date, timedelta
from uuid import UUID

from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from recobro.actions.cycle.begin import (
    CYCLE_JOB,
    PART_JOB,
    SCHEDULE,
    begin_run,
    defer_lanes,
    defer_run,
    is_wanted_still,
    scheduled_run,
)
from recobro.actions.cycle.lanes import work_lane
from recobro.actions.deliver_due import deliver_lane
from recobro.actions.delivery import settle_in_flight
from recobro.actions.errors import ActionRefusedError
from recobro.actions.fetch_attachment import READ_JOB
from recobro.actions.fetch_attachment import fetch_attachment as fetch
from recobro.actions.handle_inbound import handle_inbound as handle
from recobro.actions.queue_message import DELIVER_JOB, wake_delivery
from recobro.actions.read_media import read_media as read
from recobro.actions.receive_event import PROCESS_JOB, sweep_events
from recobro.actions.receive_event import process_events as process
from recobro.actions.receive_message import FETCH_JOB, HANDLE_JOB
from recobro.actions.reconsider import RECONSIDER_JOB, reconsider
from recobro.actions.sending.take_back import settle_dead_senders
from recobro.actions.settle_orphans import settle_orphans
from recobro.actions.wake_conversations import wake_conversations
from recobro.environment import worker_silence_seconds
from recobro.storage.queue import something_is_due
from recobro.storage.tenancy import acting_for, all_tenants
from recobro.wiring import services
from recobro.workers.failures import Patient, asked_for_again

log = logging.getLogger(__name__)


@app.task(name=PROCESS_JOB)
@asked_for_again()
def process_events(tenant_id: str) -> None:
    """Take in one tenant's stored webhooks; each counts its own attempts."""
    process(services(), tenant_id=UUID(tenant_id))


@app.periodic(cron="* * * * * */5")
@app.task(name="sweep_events", queueing_lock="sweep_events", pass_context=False)
@asked_for_again()
def sweep(timestamp: int) -> None:
    """Every few seconds: webhooks to be tried again, and those that nobody took up."""
    del timestamp
    now = services().clock.now()
    for tenant in all_tenants():
        settle_orphans(tenant.tenant_id, now=now)
        sweep_events(tenant.tenant_id, now=now)


@app.task(name=HANDLE_JOB, retry=Patient())
def handle_inbound(tenant_id: str, inbound_id: str) -> None:
    """Read one message of a person, decide, answer."""
    handle(services(), tenant_id=UUID(tenant_id), inbound_id=UUID(inbound_id))


@app.task(name=FETCH_JOB, retry=Patient())
def fetch_attachment(tenant_id: str, inbound_id: str) -> None:
    """Fetch the file that came with a message."""
    fetch(services(), tenant_id=UUID(tenant_id), inbound_id=UUID(inbound_id))


@app.task(name=READ_JOB, retry=Patient())
def read_media(tenant_id: str, inbound_id: str) -> None:
    """Read the picture or document that came with a message."""
    read(services(), tenant_id=UUID(tenant_id), inbound_id=UUID(inbound_id))


@app.task(name=DELIVER_JOB)
@asked_for_again()
def deliver_due(tenant_id: str, lane: int = 0) -> None:
    """Send what is due of one tenant for a while; the tick asks again for what is left.

    No job waits for the end of a rest: its lock would hold back all later ones, and by
    the machine's clock.
    """
    deliver_lane(services(), tenant_id=UUID(tenant_id), lane=lane)


@app.task(name=CYCLE_JOB)
@asked_for_again()
def daily_cycle(tenant_id: str, day: str, started_by: str = SCHEDULE) -> None:
    """Make the run of one tenant's day, or go on with it, and work a lane of it."""
    tenant, wanted = UUID(tenant_id), date.fromisoformat(day)
    if not is_wanted_still(tenant, wanted, started_by, services().clock.now()):
        return
    try:
        run_id = begin_run(
            services(), tenant_id=tenant, day=wanted, started_by=started_by
        )
    except ActionRefusedError as refusal:  # stored with the run; the tick asks again
        log.warning("the day was not run: %s", refusal.code)
        return
    defer_lanes(tenant, run_id)
    work_lane(services(), tenant_id=tenant, run_id=run_id)


@app.task(name=PART_JOB)
@asked_for_again()
def cycle_part(tenant_id: str, run_id: str) -> None:
    """Work one lane of a run beside the others, on whatever machine this is."""
    work_lane(services(), tenant_id=UUID(tenant_id), run_id=UUID(run_id))


@app.task(name=RECONSIDER_JOB, retry=Patient())
def reconsider_accounts(tenant_id: str, accounts: list[str], cause: str) -> None:
    """Decide about these accounts afresh, because something happened."""
    reconsider(
        services(),
        tenant_id=UUID(tenant_id),
        account_ids=[UUID(account) for account in accounts],
        cause=cause,
    )


@app.periodic(cron="* * * * * */5")
@app.task(name="tick", queueing_lock="tick", pass_context=False)
@asked_for_again()
def tick(timestamp: int) -> None:
    """Every few seconds: wake what has come due by recobro's own clock.

    Postponed messages wait in the ledger and not in the queue, because their time is
    told by a clock that the demo moves.
    """
    del timestamp  # the queue's time, not ours
    now = services().clock.now()
    settle_dead_senders(now=now)  # first: what was never called is not unknown
    for tenant in all_tenants():
        with acting_for(tenant.tenant_id):
            due = something_is_due(now)
            run = scheduled_run(now)
            if due:
                wake_delivery(tenant.tenant_id)
            if run is not None:
                defer_run(tenant.tenant_id, run, SCHEDULE)
        wake_conversations(services(), tenant_id=tenant.tenant_id)
        settle_in_flight(tenant.tenant_id, now=now)


@app.periodic(cron="* * * * * */5")
@app.task(name="rescue_jobs", queueing_lock="rescue_jobs", pass_context=False)
async def rescue_jobs(timestamp: int) -> None:
    """Take over the jobs of workers that died."""
    del timestamp
    with asked_for_again():
        for job in await app.job_manager.get_stalled_jobs(
            seconds_since_heartbeat=worker_silence_seconds()
        ):
            try:
                await app.job_manager.retry_job(job)
            except UniqueViolation:  # another of its queueing lock waits for it all
                await app.job_manager.finish_job(job, Status.ABORTED, delete_job=True)


@app.periodic(cron="17 * * * *")
@app.task(name="clean_queue", queueing_lock="clean_queue", pass_context=False)
async def clean_queue(timestamp: int) -> None:
    """Forget the finished jobs of last week."""
    del timestamp
    week = timedelta(days=7)
    with asked_for_again():
        await app.job_manager.delete_old_jobs(
            nb_hours=int(week / timedelta(hours=1)), include_failed=False
        )

"""Begin a run of the daily cycle, go on with the unfinished one, or refuse it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection

from recobro.actions.cycle.one_range import Deciding
from recobro.actions.errors import ActionRefusedError
from recobro.storage import jobs
from recobro.storage.cycle_ranges import (
    ACCOUNTS_PER_RANGE,
    give_up_older,
    make_run,
    refuse_run,
    run_progress,
    unfinished_run,
)
from recobro.storage.feeds import BANK, complete_until
from recobro.storage.queue import daily_run_is_due
from recobro.storage.tenancy import acting_for, current_tenant_id
from recobro.storage.tenants import TenantSettings, tenant_settings

# The option that says how old the bank's data may be, in hours.
AGE_OPTION = "bank_data_max_age_hours"
_ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended(%s, 0))"

# The job that makes a day's run, and the one that works a lane of it.
CYCLE_JOB = "run_cycle"
PART_JOB = "cycle_part"
LANES_OPTION = "cycle_lanes"
_LANES = 8
_PAUSE_AFTER_ERROR = timedelta(minutes=15)
# Who asks for a run where no person does.
SCHEDULE = "schedule"


def defer_run(tenant_id: UUID, day: date, started_by: str) -> None:
    """Have the workers run this day, or go on with it, unless one is about to."""
    jobs.defer(
        CYCLE_JOB,
        lock=f"cycle:{tenant_id}",
        queueing_lock=f"cycle:{tenant_id}",
        tenant_id=str(tenant_id),
        day=day.isoformat(),
        started_by=started_by,
    )


def run_to_resume(now: datetime) -> date | None:
    """Today, where its run was begun and nobody has ended it; inside `acting_for`."""
    today = now.astimezone(tenant_settings().zone).date()
    return today if unfinished_run(today) else None


def scheduled_run(now: datetime) -> date | None:
    """The day to be run by the schedule, or gone on with; inside `acting_for`.

    None for a quarter of an hour after a job of a run failed: an error of ours would
    fail again every few seconds, and leave a dead letter each time. The alarm about
    the first one calls a person.
    """
    day = daily_run_is_due(now) or run_to_resume(now)
    tenant_id = current_tenant_id()
    if day and jobs.failed_lately((CYCLE_JOB, PART_JOB), tenant_id, _PAUSE_AFTER_ERROR):
        return None
    return day


def is_wanted_still(tenant_id: UUID, day: date, started_by: str, now: datetime) -> bool:
    """Whether a job that waited for its turn has anything to do.

    The schedule asks every few seconds while a run lasts: what it asked for may have
    ended since, and a second run of the day would decide about everybody again. A
    person who asks is always served.
    """
    if started_by != SCHEDULE:
        return True
    with acting_for(tenant_id):
        return scheduled_run(now) == day


def defer_lanes(tenant_id: UUID, run_id: UUID) -> None:
    """Have other workers help with a run: a job for each lane but our own.

    The option `cycle_lanes` says how many lanes a run has at most, all machines
    together; a lane that finds nothing left to do ends at once.
    """
    with acting_for(tenant_id):
        lanes = int(tenant_settings().options.get(LANES_OPTION, _LANES))
        useful = min(lanes, run_progress(run_id).ranges) - 1
    for lane in range(1, useful + 1):
        jobs.defer(
            PART_JOB,
            queueing_lock=f"cycle:{run_id}:{lane}",
            tenant_id=str(tenant_id),
            run_id=str(run_id),
        )


def begin_run(
    services: Deciding,
    *,
    tenant_id: UUID,
    day: date,
    started_by: str,
    accounts_per_range: int = ACCOUNTS_PER_RANGE,
) -> UUID:
    """The run of this day to work on: the unfinished one, else a new one.

    Raises ActionRefusedError for a day that has not come, and where the bank's data is
    older than the company's limit; the latter is stored as a refused run.
    """
    now = services.clock.now()
    with acting_for(tenant_id):
        settings = tenant_settings()
        today = now.astimezone(settings.zone).date()
        if day > today:
            raise ActionRefusedError(
                "future_day", f"{day} has not come yet: use a dry run to look ahead"
            )
        with connection.cursor() as cursor:
            cursor.execute(_ONE_AT_A_TIME, [f"cycle:{tenant_id}"])
        give_up_older(min(day, today), now)
        unfinished = unfinished_run(day)
        if unfinished is not None:
            return unfinished
        refusal = _old_bank_data(settings, now)
        if refusal is None:
            return make_run(day, started_by, now, size=accounts_per_range)
        refuse_run(day, started_by, str(refusal), now)
    raise refusal


def _old_bank_data(
    settings: TenantSettings, now: datetime
) -> ActionRefusedError | None:
    """Why nobody may be asked for money on what the bank told so long ago."""
    limit = settings.options.get(AGE_OPTION)
    if limit is None:
        return None
    known = complete_until(BANK)
    if known is not None and now - known <= timedelta(hours=float(limit)):
        return None
    told = (
        f"complete until {known.astimezone(settings.zone):%Y-%m-%d %H:%M}"
        if known
        else "not there"
    )
    return ActionRefusedError(
        "old_bank_data",
        f"the bank's data is {told}, and may be {limit} hours old: somebody who has "
        "paid could be asked again. Bring it in, and tell it with `recobro feed bank`",
        {"until": known.isoformat() if known else "", "hours": limit},
    )

"""Runs of the daily cycle in ranges of accounts: made, claimed, marked done.

A run's ranges are rows. Whoever works one holds its lock until the transaction that
writes its decisions marks it done, so that any number of processes and machines share a
run without talking to each other, and a crash leaves a range as if nobody had begun it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from recobro.storage import models
from recobro.storage.cycle_facts import AccountRange
from recobro.storage.ids import new_id
from recobro.storage.tenancy import current_tenant_id

# So many accounts to a transaction: enough that its fixed costs vanish, few enough that
# its locks are held for about a third of a second.
ACCOUNTS_PER_RANGE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedRange:
    """A range that is ours until the transaction ends; `accounts` when it was made."""

    range_id: UUID
    accounts: AccountRange
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunProgress:
    """How far a run is: accounts and ranges, in all and done."""

    accounts: int
    accounts_done: int
    ranges: int
    ranges_done: int

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return self.ranges_done == self.ranges


_OPEN_RANGES = """
    select (array_agg(account_id))[1], (array_agg(account_id))[count(*)], count(*)
    from (
        select account_id, (row_number() over (order by account_id) - 1) / %(size)s as n
        from (
            select distinct account_id from invoice_term
            where tenant_id = %(tenant)s and outstanding <> 0
        ) with_something_open
        order by account_id
    ) numbered
    group by n order by n
"""


def open_ranges(size: int = ACCOUNTS_PER_RANGE) -> Iterator[tuple[AccountRange, int]]:
    """The accounts with anything open, `size` to a range, and how many are in each."""
    with connection.cursor() as cursor:
        cursor.execute(_OPEN_RANGES, {"tenant": current_tenant_id(), "size": size})
        rows = cursor.fetchall()
    return ((AccountRange(first=first, last=last), n) for first, last, n in rows)


def make_run(
    day: date, started_by: str, now: datetime, *, size: int = ACCOUNTS_PER_RANGE
) -> UUID:
    """A run for this day with its ranges of so many accounts.

    The transaction is the caller's.
    """
    tenant_id = current_tenant_id()
    run = models.CycleRun.objects.create(
        tenant_id=tenant_id, date=day, started_at=now, started_by=started_by
    )
    models.CycleRange.objects.bulk_create(
        [
            models.CycleRange(
                tenant_id=tenant_id,
                run_id=run.id,
                seq=seq,
                first_account=accounts.first,
                last_account=accounts.last,
                accounts=count,
            )
            for seq, (accounts, count) in enumerate(open_ranges(size), start=1)
        ]
    )
    return run.id


def refuse_run(day: date, started_by: str, problem: str, now: datetime) -> UUID:
    """Store that a run of this day was refused, and why; one row a day, the newest."""
    given = {"problem": problem, "started_at": now, "finished_at": now}
    rows = models.CycleRun.objects.filter(
        tenant_id=current_tenant_id(), date=day, status="refused"
    )
    known = rows.first()
    if known is not None:
        rows.filter(id=known.id).update(**given, started_by=started_by)
        return known.id
    return models.CycleRun.objects.create(
        tenant_id=current_tenant_id(),
        id=new_id(),
        date=day,
        status="refused",
        started_by=started_by,
        **given,
    ).id


def unfinished_run(day: date) -> UUID | None:
    """The run of this day that was begun and not ended, if any."""
    return (
        models.CycleRun.objects.filter(
            tenant_id=current_tenant_id(), date=day, status="running"
        )
        .order_by("started_at")
        .values_list("id", flat=True)
        .first()
    )


def give_up_older(day: date, now: datetime) -> None:
    """End the unfinished runs of days before: their steps would come too late.

    Nothing is lost by it. What an account needs is decided by the day that it is now.
    """
    models.CycleRun.objects.filter(
        tenant_id=current_tenant_id(), status="running", date__lt=day
    ).update(status="failed", finished_at=now, problem="its day passed before it ended")


def day_was_run(day: date) -> bool:
    """Whether a run of this day ended."""
    return models.CycleRun.objects.filter(
        tenant_id=current_tenant_id(), date=day, status="done"
    ).exists()


def is_running(run_id: UUID) -> bool:
    """Whether a run was begun and not ended."""
    return models.CycleRun.objects.filter(
        tenant_id=current_tenant_id(), id=run_id, status="running"
    ).exists()


def run_day(run_id: UUID) -> date:
    """The day of a run. Raises CycleRun.DoesNotExist."""
    found: date = models.CycleRun.objects.values_list("date", flat=True).get(
        tenant_id=current_tenant_id(), id=run_id
    )
    return found


_CLAIM = """
    select id, first_account, last_account, accounts from cycle_range
    where tenant_id = %(tenant)s and run_id = %(run)s and done_at is null
        and exists (
            select from cycle_run
            where tenant_id = %(tenant)s and id = %(run)s and status = 'running'
        )
    order by seq limit 1 for update of cycle_range skip locked
"""


def claim(run_id: UUID) -> ClaimedRange | None:
    """The next range that nobody works on, locked; None where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, {"tenant": current_tenant_id(), "run": run_id})
        row = cursor.fetchone()
    if row is None:
        return None
    range_id, first, last, expected = row
    return ClaimedRange(
        range_id=range_id,
        accounts=AccountRange(first=first, last=last),
        expected=expected,
    )


def mark_done(
    claimed: ClaimedRange, counts: Mapping[str, Any], *, worker: str, now: datetime
) -> None:
    """The range is decided; what came of it, and by whom."""
    models.CycleRange.objects.filter(
        tenant_id=current_tenant_id(), id=claimed.range_id
    ).update(counts=dict(counts), worker=worker[:120], done_at=now)


_FINISH = """
    update cycle_run r set status = 'done', finished_at = %(now)s,
        counts = coalesce((
            select jsonb_object_agg(name, n) from (
                select c.key as name, sum(c.value::bigint) as n
                from cycle_range g, jsonb_each_text(g.counts - 'stages') c
                where g.tenant_id = %(tenant)s and g.run_id = %(run)s group by c.key
            ) sums
        ), %(nothing)s::jsonb)
    where r.tenant_id = %(tenant)s and r.id = %(run)s and r.status = 'running'
        and not exists (
            select from cycle_range g
            where g.tenant_id = %(tenant)s and g.run_id = %(run)s
                and g.done_at is null
        )
"""


def finish_if_done(run_id: UUID, nothing: Mapping[str, int], now: datetime) -> bool:
    """End the run where all of its ranges are done; whether this call ended it.

    `nothing` are the counts of a run without a range.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _FINISH,
            {
                "tenant": current_tenant_id(),
                "run": run_id,
                "now": now,
                "nothing": json.dumps(dict(nothing)),
            },
        )
        return bool(cursor.rowcount)


_PROGRESS = """
    select coalesce(sum(accounts), 0),
        coalesce(sum(accounts) filter (where done_at is not null), 0),
        count(*), count(done_at)
    from cycle_range where tenant_id = %s and run_id = %s
"""


def run_progress(run_id: UUID) -> RunProgress:
    """How far the run is."""
    with connection.cursor() as cursor:
        cursor.execute(_PROGRESS, [current_tenant_id(), run_id])
        row = cursor.fetchone()
    assert row is not None  # an aggregate gives one row
    accounts, accounts_done, ranges, ranges_done = row
    return RunProgress(
        accounts=int(accounts),
        accounts_done=int(accounts_done),
        ranges=ranges,
        ranges_done=ranges_done,
    )

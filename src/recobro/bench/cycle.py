"""`recobro bench cycle`: whole days of the daily cycle, over portfolios of rising size.

Each size is a company of its own in one database with the real migrations. Measured is
its first day, on which almost everybody gets a message (decisions, planned messages and
lines of the chronology are written), and the next one, after all of them were sent.
A lap is the time between two ranges of this process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from os import cpu_count
from typing import Any
from uuid import UUID

from recobro.bench.portfolio import TODAY
from recobro.bench.runner import (
    Baseline,
    InvalidRunError,
    LapsOf,
    Measured,
    Progress,
    peak_memory_mb,
    seconds_of,
    temporary_database,
)

DEFAULT_COUNT = 20_000
# From here on, a tenth and a hundredth are measured too: is an account as cheap?
_SIZES_FROM = 100_000


def bench_cycle(
    *,
    count: int,
    seed: int,
    progress: Progress,
    processes: int | None = None,
    sizes: Sequence[int] = (),
) -> Measured:
    """Run two days over `count` accounts, in so many processes (default: the cores).

    From 100,000 accounts on a tenth and a hundredth of them are run before, or `sizes`.
    """
    several = (count // 100, count // 10) if count >= _SIZES_FROM else ()
    every = [*(sizes or several), count]
    lanes = processes or cpu_count() or 1
    with temporary_database():
        from recobro.bench.limits import (  # noqa: PLC0415  Django first
            COPY_ROWS,
            machine_limits,
        )

        limits = machine_limits()
        _size(_WARM_UP, 200, seed=seed, lanes=1, progress=lambda _done, _all: None)
        runs = [
            _size(number, size, seed=seed, lanes=lanes, progress=progress)
            for number, size in enumerate(every)
        ]
    largest = runs[-1]
    return Measured(
        name="cycle",
        count=count,
        seconds=largest.pop("seconds"),
        unit="accounts/s",
        laps=largest.pop("laps"),
        lap="one range of up to 5,000 accounts, as this process sees them end",
        baseline=Baseline(
            what="COPY of as many rows into one table with the indexes of `message`",
            count=COPY_ROWS,
            seconds=COPY_ROWS / limits["copy_rows_per_second"],
        ),
        seed=seed,
        more={
            "processes": lanes,
            "sizes": [
                {name: told for name, told in run.items() if name not in _KEPT_APART}
                for run in runs
            ],
            "peak_memory_all_mb": max(run["peak_memory_all_mb"] for run in runs),
            "limits": limits,
        },
    )


# The number of a first company, whose days only load what a process loads once.
_WARM_UP = 999
_KEPT_APART = ("seconds", "laps")


def _size(
    number: int, size: int, *, seed: int, lanes: int, progress: Progress
) -> dict[str, Any]:
    """Two days of one portfolio; `us_per_account` are microseconds of the clock."""
    from recobro.actions.tenants import create_tenant  # noqa: PLC0415  Django first
    from recobro.bench.bulk_portfolio import load, send_all  # noqa: PLC0415
    from recobro.bench.company import NOW  # noqa: PLC0415

    tenant_id = create_tenant(
        slug=f"bench-{number}", name="Energía Clara", country="ES", options={}
    )
    loading = seconds_of(
        lambda: load(tenant_id, size, today=TODAY, batch=number, seed=seed)
    )
    laps = LapsOf(progress)
    first = _day(tenant_id, NOW, lanes, laps)
    if first["counts"]["accounts"] != size or not first["counts"]["send"]:
        raise InvalidRunError(f"the run decided {first['counts']} of {size}")
    send_all(tenant_id, NOW)
    following = _day(tenant_id, NOW + timedelta(days=1), lanes, LapsOf(progress))
    return {
        "accounts": size,
        "loading_seconds": round(loading, 1),
        "first_day": _told(first, size),
        "next_day": _told(following, size),
        "peak_memory_all_mb": max(first["memory"], following["memory"]),
        "seconds": first["seconds"],
        "laps": laps.laps,
    }


def _told(day: Mapping[str, Any], size: int) -> dict[str, Any]:
    seconds = day["seconds"]
    return {
        "seconds": round(seconds, 2),
        "us_per_account": round(seconds / size * 1e6, 1),
        "decided": day["counts"],
    }


def _day(tenant_id: UUID, moment: datetime, lanes: int, laps: LapsOf) -> dict[str, Any]:
    """Run one day in so many processes; its counts, seconds and most memory in MiB."""
    from recobro.actions.cycle.begin import begin_run  # noqa: PLC0415  Django first
    from recobro.actions.run_cycle import report_of  # noqa: PLC0415
    from recobro.storage.clock import FixedClock  # noqa: PLC0415
    from recobro.wiring import services  # noqa: PLC0415
    from recobro.workers.cycle_lanes import LaneReport, work_in_lanes  # noqa: PLC0415

    ours = replace(services(), clock=FixedClock(moment))
    done: list[tuple[UUID, list[LaneReport]]] = []

    def work() -> None:
        run_id = begin_run(
            ours, tenant_id=tenant_id, day=moment.date(), started_by="bench"
        )
        told = work_in_lanes(
            ours,
            tenant_id=tenant_id,
            run_id=run_id,
            processes=lanes,
            fixed_now=moment,
            progress=laps,
        )
        done.append((run_id, told))

    laps.restart()
    seconds = seconds_of(work)
    run_id, others = done[0]
    report = report_of(tenant_id, run_id)
    return {
        "seconds": seconds,
        "counts": dict(report.counts),
        "memory": round(
            peak_memory_mb() + sum(other.peak_kib for other in others) / 1024, 1
        ),
    }

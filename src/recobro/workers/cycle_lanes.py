"""A run of the daily cycle in several processes of this machine.

This process works one lane and starts another process for each further one. They share
nothing but the database: whoever dies leaves its range to the others, and a process
that does not start only makes the run slower. `python -m recobro.workers.cycle_lanes`
is one such process; it loads no more than deciding needs.
"""

from __future__ import annotations

import argparse
import json
import logging
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

import psutil

from recobro.domain.messages import Channel
from recobro.environment import read_environment
from recobro.ports.clock import Clock

if TYPE_CHECKING:  # it needs Django
    from recobro.actions.cycle.one_range import Deciding

log = logging.getLogger(__name__)
Progress = Callable[[int, int], None]
# A process takes about a second to start: in that time another decides two ranges.
_RANGES_WORTH_A_PROCESS = 4
_LAST_WORDS_SECONDS = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deciding:
    """What deciding needs; see `actions.cycle.one_range.Deciding`."""

    clock: Clock
    channels: tuple[Channel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneReport:
    """What a further process did: ranges worked, and its most memory in KiB."""

    ranges: int
    peak_kib: int


def work_in_lanes(
    deciding: Deciding,
    *,
    tenant_id: UUID,
    run_id: UUID,
    processes: int,
    fixed_now: datetime | None = None,
    progress: Progress | None = None,
) -> list[LaneReport]:
    """Work a run to its end in so many processes, this one included.

    `deciding` is any `Services`; `fixed_now` gives the others a clock that stands still
    (a benchmark's). Returns what the other processes told.
    """
    from recobro.actions.cycle.lanes import report, work_to_the_end  # noqa: PLC0415

    ranges = report(tenant_id, run_id, None).ranges
    others = min(processes - 1, ranges // _RANGES_WORTH_A_PROCESS)
    command = [
        sys.executable, "-m", __spec__.name, "--tenant", str(tenant_id),
        "--run", str(run_id), "--channels", ",".join(deciding.channels),
        *(["--now", fixed_now.isoformat()] if fixed_now else []),
    ]  # fmt: skip
    with _started(command, others) as started:
        work_to_the_end(deciding, tenant_id=tenant_id, run_id=run_id, progress=progress)
        return [told for other in started if (told := _told(other)) is not None]


@contextmanager
def _started(
    command: Sequence[str], count: int
) -> Iterator[list[subprocess.Popen[str]]]:
    processes = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        for _ in range(max(count, 0))
    ]
    try:
        yield processes
    finally:
        for process in processes:
            if process.poll() is None:
                process.terminate()
                process.communicate()


def _told(process: subprocess.Popen[str]) -> LaneReport | None:
    """What a process says of itself at its end; None where it died.

    The run is over: one that still starts has nothing to do, and is not waited for.
    """
    try:
        output, _ = process.communicate(timeout=_LAST_WORDS_SECONDS)
    except subprocess.TimeoutExpired:
        held = psutil.Process(process.pid).memory_info().rss // 1024
        process.terminate()
        process.communicate()
        return LaneReport(ranges=0, peak_kib=held)
    if process.returncode:
        log.warning("a process of the cycle ended with %s", process.returncode)
        return None
    return LaneReport(**json.loads(output))


def main() -> None:
    """Work one lane of a run, and tell in JSON what was done."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--tenant", type=UUID, required=True)
    parser.add_argument("--run", type=UUID, required=True)
    parser.add_argument("--channels", required=True)
    parser.add_argument("--now", type=datetime.fromisoformat)
    given = parser.parse_args()

    from recobro.storage import startup  # noqa: PLC0415  reads the environment

    startup.start(migrate=False)
    from recobro.actions.cycle.lanes import work_lane  # noqa: PLC0415  Django first
    from recobro.storage.clock import (  # noqa: PLC0415
        FixedClock,
        MachineClock,
        SharedClock,
    )

    clock: Clock = SharedClock() if read_environment().demo else MachineClock()
    ranges = work_lane(
        _Deciding(
            clock=FixedClock(given.now) if given.now else clock,
            channels=tuple(Channel(name) for name in given.channels.split(",")),
        ),
        tenant_id=given.tenant,
        run_id=given.run,
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    json.dump({"ranges": ranges, "peak_kib": peak}, sys.stdout)


if __name__ == "__main__":
    main()

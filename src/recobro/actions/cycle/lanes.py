"""Work the ranges of a run: one lane, beside any number of others."""

from __future__ import annotations

import gc
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from traceback import clear_frames
from uuid import UUID

from recobro.actions.cycle.one_range import Day, Deciding, decide_range, named
from recobro.actions.queue_message import wake_delivery
from recobro.storage.cycle_ranges import (
    RunProgress,
    claim,
    finish_if_done,
    is_running,
    mark_done,
    run_day,
    run_progress,
)
from recobro.storage.raw import commit_without_waiting
from recobro.storage.strategies import timeline
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

Progress = Callable[[int, int], None]
# How often to look whether the others have finished their ranges, or died.
_LOOK_SECONDS = 0.2


def work_lane(
    services: Deciding,
    *,
    tenant_id: UUID,
    run_id: UUID,
    progress: Progress | None = None,
) -> int:
    """Take range after range until nobody else needs help; how many were ours.

    Ranges that others hold are theirs: if one of them dies, its range is free again for
    whoever looks next. Ends the run where the last range is done. Delivery is woken by
    the tick, or by whoever works a run to its end.
    """
    with acting_for(tenant_id):
        settings = tenant_settings()
        common = Day(
            services=services,
            settings=settings,
            timeline=timeline(settings.zone),
            day=run_day(run_id),
            now=services.clock.now().astimezone(settings.zone),
        )
    worker = f"{socket.gethostname()}:{os.getpid()}"
    worked = 0
    with _without_collecting():
        while _one_range(common, run_id, worker):
            worked += 1
            gc.collect()
            if progress:
                report(tenant_id, run_id, progress)
    with acting_for(tenant_id):
        finish_if_done(run_id, named({}), services.clock.now())
    return worked


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Search for cycles of objects between ranges only: a third of the time went there.

    A range makes objects by the hundred thousand, hardly any of them in a cycle. What
    was there before is left out of the search meanwhile.
    """
    were_on = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield
    except Exception as error:
        # the range's lines live on in the frames, and the error with them in a circle
        # that is not searched for: a job that fails again and again would fill memory
        clear_frames(error.__traceback__)
        raise
    finally:
        gc.unfreeze()
        if were_on:
            gc.enable()


def work_to_the_end(
    services: Deciding,
    *,
    tenant_id: UUID,
    run_id: UUID,
    progress: Progress | None = None,
) -> None:
    """Work until the run is over: wait for others, and take the ranges of the dead."""
    while True:
        work_lane(services, tenant_id=tenant_id, run_id=run_id, progress=progress)
        over = report(tenant_id, run_id, progress).finished
        with acting_for(tenant_id):
            if over or not is_running(run_id):  # or its day passed
                wake_delivery(tenant_id)
                return
        time.sleep(_LOOK_SECONDS)


def report(tenant_id: UUID, run_id: UUID, progress: Progress | None) -> RunProgress:
    """How far the run is; tells `progress` the accounts done and in all."""
    with acting_for(tenant_id):
        found = run_progress(run_id)
    if progress:
        progress(found.accounts_done, found.accounts)
    return found


def _one_range(common: Day, run_id: UUID, worker: str) -> bool:
    """Claim, decide and write one range in one transaction; False if none is left.

    The commit does not wait for the disk. If the server loses its power within the
    second, the range is as if nobody had begun it, mark and all, and is decided again:
    the same as a killed process. Nothing that leaves the house can rest on a lost
    range, and no run end without one: the log is written in order, and both commits
    that reserve a message and the one that ends the run wait for all before them.
    """
    clock, zone = common.services.clock, common.settings.zone
    with acting_for(common.settings.tenant_id):
        commit_without_waiting()
        claimed = claim(run_id)
        if claimed is None:
            return False
        now = clock.now().astimezone(zone)
        counts = decide_range(replace(common, now=now), claimed.accounts, run_id)
        mark_done(claimed, counts.as_json(), worker=worker, now=clock.now())
    return True

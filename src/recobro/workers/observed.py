"""What a worker tells of each job: whose it is, in the log, and how long it took."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import sync_to_async
from procrastinate import JobContext
from procrastinate.worker import Worker

from recobro.environment import starting_with
from recobro.ports.telemetry import log_context
from recobro.storage.tenancy import all_tenants
from recobro.wiring import show_own_metrics, telemetry

log = logging.getLogger(__name__)

_slugs: dict[str, str] = {}


async def observed(
    call_next: Callable[[], Awaitable[Any]], context: JobContext, worker: Worker
) -> Any:
    """A worker's middleware: log fields, failures, and `recobro_job_seconds`."""
    del worker
    job = context.job
    tenant = job.task_kwargs.get("tenant_id")
    since = time.perf_counter()
    outcome = "failed"
    with log_context(
        job=f"{job.task_name}:{job.id}",
        tenant_id=tenant,
        tenant=await _slug(tenant) if isinstance(tenant, str) else None,
        account=job.task_kwargs.get("account_id"),
        trace=job.task_kwargs.get("message_id"),
    ):
        try:
            result = await call_next()
        except Exception:
            # the queue itself is silent where it tries again
            log.warning("attempt %s of the job failed", job.attempts + 1, exc_info=True)
            raise
        else:
            outcome = "done"
            return result
        finally:
            seconds = time.perf_counter() - since
            telemetry().observe("job", seconds, task=job.task_name, outcome=outcome)


async def _slug(tenant_id: str) -> str | None:
    """The company's short name; asked once, for it never changes."""
    if tenant_id not in _slugs:
        try:
            for tenant in await sync_to_async(all_tenants)():
                _slugs[str(tenant.tenant_id)] = tenant.slug
        except Exception as error:  # noqa: BLE001  the job itself will meet it
            log.debug("no names of companies: %s", error)
    return _slugs.get(tenant_id)


def show_metrics() -> None:
    """Serve this worker's durations where `RECOBRO_METRICS_LISTEN` says, if it does."""
    where = starting_with("RECOBRO_METRICS_").get("RECOBRO_METRICS_LISTEN")
    if not where:
        return
    host, _, port = where.rpartition(":")
    try:
        show_own_metrics(host or "127.0.0.1", int(port))
    except (OSError, OverflowError, ValueError) as error:
        log.error("this worker shows no metrics at %s: %s", where, error)  # noqa: TRY400

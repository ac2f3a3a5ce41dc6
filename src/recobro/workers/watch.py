"""The periodic jobs that watch over the others, and raise alarms."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from recobro.actions import watch_invariants as invariants
from recobro.actions import watch_traffic as traffic
from recobro.storage import jobs
from recobro.storage.tenancy import all_tenants
from recobro.wiring import services
from recobro.workers.failures import asked_for_again

INVARIANTS_JOB = "watch_invariants"
# Watching never takes a worker from a message or a webhook that waits.
_LAST = -10


@app.task(name=INVARIANTS_JOB)
@asked_for_again()
def watch_invariants(tenant_id: str) -> None:
    """Check every truth of one company."""
    invariants.watch_invariants(services(), tenant_id=UUID(tenant_id))


@app.periodic(cron="7 * * * *")
@app.task(name="watch_all", queueing_lock="watch_all", pass_context=False)
@asked_for_again()
def watch_all(timestamp: int) -> None:
    """Hourly: a job for each company, so that several workers share them."""
    del timestamp
    for tenant in all_tenants():
        lock = f"watch:{tenant.tenant_id}"
        jobs.defer(
            INVARIANTS_JOB,
            lock=lock,
            queueing_lock=lock,
            priority=_LAST,
            tenant_id=str(tenant.tenant_id),
        )


@app.periodic(cron="* * * * *")
@app.task(name="watch_traffic", queueing_lock="watch_traffic", pass_context=False)
@asked_for_again()
def watch_traffic(timestamp: int) -> None:
    """Every minute: what waits too long, in each company."""
    del timestamp
    for tenant in all_tenants():
        traffic.watch_traffic(services(), tenant_id=tenant.tenant_id)

"""The watching jobs, the worker's middleware, and failed jobs that run again."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

import pytest
from django.db import connection
from procrastinate import JobContext
from procrastinate.worker import Worker

from recobro.actions.errors import ActionRefusedError
from recobro.actions.retry_job import retry_job
from recobro.observability.exposition import render
from recobro.ports.telemetry import log_fields
from recobro.storage import jobs
from recobro.storage.queries.dead_letters_page import dead_jobs
from recobro.storage.tenancy import acting_for, all_tenants
from recobro.wiring import telemetry
from recobro.workers import watch
from recobro.workers.observed import observed, show_metrics


def waiting(task: str, tenant_id: UUID) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from procrastinate_jobs where status = 'todo' "
            "and task_name = %s and args->>'tenant_id' = %s",
            [task, str(tenant_id)],
        )
        return int(cursor.fetchone()[0])


def test_each_company_is_watched_by_a_job(tenant: UUID) -> None:
    watch.watch_all(0)
    watch.watch_all(0)  # the one before still waits
    assert waiting("watch_invariants", tenant) == 1


def test_watching_jobs_run(tenant: UUID) -> None:
    watch.watch_invariants(str(tenant))
    watch.watch_traffic(0)


def a_job(tenant: UUID | None, **arguments: Any) -> JobContext:
    given = {"tenant_id": str(tenant)} if tenant else {}
    job = SimpleNamespace(
        id=7, task_name="probe", task_kwargs=given | arguments, attempts=2
    )
    return cast("JobContext", SimpleNamespace(job=job))


def test_job_is_told_and_timed(tenant: UUID) -> None:
    account = UUID(int=5)
    seen: dict[str, str] = {}

    async def work() -> str:
        seen.update(log_fields())
        return "done"

    context = a_job(tenant, account_id=str(account))
    none = cast("Worker", None)
    assert asyncio.run(observed(work, context, none)) == "done"
    slug = next(t.slug for t in all_tenants() if t.tenant_id == tenant)
    assert seen == {
        "job": "probe:7",
        "tenant_id": str(tenant),
        "tenant": slug,
        "account": str(account),
    }
    assert log_fields() == {}
    text = render([], telemetry().registry).decode()
    assert 'recobro_job_seconds_count{outcome="done",task="probe"}' in text


def test_failing_job_is_told_and_timed(
    database: None, caplog: pytest.LogCaptureFixture
) -> None:
    async def work() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        asyncio.run(observed(work, a_job(None), cast("Worker", None)))
    text = render([], telemetry().registry).decode()
    assert 'recobro_job_seconds_count{outcome="failed",task="probe"}' in text
    (line,) = caplog.records
    assert line.getMessage() == "attempt 3 of the job failed"  # after 2 of them
    assert line.exc_info is not None


@pytest.mark.parametrize("where", ["", "nonsense", "127.0.0.1:99999"])
def test_wrong_address_stops_no_worker(
    monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setenv("RECOBRO_METRICS_LISTEN", where)
    show_metrics()


def failed(tenant: UUID, *, lock: str | None = None) -> int:
    with acting_for(tenant):
        jobs.defer("run_cycle", queueing_lock=lock, tenant_id=str(tenant), day="x")
        with connection.cursor() as cursor:
            cursor.execute(
                "update procrastinate_jobs set status = 'failed' "
                "where status = 'todo' and args->>'tenant_id' = %s returning id",
                [str(tenant)],
            )
            return int(cursor.fetchone()[0])


def test_failed_job_runs_again(tenant: UUID) -> None:
    job = failed(tenant)
    assert [dead.job_id for dead in dead_jobs(tenant)] == [job]
    retry_job(job, tenant_id=tenant)
    assert dead_jobs(tenant) == ()
    assert waiting("run_cycle", tenant) == 1
    with pytest.raises(ActionRefusedError):  # it waits, and has not failed
        retry_job(job, tenant_id=tenant)


def test_job_whose_like_waits_is_refused(tenant: UUID) -> None:
    lock = f"cycle:{tenant}"
    job = failed(tenant, lock=lock)
    with acting_for(tenant):
        jobs.defer("run_cycle", queueing_lock=lock, tenant_id=str(tenant), day="x")
    with pytest.raises(ActionRefusedError) as refusal:
        retry_job(job, tenant_id=tenant)
    assert refusal.value.code == "job_waits_already"
    assert [dead.job_id for dead in dead_jobs(tenant)] == [job]


def test_job_of_others_is_not_run_again(tenant: UUID, database: None) -> None:
    job = failed(tenant)
    with pytest.raises(ActionRefusedError):
        retry_job(job, tenant_id=UUID(int=1))
    retry_job(job, tenant_id=None)  # the operator's


_LOGS = """
import logging, os
import django
django.setup()
log = logging.getLogger("recobro.actions.test")
log.info("%s of %s", "Ana Prueba", "+34600111222")
try:
    {}["ana.prueba@example.com"]
except KeyError:
    log.exception("no row for %s", "ES9121000418450200051332")
"""


@pytest.mark.parametrize("kind", ["json", "line"])
def test_configured_process_logs_no_person(kind: str) -> None:
    environment = {
        **os.environ,
        "RECOBRO_LOG_FORMAT": kind,
        "DJANGO_SETTINGS_MODULE": "recobro.settings",
    }
    told = subprocess.run(
        [sys.executable, "-c", _LOGS],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    assert "KeyError" in told
    for canary in ("Ana", "Prueba", "600111222", "ana.prueba", "0418"):
        assert canary not in told
    if kind == "json":
        first, second = (json.loads(line) for line in told.splitlines())
        assert first["message"] == "[text] of [PHONE]"
        assert second["exception"]["is"] == "KeyError"
        assert second["level"] == "error"

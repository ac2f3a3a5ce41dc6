"""Run a worker until it is told to stop, through restarts of the database."""

from __future__ import annotations

import asyncio
import logging
import time

from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from psycopg import OperationalError

from recobro.environment import read_environment
from recobro.storage.startup import resolve_database

log = logging.getLogger(__name__)

_HEARTBEAT_SECONDS = 5
_STALLED_SECONDS = 20
_WAIT_SECONDS_MAX = 30


def run_worker(*, concurrency: int = 4) -> None:
    """Work until SIGINT or SIGTERM; comes back when the database does.

    Jobs run on a connection pool of their own, while what a task defers goes through
    Django's connection and so commits with the task's own transaction.
    """
    wait = 1
    while True:
        started = time.monotonic()
        try:
            asyncio.run(_work(concurrency))
        except (ConnectorException, OperationalError, OSError) as error:
            if time.monotonic() - started > _WAIT_SECONDS_MAX:
                wait = 1
            log.warning("the database is away (%s); again in %s s", error, wait)
            time.sleep(wait)
            wait = min(wait * 2, _WAIT_SECONDS_MAX)
            _rejoin()
        else:
            return


async def _work(concurrency: int) -> None:
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    worker_app = app.with_connector(connector)
    async with worker_app.open_async():
        await worker_app.run_worker_async(
            concurrency=concurrency,
            update_heartbeat_interval=_HEARTBEAT_SECONDS,
            stalled_worker_timeout=_STALLED_SECONDS,
            fetch_job_polling_interval=1.0,
            delete_jobs="successful",
        )


def _rejoin() -> None:
    """Start the embedded server again if it is ours and has gone."""
    try:
        resolve_database(read_environment())
    except Exception:
        log.exception("the database does not start")

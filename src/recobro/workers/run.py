"""Run a worker until it is told to stop, through restarts of the database."""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
import time
from typing import Any

from asgiref.sync import sync_to_async
from django.db import DatabaseError, InterfaceError, close_old_connections
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from psycopg import OperationalError

from recobro.environment import worker_silence_seconds
from recobro.workers.observed import observed, show_metrics

log = logging.getLogger(__name__)

# Of a database that was away for a minute nobody should notice a minute more.
_WAIT_SECONDS_MAX = 5
_AWAY = (
    ConnectorException, OperationalError, DatabaseError, InterfaceError, OSError,
)  # fmt: skip


def run_worker(*, concurrency: int = 4) -> None:
    """Work until SIGINT or SIGTERM; comes back when the database does.

    Jobs run on a connection pool of their own, while what a task defers goes through
    Django's connection and so commits with the task's own transaction.
    """
    told = _Told()
    show_metrics()
    wait = 1
    while not told.stop.is_set():
        started = time.monotonic()
        try:
            asyncio.run(_work(concurrency, told))
        except _AWAY as error:
            log.warning("the database is away: %s", error)
        if time.monotonic() - started > _WAIT_SECONDS_MAX:
            wait = 1
        if not told.stop.wait(wait):
            log.info("the worker begins again")
        wait = min(wait * 2, _WAIT_SECONDS_MAX)


class _Told:
    """Whether we were told to stop: a worker also ends when it loses the database."""

    def __init__(self) -> None:
        self.stop = threading.Event()
        self.working: tuple[asyncio.AbstractEventLoop, asyncio.Task[None]] | None = None
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._end)

    def _end(self, *_: Any) -> None:
        self.stop.set()
        if self.working is not None:
            loop, task = self.working
            loop.call_soon_threadsafe(task.cancel)


async def _work(concurrency: int, told: _Told) -> None:
    # The thread that defers the periodic jobs keeps its connection, even a broken one.
    await sync_to_async(close_old_connections)()
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    worker_app = app.with_connector(connector)
    async with worker_app.open_async():
        task: asyncio.Task[None] = asyncio.ensure_future(
            worker_app.run_worker_async(
                concurrency=concurrency,
                update_heartbeat_interval=worker_silence_seconds() / 4,
                stalled_worker_timeout=worker_silence_seconds(),
                fetch_job_polling_interval=1.0,
                delete_jobs="successful",
                install_signal_handlers=False,
                worker_middleware=[observed],
            )
        )
        told.working = asyncio.get_running_loop(), task
        try:
            if told.stop.is_set():
                task.cancel()
            await task
        except asyncio.CancelledError:
            if not told.stop.is_set():
                raise
        finally:
            told.working = None

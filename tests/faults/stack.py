"""The processes under fire: two workers, a database and a provider that remembers."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import psutil
import psycopg
from tests.acceptance.processes import (
    PATIENCE,
    Json,
    Process,
    answers,
    postmaster,
    wait_until,
)
from tests.acceptance.stack import Stack

WORKERS = 2
# Whoever is silent for so long is dead: the proof need not wait for twenty seconds.
SILENCE_SECONDS = 4
_FAULTS: tuple[Json, ...] = (
    {"kind": "duplicate", "next": "all", "copies": 1},
    {"kind": "duplicate", "next": "all", "copies": 1, "target": "pay_webhook"},
    {"kind": "disorder", "next": "all", "size": 6, "how": "shuffle", "window_ms": 150},
)
# What a caller meets while the thing that it calls is dead.
# A worker takes a few seconds to begin; on a busy machine more.
_BEGINS_SECONDS_MAX = 60.0
AWAY = (
    httpx.HTTPError, psycopg.OperationalError, OSError, ValueError, AssertionError,
)  # fmt: skip


class FaultStack(Stack):
    """Web, two workers, PostgreSQL, and an emulator with a journal, to be killed."""

    def __init__(self, home: Path) -> None:
        self.journal = home / "journal-0"
        self._slow = 0.0
        self._guard = threading.RLock()
        self._over = threading.Event()
        self._born: dict[int, float] = {}
        self.gave_up, self.ended = 0, list[str]()
        super().__init__(home)
        for _ in range(WORKERS - 1):
            self.start_worker()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def start(self, *arguments: str) -> Process:
        """A recobro process that notices a dead worker soon."""
        self.env["RECOBRO_WORKER_SILENCE"] = str(SILENCE_SECONDS)
        return super().start(*arguments)

    # -- deaths

    def kill_worker(self, number: int) -> None:
        """Kill -9 one worker, and start another in its place."""
        with self._guard:
            self.workers.pop(number % len(self.workers)).kill()
            self.start_worker()

    def kill_database(self) -> None:
        """Kill -9 the postmaster; a process that stays starts it again by itself."""
        server = postmaster(self.data)
        if server is not None:
            with contextlib.suppress(psutil.NoSuchProcess):
                server.kill()

    def kill_emulator(self, rest: float) -> None:
        """Kill -9 the provider; it is back after `rest` seconds and knows all."""
        self.emulator.kill()
        time.sleep(rest)
        self.restart_emulator()
        self.misbehave()

    def misbehave(self, slow: float | None = None) -> None:
        """Webhooks come twice and in any order; answers take `slow` seconds."""
        self._slow = self._slow if slow is None else slow
        self.heal()
        self.control("faults", kind="slow_answer", next="all", hold_seconds=self._slow)
        for fault in _FAULTS:
            self.control("faults", **fault)

    def begin_journal(self, number: int) -> None:
        """A new provider with an empty memory."""
        self.emulator.kill()
        self.journal = self.home / f"journal-{number}"
        self.restart_emulator()

    def emulator_options(self) -> list[str]:
        """With a journal, and without a seed: two lives must not name things alike."""
        options = super().emulator_options()
        at = options.index("--seed")
        return [*options[:at], *options[at + 2 :], "--journal", str(self.journal)]

    # -- asking what may be dead at the moment

    def patiently(self, do: Callable[[], Any], timeout: float = PATIENCE) -> Any:
        """Do something that fails while a process is down, until it works."""
        deadline = time.monotonic() + timeout
        while True:
            try:
                return do()
            except AWAY:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def in_flight(self, tenant_id: str) -> int:
        """Messages of which a call is under way; 0 where nobody can tell."""
        with contextlib.suppress(*AWAY):
            rows = self.sql(
                "select count(*) from message"
                " where tenant_id = %(tenant)s and state = 'sending'",
                tenant=tenant_id,
            )
            return int(rows[0][0])
        return 0

    def supervise(self) -> None:
        """Start a worker in the place of each that ended by itself, as systemd would.

        One that begins while the database dies may give up, and is counted; one that
        had worked for a while must not end.
        """
        with self._guard:
            for worker in [worker for worker in self.workers if not worker.running]:
                self.workers.remove(worker)
                lived = time.monotonic() - self._born.pop(worker.pid)
                if lived > _BEGINS_SECONDS_MAX:
                    self.ended.append(f"worker after {lived:.0f} s")
                else:
                    self.gave_up += 1
                self.start_worker()

    def start_worker(self) -> Process:
        """One more worker, whose age is known."""
        worker = super().start_worker()
        self._born[worker.pid] = time.monotonic()
        return worker

    def ensure_worker(self) -> None:
        """There are as many workers as there should be."""
        self.supervise()

    def _watch(self) -> None:
        while not self._over.wait(0.5):
            self.supervise()

    def kill(self) -> None:
        """End whatever is left; nobody starts anything any more."""
        self._over.set()
        super().kill()

    def close(self) -> None:
        """End everything gently; nobody starts anything any more."""
        self._over.set()
        self._watcher.join(5)
        super().close()

    def all_alive(self) -> None:
        """Wait until everything runs again."""
        health = f"{self.emulator_url}/_control/health"
        wait_until(lambda: answers(health), what="the emulator")
        wait_until(lambda: answers(f"{self.web_url}/health"), what="the web process")
        self.patiently(lambda: self.sql("select 1"))

    def dead(self) -> list[str]:
        """Processes that ended although nobody killed them."""
        named = [("web", self.web), ("emulator", self.emulator)]
        ended = [name for name, process in named if not process.running] + self.ended
        self.ended = []
        return ended


def facts(journal: Path) -> Iterator[Json]:
    """What a provider's journal holds, oldest first."""
    for line in journal.read_text("utf-8").splitlines():
        with contextlib.suppress(ValueError):
            yield json.loads(line)

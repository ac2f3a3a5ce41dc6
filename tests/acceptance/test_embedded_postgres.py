"""The embedded PostgreSQL: joined, left, killed, and found with a stale lock."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from tests.acceptance.processes import (
    PATIENCE,
    Process,
    answers,
    ended_at_last,
    free_port,
    kill_postgres,
    postmaster,
    socket_directory,
    wait_until,
)
from tests.acceptance.stack import environment, temporary_home


class Home:
    """A data directory, and the commands that use it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.env = environment(path)
        self.data = path / "data"

    def open(self, *arguments: str) -> subprocess.Popen[str]:
        """A command that was started and not yet waited for."""
        return subprocess.Popen(
            [sys.executable, "-m", "recobro", *arguments], env=self.env,
            cwd=self.path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    def run(self, *arguments: str) -> str:
        """What a command printed, which must succeed."""
        command = self.open(*arguments)
        out, _ = command.communicate(timeout=PATIENCE)
        assert command.returncode == 0, out
        return out

    def serve(self) -> Process:
        """A web process that answers."""
        port = free_port()
        process = Process(
            "-m", "recobro", "serve", "--port", str(port),
            env=self.env, log=self.path / "serve.log", cwd=self.path,
        )  # fmt: skip
        try:
            wait_until(lambda: answers(f"http://127.0.0.1:{port}/health"), what="serve")
        except AssertionError:
            process.kill()
            raise
        return process

    @property
    def server(self) -> int | None:
        """The process number of the running PostgreSQL, if any."""
        found = postmaster(self.data)
        return found.pid if found else None

    def has_worker(self) -> bool:
        """Whether a worker has begun to look for jobs."""
        try:
            address = (
                f"postgresql://postgres@/recobro?host={socket_directory(self.data)}"
            )
            with psycopg.connect(address) as connection:
                found = connection.execute("select 1 from procrastinate_workers")
                return found.fetchone() is not None
        except (OSError, IndexError, psycopg.Error):
            return False  # there is no server yet, or no table

    def stopped(self) -> bool:
        """Whether PostgreSQL stops within a few seconds."""
        wait_until(lambda: self.server is None, what="PostgreSQL's end")
        return True


@pytest.fixture(scope="module")
def made() -> Iterator[Home]:
    """A data directory with its tables, made once for this file."""
    with temporary_home() as path:
        home = Home(path)
        home.run("tenant", "create", "acme", "--name", "Acme, S.L.")
        yield home


@pytest.fixture
def home(made: Home) -> Iterator[Home]:
    """The same directory with no process in it, and none left behind."""
    kill_postgres(made.data)
    yield made
    kill_postgres(made.data)


def test_single_command_leaves_no_server(home: Home) -> None:
    assert "acme" in home.run("tenant", "list")
    assert home.server is None
    assert not (home.data / "postgres" / "postmaster.pid").exists()


def test_last_to_leave_stops_the_server(home: Home) -> None:
    first = home.serve()
    with ended_at_last(first):
        server = home.server
        assert server is not None
        assert "acme" in home.run("tenant", "list")  # joins, and leaves
        assert home.server == server
        assert first.stop(signal.SIGTERM) == 0
        assert home.stopped()


def test_worker_that_leaves_last_stops_the_server(home: Home) -> None:
    worker = Process(
        "-m", "recobro", "worker", env=home.env, log=home.path / "worker.log",
        cwd=home.path,
    )  # fmt: skip
    with ended_at_last(worker):
        # Sooner it would not know yet that SIGTERM is to be obeyed in peace.
        wait_until(home.has_worker, what="the worker")
        assert home.server is not None
        assert worker.stop(signal.SIGTERM) == 0
        assert home.stopped()


def test_killed_command_leaves_a_joinable_server(home: Home) -> None:
    killed = home.serve()
    with ended_at_last(killed):
        server = home.server
        killed.kill()
        assert home.server == server  # nobody was there to stop it
        assert "acme" in home.run("tenant", "list")  # joins it, and is now the last
        assert home.stopped()


def test_killed_server_recovers_at_the_next_command(home: Home) -> None:
    killed = home.serve()
    with ended_at_last(killed):
        killed.kill()
        server = postmaster(home.data)
        assert server is not None
        server.kill()
        server.wait(60)
        assert (home.data / "postgres" / "postmaster.pid").exists()
        assert "acme" in home.run("tenant", "list")


def test_web_process_starts_a_dead_server_again(home: Home) -> None:
    web = home.serve()
    with ended_at_last(web):
        dead = postmaster(home.data)
        assert dead is not None
        dead.kill()
        dead.wait(60)
        wait_until(lambda: home.server not in {None, dead.pid}, what="the new server")
        web.stop(signal.SIGINT)
        assert home.stopped()


def _dead_process_number() -> int:
    gone = subprocess.Popen([sys.executable, "-c", "pass"])
    gone.wait()
    return gone.pid


def _with_number(whole: str, number: int) -> str:
    return "\n".join([str(number), *whole.splitlines()[1:]]) + "\n"


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda whole: _with_number(whole, _dead_process_number()),
                     id="dead process"),
        pytest.param(lambda whole: _with_number(whole, os.getpid()),
                     id="another program's process"),
        pytest.param(lambda whole: whole[: len(whole) // 2], id="half a file"),
        pytest.param(lambda _: "", id="empty"),
        pytest.param(lambda _: "no number\n" * 8, id="no number"),
    ],
)  # fmt: skip
def test_stale_lock_does_not_keep_anybody_out(
    home: Home, whole_lock: str, spoil: Callable[[str], str]
) -> None:
    lock = home.data / "postgres" / "postmaster.pid"
    lock.write_text(spoil(whole_lock))
    shutil.chown(lock, lock.parent.stat().st_uid, lock.parent.stat().st_gid)
    lock.chmod(0o600)
    assert "acme" in home.run("tenant", "list")
    assert home.server is None


@pytest.fixture(scope="module")
def whole_lock(made: Home) -> str:
    """The lock file as a running server writes it."""
    kill_postgres(made.data)
    web = made.serve()
    with ended_at_last(web):
        text = (made.data / "postgres" / "postmaster.pid").read_text()
        web.stop(signal.SIGINT)
        assert made.stopped()
        return text


def test_two_commands_open_an_empty_home_together() -> None:
    with temporary_home() as path:
        home = Home(path)
        commands = [
            home.open("tenant", "create", slug, "--name", slug.title())
            for slug in ("uno", "dos")
        ]
        for command in commands:
            out, _ = command.communicate(timeout=PATIENCE)
            assert command.returncode == 0, out
        assert home.stopped()
        listed = home.run("tenant", "list")
        assert "uno" in listed
        assert "dos" in listed

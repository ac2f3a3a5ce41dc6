"""Starting, stopping and killing the real processes of one data directory."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import psutil

Json = dict[str, Any]
SHELL = Path(__file__).parent / "shell.py"
# On a machine that others keep busy everything takes its time; a wait that succeeds
# costs nothing of it.
PATIENCE = 150.0
_STOP_SECONDS_MAX = 60.0


def wait_until(
    holds: Callable[[], Any],
    timeout: float = PATIENCE,
    what: str = "it",
    every: float = 0.03,
) -> Any:
    """The first truthy answer of `holds`; fails after `timeout` seconds without one."""
    deadline = time.monotonic() + timeout
    while True:
        answer = holds()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} never came to be, in {timeout:.0f} s")
        time.sleep(every)


def free_port() -> int:
    """A port of the loopback address that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """A child in a process group of its own; its output goes to a file."""

    def __init__(
        self, *arguments: str, env: Mapping[str, str], log: Path, cwd: Path
    ) -> None:
        self.log = log
        with log.open("ab") as stream:
            self._popen = subprocess.Popen(
                [sys.executable, *arguments],
                env=dict(env),
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """Its process number, which is its group's too."""
        return self._popen.pid

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self._popen.poll() is None

    def kill(self) -> None:
        """Kill -9 the whole group, and wait for the end."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._popen.wait(_STOP_SECONDS_MAX)

    def stop(self, with_signal: signal.Signals = signal.SIGINT) -> int:
        """Ask it to end, then insist; its exit status."""
        self.ask_to_end(with_signal)
        return self.end()

    def ask_to_end(self, with_signal: signal.Signals = signal.SIGINT) -> None:
        """Ask it to end, and do not wait for it."""
        if self.running:
            self._popen.send_signal(with_signal)

    def end(self) -> int:
        """Wait until what was asked to end does so, then insist; its exit status."""
        try:
            return self._popen.wait(_STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            self.kill()
        return self.wait()

    def wait(self, timeout: float = _STOP_SECONDS_MAX) -> int:
        """Its exit status, once it has ended."""
        return self._popen.wait(timeout)

    def tail(self, lines: int = 25) -> str:
        """The end of what it printed."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


class Shell:
    """The open process of `shell.py`: recobro's commands without starting each."""

    def __init__(self, env: Mapping[str, str], log: Path, cwd: Path) -> None:
        self._lock = threading.Lock()
        with log.open("ab") as stream:
            self._popen = subprocess.Popen(
                [sys.executable, str(SHELL)],
                env=dict(env),
                cwd=cwd,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stream,
                text=True,
                start_new_session=True,
            )
        self._log = log
        self._read()

    def order(self, do: str, **values: Any) -> Json:
        """Something that no command does."""
        answer = self._ask({"do": do, **values})
        assert "error" not in answer, answer["error"]
        return answer

    def run(self, *argv: str, status: int | None = 0) -> str:
        """What a command printed on standard output; its status must be this one."""
        answer = self._ask({"argv": list(argv)})
        assert "error" not in answer, answer["error"]
        told = f"{argv}: {answer['status']}\n{answer['out']}\n{answer['err']}"
        assert status is None or answer["status"] == status, told
        return str(answer["out"])

    def close(self) -> None:
        """End it: its standard input is over."""
        if self._popen.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self._popen.stdin.close()
        try:
            self._popen.wait(_STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            os.killpg(self._popen.pid, signal.SIGKILL)
            self._popen.wait(_STOP_SECONDS_MAX)
        if self._popen.stdout is not None:
            self._popen.stdout.close()

    def _ask(self, order: Json) -> Json:
        with self._lock:
            assert self._popen.stdin is not None
            self._popen.stdin.write(json.dumps(order) + "\n")
            self._popen.stdin.flush()
            return self._read()

    def _read(self) -> Json:
        assert self._popen.stdout is not None
        line = self._popen.stdout.readline()
        assert line, f"the shell ended:\n{self._log.read_text(errors='replace')}"
        answer: Json = json.loads(line)
        return answer


def postmaster(home: Path) -> psutil.Process | None:
    """The running PostgreSQL of a data directory, if any."""
    try:
        text = (home / "postgres" / "postmaster.pid").read_text()
        process = psutil.Process(int(text.splitlines()[0]))
        if process.status() == psutil.STATUS_ZOMBIE:
            return None
        return process if "postgres" in process.name() else None
    except (OSError, ValueError, IndexError, psutil.Error):
        return None


def socket_directory(home: Path) -> str:
    """Where the server of a data directory listens, as its own file tells."""
    lines = (home / "postgres" / "postmaster.pid").read_text().splitlines()
    return lines[4]


def kill_postgres(home: Path) -> None:
    """Make sure that no server of this data directory is left."""
    process = postmaster(home)
    if process is None:
        return
    children = process.children(recursive=True)
    process.kill()
    psutil.wait_procs([process, *children], timeout=10)
    for child in children:
        with contextlib.suppress(psutil.NoSuchProcess):
            child.kill()


def answers(url: str) -> bool:
    """Whether an address answers 200."""
    try:
        return httpx.get(url, timeout=5, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


@contextlib.contextmanager
def ended_at_last(*processes: Process) -> Iterator[None]:
    """Kill whatever of these still runs when the block is left, however it is left."""
    try:
        yield
    finally:
        for process in processes:
            process.kill()

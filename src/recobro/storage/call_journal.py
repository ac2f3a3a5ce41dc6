"""The call journal: which attempts a process began to hand to a provider.

A batch of messages is reserved in one transaction and then called one by one. If the
process is killed in between, the database alone cannot tell which of the `sending` were
called: all would have to become `unknown`, and a hundred people get nothing. So each
process keeps a file, and writes an attempt's identifier to it just before its call. It
holds the file's lock while it lives; the kernel drops the lock however it dies. Whoever
gets the lock afterwards knows: what is not in the file was never called.

The order makes it safe. An attempt that is written and not called is taken for called,
and stays `unknown`: one message or none, never two. The other way round cannot happen
while the machine runs, because the kernel keeps what was written when the process is
killed. It does not keep it when the machine loses its power: so the name holds the
machine's boot, and a file of another boot proves nothing.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import socket
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from uuid import UUID

import psutil

from recobro.environment import read_environment

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
# A process in a container keeps the host's name in this many characters.
_HOST_LENGTH = 40
_NOTES_MAX = 50_000


class JournalClosedError(Exception):
    """Whoever wrote in this journal gave it up: nothing may be called for it."""


class CallJournal:
    """One sender's own file; safe to share between the threads that call for it."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self.name = _new_name()
        self._file = _open_locked(directory / self.name)
        self._open = True
        self._noted = 0
        self._lock = threading.Lock()

    def note(self, attempt_id: UUID) -> None:
        """Write down that this attempt is about to be called.

        Raises JournalClosedError where it was given up: then it must not be called.
        """
        line = b"%s\n" % str(attempt_id).encode()
        with self._lock:
            if not self._open:
                raise JournalClosedError(self.name)
            os.write(self._file, line)
            self._noted += 1

    @property
    def full(self) -> bool:
        """Whether it is time for a new one: a file is read as a whole."""
        return self._noted >= _NOTES_MAX

    def close(self) -> None:
        """Give it up: from now on its sender counts as gone, and calls nothing."""
        with self._lock:
            if self._open:
                self._open = False
                os.close(self._file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remains:
    """What a process left: its name, and what it began to call.

    `called` is None where the file proves nothing, because the machine was started
    anew since.
    """

    name: str
    called: frozenset[UUID] | None


def calls_directory() -> Path:
    """Where the journals of this data directory are."""
    return read_environment().home / "calls"


_idle: deque[tuple[int, CallJournal]] = deque()


@contextmanager
def own_journal() -> Iterator[CallJournal]:
    """A journal for the block alone, which sends; kept for the next one.

    Where the block breaks off (the database is away in the middle of a batch) the
    journal is given up like that of a process that died: what was reserved under its
    name and not called is planned again, and what is still queued is not called.
    """
    journal = _take_idle() or CallJournal(calls_directory())
    try:
        yield journal
    except BaseException:
        journal.close()
        raise
    if journal.full:
        journal.close()  # nothing of it is open: the sweep removes it
    else:
        _idle.append((os.getpid(), journal))


def _take_idle() -> CallJournal | None:
    """One that nobody uses, and that no parent of this process opened."""
    while True:
        try:
            process, journal = _idle.pop()
        except IndexError:
            return None
        if process == os.getpid():
            return journal


def left_behind(directory: Path) -> list[str]:
    """The names of all journals there; the locks tell which senders are gone."""
    if not directory.is_dir():
        return []
    return sorted(path.name for path in directory.iterdir() if path.is_file())


@contextmanager
def remains_of(directory: Path, name: str) -> Iterator[Remains | None]:
    """What a process that is gone left, under its lock; None while it lives."""
    try:
        file = os.open(directory / name, os.O_RDONLY)
    except FileNotFoundError:
        yield None
        return
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
        else:
            same_boot = f".{boot()}." in name
            called = _attempts(directory / name) if same_boot else None
            yield Remains(name=name, called=called)
    finally:
        os.close(file)


def forget(directory: Path, name: str) -> None:
    """Remove a journal of which nothing is open any more; hold its lock."""
    (directory / name).unlink(missing_ok=True)


def _attempts(path: Path) -> frozenset[UUID]:
    """The attempts in a file; a line that was cut off counts as far as it goes.

    A cut line means that the process died within the write: its call was not begun.
    """
    lines = path.read_text(encoding="ascii", errors="replace").splitlines()
    found = set()
    for line in lines:
        try:
            found.add(UUID(line))
        except ValueError:
            continue
    return frozenset(found)


def _open_locked(path: Path) -> int:
    """Open a new file for appending, with its lock."""
    while True:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            if os.fstat(file).st_ino == path.stat().st_ino:
                return file
        except FileNotFoundError:
            pass
        os.close(file)  # somebody swept it between our two steps


def _new_name() -> str:
    host = "".join(c if c.isalnum() or c == "-" else "-" for c in socket.gethostname())
    return f"{host[:_HOST_LENGTH]}.{boot()}.{os.getpid()}.{secrets.token_hex(4)}"


@lru_cache(maxsize=1)
def boot() -> str:
    """Which start of this machine it is; the same for every process since."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:  # not Linux
        return str(int(psutil.boot_time()))

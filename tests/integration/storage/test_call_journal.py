"""The call journal: what a killed process leaves, told by another one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from recobro.storage.call_journal import (
    CallJournal,
    JournalClosedError,
    Remains,
    boot,
    calls_directory,
    forget,
    left_behind,
    own_journal,
    remains_of,
)

_SENDER = """
    import sys, time
    from pathlib import Path
    from uuid import UUID
    from recobro.storage.call_journal import CallJournal

    journal = CallJournal(Path(sys.argv[1]))
    for attempt in sys.argv[2:]:
        journal.note(UUID(attempt))
    print(journal.name, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def sender(tmp_path: Path) -> tuple[subprocess.Popen[str], str, list[UUID]]:
    """A process that noted two attempts and lives."""
    attempts = [uuid4(), uuid4()]
    process = subprocess.Popen(
        [
            sys.executable, "-c", textwrap.dedent(_SENDER), str(tmp_path),
            *map(str, attempts),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert process.stdout is not None
    name = process.stdout.readline().strip()
    process.stdout.close()
    return process, name, attempts


def look(directory: Path, name: str) -> Remains | None:
    with remains_of(directory, name) as remains:
        return remains


Sender = tuple[subprocess.Popen[str], str, list[UUID]]


def test_living_process_leaves_nothing(tmp_path: Path, sender: Sender) -> None:
    process, name, _ = sender
    assert left_behind(tmp_path) == [name]
    assert look(tmp_path, name) is None
    process.kill()
    process.wait()


def test_killed_process_leaves_its_calls(tmp_path: Path, sender: Sender) -> None:
    process, name, attempts = sender
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    remains = look(tmp_path, name)
    assert remains is not None
    assert remains.called == frozenset(attempts)


def test_name_tells_process_and_boot(tmp_path: Path) -> None:
    journal = CallJournal(tmp_path)
    assert f".{boot()}.{os.getpid()}." in journal.name
    assert len(journal.name) <= 120  # message.sender
    journal.close()


def test_file_of_another_boot_proves_nothing(tmp_path: Path) -> None:
    """A machine that lost its power may have lost the end of the file."""
    name = f"host.{uuid4()}.77.abcd"
    (tmp_path / name).write_text(f"{uuid4()}\n")
    remains = look(tmp_path, name)
    assert remains is not None
    assert remains.called is None


def test_cut_line_is_no_call(tmp_path: Path) -> None:
    journal = CallJournal(tmp_path)
    whole = uuid4()
    journal.note(whole)
    journal.close()
    with (tmp_path / journal.name).open("ab") as file:
        file.write(str(uuid4()).encode()[:20])
    remains = look(tmp_path, journal.name)
    assert remains is not None
    assert remains.called == frozenset({whole})


def test_forgotten_journal_is_gone(tmp_path: Path) -> None:
    journal = CallJournal(tmp_path)
    journal.close()
    forget(tmp_path, journal.name)
    assert left_behind(tmp_path) == []
    assert look(tmp_path, journal.name) is None


def test_journal_given_up_calls_nothing(tmp_path: Path) -> None:
    journal = CallJournal(tmp_path)
    journal.close()
    with pytest.raises(JournalClosedError):
        journal.note(uuid4())


def test_journal_serves_the_next_block() -> None:
    with own_journal() as first:
        pass
    with own_journal() as second, own_journal() as third:
        assert second.name == first.name
        assert third.name != second.name


def test_block_that_breaks_off_is_gone() -> None:
    attempt = uuid4()

    def break_off() -> None:
        with own_journal() as journal:
            names.append(journal.name)
            journal.note(attempt)
            raise ConnectionError

    names: list[str] = []
    with pytest.raises(ConnectionError):
        break_off()
    remains = look(calls_directory(), names[0])
    assert remains is not None
    assert remains.called is not None
    assert attempt in remains.called
    forget(calls_directory(), names[0])


def test_no_directory_is_no_journal(tmp_path: Path) -> None:
    assert left_behind(tmp_path / "calls") == []

"""An append-only file of what the emulator knows: a kill -9 does not make it forget.

A provider does not lose what it took because a process of its dies, so a proof of
"nothing lost, nothing twice" needs one that remembers. With `--journal FILE` every fact
is written before it is answered: one JSON object a line, by one `write` each, which a
killed process cannot undo. It is not written through to the disk: a power cut may lose
the end. Files that people attach are not kept.

    message, status, template, untemplated, contact, settings, clock,
    checkout, expired, payment, paid, answer, told, heard, reset
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from recobro.emulator.http import Json
from recobro.emulator.staging import Event


class Journal:
    """Where facts are written; without a file, nowhere."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._descriptor: int | None = None
        self._told = 0
        self._start = os.urandom(6).hex()  # no two starts number alike
        if path is not None:
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
            self._descriptor = os.open(path, flags, 0o600)

    def note(self, fact: str, /, **values: object) -> None:
        """Write one fact down."""
        if self._descriptor is None:
            return
        line = json.dumps({"fact": fact, **values}, default=_plain)
        # A line that a full disk cut short is closed by the next one's first byte.
        os.write(self._descriptor, f"\n{line}".encode())

    def remember(self, target: str, event: Event) -> Event:
        """Note an event that is to be told; the answer notes when it was heard."""
        if self._descriptor is None:
            return event
        self._told += 1
        number = f"{self._start}.{self._told}"
        self.note(
            "told", number=number, target=target, person=event.person,
            content=event.content, url=event.url,
        )  # fmt: skip

        def heard() -> None:
            self.note("heard", number=number)
            event.on_delivered()

        return replace(event, on_delivered=heard)

    def facts(self) -> Iterator[Json]:
        """What was written by earlier processes, oldest first; cut lines are left."""
        if self._path is None:
            return
        for line in self._path.read_text("utf-8").splitlines():
            try:
                fact = json.loads(line)
            except ValueError:
                continue
            if isinstance(fact, dict):
                yield fact


def _plain(value: object) -> str:
    """Decimals and moments, as JSON has none."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"a journal holds no {type(value).__name__}")

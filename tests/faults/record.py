"""The provider's own record: what it took, what it told, and when."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.acceptance.processes import Json
from tests.faults.stack import facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A message that the provider took; `at` is the machine's time, in seconds."""

    attempt: str
    wa_id: str
    kind: str
    at: float
    text: str


class Tail:
    """What a journal holds that was not read yet; cheaper than asking the provider."""

    def __init__(self, journal: Path) -> None:
        self._journal = journal
        self._at = 0

    def news(self) -> Iterator[Json]:
        """The facts written since the last time; a line still being written waits."""
        with self._journal.open("rb") as stream:
            stream.seek(self._at)
            whole = stream.read()
        lines = whole.split(b"\n")
        # Each line begins with its newline: the last may be cut, and is read again.
        self._at += len(whole) - len(lines[-1])
        for line in lines[:-1]:
            with contextlib.suppress(ValueError):
                yield json.loads(line)


@dataclass
class Record:
    """Everything of one journal that the verdict compares with our books."""

    taken: list[Taken] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)  # by attempt
    written: dict[str, str] = field(default_factory=dict)  # wamid: who wrote it
    paid: dict[str, str] = field(default_factory=dict)  # payment: amount
    untold: set[str] = field(default_factory=set)
    told: int = 0


def read_record(journal: Path) -> Record:
    """Read a journal; a reset begins anew."""
    record = Record()
    offset = 0.0
    attempts: dict[str, str] = {}
    payments: dict[str, str] = {}
    for fact in facts(journal):
        match fact["fact"]:
            case "reset":
                record, offset = Record(), 0.0
            case "clock":
                offset = float(fact["offset_seconds"])
            case "message" if fact["direction"] == "out":
                attempts[fact["message_id"]] = str(fact["callback_data"])
                record.taken.append(_taken(fact, offset))
            case "message":
                record.written[fact["message_id"]] = fact["wa_id"]
            case "status" if fact["message_id"] in attempts:
                record.states[attempts[fact["message_id"]]] = fact["state"]
            case "payment":
                payments[fact["payment_id"]] = fact["amount"]
            case "paid" if fact["state"] == "succeeded":
                record.paid[fact["payment_id"]] = payments[fact["payment_id"]]
            case "told":
                record.told += 1
                record.untold.add(fact["number"])
            case "heard":
                record.untold.discard(fact["number"])
            case _:
                pass
    return record


def _taken(fact: Json, offset: float) -> Taken:
    view = fact["view"]
    return Taken(
        attempt=str(fact["callback_data"]),
        wa_id=fact["wa_id"],
        kind=fact["kind"],
        at=datetime.fromisoformat(fact["at"]).timestamp() - offset,
        text=str(view.get("text") or ""),
    )

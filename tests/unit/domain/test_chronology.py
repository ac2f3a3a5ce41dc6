"""The chronology's chain: whoever changes a line breaks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from typing import Any

import pytest
from tests.unit.domain.builders import NOON, an_id

from recobro.domain.chronology import ChainedLine, seal, verify


def a_chain(length: int = 4) -> list[ChainedLine]:
    lines: list[ChainedLine] = []
    previous = ""
    for seq in range(1, length + 1):
        said: dict[str, Any] = {
            "account_id": an_id("account"),
            "seq": seq,
            "at": NOON + timedelta(minutes=seq),
            "kind": "message.sent",
            "actor": "agent",
            "data": {"key": f"step:{seq}", "amount": "10.00 EUR", "año": ["ñ", None]},
            "previous_hash": previous,
        }
        previous = seal(**said)
        lines.append(ChainedLine(**said, hash=previous))
    return lines


def test_whole_chain_verifies() -> None:
    assert verify(a_chain()) is None
    assert verify([]) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"account_id": an_id("another")},
        {"at": NOON},
        {"kind": "message.read"},
        {"actor": "somebody"},
        {"data": {"key": "step:2", "amount": "10.01 EUR", "año": ["ñ", None]}},
        {"data": {}},
        {"hash": "0" * 64},
        {"previous_hash": "0" * 64},
        {"seq": 3},
    ],
)
@pytest.mark.parametrize("index", [0, 1, 3])
def test_any_changed_field_breaks_it(index: int, changes: dict[str, Any]) -> None:
    lines = a_chain()
    lines[index] = replace(lines[index], **changes)
    assert verify(lines) is not None


def test_line_resealed_after_change_breaks_next() -> None:
    lines = a_chain()
    forged = replace(lines[1], actor="somebody")
    said = {f: getattr(forged, f) for f in forged.__slots__ if f != "hash"}
    lines[1] = replace(forged, hash=seal(**said))
    found = verify(lines)
    assert found is not None
    assert (found.seq, found.reason) == (3, "it does not follow the line before")


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_missing_line_is_noticed(gone: int) -> None:
    lines = a_chain()
    del lines[gone]
    found = verify(lines)
    assert found is not None
    assert (found.seq, found.reason) == (gone + 1, "a line is missing")


def test_exchanged_lines_are_noticed() -> None:
    lines = a_chain()
    lines[1], lines[2] = lines[2], lines[1]
    assert verify(lines) is not None


def test_same_moment_elsewhere_seals_alike() -> None:
    line = a_chain(1)[0]
    bogota = line.at.astimezone(timezone(timedelta(hours=-5)))
    assert verify([replace(line, at=bogota)]) is None

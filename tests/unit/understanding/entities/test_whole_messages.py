"""Whole messages of six countries: all that is wanted is read, and nothing more."""

from decimal import Decimal
from pathlib import Path

import pytest
from tests.unit.understanding.entities.reading import entities_of

ROWS = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "messages.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_there_are_hundreds_of_messages() -> None:
    assert len(ROWS) > 250


@pytest.mark.parametrize(
    ("country", "intents", "text", "wanted"), ROWS, ids=[row[2] for row in ROWS]
)
def test_message_is_read_exactly(
    country: str, intents: str, text: str, wanted: str
) -> None:
    found = {name: str(value) for name, value in _read(text, country, intents)}
    assert found == dict(pair.split("=", 1) for pair in wanted.split())


def _read(text: str, country: str, intents: str) -> list[tuple[str, object]]:
    found = entities_of(text, country, intents)
    if "amount" in found:
        found["amount"] = f"{Decimal(found['amount']):.2f}"
    return list(found.items())

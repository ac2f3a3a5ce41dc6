"""What the tables of examples share: a message read as the contract asks."""

from dataclasses import fields
from datetime import date
from typing import Any

from recobro.domain.readings import Entities, Intent
from recobro.understanding.entities import extract
from recobro.understanding.rules.normalise import fold

TODAY = date(2026, 3, 10)  # a Tuesday


def entities_of(
    text: str, country: str, intents: str, today: date = TODAY
) -> dict[str, Any]:
    """The entities present, as plain strings; intents are joined by blanks."""
    found = extract(
        text,
        fold(text),
        country=country,
        today=today,
        intents=frozenset(Intent(name) for name in intents.split()),
    )
    return {
        field.name: _plain(getattr(found, field.name))
        for field in fields(Entities)
        if getattr(found, field.name) is not None
    }


def _plain(value: object) -> object:
    return value if isinstance(value, int) else str(value)

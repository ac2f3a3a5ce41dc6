"""Reading the fields of control calls."""

from __future__ import annotations

import math
from typing import Any

from recobro.emulator.graph.store import Person
from recobro.emulator.http import BadRequestError, Json, text_field
from recobro.emulator.state import Emulator


def person_field(emulator: Emulator, body: Json, name: str) -> Person:
    """The person whose number stands in a field, made known if new.

    Raises BadRequestError.
    """
    wa_id = text_field(body, name).replace(" ", "").lstrip("+")
    if not (wa_id.isascii() and wa_id.isdigit() and 7 <= len(wa_id) <= 15):
        raise BadRequestError(f"'{name}' must be a number of 7 to 15 digits.")
    return emulator.whatsapp.person(wa_id)


def number_field(body: Json, name: str, default: float | None = None) -> float:
    """A field that must be a finite number. Raises BadRequestError."""
    value: Any = body.get(name, default)
    good = isinstance(value, int | float) and not isinstance(value, bool)
    if not good or not math.isfinite(value):
        raise BadRequestError(f"'{name}' must be a number.")
    return float(value)

"""When two values of the contract are the same: "150" is "150.00"."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

_NUMBERS = frozenset({"amount", "percent", "installments"})
Comparable = tuple[str, object]


def number(value: object) -> Decimal | None:
    """A finite number, or None. Booleans and text that is no number give None."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        found = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def entity_value(name: str, value: object) -> object:
    """One entity as a value to compare.

    Blanks do not count in invoice numbers, nor anything but digits in phones; letter
    case never counts.
    """
    if name in _NUMBERS:
        found = number(value)
        return found if found is not None else ("not a number", str(value))
    text = str(value).strip()
    if name == "phone":
        return "".join(c for c in text if c.isdigit())
    if name == "invoice":
        return "".join(text.split()).lower()
    return text.lower()


def entity_values(entities: object) -> frozenset[Comparable]:
    """Every entity of a reading, comparable; null ones are absent."""
    if not isinstance(entities, Mapping):
        return frozenset()
    return frozenset(
        (str(name), entity_value(str(name), value))
        for name, value in entities.items()
        if value is not None
    )


def names_in(value: Any) -> frozenset[str]:
    """A list of labels as a set of names; anything else is empty."""
    return frozenset(map(str, value)) if isinstance(value, list) else frozenset()

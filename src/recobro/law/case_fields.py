"""Reading the fields of a line of `comply --jsonl`.

Absent and null are None, which is unknown; a value of the wrong shape is a CaseError.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any


class CaseError(Exception):
    """A line cannot be read: names the field and what is wrong with it."""

    def __init__(self, field: str, problem: str) -> None:
        self.field = field
        self.problem = problem
        super().__init__(f"{field}: {problem}")


def instant(text: object, field: str) -> datetime:
    """A moment in ISO 8601; it may carry no offset."""
    if not isinstance(text, str):
        raise CaseError(field, f"a moment in ISO 8601 was expected, not {text!r}")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise CaseError(field, f"{text!r} is not a moment in ISO 8601") from None


def mapping(raw: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    """An object; empty where it is unknown."""
    value = raw.get(field)
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise CaseError(field, f"an object was expected, not {value!r}")
    return value


def text(block: Mapping[str, Any], field: str) -> str | None:
    """A string."""
    value = block.get(field)
    if value is None or isinstance(value, str):
        return value
    raise CaseError(field, f"text was expected, not {value!r}")


def word(
    block: Mapping[str, Any], field: str, allowed: frozenset[str], where: str = ""
) -> str | None:
    """A word of a closed list; any other is an error."""
    value = text(block, field)
    if value is None or value in allowed:
        return value
    name = f"{where}.{field}" if where else field
    raise CaseError(name, f"{value!r} is not one of: {', '.join(sorted(allowed))}")


def known_word(
    block: Mapping[str, Any],
    field: str,
    allowed: frozenset[str],
    other: str | None = None,
) -> str | None:
    """The word; `other` where it is one that the law does not know."""
    value = text(block, field)
    return value if value is None or value in allowed else other


def word_list(
    block: Mapping[str, Any], field: str, allowed: frozenset[str], where: str
) -> tuple[str, ...] | None:
    """A list of words of a closed list."""
    value = block.get(field)
    if value is None:
        return None
    if not isinstance(value, list) or any(item not in allowed for item in value):
        raise CaseError(f"{where}.{field}", f"a list of {sorted(allowed)}")
    return tuple(value)


def yes_no(block: Mapping[str, Any], field: str, where: str = "flags") -> bool | None:
    """True or false."""
    value = block.get(field)
    if value is None or isinstance(value, bool):
        return value
    raise CaseError(f"{where}.{field}", f"true, false or null, not {value!r}")


def whole(block: Mapping[str, Any], field: str) -> int | None:
    """A whole number from 0."""
    value = block.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise CaseError(field, f"a whole number was expected, not {value!r}")
    return value


def number(block: Mapping[str, Any], field: str, where: str) -> Decimal | None:
    """A finite number from 0, exactly; also from a string."""
    value = block.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise CaseError(f"{where}.{field}", f"a number was expected, not {value!r}")
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise CaseError(f"{where}.{field}", f"{value!r} is not a number") from None
    if not number.is_finite() or number < 0:
        raise CaseError(f"{where}.{field}", f"{value!r} is not an amount")
    return number


def first_date(
    block: Mapping[str, Any], fields: tuple[str, ...], where: str
) -> date | None:
    """The date in the first of these fields that is given."""
    for field in fields:
        if block.get(field) is not None:
            return as_date(block[field], f"{where}.{field}")
    return None


def dates(block: Mapping[str, Any]) -> dict[str, date]:
    """Dates by name."""
    return {name: as_date(value, f"since.{name}") for name, value in block.items()}


def as_date(value: object, where: str) -> date:
    """The date of a date or moment in ISO 8601; never unknown."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            pass
    raise CaseError(where, f"a date YYYY-MM-DD was expected, not {value!r}")

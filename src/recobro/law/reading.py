"""Reading a mapping strictly: every field typed, none left over."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

CLOCK = re.compile(r"^([01]\d|2[0-4]):([0-5]\d)$")
REQUIRED: Any = object()


class PackError(Exception):
    """A pack cannot be read: names the file, the rule, the field and what is wrong."""

    def __init__(self, file: str, rule: str, field: str, problem: str) -> None:
        self.file = file
        self.rule = rule
        self.field = field
        self.problem = problem
        where = f"{file}: {rule}: {field}" if rule else f"{file}: {field}"
        super().__init__(f"{where}: {problem}")


def minutes_of(clock: str) -> int:
    """Minutes since midnight of "HH:MM"; "24:00" is the end of the day.

    Raises ValueError for anything else.
    """
    match = CLOCK.match(clock)
    if match is None:
        raise ValueError(f"{clock!r} is not a time HH:MM")
    minutes = int(match[1]) * 60 + int(match[2])
    if minutes > 1440:
        raise ValueError(f"{clock!r} is after the end of the day")
    return minutes


class Fields:
    """The fields of one mapping; `done` complains of those that nobody asked for."""

    def __init__(self, raw: object, file: str, rule: str = "", path: str = "") -> None:
        self.file = file
        self.rule = rule
        self.path = path
        if not isinstance(raw, Mapping):
            raise self.error("", f"a mapping was expected, not {raw!r}")
        self.raw: Mapping[str, Any] = raw
        self.left = set(raw)

    def error(self, field: str, problem: str) -> PackError:
        """An error at a field of this mapping."""
        name = f"{self.path}.{field}" if self.path and field else self.path or field
        return PackError(self.file, self.rule, name or "(top)", problem)

    def take(self, field: str, default: Any = REQUIRED) -> Any:
        """The raw value; `default` where it is absent or null."""
        self.left.discard(field)
        value = self.raw.get(field)
        if value is not None:
            return value
        if default is REQUIRED:
            raise self.error(field, "is missing")
        return default

    def has(self, field: str) -> bool:
        """Whether the field is given and not null."""
        return self.raw.get(field) is not None

    def text(self, field: str, default: Any = REQUIRED) -> Any:
        """A string that is not empty."""
        value = self.take(field, default)
        if value is default and default is not REQUIRED:
            return value
        if not isinstance(value, str) or not value.strip():
            raise self.error(field, f"text was expected, not {value!r}")
        return value

    def choice(
        self, field: str, allowed: Collection[str], default: Any = REQUIRED
    ) -> Any:
        """One word of a closed list."""
        value = self.take(field, default)
        if value is default and default is not REQUIRED:
            return value
        if not isinstance(value, str) or value not in allowed:
            known = ", ".join(sorted(allowed))
            raise self.error(field, f"{value!r} is not one of: {known}")
        return value

    def words(
        self,
        field: str,
        allowed: Collection[str] | None = None,
        default: Any = REQUIRED,
    ) -> Any:
        """A list of words, of a closed list where one is given; a tuple."""
        value = self.take(field, default)
        if value is default and default is not REQUIRED:
            return value
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.error(field, f"a list of words was expected, not {value!r}")
        for word in value:
            if allowed is not None and word not in allowed:
                known = ", ".join(sorted(allowed))
                raise self.error(field, f"{word!r} is not one of: {known}")
        if len(set(value)) != len(value):
            raise self.error(field, "a word is given twice")
        return tuple(value)

    def word_set(
        self,
        field: str,
        allowed: Collection[str] | None = None,
        default: Any = REQUIRED,
    ) -> Any:
        """As `words`, a frozenset; `default` untouched."""
        value = self.words(field, allowed, default)
        return frozenset(value) if isinstance(value, tuple) else value

    def integer(self, field: str, least: int, default: Any = REQUIRED) -> Any:
        """A whole number, not below `least`."""
        value = self.take(field, default)
        if value is default and default is not REQUIRED:
            return value
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise self.error(field, f"a whole number from {least}, not {value!r}")
        return value

    def number(self, field: str, default: Any = REQUIRED) -> Any:
        """A number that is not negative, exactly, as a Decimal."""
        value = self.take(field, default)
        if value is default and default is not REQUIRED:
            return value
        return self.decimal(field, value)

    def decimal(self, field: str, value: object) -> Decimal:
        """A raw value as a Decimal that is finite and not negative."""
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise self.error(field, f"a number was expected, not {value!r}")
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            raise self.error(field, f"{value!r} is not a number") from None
        if not number.is_finite() or number < 0:
            raise self.error(field, f"{value!r} is not a number from 0")
        return number

    def boolean(self, field: str, default: Any = REQUIRED) -> Any:
        """True or false."""
        value = self.take(field, default)
        if value is default and default is not REQUIRED:
            return value
        if not isinstance(value, bool):
            raise self.error(field, f"true or false was expected, not {value!r}")
        return value

    def day(self, field: str, default: Any = REQUIRED) -> Any:
        """A date."""
        value = self.take(field, default)
        if value is default and default is not REQUIRED:
            return value
        if type(value) is not date:
            raise self.error(field, f"a date YYYY-MM-DD was expected, not {value!r}")
        return value

    def sub(self, field: str) -> Fields:
        """The fields of a nested mapping."""
        raw = self.take(field)
        path = f"{self.path}.{field}" if self.path else field
        return Fields(raw, self.file, self.rule, path)

    def done(self) -> None:
        """Raise PackError for the first field that nobody asked for."""
        for field in sorted(self.left, key=str):
            raise self.error(str(field), "is not a field of this")

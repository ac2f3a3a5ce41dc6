"""Readers for JSON from outside: of the kind that is asked for, or nothing."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]

# What PostgreSQL cannot keep in a text, though JSON can carry it.
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
LAST_SECOND = 253_402_300_799  # of the year 9999


def decoded(raw: bytes) -> Any:
    """The JSON value in these bytes. Raises ValueError for anything else."""
    try:
        return json.loads(raw)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def text(value: Any) -> str:
    """The text, fit to be stored; empty where it is not one."""
    return UNKEEPABLE.sub("\N{REPLACEMENT CHARACTER}", value) if _is_text(value) else ""


def mapping(value: Any) -> Json:
    """The object; empty where it is not one."""
    return value if isinstance(value, dict) else {}


def mappings(value: Any) -> list[Json]:
    """The objects of a list; what else it holds is left out."""
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, dict)]


def whole_number(value: Any) -> int | None:
    """A whole number, also where it is written as a text of up to 18 digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if _is_text(value) and re.fullmatch(r"[0-9]{1,18}", value):
        return int(value)
    return None


def moment(value: Any) -> datetime | None:
    """The moment that a number of seconds since 1970 names, in UTC."""
    seconds = whole_number(value)
    if seconds is None or not 0 < seconds <= LAST_SECOND:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)

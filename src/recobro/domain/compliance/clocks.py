"""Arithmetic of local time: walls, folds and gaps, exact to the minute.

Instants are datetimes in UTC; a wall time is what a clock on the debtor's wall shows.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
MIDNIGHT = time(0)


@lru_cache(maxsize=512)
def zone_named(name: str) -> ZoneInfo | None:
    """The IANA zone, or None where there is no such name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def ceil_minute(instant: datetime) -> datetime:
    """The first whole minute that is not before the instant."""
    if instant.second == 0 and instant.microsecond == 0:
        return instant
    return instant.replace(second=0, microsecond=0) + MINUTE


@lru_cache(maxsize=8192)
def first_instant(zone: ZoneInfo, wall: datetime) -> datetime:
    """The first instant at which the local clock has reached `wall` (naive).

    A wall time that a spring change skips is reached at the change; one that an autumn
    change repeats is reached the first time.
    """
    early = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    late = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    if late < early:  # the clock jumps over this wall time
        return transition(zone, late - DAY, early)
    return early


def transition(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The instant, to the minute, at which the offset of `after` came into force."""
    target = after.astimezone(zone).utcoffset()
    while after - before > MINUTE:
        middle = before + (after - before) // 2
        middle = middle.replace(second=0, microsecond=0)
        if middle <= before:
            break
        if middle.astimezone(zone).utcoffset() == target:
            after = middle
        else:
            before = middle
    return after


def start_of(zone: ZoneInfo, day: date) -> datetime:
    """The first instant of a local date."""
    return first_instant(zone, datetime.combine(day, MIDNIGHT))


@lru_cache(maxsize=8192)
def candidate_instants(zone: ZoneInfo, day: date, minute: int) -> tuple[datetime, ...]:
    """Every instant of a local date at which a span that starts at `minute` may open.

    That is the wall time itself, its repetition, and the change of the clock; in order.
    """
    wall = datetime.combine(day, MIDNIGHT) + timedelta(minutes=minute)
    first = first_instant(zone, wall)
    begin, end = start_of(zone, day), start_of(zone, day + DAY)
    if end - begin == DAY:
        return (first,)
    repeated = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    change = transition(zone, begin, end)
    return tuple(sorted({first, repeated, change}))


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            if last == 28:
                raise
    raise AssertionError("unreachable")


def monday_after(day: date) -> date:
    """The Monday that begins the next calendar week."""
    return day + timedelta(days=7 - day.weekday())

"""Arithmetic of days: next, last, clamped, nth, working. Pure; no words here."""

from __future__ import annotations

import calendar as months
from datetime import date, timedelta

MONDAY, SATURDAY = 0, 5
# Countries whose payrolls part the month in two, so that "la quincena" is a payday.
# Elsewhere (Spain) the word means the fifteenth.
_TWO_PAYDAYS = frozenset({
    "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE",
    "PY", "SV", "US", "UY", "VE",
})  # fmt: skip


def day_in_month(year: int, month: int, day: int) -> date:
    """That day, or the month's last where the month lacks it (31 April is the 30th)."""
    return date(year, month, min(day, months.monthrange(year, month)[1]))


def last_of_month(day: date) -> date:
    """The last day of a day's month."""
    return day_in_month(day.year, day.month, 31)


def first_of_next_month(day: date) -> date:
    """The first day of the month after a day's."""
    return last_of_month(day) + timedelta(1)


def last_of_previous_month(day: date) -> date:
    """The last day of the month before a day's."""
    return day.replace(day=1) - timedelta(1)


def add_months(day: date, count: int) -> date:
    """The same day so many months on (or back), clamped to the month's end."""
    index = day.year * 12 + day.month - 1 + count
    return day_in_month(index // 12, index % 12 + 1, day.day)


def monday_after(day: date) -> date:
    """The Monday of the week after a day's."""
    return day + timedelta(7 - day.weekday())


def weekday_after(index: int, day: date) -> date:
    """The next such weekday, never the day itself (0 is Monday)."""
    return day + timedelta((index - day.weekday()) % 7 or 7)


def weekday_before(index: int, day: date) -> date:
    """The last such weekday, never the day itself."""
    return day - timedelta((day.weekday() - index) % 7 or 7)


def day_number_after(number: int, day: date) -> date:
    """The next day of a month with this number, after `day`."""
    this = day_in_month(day.year, day.month, number)
    if this > day:
        return this
    following = first_of_next_month(day)
    return day_in_month(following.year, following.month, number)


def day_number_before(number: int, day: date) -> date:
    """The latest day of a month with this number, `day` itself included."""
    this = day_in_month(day.year, day.month, number)
    if this <= day:
        return this
    previous = last_of_previous_month(day)
    return day_in_month(previous.year, previous.month, number)


def in_year_ahead(number: int, month: int, day: date) -> date:
    """The next such day and month, `day` itself included."""
    this = day_in_month(day.year, month, number)
    return this if this >= day else day_in_month(day.year + 1, month, number)


def in_year_behind(number: int, month: int, day: date) -> date:
    """The latest such day and month, `day` itself included."""
    this = day_in_month(day.year, month, number)
    return this if this <= day else day_in_month(day.year - 1, month, number)


def fortnight_after(day: date, country: str) -> date:
    """The next "quincena": the 15th, and where wages come twice also the last day."""
    middle = day_in_month(day.year, day.month, 15)
    if day < middle:
        return middle
    end = last_of_month(day)
    if country in _TWO_PAYDAYS and day < end:
        return end
    return first_of_next_month(day) + timedelta(14)


def nth_weekday(nth: int, index: int, year: int, month: int) -> date:
    """The nth such weekday of a month; -1, or a fifth that it lacks, is the last."""
    if nth > 0:
        first = weekday_after(index, date(year, month, 1) - timedelta(1))
        found = first + timedelta(7 * (nth - 1))
        if found.month == month:
            return found
    end = last_of_month(date(year, month, 1))
    return weekday_before(index, end + timedelta(1))


def first_working_day(year: int, month: int) -> date:
    """The first day of a month from Monday to Friday (feasts are not looked at)."""
    day = date(year, month, 1)
    return day if day.weekday() < SATURDAY else monday_after(day)


def last_working_day(year: int, month: int) -> date:
    """The last day of a month from Monday to Friday (feasts are not looked at)."""
    day = last_of_month(date(year, month, 1))
    return day - timedelta(max(0, day.weekday() - 4))


def add_working_days(day: date, count: int) -> date:
    """So many days on, Saturdays and Sundays not counted."""
    weeks, rest = divmod(count, 5)
    found = day + timedelta(7 * weeks)
    if not rest and found.weekday() >= SATURDAY and weeks:
        return found - timedelta(found.weekday() - 4)
    for _ in range(rest):
        found += timedelta(3 if found.weekday() == 4 else 1)
        if found.weekday() >= SATURDAY:
            found += timedelta(7 - found.weekday())
    return found

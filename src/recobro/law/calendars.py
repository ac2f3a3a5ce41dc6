"""Closed days of a place, as the plain value that the engine takes.

Holidays come from the `holidays` package (public ones only), corrected by the pack's
calendar where the package and the law differ, plus the closing days of the tenant.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import holidays

from recobro.domain.compliance.facts import ClosedDays
from recobro.domain.compliance.packs import CalendarSpec
from recobro.law.loader import load_packs

NO_DAYS: frozenset[date] = frozenset()


class UnknownPlaceError(Exception):
    """There is no holiday calendar for this country or subdivision."""


@lru_cache(maxsize=4096)
def public_holidays(
    country: str, subdivision: str | None, year: int
) -> dict[date, str]:
    """The public holidays of a place in a year, with their names.

    `subdivision` is the second half of ISO 3166-2. Where a country has subdivisions
    and none is given, these are the national ones. Raises UnknownPlaceError.
    """
    try:
        found = holidays.country_holidays(country, subdiv=subdivision, years=year)
    except NotImplementedError as error:
        raise UnknownPlaceError(str(error)) from None
    return {day: str(name) for day, name in found.items() if day.year == year}


@lru_cache(maxsize=64)
def subdivisions(country: str) -> tuple[str, ...]:
    """The subdivisions whose holidays are known; empty for an unknown country."""
    return tuple(holidays.list_supported_countries().get(country, ()))


def closed_days(
    country: str,
    subdivision: str | None,
    years: Iterable[int],
    *,
    closing_days: frozenset[date] = NO_DAYS,
    strict: bool = False,
) -> ClosedDays:
    """The closed days of a place in these years, with the tenant's own.

    `subdivision` is "SP" or "BR-SP". With `strict`, a place whose subdivision is
    unknown is closed on the holidays of every subdivision of the country: wherever
    the debtor lives, it is no holiday there. Cached by its arguments.
    """
    return _closed(
        country,
        _short(country, subdivision),
        tuple(sorted(set(years))),
        closing_days,
        strict,
    )


@lru_cache(maxsize=1024)
def _closed(
    country: str,
    subdivision: str | None,
    years: tuple[int, ...],
    closing_days: frozenset[date],
    strict: bool,
) -> ClosedDays:
    by_year = {}
    for year in years:
        days = set(_of_year(country, subdivision, year))
        if strict and subdivision is None:
            for one in subdivisions(country):
                days |= _of_year(country, one, year)
        by_year[year] = frozenset(
            days | {day for day in closing_days if day.year == year}
        )
    return ClosedDays(by_year=by_year)


@lru_cache(maxsize=4096)
def _of_year(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    spec = _spec(country, subdivision)
    if spec is None or spec.country is None:
        # A jurisdiction without a calendar (the EU layer) closes on no day.
        return NO_DAYS
    known = subdivision if subdivision in subdivisions(spec.country) else None
    days = set(public_holidays(spec.country, known or spec.subdivision, year))
    days |= {_dated(text, year) for text in spec.extra if _is_in(text, year)}
    days -= {_dated(text, year) for text in spec.not_closed if _is_in(text, year)}
    return frozenset(days)


def _spec(country: str, subdivision: str | None) -> CalendarSpec | None:
    packs = load_packs(country, subdivision)
    named = [pack.calendar for pack in packs if pack.calendar.country is not None]
    return named[-1] if named else None


def _short(country: str, subdivision: str | None) -> str | None:
    if subdivision is None:
        return None
    return subdivision.removeprefix(f"{country}-")


def _is_in(text: str, year: int) -> bool:
    return len(text) == 5 or text.startswith(f"{year}-")


def _dated(text: str, year: int) -> date:
    return date.fromisoformat(text if len(text) == 10 else f"{year}-{text}")

"""Closed days: the package against the lists of LAW.md, regions, tenants."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from recobro.law.calendars import (
    UnknownPlaceError,
    closed_days,
    public_holidays,
    subdivisions,
)

# Section 13 of LAW.md: fixed days, days moved to the next Monday, days from Easter.
LISTS: dict[str, tuple[str, str, tuple[int, ...]]] = {
    "CO": ("01-01 05-01 07-20 08-07 12-08 12-25",
           "01-06 03-19 06-29 08-15 10-12 11-01 11-11", (-3, -2, 43, 64, 71)),
    "ES": ("01-01 01-06 05-01 08-15 10-12 11-01 12-06 12-08 12-25", "", (-2,)),
    "CL": ("01-01 05-01 05-21 07-16 08-15 09-18 09-19 11-01 12-08 12-25", "", (-2, -1)),
    "PE": (("01-01 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 "
           "12-09 12-25"), "", (-3, -2)),
    "MX": ("01-01 05-01 09-16 12-25", "", ()),
    "GB": ("01-01 12-25 12-26", "", (-2, 1)),
    "BR": ("01-01 04-21 05-01 09-07 10-12 11-02 11-15 11-20 12-25", "", (-2,)),
    "BR-SP": ("01-01 04-21 05-01 07-09 09-07 10-12 11-02 11-15 11-20 12-25", "", (-2,)),
    "AR": ("01-01 03-24 04-02 05-01 05-25 06-20 07-09 12-08 12-25", "", (-48, -47, -2)),
}  # fmt: skip
EASTER = {2024: date(2024, 3, 31), 2025: date(2025, 4, 20), 2026: date(2026, 4, 5),
          2027: date(2027, 3, 28), 2028: date(2028, 4, 16)}  # fmt: skip


def listed(place: str, year: int) -> set[date]:
    fixed, moved, offsets = LISTS[place]
    days = {date.fromisoformat(f"{year}-{text}") for text in fixed.split()}
    for text in moved.split():
        day = date.fromisoformat(f"{year}-{text}")
        days.add(day + timedelta(days=-day.weekday() % 7))
    return days | {EASTER[year] + timedelta(days=offset) for offset in offsets}


@pytest.mark.parametrize("year", EASTER)
@pytest.mark.parametrize("place", LISTS)
def test_listed_days_are_closed(place: str, year: int) -> None:
    country, _, subdivision = place.partition("-")
    closed = closed_days(country, subdivision or None, [year]).by_year[year]
    open_days = listed(place, year) - closed
    # On a Sunday every window with closed holidays is closed anyway.
    assert {day for day in open_days if day.weekday() != 6} == set()


@pytest.mark.parametrize(
    ("country", "day"),
    [
        ("CL", "2026-10-12"),  # missing in the example pack: a Monday
        ("CL", "2026-06-29"),
        ("CL", "2026-10-31"),
        ("CO", "2026-11-16"),  # Ley Emiliani
        ("MX", "2026-11-16"),
        ("PE", "2026-06-29"),
    ],
)
def test_moved_days_are_closed(country: str, day: str) -> None:
    assert closed_days(country, None, [2026]).is_closed(date.fromisoformat(day))


def test_regions_have_their_own_days() -> None:
    sant_joan = date(2026, 6, 24)
    assert closed_days("ES", "CT", [2026]).is_closed(sant_joan)
    assert closed_days("ES", "ES-CT", [2026]).is_closed(sant_joan)
    assert not closed_days("ES", "MD", [2026]).is_closed(sant_joan)
    assert not closed_days("ES", None, [2026]).is_closed(sant_joan)


def test_unknown_region_may_be_read_strictly() -> None:
    strict = closed_days("ES", None, [2026], strict=True)
    assert strict.is_closed(date(2026, 6, 24))
    assert strict.by_year[2026] >= closed_days("ES", "MD", [2026]).by_year[2026]


def test_tenants_close_days_of_their_own() -> None:
    own = frozenset({date(2026, 12, 24), date(2027, 12, 24)})
    days = closed_days("ES", None, [2026], closing_days=own)
    assert days.is_closed(date(2026, 12, 24))
    assert days.is_closed(date(2027, 12, 24)) is None  # a year nobody asked for


def test_places_without_calendar_never_close() -> None:
    for country in ("EU", "US"):
        assert closed_days(country, None, [2026]).by_year[2026] == frozenset()


def test_holidays_have_names() -> None:
    assert public_holidays("ES", None, 2026)[date(2026, 12, 25)]
    assert "CT" in subdivisions("ES")
    with pytest.raises(UnknownPlaceError):
        public_holidays("ZZ", None, 2026)


def test_same_question_gives_the_same_object() -> None:
    assert closed_days("ES", "CT", (2026,)) is closed_days("ES", "CT", [2026])

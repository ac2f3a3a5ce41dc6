"""Local time: gaps, repeated hours, midnights that do not exist, half-open hours."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.unit.compliance.builders import a_contact, local, some_facts, verdict_on

from recobro.domain.compliance import Hours, Preferences
from recobro.domain.compliance.clocks import (
    add_months,
    ceil_minute,
    first_instant,
    start_of,
)

MADRID = ZoneInfo("Europe/Madrid")
SANTIAGO = ZoneInfo("America/Santiago")


def naive(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_skipped_wall_time_is_reached_at_the_change() -> None:
    # 29 March 2026: from 1:59 to 3:00.
    at = first_instant(MADRID, naive("2026-03-29T02:30"))
    assert at == local("2026-03-29T03:00+02:00")


def test_repeated_wall_time_is_reached_first() -> None:
    # 25 October 2026: 2:00 to 3:00 happens twice.
    at = first_instant(MADRID, naive("2026-10-25T02:30"))
    assert at == local("2026-10-25T02:30+02:00")


def test_day_without_midnight_starts_at_one() -> None:
    # Chile, 6 September 2026: from 23:59 on Saturday to 1:00 on Sunday.
    assert start_of(SANTIAGO, date(2026, 9, 6)) == local("2026-09-06T01:00-03:00")


@pytest.mark.parametrize(
    ("moment", "earliest"),
    [
        # Sunday of the change, Spain: the Monday after opens at 9:00 summer time.
        ("2026-03-28T12:00+01:00", "2026-03-30T09:00+02:00"),
        ("2026-10-24T12:00+02:00", "2026-10-26T09:00+01:00"),
    ],
)
def test_opening_after_a_change_of_clocks(moment: str, earliest: str) -> None:
    assert verdict_on("ES", moment).earliest == local(earliest)


@pytest.mark.parametrize(
    ("span", "moment", "earliest"),
    [
        # Wishes inside the hour that is skipped: the clock passes them at 3:00...
        ((150, 240), "2026-03-29T01:30+01:00", "2026-03-29T03:00+02:00"),
        # ...or passes all of them, and the next day counts.
        ((150, 170), "2026-03-29T01:30+01:00", "2026-03-30T02:30+02:00"),
        # Inside the repeated hour: after the first 2:45 the second 2:30 opens again.
        ((150, 160), "2026-10-25T02:45+02:00", "2026-10-25T02:30+01:00"),
        # Open until 2:45; at 3:00 it is 2:00 again, and open.
        ((60, 165), "2026-10-25T02:50+02:00", "2026-10-25T02:00+01:00"),
    ],
)
def test_wishes_around_a_change_of_clocks(
    span: tuple[int, int], moment: str, earliest: str
) -> None:
    wish = Preferences(hours=Hours(days=(span,) * 7))
    verdict = verdict_on(
        "ES", moment, some_facts(preferences=wish), a_contact("email")
    )  # email has no hours of its own
    assert verdict.rule_ids == ("ES-PREF",)
    assert verdict.earliest == local(earliest)


def test_months_end_where_the_month_ends() -> None:
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 10, 31), 18) == date(2028, 4, 30)


def test_minutes_are_rounded_up() -> None:
    whole = datetime(2026, 1, 1, 10, 0, tzinfo=UTC)
    assert ceil_minute(whole) is whole
    assert ceil_minute(whole.replace(microsecond=1)).minute == 1


@pytest.mark.parametrize("days", [((540, 540),) * 7, ((540, 1441),) * 7, ((0, 1),)])
def test_hours_must_be_a_week(days: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValueError, match=r"seven days|span"):
        Hours(days=days)

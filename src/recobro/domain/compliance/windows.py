"""Checks about the time of the week: hours of a rule, and hours asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from recobro.domain.compliance.checks import BaseCheck, Key, Sleep
from recobro.domain.compliance.clocks import DAY, candidate_instants
from recobro.domain.compliance.facts import Hours
from recobro.domain.compliance.rules import ContactWindow, DebtorPreference
from recobro.domain.compliance.situation import Situation

Closed = Mapping[int, frozenset[date]]
Days = tuple[tuple[int, int] | None, ...]

# No week is closed for so long; a search beyond it means "never".
SEARCH_DAYS = 400
SEARCH = timedelta(days=SEARCH_DAYS)


def is_open(days: Days, closed: Closed | None, wall: datetime) -> bool:
    """Whether a local clock is inside; a year of unknown closed days is outside."""
    span = days[wall.weekday()]
    if span is None:
        return False
    if closed is not None:
        year = closed.get(wall.year)
        if year is None or wall.date() in year:
            return False
    return span[0] <= wall.hour * 60 + wall.minute < span[1]


def next_open(
    zone: ZoneInfo, days: Days, closed: Closed | None, instant: datetime, day: date
) -> datetime | None:
    """The first moment after `instant`, which is outside on local date `day`.

    None where the closed days of a year on the way are unknown, or no hour is open.
    """
    for _ in range(SEARCH_DAYS):
        if closed is not None and day.year not in closed:
            return None
        span = days[day.weekday()]
        if span is not None and not (closed is not None and day in closed[day.year]):
            for candidate in candidate_instants(zone, day, span[0]):
                if candidate > instant and is_open(
                    days, closed, candidate.astimezone(zone)
                ):
                    return candidate
        day += DAY
    return None


def next_open_everywhere(
    situation: Situation, days: Days, closed: Closed | None, instant: datetime
) -> datetime | None:
    """The first moment inside the hours in every candidate zone.

    `instant` itself (the same object) where it is inside. Every zone that is outside
    moves the moment to its own next opening, until none is: no moment before that one
    is inside everywhere.
    """
    zones = situation.zones
    if not zones:
        return None
    start = instant
    index, agreed = 0, 0
    while agreed < len(zones):
        wall = situation.walls(instant)[index]
        if is_open(days, closed, wall):
            agreed += 1
        else:
            later = next_open(zones[index], days, closed, instant, wall.date())
            if later is None or later - start > SEARCH:
                return None
            instant, agreed = later, 1
        index = (index + 1) % len(zones)
    return instant


class WindowCheck(BaseCheck):
    """A contact starts inside the hours, in every place where the debtor may be."""

    __slots__ = ("days", "holidays_closed", "override")

    def __init__(self, rule: ContactWindow) -> None:
        self.days = rule.hours.days
        self.holidays_closed = rule.holidays_closed
        self.override = rule.override

    def _hours(self, situation: Situation) -> tuple[Days, bool]:
        asked = situation.facts.preferences
        if asked is None or asked.agreed_hours is None:
            return self.days, self.holidays_closed
        if self.override not in {"any", asked.evidence}:
            return self.days, self.holidays_closed
        closed = self.holidays_closed and not asked.agreed_holidays
        return asked.agreed_hours.days, closed

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """The next opening."""
        days, closes = self.days, self.holidays_closed
        if self.override is not None:
            days, closes = self._hours(situation)
        closed = situation.closed if closes else None
        return next_open_everywhere(situation, days, closed, instant)

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The place, or the closed days of the year."""
        if not situation.zones:
            return ("zones",)
        if self.holidays_closed:
            walls = situation.walls(situation.moment)
            if any(wall.year not in situation.closed for wall in walls):
                return ("closed_days",)
        return ()


class PreferenceCheck(BaseCheck):
    """What the person asked for about times, places and channels."""

    __slots__ = ("work_flag",)

    def __init__(self, rule: DebtorPreference) -> None:
        self.work_flag = rule.work_prohibited_flag

    def sleep(self, key: Key) -> Sleep | None:  # noqa: ARG002
        """While the person asked for nothing, and is not known to be at work."""
        names = () if self.work_flag is None else ("work_channel", self.work_flag)
        return Sleep(frozenset(names), "wishes")

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """The next hour that the person accepts; never on what was refused."""
        facts = situation.facts
        asked = facts.preferences
        if asked is None:
            return None
        channel = situation.action.channel
        if asked.channels is not None and channel not in asked.channels:
            return None
        if channel in asked.refused_channels or facts.place in asked.refused_places:
            return None
        if self._unwelcome_at_work(situation):
            return None
        hours: Hours | None = asked.hours
        if hours is None:
            return instant
        return next_open_everywhere(situation, hours.days, None, instant)

    def _unwelcome_at_work(self, situation: Situation) -> bool:
        if self.work_flag is None:
            return False
        flags = situation.flags
        at_work = situation.facts.place == "work" or flags.get("work_channel", False)
        return at_work is not False and flags.get(self.work_flag, False) is not False

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The wishes, or the place where the hours are to be read."""
        asked = situation.facts.preferences
        if asked is None:
            return ("preferences",)
        if asked.hours is not None and not situation.zones:
            return ("zones",)
        return ()

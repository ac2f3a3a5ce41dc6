"""Checks that count past contacts: caps, cool-downs and channel locks.

A past contact counts from when it happened until one instant, at which it is free
again; so a period is only ever the question "which of them are not yet free".
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from recobro.domain.compliance.checks import BaseCheck, FlagReader, Key, Sleep
from recobro.domain.compliance.clocks import (
    DAY,
    WEEK,
    add_months,
    first_instant,
    monday_after,
    start_of,
)
from recobro.domain.compliance.facts import NOTHING, PastContact
from recobro.domain.compliance.rules import ChannelLock, Cooldown, FrequencyCap
from recobro.domain.compliance.situation import Situation
from recobro.domain.compliance.vocabulary import (
    NOT_A_CONTACT,
    NOT_A_CONVERSATION,
    NOT_PLACED,
)

# Earlier than any moment in question.
ALWAYS = datetime(1, 1, 2, tzinfo=UTC)

EXCLUDED_BY_COUNT = {
    "attempts": NOT_PLACED,
    "contacts": NOT_A_CONTACT,
    "conversations": NOT_A_CONVERSATION,
}


@lru_cache(maxsize=65536)
def free_at(zone: ZoneInfo, at: datetime, unit: str, n: int) -> datetime:
    """The instant from which a contact no longer counts in its period."""
    wall = at.astimezone(zone)
    day = wall.date()
    if unit == "calendar_day":
        return start_of(zone, day + DAY)
    if unit == "calendar_week":
        return start_of(zone, monday_after(day))
    if unit == "calendar_month":
        return start_of(zone, add_months(day.replace(day=1), 1))
    if unit == "rolling_days":
        return start_of(zone, day + timedelta(days=n))
    week_later = first_instant(zone, wall.replace(tzinfo=None, fold=0) + WEEK)
    return max(start_of(zone, monday_after(day)), week_later)


@lru_cache(maxsize=65536)
def free_from_date(zone: ZoneInfo, at: datetime, days: int) -> datetime:
    """The start of the local date that many days after the date of a contact."""
    return start_of(zone, at.astimezone(zone).date() + timedelta(days=days))


LONGEST = {
    "calendar_day": timedelta(days=2),
    "calendar_week": timedelta(days=9),
    "calendar_month": timedelta(days=33),
    "rolling_days": timedelta(days=2),
    "strictest_week": timedelta(days=9),
}


class CapCheck(BaseCheck):
    """At most so many in the period, and far enough from the last one."""

    __slots__ = (
        "channels", "excluded", "exempt", "exempt_flag", "exempt_purposes", "gap",
        "longest", "max", "n", "purposes", "unit", "when_flag", "within",
    )  # fmt: skip

    def __init__(self, rule: FrequencyCap) -> None:
        self.channels = rule.channels
        self.excluded = EXCLUDED_BY_COUNT[rule.count] | rule.uncounted_outcomes
        self.exempt_purposes = rule.exempt_purposes
        self.exempt_flag = FlagReader(rule.exempt_flag) if rule.exempt_flag else None
        self.when_flag = FlagReader(rule.when_flag) if rule.when_flag else None
        self.max = rule.max
        self.unit = rule.unit
        self.n = rule.n
        self.gap = rule.min_full_days_between
        self.within = rule.within
        self.purposes = rule.scope.purposes
        span = LONGEST[rule.unit] + timedelta(days=rule.n)
        self.longest = max(span, timedelta(days=self.gap + 3))

    def concerns(self, key: Key) -> bool:
        """Contacts through its channels, for purposes that are not exempt."""
        if key.channel is not None and key.channel not in self.channels:
            return False
        return key.purpose is None or key.purpose not in self.exempt_purposes

    def sleep(self, key: Key) -> Sleep | None:  # noqa: ARG002
        """While the signal that switches the cap on is not raised."""
        if self.when_flag is None or self.when_flag.absent is not False:
            return None
        return Sleep(frozenset({self.when_flag.name}))

    def _counts(self, past: PastContact) -> bool:
        if past.channel not in self.channels or past.counted is False:
            return False
        if past.outcome in self.excluded and past.counted is not True:
            return False
        if past.direction == "inbound":
            return False
        return _is_of(past, self.within, self.purposes, self.exempt_purposes)

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """When enough of the counted ones are free, and the gap has passed."""
        flags = situation.flags
        if self.when_flag is not None and self.when_flag.of(flags) is False:
            return instant
        if self.exempt_flag is not None and self.exempt_flag.of(flags) is True:
            return instant
        history = situation.facts.history
        if not history:
            return None if history is None else instant
        longest = self.longest
        counted = [
            past.at
            for past in history
            if instant - past.at <= longest and self._counts(past)
        ]
        if len(counted) < self.max and not (self.gap and counted):
            return instant
        if not situation.zones:
            return None
        later = instant
        for zone in situation.zones:
            later = max(later, self._free(zone, counted))
        return max(instant, later)

    def _free(self, zone: ZoneInfo, counted: list[datetime]) -> datetime:
        free = sorted([free_at(zone, at, self.unit, self.n) for at in counted])
        # With the last `max` of them still counting, the first of those must be over.
        lawful = free[-self.max] if len(free) >= self.max else ALWAYS
        if self.gap:
            days = self.gap + 1
            gap_over = max(free_from_date(zone, at, days) for at in counted)
            lawful = max(lawful, gap_over)
        return lawful

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The history, or the place whose days are counted."""
        return _missing_to_count(situation)


class CooldownCheck(BaseCheck):
    """Silence for some days after an event."""

    __slots__ = ("after", "channels", "days", "exempt_flag", "purposes", "within")

    def __init__(self, rule: Cooldown) -> None:
        self.channels = rule.channels
        self.after = rule.after
        self.days = rule.days + (1 if rule.day_one == "next_day" else 0)
        self.within = rule.within
        self.exempt_flag = FlagReader(rule.exempt_flag) if rule.exempt_flag else None
        self.purposes = rule.scope.purposes

    def concerns(self, key: Key) -> bool:
        """Contacts through its channels."""
        return key.channel is None or key.channel in self.channels

    def _counts(self, past: PastContact) -> bool:
        if past.channel not in self.channels or past.counted is False:
            return False
        if not _is_of(past, self.within, None, NOTHING):
            return False
        if self.after == "contact":
            outbound = past.direction != "inbound"
            return outbound and past.outcome not in NOT_A_CONTACT
        if self.after == "conversation":
            # Whoever dialled: a conversation that the debtor began counts as well.
            return past.outcome not in NOT_A_CONVERSATION
        return past.outcome == self.after

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """The end of the silence."""
        if self.exempt_flag is not None and self.exempt_flag.of(situation.flags):
            return instant
        history = situation.facts.history
        if not history:
            return None if history is None else instant
        later = instant
        longest = timedelta(days=self.days + 2)
        for past in history:
            if instant - past.at > longest or not self._counts(past):
                continue
            if not situation.zones:
                return None
            for zone in situation.zones:
                later = max(later, free_from_date(zone, past.at, self.days))
        return max(instant, later)

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The history, or the place whose days are counted."""
        return _missing_to_count(situation)


class LockCheck(BaseCheck):
    """In the same period, only the channel that was used first."""

    __slots__ = ("excluded", "exempt_purposes", "n", "purposes", "unit", "within")

    def __init__(self, rule: ChannelLock) -> None:
        self.excluded = EXCLUDED_BY_COUNT[rule.count]
        self.unit = rule.unit
        self.n = rule.n
        self.within = rule.within
        self.exempt_purposes = rule.exempt_purposes
        self.purposes = rule.scope.purposes

    def concerns(self, key: Key) -> bool:
        """Contacts whose purpose is not exempt."""
        return key.purpose is None or key.purpose not in self.exempt_purposes

    def _counts(self, past: PastContact, channel: str | None) -> bool:
        if past.channel == channel or past.counted is False:
            return False
        if past.outcome in self.excluded and past.counted is not True:
            return False
        if past.direction == "inbound":
            return False
        return _is_of(past, self.within, self.purposes, self.exempt_purposes)

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """When no contact through another channel counts any more."""
        history = situation.facts.history
        if not history:
            return None if history is None else instant
        channel = situation.action.channel
        later = instant
        longest = LONGEST[self.unit] + timedelta(days=self.n)
        for past in history:
            if instant - past.at > longest or not self._counts(past, channel):
                continue
            if not situation.zones:
                return None
            for zone in situation.zones:
                later = max(later, free_at(zone, past.at, self.unit, self.n))
        return max(instant, later)

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The history, or the place whose weeks are counted."""
        return _missing_to_count(situation)


def _is_of(
    past: PastContact,
    within: str,
    purposes: frozenset[str] | None,
    exempt: frozenset[str],
) -> bool:
    """Whether a past contact belongs to the account of the rule; unknown does."""
    if within == "debtor_debt" and past.same_debt is False:
        return False
    if within != "debtor" and past.same_creditor is False:
        return False
    purpose = past.purpose
    if purpose is None:
        return True
    return purpose not in exempt and (purposes is None or purpose in purposes)


def _missing_to_count(situation: Situation) -> tuple[str, ...]:
    if situation.facts.history is None:
        return ("history",)
    return () if situation.zones else ("zones",)

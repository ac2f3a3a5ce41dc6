"""The hand-over desk: by when a person is due, and who comes first.

The clock of a hand-over runs while the office is open (`OfficeHours`; None is always),
except for urgent ones, which run around the clock. The order is a sum of points that
can be read: each part of it is named and shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from recobro.domain.conversation.effects import Priority
from recobro.domain.conversation.policy import OfficeHours
from recobro.domain.money import Money

# Within how much time a person should have taken the case: open hours, but for urgent
# ones. A normal one is a working day of eight hours.
DUE_WITHIN: Mapping[Priority, timedelta] = MappingProxyType(
    {
        Priority.URGENT: timedelta(minutes=15),
        Priority.HIGH: timedelta(hours=4),
        Priority.NORMAL: timedelta(hours=8),
    }
)
SOON = timedelta(hours=1)
# An office that is closed for longer than this has no hours to count.
_DAYS_LOOKED_AT = 400
_DAY = timedelta(days=1)


def due_times(minutes: object) -> Mapping[Priority, timedelta]:
    """The times that a company set: whole minutes by priority.

    What is missing or cannot be read is as in DUE_WITHIN: a hand-over is never lost
    over a setting.
    """
    given = minutes if isinstance(minutes, Mapping) else {}
    times = dict(DUE_WITHIN)
    for priority in Priority:
        value = given.get(priority.value)
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            times[priority] = timedelta(minutes=value)
    return times


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """When somebody is there: hours of a week, in a zone, but for `closed_days`."""

    hours: OfficeHours | None
    zone: ZoneInfo
    closed_days: frozenset[date] = frozenset()

    def spans(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The open spans from a moment on, in UTC, in order; they end some day.

        Counted in UTC, so that the night in which the clocks change neither gains nor
        loses an hour.
        """
        assert self.hours is not None
        day = start.astimezone(self.zone).date()
        for _ in range(_DAYS_LOOKED_AT):
            if self.hours.works_on(day) and day not in self.closed_days:
                opens = self._at(day, start_of_day=True)
                closes = self._at(day, start_of_day=False)
                if closes > start and closes > opens:
                    yield max(opens, start), closes
            day += _DAY

    def _at(self, day: date, *, start_of_day: bool) -> datetime:
        assert self.hours is not None
        at = self.hours.start if start_of_day else self.hours.until
        return datetime.combine(day, at, tzinfo=self.zone).astimezone(UTC)

    def opening(self, moment: datetime) -> datetime | None:
        """When somebody is there again; None where somebody is there now."""
        if self.hours is None:
            return None
        start = moment.astimezone(UTC)
        opens = next((span[0] for span in self.spans(start)), None)
        return opens if opens is not None and opens > start else None


def due_at(
    opened: datetime,
    priority: Priority,
    office: Office,
    within: Mapping[Priority, timedelta] = DUE_WITHIN,
) -> datetime:
    """By when a person should have taken it, in UTC.

    Only open hours count, but for urgent ones. An office that never opens counts as one
    that is always open: a call for a person does not wait for ever.
    """
    start = opened.astimezone(UTC)
    left = within[priority]
    if priority is Priority.URGENT or office.hours is None:
        return start + left
    for opens, closes in office.spans(start):
        if opens + left <= closes:
            return opens + left
        left -= closes - opens
    return start + within[priority]


def time_left(
    now: datetime, due: datetime, priority: Priority, office: Office
) -> timedelta:
    """What is left of the clock of `due_at`; negative where it has run out.

    Before it has run out only open hours count, as in `due_at`; afterwards all do.
    """
    start, end = now.astimezone(UTC), due.astimezone(UTC)
    if end <= start or priority is Priority.URGENT or office.hours is None:
        return end - start
    left = timedelta()
    for opens, closes in office.spans(start):
        if opens >= end:
            break
        left += min(closes, end) - opens
    return left


class Queue(StrEnum):
    """The groups of the inbox, in their order."""

    URGENT = "urgent"
    SOON = "soon"
    OTHERS = "others"
    MINE = "mine"
    TAKEN = "taken"
    SNOOZED = "snoozed"


def queue_of(
    *,
    priority: Priority,
    left: timedelta,
    taken: bool,
    mine: bool,
    snoozed_until: datetime | None,
    now: datetime,
) -> Queue:
    """Where a hand-over is shown: `mine` is one that I took, or that is for me.

    Nothing urgent rests, and what a colleague has to do is shown with the colleague's.
    """
    if mine:
        return Queue.MINE
    if taken:
        return Queue.TAKEN
    if priority is Priority.URGENT:
        return Queue.URGENT
    if snoozed_until is not None and snoozed_until > now:
        return Queue.SNOOZED
    return Queue.SOON if left <= SOON else Queue.OTHERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """What makes it worse to wait: age of the debt, broken promises, care signals."""

    days_past_due: int = 0
    broken_promises: int = 0
    care: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """One part of a rank: `code` names it, `value` is what it was counted from."""

    code: str
    points: int
    value: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """How soon it is somebody's turn: the higher the sooner, and why."""

    weights: tuple[Weight, ...]

    @property
    def points(self) -> int:
        """The sum of the weights."""
        return sum(weight.points for weight in self.weights)


# An urgent one is above all the others together; a normal one that is late, large and
# at risk passes a high one that has just come (30 + 40 + 60 > 100).
_OF_PRIORITY = {Priority.URGENT: 1000, Priority.HIGH: 100, Priority.NORMAL: 0}
_MONEY_MAX = 30
_OF_DAYS = ((90, 15), (30, 10), (0, 5))
_PER_BROKEN, _BROKEN_MAX = 5, 15
_CARE = 10
_WAITING_MAX = 30


def rank(
    *,
    priority: Priority,
    balance: Money,
    largest: Money,
    risk: Risk,
    opened: datetime,
    due: datetime,
    now: datetime,
) -> Rank:
    """The points of a hand-over.

    Priority; then the balance as a share of the `largest` one waiting in the same
    currency (there are no rates here); then the risk; then how much of its time has
    passed, and as much again for being late. Raises CurrencyMismatchError.
    """
    found = [
        Weight(code="priority", points=_OF_PRIORITY[priority], value=priority.value),
        Weight(code="money", points=_of_money(balance, largest), value=balance),
        Weight(
            code="days_past_due",
            points=next((p for d, p in _OF_DAYS if risk.days_past_due > d), 0),
            value=risk.days_past_due,
        ),
        Weight(
            code="broken_promises",
            points=min(_PER_BROKEN * risk.broken_promises, _BROKEN_MAX),
            value=risk.broken_promises,
        ),
        Weight(code="care", points=_CARE if risk.care else 0),
        *_of_waiting(opened, due, now),
    ]
    return Rank(weights=tuple(weight for weight in found if weight.points))


def _of_money(balance: Money, largest: Money) -> int:
    if not balance.is_positive:
        return 0
    most = max(balance, largest)
    return int(_MONEY_MAX * balance.amount / most.amount)


def _of_waiting(opened: datetime, due: datetime, now: datetime) -> Iterator[Weight]:
    whole = max(due - opened, timedelta(seconds=1))
    passed = min(max(now - opened, timedelta()) / whole, 1.0)
    yield Weight(code="waiting", points=int(_WAITING_MAX * passed), value=opened)
    if now > due:
        late = min((now - due) / whole, 1.0)
        yield Weight(code="late", points=1 + int((_WAITING_MAX - 1) * late), value=due)

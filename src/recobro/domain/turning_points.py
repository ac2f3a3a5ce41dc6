"""The next day on which a decision may be another one while the facts stay as they are.

Between changes of the facts a decision depends on the day alone, and only through
counts of days that are compared with numbers of the strategy: where steps begin and
end, limits of stages, `dpd` in conditions, quiet days, the end of a hold or of a
conversation, and the days on which versions change. On all other days the day before
is repeated, and a replay need not ask again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from recobro.domain.strategy import AccountFacts, Anchor, Strategy, Timeline
from recobro.domain.strategy.expressions.nodes import (
    And,
    Compare,
    Days,
    Has,
    In,
    Known,
    Name,
    Node,
    Not,
    Or,
    Value,
)

_DAY = timedelta(days=1)


class TurningPoints:
    """The turning points of a timeline's strategies; built once, then only read."""

    def __init__(self, timeline: Timeline) -> None:
        strategies = [version.strategy for version in timeline.versions]
        since_due: set[int] = set()
        since_contact: set[int] = {1}
        self._every_day = False
        for strategy in strategies:
            since_contact.add(strategy.quiet_days)
            limits = strategy.limits
            since_due |= {limits.preventive + 1, limits.early + 1, limits.mid + 1}
            since_due.add(limits.late + 1)
            for step in strategy.every_step():
                counted = since_due if step.anchor is Anchor.DUE else since_contact
                counted |= {step.first_day, step.last_day + 1}
            for number in _numbers(strategy):
                if number is None:
                    self._every_day = True
                else:
                    since_due |= {number, number + 1}
        self._since_due = sorted(since_due)
        self._since_contact = sorted(since_contact)
        self._since_reply = sorted({s.conversation_days for s in strategies})
        self._days = sorted(
            {v.start for v in timeline.versions}
            | {v.retired_on for v in timeline.versions if v.retired_on}
        )

    def after(self, facts: AccountFacts, day: date) -> date:
        """The next day after `day` on which to decide again about the same facts."""
        if self._every_day:
            return day + _DAY
        return min(self._candidates(facts, day), default=date.max)

    def _candidates(self, facts: AccountFacts, day: date) -> Iterator[date]:
        for anchor in (
            facts.oldest_due,
            facts.instalment.date if facts.instalment else None,
            facts.promise.date if facts.promise else None,
        ):
            yield from _following(self._since_due, anchor, day)
        yield from _following(self._since_contact, facts.last_contact, day)
        yield from _following(self._since_reply, facts.last_reply, day)
        if facts.held_until is not None and facts.held_until.year < date.max.year:
            yield from _following([0, 1], facts.held_until.date(), day)
        place = bisect_right(self._days, day)
        yield from self._days[place : place + 1]


def _following(offsets: list[int], anchor: date | None, day: date) -> Iterator[date]:
    """The first day after `day` that is one of these numbers of days from an anchor."""
    if anchor is None:
        return
    place = bisect_right(offsets, (day - anchor).days)
    if place < len(offsets):
        yield anchor + timedelta(days=offsets[place])


def _numbers(strategy: Strategy) -> Iterator[int | None]:
    """The numbers that conditions compare `dpd` with; None for anything else."""
    for segment in strategy.segments:
        conditions = [segment.when, *(step.when for step in segment.every_step)]
        for condition in conditions:
            if condition is not None:
                yield from _compared(condition.node)


def _compared(node: Node) -> Iterator[int | None]:
    match node:
        case Compare(name, _, Name(other)) if "dpd" in {name, other}:
            yield None
        case Compare("dpd", _, value):
            yield _whole(value)
        case In("dpd", values):
            yield from map(_whole, values)
        case Not(item):
            yield from _compared(item)
        case And(items) | Or(items):
            for item in items:
                yield from _compared(item)
        case Compare() | In() | Has() | Known():
            pass


def _whole(value: Value) -> int | None:
    """The number of days, rounded down: a count of days is whole."""
    if isinstance(value, Days):
        return value.number
    return int(value // 1) if isinstance(value, Decimal) else None

"""When an action would be lawful over some days, and why not in between.

Nothing changes but the clock: what may be done at a moment may be done until the next
boundary at which a rule can close. Those are few, and known beforehand: the start and
the end of each span of hours in the packs and in the person's wishes, local midnights
(holidays, dates of rules, counted days), and changes of the clock. Between a refusal
and the next boundary the verdict itself says from when it would be lawful. So each
stretch is asked once, and none minute by minute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from recobro.domain.compliance.actions import Action
from recobro.domain.compliance.clocks import (
    DAY,
    candidate_instants,
    ceil_minute,
    start_of,
    transition,
)
from recobro.domain.compliance.engine import evaluate
from recobro.domain.compliance.facts import ClosedDays, ContactFacts, Hours
from recobro.domain.compliance.packs import Pack
from recobro.domain.compliance.rules import ContactWindow
from recobro.domain.compliance.situation import zones_named
from recobro.domain.compliance.verdicts import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From `start` until before `end` (UTC) the answer is `verdict`."""

    start: datetime
    end: datetime
    verdict: Verdict


def stretches(
    packs: Sequence[Pack],
    facts: ContactFacts,
    action: Action,
    start: datetime,
    end: datetime,
    closed_days: ClosedDays | None = None,
) -> tuple[Stretch, ...]:
    """The time from `start` to `end`, in the order of the clock, without gaps.

    Neighbours differ: in the decision, or in the rules that refuse.
    """

    def ask(moment: datetime) -> Verdict:
        return evaluate(packs, facts, action, moment, closed_days)

    first, last = ceil_minute(start.astimezone(UTC)), end.astimezone(UTC)
    found: list[Stretch] = []
    for stretch in _asked(ask, boundaries(packs, facts, first, last)):
        if found and _same(found[-1].verdict, stretch.verdict):
            before = found.pop()
            stretch = Stretch(  # noqa: PLW2901  joined with the one before
                start=before.start, end=stretch.end, verdict=before.verdict
            )
        found.append(stretch)
    return tuple(found)


def _asked(
    ask: Callable[[datetime], Verdict], edges: Sequence[datetime]
) -> Iterator[Stretch]:
    for begin, until in pairwise(edges):
        at = begin
        while at < until:
            verdict = ask(at)
            over = until
            if not verdict.allowed and verdict.earliest is not None:
                over = min(until, verdict.earliest)
            yield Stretch(start=at, end=over, verdict=verdict)
            at = over


def _same(one: Verdict, other: Verdict) -> bool:
    return one.allowed is other.allowed and one.rule_ids == other.rule_ids


def boundaries(
    packs: Sequence[Pack], facts: ContactFacts, start: datetime, end: datetime
) -> tuple[datetime, ...]:
    """The moments at which a rule may close or open by the clock alone, in order.

    Includes `start` and `end`; empty where `end` is not later.
    """
    if end <= start:
        return ()
    edges = {start, end}
    minutes = _minutes(packs, facts)
    for zone in zones_named(facts.zones):
        day = start.astimezone(zone).date()
        while start_of(zone, day) < end:
            edges.update(_of_day(zone, day, minutes))
            day += DAY
    return tuple(sorted(edge for edge in edges if start <= edge <= end))


def _of_day(zone: ZoneInfo, day: date, minutes: frozenset[int]) -> Iterator[datetime]:
    begin, following = start_of(zone, day), start_of(zone, day + DAY)
    yield begin
    if following - begin != timedelta(days=1):
        yield transition(zone, begin, following)
    for minute in minutes:
        yield from candidate_instants(zone, day, minute)


def _minutes(packs: Sequence[Pack], facts: ContactFacts) -> frozenset[int]:
    """The minutes of a day at which some span begins or ends."""
    hours: list[Hours] = [
        rule.hours
        for pack in packs
        for rule in pack.rules
        if isinstance(rule, ContactWindow)
    ]
    asked = facts.preferences
    if asked is not None:
        hours += [h for h in (asked.hours, asked.agreed_hours) if h is not None]
    return frozenset(
        minute for one in hours for span in one.days if span for minute in span
    )

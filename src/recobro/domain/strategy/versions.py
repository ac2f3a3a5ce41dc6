"""Versions in time: which version of the strategy an account's path follows.

One strategy is in force at a time: of the versions that have begun and are not retired,
the one whose `active_from` came last (of several on one day, the one approved last).
That does not mean that all accounts follow it:

1. The path of an account begins on the first day on which its anchor (the oldest due
   date that may be asked for) has reached the first step of the version in force on
   that day. It is pinned to that version. Where no version was in force yet, it begins
   under the earliest. Until a path begins, the version in force is asked.
2. It moves only where
   a. the anchor changes: the oldest debt was paid, disputed or held. Another anchor is
      another path, and it begins where rule 1 says;
   b. its version is retired: on that day it moves to the version then in force, and is
      pinned to that one;
   c. a later version takes everybody (`moves=all`): from its `active_from` on.

So a version's rules may change under a debt only by somebody's explicit word. All of it
follows from dates: it is computed anew each time, and nothing has to be remembered.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from recobro.domain.strategy.strategies import Strategy


class Moves(StrEnum):
    """Whom a version takes: new paths only, or also those on their way."""

    NEW_DEBTS = "new_debts"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A strategy that was approved: from when, until when, and whom it takes.

    `active_from` None is from the beginning; `retired_on` is the first day without it.
    """

    strategy: Strategy
    active_from: date | None = None
    retired_on: date | None = None
    moves: Moves = Moves.NEW_DEBTS

    @property
    def start(self) -> date:
        """The first day; the first of all days where none is given."""
        return self.active_from or date.min


@dataclass(frozen=True, slots=True)
class _Span:
    """Days on which one version is in force, and where paths begun in it lead.

    `turns` are the days on which such a path moves, `leads` the strategies between
    them: one more than turns.
    """

    start: date
    strategy: Strategy
    turns: tuple[date, ...]
    leads: tuple[Strategy, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The versions that were ever approved, in the order of their approval.

    Built once for a batch; ValueError without versions. `strategy_for` costs two
    searches among the dates on which something changed.
    """

    versions: tuple[Version, ...]
    _spans: tuple[_Span, ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _latest: tuple[date, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.versions:
            raise ValueError("a timeline needs a version")
        spans = _spans(self.versions)
        object.__setattr__(self, "_spans", spans)
        object.__setattr__(self, "_starts", tuple(span.start for span in spans))
        object.__setattr__(self, "_latest", _latest_anchors(spans))

    @classmethod
    def of(cls, strategy: Strategy) -> Timeline:
        """One strategy, in force always: for tests, previews and replays."""
        return cls((Version(strategy=strategy),))

    def in_force(self, day: date) -> Strategy:
        """The version in force on a day; the earliest before there was one."""
        return self._spans[max(bisect_right(self._starts, day) - 1, 0)].strategy

    def strategy_for(self, anchor: date | None, day: date) -> Strategy:
        """The version that an account follows on `day`: see the rules above.

        `anchor` is the oldest due date that may be asked for; without one the version
        in force is asked (and will find nothing to do).
        """
        spans = self._spans
        if len(spans) == 1 or anchor is None:
            return self.in_force(day)
        today = max(bisect_right(self._starts, day) - 1, 0)
        # the first span that lasts beyond the day on which this anchor enters it
        span = spans[min(bisect_right(self._latest, anchor), today)]
        return span.leads[bisect_right(span.turns, day)]


def _in_force(versions: Sequence[Version], day: date) -> Version | None:
    """The last that has begun and is not retired, on one day."""
    begun = [
        (version.start, n)
        for n, version in enumerate(versions)
        if version.start <= day
        and (version.retired_on is None or day < version.retired_on)
    ]
    return versions[max(begun)[1]] if begun else None


def _spans(versions: Sequence[Version]) -> tuple[_Span, ...]:
    days = {version.start for version in versions}
    days |= {version.retired_on for version in versions if version.retired_on}
    changes: list[tuple[date, Version]] = []
    for day in sorted(days):
        found = _in_force(versions, day)
        if found is None:  # all are retired: the last one is kept to
            continue
        if not changes or changes[-1][1] is not found:
            changes.append((day, found))
    if not changes:  # every version was retired on the day it began
        changes = [(versions[-1].start, versions[-1])]
    return tuple(
        _span(start, version, versions, sorted(days)) for start, version in changes
    )


def _span(
    start: date, first: Version, versions: Sequence[Version], days: Sequence[date]
) -> _Span:
    """Follow a path that begins while `first` is in force, from there on."""
    turns: list[date] = []
    leads = [first]
    for day in days:
        if day <= start:
            continue
        now = leads[-1]
        takers = [
            (version.start, n)
            for n, version in enumerate(versions)
            if version.start == day
            and version.moves is Moves.ALL
            and version.retired_on != day
        ]
        if takers:
            now = versions[max(takers)[1]]
        if now.retired_on is not None and now.retired_on <= day:
            now = _in_force(versions, day) or now
        if now is not leads[-1]:
            turns.append(day)
            leads.append(now)
    strategies = tuple(version.strategy for version in leads)
    return _Span(start, first.strategy, tuple(turns), strategies)


def _latest_anchors(spans: Sequence[_Span]) -> tuple[date, ...]:
    """For each span but the last, the first anchor too late to begin in it or before.

    An anchor enters a span if anchor + entry < the next span's start. The running
    maximum makes the first such span a matter of one search.
    """
    found: list[date] = []
    for span, following in pairwise(spans):
        limit = following.start - timedelta(days=span.strategy.entry)
        found.append(max(limit, found[-1]) if found else limit)
    return tuple(found)

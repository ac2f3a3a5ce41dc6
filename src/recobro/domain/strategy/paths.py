"""A sequence of steps, arranged so that the step of a day is found at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from recobro.domain.strategy.steps import Anchor, Step


class Path:
    """The steps of one sequence; built once with its strategy, then only read.

    `entry` is the first day of the earliest step that counts from a date: where a
    debt's way begins. `chasing` tells whether any step counts from the last contact.
    """

    __slots__ = ("_days", "_firsts", "_following", "_reached", "chasing", "entry",
                 "steps")  # fmt: skip

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = tuple(steps)
        dated = [s for s in steps if s.anchor is Anchor.DUE]
        self.chasing = len(dated) < len(self.steps)
        self._following = sorted(dated, key=lambda step: step.first_day)  # stable
        self._firsts = [step.first_day for step in self._following]
        self.entry = self._firsts[0] if self._firsts else 0
        self._days = sorted(
            {s.first_day for s in dated} | {s.last_day + 1 for s in dated}
        )
        spans = [
            tuple(s for s in reversed(dated) if s.first_day <= day <= s.last_day)
            for day in self._days
        ]
        self._reached: tuple[tuple[Step, ...], ...] = ((), *spans)

    def reached(self, count: int, since: int | None) -> tuple[Step, ...]:
        """The steps whose days have come, the last of the list first.

        `count` is the days since the date, `since` those since the last contact, None
        where there was none.
        """
        if since is None or not self.chasing:
            return self._reached[bisect_right(self._days, count)]
        return tuple(
            step
            for step in reversed(self.steps)
            if step.first_day
            <= (count if step.anchor is Anchor.DUE else since)
            <= step.last_day
        )

    def following(self, count: int) -> Step | None:
        """The dated step that comes next after this day."""
        place = bisect_right(self._firsts, count)
        return self._following[place] if place < len(self._following) else None

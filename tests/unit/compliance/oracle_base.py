"""What the oracle looks at: the facts at one moment, with the local clocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from recobro.domain.compliance import vocabulary as words
from recobro.domain.compliance.actions import Action
from recobro.domain.compliance.facts import ContactFacts

Raw = Mapping[str, Any]


class Question:
    """The facts at one moment, with the local clocks."""

    def __init__(
        self,
        facts: ContactFacts,
        action: Action,
        moment: datetime,
        closed: Mapping[int, frozenset[date]],
    ) -> None:
        self.facts = facts
        self.action = action
        self.moment = moment
        self.closed = closed
        self.zones = [ZoneInfo(name) for name in facts.zones]
        self.walls = [moment.astimezone(zone) for zone in self.zones]

    def flag(self, name: str) -> bool | None:
        if name in self.facts.flags:
            return self.facts.flags[name]
        return False if name in words.SIGNALS else None

    def from_day(self, day: date) -> bool:
        """It is that day or later everywhere."""
        return bool(self.walls) and all(wall.date() >= day for wall in self.walls)

    def before_day(self, day: date) -> bool:
        return bool(self.walls) and all(wall.date() < day for wall in self.walls)


Holds = Callable[[Raw, Question], bool]

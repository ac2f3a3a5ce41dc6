"""One question to the engine, prepared: facts, action, moment and local clocks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from recobro.domain.compliance import clocks
from recobro.domain.compliance.actions import Action
from recobro.domain.compliance.facts import ClosedDays, ContactFacts

NO_YEARS: Mapping[int, frozenset[date]] = {}


@lru_cache(maxsize=1024)
def zones_named(names: tuple[str, ...]) -> tuple[ZoneInfo, ...]:
    """The zones of these names; none at all where one of them does not exist."""
    zones = tuple(dict.fromkeys(clocks.zone_named(name) for name in names))
    known = tuple(zone for zone in zones if zone is not None)
    return known if len(known) == len(zones) else ()


class Situation:
    """What every check looks at; lives for one evaluation."""

    __slots__ = (
        "_at", "_walls", "action", "closed", "facts", "flags", "moment", "raised",
        "zones",
    )  # fmt: skip

    def __init__(
        self,
        facts: ContactFacts,
        action: Action,
        moment: datetime,
        closed_days: ClosedDays | None,
    ) -> None:
        if moment.tzinfo is None:
            raise ValueError("the moment of an evaluation carries a zone")
        self.facts = facts
        self.flags = flags = facts.flags
        # The flags that are not known to be false: what can wake a sleeping check.
        self.raised = {name for name in flags if flags[name] is not False}
        self.action = action
        self.moment = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
        self.zones = zones_named(facts.zones)
        self.closed = NO_YEARS if closed_days is None else closed_days.by_year
        self._at: datetime | None = None
        self._walls: tuple[datetime, ...] = ()

    def walls(self, instant: datetime) -> tuple[datetime, ...]:
        """The local clock in each candidate zone; kept for the last instant asked."""
        if instant is not self._at:
            self._at = instant
            self._walls = tuple([instant.astimezone(zone) for zone in self.zones])
        return self._walls

    def not_before(self, instant: datetime, day: date) -> datetime | None:
        """The first moment, from `instant`, at which it is `day` or later everywhere.

        None where the place is unknown.
        """
        if not self.zones:
            return None
        for zone in self.zones:
            begin = clocks.start_of(zone, day)
            instant = max(instant, begin)
        return instant

    def is_before(self, instant: datetime, day: date) -> bool:
        """Whether it is earlier than `day` in every candidate zone."""
        walls = self.walls(instant)
        return bool(walls) and all(wall.date() < day for wall in walls)

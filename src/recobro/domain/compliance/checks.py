"""What a check is: one rule made ready to be asked.

A check answers a single question, `next_ok(situation, instant)`: the first moment,
from `instant`, at which its rule allows the action if no fact changes. The answer is
`instant` itself (the same object) where the rule holds, a later moment where waiting
helps, None where it does not. One question serves the decision and the earliest lawful
moment alike, so that the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple, Protocol

from recobro.domain.compliance.rules import Scope
from recobro.domain.compliance.situation import Situation
from recobro.domain.compliance.vocabulary import flag_default


class Key(NamedTuple):
    """What selects the rules for a question; a plan is made once for each key."""

    kind: str
    channel: str | None
    purpose: str | None
    debtor: str | None
    collector: str | None
    debt_type: str | None
    party: str | None
    automated: bool | None


class Duty(NamedTuple):
    """An obligation, due while `flag` is not known to be `unless`."""

    text: str
    flag: str | None = None
    unless: bool = False


class Sleep(NamedTuple):
    """When a check need not be asked, because it is known to hold.

    While none of `flags` (signals) is raised, and the fact named by `plain` has its
    plain value: "content" or "inquiries" known to be empty, "wishes" none and the
    place unknown. With `plain` empty only the flags matter.
    """

    flags: frozenset[str]
    plain: str = ""


class Check(Protocol):
    """One rule made ready to be asked."""

    @property
    def timed(self) -> bool:
        """Whether the answer may depend on the moment."""

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """The first moment from `instant` at which the rule allows the action."""

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The names of the unknown facts that break the rule."""

    def duties(self) -> tuple[Duty, ...]:
        """What an allowed action obliges to."""

    def concerns(self, key: Key) -> bool:
        """Whether the rule can be broken, or oblige, for questions of this key."""

    def sleep(self, key: Key) -> Sleep | None:
        """When it need not be asked; None where it always must."""


class BaseCheck:
    """A check without duties that concerns every question in its scope."""

    __slots__ = ()

    timed = True

    def missing(self, situation: Situation) -> tuple[str, ...]:  # noqa: ARG002
        """Nothing is unknown."""
        return ()

    def duties(self) -> tuple[Duty, ...]:
        """No duty."""
        return ()

    def concerns(self, key: Key) -> bool:  # noqa: ARG002
        """Every question."""
        return True

    def sleep(self, key: Key) -> Sleep | None:  # noqa: ARG002
        """Never."""
        return None


class YesOrNo(BaseCheck):
    """A check that time does not change: subclasses say whether the rule holds."""

    __slots__ = ()

    timed = False

    def holds(self, situation: Situation) -> bool:
        """Whether the rule allows the action."""
        raise NotImplementedError

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """Now or never."""
        return instant if self.holds(situation) else None


class Dated:
    """A check that is in force only between two local dates, both included."""

    __slots__ = ("ends", "inner", "starts")

    timed = True

    def __init__(self, inner: Check, starts: date | None, ends: date | None) -> None:
        self.inner = inner
        self.starts = starts or date.min
        self.ends = ends or date.max

    def in_force(self, situation: Situation, instant: datetime) -> bool:
        """Whether the rule is in force in any candidate zone (unknown: it is)."""
        walls = situation.walls(instant)
        for wall in walls:  # a loop, not any(): this is asked for every dated rule
            if self.starts <= wall.date() <= self.ends:
                return True
        return not walls

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """As the rule says while it is in force; afterwards nothing forbids."""
        lawful = self.inner.next_ok(situation, instant)
        if lawful is instant or not self.in_force(situation, instant):
            return instant
        if self.ends == date.max:
            return lawful
        over = situation.not_before(instant, self.ends + timedelta(days=1))
        if lawful is None or over is None:
            return over
        return min(lawful, over)

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The unknown facts of the rule itself."""
        return self.inner.missing(situation)

    def duties(self) -> tuple[Duty, ...]:
        """The duties of the rule itself."""
        return self.inner.duties()

    def concerns(self, key: Key) -> bool:
        """What the rule itself concerns."""
        return self.inner.concerns(key)

    def sleep(self, key: Key) -> Sleep | None:
        """When the rule itself sleeps."""
        return self.inner.sleep(key)


class FlagReader:
    """Reads one flag with its meaning when absent."""

    __slots__ = ("absent", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self.absent = flag_default(name)

    def of(self, flags: Mapping[str, bool | None]) -> bool | None:
        """True, False, or None for unknown."""
        return flags.get(self.name, self.absent)


def unknown_flags(
    readers: tuple[FlagReader, ...], flags: Mapping[str, bool | None]
) -> tuple[str, ...]:
    """The names among these that are unknown."""
    return tuple(r.name for r in readers if r.of(flags) is None)


def in_scope(scope: Scope, key: Key) -> bool:
    """Whether the conditions of a rule may hold for this key; unknown may."""
    pairs = (
        (scope.actions, key.kind),
        (scope.channels, key.channel),
        (scope.purposes, key.purpose),
        (scope.debtors, key.debtor),
        (scope.collectors, key.collector),
        (scope.debt_types, key.debt_type),
        (scope.parties, key.party),
    )
    if any(
        allowed is not None and value is not None and value not in allowed
        for allowed, value in pairs
    ):
        return False
    # A rule for a channel or a purpose is about contacts, even where it does not say.
    if key.kind != "contact" and scope.channels is not None:
        return False
    if scope.automated is None or key.automated is None:
        return True
    return scope.automated is key.automated

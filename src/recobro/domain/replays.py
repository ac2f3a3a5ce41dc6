"""Living past days again with a strategy: what it would have written, and when."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from recobro.domain.accounts import Account, PastContact
from recobro.domain.decisions import AccountFacts, Decision, decide_on, facts_for
from recobro.domain.ledger import Position
from recobro.domain.messages import Channel
from recobro.domain.past import CONTACT_DAYS, RUN_AT, AccountPast
from recobro.domain.strategy import Action, Timeline
from recobro.domain.turning_points import TurningPoints

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """Whether a message may go on a day, on which channel, and what forbids it.

    `again` is the day from which it may go, as far as is known; None for unknown.
    """

    allowed: bool
    channel: Channel | None = None
    rules: tuple[str, ...] = ()
    again: date | None = None


class Gate(Protocol):
    """What the law and the company's policy say of a message on one past day."""

    def __call__(
        self, account: Account, decision: Decision, day: date, purpose: str
    ) -> Permit:
        """The answer, with the contacts that the account has had by then."""
        ...


class Event(StrEnum):
    """What a replayed day may hold for an account."""

    SENT = "sent"
    WAITED = "waited"
    PERSON = "person"
    HELD_OUT = "held_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """Something happened: a message, a wait for the law, a call of a person.

    A wait lasts `until` the day from which the law allows it, as far as it knows.
    `paid` tells whether nothing was owed by plain sums (`AccountPast.owed_by_sums`):
    the proof, apart from what decided, that nobody who had paid was written to.
    """

    day: date
    event: Event
    decision: Decision
    paid: bool
    channel: Channel | None = None
    rules: tuple[str, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthEnd:
    """Where an account stood at the end of a month: the newest step, if still owing."""

    day: date
    step: str
    owes: bool


@dataclass(slots=True)
class _Life:
    """What the strategy did to one account so far, and when it is to be looked at."""

    turns: list[date]
    contacts: list[PastContact] = field(default_factory=list)
    spoken: dict[str, str] = field(default_factory=dict)
    called_for: date | None = None
    held_out: set[str] = field(default_factory=set)
    newest: tuple[str, date | None] = ("", None)

    def turns_between(self, first: date, end: date) -> list[date]:
        """The days of change from `first` on, before `end`."""
        return self.turns[bisect_left(self.turns, first) : bisect_left(self.turns, end)]


def live_through(
    past: AccountPast,
    timeline: Timeline,
    channels: frozenset[Channel],
    *,
    first: date,
    last: date,
    zone: ZoneInfo,
    gate: Gate,
    points: TurningPoints | None = None,
) -> Iterator[Lived | MonthEnd]:
    """Decide the days from `first` to `last`, and say what came of it.

    Only days on which something may turn out otherwise than the day before are decided:
    those of the history, and those of the strategy (`points`, made once for many
    accounts). A message that the law forbids waits until the day from which it allows
    it, and goes if it is still the step of that day. A person who was called keeps the
    case while what was chased is owed.
    """
    points = points or TurningPoints(timeline)
    life = _Life(turns=past.turning_days(zone))
    account, facts = _look(past, life, channels, first, zone)
    day, after = first, last + _DAY
    while day < after:
        if day > first and life.turns_between(day, day + _DAY):
            account, facts = _look(past, life, channels, day, zone)
        lived = _day(past, life, timeline, account, facts, day, zone, gate)
        waits: date | None = None
        if lived is not None:
            yield lived
            if lived.event is Event.WAITED:
                waits = lived.until or day + _DAY
            elif lived.event is not Event.HELD_OUT:
                account, facts = _look(
                    past, life, channels, day, zone, account.position
                )
        following = points.after(facts, day) if facts.balance > 0 else after
        if waits is not None:
            following = min(following, max(waits, day + _DAY))
        changes = life.turns_between(day + _DAY, following)
        following = min([following, after, *changes[:1]])
        yield from _month_ends(day, following, life, facts)
        day = following


def _look(
    past: AccountPast,
    life: _Life,
    channels: frozenset[Channel],
    day: date,
    zone: ZoneInfo,
    position: Position | None = None,
) -> tuple[Account, AccountFacts]:
    """The account on a day, and the facts of it; `position` where it is known."""
    now = datetime.combine(day, RUN_AT, tzinfo=zone)
    account = past.account_on(
        day, zone, contacts=life.contacts, spoken=life.spoken, position=position
    )
    facts = facts_for(account, channels, now=now)
    if life.called_for is not None:
        if facts.oldest_due == life.called_for:
            return account, replace(facts, with_person=True)
        life.called_for = None
    return account, facts


def _day(
    past: AccountPast,
    life: _Life,
    timeline: Timeline,
    account: Account,
    facts: AccountFacts,
    day: date,
    zone: ZoneInfo,
    gate: Gate,
) -> Lived | None:
    """Decide one day and carry it out in `life`; None where nothing happened."""
    decision = decide_on(timeline, facts, day)
    if decision.action is Action.NONE and not decision.held_out:
        return None
    paid = past.owed_by_sums(day) <= 0
    if decision.held_out and decision.step is not None:
        key = f"{decision.step.name}:{facts.oldest_due}"
        if key in life.held_out:
            return None
        life.held_out.add(key)
        return Lived(day=day, event=Event.HELD_OUT, decision=decision, paid=paid)
    assert decision.step is not None  # an action is a step's
    if decision.action is Action.PERSON:
        life.spoken[decision.key] = decision.step.name
        life.called_for = facts.oldest_due
        life.newest = (decision.step.name, facts.oldest_due)
        return Lived(day=day, event=Event.PERSON, decision=decision, paid=paid)
    purpose = "reminder" if decision.days_past_due < 0 else "collection"
    permit = gate(account, decision, day, purpose)
    if not permit.allowed or permit.channel is None:
        return Lived(
            day=day, event=Event.WAITED, decision=decision, paid=paid,
            rules=permit.rules, until=permit.again,
        )  # fmt: skip
    life.spoken[decision.key] = decision.step.name
    life.newest = (decision.step.name, facts.oldest_due)
    insort(life.turns, day + timedelta(days=CONTACT_DAYS + 1))
    life.contacts.append(
        PastContact(
            at=datetime.combine(day, RUN_AT, tzinfo=zone),
            channel=permit.channel,
            purpose=purpose,
            outcome="attempt",
        )
    )
    return Lived(
        day=day, event=Event.SENT, decision=decision, paid=paid, channel=permit.channel
    )


def _standing(life: _Life, facts: AccountFacts) -> str:
    """The step that spoke last about what is owed; empty where none has."""
    step, anchor = life.newest
    return step if step and anchor == facts.oldest_due else ""


def _month_ends(
    day: date, until: date, life: _Life, facts: AccountFacts
) -> Iterator[MonthEnd]:
    """The month ends of days with the same facts, the last day left out."""
    end = _end_of_month(day)
    while end < until:
        owes = facts.balance > 0
        yield MonthEnd(day=end, step=_standing(life, facts) if owes else "", owes=owes)
        end = _end_of_month(end + _DAY)


def _end_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - _DAY

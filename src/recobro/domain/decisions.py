"""Decisions: which step an account has reached, and what to do about it today."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from recobro.domain.ageing import Stage
from recobro.domain.messages import Channel
from recobro.domain.money import Money
from recobro.domain.strategy.arrival import Reason, arrived, key_of
from recobro.domain.strategy.assignment import is_held_out, speech_for
from recobro.domain.strategy.facts import (
    UNASKED_PURPOSES,
    AccountFacts,
    NextInstalment,
    OpenPromise,
    facts_for,
    position_facts,
)
from recobro.domain.strategy.paths import Path
from recobro.domain.strategy.steps import Action, Speech, Step
from recobro.domain.strategy.strategies import Segment, Strategy
from recobro.domain.strategy.versions import Timeline

__all__ = [
    "UNASKED_PURPOSES",
    "AccountFacts",
    "Decision",
    "NextInstalment",
    "OpenPromise",
    "Reason",
    "decide",
    "decide_on",
    "facts_for",
    "key_of",
    "position_facts",
]

_TICK = timedelta(microseconds=1)


class Decision(NamedTuple):
    """For one account on one day: the next action, or why none, with its reasons.

    `strategy` is the label (name@version) that was followed; `segment` the segment of
    it, empty where something forbade any action before a segment was asked for.
    `step` is that of the action and `speech` what it says and how, with its variant
    resolved; where the debtor is `held_out` they are those that would have been, and
    the action is none. `channels` is the order to try, of those that reach the person;
    empty is the company's own order. `key` is under what the step speaks once.
    `propensity` is the chance of what was drawn: the variant's share times that of not
    being held out; the share of the hold-out where held out; 1 where nothing was drawn.
    Like `Reason` a named tuple, because a cycle makes millions: half the price of a
    frozen dataclass.
    """

    action: Action
    stage: Stage
    days_past_due: int
    amount: Decimal
    currency: str
    reasons: tuple[Reason, ...]
    strategy: str
    segment: str = ""
    step: Step | None = None
    speech: Speech | None = None
    channels: tuple[Channel, ...] = ()
    key: str = ""
    propensity: float = 1.0
    held_out: bool = False

    @property
    def balance(self) -> Money:
        """All that is owed, as money; `amount` is the same number and costs nothing."""
        return Money(amount=self.amount, currency=self.currency)

    @property
    def variant(self) -> str:
        """The variant of the step; empty where it has none."""
        return self.speech.variant if self.speech else ""

    @property
    def at(self) -> time | None:
        """The earliest time of day, where the day is counted; None: when lawful."""
        return self.speech.at if self.speech else None

    @property
    def template(self) -> str:
        """The name of the wording; empty for a person's task."""
        return self.speech.template if self.speech else ""

    @property
    def tone(self) -> str:
        """How it is said."""
        return self.speech.tone if self.speech else ""

    @property
    def offer(self) -> str:
        """What the step may offer; empty for nothing."""
        return self.speech.offer if self.speech else ""


def decide_on(timeline: Timeline, facts: AccountFacts, day: date) -> Decision:
    """What to do about one account on `day`, by the version that its path follows."""
    return decide(timeline.strategy_for(facts.oldest_due, day), facts, day)


def decide(strategy: Strategy, facts: AccountFacts, day: date) -> Decision:
    """What to do about one account on `day`, in the debtor's calendar.

    Asks in this order: is anything owed and may it be asked for; does a person have
    the case; which segment is it; was something agreed; which step has the debt
    reached; has it spoken already; is a conversation going on; can the person be
    reached; did we write too lately; is the person held out.

    The hold-out withholds the messages of a segment's `steps`. Messages about an
    agreement that the person made, tasks for a person, and replies go as for everybody.
    """
    oldest = facts.oldest_due
    days = (day - oldest).days if oldest is not None else 0
    stage = strategy.limits.stage(days)

    def idle(segment: str, *reasons: Reason) -> Decision:
        return Decision(
            Action.NONE, stage, days, facts.balance, facts.currency, reasons,
            strategy.label, segment,
        )  # fmt: skip

    obstacle = _obstacle(strategy, facts, day)
    if obstacle is not None:
        return idle("", obstacle)
    segment = strategy.segment_for(facts, days, stage)
    name = segment.name
    path, anchor, why = _sequence(segment, facts)
    step, told, key = arrived(strategy, path, facts, anchor, day, days, stage)
    if step is None:
        return idle(name, why, told)
    if step.action is Action.PERSON:
        return Decision(
            Action.PERSON, stage, days, facts.balance, facts.currency, (why, told),
            strategy.label, name, step, key=key,
        )  # fmt: skip
    speech = speech_for(strategy.name, step, facts.debtor_id)
    channels = speech.channels
    if channels:
        channels = tuple([c for c in channels if c in facts.channels])
    if not (channels or (facts.channels and not speech.channels)):
        return idle(name, why, Reason(code="unreachable"))
    quiet = _too_soon(strategy, facts, day)
    if quiet is not None:
        return idle(name, why, told, quiet)
    share = strategy.hold_out if path is segment.path else 0.0
    if share and is_held_out(strategy.name, share, facts.debtor_id):
        withheld = Reason(code="held_out", values={"step": step.name})
        return Decision(
            Action.NONE, stage, days, facts.balance, facts.currency,
            (why, told, withheld), strategy.label, name, step, speech, channels, "",
            share, held_out=True,
        )  # fmt: skip
    return Decision(
        Action.SEND, stage, days, facts.balance, facts.currency, (why, told),
        strategy.label, name, step, speech, channels, key, speech.share * (1 - share),
    )  # fmt: skip


def _obstacle(strategy: Strategy, facts: AccountFacts, day: date) -> Reason | None:
    """What forbids any action, whatever the sequence says."""
    if facts.balance <= 0:
        return Reason(code="nothing_owed")
    if facts.stopped:
        return Reason(code="stopped")
    if facts.with_person:
        return Reason(code="with_person")
    if facts.held_until is not None:
        # a hold until midnight ends with the day before, one until noon with its day
        until = facts.held_until
        if (until - _TICK).date() >= day:
            return Reason(
                code="held",
                values={
                    "reason": facts.hold_reason,
                    "until": until.date().isoformat(),
                },
            )
    if facts.oldest_due is None:
        return Reason(code="disputed" if facts.disputed else "held")
    least = strategy.least.get(facts.currency)
    if least and facts.balance < least:
        smallest = strategy.smallest_balance[facts.currency]
        return Reason(code="too_small", values={"smallest": smallest})
    return None


def _sequence(segment: Segment, facts: AccountFacts) -> tuple[Path, date, Reason]:
    """Which steps count, from which date, and why these."""
    agreed = facts.instalment or facts.promise
    if agreed is not None:
        plan = facts.instalment is not None
        why = Reason(
            code="in_plan" if plan else "promised",
            values={
                "date": agreed.date.isoformat(),
                "amount": str(agreed.outstanding),
            },
        )
        path = segment.instalment_path if plan else segment.promise_path
        return path, agreed.date, why
    assert facts.oldest_due is not None  # _obstacle asked
    why = Reason(
        code="oldest_unpaid",
        values={
            "invoice": facts.oldest_invoice,
            "due_date": facts.oldest_due.isoformat(),
        },
    )
    return segment.path, facts.oldest_due, why


def _too_soon(strategy: Strategy, facts: AccountFacts, day: date) -> Reason | None:
    """Whether a message that nobody asked for went lately, or today already."""
    last = facts.last_contact
    if last is None:
        return None
    next_day = last + timedelta(days=strategy.quiet_days)
    if day < next_day:
        return Reason(code="quiet_days", values={"until": next_day.isoformat()})
    own = facts.last_of_account
    return Reason(code="today_already") if own is not None and own >= day else None

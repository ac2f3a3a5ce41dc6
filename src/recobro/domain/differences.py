"""What another strategy would do today: "312 messages more, 0 unlawful, these 20".

Accounts stream through; what is kept is counts, and a bounded number of examples. Which
examples are kept is drawn by a hash of the account and a seed: the same ones whatever
the order in which accounts come, and as good as any by chance.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from recobro.domain.decisions import AccountFacts, Decision, Reason
from recobro.domain.draws import Drawn
from recobro.domain.messages import Channel
from recobro.domain.strategy import Action


class Kind(StrEnum):
    """How an account fares otherwise."""

    NEW_MESSAGE = "new_message"
    LOST_MESSAGE = "lost_message"
    OTHER_MESSAGE = "other_message"
    TO_PERSON = "to_person"
    FROM_PERSON = "from_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one strategy does with an account, in as many words as it takes to compare.

    `channel` is where a message would go first.
    """

    action: Action
    strategy: str
    segment: str
    step: str
    template: str
    variant: str
    channel: str
    reasons: tuple[Reason, ...]

    @property
    def label(self) -> str:
        """In short: `send overdue-7`, `none quiet_days`."""
        if self.action is Action.NONE:
            return f"none {self.reasons[-1].code}" if self.reasons else "none"
        return f"{self.action.value} {self.step}"

    def as_json(self) -> dict[str, Any]:
        """The outcome, its reasons as codes with their facts."""
        return {
            "action": self.action.value,
            "strategy": self.strategy,
            "segment": self.segment,
            "step": self.step,
            "template": self.template,
            "variant": self.variant,
            "channel": self.channel,
            "reasons": [
                {"code": reason.code, "values": dict(reason.values)}
                for reason in self.reasons
            ],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An account that fares otherwise: how now, and how then."""

    account_id: UUID
    kind: Kind
    stage: str
    days_past_due: int
    balance: Decimal
    currency: str
    now: Outcome
    then: Outcome


@dataclass(slots=True, kw_only=True)
class Side:
    """The day under one of the two: counts of accounts by what they get.

    The messages are counted by segment, stage, channel and step; `chased` is what they
    ask for, by currency.
    """

    actions: Counter[str] = field(default_factory=Counter)
    by_segment: Counter[str] = field(default_factory=Counter)
    by_stage: Counter[str] = field(default_factory=Counter)
    by_channel: Counter[str] = field(default_factory=Counter)
    by_step: Counter[str] = field(default_factory=Counter)
    chased: dict[str, Decimal] = field(default_factory=dict)

    def add(self, outcome: Outcome, decision: Decision, facts: AccountFacts) -> None:
        """One account."""
        self.actions[outcome.action.value] += 1
        if outcome.action is not Action.NONE:
            self.by_step[outcome.step] += 1
        if outcome.action is not Action.SEND:
            return
        self.by_segment[outcome.segment] += 1
        self.by_stage[decision.stage.value] += 1
        self.by_channel[outcome.channel] += 1
        known = self.chased.get(facts.currency, Decimal(0))
        self.chased[facts.currency] = known + facts.claimable

    def as_json(self) -> dict[str, Any]:
        """The counts under their names."""
        return {
            **{action.value: self.actions[action.value] for action in Action},
            "by_segment": dict(self.by_segment),
            "by_stage": dict(self.by_stage),
            "by_channel": dict(self.by_channel),
            "by_step": dict(self.by_step),
            "chased": {c: str(a) for c, a in sorted(self.chased.items())},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """What the gate said of the messages that are new or other ones.

    Of `of` messages `asked` were put to it, all or a sample by chance. `today` may go
    on the day, `later` only on another day, and `unlawful` at no time that was found.
    """

    of: int = 0
    asked: int = 0
    today: int = 0
    later: int = 0
    unlawful: int = 0
    rules: Mapping[str, int] = field(default_factory=dict)

    @property
    def sampled(self) -> bool:
        """Whether only some were asked about."""
        return self.asked < self.of

    def as_json(self) -> dict[str, Any]:
        """The counts under their names."""
        return {
            "messages": self.of,
            "asked": self.asked,
            "sampled": self.sampled,
            "today": self.today,
            "later": self.later,
            "unlawful": self.unlawful,
            "rules": dict(self.rules),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The whole. `looked_at` of `accounts` were compared: all, or some by chance.

    `kinds` counts the accounts that fare otherwise by kind, `moves` by how now and how
    then.
    """

    day: date
    now_label: str
    then_label: str
    accounts: int
    looked_at: int
    now: Side
    then: Side
    kinds: Mapping[Kind, int]
    moves: Mapping[tuple[str, str], int]
    examples: Mapping[Kind, tuple[Moved, ...]]
    law: Law = Law()

    @property
    def more_messages(self) -> int:
        """How many messages more, or less than 0 for fewer."""
        send = Action.SEND.value
        return self.then.actions[send] - self.now.actions[send]

    @property
    def changed(self) -> int:
        """How many accounts fare otherwise."""
        return sum(self.moves.values())

    @property
    def sampled(self) -> bool:
        """Whether only some accounts were looked at."""
        return self.looked_at < self.accounts

    def as_json(self) -> dict[str, Any]:
        """One object, the examples without names."""
        return {
            "date": self.day.isoformat(),
            "now": self.now_label,
            "then": self.then_label,
            "accounts": self.accounts,
            "looked_at": self.looked_at,
            "sampled": self.sampled,
            "more_messages": self.more_messages,
            "changed": self.changed,
            "law": self.law.as_json(),
            "sides": {"now": self.now.as_json(), "then": self.then.as_json()},
            "kinds": {kind.value: number for kind, number in self.kinds.items()},
            "moves": [
                {"from": before, "to": after, "accounts": number}
                for (before, after), number in sorted(
                    self.moves.items(), key=lambda item: (-item[1], item[0])
                )
            ],
            "examples": {
                kind.value: [_moved(one) for one in found]
                for kind, found in self.examples.items()
            },
        }


def _moved(one: Moved) -> dict[str, Any]:
    return {
        "account": str(one.account_id),
        "stage": one.stage,
        "days_past_due": one.days_past_due,
        "balance": str(one.balance),
        "currency": one.currency,
        "now": one.now.as_json(),
        "then": one.then.as_json(),
    }


def outcome_of(
    decision: Decision, facts: AccountFacts, order: Sequence[Channel]
) -> Outcome:
    """A decision as it is compared; `order` is the company's own order of channels."""
    sends = decision.action is Action.SEND
    ways = decision.channels or tuple(c for c in order if c in facts.channels)
    return Outcome(
        action=decision.action,
        strategy=decision.strategy,
        segment=decision.segment,
        step=decision.step.name if decision.step else "",
        template=decision.template if sends else "",
        variant=decision.variant if sends else "",
        channel=ways[0].value if sends and ways else "",
        reasons=decision.reasons,
    )


def kind_of(now: Outcome, then: Outcome) -> Kind | None:
    """How an account fares otherwise; None where it gets the same."""
    if now.action is then.action is Action.SEND:
        same = ("step", "template", "channel")
        alike = all(getattr(now, name) == getattr(then, name) for name in same)
        return None if alike else Kind.OTHER_MESSAGE
    if now.action is then.action:
        return None
    if then.action is Action.PERSON:
        return Kind.TO_PERSON
    if then.action is Action.SEND:
        return Kind.NEW_MESSAGE
    return Kind.LOST_MESSAGE if now.action is Action.SEND else Kind.FROM_PERSON


class DifferenceTally:
    """Takes the accounts one by one; one for each comparison.

    `judged` is the sample of messages, new or other ones, to put to the gate.
    """

    def __init__(
        self, *, order: Sequence[Channel], examples: int, judged: int, seed: int
    ) -> None:
        self._order = tuple(order)
        self._now, self._then = Side(), Side()
        self._kinds: Counter[Kind] = Counter()
        self._moves: Counter[tuple[str, str]] = Counter()
        self._examples: dict[Kind, Drawn[Moved]] = defaultdict(
            lambda: Drawn(examples, seed)
        )
        self._looked_at = 0
        self.messages = 0
        self.judged: Drawn[tuple[UUID, Decision]] = Drawn(judged, seed)

    def add(
        self, account_id: UUID, facts: AccountFacts, now: Decision, then: Decision
    ) -> None:
        """One account, as both strategies decide about it."""
        self._looked_at += 1
        before = outcome_of(now, facts, self._order)
        after = outcome_of(then, facts, self._order)
        self._now.add(before, now, facts)
        self._then.add(after, then, facts)
        kind = kind_of(before, after)
        if kind is None:
            return
        self._kinds[kind] += 1
        self._moves[before.label, after.label] += 1
        if after.action is Action.SEND:
            self.messages += 1
            self.judged.offer(account_id, (account_id, then))
        self._examples[kind].offer(
            account_id,
            Moved(
                account_id=account_id,
                kind=kind,
                stage=then.stage.value,
                days_past_due=then.days_past_due,
                balance=facts.balance,
                currency=facts.currency,
                now=before,
                then=after,
            ),
        )

    def difference(
        self, *, day: date, now_label: str, then_label: str, accounts: int, law: Law
    ) -> Difference:
        """What has been counted so far; `accounts` is how many there are in all."""
        return Difference(
            day=day,
            now_label=now_label,
            then_label=then_label,
            accounts=max(accounts, self._looked_at),
            looked_at=self._looked_at,
            now=self._now,
            then=self._then,
            kinds=self._kinds,
            moves=self._moves,
            examples={
                kind: tuple(self._examples[kind].items())
                for kind in Kind
                if kind in self._examples
            },
            law=law,
        )

"""Strategies: versioned sequences of steps, as values and as stored JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from recobro.domain.ageing import DEFAULT_LIMITS, StageLimits
from recobro.domain.errors import DomainError
from recobro.domain.money import Money


class Action(StrEnum):
    """What a decision says to do."""

    SEND = "send"
    PERSON = "person"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a sequence: from which to which day past due, and what then.

    `template` names the wording; `tone` and `offer` are stored with the message and
    read by reports. A step speaks once for each anchor (see `step_key`).
    """

    name: str
    first_day: int
    last_day: int
    action: Action = Action.SEND
    template: str = ""
    tone: str = "kind"
    offer: str = ""

    def __post_init__(self) -> None:
        if self.first_day > self.last_day:
            raise ValueError(f"step {self.name}: its days run backwards")
        if self.action is Action.SEND and not self.template:
            raise ValueError(f"step {self.name}: a message needs a template")


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """A versioned sequence of steps with its stage limits.

    `quiet_days` is the least number of days between two messages that nobody asked
    for; `smallest_balance` what is not worth a message, per currency.
    `instalment_steps` count days from the date of a plan's unpaid instalment, and
    `promise_steps` from the date of a promise that was not kept.
    """

    name: str
    version: int
    steps: tuple[Step, ...]
    instalment_steps: tuple[Step, ...] = ()
    promise_steps: tuple[Step, ...] = ()
    limits: StageLimits = DEFAULT_LIMITS
    quiet_days: int = 3
    smallest_balance: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.quiet_days < 0:
            raise ValueError("the quiet days are a number from 0")
        for currency, amount in self.smallest_balance.items():
            Money.of(amount, currency)

    @property
    def label(self) -> str:
        """Name and version, stored with each decision."""
        return f"{self.name}@{self.version}"


DEFAULT_STRATEGY = Strategy(
    name="default",
    version=1,
    steps=(
        Step(name="preventive", first_day=-3, last_day=-1, template="preventive"),
        Step(name="overdue-1", first_day=1, last_day=6, template="overdue_first"),
        Step(name="overdue-7", first_day=7, last_day=14, template="overdue_second"),
        Step(name="overdue-15", first_day=15, last_day=29, template="overdue_help"),
        Step(name="overdue-30", first_day=30, last_day=30, template="overdue_help"),
        Step(
            name="plan-31", first_day=31, last_day=59, template="plan_offer",
            tone="plain", offer="plan",
        ),
        Step(
            name="plan-60", first_day=60, last_day=90, template="plan_offer",
            tone="plain", offer="plan",
        ),
        Step(
            name="firm-91", first_day=91, last_day=119, template="firm",
            tone="firm", offer="plan",
        ),
        Step(
            name="firm-120", first_day=120, last_day=149, template="firm",
            tone="firm", offer="plan",
        ),
        Step(
            name="firm-150", first_day=150, last_day=180, template="firm",
            tone="firm", offer="plan",
        ),
        Step(
            name="person-181", first_day=181, last_day=100_000, action=Action.PERSON,
        ),
    ),
    instalment_steps=(
        Step(
            name="instalment-soon", first_day=-3, last_day=-1,
            template="instalment_soon",
        ),
        Step(
            name="instalment-late-1", first_day=1, last_day=6,
            template="instalment_late",
        ),
        Step(
            name="instalment-late-7", first_day=7, last_day=14,
            template="instalment_late", tone="plain",
        ),
        Step(
            name="instalment-person-15", first_day=15, last_day=100_000,
            action=Action.PERSON,
        ),
    ),
    promise_steps=(
        Step(
            name="promise-late-1", first_day=1, last_day=4,
            template="promise_late", tone="plain",
        ),
    ),
)  # fmt: skip


def definition_of(strategy: Strategy) -> dict[str, Any]:
    """The strategy as JSON, as it is stored and shown."""

    def steps(items: Sequence[Step]) -> list[dict[str, Any]]:
        return [
            {
                "name": s.name,
                "first_day": s.first_day,
                "last_day": s.last_day,
                "action": s.action.value,
                "template": s.template,
                "tone": s.tone,
                "offer": s.offer,
            }
            for s in items
        ]

    limits = strategy.limits
    return {
        "steps": steps(strategy.steps),
        "instalment_steps": steps(strategy.instalment_steps),
        "promise_steps": steps(strategy.promise_steps),
        "limits": {
            "preventive": limits.preventive,
            "early": limits.early,
            "mid": limits.mid,
            "late": limits.late,
        },
        "quiet_days": strategy.quiet_days,
        "smallest_balance": dict(strategy.smallest_balance),
    }


def strategy_from(name: str, version: int, definition: Mapping[str, Any]) -> Strategy:
    """The strategy that a stored definition describes; ValueError if it is broken."""

    def steps(items: Sequence[Mapping[str, Any]]) -> tuple[Step, ...]:
        return tuple(
            Step(**{**item, "action": Action(item["action"])}) for item in items
        )

    try:
        return Strategy(
            name=name,
            version=version,
            steps=steps(definition["steps"]),
            instalment_steps=steps(definition["instalment_steps"]),
            promise_steps=steps(definition["promise_steps"]),
            limits=StageLimits(**definition["limits"]),
            quiet_days=definition["quiet_days"],
            smallest_balance=definition["smallest_balance"],
        )
    except (DomainError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"strategy {name}@{version} is broken: {error!r}") from error

"""Segments and strategies: whom a sequence is for, and the versioned whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from recobro.domain.ageing import DEFAULT_LIMITS, Stage, StageLimits
from recobro.domain.money import Money
from recobro.domain.strategy.checks import errors_in
from recobro.domain.strategy.expressions import Condition, Expression, condition_of
from recobro.domain.strategy.facts import AccountFacts
from recobro.domain.strategy.paths import Path
from recobro.domain.strategy.steps import Step

STRATEGY_NAME = re.compile(r"\w(?:[\w. -]{0,78}[\w.-])?")
# Larger hold-outs are a mistake in a percentage, not an experiment.
MOST_HELD_OUT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Whom a set of sequences is for, and the sequences.

    `when` is None in the last segment of a strategy, and only there. `steps` count from
    the oldest due date that may be asked for, `instalment_steps` from the date of a
    plan's unpaid instalment, `promise_steps` from that of a promise that was not kept.
    The three paths and `test` are derived.
    """

    name: str
    steps: tuple[Step, ...]
    when: Expression | None = None
    instalment_steps: tuple[Step, ...] = ()
    promise_steps: tuple[Step, ...] = ()
    test: Condition | None = field(init=False, repr=False, compare=False)
    path: Path = field(init=False, repr=False, compare=False)
    instalment_path: Path = field(init=False, repr=False, compare=False)
    promise_path: Path = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "test", condition_of(self.when) if self.when else None)
        object.__setattr__(self, "path", Path(self.steps))
        object.__setattr__(self, "instalment_path", Path(self.instalment_steps))
        object.__setattr__(self, "promise_path", Path(self.promise_steps))

    @property
    def every_step(self) -> tuple[Step, ...]:
        """The steps of its three sequences."""
        return (*self.steps, *self.instalment_steps, *self.promise_steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """A version of a strategy: segments of which the first that fits an account wins.

    `quiet_days` is the least number of days between two messages that nobody asked
    for; whatever it is, there is one such message a day at most. `conversation_days` is
    how long a conversation goes on after the person wrote (see `Start`).
    `smallest_balance` is what is not worth a message, per currency. `hold_out` is the
    share of debtors, 0 to 0.5, to whom the `steps` do not write (see `decisions`).
    `entry` (the first day of the earliest step), `label` and `least` are derived.
    """

    name: str
    version: int
    segments: tuple[Segment, ...]
    limits: StageLimits = DEFAULT_LIMITS
    quiet_days: int = 3
    conversation_days: int = 3
    smallest_balance: Mapping[str, str] = field(default_factory=dict)
    hold_out: float = 0.0
    label: str = field(init=False, repr=False, compare=False)
    entry: int = field(init=False, repr=False, compare=False)
    least: Mapping[str, Decimal] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not STRATEGY_NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no name of a strategy")
        if self.quiet_days < 0 or self.conversation_days < 0:
            raise ValueError("the quiet days are a number from 0")
        if not 0 <= self.hold_out <= MOST_HELD_OUT:
            raise ValueError(f"the hold-out is a share from 0 to {MOST_HELD_OUT}")
        for error in errors_in(self.segments):
            raise ValueError(str(error))
        least = {c: Money.of(a, c).amount for c, a in self.smallest_balance.items()}
        object.__setattr__(self, "least", least)
        object.__setattr__(self, "label", f"{self.name}@{self.version}")
        entries = [segment.path.entry for segment in self.segments]
        object.__setattr__(self, "entry", min(entries))

    def segment_for(self, facts: AccountFacts, days: int, stage: Stage) -> Segment:
        """The first segment that fits an account, so many days past due."""
        for segment in self.segments:
            if segment.test is None or segment.test(facts, days, stage):
                return segment
        return self.segments[-1]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that count from a due date, of every segment."""
        return tuple(step for s in self.segments for step in s.steps)

    @property
    def instalment_steps(self) -> tuple[Step, ...]:
        """The steps that count from an instalment's date, of every segment."""
        return tuple(step for s in self.segments for step in s.instalment_steps)

    @property
    def promise_steps(self) -> tuple[Step, ...]:
        """The steps that count from a promise's date, of every segment."""
        return tuple(step for s in self.segments for step in s.promise_steps)

    def every_step(self) -> Iterator[Step]:
        """All steps, segment by segment."""
        for segment in self.segments:
            yield from segment.every_step


def one_segment(  # the shape of most tests and of the default
    *,
    name: str,
    version: int,
    steps: tuple[Step, ...],
    instalment_steps: tuple[Step, ...] = (),
    promise_steps: tuple[Step, ...] = (),
    quiet_days: int = 3,
    conversation_days: int = 3,
    limits: StageLimits = DEFAULT_LIMITS,
    smallest_balance: Mapping[str, str] | None = None,
    hold_out: float = 0.0,
) -> Strategy:
    """A strategy with one segment, `everybody`."""
    everybody = Segment(
        name="everybody",
        steps=steps,
        instalment_steps=instalment_steps,
        promise_steps=promise_steps,
    )
    return Strategy(
        name=name,
        version=version,
        segments=(everybody,),
        quiet_days=quiet_days,
        conversation_days=conversation_days,
        limits=limits,
        smallest_balance=smallest_balance or {},
        hold_out=hold_out,
    )

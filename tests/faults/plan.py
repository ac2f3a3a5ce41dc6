"""What a seed decides: who is killed and when, and what each debtor does."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum

from tests.acceptance.stack import Debtor

DEBTORS = 40
KILLS_MAX = 3
LOAD_SECONDS = 4.0
# So that kills and stops hit calls under way, and messages that wait for their call.
SLOW_SECONDS = (0.02, 0.05, 0.3)


class Target(StrEnum):
    """What kill -9 hits."""

    WORKER = "worker"
    DATABASE = "database"
    EMULATOR = "emulator"


class Act(StrEnum):
    """What a debtor does once, of their own accord."""

    NOTHING = "nothing"
    STOP_NOW = "stop_now"  # perhaps before we wrote
    STOP = "stop"  # once we wrote
    ASK = "ask"
    PROMISE = "promise"
    PAY = "pay"
    READ = "read"


WORDS = {
    Act.STOP_NOW: "BAJA",
    Act.STOP: "BAJA",
    Act.ASK: "cuánto debo?",
    Act.PROMISE: "te pago el viernes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """One kill -9, so many seconds after the load began."""

    at: float
    target: Target
    which: int
    rest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What one debtor does, so many seconds after they may."""

    debtor: Debtor
    act: Act
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPlan:
    """One run: the kills in their order, and the people.

    `slow` is how many seconds the provider takes for an answer.
    """

    number: int
    slow: float
    kills: tuple[Kill, ...]
    deeds: tuple[Deed, ...]

    @property
    def debtors(self) -> list[Debtor]:
        """Everybody who owes from this run on."""
        return [deed.debtor for deed in self.deeds]


def plan_of(seed: int, number: int, debtors: int = DEBTORS) -> RunPlan:
    """The plan of one run; the same seed and number give the same plan."""
    chance = random.Random(f"{seed}/{number}")
    targets = chance.choices(
        list(Target), weights=(5, 2, 3), k=chance.randint(1, KILLS_MAX)
    )
    moments = sorted(chance.uniform(0.1, LOAD_SECONDS - 0.5) for _ in targets)
    kills = tuple(
        Kill(
            at=at,
            target=target,
            which=chance.randrange(8),
            rest=chance.uniform(0.0, 0.6),
        )
        for at, target in zip(moments, targets, strict=True)
    )
    acts = chance.choices(list(Act), weights=(25, 10, 10, 20, 10, 15, 10), k=debtors)
    deeds = tuple(
        Deed(
            debtor=_debtor(number, position, chance),
            act=act,
            after=chance.uniform(0.0, 2.0),
        )
        for position, act in enumerate(acts)
    )
    slow = chance.choice(SLOW_SECONDS)
    return RunPlan(number=number, slow=slow, kills=kills, deeds=deeds)


def _debtor(run: int, position: int, chance: random.Random) -> Debtor:
    """Fictitious, and nobody else: runs below 1,000 with below 10,000 people each."""
    return Debtor(
        name=f"Persona {run:03d} {position:04d}",
        phone=f"+3461{run:03d}{position:04d}",
        amount=f"{chance.randint(2000, 90000) / 100:.2f}",
        days=8,
        invoice=f"F-{run:03d}-{position:04d}",
    )

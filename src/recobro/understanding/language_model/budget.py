"""What a language model may cost: reserved before a request, settled after it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from recobro.understanding.language_model.failures import Failure, LanguageModelError
from recobro.understanding.language_model.settings import LanguageModelSettings

# An upper estimate: Spanish has about 4 characters to a token, names and accents fewer.
CHARACTERS_PER_TOKEN = 2.5
_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCost:
    """One request as it is accounted for: no text, no person.

    `cost` is in the currency of the configured prices; `failure` None where the answer
    could be used; `estimated` where the server told no token counts.
    """

    at: datetime
    purpose: str
    model: str
    input_tokens: int
    output_tokens: int
    cost: Decimal
    seconds: float
    failure: Failure | None = None
    estimated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a day has used so far."""

    tokens: int = 0
    cost: Decimal = Decimal(0)


class CostLedger(Protocol):
    """Where costs are kept; one for all processes, if the budget is to hold for all."""

    def spent(self, day: date) -> Spent:
        """What was recorded for a day, by whichever process."""
        ...

    def record(self, cost: CallCost) -> None:
        """Keep one request's cost."""
        ...


class MemoryLedger:
    """The costs of this process, forgotten when it ends."""

    def __init__(self) -> None:
        self.costs: list[CallCost] = []
        self._days: dict[date, Spent] = {}
        self._lock = threading.Lock()

    def spent(self, day: date) -> Spent:
        """What this process recorded for a day."""
        with self._lock:
            return self._days.get(day, Spent())

    def record(self, cost: CallCost) -> None:
        """Add one request; the last thousand are kept one by one."""
        with self._lock:
            day = cost.at.date()
            before = self._days.get(day, Spent())
            self._days = {
                day: Spent(
                    tokens=before.tokens + cost.input_tokens + cost.output_tokens,
                    cost=before.cost + cost.cost,
                )
            }
            self.costs = [*self.costs[-999:], cost]


class Budget:
    """Keeps a day, and each message, within what the settings allow."""

    def __init__(
        self,
        settings: LanguageModelSettings,
        ledger: CostLedger,
        now: Callable[[], datetime],
    ) -> None:
        self._settings = settings
        self._ledger = ledger
        self._now = now
        self._lock = threading.Lock()
        self._reserved = Spent()

    def cost_of(self, input_tokens: int, output_tokens: int) -> Decimal:
        """What so many tokens cost at the configured prices."""
        into = self._settings.price_input * input_tokens
        out = self._settings.price_output * output_tokens
        return (into + out) / _MILLION

    def reserve(self, characters: int, already: int) -> Spent:
        """Put aside what one request may use at most.

        `characters` go in; `already` tokens were used for this message before. Raises
        LanguageModelError (budget) where the day or the message has no room for it.
        """
        into = estimate(characters)
        out = self._settings.answer_tokens
        wanted = Spent(tokens=into + out, cost=self.cost_of(into, out))
        with self._lock:
            spent = self._ledger.spent(self._now().date())
            tokens = spent.tokens + self._reserved.tokens + wanted.tokens
            cost = spent.cost + self._reserved.cost + wanted.cost
            most = self._settings.daily_budget
            if (
                already + wanted.tokens > self._settings.message_tokens
                or tokens > self._settings.daily_tokens
                or (most is not None and cost > most)
            ):
                raise LanguageModelError(Failure.BUDGET)
            self._reserved = _plus(self._reserved, wanted)
        return wanted

    def settle(self, reserved: Spent, cost: CallCost | None) -> None:
        """Give back what was put aside, and record what was used in its place."""
        with self._lock:
            negative = Spent(tokens=-reserved.tokens, cost=-reserved.cost)
            self._reserved = _plus(self._reserved, negative)
            if cost is not None:
                self._ledger.record(cost)


def estimate(characters: int) -> int:
    """Tokens that so many characters make at most."""
    return int(characters / CHARACTERS_PER_TOKEN) + 1


def _plus(one: Spent, other: Spent) -> Spent:
    return Spent(tokens=one.tokens + other.tokens, cost=one.cost + other.cost)

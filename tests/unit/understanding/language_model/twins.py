"""Twins of what a language model is made of, for tests without any network."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from recobro.domain.readings import Intent, Reading
from recobro.ports.interpreter import Utterance
from recobro.understanding.language_model.budget import CallCost, MemoryLedger
from recobro.understanding.language_model.failures import Failure, LanguageModelError
from recobro.understanding.language_model.model import LanguageModel
from recobro.understanding.language_model.settings import LanguageModelSettings
from recobro.understanding.language_model.transport import Answer, Exchange

START = datetime(2026, 3, 10, 12, tzinfo=UTC)


class Clocks:
    """Two clocks that move together, and a sleep that only moves them."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


class TwinTransport:
    """Answers from a list; an entry that is a failure is raised."""

    def __init__(self, clocks: Clocks, *answers: Answer | Failure | Exception) -> None:
        self.answers = deque(answers)
        self.asked: list[Exchange] = []
        self.timeouts: list[float] = []
        self.seconds_each = 0.0
        self._clocks = clocks

    def ask(self, exchange: Exchange, *, timeout: float) -> Answer:
        self.asked.append(exchange)
        self.timeouts.append(timeout)
        self._clocks.seconds += self.seconds_each
        answer = self.answers.popleft()
        if isinstance(answer, Failure):
            raise LanguageModelError(answer)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        """Nothing to close."""


def answer(text: str = "yes", into: int = 100, out: int = 10) -> Answer:
    return Answer(text=text, input_tokens=into, output_tokens=out)


def model_with(
    *answers: Answer | Failure | Exception,
    clocks: Clocks | None = None,
    ledger: MemoryLedger | None = None,
    on_cost: Callable[[CallCost], None] | None = None,
    **settings: Any,
) -> tuple[LanguageModel, TwinTransport, Clocks]:
    """A model that gives these answers, its transport and its clocks."""
    clocks = clocks or Clocks()
    transport = TwinTransport(clocks, *answers)
    model = LanguageModel(
        LanguageModelSettings(model="twin", **settings),
        transport,
        ledger=ledger,
        on_cost=on_cost,
        now=clocks.now,
        monotonic=clocks.monotonic,
        sleep=clocks.sleep,
    )
    return model, transport, clocks


class TwinInterpreter:
    """Reads everything alike, or fails."""

    def __init__(self, name: str, result: Reading | Exception) -> None:
        self.version = name
        self._result = result
        self.read_texts: list[str] = []

    def read(self, utterance: Utterance) -> Reading:
        self.read_texts.append(utterance.text)
        if isinstance(self._result, Exception):
            raise self._result
        return self._result


def reading(*intents: Intent, **values: Any) -> Reading:
    values.setdefault("confidence", 0.9)
    return Reading(intents=intents, **values)

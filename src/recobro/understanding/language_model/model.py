"""The language model as the adapters use it: within budget, time and patience."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from recobro.understanding.language_model.breaker import CircuitBreaker
from recobro.understanding.language_model.budget import (
    Budget,
    CallCost,
    CostLedger,
    MemoryLedger,
    estimate,
)
from recobro.understanding.language_model.failures import (
    HANDLING,
    Failure,
    LanguageModelError,
    Reaction,
)
from recobro.understanding.language_model.settings import LanguageModelSettings
from recobro.understanding.language_model.transport import (
    Answer,
    Exchange,
    PydanticAITransport,
    Transport,
)

log = logging.getLogger(__name__)

FIRST_PAUSE = 0.5  # seconds; doubled each time, up to half as much again by chance
LONGEST_PAUSE = 5.0
LONGEST_ANSWER = 20_000  # characters, whatever the server was told
MOST_QUOTED = 2_000  # characters of a wrong answer that go back with the question
LEAST_TIME = 0.2  # seconds; with less left a request is not worth its money
# Charged although nothing came back: the other side may have read it all.
_CHARGED = frozenset({Failure.TIMEOUT, Failure.UNEXPECTED})


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class _Message:
    """One message's share: its deadline and what it has used."""

    deadline: float
    tokens: int = 0


class LanguageModel:
    """One configured model; safe to use from several threads.

    `ledger` keeps what it costs, `on_cost` is told of each request as well. The clocks
    are arguments so that tests need not wait.
    """

    def __init__(
        self,
        settings: LanguageModelSettings,
        transport: Transport,
        *,
        ledger: CostLedger | None = None,
        on_cost: Callable[[CallCost], None] | None = None,
        now: Callable[[], datetime] = _utc_now,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.settings = settings
        self._transport = transport
        self._budget = Budget(settings, ledger or MemoryLedger(), now)
        self._on_cost = on_cost
        self._now = now
        self._monotonic = monotonic
        self._sleep = sleep
        self._breaker = CircuitBreaker(
            failures=settings.breaker_failures,
            seconds=settings.breaker_seconds,
            monotonic=monotonic,
        )

    @property
    def name(self) -> str:
        """The model's name, as it is recorded."""
        return self.settings.name

    def close(self) -> None:
        """Close its connections."""
        self._transport.close()

    def ask(
        self,
        exchange: Exchange,
        judge: Callable[[str], tuple[Failure, str] | None],
        *,
        purpose: str,
    ) -> str:
        """An answer that `judge` accepts, asked for a second time at most.

        `judge` gets the answer and tells what is wrong with it: the failure, and the
        words in which to ask again. Raises LanguageModelError for everything else;
        nothing else is raised.
        """
        if not self._breaker.allows():
            raise LanguageModelError(Failure.CIRCUIT_OPEN)
        message = _Message(self._monotonic() + self.settings.timeout)
        try:
            text = self._asked(exchange, judge, purpose, message)
        except LanguageModelError as error:
            self._note(error.failure)
            raise
        except Exception as error:  # noqa: BLE001 - an extra may not stop a message
            self._note(Failure.UNEXPECTED)
            log.error("the language model failed: %s", type(error).__name__)  # noqa: TRY400
            raise LanguageModelError(Failure.UNEXPECTED) from None
        self._breaker.succeeded()
        return text

    def _asked(
        self,
        exchange: Exchange,
        judge: Callable[[str], tuple[Failure, str] | None],
        purpose: str,
        message: _Message,
    ) -> str:
        first = self._answer(exchange, purpose, message)
        wrong = judge(first)
        if wrong is None:
            return first
        if HANDLING[wrong[0]].reaction is not Reaction.ASK_AGAIN:
            raise LanguageModelError(wrong[0])
        again = replace(
            exchange, turns=(*exchange.turns, first[:MOST_QUOTED], wrong[1])
        )
        second = self._answer(again, purpose, message)
        still_wrong = judge(second)
        if still_wrong is not None:
            raise LanguageModelError(still_wrong[0])
        return second

    def _answer(self, exchange: Exchange, purpose: str, message: _Message) -> str:
        """One answer, with retries of what may pass by itself."""
        retries = 0
        while True:
            try:
                return self._once(exchange, purpose, message)
            except LanguageModelError as error:
                retries += 1
                if HANDLING[error.failure].reaction is not Reaction.RETRY:
                    raise
                if retries > self.settings.retries:
                    raise
                pause = _pause(retries, error.wait)
                if self._left(message) < pause + LEAST_TIME:
                    raise
            self._sleep(pause)

    def _once(self, exchange: Exchange, purpose: str, message: _Message) -> str:
        left = self._left(message)
        if left < LEAST_TIME:
            raise LanguageModelError(Failure.TIMEOUT)
        reserved = self._budget.reserve(exchange.characters, message.tokens)
        started = self._monotonic()
        answer: Answer | None = None
        failure: Failure | None = Failure.UNEXPECTED
        try:
            answer = self._transport.ask(exchange, timeout=left)
            failure = _fault_of(answer)
        except LanguageModelError as error:
            failure = error.failure
            raise
        finally:
            seconds = self._monotonic() - started
            cost = self._cost(exchange, answer, failure, purpose, seconds)
            message.tokens += cost.input_tokens + cost.output_tokens
            self._budget.settle(reserved, cost)
            if self._on_cost is not None:
                self._on_cost(cost)
        if failure is not None:
            raise LanguageModelError(failure)
        return answer.text

    def _cost(
        self,
        exchange: Exchange,
        answer: Answer | None,
        failure: Failure | None,
        purpose: str,
        seconds: float,
    ) -> CallCost:
        into = out = 0
        estimated = True
        if answer is not None:
            told_in, told_out = answer.input_tokens, answer.output_tokens
            estimated = told_in is None or told_out is None
            into = estimate(exchange.characters) if told_in is None else told_in
            out = estimate(len(answer.text)) if told_out is None else told_out
        elif failure in _CHARGED:
            into = estimate(exchange.characters)
        return CallCost(
            at=self._now(),
            purpose=purpose,
            model=self.name,
            input_tokens=into,
            output_tokens=out,
            cost=self._budget.cost_of(into, out),
            seconds=seconds,
            failure=failure,
            estimated=estimated,
        )

    def _left(self, message: _Message) -> float:
        return message.deadline - self._monotonic()

    def _note(self, failure: Failure) -> None:
        """Tell the breaker, and the log where it opens: the failure's name only."""
        handling = HANDLING[failure]
        if not handling.counts:
            self._breaker.neither()
        elif self._breaker.failed(at_once=handling.opens):
            log.error(
                "the language model is left alone for %s s after: %s",
                self.settings.breaker_seconds,
                failure.value,
            )


def open_language_model(
    settings: LanguageModelSettings,
    *,
    ledger: CostLedger | None = None,
    on_cost: Callable[[CallCost], None] | None = None,
    now: Callable[[], datetime] = _utc_now,
) -> LanguageModel:
    """The configured model, ready. Raises NotInstalledError, SettingsError."""
    transport = PydanticAITransport(settings)
    return LanguageModel(settings, transport, ledger=ledger, on_cost=on_cost, now=now)


def _fault_of(answer: Answer) -> Failure | None:
    if answer.refused:
        return Failure.REFUSED
    too_long = answer.cut_off or len(answer.text) > LONGEST_ANSWER
    return Failure.CUT_OFF if too_long else None


def _pause(retries: int, wait: float | None) -> float:
    doubled: float = FIRST_PAUSE * 2 ** (retries - 1)
    pause = doubled * random.uniform(1, 1.5)  # noqa: S311 - no secret
    return max(min(pause, LONGEST_PAUSE), wait or 0)

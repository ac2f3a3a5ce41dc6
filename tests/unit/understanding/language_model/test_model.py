"""Budget, time, retries and breaker of the language model, without a network."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from tests.unit.understanding.language_model.twins import (
    START,
    Clocks,
    answer,
    model_with,
)

from recobro.understanding.language_model.budget import CallCost, MemoryLedger, Spent
from recobro.understanding.language_model.failures import (
    HANDLING,
    Failure,
    LanguageModelError,
    Reaction,
)
from recobro.understanding.language_model.model import LanguageModel
from recobro.understanding.language_model.transport import Answer, Exchange

EXCHANGE = Exchange(instructions="label", turns=("hello",))


def ask(model: LanguageModel) -> str:
    return model.ask(EXCHANGE, lambda _: None, purpose="read")


def failure_of(model: LanguageModel) -> Failure:
    with pytest.raises(LanguageModelError) as caught:
        ask(model)
    return caught.value.failure


def test_every_failure_has_its_handling() -> None:
    assert set(HANDLING) == set(Failure)


@pytest.mark.parametrize(
    "failure", [f for f in Failure if HANDLING[f].reaction is Reaction.RETRY]
)
def test_passing_failures_are_retried(failure: Failure) -> None:
    model, transport, clocks = model_with(failure, failure, answer("done"))
    assert ask(model) == "done"
    assert len(transport.asked) == 3
    first, second = clocks.slept
    assert 0.5 <= first <= 0.75  # 0.5 and up to half as much again
    assert 1.0 <= second <= 1.5


@pytest.mark.parametrize(
    "failure",
    [f for f in Failure if HANDLING[f].reaction is Reaction.GIVE_UP],
)
def test_lasting_failures_are_not_retried(failure: Failure) -> None:
    model, transport, _ = model_with(failure)
    assert failure_of(model) is failure
    assert len(transport.asked) == 1


def test_retries_end_with_the_time() -> None:
    model, transport, _ = model_with(
        *[Failure.SERVER] * 9, timeout=2.0, retries=8, breaker_failures=99
    )
    transport.seconds_each = 0.9
    assert failure_of(model) is Failure.SERVER
    # 0.9 s + a pause of at most 0.75 s leave 0.35 s; a second pause does not fit
    assert len(transport.asked) == 2


def test_later_requests_get_what_is_left() -> None:
    model, transport, clocks = model_with(Failure.SERVER, answer(), timeout=5.0)
    transport.seconds_each = 1.0
    ask(model)
    assert transport.timeouts == [5.0, pytest.approx(4.0 - clocks.slept[0])]


def test_wrong_answer_is_asked_again_with_reason() -> None:
    model, transport, _ = model_with(answer("bad"), answer("good"))
    text = model.ask(
        EXCHANGE,
        lambda text: None if text == "good" else (Failure.MALFORMED, "Not so."),
        purpose="read",
    )
    assert text == "good"
    assert transport.asked[1].turns == ("hello", "bad", "Not so.")


def test_message_budget_ends_the_asking() -> None:
    model, transport, _ = model_with(
        answer("bad", into=600), answer("good"), message_tokens=660, answer_tokens=50
    )
    with pytest.raises(LanguageModelError) as caught:
        model.ask(EXCHANGE, lambda _: (Failure.MALFORMED, "Again."), purpose="read")
    # 610 used; the answer's 50 and the input's 8 (19 / 2.5 + 1) exceed 660
    assert caught.value.failure is Failure.BUDGET
    assert len(transport.asked) == 1


def test_day_budget_counts_what_others_spent() -> None:
    class Shared(MemoryLedger):
        """Another process has spent nearly all."""

        def spent(self, day: object) -> Spent:
            return Spent(tokens=10, cost=Decimal("0.999"))

    model, transport, _ = model_with(
        answer(),
        ledger=Shared(),
        price_output=Decimal(10),
        daily_budget=Decimal(1),
        answer_tokens=400,
    )
    # 400 × 10 / 1,000,000 = 0.004, and 0.001 is left
    assert failure_of(model) is Failure.BUDGET
    assert transport.asked == []


def test_new_day_has_a_new_budget() -> None:
    model, _, clocks = model_with(answer(), answer(), daily_tokens=500)
    ask(model)  # 110 used; an answer may take 400 more, which is above 500 - 110
    assert failure_of(model) is Failure.BUDGET
    clocks.seconds += timedelta(days=1).total_seconds()
    assert ask(model) == "yes"


def test_each_request_is_told_with_its_cost() -> None:
    told: list[CallCost] = []
    model, _, _ = model_with(
        Failure.SERVER,
        answer(into=2000, out=500),
        on_cost=told.append,
        price_input=Decimal("0.5"),
        price_output=Decimal(2),
    )
    ask(model)
    assert [c.failure for c in told] == [Failure.SERVER, None]
    assert told[1].cost == Decimal("0.002")  # (2000 × 0.5 + 500 × 2) / 1,000,000
    assert told[0].at == START
    assert told[1].purpose == "read"


def test_time_out_is_charged_as_sent() -> None:
    ledger = MemoryLedger()
    model, _, _ = model_with(Failure.TIMEOUT, ledger=ledger)
    assert failure_of(model) is Failure.TIMEOUT
    assert ledger.costs[0].input_tokens == 5  # "label" and "hello": 10 / 2.5 + 1
    assert ledger.costs[0].estimated


def test_breaker_opens_waits_and_closes() -> None:
    model, transport, clocks = model_with(
        Failure.TIMEOUT,
        Failure.TIMEOUT,
        answer(),
        answer(),
        breaker_failures=2,
        breaker_seconds=60,
    )
    assert failure_of(model) is Failure.TIMEOUT
    assert failure_of(model) is Failure.TIMEOUT
    assert failure_of(model) is Failure.CIRCUIT_OPEN
    clocks.seconds += 61
    assert ask(model) == "yes"
    assert ask(model) == "yes"
    assert len(transport.asked) == 4


def test_failed_trial_opens_it_again() -> None:
    model, _, clocks = model_with(
        Failure.TIMEOUT, Failure.TIMEOUT, breaker_failures=1, breaker_seconds=60
    )
    assert failure_of(model) is Failure.TIMEOUT
    clocks.seconds += 61
    assert failure_of(model) is Failure.TIMEOUT
    assert failure_of(model) is Failure.CIRCUIT_OPEN


def test_refusals_do_not_open_the_breaker() -> None:
    model, _, _ = model_with(
        *[Answer(text="", input_tokens=1, output_tokens=1, refused=True)] * 3,
        answer(),
        breaker_failures=1,
    )
    for _ in range(3):
        assert failure_of(model) is Failure.REFUSED
    assert ask(model) == "yes"


def test_anything_unexpected_becomes_our_error() -> None:
    model, _, _ = model_with(ZeroDivisionError("dni 12345678Z"))
    with pytest.raises(LanguageModelError) as caught:
        ask(model)
    assert caught.value.failure is Failure.UNEXPECTED
    assert "12345678" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_memory_ledger_forgets_other_days() -> None:
    clocks = Clocks()
    ledger = MemoryLedger()
    model, _, _ = model_with(answer(), answer(), clocks=clocks, ledger=ledger)
    ask(model)
    clocks.seconds += timedelta(days=1).total_seconds()
    ask(model)
    assert ledger.spent(START.date()) == Spent()
    assert ledger.spent(START.date() + timedelta(days=1)).tokens == 110

"""The interpreter over a small reader: what the contract fixes holds anyway."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recobro.domain.readings import AgentAct, Care, Intent, by_precedence
from recobro.ports.interpreter import Interpreter, Utterance
from recobro.understanding.model.answers import bare_intent
from recobro.understanding.model.interpreter import TrainedInterpreter
from recobro.understanding.model.reader import Reader
from recobro.understanding.rules.normalise import fold

_YES = {AgentAct.ASK_PROMISE, AgentAct.CONFIRM_AGREEMENT} | {
    AgentAct.OFFER_PLAN, AgentAct.OFFER_DISCOUNT, AgentAct.OFFER_PAYMENT_LINK,
}  # fmt: skip
_NO = _YES - {AgentAct.CONFIRM_AGREEMENT}


@pytest.fixture(scope="module")
def trained(reader: Reader) -> TrainedInterpreter:
    return TrainedInterpreter(reader)


def _utterance(text: str, act: AgentAct | None = None) -> Utterance:
    return Utterance(
        text=text, country="ES", today=date(2026, 3, 10), last_agent_act=act
    )


@pytest.mark.parametrize("text", ["sí", "Si.", "OK!!", "👍", "👍🏽", "siii", "sí sí"])
@pytest.mark.parametrize("act", [None, *AgentAct])
def test_bare_yes_means_what_was_asked(
    trained: TrainedInterpreter, text: str, act: AgentAct | None
) -> None:
    wanted = Intent.OTHER
    if act in _YES:
        wanted = Intent.ACCEPT
    elif act is AgentAct.ASK_IDENTITY:
        wanted = Intent.CONFIRM_IDENTITY

    assert trained.read(_utterance(text, act)).intents == (wanted,)


@pytest.mark.parametrize("text", ["no", "No.", "NO!", "noo", "👎"])
@pytest.mark.parametrize("act", [None, *AgentAct])
def test_bare_no_means_what_was_asked(
    trained: TrainedInterpreter, text: str, act: AgentAct | None
) -> None:
    wanted = Intent.OTHER
    if act in _NO:
        wanted = Intent.REJECT
    elif act is AgentAct.ASK_IDENTITY:
        wanted = Intent.WRONG_PERSON

    assert trained.read(_utterance(text, act)).intents == (wanted,)


@pytest.mark.parametrize("text", ["no pago", "sí, el lunes", "¿sí?", "", "..."])
def test_more_than_yes_is_not_bare(text: str) -> None:
    assert bare_intent(fold(text), AgentAct.OFFER_PLAN) is None


def test_self_harm_abstains_however_sure(trained: TrainedInterpreter) -> None:
    reading = trained.read(_utterance("ya pagué, pero me quiero matar"))

    assert Care.SELF_HARM in reading.care
    assert reading.abstain


def test_version_is_that_of_the_model(trained: TrainedInterpreter) -> None:
    interpreter: Interpreter = trained

    assert interpreter.version == "small-1"


def test_entities_come_with_the_intent(trained: TrainedInterpreter) -> None:
    reading = trained.read(_utterance("el viernes les pago"))

    # 10 March 2026 is a Tuesday.
    assert reading.entities.date == date(2026, 3, 13)


@settings(deadline=None, max_examples=200)
@given(
    text=st.text(max_size=400),
    act=st.sampled_from([None, *AgentAct]),
)
def test_any_text_gives_ordered_reading(
    trained: TrainedInterpreter, text: str, act: AgentAct | None
) -> None:
    reading = trained.read(_utterance(text, act))

    assert reading.intents == by_precedence(frozenset(reading.intents))
    assert 0 <= reading.confidence <= 1


@pytest.mark.parametrize(
    "text",
    ["😀" * 4096, "\u202e" * 4096, "\u200b" * 4096, "a" * 4096, "\ufdfa" * 4096,
     "\ud800", "\x00" * 100, "? " * 2048, "n̈́" * 2000],
)  # fmt: skip
def test_odd_unicode_is_read_without_error(
    trained: TrainedInterpreter, text: str
) -> None:
    assert trained.read(_utterance(text)).intents

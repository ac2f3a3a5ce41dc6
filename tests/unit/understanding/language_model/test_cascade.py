"""The cascade: the second reader helps where the first doubts, and can take nothing."""

from __future__ import annotations

import logging
from datetime import date
from decimal import Decimal

import pytest
from tests.unit.understanding.language_model.twins import TwinInterpreter, reading

from recobro.domain.readings import Care, Entities, Intent
from recobro.ports.interpreter import Utterance
from recobro.understanding.cascade import CascadeInterpreter
from recobro.understanding.language_model.failures import Failure, LanguageModelError

SAID = Utterance(text="no sé, ya veremos", country="ES", today=date(2026, 3, 10))
DOUBT = reading(Intent.OTHER, confidence=0.3, abstain=True)
CLEAR = reading(Intent.THANKS)
HELP = reading(Intent.HARDSHIP, confidence=0.8)


def test_clear_reading_asks_nobody_else() -> None:
    second = TwinInterpreter("second", HELP)
    cascade = CascadeInterpreter(TwinInterpreter("first", CLEAR), second)
    assert cascade.read(SAID) == CLEAR
    assert second.read_texts == []
    assert cascade.version == "first"


def test_doubt_is_read_by_the_second() -> None:
    cascade = CascadeInterpreter(
        TwinInterpreter("first", DOUBT), TwinInterpreter("second", HELP)
    )
    assert cascade.version == "first>second"
    assert cascade.read(SAID) == HELP
    assert cascade.version == "first+second"


def test_without_a_second_the_first_stands() -> None:
    cascade = CascadeInterpreter(TwinInterpreter("first", DOUBT), None)
    assert cascade.read(SAID) == DOUBT
    assert cascade.version == "first"


@pytest.mark.parametrize("care", [Care.SELF_HARM, Care.VIOLENCE])
def test_urgent_care_waits_for_no_model(care: Care) -> None:
    first = reading(Intent.HARDSHIP, care=frozenset({care}), abstain=True)
    second = TwinInterpreter("second", HELP)
    cascade = CascadeInterpreter(TwinInterpreter("first", first), second)
    assert cascade.read(SAID) == first
    assert second.read_texts == []


def test_care_is_the_union_of_both() -> None:
    first = reading(Intent.OTHER, care=frozenset({Care.ILLNESS}), abstain=True)
    second = reading(Intent.HARDSHIP, care=frozenset({Care.UNEMPLOYMENT}))
    cascade = CascadeInterpreter(
        TwinInterpreter("first", first), TwinInterpreter("second", second)
    )
    assert cascade.read(SAID).care == {Care.ILLNESS, Care.UNEMPLOYMENT}


def test_urgent_care_of_the_second_abstains() -> None:
    second = reading(Intent.HARDSHIP, care=frozenset({Care.SELF_HARM}))
    cascade = CascadeInterpreter(
        TwinInterpreter("first", DOUBT), TwinInterpreter("second", second)
    )
    assert cascade.read(SAID).abstain


@pytest.mark.parametrize(
    "intent", [Intent.OPT_OUT, Intent.DISPUTE, Intent.DECEASED, Intent.TALK_TO_HUMAN]
)
def test_protection_found_first_is_kept(intent: Intent) -> None:
    first = reading(intent, confidence=0.3, abstain=True)
    cascade = CascadeInterpreter(
        TwinInterpreter("first", first), TwinInterpreter("second", HELP)
    )
    assert cascade.read(SAID).intents == (intent, Intent.HARDSHIP)


def test_joined_intents_have_entities_reread() -> None:
    first = reading(Intent.DISPUTE, abstain=True)
    second = reading(
        Intent.PROMISE_TO_PAY, entities=Entities(amount=Decimal(50), currency="EUR")
    )
    asked: list[frozenset[Intent]] = []

    def reread(_: Utterance, intents: frozenset[Intent]) -> Entities:
        asked.append(intents)
        return Entities()

    cascade = CascadeInterpreter(
        TwinInterpreter("first", first),
        TwinInterpreter("second", second),
        reread=reread,
    )
    assert cascade.read(SAID).entities == Entities()
    assert asked == [frozenset({Intent.DISPUTE, Intent.PROMISE_TO_PAY})]


@pytest.mark.parametrize(
    "error",
    [*map(LanguageModelError, Failure), RuntimeError("quotes dni 12345678Z")],
    ids=str,
)
def test_any_failure_leaves_the_first(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    cascade = CascadeInterpreter(
        TwinInterpreter("first", DOUBT), TwinInterpreter("second", error)
    )
    assert cascade.read(SAID) == DOUBT
    assert cascade.version == "first"
    assert "12345678" not in caplog.text
    assert SAID.text not in caplog.text
    assert "the first reading stands" in caplog.text

"""The model in the package: whole, small, quickly loaded, and of this corpus."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from recobro.domain.readings import AgentAct, Intent
from recobro.ports.interpreter import Utterance
from recobro.understanding.model import TrainedInterpreter, load_reader
from recobro.understanding.model.card import card_of
from recobro.understanding.model.lessons import corpus_hash
from recobro.understanding.model.reader import SHIPPED
from recobro.understanding.model.store import file_hash

_CORPUS = Path(__file__).parents[4] / "corpus" / "train"
_PLAIN = {
    "ya hice la transferencia ayer": Intent.ALREADY_PAID,
    "el viernes les pago sin falta": Intent.PROMISE_TO_PAY,
    "¿lo puedo pagar en tres cuotas?": Intent.REQUEST_PLAN,
    "¿cuánto debo en total?": Intent.ASK_BALANCE,
    "no me escriban más": Intent.OPT_OUT,
    "quiero hablar con una persona": Intent.TALK_TO_HUMAN,
    "hable con mi abogado": Intent.LEGAL_REPRESENTATION,
    "me quedé sin chamba": Intent.HARDSHIP,
    "I already paid last week": Intent.ALREADY_PAID,
}


def test_files_are_small_and_belong_together() -> None:
    facts = load_reader().facts

    assert SHIPPED.stat().st_size <= 30e6  # the budget of the issue
    assert facts["weights"] == file_hash(SHIPPED)


def test_card_is_that_of_the_model() -> None:
    card = SHIPPED.with_name("MODEL_CARD.md").read_text(encoding="utf-8")

    assert card == card_of(load_reader())


def test_model_was_made_of_this_corpus() -> None:
    if not _CORPUS.is_dir():
        pytest.skip("the corpus is not installed with the package")

    made_of = load_reader().facts["corpus"]["hash"]

    assert made_of == corpus_hash(_CORPUS), "run recobro train-understanding again"


@pytest.mark.slow
def test_model_loads_within_a_second() -> None:
    began = time.process_time()
    load_reader()

    assert time.process_time() - began <= 1.0


@pytest.mark.parametrize(("text", "intent"), _PLAIN.items())
def test_plain_sentences_are_read_rightly(text: str, intent: Intent) -> None:
    said = Utterance(text=text, country="MX", today=date(2026, 3, 10))

    assert TrainedInterpreter.shipped().read(said).intent is intent


def test_same_word_answers_what_was_asked() -> None:
    def read(act: AgentAct) -> Intent:
        said = Utterance(
            text="sí, claro", country="ES", today=date(2026, 3, 10), last_agent_act=act
        )
        return TrainedInterpreter.shipped().read(said).intent

    assert read(AgentAct.OFFER_PLAN) is Intent.ACCEPT
    assert read(AgentAct.ASK_IDENTITY) is Intent.CONFIRM_IDENTITY


def test_reading_needs_no_scikit_learn() -> None:
    told = (
        "import sys, recobro.understanding.model as m; m.load_reader();"
        "print([n for n in ('sklearn', 'scipy', 'torch') if n in sys.modules])"
    )

    run = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == "[]"

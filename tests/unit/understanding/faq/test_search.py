"""The search over approved answers: measured, and not sure of what it does not know."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.understanding.faq.questions import (
    FAQ,
    FRESH,
    FRESH_STRANGE,
    STRANGE,
    entries,
)

from recobro.ports.answers import FaqText
from recobro.understanding.faq import FaqSearch, best_answer, ranked

ENTRIES = entries()
ENGLISH = FaqText(
    name="faq-90@1",
    language="en",
    questions=("What are your opening hours?",),
    answer="We open on weekdays.",
)


def asked(fresh: bool) -> Iterator[tuple[str, str]]:
    """The name of the right entry and a way to ask it."""
    ways = FRESH if fresh else [ways for *_, ways in FAQ]
    for number, some in enumerate(ways, 1):
        yield from ((f"faq-{number}@1", way) for way in some)


def found(text: str) -> str:
    match = best_answer(text, ENTRIES, "es", "ES")
    return match.entry.name if match else ""


def measured(fresh: bool) -> tuple[int, int, int]:
    """How many were answered rightly, wrongly, and how many should have been."""
    pairs = [(name, found(way)) for name, way in asked(fresh)]
    strange = [found(text) for text in (FRESH_STRANGE if fresh else STRANGE)]
    right = sum(name == got for name, got in pairs)
    wrong = sum(bool(got) and name != got for name, got in pairs)
    return right, wrong + sum(map(bool, strange)), len(pairs)


def test_measuring_set_is_large_enough() -> None:
    assert len(FAQ) >= 20
    assert all(len(ways) == 8 for *_, ways in FAQ)
    assert len(STRANGE) >= 60
    texts = [w for _, w in [*asked(True), *asked(False)]] + [*STRANGE, *FRESH_STRANGE]
    assert len(set(texts)) == len(texts)


def test_set_that_chose_threshold_is_answered() -> None:
    right, wrong, all_of_them = measured(fresh=False)
    assert wrong == 0
    assert right / all_of_them >= 0.75  # 141 of 184 when it was chosen


def test_questions_never_seen_are_answered() -> None:
    right, wrong, all_of_them = measured(fresh=True)
    assert wrong == 0
    assert right / all_of_them >= 0.6  # 28 of 46 when it was chosen


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.name)
def test_own_words_find_their_entry(entry: FaqText) -> None:
    for wording in entry.questions:
        match = best_answer(wording, ENTRIES, "es", "ES")
        assert match is not None
        assert match.entry is entry
        assert match.score == 1.0


def test_typing_errors_do_not_matter() -> None:
    assert found("cual es el horarrio de atencion") == "faq-1@1"
    assert found("hay permanensia en el contrato?") == "faq-19@1"


@pytest.mark.parametrize(
    "text",
    [
        "¿cuánto debo en total? ¿y a qué hora abren?",
        "Mañana le pago. ¿Cuál es el horario de atención?",
        "buenas tardes señorita. me llegó su aviso ayer. ¿atienden los sábados?",
    ],
)
def test_question_among_sentences_is_found(text: str) -> None:
    assert found(text) == "faq-1@1"


def test_statement_among_sentences_is_no_question() -> None:
    assert found("Cuál es el horario de atención. Mañana llamo a mi banco") == ""


def test_only_the_readers_language_is_searched() -> None:
    both = [*ENTRIES, ENGLISH]
    match = best_answer("what are your opening hours?", both, "en", "ES")
    assert match is not None
    assert match.entry is ENGLISH
    assert best_answer("¿cuál es el horario?", [ENGLISH], "es", "ES") is None


def test_country_says_what_a_word_means() -> None:
    """«Cancelar» is to end it in Spain and Mexico, to pay it in Peru and Chile."""
    asked_so = "quiero cancelar"
    spain = ranked(asked_so, ENTRIES, language="es", country="ES")
    peru = ranked(asked_so, ENTRIES, language="es", country="PE")
    assert spain[0].entry.name == "faq-4@1"
    assert peru[0].entry.name != "faq-4@1"


def test_two_entries_alike_are_not_sure() -> None:
    twins = [
        FaqText(name=name, language="es", questions=("¿Hay garantía?",), answer=name)
        for name in ("faq-1@1", "faq-2@1")
    ]
    assert best_answer("¿hay garantía?", twins, "es") is None
    assert [m.sure for m in ranked("garantía", twins, language="es")] == [False, False]


@pytest.mark.parametrize(
    "text", ["", "   ", "¿?", "hola", "👍", "de la que no", "a" * 9000]
)
def test_empty_words_find_nothing(text: str) -> None:
    assert found(text) == ""


def test_no_entries_find_nothing() -> None:
    assert best_answer("¿cuál es el horario?", (), "es") is None


@given(st.text(max_size=300))
def test_scores_are_ordered_between_bounds(text: str) -> None:
    matches = FaqSearch().ranked(text, ENTRIES, language="es", country="CO")
    scores = [m.score for m in matches]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert not any(m.sure for m in matches[1:])


@given(st.sampled_from([way for _, way in asked(False)]))
def test_same_question_same_matches(text: str) -> None:
    again = ranked(text, list(ENTRIES), language="es", country="ES")
    assert ranked(text, ENTRIES, language="es", country="ES") == again

"""What shows who reads, and what does not: one guess, of oneself, said yes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.conversation.builders import SECRET, last, played

from recobro.domain.conversation.facts import IdentityCheck, IdentityQuestion
from recobro.domain.conversation.identity_answers import right_answer
from recobro.domain.conversation.spoken_numbers import in_digits

YEAR = IdentityCheck(question=IdentityQuestion.BIRTH_YEAR, answer="1974")
POSTCODE = IdentityCheck(question=IdentityQuestion.POSTCODE, answer="41003")
DOCUMENT = IdentityCheck(question=IdentityQuestion.DOCUMENT_LAST3, answer="306")
LETTER = IdentityCheck(question=IdentityQuestion.DOCUMENT_LAST3, answer="62H")
LETTERS = IdentityCheck(question=IdentityQuestion.POSTCODE, answer="B1636FDA")

RIGHT = [
    (YEAR, "1974"), (YEAR, "74"), (YEAR, "'74"), (YEAR, "soy del 74"),
    (YEAR, "sí, nací en el 74, dime"), (YEAR, "mil novecientos setenta y cuatro"),
    (YEAR, "1 9 7 4"), (YEAR, "diecinueve setenta y cuatro"), (YEAR, "el 3/11/74"),
    (YEAR, "2 de abril de 1974"), (YEAR, "no, en 1974"),
    (YEAR, "uno nueve siete cuatro"),
    (YEAR, "mi mujer no está; yo nací en 1974"), (YEAR, "I was born in 1974"),
    (POSTCODE, "41003"), (POSTCODE, "41 003"), (POSTCODE, "41.003"),
    (POSTCODE, "4 1 0 0 3"), (POSTCODE, "cuarenta y uno cero cero tres"),
    (POSTCODE, "41003, piso 2"), (POSTCODE, "perdón, ese era de mi hija. 41003"),
    (DOCUMENT, "306"), (DOCUMENT, "3 0 6"), (DOCUMENT, "tres cero seis"),
    (DOCUMENT, "acaba en 306"), (DOCUMENT, "52.114.306"),
    (DOCUMENT, "trescientos seis"),
    (LETTER, "62h"), (LETTER, "62-H"), (LETTER, "6 2 h"), (LETTER, "50.118.462-H"),
    (LETTERS, "b1636fda"), (LETTERS, "B 1636 FDA"), (LETTERS, "1636"),
]  # fmt: skip
WRONG = [
    (YEAR, "no es 1974"), (YEAR, "1973 o 1974"), (YEAR, "73 o 74"), (YEAR, "1975"),
    (YEAR, "mi padre nació en 1974"), (YEAR, "ella es del 74"), (YEAR, "el 75"),
    (YEAR, "soy su hermana. 1974"), (YEAR, "no sé, 1974"), (YEAR, "1974, 1975 y 1976"),
    (POSTCODE, "41004"), (POSTCODE, "41003 o 41004"), (POSTCODE, "ya no es 41003"),
    (POSTCODE, "mi hijo vive en 41003"), (DOCUMENT, "307"), (DOCUMENT, "305 o 306"),
    (DOCUMENT, "el de mi pareja acaba en 306"), (DOCUMENT, "no termina en 306"),
]  # fmt: skip
NONE = [
    (YEAR, "sí, soy yo"), (YEAR, "¿quién pregunta?"), (YEAR, "tengo 74 años"),
    (YEAR, "el 12 te pago"), (YEAR, "debo 74 euros"), (YEAR, "en 3 cuotas"),
    (POSTCODE, "calle Sol 5"), (POSTCODE, "son 1500 pesos"), (DOCUMENT, "500 euros"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "text"), RIGHT, ids=lambda v: str(v)[:40])
def test_one_right_answer_is_recognised(check: IdentityCheck, text: str) -> None:
    assert right_answer(check, text) is True


@pytest.mark.parametrize(("check", "text"), WRONG, ids=lambda v: str(v)[:40])
def test_denials_choices_and_others_fail(check: IdentityCheck, text: str) -> None:
    assert right_answer(check, text) is False


@pytest.mark.parametrize(("check", "text"), NONE, ids=lambda v: str(v)[:40])
def test_other_numbers_are_no_answer(check: IdentityCheck, text: str) -> None:
    assert right_answer(check, text) is None


@given(st.integers(1930, 2009), st.integers(1930, 2009))
def test_two_years_never_verify(one: int, other: int) -> None:
    check = IdentityCheck(question=IdentityQuestion.BIRTH_YEAR, answer=str(one))
    told = right_answer(check, f"{one} o {other}")
    assert told is (one == other)


@given(st.text(max_size=60))
def test_any_text_is_judged(text: str) -> None:
    for check in (YEAR, POSTCODE, DOCUMENT, LETTERS):
        assert right_answer(check, text) in (True, False, None)


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("mil novecientos ochenta y tres", "1983"),  # 1000 + 900 + 80 + 3
        ("dos mil uno", "2001"),
        ("veintiocho mil doce", "28012"),  # 28 * 1000 + 12
        ("cuatro uno ocho", "4 1 8"),
        ("treinta y una", "30 y una"),  # a price is not said so here
        ("nada que ver", "nada que ver"),
    ],
)
def test_spoken_numbers_become_digits(words: str, digits: str) -> None:
    assert in_digits(words) == digits


def test_questions_spend_no_try() -> None:
    """Asked three times who writes, he may still answer; the question came twice."""
    player = played(
        "¿quién es?", "¿es una estafa?", "¿eres un robot?", "nací en el 85",
        identity=SECRET, opening="ask_identity",
    )  # fmt: skip
    asked = [t for t in player.turns if "año de nacimiento" in (t["reply"] or "")]
    assert len(asked) == 2
    assert "Con una persona" in player.turns[2]["buttons"]
    assert "MarkVerified" in last(player)["actions"]


def test_endless_questions_reach_a_person() -> None:
    """Two questions, three offers of a person: the sixth is handed over."""
    player = played(*["¿quién es?"] * 6, identity=SECRET, opening="ask_identity")
    assert [t["act"] for t in player.turns] == [
        *["who_we_are_unverified"] * 2, *["identity_person"] * 3, "identity_failed",
    ]  # fmt: skip
    assert all("automático" in t["reply"] for t in player.turns)
    assert player.refused == []


def test_right_answer_says_it_is_automatic() -> None:
    player = played("1985, ¿eres un robot?", identity=SECRET, opening="ask_identity")
    assert last(player)["act"] == "identity_confirmed"
    assert "asistente automático" in last(player)["reply"]
    assert "300,00 €" in last(player)["reply"]


def test_first_word_thanks_for_nothing() -> None:
    player = played("buenas", identity=SECRET, opening=None)
    assert last(player)["reply"].startswith("Soy un asistente automático. Por tu")


def test_high_balance_goes_to_a_person() -> None:
    player = played(
        "1985", identity=SECRET, opening="ask_identity", policy={"human_over": "250.00"}
    )
    assert last(player)["act"] == "handover"
    assert last(player)["buttons"] == []
    assert player.outcome()["handover"]["reason"] == "high_balance"

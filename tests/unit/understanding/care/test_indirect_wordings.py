"""Signals told without their plain words, and what sounds like them.

`indirect.tsv` and `indirect_none.tsv` were written before the lexicon of the indirect
was; one half was looked at while it was made, the other only measured. The fourth blind
table was written after it and measured once.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.domain.readings import Care
from recobro.understanding.care import care_signals, plain_care_signals
from recobro.understanding.care.classes import CLASSES
from recobro.understanding.care.grammar import compile_all, compile_one
from recobro.understanding.care.reader import LEXICONS
from recobro.understanding.care.signal import expressions, joined

HERE = Path(__file__).parent


def rows(name: str) -> list[tuple[frozenset[Care], str]]:
    """The signals told and the text of each line."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    told = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [
        (frozenset(Care(s) for s in signals.split(",") if s != "none"), text)
        for signals, _, text in told
    ]


def recall(table: list[tuple[frozenset[Care], str]]) -> float:
    """Which share of the signals told is found."""
    told = [(signal, text) for signals, text in table for signal in signals]
    return sum(signal in care_signals(text) for signal, text in told) / len(told)


def test_indirect_wordings_are_mostly_found() -> None:
    # 359 of 460 before there was a lexicon of them; 452 with it.
    assert recall(rows("indirect.tsv")) >= 0.98


def test_look_alikes_seldom_raise_alarm() -> None:
    # 16 of 190 before; none with it.
    table = rows("indirect_none.tsv")
    assert sum(bool(care_signals(text)) for _, text in table) <= 0.02 * len(table)


def test_fourth_blind_table_is_read() -> None:
    # 61 of 66 and no alarm among 60 at the first, blind reading; 52 and 2 before.
    table = rows("blind_fourth.tsv")
    assert recall([row for row in table if row[0]]) >= 0.92
    assert not any(care_signals(text) for told, text in table if not told)


@pytest.mark.parametrize(
    "text",
    [
        "a mis 79 no bajo al banco", "a los 88 qué le voy a firmar", "ya voy pa los 80",
        "mi abuela de 91 recibe estas llamadas", "nací en el 41, joven",
        "a mi edad, 83 años, me atienden de pie", "90 que cumplí el martes",
        "a mis setenta y tantos ya no veo, hijo", "I'm 84, and I live alone",
    ],
)  # fmt: skip
def test_old_age_told_in_passing(text: str) -> None:
    assert Care.ELDERLY in care_signals(text)


@pytest.mark.parametrize(
    "text",
    [
        "te mando 75 el lunes y 75 el martes", "a los 90 días prescribe", "son 80 mil",
        "tengo 70.000 en la cuenta", "tengo 85 y pago el lunes", "de 80 bajó a 70",
        "la casa tiene ochenta años", "mi vecina tiene 80 años",
        "tengo un 75 % de descuento",
    ],
)  # fmt: skip
def test_number_alone_is_no_age(text: str) -> None:
    assert care_signals(text) == frozenset()


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("el contrato está a nombre de mi hijo de 9 años", {Care.MINOR}),
        ("tengo dos hijos de 8 y 10 años", set()),
        ("tengo 13, este celu es mío", {Care.MINOR}),
        ("tengo 13 cuotas pendientes", set()),
    ],
)
def test_child_counts_as_debtor_only(text: str, signals: set[Care]) -> None:
    assert care_signals(text) == signals


@pytest.mark.parametrize(
    "text",
    [
        "yo pagar mañana, hoy no dinero", "yo paga viernes, jefe dar",
        "no entiende carta", "perdón, no comprender mensaje",
        "yo rumana, no sé qué dice",
    ],
)  # fmt: skip
def test_bare_verbs_show_foreign_speech(text: str) -> None:
    assert Care.LANGUAGE_BARRIER in care_signals(text)


@pytest.mark.parametrize("text", ["BAJA", "baja por favor", "la SIC se va a enterar"])
def test_leaving_and_complaining_is_no_illness(text: str) -> None:
    assert care_signals(text) == frozenset()


def test_but_is_heard_as_no_dog() -> None:
    # "pero" and "perro" sound alike: a dog out of work would have hidden this one.
    assert care_signals("quiero pagar pero ando sin chamba") == {Care.UNEMPLOYMENT}
    assert care_signals("no es broma, pero me quiero morir") == {Care.SELF_HARM}


def test_clause_begins_where_told() -> None:
    pattern = compile_one("^ yo pagar", CLASSES).pattern
    assert pattern.search(" yo pagar ")
    assert pattern.search(" hola , yo pagar ")
    assert not pattern.search(" puedo yo pagar ")


def test_optional_part_ends_a_line() -> None:
    assert joined("va a (volver a )?\n    buscar") == "va a (volver a )?buscar"


def test_every_expression_of_ours_compiles() -> None:
    blocks = [
        block
        for pair in LEXICONS
        for lexicon in pair
        for block in [*lexicon.says.values(), *lexicon.not_said.values()]
    ]
    compiled = [
        expression.pattern
        for block in blocks
        for expression in compile_all(expressions(block), CLASSES)
    ]
    assert len(compiled) > 1_500


def test_pair_of_lexicons_tells_one_signal() -> None:
    assert [plain.care for plain, _ in LEXICONS] == [told.care for _, told in LEXICONS]
    assert {plain.care for plain, _ in LEXICONS} == set(Care)


@given(st.sampled_from([text for _, text in rows("indirect.tsv")]))
def test_plain_words_find_no_more(text: str) -> None:
    assert plain_care_signals(text) <= care_signals(text)

"""How signals are read: denials, suppositions, typing slips, ages, other scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.domain.readings import Care
from recobro.understanding.care import care_signals
from recobro.understanding.care.classes import CLASSES
from recobro.understanding.care.grammar import BadExpressionError, compile_one
from recobro.understanding.care.mend import mend
from recobro.understanding.care.signal import expressions
from recobro.understanding.care.sound import sound


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("quiero", "kiero"), ("voy", "boi"), ("suicidarme", "suisidarme"),
        ("desempleado", "desenpleao"), ("hospital", "ospital"), ("echaron", "hecharon"),
        ("enfermedad", "enfermeda"), ("llorar", "yorar"),
        ("suicidio", "su1c1dio"), ("botaron", "votaron"),
    ],
)  # fmt: skip
def test_misspelling_sounds_the_same(right: str, wrong: str) -> None:
    assert sound(right) == sound(wrong)


@pytest.mark.parametrize("word", ["matrame", "sucidarme", "gopea", "amemaza"])
def test_one_slip_is_mended(word: str) -> None:
    assert mend(sound(word)) != sound(word)


@pytest.mark.parametrize("word", ["ahorrar", "pagarme", "golpes", "subsidio", "martes"])
def test_ordinary_word_is_left_alone(word: str) -> None:
    assert mend(sound(word)) == sound(word)


@pytest.mark.parametrize(
    "text",
    [
        "no estoy en paro", "nunca he sido adicto", "no tengo ninguna discapacidad",
        "si me quedara sin trabajo os aviso", "si me quedo sin trabajo os aviso",
        "mi vecino está en paro",
    ],
)  # fmt: skip
def test_denied_or_supposed_is_no_signal(text: str) -> None:
    assert care_signals(text) == frozenset()


def test_denial_never_hides_self_harm() -> None:
    found = care_signals("no dije que pagara, dije que me quiero suicidar")
    assert found == {Care.SELF_HARM}


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("tengo 17 años", {Care.MINOR}),
        ("tengo 18 años", set()),
        ("tengo sesenta y cinco años", {Care.ELDERLY}),
        ("tengo 64 años", set()),
        ("mi hijo tiene 12 años", set()),
        ("hace 70 años que existe la empresa", set()),
        ("mi madre tiene 88 años", {Care.ELDERLY}),
    ],
)
def test_age_is_a_signal_at_its_bounds(text: str, signals: set[Care]) -> None:
    assert care_signals(text) == signals


def test_another_script_is_a_barrier() -> None:
    assert care_signals("لا أفهم هذه الرسالة") == {Care.LANGUAGE_BARRIER}


def test_wage_lost_in_the_house_counts() -> None:
    assert care_signals("despidieron a mi marido") == frozenset()  # said the other way
    assert care_signals("a mi marido lo despidieron") == {Care.UNEMPLOYMENT}


def test_death_told_by_administrator_is_none() -> None:
    assert care_signals("el titular falleció, soy el administrador") == frozenset()


def test_block_is_read_line_by_line() -> None:
    block = """
        uno (dos|
            tres) cuatro
        cinco
            seis
    """
    assert expressions(block) == ("uno (dos|tres) cuatro", "cinco seis")


@pytest.mark.parametrize("text", ["(abierta", "..", "raro[a]", "ab*"])
def test_bad_expression_is_refused(text: str) -> None:
    with pytest.raises(BadExpressionError):
        compile_one(text, CLASSES)


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    assert care_signals(text) <= frozenset(Care)


@given(st.sampled_from(["me quiero morir", "mi marido me pega"]), st.text(max_size=60))
def test_what_follows_hides_nothing_urgent(said: str, after: str) -> None:
    found = care_signals(f"{said}.\n{after}")
    assert found & {Care.SELF_HARM, Care.VIOLENCE}

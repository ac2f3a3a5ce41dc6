"""ICU MessageFormat, the strict subset: what is said, and what is wrong by name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.understanding.writer.message_format import (
    FaultCode,
    MessageError,
    always_said,
    check,
    parse,
    render,
)

KINDS = {"name": "text", "count": "number", "day": "date", "form": "word"}
CLOSED = {"form": frozenset({"tu", "usted", "vos"})}
PAYMENTS = "{count, plural, =0 {nada} one {# pago} other {# pagos}}"


def said(text: str, locale: str = "es_ES", **raw: object) -> str:
    values = {k: v for k, v in raw.items() if isinstance(v, int | str | date)}
    return render(parse(text), {"name": "Ana", "day": "1 de mayo"}, values, locale)


def faults(text: str) -> list[tuple[str, str]]:
    try:
        message = parse(text)
    except MessageError as error:
        return [(error.code.value, error.name)]
    return [(e.code.value, e.name) for e in check(message, KINDS, CLOSED)]


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "nada"), (1, "1 pago"), (2, "2 pagos"), (1000000, "1.000.000 pagos")],
)
def test_plural_follows_the_rules_of_spanish(count: int, told: str) -> None:
    # a million is «many» in CLDR's Spanish, and falls to «other»
    assert said(PAYMENTS, count=count) == told


def test_select_takes_the_named_case() -> None:
    text = "{form, select, tu {puedes} usted {puede} other {podés}}"
    assert [said(text, form=f) for f in ("tu", "usted", "vos")] == [
        "puedes", "puede", "podés",
    ]  # fmt: skip


def test_choices_nest_within_choices() -> None:
    text = (
        "{form, select, tu {te queda {count, plural, one {#} other {# más}}} other {}}"
    )
    assert said(text, form="tu", count=3) == "te queda 3 más"
    assert said(text, form="vos", count=3) == ""


@pytest.mark.parametrize(
    ("style", "locale", "told"),
    [
        ("short", "es_ES", "13/3/26"),
        ("short", "en_GB", "13/03/2026"),
        ("long", "es_MX", "13 de marzo de 2026"),
        ("full", "es_AR", "viernes, 13 de marzo de 2026"),
    ],
)
def test_days_are_written_as_in_the_locale(style: str, locale: str, told: str) -> None:
    text = f"{{day, date, {style}}}"
    assert said(text, locale, day=date(2026, 3, 13)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I don't know, {name}", "I don't know, Ana"),
        ("'{name}' es Ana", "{name} es Ana"),
        ("it''s {name}", "it's Ana"),
        ("l'{'a", "l{a"),
        ("nº # {name}", "nº # Ana"),
    ],
)
def test_apostrophes_quote_what_has_meaning(text: str, told: str) -> None:
    assert said(text) == told


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("hola {name", FaultCode.NOT_CLOSED, ""),
        ("hola {", FaultCode.NOT_CLOSED, ""),
        ("hola }", FaultCode.NOT_OPENED, ""),
        ("hola {}", FaultCode.BAD_NAME, "}"),
        ("{Name}", FaultCode.BAD_NAME, "Name}"),
        ("{name, upper}", FaultCode.BAD_FORM, "upper"),
        ("{name.first}", FaultCode.BAD_FORM, ".first}"),
        ("{day, date, tiny}", FaultCode.BAD_FORM, "tiny"),
        ("{count, plural}", FaultCode.BAD_FORM, "}"),
        ("{count, plural, }", FaultCode.MISSING_OTHER, "count"),
        ("{count, plural, one {#}}", FaultCode.MISSING_OTHER, "count"),
        ("{form, select, tu {a}}", FaultCode.MISSING_OTHER, "form"),
        ("{count, plural, uno {#} other {#}}", FaultCode.BAD_CASE, "uno"),
        ("{form, select, el {a} other {b}}", FaultCode.BAD_CASE, "el"),
        ("{form, select, tu a other {b}}", FaultCode.BAD_CASE, "tu"),
        ("{form, select, tu {a} tu {b} other {c}}", FaultCode.CASE_TWICE, "tu"),
        ("{form, select, tu {a other {b}}", FaultCode.NOT_CLOSED, "form"),
        ("{form, select, tu {a", FaultCode.NOT_CLOSED, "tu"),
        ("{nombre}", FaultCode.UNKNOWN_VARIABLE, "nombre"),
        ("{name, plural, other {#}}", FaultCode.NO_NUMBER, "name"),
        ("{count, select, other {a}}", FaultCode.NO_CHOICE, "count"),
        ("{name, date, long}", FaultCode.NO_DATE, "name"),
        ("{name, number}", FaultCode.NO_NUMBER, "name"),
        ("{form}", FaultCode.NO_CHOICE, "form"),
    ],
)
def test_every_mistake_has_its_name(text: str, code: FaultCode, name: str) -> None:
    assert (code.value, name) in faults(text)


def test_all_words_of_a_closed_choice_need_no_other() -> None:
    assert faults("{form, select, tu {a} usted {b} vos {c}}") == []


def test_position_points_at_the_mistake() -> None:
    with pytest.raises(MessageError) as caught:
        parse("hola, {name")
    assert caught.value.position == 6


def test_select_within_plural_does_not_count_on() -> None:
    # as in ICU: `#` stands for the number directly within a plural only
    text = "{count, plural, other {{form, select, other {n.º #}} de #}}"
    assert said(text, count=3, form="tu") == "n.º # de 3"


def test_deep_nests_are_refused() -> None:
    text = "x"
    for _ in range(6):
        text = f"{{form, select, other {{{text}}}}}"
    assert faults(text) == [("too_deep", "form")]


def test_only_what_every_case_says_is_always_said() -> None:
    text = "{name} {form, select, tu {{day} {count}} other {{day}}}"
    assert always_said(parse(text)) == {"name", "day"}
    assert always_said(parse(PAYMENTS)) == frozenset()  # =0 does not tell it
    assert always_said(parse("{count, plural, one {#} other {#}}")) == {"count"}


def test_counting_what_is_no_number_is_an_error() -> None:
    with pytest.raises(MessageError):
        said(PAYMENTS, count="muchos")
    with pytest.raises(KeyError):
        said(PAYMENTS)


@given(st.text(alphabet="ab'{}#, =plurseonth\n", max_size=60))
def test_any_text_is_read_or_named(text: str) -> None:
    try:
        position = len(parse(text)) * 0
    except MessageError as error:
        position = error.position
    assert 0 <= position <= len(text)


@given(st.text(alphabet=st.characters(exclude_characters="{}'"), max_size=60))
def test_text_without_marks_is_said_as_it_is(text: str) -> None:
    assert said(text) == text

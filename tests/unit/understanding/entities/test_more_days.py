"""Days in sequence, months said before their day, answers of a day alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.understanding.entities.reading import entities_of

from recobro.understanding.entities import named_days
from recobro.understanding.rules.normalise import fold

WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def _date(text: str, intents: str = "promise_to_pay", country: str = "ES") -> object:
    return entities_of(text, country, intents).get("date")


@given(
    st.dates(date(2024, 1, 1), date(2032, 12, 31)),
    st.permutations(WEEKDAYS),
    st.sampled_from(["entre el {} y el {}", "del {} al {}"]),
)
def test_end_of_span_follows_its_start(
    today: date, names: list[str], form: str
) -> None:
    first, last = named_days(fold(form.format(*names[:2])), today)
    assert first.ahead
    assert last.ahead
    assert timedelta(0) < last.ahead - first.ahead < timedelta(7)


# today is Tuesday 10 March 2026
@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("entre el jueves y el martes te pago", "2026-03-17"),
        ("del 28 al 3 lo ingreso", "2026-04-03"),
        ("entre el 25 y el 28", "2026-03-28"),
        ("por ahí el 18 o 19 te pago", "2026-03-19"),
        ("el 30 o 31", "2026-03-31"),
        ("el 5 o 6 de abril", "2026-04-06"),
    ],
)
def test_later_end_is_taken(text: str, meant: str) -> None:
    assert _date(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("en abril, el 20", "2026-04-20"),
        ("en mayo digamos el día 4", "2026-05-04"),
        ("el mes que viene, sobre el 8", "2026-04-08"),
        ("en abril ya te pago, con la primera quincena", "2026-04-15"),
        ("in April, say the 12th", "2026-04-12"),
        ("le pago el mes que viene, como el 15", "2026-04-15"),
    ],
)
def test_month_said_first_is_kept(text: str, meant: str) -> None:
    assert _date(text, country="MX") == meant


def test_day_of_last_week_is_past() -> None:
    # the week of Monday 2 to Sunday 8 March
    text = "la semana pasada, creo que el jueves, os pagué"
    assert _date(text, "already_paid") == "2026-03-05"


@pytest.mark.parametrize(
    "text",
    ["ahorita en la tarde te pago", "ahora por la noche te lo paso"],
)
def test_later_today_is_today(text: str) -> None:
    assert _date(text, country="CO") == "2026-03-10"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("hoy no mañana", "2026-03-11"),
        ("el jueves no el viernes", "2026-03-13"),
        ("el sábado, que hoy se me hace imposible", "2026-03-14"),
        ("hoy ando corto, el lunes te pago", "2026-03-16"),
    ],
)
def test_day_turned_down_is_passed_over(text: str, meant: str) -> None:
    assert _date(text) == meant


def test_day_of_a_named_month_gone() -> None:
    text = "se canceló el noviembre pasado, el 21"
    assert _date(text, "already_paid") == "2025-11-21"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("aguánteme al 25, no sea malo", "2026-03-25"),
        ("¿puede ser el 20 en vez de hoy?", "2026-03-20"),
        ("¿se puede patear una semana?", "2026-03-17"),
        ("¿me corren la fecha dos semanas?", "2026-03-24"),
    ],
)
def test_day_of_a_plea_is_read(text: str, meant: str) -> None:
    assert _date(text, "request_extension", "MX") == meant


@pytest.mark.parametrize(
    "text", ["el jueves te respondo", "mañana os digo algo", "el lunes lo vemos"]
)
def test_day_of_an_answer_is_none(text: str) -> None:
    assert _date(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [("antes del 30", "2026-03-30"), ("el 20 como tarde", "2026-03-20")],
)
def test_day_alone_is_read_though_not_understood(text: str, meant: str) -> None:
    assert _date(text, "other") == meant


@pytest.mark.parametrize(
    "text",
    [
        "hoy",
        "qué frío hace hoy, madre mía",
        "feliz Navidad",
        "del 1 al 5, un 4",
        "el lunes es el cumpleaños de mi hija y el martes el mío",
    ],
)
def test_talk_of_days_is_no_day_to_pay(text: str) -> None:
    assert _date(text, "other") is None


@pytest.mark.parametrize(
    "text", ["lo pagué en 18 meses", "eso lo terminé en dos años y en 3 meses"]
)
def test_how_long_it_took_is_no_day(text: str) -> None:
    assert _date(text, "promise_to_pay request_plan") is None


def test_ago_takes_words_of_doubt() -> None:
    # 10 March less 21 days
    assert _date("hace por lo menos tres semanas", "already_paid") == "2026-02-17"

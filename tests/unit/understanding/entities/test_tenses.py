"""Past or to come, where the intents leave it open: the verb beside the day says."""

import pytest
from tests.unit.understanding.entities.reading import entities_of


def _date(text: str, intents: str) -> object:
    return entities_of(text, "ES", intents).get("date")


# today is Tuesday 10 March 2026: the last Saturday was the 7th, the next is the 14th
@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ya os lo transferí el sábado", "2026-03-07"),
        ("le deposité 300 el lunes en el banco", "2026-03-09"),
        ("eso lo aboné el 6", "2026-03-06"),
        ("se cobró en mi cuenta el día 2", "2026-03-02"),
        ("I paid it on Friday", "2026-03-06"),
        ("lo he ingresado el domingo", "2026-03-08"),
        ("lo pagó mi marido el jueves en la tienda", "2026-03-05"),
        ("eso se canceló el 3", "2026-03-03"),
    ],
)
def test_paid_day_beats_misread_promise(text: str, date: str) -> None:
    assert _date(text, "already_paid promise_to_pay") == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("pagué la de febrero, la otra el sábado", "2026-03-14"),
        ("te pagué 50 el lunes y el viernes te doy lo demás", "2026-03-13"),
        ("transferí la mitad el domingo, el resto el 20", "2026-03-20"),
    ],
)
def test_promised_day_stays_beside_paid_one(text: str, date: str) -> None:
    assert _date(text, "already_paid promise_to_pay") == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("en 48 horas lo tienes pagado", "2026-03-12"),
        ("mañana queda ingresado", "2026-03-11"),
        ("antes del viernes está pagado", "2026-03-13"),
        ("ya te pago mañana", "2026-03-11"),
    ],
)
def test_day_to_come_beats_misread_payment(text: str, date: str) -> None:
    assert _date(text, "already_paid") == date


@pytest.mark.parametrize(
    "text",
    [
        "ya pagué, mañana os mando el comprobante",
        "pagado está, mañana te paso la captura",
    ],
)
def test_proof_to_come_is_no_payment(text: str) -> None:
    assert _date(text, "already_paid") is None


@pytest.mark.parametrize(
    "text",
    [
        "desde el domingo está todo abonado",
        "quedó liquidado desde el domingo",
        "desde el domingo lo tienen depositado",
    ],
)
@pytest.mark.parametrize("intents", ["already_paid", "promise_to_pay"])
def test_day_since_it_is_paid(text: str, intents: str) -> None:
    assert _date(text, intents) == "2026-03-08"


@pytest.mark.parametrize(
    "text", ["desde el domingo no tengo trabajo", "desde el lunes estoy enfermo"]
)
def test_day_since_something_else_is_none(text: str) -> None:
    assert _date(text, "promise_to_pay") is None


def test_subjunctive_is_no_past() -> None:
    # folded, "pagué" and "pague" are one word
    text = "quiere que le pague el sábado, y así lo haré"
    assert _date(text, "already_paid promise_to_pay") == "2026-03-14"

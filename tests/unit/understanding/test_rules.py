"""The rule-based interpreter: what is read, and when it abstains."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from recobro.domain.readings import AgentAct, Care, Intent, reading_to_json
from recobro.ports.interpreter import Interpreter, Utterance
from recobro.understanding.entities import named_days, named_sums, parse_number
from recobro.understanding.rules import (
    BadUtteranceError,
    RuleInterpreter,
    utterance_from_json,
)
from recobro.understanding.rules.normalise import fold

TODAY = date(2026, 3, 10)  # a Tuesday
READER: Interpreter = RuleInterpreter()


def read(text: str, country: str = "ES", act: str | None = None) -> dict[str, Any]:
    return reading_to_json(
        READER.read(
            Utterance(
                text=text,
                country=country,
                today=TODAY,
                last_agent_act=AgentAct(act) if act else None,
            )
        )
    )


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.500,50", "1500.50"),
        ("1,500.50", "1500.50"),
        ("1.500", "1500"),
        ("1,500", "1500"),
        ("12,5", "12.5"),
        ("1.250.000", "1250000"),
    ],
)
def test_both_thousands_marks_are_read(written: str, number: str) -> None:
    assert str(parse_number(written)) == number


@pytest.mark.parametrize(
    ("text", "country", "amount", "currency"),
    [
        ("pago mil quinientos pesos", "MX", "1500", "MXN"),
        ("te doy 50 lucas", "AR", "50000", "ARS"),
        ("te doy 50 lucas", "PE", "50", "PEN"),
        ("son 2 palos", "AR", "2000000", "ARS"),
        ("ciento veinte euros con cincuenta", "ES", "120.5", "EUR"),
        ("doscientos mil pesos", "CO", "200000", "COP"),
        ("US$ 80", "PE", "80", "USD"),
        ("30k", "CL", "30000", "CLP"),
    ],
)
def test_sums_are_read_by_country(
    text: str, country: str, amount: str, currency: str
) -> None:
    (found,) = named_sums(fold(text), country)
    assert found.amount == Decimal(amount)
    assert found.currency == currency


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mañana", date(2026, 3, 11)),
        ("pasado mañana", date(2026, 3, 12)),
        ("el martes", date(2026, 3, 17)),
        ("el 9", date(2026, 4, 9)),
        ("el 31 de abril", date(2026, 4, 30)),
        ("fin de mes", date(2026, 3, 31)),
        ("la quincena", date(2026, 3, 15)),
        ("la semana que viene", date(2026, 3, 16)),
        ("en diez días", date(2026, 3, 20)),
        ("el 5 de enero", date(2027, 1, 5)),
        ("15/03", date(2026, 3, 15)),
    ],
)
def test_days_to_come_are_resolved(text: str, day: date) -> None:
    assert [d.ahead for d in named_days(fold(text), TODAY)] == [day]


@pytest.mark.parametrize(
    ("text", "country", "act", "intent"),
    [
        ("podrías darme unos días más?", "PE", None, "request_extension"),
        ("te abono 80 cada semana", "CL", None, "request_plan"),
        ("me despidieron y no llego a pagar", "ES", None, "hardship"),
        ("ya les consigné antier", "CO", None, "already_paid"),
        ("la app me marca error", "MX", None, "payment_problem"),
        ("q no les pago y ya", "AR", None, "refusal"),
        ("se equivoca de persona", "PE", None, "wrong_person"),
        ("ese cobro no es mío", "MX", None, "dispute"),
        ("pueden bajar los intereses?", "CO", None, "request_discount"),
        ("me pasas el alias", "AR", None, "pay_now"),
        ("1987", "ES", "ask_identity", "confirm_identity"),
        ("dale, de una", "AR", "offer_plan", "accept"),
        ("nop", "CL", "offer_plan", "reject"),
        ("nop", "CL", "reminder", "other"),
        ("el 20", "MX", "ask_promise", "promise_to_pay"),
    ],
)
def test_primary_intent_is_read(
    text: str, country: str, act: str | None, intent: str
) -> None:
    assert read(text, country, act)["intent"] == intent


def test_denied_words_do_not_count() -> None:
    assert read("no dije que ya pagué, pago mañana")["intents"] == ["promise_to_pay"]


def test_stop_is_read_beside_a_promise() -> None:
    found = read("pago el viernes pero no me escriban más")
    assert found["intents"] == ["opt_out", "promise_to_pay"]
    assert found["entities"]["date"] == "2026-03-13"


@pytest.mark.parametrize(
    "text",
    [
        "me quiero morir", "ya no quiero vivir", "a veces pienso en matarme",
        "estaría mejor muerta", "me voy a tirar por la ventana", "pienso en suicidarme",
        "quisiera dormir y no despertar", "no le veo sentido a la vida",
        "voy a acabar con todo", "mejor me cuelgo, sería mejor no existir",
        "no dije que pagara, dije que me quiero matar", "quiero desaparecer",
        "me he cortado, quiero hacerme daño", "I want to die",
    ],
)  # fmt: skip
def test_self_harm_is_never_missed(text: str) -> None:
    reading = READER.read(Utterance(text=text, country="ES", today=TODAY))
    assert Care.SELF_HARM in reading.care
    assert reading.abstain


@pytest.mark.parametrize(
    "text",
    [
        "mi marido me pega", "mi pareja me controla el dinero", "sufro malos tratos",
        "tengo una orden de alejamiento", "mi ex me amenaza", "me golpean en casa",
        "soy víctima de violencia de género", "tengo miedo de mi novio",
    ],
)  # fmt: skip
def test_violence_is_never_missed(text: str) -> None:
    reading = READER.read(Utterance(text=text, country="MX", today=TODAY))
    assert Care.VIOLENCE in reading.care
    assert reading.abstain


def test_work_is_no_self_harm() -> None:
    reading = READER.read(
        Utterance(text="me mato trabajando y no llego", country="ES", today=TODAY)
    )
    assert Care.SELF_HARM not in reading.care


def test_gibberish_makes_it_abstain() -> None:
    found = read("lorem ipsum dolor sit amet consectetur")
    assert found["intent"] == "other"
    assert found["abstain"] is True


@pytest.mark.parametrize("text", ["🙃" * 500, "a" * 4096, "¿?!", "1" * 300, "\u202e x"])
def test_strange_text_is_survived(text: str) -> None:
    assert Intent(read(text)["intent"]) in Intent


@pytest.mark.parametrize(
    "line",
    [
        {"id": "1", "today": "2026-03-10"},
        {"id": "1", "text": "   ", "today": "2026-03-10"},
        {"id": "1", "text": "a" * 4097, "today": "2026-03-10"},
        {"id": "1", "text": "hola", "today": "ayer"},
        {"id": "1", "text": "hola", "today": "2026-03-10", "last_agent_act": "dance"},
        {"id": "1", "text": "hola"},
    ],
)
def test_bad_line_is_refused(line: dict[str, Any]) -> None:
    with pytest.raises(BadUtteranceError):
        utterance_from_json(line)


SHARED = Path(__file__).parents[3] / "../shared/understanding/dev.jsonl"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="no shared material")
def test_development_set_stays_well_read() -> None:
    right = total = 0
    for line in SHARED.read_text("utf-8").splitlines():
        row = json.loads(line)
        found = reading_to_json(READER.read(utterance_from_json(row)))
        total += 1
        right += found["intent"] == row["intent"]
        urgent = {"self_harm", "violence"} & set(row["care"])
        assert urgent <= set(found["care"])
    assert right / total >= 0.95

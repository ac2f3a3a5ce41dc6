"""Every reply, in every country and both languages: short, filled, guarded."""

import json
from typing import Any

import pytest
from tests.unit.conversation.builders import SECRET, a_dialogue, last, played

from recobro.domain.conversation.guarded import guard_facts
from recobro.domain.guard.guard import judge
from recobro.rehearsal.player import Player

COUNTRIES = {
    "ES": ("EUR", "Europe/Madrid", "1210.00"),
    "MX": ("MXN", "America/Mexico_City", "3500.00"),
    "CO": ("COP", "America/Bogota", "240000.00"),
    "AR": ("ARS", "America/Argentina/Buenos_Aires", "85000.00"),
    "CL": ("CLP", "America/Santiago", "149990"),
    "PE": ("PEN", "America/Lima", "350.00"),
}
SCRIPTS: tuple[tuple[Any, ...], ...] = (
    ("puedo pagar en 3 veces?", "y cuánto es?", "sí", {"wait": "P9D"}),
    ("puedo pagar en 12 cuotas?", "no", "no"),
    ("me dan 10 días?", "ok"), ("denme hasta el 30 de junio", "ok"),
    ("me hacen descuento?", "acepto"), ("pago mañana", "sí", {"wait": "P5D"}),
    ("ya pagué ayer por transferencia", "te mandé el comprobante"),
    ("no pienso pagar", "no pienso pagar"), ("me quedé sin trabajo, no puedo pagar",),
    ("me pega mi marido",), ("quiero suicidarme",), ("tengo 16 años, ayuda",),
    ("mi padre falleció en marzo",), ("hable con mi abogado",), ("borren mis datos",),
    ("voy a poner una queja en consumo",), ("no me escriban más",),
    ("quiero hablar con una persona",), ("escríbeme el lunes", {"wait": "P9D"}),
    ("mejor por correo a ana@example.com",), ("quién eres?",), ("hola",), ("gracias",),
    ("y si no pago me embargan?",), ("de qué es esa factura?",), ("cuánto debo?",),
    ("aceptan cheque?", "pásame el link", "el link no abre"), ("te pago",),
    ("ratas miserables", "ratas miserables"), ("jajaja", "qwerty"),
    ("te pago 20 el viernes", "sí"), ("pagué la mitad, el resto el viernes",),
    ("yo no debo nada",), ({"payment": "10"},), ({"media": "audio"},),
)  # fmt: skip


def _dialogue(country: str, language: str, steps: tuple[Any, ...]) -> dict[str, Any]:
    currency, zone, amount = COUNTRIES[country]
    policy = {
        "max_discount_percent": "10",
        "discount_needs_full_payment_within_days": 5,
        "human_over": "99999999.00",
    }
    dialogue = a_dialogue(*steps, policy=policy, amount=amount, country=country)
    dialogue["timezone"] = zone
    dialogue["account"]["currency"] = currency
    dialogue["account"]["debtor"]["language"] = language
    return dialogue


@pytest.mark.parametrize("verified", [True, False])
@pytest.mark.parametrize(
    ("country", "language"), [*((c, "es") for c in COUNTRIES), ("ES", "en")]
)
def test_every_reply_passes_the_guard(
    country: str, language: str, verified: bool
) -> None:
    for steps in SCRIPTS:
        dialogue = _dialogue(country, language, steps)
        dialogue["account"]["identity"] = None if verified else SECRET
        player = Player(dialogue)
        json.dumps(player.play())
        held = [(text, v.violations) for text, v in player.refused]
        assert held == [], steps
        for turn in (*player.turns, player.opening or {}):
            text = turn.get("reply") or ""
            assert len(text) < 1000
            assert not set("[]{}|") & set(text), text
            assert all(len(title) <= 20 for title in turn.get("buttons", ()))
            assert len(turn.get("buttons", ())) <= 3


def test_same_thing_three_forms_of_address() -> None:
    said = {}
    for country in ("ES", "CO", "AR"):
        player = Player(_dialogue(country, "es", ("escríbeme mañana",)))
        player.play()
        assert player.opening is not None
        said[country] = player.opening["reply"]
    assert "Puedes pagar" in said["ES"]
    assert "Puede pagar" in said["CO"]
    assert "Podés pagar" in said["AR"]


def test_business_is_addressed_formally() -> None:
    dialogue = _dialogue("ES", "es", ())
    dialogue["account"]["debtor"]["kind"] = "business"
    player = Player(dialogue)
    player.play()
    assert player.opening is not None
    assert "Puede pagar" in player.opening["reply"]


@pytest.mark.parametrize(
    ("country", "figure"),
    [
        ("ES", "1.210,00 €"),
        ("MX", "$3,500.00"),
        ("CO", "$ 240.000"),
        ("AR", "$ 85.000"),
        ("CL", "$149.990"),
        ("PE", "S/ 350.00"),
    ],
)
def test_money_looks_as_the_country_writes(country: str, figure: str) -> None:
    player = Player(_dialogue(country, "es", ("cuánto debo?",)))
    player.play()
    assert figure in player.turns[0]["reply"]


def test_part_payment_gets_its_own_link() -> None:
    player = played("quiero pagar 50 euros ahora, pásame el enlace")
    assert last(player)["act"] == "payment_link"
    assert "50,00 €" in last(player)["reply"]
    assert player.refused == []


@pytest.mark.parametrize(
    "concept",
    [
        "Convenio", "Refinanciamiento 2025", "50% matrícula", "Promoción 2x1",
        "Descuento plan familia", "Préstamo vehículo", "Embargo preventivo: gestión",
        "Cuota " * 15,
    ],
)  # fmt: skip
def test_what_an_invoice_is_called_silences_nobody(concept: str) -> None:
    dialogue = a_dialogue("cuánto debo y de qué es?")
    dialogue["account"]["invoices"][0]["concept"] = concept.strip()
    player = Player(dialogue)
    player.play()
    assert player.refused == []
    assert player.opening is not None
    assert "300,00" in player.turns[0]["reply"]


def test_offer_is_judged_though_an_invoice_is_called_so() -> None:
    """Only beside its number is a concept a name: elsewhere it offers something."""
    dialogue = a_dialogue("hola")
    dialogue["account"]["invoices"][0]["concept"] = "Descuento"
    player = Player(dialogue)
    facts = guard_facts(player.state, player.facts)
    verdict = judge(
        "Ana, le hacemos un descuento del 40 %.", facts,
        country="ES", channel="whatsapp", today=player.now.date(),
    )  # fmt: skip
    assert not verdict.allowed

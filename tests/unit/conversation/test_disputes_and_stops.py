"""Disputes of one invoice, losses of one's own, and stops that say how far they go."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.conversation.builders import last, played

from recobro.domain.conversation.facts import InvoiceFact
from recobro.domain.conversation.invoices_named import contested
from recobro.domain.money import Money
from recobro.domain.readings import Care, Intent, Reading

MARCH, APRIL = (
    InvoiceFact(
        number=number,
        concept=concept,
        due_date=date(2026, 3, 1),
        outstanding=Money.of(60, "EUR"),
    )
    for number, concept in (
        ("R-2026-071", "Agua, enero"),
        ("R-2026-072", "Agua, abril"),
    )
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("la R-2026-071 no la reconozco", MARCH.number),
        ("la r2026 071 está mal", MARCH.number),
        ("la 72 no es correcta, la 71 la pago", APRIL.number),
        ("la 71 la pago mañana, la otra no la debo", APRIL.number),
        ("la de enero nunca me llegó", MARCH.number),
        ("no reconozco ninguna de las dos", None),
        ("la 71 y la 72 están mal", None),
        ("la 71 está mal y la 72 la pago", MARCH.number),
        ("esto no lo debo", None),
    ],
)
def test_contested_invoice_is_found(text: str, number: str | None) -> None:
    assert contested(text, (MARCH, APRIL)) == number


def test_second_dispute_is_answered_shortly() -> None:
    player = played("yo no debo eso", "insisto: eso no lo debo")
    first, second = player.turns
    assert (first["act"], second["act"]) == ("dispute_noted", "dispute_already")
    assert len(second["reply"]) < len(first["reply"])
    assert "OpenDispute" not in second["actions"]


def test_balance_in_dispute_is_under_review() -> None:
    player = played("yo no debo eso", "¿cuánto debo?")
    assert "Está en revisión" in last(player)["reply"]
    assert last(player)["buttons"] == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("hemos perdido a mi padre hace nada", "paused"),
        ("mi padre falleció en marzo", "deceased"),
        ("hemos perdido a mi madre, la titular del contrato", "deceased"),
    ],
)
def test_loss_of_their_own_is_no_death_of_debtor(text: str, state: str) -> None:
    player = played()
    reading = Reading(
        intents=(Intent.DECEASED,),
        confidence=0.9,
        care=frozenset({Care.BEREAVEMENT}),
    )
    player.hear(text, reading)
    assert player.outcome()["state"] == state


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no me escriban más", "más mensajes por aquí."),
        ("no me escriban por ningún medio", "más mensajes por ningún medio."),
        ("no quiero más correos", "más mensajes por correo electrónico."),
    ],
)
def test_stop_says_how_far_it_goes(text: str, told: str) -> None:
    assert told in last(played(text))["reply"]


def test_minor_is_told_nothing_is_asked() -> None:
    player = played("tengo 15 años y no sé qué es esto")
    assert "siento" in last(player)["reply"]
    assert "ningún pago" in last(player)["reply"]
    assert player.outcome()["handover"] == {"reason": "care", "priority": "high"}


def test_not_understood_twice_is_regretted() -> None:
    player = played("qwerty", "asdfgh")
    assert last(player)["reply"].startswith("Perdona que no te haya entendido.")


def test_not_understood_at_night_says_when() -> None:
    player = played("qwerty", "asdfgh", now="2026-03-14T22:00:00")  # a Saturday
    assert "desde el lunes 16 de marzo a las 09:00" in last(player)["reply"]

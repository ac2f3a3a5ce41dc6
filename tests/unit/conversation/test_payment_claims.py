"""A payment that they tell of: its proof, whether it is here, and nothing asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.unit.conversation.builders import last, played

from recobro.domain.conversation import claims, received
from recobro.domain.conversation.state import ConversationState
from recobro.domain.money import Money
from recobro.domain.readings import Entities

DAY = date(2026, 3, 10)
FIFTY = Money.of(50, "EUR")


@pytest.mark.parametrize(
    "text",
    ["te paso la captura", "adjunto el justificante", "aquí lo tienes", "ahí va",
     "este es el recibo del pago", "ya te lo envié", "here is the receipt"],
)  # fmt: skip
def test_proof_is_seen(text: str) -> None:
    assert claims.shows_proof(text)


@pytest.mark.parametrize(
    "text",
    ["no encuentro el justificante", "perdí el voucher", "luego te mando la captura",
     "pagué sin comprobante", "¿a dónde mando el comprobante?", "te lo paso en un rato",
     "I can't find the receipt"],
)  # fmt: skip
def test_proof_to_come_is_none(text: str) -> None:
    assert claims.has_none(text)
    assert not claims.shows_proof(text)


@pytest.mark.parametrize(
    "text",
    ["¿os ha llegado?", "¿ya lo visteis o no? ¿lo recibisteis?", "¿ya está todo?",
     "¿quedó pagado?", "did you get it? has it arrived?"],
)  # fmt: skip
def test_asking_for_it_is_seen(text: str) -> None:
    assert claims.asks_if_arrived(text)


@pytest.mark.parametrize("text", ["¿cuánto queda?", "ya está", "¿me lo partís?"])
def test_other_questions_ask_no_arrival(text: str) -> None:
    assert not claims.asks_if_arrived(text)


@pytest.mark.parametrize(
    ("named", "found"),
    [
        (Entities(), True),
        (Entities(amount=Decimal(50), currency="EUR"), True),
        (Entities(amount=Decimal(60), currency="EUR"), False),  # another sum
        (Entities(amount=Decimal(50), currency="USD"), False),
        (Entities(date=date(2026, 3, 8)), True),  # two days on the way
        (Entities(date=date(2026, 2, 20)), False),  # eighteen: another payment
        (Entities(date=date(2026, 3, 12)), False),  # not paid yet
    ],
)
def test_payment_meant_fits_what_is_said(named: Entities, found: bool) -> None:
    state = received.noted(ConversationState(), FIFTY, DAY)
    meant = received.meant(state, named, "EUR", DAY)
    assert meant == (received.Received(date=DAY, amount=FIFTY) if found else None)


def test_payment_is_told_once() -> None:
    state = received.told(received.noted(ConversationState(), FIFTY, DAY))
    assert received.meant(state, Entities(), "EUR", DAY) is None
    again = received.noted(state, FIFTY, DAY)
    assert received.meant(again, Entities(), "EUR", DAY) is not None


def test_old_payment_is_another() -> None:
    state = received.noted(ConversationState(), FIFTY, DAY)
    late = date(2026, 3, 21)  # eleven days after
    assert received.meant(state, Entities(), "EUR", late) is None


def test_next_payment_takes_its_place() -> None:
    state = replace(ConversationState(), counts=(("abuse", 1),))
    state = received.noted(received.noted(state, FIFTY, DAY), FIFTY + FIFTY, DAY)
    assert [name for name, _ in state.counts] == ["abuse", "paid:2026-03-10:100.00"]


def test_arrived_payment_needs_no_proof() -> None:
    player = played({"payment": "120.00"}, "ya os hice el pago, ¿os ha llegado?")
    assert last(player)["act"] == "payment_found"
    assert "120,00 €" in last(player)["reply"]
    assert "180,00 €" in last(player)["reply"]  # 300 - 120
    assert last(player)["actions"] == []
    assert player.refused == []


@pytest.mark.parametrize(
    "text", ["¿os llegó la captura?", "hola", "xyz", "¿cuánto debo?", "fue con tarjeta"]
)
def test_nothing_is_asked_while_checked(text: str) -> None:
    player = played("ya lo pagué", {"media": "image", "caption": ""}, text)
    assert not {"Pagar ahora", "Pagar en partes"} & set(last(player)["buttons"])
    assert player.refused == []


def test_after_the_check_buttons_return() -> None:
    """A week is given to check a payment; eight days later we may ask again."""
    player = played("ya lo pagué", {"wait": "P8D"}, "¿cuánto debo?")
    assert "Pagar ahora" in last(player)["buttons"]


def test_sent_slip_is_confirmed_when_asked() -> None:
    player = played("ya lo pagué", {"media": "image", "caption": ""}, "¿te llegó?")
    assert last(player)["act"] == "proof_here"


def test_short_question_when_nothing_is_owed() -> None:
    player = played({"payment": "300.00"}, "¿está ya?")
    assert last(player)["act"] == "nothing_owed"


def test_claim_in_a_dispute_is_answered() -> None:
    player = played("no reconozco esa deuda", "además ya la pagué", "¿os llegó?")
    assert last(player)["act"] == "claim_pending"
    assert player.outcome()["state"] == "disputed"

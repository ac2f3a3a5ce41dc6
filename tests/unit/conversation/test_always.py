"""What always holds, whatever is said."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from tests.unit.conversation.builders import SECRET, last, played

from recobro.domain.conversation import state_from_json, state_to_json
from recobro.domain.messages import Channel

FIGURES = ("300", "Aguas", "F-7", "deuda", "factura", "pendiente", "vencid", "pagar")

NEUTRAL = (
    "cuánto debo?", "puedo pagar en 3 veces?", "ya lo pagué", "el viernes pago",
    "me haces descuento?", "quién eres?", "no pienso pagar", "me quedé sin trabajo",
    "quiero hablar con una persona", "yo no debo nada", "hable con mi abogado",
    "mi padre falleció", "no me escriban más", "borren mis datos", "esto es acoso",
    "escríbeme mañana", "qwerty", "gracias", "ratas miserables", "quiero morirme",
    "pásame el link", "aceptan bizum?", "de qué es?",
)  # fmt: skip


@pytest.mark.parametrize("text", NEUTRAL)
def test_nothing_is_told_before_identity(text: str) -> None:
    player = played(text, text, text, identity=SECRET, opening="ask_identity")
    assert player.opening is not None
    said = [player.opening, *player.turns]
    for turn in said:
        words = f"{turn['reply'] or ''} {' '.join(turn['buttons'])}".lower()
        assert not [f for f in FIGURES if f.lower() in words], words
    assert player.refused == []


@pytest.mark.parametrize("opening", ["overdue_notice", "reminder", "offer_plan"])
def test_unverified_reader_is_only_asked(opening: str) -> None:
    player = played(identity=SECRET, opening=opening)
    assert player.opening is not None
    assert player.opening["act"] == "ask_identity"


def test_right_answer_opens_the_matter() -> None:
    player = played("sí, soy yo", "1985", identity=SECRET, opening="ask_identity")
    assert "300,00 €" in last(player)["reply"]
    assert "MarkVerified" in last(player)["actions"]


def test_second_wrong_answer_brings_a_person() -> None:
    player = played("sí", "1990", "1991", identity=SECRET, opening="ask_identity")
    assert [t["act"] for t in player.turns] == [
        "identity_question",
        "identity_retry",
        "identity_failed",
    ]
    assert player.outcome()["handover"]["reason"] == "identity_failed"


def test_wrong_answers_count_before_any_question() -> None:
    """Numbers tried before we asked for any are tries all the same: two, no more."""
    player = played("1991", "1988", identity=SECRET, opening="ask_identity")
    assert player.turns[0]["act"] == "identity_retry"
    assert last(player)["act"] == "identity_failed"
    assert player.outcome()["handover"]["reason"] == "identity_failed"


def test_many_guesses_are_no_answer() -> None:
    player = played("1983, 1984 o 1985", identity=SECRET, opening="ask_identity")
    assert not player.state.verified


def test_first_message_discloses_the_assistant() -> None:
    player = played("hola", "cuánto debo?", opening=None)
    assert "asistente automático" in player.turns[0]["reply"]
    assert "asistente automático" not in player.turns[1]["reply"]


@pytest.mark.parametrize("text", ["eres un robot?", "¿hablo con una persona?"])
def test_asked_it_says_automatic(text: str) -> None:
    assert "asistente automático" in last(played(text))["reply"]


def test_person_silences_the_agent() -> None:
    player = played({"human": "Hola, soy Eva."}, "cuánto debo?", {"wait": "P30D"})
    assert [t["reply"] for t in player.turns] == [None, None, None]
    player.step({"give_back": True})
    assert "300,00 €" in player.step({"text": "cuánto debo?"})["reply"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("no me escriban más", "opted_out"),
        ("numero equivocado", "wrong_contact"),
        ("mi padre falleció en marzo", "deceased"),
        ("hable con mi abogado", "legal"),
        ("yo no debo eso", "disputed"),
        ("no quiero vivir más", "human"),
        ("me quedé sin trabajo, no puedo pagar", "paused"),
    ],
)
def test_stop_takes_back_what_was_queued(text: str, state: str) -> None:
    player = played("escríbeme mañana", text, {"wait": "P10D"})
    assert "CancelQueued" in player.turns[1]["actions"]
    assert player.turns[2]["reply"] is None
    assert player.outcome()["state"] == state


def test_stop_works_while_person_has_it() -> None:
    player = played({"human": "Hola."}, "no me escriban más")
    assert player.turns[1]["reply"] is None
    assert player.outcome()["stopped"] == ["whatsapp"]


@pytest.mark.parametrize(
    ("text", "channel", "stopped"),
    [
        ("no me escriban más", "sms", ["sms"]),
        ("no me escriban por ningún medio", "whatsapp",
         ["email", "letter", "sms", "visit", "voice", "whatsapp"]),
        ("no me escriban por whatsapp", "whatsapp", ["whatsapp"]),
        ("dejen de llamarme", "whatsapp", ["voice", "whatsapp"]),
    ],
)  # fmt: skip
def test_stop_covers_the_channels_meant(
    text: str, channel: str, stopped: list[str]
) -> None:
    assert played(text, channel=channel).outcome()["stopped"] == stopped


def test_wrong_person_stops_every_channel() -> None:
    player = played("no soy Ana", identity=SECRET, opening="ask_identity")
    assert player.outcome()["stopped"] == sorted(Channel)


def test_after_a_stop_a_person_reads() -> None:
    player = played("no me escriban más", "¿cuánto debo?")
    assert last(player)["reply"] is None
    assert last(player)["actions"] == ["OpenHandOver"]


def test_urgent_care_speaks_of_no_money() -> None:
    player = played("no puedo pagar, me quiero morir")
    reply = last(player)["reply"]
    assert "024" in reply
    assert not [w for w in ("300", "pagar", "cuota", "deuda") if w in reply]
    assert player.outcome()["handover"] == {"reason": "care", "priority": "urgent"}


def test_urgent_care_says_sorry_once() -> None:
    """Debts beside the danger: only the danger is spoken of."""
    player = played("me quiero matar, no sé qué hacer con tantas deudas")
    reply = last(player)["reply"]
    assert last(player)["act"] == "care_urgent"
    assert reply.lower().count("siento") + reply.lower().count("lamento") == 1


def test_hardship_rests_without_figures() -> None:
    player = played("me quedé sin trabajo, no puedo pagar", {"wait": "P20D"})
    assert "300" not in player.turns[0]["reply"]
    assert player.turns[1]["reply"] is None


def test_plea_with_reason_still_gets_plan() -> None:
    player = played("no tengo trabajo, ¿puedo pagar a plazos?", "sí")
    assert player.turns[0]["act"] == "offer_plan"
    assert "PlaceHold" in player.turns[0]["actions"]
    assert player.outcome()["state"] == "in_plan"


def test_dispute_names_the_only_invoice() -> None:
    player = played("yo no debo eso")
    assert player.facts.invoices[0].disputed


def test_high_balance_goes_to_a_person() -> None:
    player = played("puedo pagar en 3 veces?", policy={"human_over": "300.00"})
    assert player.opening is not None
    assert player.opening["reply"] is None
    assert player.outcome()["handover"]["reason"] == "high_balance"


def test_closed_office_says_when() -> None:
    player = played("quiero hablar con alguien", now="2026-03-14T10:00:00")
    assert "lunes 16 de marzo a las 09:00" in last(player)["reply"]


def test_twice_misunderstood_brings_a_person() -> None:
    player = played("qwerty", "asdfg")
    assert player.outcome()["handover"]["reason"] == "misunderstood"


def test_balance_is_the_ledgers_now() -> None:
    player = played("cuánto debo?", {"payment": "120.00"}, "cuánto debo?")
    assert "300,00 €" in player.turns[0]["reply"]
    assert "180,00 €" in player.turns[2]["reply"]  # 300 - 120


def test_nothing_owed_asks_for_nothing() -> None:
    player = played({"balance": "0.00"}, "cuánto debo?", {"wait": "P30D"})
    assert player.turns[1]["act"] == "nothing_owed"
    assert player.outcome()["state"] == "paid"
    assert player.turns[2]["reply"] is None


def test_voice_note_is_asked_in_writing() -> None:
    assert last(played({"media": "audio"}))["act"] == "write_please"
    told = played({"media": "audio", "transcript": "cuánto debo"})
    assert last(told)["act"] == "balance"


def test_picture_is_taken_as_proof() -> None:
    player = played("ya lo pagué ayer", {"media": "image"})
    assert player.turns[0]["act"] == "ask_proof"
    assert player.turns[1]["act"] == "proof_received"
    assert player.outcome()["handover"]["reason"] == "already_paid"


@pytest.mark.parametrize(
    "steps",
    [
        ("puedo pagar en 3 veces?",),
        ("el viernes te lo pago",),
        ("escríbeme mañana",),
        ("quiero hablar con alguien",),
        ("me quedé sin trabajo",),
    ],
)
def test_state_survives_its_json(steps: tuple[str, ...]) -> None:
    state = played(*steps).state
    stored = json.loads(json.dumps(state_to_json(state)))
    assert state_from_json(stored) == state


def test_later_contact_is_kept_by_hour() -> None:
    player = played("estoy trabajando, escríbeme a las 5 de la tarde")
    moment = datetime.fromisoformat(player.outcome()["next_contact"])
    assert moment == datetime(2026, 3, 10, 17, tzinfo=ZoneInfo("Europe/Madrid"))
    assert player.step({"wait": "PT6H"})["reply"] is None
    assert "300,00 €" in player.step({"wait": "PT2H"})["reply"]

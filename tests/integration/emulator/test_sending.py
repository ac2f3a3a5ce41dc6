"""What the Graph API double accepts and refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.integration.emulator.running import (
    ANA,
    GRAPH,
    SEND,
    TEMPLATES,
    Receiver,
    Running,
    running_emulator,
)
from tests.integration.emulator.samples import (
    a_link,
    a_list,
    a_template,
    buttons,
    template_message,
)

from recobro.emulator.config import Config
from recobro.emulator.identifiers import business_scoped_id

Json = dict[str, Any]


@pytest.fixture
def ready(emulator: Running) -> Running:
    """With an approved template and an open window."""
    answer = emulator.http.post(TEMPLATES, json=a_template(), headers=GRAPH)
    assert answer.json()["status"] == "APPROVED"
    emulator.open_window()
    return emulator


def test_accepted_message_answers_like_meta(ready: Running) -> None:
    answer = ready.send("+34 600 111 222", type="text", text={"body": "Hola"})
    body = answer.json()
    assert answer.status_code == 200
    assert body["messaging_product"] == "whatsapp"
    assert body["contacts"] == [{"input": "+34 600 111 222", "wa_id": ANA}]
    (message,) = body["messages"]
    assert message["id"].startswith("wamid.")
    assert message["message_status"] == "accepted"


@pytest.mark.parametrize(
    "message",
    [
        {"type": "text", "text": {"body": "x" * 4096}},
        template_message("Ana", "F-1"),
        buttons("Pagar", "Un plan", "x" * 20),
        a_list(10),
        a_link(),
        {"type": "image", "image": {"link": "https://example.com/a.png"}},
        {
            "type": "document",
            "document": {"link": "https://example.com/a.pdf", "filename": "a.pdf"},
        },
        {"type": "reaction", "reaction": {"message_id": "wamid.x", "emoji": "👍"}},
    ],
    ids=lambda message: str(message["type"]),
)
def test_every_kind_of_message_is_taken(ready: Running, message: Json) -> None:
    assert ready.send(**message).status_code == 200


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"type": "text"}, 100),
        ({"type": "text", "text": {"body": ""}}, 100),
        ({"type": "text", "text": {"body": "x" * 4097}}, 100),
        ({"type": "text", "text": "Hola"}, 100),
        ({"type": "interactive", "interactive": {"type": "button"}}, 131008),
        (buttons("1", "2", "3", "4"), 131009),
        (buttons("x" * 21), 131009),
        (buttons("igual", "igual"), 131009),
        (a_list(11), 131009),
        (a_link("javascript:alert(1)"), 131009),
        ({"type": "image", "image": {}}, 100),
        ({"type": "image", "image": {"id": "123"}}, 131053),
        ({"type": "poll", "poll": {}}, 131051),
        (template_message("Ana"), 132000),
        (template_message("Ana", "F-1", "de más"), 132000),
        (template_message("Ana", "F-1", token=None), 131008),
        (template_message("Ana\nGarcía", "F-1"), 132018),
        (template_message("Ana\tGarcía", "F-1"), 132018),
        (template_message("Ana     García", "F-1"), 132018),
        (template_message("Ana", "x" * 1024), 132005),
        (
            {
                "type": "template",
                "template": {"name": "otra", "language": {"code": "es"}},
            },
            132001,
        ),
        (
            {
                "type": "template",
                "template": {"name": "recordatorio", "language": {"code": "en"}},
            },
            132001,
        ),
    ],
)
def test_wrong_message_is_refused(ready: Running, message: Json, code: int) -> None:
    answer = ready.send(**message)
    error = answer.json()["error"]
    assert answer.status_code in {400, 404}
    assert error["code"] == code
    assert error["type"] == "OAuthException"
    assert error["fbtrace_id"]
    assert ready.messages(direction="out") == []


def test_details_stand_in_error_data(ready: Running) -> None:
    error = ready.send(**buttons("1", "2", "3", "4")).json()["error"]
    assert error["message"] == "(#131009) Parameter value is not valid"
    assert error["error_data"] == {
        "messaging_product": "whatsapp",
        "details": "Invalid buttons count. Min allowed buttons: 1,"
        " Max allowed buttons: 3",
    }


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer wrong"}])
def test_bad_token_is_refused(emulator: Running, headers: dict[str, str]) -> None:
    answer = emulator.http.post(SEND, json={}, headers=headers)
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == 190
    assert answer.json()["error"]["type"] == "OAuthException"


def test_foreign_phone_number_is_unknown(emulator: Running) -> None:
    answer = emulator.http.post("/v26.0/999/messages", json={}, headers=GRAPH)
    assert answer.status_code == 400
    assert answer.json()["error"]["error_subcode"] == 33


@pytest.mark.parametrize("raw", [b"{", b"[]", b"", b'{"to": "34600111222"}'])
def test_broken_body_is_error_100(emulator: Running, raw: bytes) -> None:
    answer = emulator.http.post(SEND, content=raw, headers=GRAPH)
    assert answer.status_code == 400
    assert emulator.error(answer) == 100


def test_closed_window_refuses_free_text(emulator: Running) -> None:
    answer = emulator.send(type="text", text={"body": "Hola"})
    assert answer.status_code == 400
    assert emulator.error(answer) == 131047


def test_window_closes_after_24_hours(emulator: Running) -> None:
    emulator.control("clock", now="2026-03-01T10:00:00+00:00")
    emulator.open_window()
    emulator.control("clock", now="2026-03-02T09:59:00+00:00")
    emulator.send_text()
    emulator.control("clock", now="2026-03-02T10:00:01+00:00")
    answer = emulator.send(type="text", text={"body": "Hola"})
    assert emulator.error(answer) == 131047


def test_template_passes_a_closed_window(ready: Running) -> None:
    ready.control("clock", offset_seconds=48 * 3600)
    assert ready.send(**template_message("Ana", "F-1")).status_code == 200


def test_closed_window_may_fail_later(emulator: Running, receiver: Receiver) -> None:
    emulator.control("settings", window_errors="async")
    message_id = emulator.send_text(biz_opaque_callback_data="attempt-1")
    emulator.settle()
    (status,) = receiver.statuses()
    assert (status["id"], status["status"]) == (message_id, "failed")
    assert status["errors"][0]["code"] == 131047
    assert status["biz_opaque_callback_data"] == "attempt-1"


def test_recipient_by_business_scoped_id(emulator: Running) -> None:
    emulator.open_window()
    body = {"messaging_product": "whatsapp", "type": "text", "text": {"body": "Hola"}}
    user_id = business_scoped_id(ANA)
    whole = {**body, "recipient": user_id}
    answer = emulator.http.post(SEND, json=whole, headers=GRAPH)
    assert answer.json()["contacts"] == [{"input": user_id, "user_id": user_id}]
    unknown = {**body, "recipient": "ES.0"}
    answer = emulator.http.post(SEND, json=unknown, headers=GRAPH)
    assert emulator.error(answer) == 131026


def test_alias_leads_to_one_person(emulator: Running) -> None:
    contact = {"wa_id": "5215511112222", "aliases": ["525511112222"]}
    emulator.control("contacts", contacts=[contact])
    emulator.open_window("5215511112222")
    answer = emulator.send("525511112222", type="text", text={"body": "Hola"})
    assert answer.json()["contacts"][0] == {
        "input": "525511112222",
        "wa_id": "5215511112222",
    }


def test_reading_marks_earlier_messages(emulator: Running) -> None:
    first, second = emulator.open_window(), emulator.open_window()
    body = {
        "messaging_product": "whatsapp",
        "status": "read",
        "message_id": second,
        "typing_indicator": {"type": "text"},
    }
    answer = emulator.http.post(SEND, json=body, headers=GRAPH)
    assert answer.json() == {"success": True}
    states = {m["id"]: m["status"] for m in emulator.messages(direction="in")}
    assert states == {first: "read", second: "read"}
    path = f"/phone/api/contacts/{ANA}/messages"
    assert emulator.http.get(path).json()["typing"] is True
    emulator.control("clock", offset_seconds=26)
    assert emulator.http.get(path).json()["typing"] is False


def test_unknown_message_cannot_be_read(emulator: Running) -> None:
    body = {"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.0"}
    answer = emulator.http.post(SEND, json=body, headers=GRAPH)
    assert emulator.error(answer) == 131009


def test_seed_repeats_the_identifiers() -> None:
    def first_id(seed: int | None) -> str:
        with running_emulator(Config(seed=seed)) as emulator:
            return emulator.open_window()

    assert first_id(3) == first_id(3)
    assert first_id(None) != first_id(None)


@pytest.mark.parametrize("make", [a_list, lambda: buttons("Sí"), a_link])
def test_answer_quotes_a_known_message(
    emulator: Running, make: Callable[[], Json]
) -> None:
    inbound = emulator.open_window()
    answer = emulator.send(**make(), context={"message_id": inbound})
    assert answer.status_code == 200
    answer = emulator.send(**make(), context={"message_id": "wamid.none"})
    assert emulator.error(answer) == 131009

"""The phone's own calls, and the control calls that other tests do not need."""

from __future__ import annotations

from typing import Any

import pytest
from tests.integration.emulator.running import (
    ANA,
    GRAPH,
    SEND,
    TEMPLATES,
    Receiver,
    Running,
)
from tests.integration.emulator.samples import (
    a_link,
    a_template,
    buttons,
    template_message,
)

PHONE = f"/phone/api/contacts/{ANA}"


def shown(emulator: Running) -> list[dict[str, Any]]:
    messages = emulator.http.get(f"{PHONE}/messages").json()["messages"]
    return list(messages)


def test_template_is_shown_filled(emulator: Running) -> None:
    emulator.http.post(TEMPLATES, json=a_template(), headers=GRAPH)
    emulator.send(**template_message("Ana", "F-1", token="a b/ñ?"))
    emulator.settle()
    (message,) = shown(emulator)
    assert message["header"]["text"] == "Recordatorio"
    assert message["text"] == "Hola, Ana: su factura F-1 está pendiente. Gracias."
    assert message["footer"] == "Responda BAJA para no recibir más"
    kinds = [(b["kind"], b["title"]) for b in message["buttons"]]
    assert kinds == [
        ("quick_reply", "Ya he pagado"),
        ("url", "Pagar"),
        ("quick_reply", "Ayuda"),
    ]
    assert message["buttons"][1]["url"] == "https://example.com/p/a b/ñ?"


def test_ticks_follow_the_business(emulator: Running, receiver: Receiver) -> None:
    receiver.answers = [500] * 6
    emulator.post(f"{PHONE}/text", {"text": "Hola"})
    assert shown(emulator)[0]["tick"] == "sent"
    emulator.settle()
    (message,) = shown(emulator)
    assert message["tick"] == "delivered"
    body = {
        "messaging_product": "whatsapp",
        "status": "read",
        "message_id": message["id"],
    }
    emulator.http.post(SEND, json=body, headers=GRAPH)
    assert shown(emulator)[0]["tick"] == "read"


def test_looking_marks_messages_as_read(emulator: Running, receiver: Receiver) -> None:
    emulator.open_window()
    emulator.send_text("Uno")
    emulator.send_text("Dos")
    emulator.settle()
    (contact,) = emulator.http.get("/phone/api/contacts").json()["contacts"]
    assert contact["unread"] == 2
    assert emulator.post(f"{PHONE}/read", {}).json() == {"read": 2}
    assert emulator.post(f"{PHONE}/read", {}).json() == {"read": 0}
    emulator.settle()
    assert [s["status"] for s in receiver.statuses()].count("read") == 2


def test_people_with_messages_come_first(emulator: Running) -> None:
    people = [
        {"wa_id": f"3460000{n:04d}", "name": f"Persona {n:03d}"} for n in range(300)
    ]
    emulator.control("contacts", contacts=people)
    emulator.open_window("34600000250")
    emulator.open_window("34600000007")
    listed = emulator.http.get("/phone/api/contacts").json()["contacts"]
    assert len(listed) == 300
    numbers = [contact["wa_id"] for contact in listed[:3]]
    assert numbers == ["34600000007", "34600000250", "34600000000"]


def test_unchanged_page_costs_nothing(emulator: Running) -> None:
    emulator.open_window()
    emulator.settle()
    version = emulator.http.get(f"{PHONE}/messages").json()["version"]
    again = emulator.http.get(f"{PHONE}/messages?since={version}").json()
    assert again["unchanged"] is True
    assert "messages" not in again


def test_reset_is_noticed_by_an_open_page(emulator: Running) -> None:
    emulator.open_window()
    version = emulator.http.get(f"{PHONE}/messages").json()["version"]
    emulator.control("reset")
    again = emulator.http.get(f"{PHONE}/messages?since={version}").json()
    assert again["messages"] == []


@pytest.mark.parametrize(
    ("filename", "mime_type", "disposition", "served_as"),
    [
        ("a.pdf", "application/pdf", "inline", "application/pdf"),
        ("a.png", "image/png", "inline", "image/png"),
        ("a.svg", "image/svg+xml", "attachment", "application/octet-stream"),
        ("a.html", "text/html", "attachment", "application/octet-stream"),
    ],
)
def test_attached_file_is_served_harmlessly(
    emulator: Running,
    filename: str,
    mime_type: str,
    disposition: str,
    served_as: str,
) -> None:
    files = {"file": (filename, b"<script>", mime_type)}
    answer = emulator.http.post(
        f"{PHONE}/attachment", data={"kind": "document"}, files=files
    )
    assert answer.status_code == 201
    (message,) = shown(emulator)
    served = emulator.http.get(message["media"]["url"])
    assert served.content == b"<script>"
    assert served.headers["content-disposition"].startswith(disposition)
    assert served.headers["content-type"].startswith(served_as)
    assert served.headers["content-security-policy"] == "sandbox"
    assert served.headers["x-content-type-options"] == "nosniff"


def test_link_button_does_not_answer(emulator: Running) -> None:
    emulator.open_window()
    message_id = emulator.send(**a_link()).json()["messages"][0]["id"]
    answer = emulator.post(f"{PHONE}/tap", {"message_id": message_id, "index": 0})
    assert answer.status_code == 400


@pytest.mark.parametrize("index", [-1, 2, "0", None, True])
def test_button_that_is_not_there(emulator: Running, index: Any) -> None:
    emulator.open_window()
    message_id = emulator.send(**buttons("Sí", "No")).json()["messages"][0]["id"]
    answer = emulator.post(f"{PHONE}/tap", {"message_id": message_id, "index": index})
    assert answer.status_code == 400


def test_another_persons_button_cannot_be_tapped(emulator: Running) -> None:
    emulator.open_window()
    message_id = emulator.send(**buttons("Sí")).json()["messages"][0]["id"]
    path = "/phone/api/contacts/34600999888/tap"
    answer = emulator.post(path, {"message_id": message_id, "index": 0})
    assert answer.status_code == 400


def test_page_escapes_a_hostile_name(emulator: Running) -> None:
    name = "<script>alert(1)</script>"
    emulator.control("contacts", contacts=[{"wa_id": ANA, "name": name}])
    page = emulator.http.get(f"/phone/{ANA}")
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text
    assert "default-src 'self'" in page.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/phone/abc", "/phone/12", "/phone/3460011122²"])
def test_impossible_number_has_no_phone(emulator: Running, path: str) -> None:
    assert emulator.http.get(path).status_code == 404


def test_other_sites_cannot_act_here(emulator: Running) -> None:
    headers = {"sec-fetch-site": "cross-site"}
    answer = emulator.http.post("/_control/reset", headers=headers)
    assert answer.status_code == 403


def test_clock_runs_on_from_what_is_set(emulator: Running) -> None:
    emulator.control("clock", now="2027-01-01T00:00:00+01:00")
    now = emulator.http.get("/_control/health").json()["now"]
    assert now.startswith("2026-12-31T23:00:0")


@pytest.mark.parametrize(
    ("call", "body"),
    [
        ("clock", {"now": "mañana"}),
        ("clock", {"offset_seconds": "1"}),
        ("clock", {"offset_seconds": 1e18}),
        ("clock", {}),
        ("inbound", {"text": "Hola"}),
        ("inbound", {"from": "abc", "text": "Hola"}),
        ("inbound", {"from": ANA, "text": ""}),
        ("inbound", {"from": ANA, "text": "x" * 4097}),
        ("inbound", {"from": ANA, "type": "button", "index": 0}),
        ("inbound", {"from": ANA, "type": "image", "content_base64": "ñ"}),
        ("inbound", {"from": ANA, "type": "hologram"}),
        ("status", {"message_id": "wamid.0", "status": "read"}),
        ("settings", {"window_errors": "never"}),
        ("contacts", {"contacts": "all"}),
        ("contacts", {"contacts": [{"wa_id": ANA, "online": "yes"}]}),
    ],
)
def test_senseless_control_call_is_refused(
    emulator: Running, call: str, body: dict[str, Any]
) -> None:
    answer = emulator.post(f"/_control/{call}", body)
    assert answer.status_code in {400, 404}
    assert answer.json()["error"]


@pytest.mark.parametrize("raw", [b"{", b"[1]", b'"x"'])
def test_control_needs_a_json_object(emulator: Running, raw: bytes) -> None:
    assert emulator.http.post("/_control/clock", content=raw).status_code == 400


def test_any_message_object_can_come_in(emulator: Running, receiver: Receiver) -> None:
    location = {"latitude": 40.4, "longitude": -3.7}
    raw = {"type": "location", "location": location}
    emulator.control("inbound", **{"from": ANA}, message=raw)
    emulator.settle()
    assert receiver.messages()[0]["location"] == location

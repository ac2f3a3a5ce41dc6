"""Webhooks: their shape, signature, order, retries and faults."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.integration.emulator.running import (
    ANA,
    GRAPH,
    TEMPLATES,
    Receiver,
    Running,
    until,
)
from tests.integration.emulator.samples import (
    a_list,
    a_template,
    buttons,
    template_message,
)

from recobro.emulator.delivery import GIVE_UP_SECONDS, retry_gaps
from recobro.emulator.identifiers import business_scoped_id

Json = dict[str, Any]
SHARED = Path(__file__).resolve().parents[3] / "../shared/protocols/whatsapp_webhooks"


def signature(body: bytes) -> str:
    digest = hmac.new(b"sandbox-app-secret", body, hashlib.sha256).hexdigest()
    return f"sha256={digest}"


def test_inbound_text_has_metas_shape(emulator: Running, receiver: Receiver) -> None:
    emulator.control("clock", now="2026-03-01T10:00:00+00:00")
    inbound = {"from": ANA, "name": "Ana Ñúñez", "text": "¿Cuánto debo?"}
    message_id = emulator.control("inbound", **inbound)["id"]
    emulator.settle()
    user_id = business_scoped_id(ANA)
    (webhook,) = receiver.received
    (entry,) = webhook.json["entry"]
    (change,) = entry["changes"]
    moment = change["value"]["messages"][0].pop("timestamp")
    assert int(moment) - datetime(2026, 3, 1, 10, tzinfo=UTC).timestamp() in {0, 1}
    assert webhook.json["object"] == "whatsapp_business_account"
    assert entry["id"] == "200000000000002"
    assert change == {
        "field": "messages",
        "value": {
            "messaging_product": "whatsapp",
            "metadata": {
                "display_phone_number": "34910000000",
                "phone_number_id": "100000000000001",
            },
            "contacts": [
                {"profile": {"name": "Ana Ñúñez"}, "wa_id": ANA, "user_id": user_id}
            ],
            "messages": [
                {
                    "from": ANA,
                    "from_user_id": user_id,
                    "id": message_id,
                    "type": "text",
                    "text": {"body": "¿Cuánto debo?"},
                }
            ],
        },
    }


def test_signature_covers_the_raw_bytes(emulator: Running, receiver: Receiver) -> None:
    emulator.control(
        "inbound", **{"from": ANA}, text="Año nuevo: https://example.com/a"
    )
    emulator.settle()
    (webhook,) = receiver.received
    assert webhook.headers["x-hub-signature-256"] == signature(webhook.body)
    assert webhook.body.isascii()
    assert rb"A\u00f1o nuevo: https:\/\/example.com\/a" in webhook.body


def test_hidden_number_shows_only_the_user_id(
    emulator: Running, receiver: Receiver
) -> None:
    emulator.control("contacts", contacts=[{"wa_id": ANA, "hide_number": True}])
    emulator.open_window()
    emulator.send_text()
    emulator.settle()
    (message,) = receiver.messages()
    assert "from" not in message
    assert message["from_user_id"] == business_scoped_id(ANA)
    assert "wa_id" not in receiver.values()[0]["contacts"][0]
    assert all("recipient_id" not in status for status in receiver.statuses())
    assert ANA.encode() not in b"".join(w.body for w in receiver.received)


def test_statuses_come_in_order(emulator: Running, receiver: Receiver) -> None:
    emulator.open_window()
    message_id = emulator.send_text(biz_opaque_callback_data="attempt-7")
    emulator.settle()
    emulator.control("read", wa_id=ANA)
    emulator.settle()
    statuses = receiver.statuses()
    assert [s["status"] for s in statuses] == ["sent", "delivered", "read"]
    for status in statuses:
        assert status["id"] == message_id
        assert status["recipient_id"] == ANA
        assert status["recipient_user_id"] == business_scoped_id(ANA)
        assert status["biz_opaque_callback_data"] == "attempt-7"
        assert status["timestamp"].isdigit()
        assert status["conversation"]["origin"] == {"type": "service"}
        assert status["pricing"]["pricing_model"] == "PMP"
    assert "expiration_timestamp" in statuses[0]["conversation"]


@pytest.mark.parametrize(
    ("day", "open_window", "kind"),
    [
        ("2026-09-30T10:00:00+00:00", True, "free_customer_service"),
        ("2026-10-01T10:00:00+00:00", True, "regular"),
        ("2026-09-30T10:00:00+00:00", False, "regular"),
    ],
)
def test_pricing_follows_day_and_window(
    emulator: Running, receiver: Receiver, day: str, open_window: bool, kind: str
) -> None:
    emulator.http.post(TEMPLATES, json=a_template(), headers=GRAPH)
    emulator.control("clock", now=day)
    if open_window:
        emulator.open_window()
    emulator.send(**template_message("Ana", "F-1"))
    emulator.settle()
    assert receiver.statuses()[0]["pricing"] == {
        "billable": kind == "regular",
        "pricing_model": "PMP",
        "type": kind,
        "category": "utility",
    }


def test_template_button_sends_its_payload(
    emulator: Running, receiver: Receiver
) -> None:
    emulator.http.post(TEMPLATES, json=a_template(), headers=GRAPH)
    sent = emulator.send(**template_message("Ana", "F-1")).json()["messages"][0]["id"]
    emulator.settle()
    emulator.control("inbound", **{"from": ANA}, type="button", title="Ya he pagado")
    emulator.settle()
    (message,) = receiver.messages()
    assert message["type"] == "button"
    assert message["button"] == {"payload": "PAGADO:1", "text": "Ya he pagado"}
    assert message["context"] == {"from": "34910000000", "id": sent}


def test_reply_button_sends_its_id(emulator: Running, receiver: Receiver) -> None:
    emulator.open_window()
    sent = emulator.send(**buttons("Pagar", "Plan")).json()["messages"][0]["id"]
    emulator.control("inbound", **{"from": ANA}, type="button", id="id:Plan")
    emulator.settle()
    message = receiver.messages()[-1]
    assert message["interactive"] == {
        "type": "button_reply",
        "button_reply": {"id": "id:Plan", "title": "Plan"},
    }
    assert message["context"]["id"] == sent


def test_list_row_sends_its_id(emulator: Running, receiver: Receiver) -> None:
    emulator.open_window()
    emulator.send(**a_list(3))
    emulator.control("inbound", **{"from": ANA}, type="list", id="row:2")
    emulator.settle()
    assert receiver.messages()[-1]["interactive"] == {
        "type": "list_reply",
        "list_reply": {"id": "row:2", "title": "Opción 2"},
    }


def test_handshake_echoes_the_challenge(emulator: Running, receiver: Receiver) -> None:
    assert emulator.control("verify") == {"verified": True, "status": 200}
    wrong = emulator.control("verify", verify_token="wrong")
    assert wrong == {"verified": False, "status": 403}
    receiver.verify_token = "other"
    assert emulator.control("verify")["verified"] is False


def test_refused_webhook_comes_again(emulator: Running, receiver: Receiver) -> None:
    receiver.answers = [500, 403, 302]
    emulator.open_window()
    emulator.settle()
    assert len(receiver.received) == 4
    assert len({webhook.body for webhook in receiver.received}) == 1
    (delivery,) = emulator.http.get("/_control/deliveries").json()["deliveries"]
    assert [t["status"] for t in delivery["attempts"]] == [500, 403, 302, 200]
    assert delivery["state"] == "delivered"


def test_gaps_grow_for_seven_days() -> None:
    gaps = list(retry_gaps())
    assert gaps[:5] == [1, 2, 4, 8, 16]
    assert gaps == sorted(gaps)
    assert gaps[-1] == 3600
    # Six days and a half at the least: one more hour would be past the seventh day.
    assert GIVE_UP_SECONDS - 3600 < sum(gaps) <= GIVE_UP_SECONDS


def test_new_address_serves_what_waits(emulator: Running, receiver: Receiver) -> None:
    emulator.control("webhook", url="http://127.0.0.1:9/nobody")
    emulator.open_window()
    emulator.control("webhook", url=receiver.url)
    emulator.settle()
    assert len(receiver.messages()) == 1


def test_phone_switched_off_gets_no_delivery(
    emulator: Running, receiver: Receiver
) -> None:
    emulator.open_window()
    emulator.control("contacts", contacts=[{"wa_id": ANA, "online": False}])
    emulator.send_text()
    until(lambda: len(receiver.statuses()) == 1)
    assert emulator.http.get("/phone/api/contacts").json()["contacts"][0]["unread"] == 0
    emulator.control("contacts", contacts=[{"wa_id": ANA, "online": True}])
    emulator.settle()
    assert [s["status"] for s in receiver.statuses()] == ["sent", "delivered"]


def test_status_can_be_forced(emulator: Running, receiver: Receiver) -> None:
    emulator.open_window()
    message_id = emulator.send_text()
    emulator.settle()
    emulator.control("status", message_id=message_id, status="failed", code=131026)
    emulator.control("status", message_id=message_id, status="delivered")
    emulator.settle()
    assert [s["status"] for s in receiver.statuses()] == [
        "sent",
        "delivered",
        "failed",
        "delivered",
    ]
    assert receiver.statuses()[2]["errors"][0]["code"] == 131026


@pytest.mark.parametrize("rewrite", [True, False])
def test_duplicate_has_the_same_facts(
    emulator: Running, receiver: Receiver, rewrite: bool
) -> None:
    emulator.control("faults", kind="duplicate", copies=2, rewrite=rewrite)
    emulator.open_window()
    emulator.settle()
    assert len(receiver.received) == 3
    assert len({json.dumps(webhook.json) for webhook in receiver.received}) == 1
    assert len({webhook.body for webhook in receiver.received}) == 1 + rewrite
    for webhook in receiver.received:
        assert webhook.headers["x-hub-signature-256"] == signature(webhook.body)


def test_disorder_reverses_the_events(emulator: Running, receiver: Receiver) -> None:
    emulator.control("faults", kind="disorder", next=4)
    for number in range(4):
        emulator.control("inbound", **{"from": ANA}, text=str(number))
    emulator.settle()
    assert [m["text"]["body"] for m in receiver.messages()] == ["3", "2", "1", "0"]


@pytest.mark.parametrize(
    ("shape", "counts"),
    [
        # Entries, and in each the messages of each change, for five events.
        ("messages", [[5]]),
        ("changes", [[1, 1, 1, 1, 1]]),
        ("entries", [[1], [1], [1], [1], [1]]),
        ("mixed", [[3], [1, 1]]),
    ],
)
def test_batch_puts_events_together(
    emulator: Running, receiver: Receiver, shape: str, counts: list[list[int]]
) -> None:
    emulator.control("faults", kind="batch", next=5, shape=shape)
    for number in range(5):
        emulator.control("inbound", **{"from": f"3460011100{number}"}, text="Hola")
    emulator.settle()
    (webhook,) = receiver.received
    assert [
        [len(change["value"]["messages"]) for change in entry["changes"]]
        for entry in webhook.json["entry"]
    ] == counts
    assert len({message["id"] for message in receiver.messages()}) == 5


def test_batch_keeps_messages_and_statuses_apart(
    emulator: Running, receiver: Receiver
) -> None:
    emulator.open_window()
    emulator.settle()
    emulator.control("faults", kind="batch", next=3, shape="messages")
    emulator.send_text()
    until(lambda: emulator.messages(direction="out")[0]["status"] == "delivered")
    emulator.control("inbound", **{"from": ANA}, text="Vale")
    emulator.settle()
    values = receiver.values()[1:]
    assert len(receiver.received) == 2
    assert [s["status"] for s in values[0]["statuses"]] == ["sent", "delivered"]
    assert "messages" not in values[0]
    assert values[1]["messages"][0]["text"]["body"] == "Vale"


def test_incomplete_batch_leaves_after_its_window(
    emulator: Running, receiver: Receiver
) -> None:
    emulator.control("faults", kind="batch", next="all", size=50, window_ms=50)
    emulator.open_window()
    emulator.open_window()
    emulator.settle()
    assert len(receiver.received) == 1
    assert len(receiver.messages()) == 2


@pytest.mark.parametrize("kind", ["wrong_signature", "broken_json", "no_signature"])
def test_spoilt_webhook_is_followed_by_a_good_one(
    emulator: Running, receiver: Receiver, kind: str
) -> None:
    receiver.answers = [403]
    emulator.control("faults", kind=kind)
    emulator.open_window()
    emulator.settle()
    spoilt, good = receiver.received
    signed = spoilt.headers.get("x-hub-signature-256")
    assert (signed == signature(spoilt.body)) == (kind == "broken_json")
    assert (signed is None) == (kind == "no_signature")
    assert (spoilt.body == good.body) == (kind != "broken_json")
    assert good.headers["x-hub-signature-256"] == signature(good.body)


def test_delayed_webhook_comes_later(emulator: Running, receiver: Receiver) -> None:
    emulator.control("faults", kind="delay", delay_ms=150)
    emulator.control("inbound", **{"from": ANA}, text="primero")
    emulator.control("inbound", **{"from": ANA}, text="segundo")
    emulator.settle()
    texts = [m["text"]["body"] for m in receiver.messages()]
    assert texts == ["segundo", "primero"]


def test_dropped_status_is_never_told(emulator: Running, receiver: Receiver) -> None:
    emulator.open_window()
    emulator.control("faults", kind="drop_status", status="delivered")
    emulator.send_text()
    emulator.settle()
    emulator.control("read", wa_id=ANA)
    emulator.settle()
    assert [s["status"] for s in receiver.statuses()] == ["sent", "read"]


def keys_of(value: Any, path: str = "") -> set[str]:
    """Every path of names in a JSON value."""
    if isinstance(value, dict):
        found = {f"{path}/{name}" for name in value}
        return found.union(*(keys_of(v, f"{path}/{k}") for k, v in value.items()))
    if isinstance(value, list):
        return set().union(*(keys_of(item, path) for item in value))
    return set()


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not here")
def test_every_field_is_known_from_real_webhooks(
    emulator: Running, receiver: Receiver
) -> None:
    real: set[str] = set()
    for file in SHARED.glob("*.json"):
        if file.name != "manifest.json":
            real |= keys_of(json.loads(file.read_text()))
    # Documented by Meta (PROTOCOLS.md, 0.3 and 0.7), younger than the collection.
    real |= {"/entry/changes/value/statuses/pricing/type"}
    real |= {"/entry/changes/value/statuses/recipient_user_id"}
    emulator.http.post(TEMPLATES, json=a_template(), headers=GRAPH)
    emulator.send(**template_message("Ana", "F-1"), biz_opaque_callback_data="a")
    emulator.settle()
    emulator.control("read", wa_id=ANA)
    emulator.control("inbound", **{"from": ANA}, type="button", index=0)
    for kind in ("image", "document", "audio"):
        emulator.control(
            "inbound", **{"from": ANA}, type=kind, content_base64="AAAA", text="Mire"
        )
    emulator.send(**buttons("Sí"))
    emulator.control("inbound", **{"from": ANA}, type="button", index=0)
    emulator.send(**a_list())
    emulator.control("inbound", **{"from": ANA}, type="list", id="row:1")
    emulator.control("faults", kind="failed_status", code=131026)
    emulator.send_text()
    emulator.settle()
    ours = set().union(*(keys_of(webhook.json) for webhook in receiver.received))
    assert len(receiver.received) >= 10
    assert ours - real == set()

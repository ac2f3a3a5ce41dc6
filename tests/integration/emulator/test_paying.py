"""The sandbox gateway: API, page, notifications."""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import Any

import httpx
import pytest
from tests.integration.emulator.running import PAY, Receiver, Running, until
from tests.integration.emulator.samples import a_checkout

Json = dict[str, Any]
CHECKOUTS = "/pay/v1/checkouts"


@pytest.fixture
def checkout(emulator: Running, receiver: Receiver) -> Json:
    return create(emulator, notify_url=receiver.url).json()  # type: ignore[no-any-return]


def create(emulator: Running, key: str | None = None, **changes: Any) -> httpx.Response:
    headers = {**PAY, **({"idempotency-key": key} if key else {})}
    body = a_checkout(**changes)
    return emulator.http.post(CHECKOUTS, json=body, headers=headers)


def state_of(emulator: Running, checkout: Json) -> str:
    path = f"{CHECKOUTS}/{checkout['id']}"
    return str(emulator.http.get(path, headers=PAY).json()["status"])


def form(checkout: Json, **choices: str) -> Json:
    """A form to send to the checkout's page."""
    return {"url": checkout["url"], "data": choices, "follow_redirects": True}


def test_new_checkout_is_open(emulator: Running) -> None:
    answer = create(emulator)
    checkout = answer.json()
    assert answer.status_code == 201
    assert checkout["status"] == "open"
    assert checkout["url"] == f"{emulator.url}/pay/c/{checkout['id']}"
    # Thirty days of 86,400 seconds.
    assert checkout["expires_at"] - checkout["created"] == 30 * 86_400


def test_wrong_key_is_refused(emulator: Running) -> None:
    headers = {"authorization": "Bearer wrong"}
    answer = emulator.http.post(CHECKOUTS, json=a_checkout(), headers=headers)
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "authentication_error"


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": 348.2},
        {"amount": "0.00"},
        {"amount": "-1.00"},
        {"amount": "1.005"},
        {"amount": "1e3"},
        {"amount": "٣.00"},
        {"amount": "12.50", "currency": "CLP"},
        {"currency": "euros"},
        {"reference": ""},
        {"return_url": "javascript:alert(1)"},
        {"notify_url": "ftp://example.com"},
        {"expires_in": -1},
    ],
)
def test_bad_checkout_is_refused(emulator: Running, changes: Json) -> None:
    answer = create(emulator, **changes)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"]


def test_same_key_yields_the_same_checkout(emulator: Running) -> None:
    first, again = create(emulator, "k1"), create(emulator, "k1")
    assert again.json() == first.json()
    assert create(emulator, "k2").json()["id"] != first.json()["id"]


def test_same_key_for_another_body_conflicts(emulator: Running) -> None:
    create(emulator, "k1")
    answer = create(emulator, "k1", amount="10.00")
    assert answer.status_code == 409
    assert answer.json()["error"]["code"] == "idempotency_conflict"


def test_payment_is_notified_signed(
    emulator: Running, receiver: Receiver, checkout: Json
) -> None:
    emulator.control("clock", now="2026-03-01T10:00:00+00:00")
    emulator.control("pay", checkout_id=checkout["id"], method="bizum")
    emulator.settle()
    (webhook,) = receiver.received
    header = webhook.headers["x-sandbox-signature"]
    match = re.fullmatch(r"t=(\d+),v1=([0-9a-f]{64})", header)
    assert match is not None
    signed = match[1].encode() + b"." + webhook.body
    expected = hmac.new(b"sandbox-pay-secret", signed, hashlib.sha256).hexdigest()
    assert match[2] == expected
    # 2026-03-01T10:00:00Z in seconds, and at most two more.
    assert 0 <= int(match[1]) - 1_772_359_200 <= 2
    event = webhook.json
    assert event["id"].startswith("evt_")
    assert event["type"] == "payment.succeeded"
    assert event["created"] - 1_772_359_200 in {0, 1, 2}
    (payment,) = emulator.http.get("/_control/checkouts").json()["checkouts"][0][
        "payments"
    ]
    assert event["data"] == {
        "payment_id": payment["id"],
        "checkout_id": checkout["id"],
        "reference": checkout["reference"],
        "amount": "348.20",
        "currency": "EUR",
        "method": "bizum",
    }
    assert state_of(emulator, checkout) == "paid"


def test_notification_is_retried_and_signed_anew(
    emulator: Running, receiver: Receiver, checkout: Json
) -> None:
    receiver.answers = [500, 500]
    emulator.control("faults", kind="wrong_signature", target="pay_webhook")
    emulator.control("pay", checkout_id=checkout["id"])
    emulator.settle()
    assert len(receiver.received) == 3
    assert len({webhook.json["id"] for webhook in receiver.received}) == 1


def test_notification_may_come_twice(
    emulator: Running, receiver: Receiver, checkout: Json
) -> None:
    emulator.control("faults", kind="duplicate", target="pay_webhook")
    emulator.control("pay", checkout_id=checkout["id"])
    emulator.settle()
    assert len(receiver.received) == 2
    assert len({webhook.body for webhook in receiver.received}) == 1


def test_notifications_may_come_in_disorder(
    emulator: Running, receiver: Receiver, checkout: Json
) -> None:
    emulator.control("faults", kind="disorder", target="pay_webhook", next=2)
    emulator.control("pay", checkout_id=checkout["id"], outcome="delayed")
    until(lambda: len(receiver.received) == 2)
    types = [webhook.json["type"] for webhook in receiver.received]
    assert types == ["payment.succeeded", "payment.pending"]


def test_notifications_cannot_be_batched(emulator: Running, checkout: Json) -> None:
    answer = emulator.post(
        "/_control/faults", {"kind": "batch", "target": "pay_webhook"}
    )
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("outcome", "word"), [("success", "succeeded"), ("failure", "failed")]
)
def test_pending_payment_can_be_settled(
    emulator: Running, receiver: Receiver, checkout: Json, outcome: str, word: str
) -> None:
    payment = emulator.control(
        "pay",
        checkout_id=checkout["id"],
        method="transfer",
        outcome="delayed",
        delay_seconds=-1,
    )
    assert state_of(emulator, checkout) == "pending"
    emulator.control("settle", payment_id=payment["id"], outcome=outcome)
    emulator.settle()
    types = [webhook.json["type"] for webhook in receiver.received]
    assert types == ["payment.pending", f"payment.{word}"]
    again = emulator.post("/_control/settle", {"payment_id": payment["id"]})
    assert again.status_code == 409


def test_declined_checkout_can_be_paid_again(
    emulator: Running, receiver: Receiver, checkout: Json
) -> None:
    emulator.control("pay", checkout_id=checkout["id"], outcome="failure")
    assert state_of(emulator, checkout) == "open"
    emulator.control("pay", checkout_id=checkout["id"])
    emulator.settle()
    payments = {webhook.json["data"]["payment_id"] for webhook in receiver.received}
    assert len(payments) == 2


def test_paid_checkout_cannot_be_paid_again(emulator: Running, checkout: Json) -> None:
    emulator.control("pay", checkout_id=checkout["id"])
    answer = emulator.post("/_control/pay", {"checkout_id": checkout["id"]})
    assert answer.status_code == 409
    expiry = f"{CHECKOUTS}/{checkout['id']}/expire"
    assert emulator.http.post(expiry, headers=PAY).status_code == 409


def test_expired_checkout_cannot_be_paid(emulator: Running, checkout: Json) -> None:
    expiry = f"{CHECKOUTS}/{checkout['id']}/expire"
    for _ in range(2):
        answer = emulator.http.post(expiry, headers=PAY)
        assert answer.json()["status"] == "expired"
    page = emulator.http.post(**form(checkout, method="card", outcome="success"))
    assert "Este enlace ya no es válido" in page.text
    assert state_of(emulator, checkout) == "expired"


def test_checkout_expires_by_the_clock(emulator: Running, checkout: Json) -> None:
    emulator.control("clock", offset_seconds=30 * 86_400 + 60)
    assert state_of(emulator, checkout) == "expired"


def test_refunds_stop_at_the_sum_paid(
    emulator: Running, receiver: Receiver, checkout: Json
) -> None:
    payment = emulator.control("pay", checkout_id=checkout["id"])
    path = f"/pay/v1/payments/{payment['id']}/refund"
    part = emulator.http.post(path, json={"amount": "100.00"}, headers=PAY).json()
    assert part["payment"]["status"] == "succeeded"
    # 348.20 - 100.00 = 248.20 is left; a cent more is refused.
    too_much = emulator.http.post(path, json={"amount": "248.21"}, headers=PAY)
    assert too_much.status_code == 409
    rest = emulator.http.post(path, headers=PAY).json()
    assert rest["amount"] == "248.20"
    assert rest["payment"]["status"] == "refunded"
    emulator.settle()
    refunds = [
        w.json for w in receiver.received if w.json["type"] == "payment.refunded"
    ]
    assert [event["data"]["amount"] for event in refunds] == ["100.00", "248.20"]
    assert {event["data"]["payment_id"] for event in refunds} == {payment["id"]}


def test_unknown_ids_are_not_found(emulator: Running) -> None:
    paths = [f"{CHECKOUTS}/co_0", "/pay/v1/payments/pay_0"]
    assert [emulator.http.get(p, headers=PAY).status_code for p in paths] == [404, 404]
    assert emulator.http.get("/pay/c/co_0").status_code == 404


@pytest.mark.parametrize(
    ("changes", "written"),
    [
        ({"amount": "348.20"}, "348,20\xa0€"),
        ({"amount": "12345.60"}, "12.345,60\xa0€"),
        ({"amount": "12000", "currency": "CLP"}, "12.000\xa0CLP"),
        ({"amount": "348.20", "language": "en"}, "€348.20"),
    ],
)
def test_page_writes_the_amount(emulator: Running, changes: Json, written: str) -> None:
    page = emulator.http.get(create(emulator, **changes).json()["url"])
    language = changes.get("language", "es")
    assert f'<html lang="{language}">' in page.text
    assert f"<h1>{written}</h1>" in page.text
    assert ("Entorno de pruebas" in page.text) == (language == "es")


def test_page_escapes_the_description(emulator: Running) -> None:
    checkout = create(emulator, description="<script>alert(1)</script>").json()
    assert "<script>alert" not in emulator.http.get(checkout["url"]).text


def test_page_leads_through_a_payment(
    emulator: Running, receiver: Receiver, checkout: Json
) -> None:
    declined = emulator.http.post(**form(checkout, method="card", outcome="failure"))
    assert "Pago rechazado" in declined.text
    retried = emulator.http.get(checkout["url"] + "?retry=1")
    assert "Forma de pago" in retried.text
    paid = emulator.http.post(**form(checkout, method="transfer", outcome="success"))
    assert "Pago recibido" in paid.text
    assert 'href="https://example.com/gracias"' in paid.text
    later = emulator.http.get(checkout["url"])
    assert "Este pago ya está hecho" in later.text
    emulator.settle()
    types = [webhook.json["type"] for webhook in receiver.received]
    assert types == ["payment.failed", "payment.succeeded"]


def test_page_settles_a_pending_payment(emulator: Running, checkout: Json) -> None:
    choices = {"checkout_id": checkout["id"], "outcome": "delayed"}
    emulator.control("pay", **choices, delay_seconds=-1)
    assert "Pago pendiente" in emulator.http.get(checkout["url"]).text
    url = checkout["url"] + "/settle"
    data = {"outcome": "success"}
    page = emulator.http.post(url, data=data, follow_redirects=True)
    assert "Pago recibido" in page.text


def test_page_needs_a_method(emulator: Running, checkout: Json) -> None:
    page = emulator.http.post(**form(checkout, outcome="success"))
    assert page.status_code == 422
    assert "Elija una forma de pago" in page.text
    assert state_of(emulator, checkout) == "open"

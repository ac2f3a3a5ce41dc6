"""What providers post: forged, broken, huge, unknown, repeated, out of order."""

from __future__ import annotations

import json
import secrets
from typing import Any

import pytest
from tests.acceptance.stack import Company, Debtor, only, somebody

_BIG = 5 * 1024 * 1024


def _whatsapp(change: dict[str, Any]) -> bytes:
    entry = {"id": "200000000000002", "changes": [change]}
    body = {"object": "whatsapp_business_account", "entry": [entry]}
    return json.dumps(body).encode()


def _words_of(debtor: Debtor, text: str) -> bytes:
    """A message of a person, as Meta writes it."""
    message = {
        "from": debtor.wa_id, "id": f"wamid.{secrets.token_hex(8)}",
        "timestamp": "1799744400", "type": "text", "text": {"body": text},
    }  # fmt: skip
    phone = {
        "display_phone_number": "34910000000",
        "phone_number_id": "100000000000001",
    }
    value = {
        "messaging_product": "whatsapp", "metadata": phone, "messages": [message],
        "contacts": [{"wa_id": debtor.wa_id, "profile": {"name": "Ana"}}],
    }  # fmt: skip
    return _whatsapp({"field": "messages", "value": value})


def _refusals(company: Company) -> list[tuple[str, str, int]]:
    return [
        (source, reason, count)
        for source, reason, count in company.sql(
            "select source, reason, count from webhook_refusal"
            " where tenant_id = %(tenant)s order by source, reason"
        )
    ]


def _debtor(company: Company, **values: str) -> Debtor:
    debtor = somebody(**values)
    company.owes(debtor)
    return debtor


def _written_to(company: Company) -> Debtor:
    debtor = _debtor(company)
    company.run_day()
    company.next_message(debtor, 0)
    company.quiet()
    return debtor


def test_forged_signature_leaves_a_count_only(company: Company) -> None:
    debtor = _debtor(company)
    body = _words_of(debtor, "cuánto debo?")
    for forged in ({"secret": "another"}, {"signature": "sha256=00"},
                   {"signature": "nonsense"}):  # fmt: skip
        assert company.webhook(body, **forged).status_code == 403
    assert company.events() == []
    assert _refusals(company) == [("whatsapp", "signature", 3)]
    company.quiet()
    assert company.phone(debtor) == []
    # The very same words, rightly signed, are taken in.
    assert company.webhook(body).status_code == 200
    company.wait(
        lambda: company.events() == [("whatsapp", "processed", "")], "the event"
    )


@pytest.mark.parametrize(
    "body", [b'{"object": "whatsapp_business_acc', b"", b"[]", b"\xff\xfe", b"null"]
)
def test_broken_body_is_kept_and_marked(company: Company, body: bytes) -> None:
    assert company.webhook(body).status_code == 200
    company.wait(
        lambda: [status for _, status, _ in company.events()] == ["failed"], "the mark"
    )
    _, _, error = only(company.events())
    assert error
    assert bytes(only(company.sql(
        "select body from inbound_event where tenant_id = %(tenant)s"
    ))[0]) == body  # fmt: skip
    # It is not tried again, and the next one is taken in as ever.
    debtor = _written_to(company)
    assert "150,00" in company.asks(debtor, "cuánto debo?")


def test_five_megabytes_are_refused_and_counted(company: Company) -> None:
    body = b'{"object": "' + b"x" * _BIG + b'"}'
    assert company.webhook(body).status_code == 413
    assert company.events() == []
    assert _refusals(company) == [("whatsapp", "too_large", 1)]


def test_unknown_event_is_stored_and_harmless(company: Company) -> None:
    for change in (
        {"field": "account_update", "value": {"event": "SOMETHING_NEW"}},
        {"field": "field_of_next_year", "value": ["not", "an", "object"]},
    ):
        assert company.webhook(_whatsapp(change)).status_code == 200
    company.wait(lambda: [e[1] for e in company.events()] == ["processed"] * 2, "both")
    unknown = json.dumps({"object": "page", "entry": []}).encode()
    assert company.webhook(unknown).status_code == 200
    company.quiet()
    assert company.doctor() == []


def test_handshake_echoes_to_the_right_token_only(company: Company) -> None:
    stack = company.stack
    token = stack.secrets["RECOBRO_WHATSAPP_VERIFY_TOKEN"]
    assert stack.control("verify", verify_token=token)["verified"]
    wrong = stack.control("verify", verify_token="another")
    assert (wrong["verified"], wrong["status"]) == (False, 403)
    other_mode = stack.control("verify", verify_token=token, mode="unsubscribe")
    assert other_mode["status"] == 403
    address = f"{stack.web_url}/webhooks/whatsapp/{company.slug}"
    assert stack.http.get(address).status_code == 403


def test_unknown_company_is_not_found(company: Company) -> None:
    stack = company.stack
    for source in ("whatsapp", "payments"):
        address = f"{stack.web_url}/webhooks/{source}/nobody-of-this-name"
        assert stack.http.post(address, content=b"{}").status_code == 404
    assert stack.http.get(
        f"{stack.web_url}/webhooks/whatsapp/nobody-of-this-name"
    ).status_code == 404  # fmt: skip


def test_repeated_words_are_answered_once(company: Company) -> None:
    debtor = _written_to(company)
    company.stack.fault("duplicate", next="all", copies=2)
    company.stack.fault("duplicate", next="all", copies=1, rewrite=True)
    company.asks(debtor, "cuánto debo?")
    company.asks(debtor, "te pago el viernes")
    company.quiet()
    assert len(company.phone(debtor)) == 3  # the first message and two answers
    asked = company.sql(
        "select text from inbound_message where tenant_id = %(tenant)s order by text"
    )
    assert asked == [("cuánto debo?",), ("te pago el viernes",)]
    assert len(company.events()) > 3 * 2


def test_statuses_in_any_order_end_right(company: Company) -> None:
    everybody = [somebody() for _ in range(4)]
    company.owes(*everybody)
    company.stack.fault("disorder", next="all", size=5, how="shuffle")
    company.stack.fault("duplicate", next="all", copies=1)
    company.run_day()
    for debtor in everybody:
        company.next_message(debtor, 0)
    company.quiet()
    for debtor in everybody[:2]:
        company.stack.control("read", wa_id=debtor.wa_id)
    company.quiet()
    states = [only(company.messages_of(debtor))[1] for debtor in everybody]
    assert states == ["read", "read", "delivered", "delivered"]
    assert company.doctor() == []
    assert company.chain_holds(everybody[0])


@pytest.mark.parametrize("shape", ["messages", "changes", "entries", "mixed"])
def test_batch_of_people_is_answered_one_by_one(company: Company, shape: str) -> None:
    amounts = ["61.10", "72.20", "83.30"]
    everybody = [somebody(amount=amount) for amount in amounts]
    company.owes(*everybody)
    company.run_day()
    for debtor in everybody:
        company.next_message(debtor, 0)
    company.quiet()
    company.stack.fault("batch", size=3, shape=shape, how="shuffle")
    for debtor in everybody:
        company.says(debtor, "cuánto debo?")
    for debtor in everybody:
        company.next_message(debtor, 1)
    company.quiet()
    for debtor, amount in zip(everybody, amounts, strict=True):
        assert amount.replace(".", ",") in only(company.texts(debtor)[1:])


# --- payments


def _pay_from_a_message(company: Company) -> Debtor:
    debtor = _written_to(company)
    company.pay(company.link_in(company.phone(debtor)[-1]))
    company.wait(lambda: company.outstanding(debtor) == "0.00", "the payment")
    company.quiet()
    return debtor


def _payments(company: Company) -> list[tuple[str, str]]:
    return [
        (amount, status)
        for amount, status in company.sql(
            "select amount::numeric(9,2)::text, status from payment"
            " where tenant_id = %(tenant)s"
        )
    ]


def test_forged_payment_books_nothing(company: Company) -> None:
    debtor = _written_to(company)
    checkout = company.open_checkout(company.link_in(company.phone(debtor)[-1]))
    known = company.stack.look("checkouts")["checkouts"][-1]
    forged = {
        "id": "evt_forged", "type": "payment.succeeded", "created": 1799744400,
        "data": {
            "payment_id": "pay_forged", "checkout_id": checkout.rsplit("/", 1)[-1],
            "reference": known["reference"], "amount": "150.00", "currency": "EUR",
            "method": "card",
        },
    }  # fmt: skip
    address = f"{company.stack.web_url}/webhooks/payments/{company.slug}"
    for signature in ({}, {"x-sandbox-signature": "t=1799744400,v1=00"}):
        answer = company.stack.http.post(address, json=forged, headers=signature)
        assert answer.status_code == 403
    company.quiet()
    assert _payments(company) == []
    assert company.outstanding(debtor) == "150.00"
    assert _refusals(company) == [("gateway", "signature", 2)]


def test_repeated_notification_books_once(company: Company) -> None:
    company.stack.fault("wrong_signature", target="pay_webhook")
    company.stack.fault("duplicate", target="pay_webhook", next="all", copies=3)
    debtor = _pay_from_a_message(company)
    assert _payments(company) == [("150.00", "received")]
    assert len(company.phone(debtor)) == 2  # the first message and one thanks
    assert company.doctor() == []


def test_refund_opens_the_invoice_again(company: Company) -> None:
    debtor = _pay_from_a_message(company)
    payment = company.sql(
        "select external_id from payment where tenant_id = %(tenant)s"
    )[0][0]
    answer = company.stack.http.post(
        f"{company.stack.emulator_url}/pay/v1/payments/{payment}/refund",
        json={"amount": "40.00"},
        headers={"authorization": f"Bearer {company.stack.secrets['RECOBRO_PAY_KEY']}"},
    )
    assert answer.is_success, answer.text
    company.wait(lambda: company.outstanding(debtor) == "40.00", "the part refund")
    company.stack.http.post(
        f"{company.stack.emulator_url}/pay/v1/payments/{payment}/refund",
        json={},
        headers={"authorization": f"Bearer {company.stack.secrets['RECOBRO_PAY_KEY']}"},
    ).raise_for_status()
    company.wait(lambda: company.outstanding(debtor) == "150.00", "the whole refund")
    assert _payments(company) == [("150.00", "returned")]
    settled = only(
        company.sql("select settled_at from invoice where tenant_id = %(tenant)s")
    )
    assert settled == (None,)
    assert company.doctor() == []
    assert company.chain_holds(debtor)


def test_declined_and_delayed_payments_book_in_time(company: Company) -> None:
    debtor = _written_to(company)
    link = company.link_in(company.phone(debtor)[-1])
    company.pay(link, method="card", outcome="failure")
    company.quiet()
    assert _payments(company) == []
    assert company.outstanding(debtor) == "150.00"
    checkout = company.open_checkout(link).rsplit("/", 1)[-1]
    company.stack.control(
        "pay", checkout_id=checkout, method="transfer", outcome="delayed",
        delay_seconds=-1,  # never by itself: only when we say so
    )  # fmt: skip
    company.quiet()
    assert _payments(company) == []
    waiting = company.stack.http.get(link)
    assert waiting.status_code == 200
    known = company.stack.look("checkouts")["checkouts"]
    payment = next(
        p["id"] for c in known if c["id"] == checkout for p in c["payments"][-1:]
    )
    company.stack.control("settle", payment_id=payment, outcome="success")
    company.wait(lambda: company.outstanding(debtor) == "0.00", "the money")
    assert _payments(company) == [("150.00", "received")]

"""What every gateway does: the in-memory twin and the sandbox's alike."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.contracts.gateway_benches import GatewayBench, RealBench, TwinBench

from recobro.domain.money import Money
from recobro.ports.channel import MalformedWebhookError
from recobro.ports.gateway import (
    Gateway,
    GatewayRefusedError,
    GatewayUnavailableError,
    PaymentOutcome,
)

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture(params=["twin", "real"])
def bench(request: pytest.FixtureRequest) -> Iterator[GatewayBench]:
    if request.param == "twin":
        yield TwinBench()
    else:
        real = RealBench(request.getfixturevalue("emulator"))
        yield real
        real.gateway.close()
        real.close()


def test_both_fulfil_the_port(bench: GatewayBench) -> None:
    gateway: Gateway = bench.gateway
    assert gateway.name


def test_checkout_has_a_page(bench: GatewayBench) -> None:
    checkout = bench.gateway.create_checkout(bench.request(1))
    assert checkout.checkout_id
    assert checkout.url.startswith(("http://", "https://"))


def test_same_reference_yields_same_checkout(bench: GatewayBench) -> None:
    first = bench.gateway.create_checkout(bench.request(1))
    assert bench.gateway.create_checkout(bench.request(1)) == first
    assert bench.gateway.create_checkout(bench.request(2)) != first
    assert bench.number_of_checkouts() == 2


def test_same_reference_refuses_another_sum(bench: GatewayBench) -> None:
    bench.gateway.create_checkout(bench.request(1, "49.90"))
    with pytest.raises(GatewayRefusedError) as raised:
        bench.gateway.create_checkout(bench.request(1, "49.91"))
    assert raised.value.code == "idempotency_conflict"
    assert bench.number_of_checkouts() == 1


def test_unanswered_call_may_be_repeated(bench: GatewayBench) -> None:
    bench.next_call_fails()
    with pytest.raises(GatewayUnavailableError):
        bench.gateway.create_checkout(bench.request(1))
    bench.gateway.create_checkout(bench.request(1))
    assert bench.number_of_checkouts() == 1


@pytest.mark.parametrize("amount", ["0.00", "-1.00"])
def test_nothing_to_pay_is_refused(bench: GatewayBench, amount: str) -> None:
    with pytest.raises(GatewayRefusedError) as raised:
        bench.gateway.create_checkout(bench.request(1, amount))
    assert raised.value.code == "invalid_amount"


@pytest.mark.parametrize(
    ("amount", "currency"), [("49.90", "EUR"), ("12000", "CLP"), ("0.01", "MXN")]
)
def test_payment_is_told_to_the_cent(
    bench: GatewayBench, amount: str, currency: str
) -> None:
    request = bench.request(5, amount, currency)
    checkout = bench.gateway.create_checkout(request)
    assert bench.person_pays(checkout.checkout_id, method="bizum")
    event = bench.event()
    assert event.outcome is PaymentOutcome.SUCCEEDED
    assert event.amount == Money.of(amount, currency)
    assert event.reference == request.reference
    assert event.checkout_id == checkout.checkout_id
    assert event.method == "bizum"
    assert event.at.tzinfo is UTC


def test_failed_payment_may_be_tried_again(bench: GatewayBench) -> None:
    checkout = bench.gateway.create_checkout(bench.request(1))
    bench.person_pays(checkout.checkout_id, PaymentOutcome.FAILED)
    failed = bench.event()
    assert bench.person_pays(checkout.checkout_id)
    paid = bench.event()
    assert (failed.outcome, paid.outcome) == (
        PaymentOutcome.FAILED,
        PaymentOutcome.SUCCEEDED,
    )
    assert failed.payment_id != paid.payment_id


def test_paid_checkout_is_paid_once(bench: GatewayBench) -> None:
    checkout = bench.gateway.create_checkout(bench.request(1))
    assert bench.person_pays(checkout.checkout_id)
    assert not bench.person_pays(checkout.checkout_id)
    assert len(bench.notifications()) == 1


def test_pending_payment_keeps_its_id(bench: GatewayBench) -> None:
    checkout = bench.gateway.create_checkout(bench.request(1))
    bench.person_pays(checkout.checkout_id, PaymentOutcome.PENDING, "transfer")
    pending = bench.event()
    assert pending.outcome is PaymentOutcome.PENDING
    bench.bank_decides(pending, PaymentOutcome.SUCCEEDED)
    settled = bench.event()
    assert settled.outcome is PaymentOutcome.SUCCEEDED
    assert settled.movement_id == pending.movement_id
    assert settled.event_id != pending.event_id


def test_each_refund_is_its_own_movement(bench: GatewayBench) -> None:
    checkout = bench.gateway.create_checkout(bench.request(1, "49.90"))
    bench.person_pays(checkout.checkout_id)
    paid = bench.event()
    movements = {paid.movement_id}
    # 20.00 + 29.90 = 49.90
    for part in (Money.of("20.00", "EUR"), Money.of("29.90", "EUR")):
        bench.refund(paid, part)
        refund = bench.event()
        assert (refund.outcome, refund.amount) == (PaymentOutcome.REFUNDED, part)
        assert refund.payment_id == paid.payment_id
        movements.add(refund.movement_id)
    assert len(movements) == 3


def test_expired_checkout_cannot_be_paid(bench: GatewayBench) -> None:
    checkout = bench.gateway.create_checkout(bench.request(1))
    bench.gateway.expire_checkout(checkout.checkout_id)
    bench.gateway.expire_checkout(checkout.checkout_id)
    assert not bench.person_pays(checkout.checkout_id)
    assert bench.notifications() == []


@pytest.mark.parametrize("outcome", [PaymentOutcome.SUCCEEDED, PaymentOutcome.PENDING])
def test_paid_checkout_cannot_be_expired(
    bench: GatewayBench, outcome: PaymentOutcome
) -> None:
    checkout = bench.gateway.create_checkout(bench.request(1))
    bench.person_pays(checkout.checkout_id, outcome)
    with pytest.raises(GatewayRefusedError) as raised:
        bench.gateway.expire_checkout(checkout.checkout_id)
    assert raised.value.code == "checkout_not_open"


def test_unanswered_expiry_is_said_to_be(bench: GatewayBench) -> None:
    checkout = bench.gateway.create_checkout(bench.request(1))
    bench.next_call_fails()
    with pytest.raises(GatewayUnavailableError):
        bench.gateway.expire_checkout(checkout.checkout_id)
    bench.gateway.expire_checkout(checkout.checkout_id)


def test_unknown_checkout_is_refused(bench: GatewayBench) -> None:
    with pytest.raises(GatewayRefusedError) as raised:
        bench.gateway.expire_checkout("co_nobody")
    assert raised.value.code == "not_found"


def test_genuine_notification_is_believed(bench: GatewayBench) -> None:
    checkout = bench.gateway.create_checkout(bench.request(1))
    bench.person_pays(checkout.checkout_id)
    (told,) = bench.notifications()
    assert bench.gateway.signature_is_valid(told.body, told.headers, told.at)
    shouted = {name.upper(): value for name, value in told.headers.items()}
    assert bench.gateway.signature_is_valid(told.body, shouted, told.at)


def test_altered_notification_is_not_believed(bench: GatewayBench) -> None:
    checkout = bench.gateway.create_checkout(bench.request(1, "49.90"))
    bench.person_pays(checkout.checkout_id)
    (told,) = bench.notifications()
    altered = told.body.replace(b"49.90", b"94.90")
    assert altered != told.body
    assert not bench.gateway.signature_is_valid(altered, told.headers, told.at)
    assert not bench.gateway.signature_is_valid(told.body, {}, told.at)


@pytest.mark.parametrize(
    ("seconds", "believed"), [(-301, False), (-300, True), (300, True), (301, False)]
)
def test_old_notification_is_not_believed(
    bench: GatewayBench, seconds: int, believed: bool
) -> None:
    told = bench.signed(b"{}", NOW)
    now = NOW + timedelta(seconds=seconds)
    assert bench.gateway.signature_is_valid(told.body, told.headers, now) is believed


def test_unknown_kind_is_no_event(bench: GatewayBench) -> None:
    assert bench.gateway.parse(b'{"id":"evt_1","type":"payout.created"}') is None


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"\xff", b"{}", b'{"type":"payment.succeeded"}', b"[" * 9999],
)
def test_broken_notification_is_called_malformed(
    bench: GatewayBench, body: bytes
) -> None:
    with pytest.raises(MalformedWebhookError):
        bench.gateway.parse(body)


def test_notification_without_parts_is_malformed(bench: GatewayBench) -> None:
    checkout = bench.gateway.create_checkout(bench.request(1))
    bench.person_pays(checkout.checkout_id)
    (told,) = bench.notifications()
    whole = json.loads(told.body)
    for name in ("payment_id", "checkout_id", "reference", "amount", "currency"):
        data = {key: value for key, value in whole["data"].items() if key != name}
        with pytest.raises(MalformedWebhookError):
            bench.gateway.parse(json.dumps({**whole, "data": data}).encode())


def test_request_survives_odd_characters(bench: GatewayBench) -> None:
    odd = replace(bench.request(1), description='Factura "Ñ" – 100 % 😀')
    assert bench.gateway.create_checkout(odd).checkout_id

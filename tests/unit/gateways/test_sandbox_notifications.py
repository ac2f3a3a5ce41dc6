"""The sandbox gateway's signed notifications."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.domain.money import Money
from recobro.emulator.pay.notifications import signature as emulators_signature
from recobro.gateways.sandbox.notifications import (
    compose,
    parse,
    sign,
    signature_is_valid,
)
from recobro.ports.channel import MalformedWebhookError
from recobro.ports.gateway import PaymentEvent, PaymentOutcome

# Computed with `openssl dgst -sha256 -hmac whsec_example` over `1764064800.{"id":…}`.
SECRET = "whsec_example"
BODY = b'{"id":"evt_1"}'
SECONDS = 1764064800
DIGEST = "c199bbf4e6b78514316760a0b944296fff7ba46573070002331942952632c553"
AT = datetime.fromtimestamp(SECONDS, UTC)
GOOD = f"t={SECONDS},v1={DIGEST}"
REFERENCE = UUID("0190f0a0-0000-7000-8000-000000000001")
EVENT = PaymentEvent(
    event_id="evt_1",
    payment_id="pay_1",
    checkout_id="co_1",
    reference=REFERENCE,
    outcome=PaymentOutcome.SUCCEEDED,
    amount=Money.of("49.90", "EUR"),
    method="card",
    at=AT,
)
TOLD: dict[str, Any] = json.loads(compose(EVENT))


def valid(header: str, *secrets: str, now: datetime = AT) -> bool:
    headers = {"X-Sandbox-Signature": header}
    return signature_is_valid(BODY, headers, secrets or (SECRET,), now)


def changed(**data: Any) -> bytes:
    return json.dumps({**TOLD, "data": {**TOLD["data"], **data}}).encode()


def test_known_signature_is_valid() -> None:
    assert valid(GOOD)
    assert sign(BODY, SECRET, AT) == GOOD
    assert emulators_signature(SECRET, BODY, AT) == GOOD


def test_any_of_several_signatures_counts() -> None:
    assert valid(f"t={SECONDS},v1={'0' * 64},v1={DIGEST}")
    assert valid(f"v0=x, v1={DIGEST} , t={SECONDS}")


def test_old_and_new_secret_both_count() -> None:
    assert valid(GOOD, "the-new-one", SECRET)
    assert not valid(GOOD, "the-new-one")
    assert not valid(sign(BODY, "", AT), "")


@pytest.mark.parametrize(
    "header",
    [
        "",
        f"v1={DIGEST}",
        f"t={SECONDS}",
        f"t={SECONDS},v1=",
        f"t={SECONDS},v1={DIGEST[:-1]}",
        f"t={SECONDS},v1={DIGEST[:-1]}é",
        f"t={SECONDS},v0={DIGEST}",
        f"t={SECONDS + 1},v1={DIGEST}",
        f"t={SECONDS},t={SECONDS},v1={DIGEST}",
        f"t=-{SECONDS},v1={DIGEST}",
        f"t={'9' * 400},v1={DIGEST}",
        f"t=٣,v1={DIGEST}",
        f"t={SECONDS}" + f",v1={'0' * 64}" * 16 + f",v1={DIGEST}",
    ],
)
def test_odd_header_is_not_believed(header: str) -> None:
    assert not valid(header)


def test_two_headers_are_not_believed() -> None:
    headers = {"X-Sandbox-Signature": GOOD, "x-sandbox-signature": GOOD}
    assert not signature_is_valid(BODY, headers, (SECRET,), AT)


@pytest.mark.parametrize(
    ("seconds", "believed"), [(300, True), (301, False), (-300, True), (-301, False)]
)
def test_five_minutes_are_tolerated(seconds: int, believed: bool) -> None:
    assert valid(GOOD, now=AT + timedelta(seconds=seconds)) is believed


def test_event_survives_the_wire() -> None:
    assert parse(compose(EVENT)) == EVENT


def test_refund_has_its_own_movement() -> None:
    told = {**TOLD, "type": "payment.refunded"}
    told["data"] = {**TOLD["data"], "refund_id": "re_1", "amount": "10.00"}
    event = parse(json.dumps(told).encode())
    assert event is not None
    assert (event.outcome, event.payment_id, event.movement_id) == (
        PaymentOutcome.REFUNDED,
        "pay_1",
        "re_1",
    )
    assert event.amount == Money.of("10.00", "EUR")


@pytest.mark.parametrize("kind", ["payment.disputed", "payout.paid", "succeeded", ""])
def test_other_kind_is_no_event(kind: str) -> None:
    assert parse(json.dumps({**TOLD, "type": kind}).encode()) is None


def test_checkout_made_by_hand_is_no_event() -> None:
    assert parse(changed(reference="factura 7")) is None


@pytest.mark.parametrize(
    "data",
    [
        {"amount": 49.9},
        {"amount": "49.905"},
        {"amount": "NaN"},
        {"amount": "1e3"},
        {"amount": "-1.00"},
        {"amount": "0.00"},
        {"amount": "9" * 16},
        {"currency": "XXX"},
        {"currency": None},
        {"payment_id": ""},
        {"payment_id": 7},
        {"checkout_id": "a\x00b"},
        {"method": ["card"]},
        {"refund_id": None},
    ],
    ids=str,
)
def test_wrong_part_is_malformed(data: dict[str, Any]) -> None:
    with pytest.raises(MalformedWebhookError):
        parse(changed(**data))


@pytest.mark.parametrize("created", [None, "1764064800", True, -1, 10**12, 1.5])
def test_impossible_time_is_malformed(created: Any) -> None:
    with pytest.raises(MalformedWebhookError):
        parse(json.dumps({**TOLD, "created": created}).encode())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner)
    ),
    max_leaves=6,
)


@given(st.sampled_from(sorted(TOLD["data"])), JSON)
def test_any_part_may_be_wrong(name: str, value: Any) -> None:
    try:
        event = parse(changed(**{name: value}))
    except MalformedWebhookError:
        return
    assert event is None or isinstance(event, PaymentEvent)


@given(st.binary(max_size=100) | JSON.map(lambda told: json.dumps(told).encode()))
def test_any_body_is_event_or_malformed(body: bytes) -> None:
    try:
        assert parse(body) is None
    except MalformedWebhookError:
        return


@given(st.text(max_size=80))
def test_any_header_is_judged(header: str) -> None:
    assert not valid(header)

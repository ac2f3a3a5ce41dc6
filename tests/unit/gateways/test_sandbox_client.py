"""What the client makes of each thing that can come back, or not come back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.domain.money import Money
from recobro.gateways.sandbox.client import SandboxGateway
from recobro.ports.gateway import (
    Checkout,
    CheckoutRequest,
    GatewayRefusedError,
    GatewayUnavailableError,
)

REQUEST = CheckoutRequest(
    reference=UUID("0190f0a0-0000-7000-8000-000000000001"),
    amount=Money.of("49.9", "EUR"),
    description="Factura F-1001 – «Ñ»",
    language="es",
    return_url="https://example.com/gracias",
    notify_url="https://example.com/notify",
)
ANSWER = {
    "id": "co_1",
    "url": "https://pay.example.com/c/co_1",
    "status": "open",
    "reference": str(REQUEST.reference),
    "amount": "49.90",
    "currency": "EUR",
    "expires_at": 1764064800,
}


def gateway(handler: Any, **settings: Any) -> SandboxGateway:
    http = httpx.Client(transport=httpx.MockTransport(handler))
    given: dict[str, Any] = {
        "base_url": "https://pay.example.com/",
        "key": "key",
        "secrets": ("secret",),
        "http": http,
    }
    return SandboxGateway(**{**given, **settings})


def answering(status: int, body: Any) -> SandboxGateway:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return gateway(lambda _: httpx.Response(status, content=content))


def test_request_carries_sum_and_keys() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(201, json=ANSWER)

    checkout = gateway(handler).create_checkout(REQUEST)
    assert checkout == Checkout(
        checkout_id="co_1", url="https://pay.example.com/c/co_1"
    )
    (request,) = seen
    assert str(request.url) == "https://pay.example.com/pay/v1/checkouts"
    assert request.headers["authorization"] == "Bearer key"
    assert request.headers["idempotency-key"] == str(REQUEST.reference)
    assert json.loads(request.content) == {
        "reference": str(REQUEST.reference),
        "amount": "49.90",
        "currency": "EUR",
        "description": "Factura F-1001 – «Ñ»",
        "language": "es",
        "return_url": "https://example.com/gracias",
        "notify_url": "https://example.com/notify",
    }


def test_sum_has_its_currencys_decimals() -> None:
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(json.loads(request.content)["amount"])
        answer = {**ANSWER, "amount": "12000", "currency": "CLP"}
        return httpx.Response(201, json=answer)

    amount = Money.of(12000, "CLP")
    gateway(handler).create_checkout(replace(REQUEST, amount=amount))
    assert seen == ["12000"]


def test_expiry_quotes_the_id() -> None:
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.raw_path.decode())
        return httpx.Response(200, json={})

    gateway(handler).expire_checkout("../me?x")
    assert seen == ["/pay/v1/checkouts/..%2Fme%3Fx/expire"]


@pytest.mark.parametrize(
    "error",
    [
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("hung up"),
        httpx.DecodingError("not gzip"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_answer_may_be_tried_again(error: Exception) -> None:
    def handler(_: httpx.Request) -> httpx.Response:
        raise error

    with pytest.raises(GatewayUnavailableError, match=type(error).__name__):
        gateway(handler).create_checkout(REQUEST)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b"<html>"),
        (503, {"error": {"code": "down"}}),
        (429, {"error": {"code": "slow"}}),
        (408, b""),
        (302, b""),
        (200, b"<html>"),
        (200, []),
        (200, {}),
        (201, {"id": "co_1"}),
        (201, {**ANSWER, "url": "javascript:x"}),
        (201, {**ANSWER, "id": ""}),
    ],
)
def test_unclear_answer_may_be_tried_again(status: int, body: Any) -> None:
    with pytest.raises(GatewayUnavailableError):
        answering(status, body).create_checkout(REQUEST)


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (401, {"error": {"code": "authentication_error"}}, "authentication_error"),
        (400, {"error": {"code": "invalid_amount"}}, "invalid_amount"),
        (404, b"Not Found", "http_404"),
        (403, {"error": "no"}, "http_403"),
        (422, [], "http_422"),
    ],
)
def test_refusal_stays_a_refusal(status: int, body: Any, code: str) -> None:
    with pytest.raises(GatewayRefusedError) as raised:
        answering(status, body).create_checkout(REQUEST)
    assert raised.value.code == code


@pytest.mark.parametrize(
    "wrong",
    [{"amount": "4990.00"}, {"currency": "USD"}, {"reference": "another"}],
    ids=str,
)
def test_page_of_another_sum_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(GatewayRefusedError) as raised:
        answering(201, {**ANSWER, **wrong}).create_checkout(REQUEST)
    assert raised.value.code == "wrong_checkout"


@given(st.integers(200, 599), st.binary(max_size=40))
def test_any_bytes_are_an_error(status: int, body: bytes) -> None:
    with pytest.raises((GatewayUnavailableError, GatewayRefusedError)):
        answering(status, body).create_checkout(REQUEST)


@pytest.mark.parametrize(
    "settings",
    [
        {"base_url": "pay.example.com"},
        {"key": ""},
        {"key": "two words"},
        {"secrets": ()},
        {"secrets": ("",)},
    ],
    ids=str,
)
def test_settings_that_cannot_work_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        gateway(lambda _: httpx.Response(200), **settings)


def test_own_client_is_closed_with_it() -> None:
    own = gateway(lambda _: httpx.Response(200), http=None)
    own.close()
    with pytest.raises(RuntimeError, match="closed"):
        own.expire_checkout("co_1")

"""The sandbox gateway's REST API: open a checkout, close it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

import httpx

from recobro.gateways.sandbox import notifications
from recobro.ports.gateway import (
    Checkout,
    CheckoutRequest,
    GatewayRefusedError,
    GatewayUnavailableError,
    PaymentEvent,
)

NAME = "sandbox"
TIMEOUT = httpx.Timeout(15.0, connect=5.0)
# Dropped before the other side would: see recobro.channels.whatsapp.graph_api.
LIMITS = httpx.Limits(
    max_connections=20, max_keepalive_connections=10, keepalive_expiry=3.0
)
# What may be well in a moment: everything else that is refused stays refused.
TEMPORARY = frozenset({408, 425, 429})
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
VISIBLE = re.compile(r"[\x21-\x7e]+")


class SandboxGateway:
    """A recobro.ports.gateway.Gateway over the emulator's payment API.

    `secrets` are those with which it may sign: two while one replaces the other. Raises
    ValueError for settings that could never work.
    """

    def __init__(
        self,
        *,
        base_url: str,
        key: str,
        secrets: tuple[str, ...],
        http: httpx.Client | None = None,
    ) -> None:
        address = httpx.URL(base_url)
        if address.scheme not in {"http", "https"} or not address.host:
            raise ValueError(f"not an http or https address: {base_url!r}")
        if not VISIBLE.fullmatch(key) or not secrets or not all(secrets):
            raise ValueError("a key without spaces and at least one secret are needed")
        self._root = f"{base_url.rstrip('/')}/pay/v1/checkouts"
        self._headers = {"authorization": f"Bearer {key}"}
        self._secrets = secrets
        self._owned = http is None
        self._http = http or httpx.Client(
            timeout=TIMEOUT, limits=LIMITS, trust_env=address.host not in LOOPBACK
        )

    @property
    def name(self) -> str:
        """Its name in the ledger."""
        return NAME

    def create_checkout(self, request: CheckoutRequest) -> Checkout:
        """Open a checkout, or find the one that this reference already has.

        Raises GatewayUnavailableError; GatewayRefusedError, with `wrong_checkout` where
        the gateway answers with another sum than the one asked for.
        """
        reference = str(request.reference)
        answer = self._post(
            self._root,
            {
                "reference": reference,
                "amount": str(request.amount.amount),
                "currency": request.amount.currency,
                "description": request.description,
                "language": request.language,
                "return_url": request.return_url,
                "notify_url": request.notify_url,
            },
            {"idempotency-key": reference},
        )
        return _checkout(answer, request)

    def expire_checkout(self, checkout_id: str) -> None:
        """Close a checkout; twice is no error.

        Raises GatewayUnavailableError; GatewayRefusedError (`checkout_not_open`) where
        it is paid or being paid.
        """
        self._post(f"{self._root}/{quote(checkout_id, safe='')}/expire", {}, {})

    def signature_is_valid(
        self, body: bytes, headers: Mapping[str, str], now: datetime
    ) -> bool:
        """Whether one of our secrets signed it within five minutes of `now`."""
        return notifications.signature_is_valid(body, headers, self._secrets, now)

    def parse(self, body: bytes) -> PaymentEvent | None:
        """The event; None for what is none of ours. Raises MalformedWebhookError."""
        return notifications.parse(body)

    def close(self) -> None:
        """Close the connections, if they are ours."""
        if self._owned:
            self._http.close()

    def _post(
        self, url: str, body: Mapping[str, str], headers: Mapping[str, str]
    ) -> dict[str, Any]:
        content = json.dumps(body).encode()
        kind = {"content-type": "application/json"}
        sent = {**self._headers, **kind, **headers}
        try:
            response = self._http.post(url, content=content, headers=sent)
        except httpx.RequestError as error:
            raise GatewayUnavailableError(f"{type(error).__name__}: {error}") from error
        return _answer(response)


def _answer(response: httpx.Response) -> dict[str, Any]:
    """The JSON object of a success. Raises GatewayUnavailable or RefusedError."""
    status = response.status_code
    try:
        body = json.loads(response.content)
    except (ValueError, RecursionError):
        body = None
    if response.is_client_error and status not in TEMPORARY:
        error = body.get("error") if isinstance(body, dict) else None
        told = error if isinstance(error, dict) else {}
        code = str(told.get("code") or f"http_{status}")
        raise GatewayRefusedError(code, str(told.get("message") or ""))
    if not response.is_success or not isinstance(body, dict):
        raise GatewayUnavailableError(f"http_{status}")
    return body


def _checkout(answer: Mapping[str, Any], request: CheckoutRequest) -> Checkout:
    """The checkout of an answer, if it is of the sum that was asked for."""
    checkout_id, url = answer.get("id"), answer.get("url")
    if not isinstance(checkout_id, str) or not isinstance(url, str) or not checkout_id:
        raise GatewayUnavailableError("an answer without a checkout")
    if not url.startswith(("https://", "http://")):
        raise GatewayUnavailableError("a checkout without an address")
    expected = {
        "reference": str(request.reference),
        "amount": str(request.amount.amount),
        "currency": request.amount.currency,
    }
    for name, value in expected.items():
        if name in answer and answer[name] != value:
            raise GatewayRefusedError("wrong_checkout", f"{name} is {answer[name]!r}")
    return Checkout(checkout_id=checkout_id, url=url)

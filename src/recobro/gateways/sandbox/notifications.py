"""The sandbox gateway's notifications: their signature and their content.

`X-Sandbox-Signature: t=<seconds>,v1=<hex>`, where v1 is the HMAC-SHA256 of the seconds,
a dot and the raw body; several v1 while a secret is being replaced.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from recobro.domain.errors import NotMoneyError, UnknownCurrencyError
from recobro.domain.money import Money
from recobro.ports.channel import MalformedWebhookError
from recobro.ports.gateway import PaymentEvent, PaymentOutcome

HEADER = "x-sandbox-signature"
TOLERANCE = timedelta(seconds=300)
MAX_SIGNATURES = 16
TYPE_PREFIX = "payment."
AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,4})?")
SECONDS = re.compile(r"[0-9]{1,11}")
DIGEST = re.compile(r"[0-9a-f]{64}")


def sign(body: bytes, secret: str, at: datetime) -> str:
    """The header's value for a body, signed at a moment."""
    seconds = str(int(at.timestamp()))
    digest = hmac.new(secret.encode(), _signed(seconds, body), hashlib.sha256)
    return f"t={seconds},v1={digest.hexdigest()}"


def signature_is_valid(
    body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime
) -> bool:
    """Whether one of the secrets signed these bytes, within five minutes of `now`."""
    values = [value for name, value in headers.items() if name.lower() == HEADER]
    if len(values) != 1:
        return False
    pairs = [part.strip().partition("=") for part in values[0].split(",")]
    times = [value for name, _, value in pairs if name == "t"]
    given = [value for name, _, value in pairs if name == "v1"][:MAX_SIGNATURES]
    if len(times) != 1 or not SECONDS.fullmatch(times[0]):
        return False
    if abs(now.timestamp() - int(times[0])) > TOLERANCE.total_seconds():
        return False
    signed = _signed(times[0], body)
    expected = [
        hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
        for secret in secrets
        if secret
    ]
    # All pairs are compared, so that the time taken tells nothing.
    matches = [
        hmac.compare_digest(one, other)
        for one in expected
        for other in given
        if DIGEST.fullmatch(other)
    ]
    return any(matches)


def parse(body: bytes) -> PaymentEvent | None:
    """The event; None for another kind, or a checkout that is none of ours.

    Raises MalformedWebhookError.
    """
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise MalformedWebhookError(f"not JSON: {error}") from error
    if not isinstance(told, dict) or not isinstance(told.get("type"), str):
        raise MalformedWebhookError("not an object with a type")
    outcome = _outcome(told["type"])
    if outcome is None:
        return None
    data = told.get("data")
    if not isinstance(data, dict):
        raise MalformedWebhookError("no data")
    reference = _reference(_text(data, "reference"))
    if reference is None:
        return None
    return PaymentEvent(
        event_id=_text(told, "id"),
        payment_id=_text(data, "payment_id"),
        checkout_id=_text(data, "checkout_id"),
        reference=reference,
        outcome=outcome,
        amount=_money(data),
        method=_text(data, "method"),
        at=_moment(told.get("created")),
        refund_id=_text(data, "refund_id") if "refund_id" in data else None,
    )


def compose(event: PaymentEvent) -> bytes:
    """The body of the notification that tells of an event."""
    data = {
        "payment_id": event.payment_id,
        "checkout_id": event.checkout_id,
        "reference": str(event.reference),
        "amount": str(event.amount.amount),
        "currency": event.amount.currency,
        "method": event.method,
    }
    if event.refund_id is not None:
        data["refund_id"] = event.refund_id
    told = {
        "id": event.event_id,
        "type": f"{TYPE_PREFIX}{event.outcome.value}",
        "created": int(event.at.timestamp()),
        "data": data,
    }
    return json.dumps(told, separators=(",", ":")).encode()


def _signed(seconds: str, body: bytes) -> bytes:
    return f"{seconds}.".encode() + body


def _outcome(kind: str) -> PaymentOutcome | None:
    known = {f"{TYPE_PREFIX}{outcome.value}": outcome for outcome in PaymentOutcome}
    return known.get(kind)


def _reference(text: str) -> UUID | None:
    """Ours is a UUID; a checkout made by hand at the gateway has another."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    if not isinstance(value, str) or not value or not value.isprintable():
        raise MalformedWebhookError(f"{name} is not a text")
    return value


def _money(data: Mapping[str, Any]) -> Money:
    amount, currency = _text(data, "amount"), _text(data, "currency")
    if not AMOUNT.fullmatch(amount):
        raise MalformedWebhookError("amount is not a decimal text")
    try:
        money = Money.of(amount, currency)
    except (NotMoneyError, UnknownCurrencyError) as error:
        raise MalformedWebhookError(str(error)) from error
    if not money.is_positive:
        raise MalformedWebhookError("amount is not above zero")
    return money


def _moment(value: Any) -> datetime:
    if not isinstance(value, int) or not SECONDS.fullmatch(str(value)):
        raise MalformedWebhookError("created is not a number of seconds")
    return datetime.fromtimestamp(value, UTC)

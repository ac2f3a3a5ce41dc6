"""Checkouts and payments. In memory only; amounts are Decimals with their currency."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from decimal import Decimal
from typing import Literal

from recobro.emulator.http import Json

Method = Literal["card", "bizum", "transfer"]
METHODS: tuple[Method, ...] = ("card", "bizum", "transfer")
OUTCOMES = ("success", "failure", "delayed")


@dataclass(slots=True, eq=False)
class Payment:
    """One try to pay a checkout."""

    payment_id: str
    checkout_id: str
    method: Method
    amount: Decimal
    state: Literal["pending", "succeeded", "failed", "refunded"]
    at: datetime
    refunded: Decimal = Decimal(0)

    def describe(self) -> Json:
        """The payment as the API shows it."""
        return {
            "id": self.payment_id,
            "checkout_id": self.checkout_id,
            "method": self.method,
            "amount": str(self.amount),
            "status": self.state,
            "amount_refunded": str(self.refunded),
            "created": int(self.at.timestamp()),
        }


@dataclass(slots=True, eq=False)
class Checkout:
    """A sum to be paid on the hosted page."""

    checkout_id: str
    url: str
    reference: str
    amount: Decimal
    currency: str
    description: str
    language: str
    return_url: str
    notify_url: str
    created_at: datetime
    expires_at: datetime
    expired: bool = False
    payments: list[Payment] = field(default_factory=list)

    def state(self, now: datetime) -> str:
        """One of open, pending, paid, expired; a refund leaves it paid."""
        states = {payment.state for payment in self.payments}
        if states & {"succeeded", "refunded"}:
            return "paid"
        if "pending" in states:
            return "pending"
        return "expired" if self.expired or now >= self.expires_at else "open"

    def describe(self, now: datetime) -> Json:
        """The checkout as the API shows it."""
        return {
            "id": self.checkout_id,
            "url": self.url,
            "status": self.state(now),
            "reference": self.reference,
            "amount": str(self.amount),
            "currency": self.currency,
            "description": self.description,
            "language": self.language,
            "return_url": self.return_url,
            "created": int(self.created_at.timestamp()),
            "expires_at": int(self.expires_at.timestamp()),
            "payments": [payment.describe() for payment in self.payments],
        }


def facts_of(thing: Checkout | Payment) -> Json:
    """The fields as the journal holds them; a checkout's payments are left."""
    return {
        field.name: getattr(thing, field.name)
        for field in fields(thing)
        if field.name != "payments"
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedAnswer:
    """What was answered to an idempotency key, and to which request."""

    request: str
    status: int
    body: Json


class PayStore:
    """Everything that the gateway remembers."""

    def __init__(self) -> None:
        self.checkouts: dict[str, Checkout] = {}
        self.payments: dict[str, Payment] = {}
        self.answers: dict[str, RememberedAnswer] = {}

"""A payment gateway: a checkout for a sum, and the word that it was paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from recobro.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutRequest:
    """A sum to be paid on the gateway's own page.

    `reference` is ours and makes the call idempotent: the same reference yields the
    same checkout. `return_url` is where the person comes back to.
    """

    reference: UUID
    amount: Money
    description: str
    language: str
    return_url: str
    notify_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    """A page on which the sum can be paid."""

    checkout_id: str
    url: str


class PaymentOutcome(StrEnum):
    """What the gateway says of a checkout."""

    SUCCEEDED = "succeeded"
    PENDING = "pending"
    FAILED = "failed"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentEvent:
    """One signed word of the gateway about a checkout.

    `event_id` is unique per notification, `movement_id` per movement of money: a
    duplicate or re-sent notification books nothing twice. A refund names the payment
    that it gives back, in part or whole, and has an id of its own; its `amount` is what
    went back, above zero like every other.
    """

    event_id: str
    payment_id: str
    checkout_id: str
    reference: UUID
    outcome: PaymentOutcome
    amount: Money
    method: str
    at: datetime
    refund_id: str | None = None

    @property
    def movement_id(self) -> str:
        """The id of the money's movement: of the refund, else of the payment."""
        return self.refund_id or self.payment_id


class GatewayUnavailableError(Exception):
    """The gateway did not answer; the same reference may be tried again."""


class GatewayRefusedError(Exception):
    """The gateway says no, and will say so again; `code` is its word for why."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


class Gateway(Protocol):
    """One payment provider."""

    @property
    def name(self) -> str:
        """Its name in the ledger."""
        ...

    def create_checkout(self, request: CheckoutRequest) -> Checkout:
        """Open a checkout. Raises GatewayUnavailableError, GatewayRefusedError."""
        ...

    def expire_checkout(self, checkout_id: str) -> None:
        """Close a checkout that must no longer be paid; twice is no error.

        Raises GatewayUnavailableError; GatewayRefusedError with the code
        `checkout_not_open` where it is paid already, or being paid.
        """
        ...

    def signature_is_valid(
        self, body: bytes, headers: Mapping[str, str], now: datetime
    ) -> bool:
        """Whether the raw body was signed, lately enough, with our secret."""
        ...

    def parse(self, body: bytes) -> PaymentEvent | None:
        """The event; None for a kind that we do not act on.

        Raises recobro.ports.channel.MalformedWebhookError for a broken body.
        """
        ...

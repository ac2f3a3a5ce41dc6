"""A gateway without a provider: for tests, demonstrations and dry runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from uuid import UUID

from recobro.domain.money import Money
from recobro.gateways.sandbox import notifications
from recobro.ports.gateway import (
    Checkout,
    CheckoutRequest,
    GatewayRefusedError,
    GatewayUnavailableError,
    PaymentEvent,
    PaymentOutcome,
)

NO_SECRET = "in-memory"  # noqa: S105 - nothing outside this process is signed with it


@dataclass(slots=True)
class OpenedCheckout:
    """A checkout, what was asked for, and what became of it."""

    checkout: Checkout
    request: CheckoutRequest
    expired: bool = False
    payments: list[PaymentEvent] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether it can still be paid."""
        last = self.payments[-1].outcome if self.payments else PaymentOutcome.FAILED
        return last is PaymentOutcome.FAILED and not self.expired


class InMemoryGateway:
    """A recobro.ports.gateway.Gateway that keeps all it is asked for.

    `checkouts` holds them by id. `pay`, `settle` and `refund` play the person at the
    gateway's page and return the event, which `webhook` and `headers` put on the wire.
    """

    def __init__(self, *, secret: str = NO_SECRET, name: str = "in_memory") -> None:
        self._secret = secret
        self._name = name
        self._numbers = count(1)
        self._failing = 0
        self._by_reference: dict[UUID, OpenedCheckout] = {}
        self.checkouts: dict[str, OpenedCheckout] = {}

    @property
    def name(self) -> str:
        """Its name in the ledger."""
        return self._name

    def fail_next(self, times: int = 1) -> None:
        """Be unavailable for so many calls."""
        self._failing = times

    def create_checkout(self, request: CheckoutRequest) -> Checkout:
        """Open a checkout, once for each reference.

        Raises GatewayUnavailableError; GatewayRefusedError for a sum not above zero, or
        a reference that was used for another request.
        """
        self._answer_or_fail()
        if not request.amount.is_positive:
            raise GatewayRefusedError("invalid_amount", "the sum must be above zero")
        known = self._by_reference.get(request.reference)
        if known is not None and known.request != request:
            raise GatewayRefusedError("idempotency_conflict", "another request")
        if known is None:
            checkout_id = self._identifier("co")
            url = f"https://pay.example.com/c/{checkout_id}"
            checkout = Checkout(checkout_id=checkout_id, url=url)
            known = OpenedCheckout(checkout=checkout, request=request)
            self._by_reference[request.reference] = known
            self.checkouts[checkout_id] = known
        return known.checkout

    def expire_checkout(self, checkout_id: str) -> None:
        """Close a checkout; twice is no error.

        Raises GatewayUnavailableError; GatewayRefusedError where it is paid, being
        paid, or none of ours.
        """
        self._answer_or_fail()
        opened = self._find(checkout_id)
        if not opened.expired and not opened.is_open:
            raise GatewayRefusedError("checkout_not_open", "paid, or being paid")
        opened.expired = True

    def pay(
        self,
        checkout_id: str,
        *,
        at: datetime,
        outcome: PaymentOutcome = PaymentOutcome.SUCCEEDED,
        method: str = "card",
    ) -> PaymentEvent:
        """Pay the whole sum, or try to. Raises GatewayRefusedError if it is closed."""
        opened = self._find(checkout_id)
        if not opened.is_open:
            raise GatewayRefusedError("checkout_not_open", "it cannot be paid")
        return self._tell(opened, self._identifier("pay"), outcome, method, at)

    def settle(
        self, checkout_id: str, outcome: PaymentOutcome, *, at: datetime
    ) -> PaymentEvent:
        """Decide the payment that is pending. Raises GatewayRefusedError."""
        opened = self._find(checkout_id)
        last = opened.payments[-1] if opened.payments else None
        if last is None or last.outcome is not PaymentOutcome.PENDING:
            raise GatewayRefusedError("payment_not_pending", "nothing to settle")
        return self._tell(opened, last.payment_id, outcome, last.method, at)

    def refund(self, checkout_id: str, amount: Money, *, at: datetime) -> PaymentEvent:
        """Give back all or a part of what was paid. Raises GatewayRefusedError."""
        opened = self._find(checkout_id)
        paid = _sum_of(opened, PaymentOutcome.SUCCEEDED)
        left = paid - _sum_of(opened, PaymentOutcome.REFUNDED)
        if not amount.is_positive or amount > left:
            raise GatewayRefusedError("invalid_amount", f"at most {left}")
        last = opened.payments[-1]
        refund_id = self._identifier("re")
        return self._tell(
            opened,
            last.payment_id,
            PaymentOutcome.REFUNDED,
            last.method,
            at,
            amount=amount,
            refund_id=refund_id,
        )

    def webhook(self, event: PaymentEvent) -> bytes:
        """The body that tells of an event."""
        return notifications.compose(event)

    def headers(self, body: bytes, at: datetime) -> Mapping[str, str]:
        """The headers with which such a body comes."""
        return {notifications.HEADER: notifications.sign(body, self._secret, at)}

    def signature_is_valid(
        self, body: bytes, headers: Mapping[str, str], now: datetime
    ) -> bool:
        """Whether `headers` signed it, within five minutes of `now`."""
        return notifications.signature_is_valid(body, headers, (self._secret,), now)

    def parse(self, body: bytes) -> PaymentEvent | None:
        """The event of `webhook`. Raises MalformedWebhookError."""
        return notifications.parse(body)

    def _answer_or_fail(self) -> None:
        if self._failing:
            self._failing -= 1
            raise GatewayUnavailableError("as was asked for")

    def _find(self, checkout_id: str) -> OpenedCheckout:
        opened = self.checkouts.get(checkout_id)
        if opened is None:
            raise GatewayRefusedError("not_found", f"no checkout {checkout_id}")
        return opened

    def _identifier(self, prefix: str) -> str:
        return f"{prefix}_{next(self._numbers):06}"

    def _tell(
        self,
        opened: OpenedCheckout,
        payment_id: str,
        outcome: PaymentOutcome,
        method: str,
        at: datetime,
        *,
        amount: Money | None = None,
        refund_id: str | None = None,
    ) -> PaymentEvent:
        event = PaymentEvent(
            event_id=self._identifier("evt"),
            payment_id=payment_id,
            checkout_id=opened.checkout.checkout_id,
            reference=opened.request.reference,
            outcome=outcome,
            amount=amount or opened.request.amount,
            method=method,
            at=at.replace(microsecond=0),
            refund_id=refund_id,
        )
        opened.payments.append(event)
        return event


def _sum_of(opened: OpenedCheckout, outcome: PaymentOutcome) -> Money:
    amounts = (event.amount for event in opened.payments if event.outcome is outcome)
    return Money.sum(amounts, opened.request.amount.currency)

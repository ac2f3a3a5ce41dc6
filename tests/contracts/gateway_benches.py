"""What contract tests do to the world around a gateway, for twin and real."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import httpx
from tests.contracts.emulator_process import EmulatorProcess

from recobro.domain.money import Money
from recobro.gateways.in_memory import InMemoryGateway
from recobro.gateways.sandbox import notifications
from recobro.gateways.sandbox.client import SandboxGateway
from recobro.ports.gateway import CheckoutRequest, PaymentEvent, PaymentOutcome

SECRET = "sandbox-pay-secret"
WORDS = {
    PaymentOutcome.SUCCEEDED: "success",
    PaymentOutcome.FAILED: "failure",
    PaymentOutcome.PENDING: "delayed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notified:
    """A notification as it arrived, and when."""

    body: bytes
    headers: Mapping[str, str]
    at: datetime


class GatewayBench(ABC):
    """A gateway, and the person at its page."""

    gateway: InMemoryGateway | SandboxGateway
    notify_url: str

    @abstractmethod
    def next_call_fails(self) -> None:
        """The next call gets no answer; it may have been carried out."""

    @abstractmethod
    def person_pays(
        self,
        checkout_id: str,
        outcome: PaymentOutcome = PaymentOutcome.SUCCEEDED,
        method: str = "card",
    ) -> bool:
        """Whether the checkout could be paid at all."""

    @abstractmethod
    def bank_decides(self, event: PaymentEvent, outcome: PaymentOutcome) -> None:
        """Settle a pending payment."""

    @abstractmethod
    def refund(self, event: PaymentEvent, amount: Money) -> None: ...

    @abstractmethod
    def number_of_checkouts(self) -> int: ...

    @abstractmethod
    def notifications(self) -> list[Notified]:
        """What was told since the last call."""

    @abstractmethod
    def signed(self, body: bytes, at: datetime) -> Notified:
        """Any body, signed as the gateway does."""

    def event(self) -> PaymentEvent:
        """The one event told since the last call."""
        (notified,) = self.notifications()
        event = self.gateway.parse(notified.body)
        assert event is not None
        return event

    def request(
        self, number: int, amount: str = "49.90", currency: str = "EUR"
    ) -> CheckoutRequest:
        """A request whose reference tells its number."""
        return CheckoutRequest(
            reference=UUID(int=number),
            amount=Money.of(amount, currency),
            description="Factura F-1001",
            language="es",
            return_url="https://example.com/gracias",
            notify_url=self.notify_url,
        )


class TwinBench(GatewayBench):
    """The in-memory gateway."""

    notify_url = "https://example.com/notify"

    def __init__(self) -> None:
        self.gateway: InMemoryGateway = InMemoryGateway(secret=SECRET)
        self._told: list[PaymentEvent] = []
        self._now = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

    def next_call_fails(self) -> None:
        self.gateway.fail_next()

    def person_pays(
        self,
        checkout_id: str,
        outcome: PaymentOutcome = PaymentOutcome.SUCCEEDED,
        method: str = "card",
    ) -> bool:
        if not self.gateway.checkouts[checkout_id].is_open:
            return False
        event = self.gateway.pay(
            checkout_id, at=self._now, outcome=outcome, method=method
        )
        self._told.append(event)
        return True

    def bank_decides(self, event: PaymentEvent, outcome: PaymentOutcome) -> None:
        settled = self.gateway.settle(event.checkout_id, outcome, at=self._now)
        self._told.append(settled)

    def refund(self, event: PaymentEvent, amount: Money) -> None:
        refunded = self.gateway.refund(event.checkout_id, amount, at=self._now)
        self._told.append(refunded)

    def number_of_checkouts(self) -> int:
        return len(self.gateway.checkouts)

    def notifications(self) -> list[Notified]:
        told, self._told = self._told, []
        return [self.signed(self.gateway.webhook(event), self._now) for event in told]

    def signed(self, body: bytes, at: datetime) -> Notified:
        return Notified(body=body, headers=self.gateway.headers(body, at), at=at)


class RealBench(GatewayBench):
    """The sandbox adapter before the real emulator, over HTTP."""

    def __init__(self, emulator: EmulatorProcess) -> None:
        self._emulator = emulator
        self._http = httpx.Client(trust_env=False, timeout=5)
        self.notify_url = emulator.receiver.url
        self.gateway: SandboxGateway = SandboxGateway(
            base_url=emulator.base_url,
            key="sandbox-pay-key",
            secrets=(SECRET,),
            http=self._http,
        )

    def close(self) -> None:
        self._http.close()

    def next_call_fails(self) -> None:
        self._emulator.control("faults", kind="accept_then_500", target="pay")

    def person_pays(
        self,
        checkout_id: str,
        outcome: PaymentOutcome = PaymentOutcome.SUCCEEDED,
        method: str = "card",
    ) -> bool:
        url = f"{self._emulator.base_url}/_control/pay"
        order = {
            "checkout_id": checkout_id,
            "method": method,
            "outcome": WORDS[outcome],
            # Never by itself: the test says when the bank decides.
            "delay_seconds": -1,
        }
        return self._http.post(url, json=order).is_success

    def bank_decides(self, event: PaymentEvent, outcome: PaymentOutcome) -> None:
        self._emulator.control(
            "settle", payment_id=event.payment_id, outcome=WORDS[outcome]
        )

    def refund(self, event: PaymentEvent, amount: Money) -> None:
        base = f"{self._emulator.base_url}/pay/v1/payments/{event.payment_id}"
        answer = self._http.post(
            f"{base}/refund",
            json={"amount": str(amount.amount)},
            headers={"authorization": "Bearer sandbox-pay-key"},
        )
        assert answer.is_success, answer.text

    def number_of_checkouts(self) -> int:
        return len(self._emulator.look("checkouts")["checkouts"])

    def notifications(self) -> list[Notified]:
        now = datetime.now(UTC)
        return [
            Notified(body=delivered.body, headers=delivered.headers, at=now)
            for delivered in self._emulator.webhooks()
        ]

    def signed(self, body: bytes, at: datetime) -> Notified:
        headers = {notifications.HEADER: notifications.sign(body, SECRET, at)}
        return Notified(body=body, headers=headers, at=at)

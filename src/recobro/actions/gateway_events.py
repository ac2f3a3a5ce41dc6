"""A payment gateway's word: money is booked when it says that it has it."""

from __future__ import annotations

import logging
from uuid import UUID

from recobro.actions.record_payment import record_payment, return_payment
from recobro.ports.gateway import PaymentEvent, PaymentOutcome
from recobro.ports.services import Services
from recobro.storage.models import Checkout, Payment, PaymentLink
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

log = logging.getLogger(__name__)


def apply_payment_event(
    services: Services, tenant_id: UUID, event: PaymentEvent
) -> None:
    """Book, mark or return what the gateway tells; the same word twice changes nothing.

    The checkout is ours, or the event is only logged: a reference that we never gave
    books nothing.
    """
    with acting_for(tenant_id):
        checkout = Checkout.objects.filter(
            tenant_id=tenant_id, id=event.reference
        ).first()
        source = services.open_gateway(tenant_settings().options).name
    if checkout is None:
        log.error("%s speaks of an unknown checkout %s", source, event.reference)
        return
    if event.outcome is PaymentOutcome.SUCCEEDED:
        record_payment(
            services,
            tenant_id=tenant_id,
            account_id=checkout.account_id,
            source=source,
            external_id=event.payment_id,
            method=event.method,
            amount=event.amount,
            received_at=event.at,
            actor=f"gateway:{source}",
            now=services.clock.now(),
            link_id=checkout.link_id,
        )
    elif event.outcome is PaymentOutcome.REFUNDED and not return_payment(
        tenant_id=tenant_id,
        source=source,
        external_id=event.payment_id,
        movement_id=event.movement_id,
        amount=event.amount,
        actor=f"gateway:{source}",
        now=services.clock.now(),
    ):
        _wait_for_payment(tenant_id, source, event)
    _mark(tenant_id, checkout.id, event.outcome)


class RefundBeforePaymentError(Exception):
    """A refund was told before its payment: the job is tried again later."""


def _wait_for_payment(tenant_id: UUID, source: str, event: PaymentEvent) -> None:
    """Words come in any order: a refund waits for the payment that it takes back."""
    with acting_for(tenant_id):
        known = Payment.objects.filter(
            tenant_id=tenant_id, source=source, external_id=event.payment_id
        )
        if not known.exists():
            raise RefundBeforePaymentError(event.payment_id)


# A later word never takes back an earlier, firmer one: they come in any order.
_STATUS = {
    PaymentOutcome.PENDING: ("pending", ["open"]),
    PaymentOutcome.FAILED: ("failed", ["open", "pending"]),
    PaymentOutcome.SUCCEEDED: ("paid", ["open", "pending", "failed", "expired"]),
    PaymentOutcome.REFUNDED: ("refunded", ["paid"]),
}


def _mark(tenant_id: UUID, checkout_id: UUID, outcome: PaymentOutcome) -> None:
    status, before = _STATUS[outcome]
    with acting_for(tenant_id):
        checkouts = Checkout.objects.filter(
            tenant_id=tenant_id, id=checkout_id, status__in=before
        )
        checkouts.update(status=status)
        if outcome is PaymentOutcome.SUCCEEDED:
            links = Checkout.objects.filter(tenant_id=tenant_id, id=checkout_id)
            PaymentLink.objects.filter(
                tenant_id=tenant_id,
                id__in=links.values_list("link_id", flat=True),
                status="open",
                purpose__in=["instalment", "promise"],
            ).update(status="paid")

"""The payment page and the gateway's words, from the link to the booked money."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.builders import an_invoice_row
from tests.integration.actions.scene import Scene, euros

from recobro.actions.agreements import agree_plan
from recobro.actions.errors import ActionRefusedError
from recobro.actions.gateway_events import (
    _STATUS,
    RefundBeforePaymentError,
    apply_payment_event,
)
from recobro.actions.payment_links import ensure_link
from recobro.actions.portal import PaymentPage, payment_page, start_checkout
from recobro.actions.receive_event import process_event, store_event
from recobro.actions.settlements import agree_settlement
from recobro.domain.money import Money
from recobro.ports.gateway import PaymentEvent, PaymentOutcome
from recobro.storage import models
from recobro.storage.locks import lock_account
from recobro.storage.tenancy import acting_for


def a_link(scene: Scene, amount: str | None = None, purpose: str = "balance") -> str:
    with acting_for(scene.tenant_id):
        return ensure_link(
            lock_account(scene.account_id),
            now=scene.now,
            purpose=purpose,
            amount=euros(amount) if amount else None,
        )


def page(scene: Scene, token: str) -> PaymentPage:
    found = payment_page(token, scene.now)
    assert found
    return found


def opened(scene: Scene, token: str) -> str:
    """Go to the gateway; returns its checkout's id."""
    url = start_checkout(
        scene.twins.services,
        token,
        now=scene.now,
        return_url="https://pay.example.com/p/back",
        notify_url="https://pay.example.com/hooks/{tenant}",
    )
    return url.rsplit("/", 1)[1]


def told(scene: Scene, event: PaymentEvent) -> None:
    apply_payment_event(scene.twins.services, scene.tenant_id, event)


def test_page_shows_what_is_owed_now(scene: Scene) -> None:
    token = a_link(scene)
    assert page(scene, token).amount_due == euros("149.90")
    scene.pays("49.90")
    shown = page(scene, token)
    assert (shown.amount_due, shown.balance) == (euros(100), euros(100))
    assert [str(p.amount) for p in shown.payments] == ["49.90 EUR"]
    scene.owes(amount="20.00")
    assert page(scene, token).amount_due == euros(120)


def test_link_never_asks_more_than_owed(scene: Scene) -> None:
    token = a_link(scene, "100.00", "promise")
    assert page(scene, token).amount_due == euros(100)
    scene.pays("99.90")
    assert page(scene, token).amount_due == euros(50)  # 149.90 - 99.90


def test_unknown_token_shows_nothing(scene: Scene) -> None:
    assert payment_page("nobody", scene.now) is None
    with pytest.raises(ActionRefusedError) as refused:
        opened(scene, "nobody")
    assert refused.value.code == "no_such_link"


def test_paid_and_expired_links_say_so(scene: Scene) -> None:
    token = a_link(scene)
    scene.wait(days=60)
    assert page(scene, token).status == "expired"
    with pytest.raises(ActionRefusedError):
        opened(scene, token)
    scene.pays("149.90")
    assert page(scene, token).status == "paid"


def test_same_link_until_it_nears_its_end(scene: Scene) -> None:
    first = a_link(scene)
    scene.wait(days=52)
    assert a_link(scene) == first
    scene.wait(days=2)
    assert a_link(scene) != first


def test_held_invoice_is_not_asked_for(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.owes(
        an_invoice_row(number="A", amount="10.00"),
        an_invoice_row(number="B", amount="20.00"),
    )
    with acting_for(scene.tenant_id):
        models.Hold.objects.create(
            tenant_id=scene.tenant_id,
            account_id=scene.account_id,
            invoice_id=models.Invoice.objects.get(
                tenant_id=scene.tenant_id, number="A"
            ).id,
            reason="dispute_upheld",
            starts_at=scene.now,
            created_by="test",
        )
    shown = page(scene, a_link(scene))
    assert shown.amount_due == euros(20)
    assert [t.invoice_number for t in shown.invoices] == ["B"]


def test_instalment_page_asks_for_its_part(scene: Scene) -> None:
    with acting_for(scene.tenant_id):
        agree_plan(
            lock_account(scene.account_id),
            scene.view,
            [
                (scene.today + timedelta(days=5), euros("49.90")),
                (scene.today + timedelta(days=35), euros("100.00")),
            ],
            now=scene.now,
        )
        part = min(
            models.PlanInstalment.objects.filter(tenant_id=scene.tenant_id),
            key=lambda row: row.seq,
        )
        token = ensure_link(
            lock_account(scene.account_id),
            now=scene.now,
            purpose="instalment",
            amount=euros("49.90"),
            instalment_id=part.id,
        )
    assert page(scene, token).amount_due == euros("49.90")
    scene.pays("30.00")
    assert page(scene, token).amount_due == euros("19.90")  # 49.90 - 30.00
    scene.pays("19.90")
    with pytest.raises(ActionRefusedError):
        opened(scene, token)


def agree_discount(scene: Scene, days: int) -> None:
    from decimal import Decimal  # noqa: PLC0415

    with acting_for(scene.tenant_id):
        agree_settlement(
            lock_account(scene.account_id),
            scene.view,
            percent=Decimal(10),
            amount_to_pay=euros("134.91"),  # 149.90 x 0.9
            until=scene.today + timedelta(days=days),
            now=scene.now,
        )


def test_discount_is_shown_until_its_day(scene: Scene) -> None:
    agree_discount(scene, days=3)
    token = a_link(scene)
    scene.wait(days=3)
    assert page(scene, token).amount_due == euros("134.91")
    scene.wait(days=1)  # nobody has run the day yet
    assert page(scene, token).amount_due == euros("149.90")


def test_late_payment_earns_no_discount(scene: Scene) -> None:
    agree_discount(scene, days=3)
    scene.wait(days=4)
    scene.pays("134.91")
    assert scene.owed == "14.99"  # 149.90 - 134.91
    assert scene.row(models.Settlement).status == "expired"


def test_gateway_down_is_told_and_repeatable(scene: Scene) -> None:
    token = a_link(scene)
    scene.twins.gateway.fail_next()
    with pytest.raises(ActionRefusedError) as refused:
        opened(scene, token)
    assert refused.value.code == "gateway_unavailable"
    assert opened(scene, token)
    assert len(scene.twins.gateway.checkouts) == 1
    assert len(scene.rows(models.Checkout)) == 1


def test_open_checkout_is_used_again(scene: Scene) -> None:
    token = a_link(scene)
    assert opened(scene, token) == opened(scene, token)
    scene.pays("49.90")
    assert len({opened(scene, token), opened(scene, token)}) == 1
    assert len(scene.twins.gateway.checkouts) == 2  # one for each sum


def test_paid_checkout_closes_the_invoice(scene: Scene) -> None:
    scene.remind()
    token = scene.link_token
    checkout = opened(scene, token)
    event = scene.twins.gateway.pay(checkout, at=scene.now)
    for _ in range(3):
        told(scene, event)
    payment = scene.row(models.Payment)
    assert (payment.amount, payment.method) == (euros("149.90").amount, "card")
    assert scene.owed == "0.00"
    assert scene.row(models.Checkout).status == "paid"
    assert page(scene, token).status == "paid"
    scene.deliver()
    assert len(scene.sent) == 2  # the reminder and the thanks


def test_webhook_is_stored_then_processed(scene: Scene) -> None:
    checkout = opened(scene, a_link(scene))
    gateway = scene.twins.gateway
    body = gateway.webhook(gateway.pay(checkout, at=scene.now))
    event_id = store_event(scene.tenant_id, source="gateway", body=body, now=scene.now)
    assert scene.row(models.InboundEvent).status == "stored"
    for _ in range(2):
        process_event(
            scene.twins.services, tenant_id=scene.tenant_id, event_id=event_id
        )
    assert scene.row(models.InboundEvent).status == "processed"
    assert scene.owed == "0.00"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b'{"in_memory": 3}'])
@pytest.mark.parametrize("source", ["gateway", "whatsapp"])
def test_broken_webhook_is_kept_and_marked(
    scene: Scene, source: str, body: bytes
) -> None:
    event_id = store_event(scene.tenant_id, source=source, body=body, now=scene.now)
    process_event(scene.twins.services, tenant_id=scene.tenant_id, event_id=event_id)
    event = scene.row(models.InboundEvent)
    assert (event.status, bytes(event.body)) == ("failed", body)
    assert event.error


def test_pending_payment_closes_the_page(scene: Scene) -> None:
    token = a_link(scene)
    checkout = opened(scene, token)
    pending = scene.twins.gateway.pay(
        checkout, at=scene.now, outcome=PaymentOutcome.PENDING, method="transfer"
    )
    told(scene, pending)
    assert page(scene, token).status == "pending"
    with pytest.raises(ActionRefusedError):
        opened(scene, token)
    assert scene.owed == "149.90"  # promised is not received
    settled = scene.twins.gateway.settle(
        checkout, PaymentOutcome.SUCCEEDED, at=scene.now
    )
    told(scene, settled)
    told(scene, pending)  # the first word again, late
    assert scene.owed == "0.00"
    assert scene.row(models.Checkout).status == "paid"


def test_failed_payment_may_be_tried_again(scene: Scene) -> None:
    token = a_link(scene)
    checkout = opened(scene, token)
    told(
        scene,
        scene.twins.gateway.pay(checkout, at=scene.now, outcome=PaymentOutcome.FAILED),
    )
    assert page(scene, token).status == "open"
    assert opened(scene, token) != checkout
    assert scene.owed == "149.90"


def test_refund_opens_the_debt_again(scene: Scene) -> None:
    checkout = opened(scene, a_link(scene))
    gateway = scene.twins.gateway
    told(scene, gateway.pay(checkout, at=scene.now))
    refund = gateway.refund(checkout, euros("49.90"), at=scene.now)
    told(scene, refund)
    told(scene, refund)
    assert scene.owed == "49.90"
    told(scene, gateway.refund(checkout, euros("100.00"), at=scene.now))
    assert scene.owed == "149.90"


def test_refund_before_payment_waits(scene: Scene) -> None:
    checkout = opened(scene, a_link(scene))
    gateway = scene.twins.gateway
    paid = gateway.pay(checkout, at=scene.now)
    refund = gateway.refund(checkout, euros("149.90"), at=scene.now)
    body = gateway.webhook(refund)
    event_id = store_event(scene.tenant_id, source="gateway", body=body, now=scene.now)
    with pytest.raises(RefundBeforePaymentError):
        process_event(
            scene.twins.services, tenant_id=scene.tenant_id, event_id=event_id
        )
    assert scene.row(models.InboundEvent).status == "stored"  # it is tried again
    told(scene, paid)
    process_event(scene.twins.services, tenant_id=scene.tenant_id, event_id=event_id)
    assert scene.owed == "149.90"


def test_word_about_strange_checkout_books_nothing(scene: Scene) -> None:
    told(
        scene,
        PaymentEvent(
            event_id="e",
            payment_id="p",
            checkout_id="c",
            reference=uuid4(),
            outcome=PaymentOutcome.SUCCEEDED,
            amount=Money.of("149.90", "EUR"),
            method="card",
            at=scene.now,
        ),
    )
    assert scene.rows(models.Payment) == []
    assert scene.owed == "149.90"


def test_every_outcome_has_its_status() -> None:
    assert set(_STATUS) == set(PaymentOutcome)

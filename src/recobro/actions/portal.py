"""The payment page: what a link shows now, and the checkout that it opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import Instalment
from recobro.domain.ledger import OpenTerm
from recobro.domain.money import Money
from recobro.ports.gateway import (
    CheckoutRequest,
    GatewayRefusedError,
    GatewayUnavailableError,
)
from recobro.ports.services import Services
from recobro.storage import chronology
from recobro.storage.accounts import load_account
from recobro.storage.ids import new_id
from recobro.storage.locks import lock_account
from recobro.storage.models import Checkout, Payment, PaymentLink
from recobro.storage.tenancy import acting_for, tenant_of_link
from recobro.storage.tenants import TenantSettings, tenant_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentMade:
    """A payment in the history of the page."""

    day: date
    amount: Money
    method: str
    returned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentPage:
    """What the person sees: `status` is open, paid, expired, cancelled or pending.

    `amount_due` is what the button pays now, never more than is owed; `balance` all
    that is owed. `contact` says how to reach a person.
    """

    tenant_name: str
    first_name: str
    language: str
    country: str
    status: str
    purpose: str
    amount_due: Money
    balance: Money
    invoices: Sequence[OpenTerm]
    instalments: Sequence[Instalment]
    payments: Sequence[PaymentMade]
    contact: dict[str, str]
    today: date


def payment_page(token: str, now: datetime) -> PaymentPage | None:
    """What the link shows at this moment; None for a token that nobody was given."""
    tenant_id = tenant_of_link(token)
    if tenant_id is None:
        return None
    with acting_for(tenant_id):
        link = PaymentLink.objects.get(tenant_id=tenant_id, token=token)
        settings = tenant_settings()
        view = load_account(link.account_id, now)
        return _page(link, settings, view, now)


def _page(
    link: PaymentLink, settings: TenantSettings, view: AccountView, now: datetime
) -> PaymentPage:
    claims = [term for term in view.position.claims if not term.held]
    balance = Money.sum((term.outstanding for term in claims), view.currency)
    today = now.astimezone(settings.zone).date()
    return PaymentPage(
        tenant_name=settings.name,
        first_name=view.debtor.first_name,
        language=view.debtor.language,
        country=view.debtor.country,
        status=_status(link, balance, now),
        purpose=link.purpose,
        amount_due=_amount_due(link, view, balance, today),
        balance=balance,
        invoices=claims,
        instalments=view.plan.instalments if view.plan else (),
        payments=[
            PaymentMade(
                day=payment.received_at.astimezone(settings.zone).date(),
                amount=payment.money("amount"),
                method=payment.method,
                returned=payment.status == "returned",
            )
            for payment in Payment.objects.filter(
                tenant_id=link.tenant_id, account_id=link.account_id
            ).order_by("-received_at")[:20]
        ],
        contact=settings.options.get("contact", {}),
        today=today,
    )


def _status(link: PaymentLink, balance: Money, now: datetime) -> str:
    if link.status != "open":
        return link.status
    if not balance.is_positive:
        return "paid"
    if link.expires_at <= now:
        return "expired"
    pending = Checkout.objects.filter(
        tenant_id=link.tenant_id, link_id=link.id, status="pending"
    )
    return "pending" if pending.exists() else "open"


def _amount_due(
    link: PaymentLink, view: AccountView, balance: Money, today: date
) -> Money:
    """What is left to pay of what the link is for, and never more than is owed."""
    if link.amount is None:
        settlement = view.settlement
        if settlement is not None and today <= settlement.until:
            return min(settlement.amount_to_pay - settlement.paid, balance)
        return balance
    ceiling = Money.rounded(link.amount, link.currency)
    for part in view.plan.instalments if view.plan else ():
        if part.instalment_id == link.instalment_id:
            ceiling = min(ceiling, part.outstanding)
    return min(ceiling, balance)


def start_checkout(
    services: Services, token: str, *, now: datetime, return_url: str, notify_url: str
) -> str:
    """Open a checkout for what is due now; returns the address of the gateway's page.

    One that is open for the same sum is used again. Raises ActionRefusedError where
    there is nothing to pay or the gateway does not answer.
    """
    tenant_id = tenant_of_link(token)
    if tenant_id is None:
        raise ActionRefusedError("no_such_link", "this link does not exist")
    with acting_for(tenant_id):
        link = PaymentLink.objects.get(tenant_id=tenant_id, token=token)
        lock_account(link.account_id)
        settings = tenant_settings()
        page = _page(link, settings, load_account(link.account_id, now), now)
        if page.status != "open" or not page.amount_due.is_positive:
            raise ActionRefusedError(
                "nothing_to_pay",
                "there is nothing to pay here",
                {"status": page.status},
            )
        checkout = _reserve(link, page.amount_due, now)
    if checkout.url:
        return checkout.url
    gateway = services.open_gateway(settings.options)
    try:
        opened = gateway.create_checkout(
            CheckoutRequest(
                reference=checkout.id,
                amount=page.amount_due,
                description=f"{settings.name}: {_description(page)}",
                language=page.language,
                return_url=return_url,
                notify_url=notify_url.format(tenant=settings.slug),
            )
        )
    except (GatewayUnavailableError, GatewayRefusedError) as error:
        raise ActionRefusedError(
            "gateway_unavailable", "the payment page does not answer; try again soon"
        ) from error
    with acting_for(tenant_id):
        account = lock_account(link.account_id)
        Checkout.objects.filter(tenant_id=tenant_id, id=checkout.id).update(
            gateway=gateway.name, gateway_id=opened.checkout_id, url=opened.url
        )
        chronology.append(
            account,
            "checkout.opened",
            {"amount": str(page.amount_due), "gateway": gateway.name},
            at=now,
            actor="debtor",
        )
    return opened.url


def _reserve(link: PaymentLink, amount: Money, now: datetime) -> Checkout:
    """The open checkout of this link and sum; its identifier is the idempotency key."""
    known = Checkout.objects.filter(
        tenant_id=link.tenant_id, link_id=link.id, status="open", amount=amount.amount
    ).first()
    if known is not None:
        return known
    fresh: UUID = new_id()
    return Checkout.objects.create(
        tenant_id=link.tenant_id,
        id=fresh,
        link_id=link.id,
        account_id=link.account_id,
        gateway="",
        amount=amount.amount,
        currency=amount.currency,
        created_at=now,
    )


def _description(page: PaymentPage) -> str:
    numbers = [term.invoice_number for term in page.invoices[:3]]
    more = len(page.invoices) - len(numbers)
    return ", ".join(numbers) + (f" +{more}" if more > 0 else "")

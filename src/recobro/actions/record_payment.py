"""Money received: booked once, spread over what is owed, answered with thanks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import F, Sum

from recobro.actions.agreements import settle_agreements
from recobro.actions.hand_over import hand_over
from recobro.actions.queue_message import call_off
from recobro.actions.reconsider import defer_reconsider
from recobro.actions.settlements import settle_discount
from recobro.actions.thank import thank_for_payment
from recobro.domain.accounts import Account as AccountView
from recobro.domain.errors import CurrencyMismatchError
from recobro.domain.ledger import OpenTerm, allocate
from recobro.domain.money import Money
from recobro.ports.services import Services
from recobro.storage import chronology
from recobro.storage.accounts import load_account
from recobro.storage.locks import lock_account
from recobro.storage.models import (
    Account,
    Allocation,
    Invoice,
    InvoiceTerm,
    Payment,
    PaymentLink,
    PaymentReturn,
)
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings


def record_payment(
    services: Services,
    *,
    tenant_id: UUID,
    account_id: UUID,
    source: str,
    external_id: str,
    method: str,
    amount: Money,
    received_at: datetime,
    actor: str,
    now: datetime,
    link_id: UUID | None = None,
    for_invoices: Collection[str] = (),
) -> UUID:
    """Book a payment and everything that follows from it; returns its identifier.

    `for_invoices` are the numbers of the invoices that the payer named. A payment that
    its source has told before is not booked again. What was queued is taken back,
    agreements are settled, and the person is thanked in the conversation. A surplus
    waits on the account for a person. Raises UnknownAccountError, and
    CurrencyMismatchError for money in another currency than the account's.
    """
    with acting_for(tenant_id):
        account = lock_account(account_id)
        if amount.currency != account.currency:
            raise CurrencyMismatchError(amount.currency, account.currency)
        known = Payment.objects.filter(
            tenant_id=tenant_id, source=source, external_id=external_id
        ).first()
        if known is not None:
            return known.id
        view = load_account(account_id, now)
        day = received_at.astimezone(tenant_settings().zone).date()
        if settle_discount(account, view, today=day, now=now):
            view = load_account(account_id, now)  # its day had passed before
        shares, left = allocate(amount, _in_order(view, for_invoices))
        payment = Payment.objects.create(
            tenant_id=tenant_id,
            account_id=account_id,
            source=source,
            external_id=external_id,
            method=method,
            amount=amount.amount,
            currency=amount.currency,
            received_at=received_at,
            link_id=link_id,
            created_at=now,
        )
        paid = {share.term_id: share.amount for share in shares}
        _apply(account, payment.id, paid, now)
        chronology.append(
            account,
            "payment.received",
            {
                "amount": str(amount),
                "method": method,
                "source": source,
                "reference": external_id,
                "invoices": {
                    term.invoice_number: str(paid[term.term_id])
                    for term in view.position.claims
                    if term.term_id in paid
                },
            },
            at=now,
            actor=actor,
        )
        _follow_up(services, account, amount, left, payment.id, now)
    return payment.id


def _in_order(view: AccountView, named: Collection[str]) -> Sequence[OpenTerm]:
    """What the payer named, what an agreement covers, then by age, disputed last.

    The payer may say which debt a payment is for (Código Civil, art. 1172); where
    nothing is said or agreed the oldest one is paid first (art. 1174).
    """
    covered = view.plan.covers if view.plan else {}
    return sorted(
        view.position.claims,
        key=lambda term: (
            term.invoice_number not in named,
            term.disputed,
            term.term_id not in covered,
            term.due_date,
        ),
    )


def _apply(
    account: Account, payment_id: UUID, paid: dict[UUID, Money], now: datetime
) -> None:
    Allocation.objects.bulk_create(
        Allocation(
            tenant_id=account.tenant_id,
            account_id=account.id,
            term_id=term_id,
            payment_id=payment_id,
            amount=share.amount,
            currency=share.currency,
            created_at=now,
        )
        for term_id, share in paid.items()
    )
    for term_id, share in paid.items():
        InvoiceTerm.objects.filter(tenant_id=account.tenant_id, id=term_id).update(
            outstanding=F("outstanding") - share.amount
        )
    _mark_settled(account, list(paid), now)


def _mark_settled(account: Account, term_ids: list[UUID], now: datetime) -> None:
    """Close the invoices of which nothing is left, and reopen the others."""
    invoices = set(
        InvoiceTerm.objects.filter(
            tenant_id=account.tenant_id, id__in=term_ids
        ).values_list("invoice_id", flat=True)
    )
    still_open = set(
        InvoiceTerm.objects.filter(tenant_id=account.tenant_id, invoice_id__in=invoices)
        .exclude(outstanding=0)
        .values_list("invoice_id", flat=True)
    )
    rows = Invoice.objects.filter(tenant_id=account.tenant_id)
    rows.filter(id__in=invoices - still_open).update(settled_at=now)
    rows.filter(id__in=still_open).update(settled_at=None)


def _follow_up(
    services: Services,
    account: Account,
    amount: Money,
    left: Money,
    payment_id: UUID,
    now: datetime,
) -> None:
    """Settle agreements, take back what was queued, thank; call a person for a rest."""
    view = load_account(account.id, now)
    settings = tenant_settings()
    today = now.astimezone(settings.zone).date()
    settle_agreements(account, view, today=today, now=now)
    call_off(account, "payment received", now=now)
    if not view.position.balance:
        PaymentLink.objects.filter(
            tenant_id=account.tenant_id, account_id=account.id, status="open"
        ).update(status="paid")
    if left:
        hand_over(
            account,
            reason="surplus",
            priority="normal",
            brief=f"{amount} came in and {left} of it is more than is owed.",
            now=now,
        )
    thank_for_payment(
        services,
        settings,
        account,
        load_account(account.id, now),
        amount,
        payment_id,
        now,
    )
    defer_reconsider([account.id], "payment", now)


def return_payment(
    *,
    tenant_id: UUID,
    source: str,
    external_id: str,
    movement_id: str,
    amount: Money,
    actor: str,
    now: datetime,
) -> bool:
    """Take back money that was refunded or bounced; what it paid opens again.

    `movement_id` tells several part refunds of one payment apart. The allocations stay
    and get their reversals, the newest debt first. A payment or movement that is
    unknown, or told already, changes nothing: the answer is False.
    """
    with acting_for(tenant_id):
        payment = Payment.objects.filter(
            tenant_id=tenant_id, source=source, external_id=external_id
        ).first()
        if payment is None:
            return False
        account = lock_account(payment.account_id)
        _, fresh = PaymentReturn.objects.get_or_create(
            tenant_id=tenant_id,
            payment_id=payment.id,
            external_id=movement_id,
            defaults={
                "amount": amount.amount,
                "currency": amount.currency,
                "created_at": now,
            },
        )
        if not fresh:
            return False
        returned = PaymentReturn.objects.filter(
            tenant_id=tenant_id, payment_id=payment.id
        ).aggregate(total=Sum("amount"))["total"]
        _mark_settled(account, _reverse(account, payment, returned, now), now)
        if returned >= payment.amount:
            Payment.objects.filter(tenant_id=tenant_id, id=payment.id).update(
                status="returned"
            )
        chronology.append(
            account,
            "payment.returned",
            {"amount": str(amount), "reference": external_id},
            at=now,
            actor=actor,
        )
        defer_reconsider([account.id], "payment", now)
    return True


def _reverse(
    account: Account, payment: Payment, returned: Decimal, now: datetime
) -> list[UUID]:
    """Undo what is allocated beyond what is left of the payment.

    Returns the terms that open again. What was never allocated, a surplus, goes back
    first.
    """
    standing = list(
        Allocation.objects.filter(tenant_id=account.tenant_id, payment_id=payment.id)
        .values("term_id")
        .annotate(left=Sum("amount"))
    )
    due_dates = dict(
        InvoiceTerm.objects.filter(
            tenant_id=account.tenant_id, id__in=[row["term_id"] for row in standing]
        ).values_list("id", "due_date")
    )
    standing.sort(
        key=lambda row: (due_dates[row["term_id"]], row["term_id"]), reverse=True
    )
    allocated = sum((row["left"] for row in standing), Decimal(0))
    excess = max(allocated - (payment.amount - returned), Decimal(0))
    opened: list[UUID] = []
    for row in standing:
        share = min(excess, row["left"])
        if share <= 0:
            continue
        Allocation.objects.create(
            tenant_id=account.tenant_id,
            account_id=account.id,
            term_id=row["term_id"],
            payment_id=payment.id,
            amount=-share,
            currency=payment.currency,
            created_at=now,
        )
        InvoiceTerm.objects.filter(
            tenant_id=account.tenant_id, id=row["term_id"]
        ).update(outstanding=F("outstanding") + share)
        opened.append(row["term_id"])
        excess -= share
    return opened

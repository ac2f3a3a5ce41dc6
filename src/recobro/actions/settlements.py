"""Discounts agreed: the rest is written off when the agreed sum came in time."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import covers_to_json
from recobro.domain.money import Money
from recobro.storage import chronology
from recobro.storage.models import (
    Account,
    Allocation,
    Invoice,
    InvoiceTerm,
    Settlement,
)


def agree_settlement(
    account: Account,
    view: AccountView,
    *,
    percent: Decimal,
    amount_to_pay: Money,
    until: date,
    now: datetime,
) -> None:
    """Put a discount in force, in place of an earlier one. The account is locked."""
    Settlement.objects.filter(
        tenant_id=account.tenant_id, account_id=account.id, status="open"
    ).update(status="replaced", settled_at=now)
    Settlement.objects.create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        percent=percent,
        amount_to_pay=amount_to_pay.amount,
        currency=account.currency,
        until=until,
        covers=covers_to_json(
            {t.term_id: t.outstanding for t in view.position.claims if not t.held}
        ),
        created_at=now,
    )
    chronology.append(
        account,
        "discount.agreed",
        {
            "percent": str(percent),
            "amount_to_pay": str(amount_to_pay),
            "until": until.isoformat(),
        },
        at=now,
        actor="debtor",
    )


def settle_discount(
    account: Account, view: AccountView, *, today: date, now: datetime
) -> bool:
    """Close a discount that was kept, or whose day has passed; tells whether it did."""
    settlement = view.settlement
    if settlement is None:
        return False
    kept = settlement.paid >= settlement.amount_to_pay
    if not kept and today <= settlement.until:
        return False
    Settlement.objects.filter(
        tenant_id=account.tenant_id, id=settlement.settlement_id
    ).update(status="kept" if kept else "expired", settled_at=now)
    if kept:
        _write_off(account, view, now)
    chronology.append(account, f"discount.{'kept' if kept else 'expired'}", {}, at=now)
    return True


def _write_off(account: Account, view: AccountView, now: datetime) -> None:
    """Close what is left of the covered terms with a credit note of ours."""
    settlement = view.settlement
    assert settlement is not None
    left = [t for t in view.position.claims if t.term_id in settlement.covers]
    rest = Money.sum((term.outstanding for term in left), account.currency)
    if not rest:
        return
    invoice = Invoice.objects.create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        debtor_id=account.debtor_id,
        kind="credit_note",
        number=f"QUITA-{str(settlement.settlement_id)[-12:]}",
        concept="Quita acordada",
        issue_date=now.date(),
        due_date=now.date(),
        amount=-rest.amount,
        currency=account.currency,
        settled_at=now,
        created_at=now,
        updated_at=now,
    )
    credit = InvoiceTerm.objects.create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        invoice_id=invoice.id,
        due_date=now.date(),
        amount=-rest.amount,
        outstanding=0,
    )
    for term in left:
        Allocation.objects.create(
            tenant_id=account.tenant_id,
            account_id=account.id,
            term_id=term.term_id,
            credit_term_id=credit.id,
            amount=term.outstanding.amount,
            currency=account.currency,
            created_at=now,
        )
    terms = InvoiceTerm.objects.filter(
        tenant_id=account.tenant_id, id__in=[term.term_id for term in left]
    )
    invoices = list(terms.values_list("invoice_id", flat=True))
    terms.update(outstanding=0)
    Invoice.objects.filter(tenant_id=account.tenant_id, id__in=invoices).update(
        settled_at=now
    )
    chronology.append(account, "debt.written_off", {"amount": str(rest)}, at=now)

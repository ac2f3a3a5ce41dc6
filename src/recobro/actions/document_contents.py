"""What the documents say, read from the ledger of this moment.

The statement's movements end in what is owed less what the company owes the person; a
difference that the rows cannot explain is shown as an adjustment and never hidden.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from recobro.domain.accounts import Account as AccountView
from recobro.domain.money import Money
from recobro.ports.documents import (
    Heading,
    InvoiceCopy,
    InvoiceState,
    Movement,
    Party,
    PaymentShares,
    PlanPart,
    PlanSchedule,
    Statement,
    TermState,
)
from recobro.storage.models import (
    Allocation,
    Invoice,
    InvoiceTerm,
    Payment,
    PaymentReturn,
    Plan,
    PlanInstalment,
)
from recobro.storage.tenants import TenantSettings

# Of the same day: first what is claimed, then what was paid.
_ORDER = ("invoice", "credit_note", "elsewhere", "payment", "returned", "adjustment")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ledger:
    """All rows of one account that say what is owed and what was paid."""

    settings: TenantSettings
    view: AccountView
    now: datetime
    invoices: Sequence[Invoice]
    payments: Sequence[Payment]
    returns: Sequence[PaymentReturn]
    allocations: Sequence[Allocation]
    terms: Mapping[UUID, list[InvoiceTerm]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.now.astimezone(self.settings.zone).date()

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.settings.zone).date()

    def sum(self, amounts: Sequence[Money]) -> Money:
        return Money.sum(amounts, self.view.currency)

    def outstanding(self, invoice: Invoice) -> Money:
        """What is left of an invoice, all of its terms together."""
        return self.sum(
            [
                Money.rounded(term.outstanding, invoice.currency)
                for term in self.terms.get(invoice.id, ())
            ]
        )


def _read(settings: TenantSettings, view: AccountView, now: datetime) -> _Ledger:
    own = {"tenant_id": settings.tenant_id, "account_id": view.account_id}
    payments = list(Payment.objects.filter(**own).order_by("received_at", "id"))
    terms: dict[UUID, list[InvoiceTerm]] = defaultdict(list)
    for term in InvoiceTerm.objects.filter(**own).order_by("due_date", "seq"):
        terms[term.invoice_id].append(term)
    return _Ledger(
        settings=settings,
        view=view,
        now=now,
        invoices=list(Invoice.objects.filter(**own).order_by("due_date", "number")),
        payments=payments,
        returns=list(
            PaymentReturn.objects.filter(
                tenant_id=settings.tenant_id, payment_id__in=[p.id for p in payments]
            ).order_by("created_at", "id")
        ),
        allocations=list(
            Allocation.objects.filter(**own, payment_id__isnull=False).order_by(
                "created_at", "id"
            )
        ),
        terms=terms,
    )


def statement_of_account(
    settings: TenantSettings, view: AccountView, now: datetime
) -> Statement:
    """Everything that was claimed and paid, and what is left; all invoices."""
    ledger = _read(settings, view, now)
    position = view.position
    credit = position.unused_credit
    return Statement(
        heading=_heading(settings, view, now),
        movements=_movements(ledger, position.balance - credit),
        invoices=tuple(_state(ledger, row) for row in ledger.invoices),
        payments=_payments(ledger),
        owed=position.balance,
        overdue=position.overdue(ledger.today),
        credit=credit,
    )


def invoice_copy(
    settings: TenantSettings, view: AccountView, number: str, now: datetime
) -> InvoiceCopy | None:
    """The data of one invoice; None where the account has none of that number."""
    ledger = _read(settings, view, now)
    row = next((row for row in ledger.invoices if row.number == number), None)
    if row is None:
        return None
    terms = ledger.terms.get(row.id, [])
    return InvoiceCopy(
        heading=_heading(settings, view, now),
        invoice=_state(ledger, row),
        kind=row.kind,
        issue_date=row.issue_date,
        terms=tuple(
            TermState(
                due_date=term.due_date,
                amount=Money.rounded(term.amount, row.currency),
                outstanding=Money.rounded(term.outstanding, row.currency),
            )
            for term in terms
        ),
        payments=_paid_of(ledger, {term.id for term in terms}),
        paid_elsewhere=row.money("paid_elsewhere"),
    )


def plan_schedule(
    settings: TenantSettings, view: AccountView, now: datetime
) -> PlanSchedule | None:
    """The plan in force; None where there is none."""
    if view.plan is None:
        return None
    row = Plan.objects.get(tenant_id=settings.tenant_id, id=view.plan.plan_id)
    moved = dict(
        PlanInstalment.objects.filter(
            tenant_id=settings.tenant_id, plan_id=row.id
        ).values_list("id", "moved_from")
    )
    return PlanSchedule(
        heading=_heading(settings, view, now),
        agreed_on=row.created_at.astimezone(settings.zone).date(),
        total=row.money("total"),
        parts=tuple(
            PlanPart(
                seq=part.seq,
                day=part.date,
                moved_from=moved.get(part.instalment_id),
                amount=part.amount,
                outstanding=part.outstanding,
            )
            for part in view.plan.instalments
        ),
    )


def _heading(settings: TenantSettings, view: AccountView, now: datetime) -> Heading:
    """Who, for whom and when; of the debtor the name alone is needed."""
    contact = settings.options.get("contact", {})
    return Heading(
        issuer=Party(
            name=settings.name,
            tax_id=str(settings.options.get("tax_id", "")),
            lines=tuple(str(how) for how in contact.values()),
        ),
        recipient=Party(name=view.debtor.name),
        language="en" if view.debtor.language.startswith("en") else "es",
        country=view.debtor.country,
        currency=view.currency,
        issued_at=now.astimezone(settings.zone).replace(microsecond=0),
    )


def _movements(ledger: _Ledger, closing: Money) -> tuple[Movement, ...]:
    """Every movement by its day, with the balance after each, down to `closing`."""
    entries: list[tuple[date, str, str, Money]] = []
    for row in ledger.invoices:
        entries.append((_dated(row), row.kind, row.number, row.money("amount")))
        elsewhere = row.money("paid_elsewhere")
        if elsewhere:
            entries.append((_dated(row), "elsewhere", row.number, -elsewhere))
    for payment in ledger.payments:
        day = ledger.day(payment.received_at)
        entries.append((day, "payment", "", -payment.money("amount")))
    for back in ledger.returns:
        day = ledger.day(back.created_at)
        entries.append((day, "returned", "", back.money("amount")))
    unexplained = closing - ledger.sum([amount for *_, amount in entries])
    if unexplained:
        entries.append((ledger.today, "adjustment", "", unexplained))
    balance = Money.zero(ledger.view.currency)
    lines: list[Movement] = []
    for day, kind, reference, amount in sorted(
        entries, key=lambda e: (e[0], _ORDER.index(e[1]), e[2])
    ):
        balance += amount
        lines.append(
            Movement(
                day=day, kind=kind, reference=reference, amount=amount, balance=balance
            )
        )
    return tuple(lines)


def _dated(row: Invoice) -> date:
    return row.issue_date or row.due_date


def _state(ledger: _Ledger, row: Invoice) -> InvoiceState:
    left = ledger.outstanding(row)
    return InvoiceState(
        number=row.number,
        concept=row.concept,
        due_date=row.due_date,
        amount=row.money("amount"),
        outstanding=left,
        status=_status(ledger, row, left),
    )


def _status(ledger: _Ledger, row: Invoice, left: Money) -> str:
    if not left:
        return "paid" if row.kind == "invoice" else "used"
    if row.kind == "credit_note":
        return "credit"
    claims = [t for t in ledger.view.position.claims if t.invoice_id == row.id]
    if any(term.disputed for term in claims):
        return "disputed"
    if any(term.held for term in claims):
        return "held"
    due = (t.due_date for t in ledger.terms.get(row.id, ()) if t.outstanding)
    return "overdue" if min(due, default=ledger.today) < ledger.today else "open"


def _payments(ledger: _Ledger) -> tuple[PaymentShares, ...]:
    """Each payment with what it pays; what was taken back again is left out."""
    numbers = {
        term.id: row.number
        for row in ledger.invoices
        for term in ledger.terms.get(row.id, ())
    }
    shares: dict[tuple[UUID | None, str], Money] = {}
    for booked in ledger.allocations:
        key = (booked.payment_id, numbers.get(booked.term_id, ""))
        amount = booked.money("amount")
        shares[key] = shares[key] + amount if key in shares else amount
    return tuple(
        PaymentShares(
            day=ledger.day(payment.received_at),
            method=payment.method,
            amount=payment.money("amount"),
            returned=payment.status == "returned",
            shares=tuple(
                (number, share)
                for (payment_id, number), share in shares.items()
                if payment_id == payment.id and share
            ),
        )
        for payment in ledger.payments
    )


def _paid_of(
    ledger: _Ledger, term_ids: set[UUID]
) -> tuple[tuple[date, str, Money], ...]:
    """What was paid of these terms, by payment."""
    paid: dict[UUID, Money] = {}
    for booked in ledger.allocations:
        if booked.term_id in term_ids and booked.payment_id is not None:
            before = paid.get(booked.payment_id, Money.zero(ledger.view.currency))
            paid[booked.payment_id] = before + booked.money("amount")
    return tuple(
        (ledger.day(row.received_at), row.method, paid[row.id])
        for row in ledger.payments
        if paid.get(row.id)
    )

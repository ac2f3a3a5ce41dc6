"""Bring a portfolio file into the ledger: new and changed invoices, idempotently."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from recobro.actions.import_debtors import Debtors, ensure_debtors
from recobro.actions.reconsider import defer_reconsider
from recobro.domain.ledger import paid_elsewhere
from recobro.domain.money import Money
from recobro.ports.portfolio import InvoiceRow, Portfolio
from recobro.storage import chronology, feeds
from recobro.storage.ids import new_id
from recobro.storage.locks import lock_accounts
from recobro.storage.models import (
    Account,
    Allocation,
    ImportBatch,
    Invoice,
    InvoiceTerm,
)
from recobro.storage.statistics import refresh_statistics
from recobro.storage.tenancy import acting_for

_ROWS_PER_TRANSACTION = 2000
# Few at first: on tables that the planner has not looked at, every check is slow.
_FIRST_ROWS = 200
Progress = Callable[[int, int], None]
T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class ImportReport:
    """What an import did, or would do.

    Counts are invoices, credit notes among them; `settled` are those that a full export
    no longer holds.
    """

    batch_id: UUID | None
    dry_run: bool
    portfolio: Portfolio
    new_debtors: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    settled: int = 0

    def counts(self) -> dict[str, int]:
        """The counts as they are stored and printed."""
        return {
            "rows": self.portfolio.rows,
            "accepted": len(self.portfolio.accepted),
            "rejected": len(self.portfolio.rejected),
            "warnings": len(self.portfolio.warnings),
            "new_debtors": self.new_debtors,
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "settled": self.settled,
        }


@dataclass(slots=True)
class _Batch:
    """One transaction's work: rows to write, and what to tell each account."""

    new_invoices: list[Invoice] = field(default_factory=list)
    new_terms: list[InvoiceTerm] = field(default_factory=list)
    changed_invoices: list[Invoice] = field(default_factory=list)
    changed_terms: list[InvoiceTerm] = field(default_factory=list)
    lines: dict[UUID, dict[str, list[str]]] = field(default_factory=dict)

    def tell(self, account_id: UUID, what: str, number: str) -> None:
        self.lines.setdefault(account_id, {}).setdefault(what, []).append(number)


def import_portfolio(
    portfolio: Portfolio,
    *,
    tenant_id: UUID,
    data: bytes,
    filename: str,
    actor: str,
    now: datetime,
    dry_run: bool = False,
    full: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Write what the file holds; importing it again changes nothing.

    A newer file updates outstanding amounts without losing the payments that recobro
    itself received. With `full`, open invoices that the file no longer holds are
    settled; not by an empty file, and not by one with rejected rows, any of which may
    be the invoice that seems to be gone. It works in batches: after a crash, run it
    again.
    """
    report = ImportReport(
        batch_id=None if dry_run else new_id(), dry_run=dry_run, portfolio=portfolio
    )
    started = now
    if report.batch_id:
        _open_batch(report, report.batch_id, tenant_id, data, filename, actor, now)
    done = 0
    for rows in _chunks(portfolio.accepted, _FIRST_ROWS, _ROWS_PER_TRANSACTION):
        with acting_for(tenant_id):
            _import_rows(rows, report, tenant_id, actor, now)
            if dry_run:
                transaction.set_rollback(True)
        if not dry_run and done == 0:  # the next rows are checked against these
            refresh_statistics()
        done += len(rows)
        if progress:
            progress(done, len(portfolio.accepted))
    if full and portfolio.accepted and not portfolio.rejected:
        with acting_for(tenant_id):
            _settle_missing(report, tenant_id, actor, started)
            if dry_run:
                transaction.set_rollback(True)
    if report.batch_id:
        with acting_for(tenant_id):
            ImportBatch.objects.filter(tenant_id=tenant_id, id=report.batch_id).update(
                counts=report.counts()
            )
            feeds.note(feeds.INVOICES, now, by=actor, now=now)
        if report.new:
            refresh_statistics()
    return report


def _open_batch(
    report: ImportReport,
    batch_id: UUID,
    tenant_id: UUID,
    data: bytes,
    filename: str,
    actor: str,
    now: datetime,
) -> None:
    portfolio = report.portfolio
    with acting_for(tenant_id):
        ImportBatch.objects.create(
            tenant_id=tenant_id,
            id=batch_id,
            filename=filename[-250:],
            sha256=hashlib.sha256(data).hexdigest(),
            counts=report.counts(),
            problems=[
                {"severity": severity, **problem.as_json()}
                for severity, problems in (
                    ("rejected", portfolio.rejected),
                    ("warning", portfolio.warnings),
                )
                for problem in problems[:5000]
            ],
            imported_by=actor,
            created_at=now,
        )


def _import_rows(
    rows: Sequence[InvoiceRow],
    report: ImportReport,
    tenant_id: UUID,
    actor: str,
    now: datetime,
) -> None:
    debtors = ensure_debtors(rows, tenant_id=tenant_id, now=now)
    report.new_debtors += debtors.created
    invoices = _existing_invoices(rows, debtors, tenant_id)
    terms, allocated = _existing_terms(list(invoices.values()), tenant_id)
    batch = _Batch()
    for row in rows:
        account = debtors.account(row)
        invoice = invoices.get((account.debtor_id, row.number))
        if invoice is None:
            _add(batch, row, account, report.batch_id, now)
            report.new += 1
        elif _update(
            batch, row, invoice, terms[invoice.id], allocated.get(invoice.id), now
        ):
            report.changed += 1
        else:
            report.unchanged += 1
    _write(batch, debtors.accounts_by_id(), actor, now)


def _existing_invoices(
    rows: Sequence[InvoiceRow], debtors: Debtors, tenant_id: UUID
) -> dict[tuple[UUID, str], Invoice]:
    found = Invoice.objects.filter(
        tenant_id=tenant_id,
        debtor_id__in=debtors.ids,
        number__in={row.number for row in rows},
    )
    return {(invoice.debtor_id, invoice.number): invoice for invoice in found}


def _existing_terms(
    invoices: Sequence[Invoice], tenant_id: UUID
) -> tuple[dict[UUID, InvoiceTerm], dict[UUID, Decimal]]:
    """The term of each invoice, and what recobro itself allocated to it."""
    rows = InvoiceTerm.objects.filter(
        tenant_id=tenant_id, invoice_id__in=[invoice.id for invoice in invoices]
    )
    terms = {term.invoice_id: term for term in rows}
    invoice_of = {term.id: term.invoice_id for term in terms.values()}
    sums = (
        Allocation.objects.filter(tenant_id=tenant_id, term_id__in=list(invoice_of))
        .values_list("term_id")
        .annotate(total=Sum("amount"))
    )
    return terms, {invoice_of[term_id]: total for term_id, total in sums}


def _add(
    batch: _Batch,
    row: InvoiceRow,
    account: Account,
    batch_id: UUID | None,
    now: datetime,
) -> None:
    invoice = Invoice(
        tenant_id=account.tenant_id,
        account_id=account.id,
        debtor_id=account.debtor_id,
        kind=row.kind.value,
        number=row.number,
        concept=row.concept or "",
        issue_date=row.issue_date,
        due_date=row.due_date,
        amount=row.amount.amount,
        paid_elsewhere=(row.amount - row.outstanding).amount,
        currency=row.currency,
        status_text=row.status or "",
        batch_id=batch_id,
        settled_at=None if row.outstanding else now,
        created_at=now,
        updated_at=now,
    )
    batch.new_invoices.append(invoice)
    batch.new_terms.append(
        InvoiceTerm(
            tenant_id=account.tenant_id,
            account_id=account.id,
            invoice_id=invoice.id,
            due_date=row.due_date,
            amount=row.amount.amount,
            outstanding=row.outstanding.amount,
        )
    )
    batch.tell(account.id, "new", row.number)


def _update(
    batch: _Batch,
    row: InvoiceRow,
    invoice: Invoice,
    term: InvoiceTerm,
    allocated: Decimal | None,
    now: datetime,
) -> bool:
    """Take over what the file says differently; tells whether anything did."""
    ours = Money.rounded(allocated or Decimal(0), row.currency)
    elsewhere = paid_elsewhere(
        amount=row.amount,
        reported_outstanding=row.outstanding,
        known_before=Money.rounded(invoice.paid_elsewhere, row.currency),
        ours=ours,
    )
    outstanding = row.amount - elsewhere - ours
    if outstanding.amount * row.amount.amount < 0:  # paid to us and to them: surplus
        outstanding = Money.zero(row.currency)
    fresh = {
        "concept": row.concept or invoice.concept,
        "issue_date": row.issue_date or invoice.issue_date,
        "due_date": row.due_date,
        "amount": row.amount.amount,
        "paid_elsewhere": elsewhere.amount,
        "status_text": row.status or invoice.status_text,
    }
    same_invoice = all(getattr(invoice, name) == v for name, v in fresh.items())
    if same_invoice and term.outstanding == outstanding.amount:
        return False
    for name, value in fresh.items():
        setattr(invoice, name, value)
    invoice.updated_at = now
    if not outstanding:
        invoice.settled_at = invoice.settled_at or now
    else:
        invoice.settled_at = None
    term.due_date = row.due_date
    term.amount = row.amount.amount
    term.outstanding = outstanding.amount
    batch.changed_invoices.append(invoice)
    batch.changed_terms.append(term)
    batch.tell(invoice.account_id, "changed", row.number)
    return True


def _write(
    batch: _Batch, accounts: dict[UUID, Account], actor: str, now: datetime
) -> None:
    Invoice.objects.bulk_create(batch.new_invoices, batch_size=1000)
    InvoiceTerm.objects.bulk_create(batch.new_terms, batch_size=1000)
    Invoice.objects.bulk_update(
        batch.changed_invoices,
        [
            "concept", "issue_date", "due_date", "amount", "paid_elsewhere",
            "status_text", "settled_at", "updated_at",
        ],
        batch_size=500,
    )  # fmt: skip
    InvoiceTerm.objects.bulk_update(
        batch.changed_terms, ["due_date", "amount", "outstanding"], batch_size=500
    )
    chronology.append_many(
        (
            (accounts[account_id], "invoices.imported", dict(told))
            for account_id, told in batch.lines.items()
        ),
        at=now,
        actor=actor,
    )
    defer_reconsider(list(batch.lines), "import", now)


def _settle_missing(
    report: ImportReport, tenant_id: UUID, actor: str, now: datetime
) -> None:
    """Settle the open invoices that a full export no longer holds."""
    in_file = {row.number for row in report.portfolio.accepted}
    open_invoices = Invoice.objects.filter(
        tenant_id=tenant_id,
        id__in=InvoiceTerm.objects.filter(tenant_id=tenant_id)
        .exclude(outstanding=0)
        .values("invoice_id"),
    )
    missing = [i for i in open_invoices if i.number not in in_file]
    accounts = lock_accounts({item.account_id for item in missing})
    # read again under the lock: a payment may have come in between
    terms = InvoiceTerm.objects.filter(
        tenant_id=tenant_id, invoice_id__in=[invoice.id for invoice in missing]
    ).exclude(outstanding=0)
    open_terms = {term.invoice_id: term for term in terms}
    gone = list(Invoice.objects.filter(tenant_id=tenant_id, id__in=list(open_terms)))
    batch = _Batch()
    for invoice in gone:
        term = open_terms[invoice.id]
        invoice.paid_elsewhere += term.outstanding
        invoice.settled_at = invoice.updated_at = now
        term.outstanding = Decimal(0)
        batch.changed_invoices.append(invoice)
        batch.changed_terms.append(term)
        batch.tell(invoice.account_id, "settled", invoice.number)
    _write(batch, accounts, actor, now)
    report.settled = len(gone)


def _chunks(items: Sequence[T], first: int, size: int) -> Iterator[Sequence[T]]:
    iterator = iter(items)
    while chunk := tuple(islice(iterator, first)):
        yield chunk
        first = size

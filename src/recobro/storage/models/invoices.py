"""Invoices and credit notes, their terms, and the files that brought them."""

from __future__ import annotations

from django.db import models

from recobro.storage.models.base import (
    TenantRow,
    amount_field,
    choices_check,
    currency_field,
)


class ImportBatch(TenantRow):
    """One run of an import: what came in, and what was refused and why."""

    filename = models.CharField(max_length=250)
    sha256 = models.CharField(max_length=64)
    counts = models.JSONField()
    problems = models.JSONField(default=list)
    imported_by = models.CharField(max_length=120)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "import_batch"


class Invoice(TenantRow):
    """One claim, or one credit note with negative amounts.

    `paid_elsewhere` is what the creditor's books say was paid outside recobro.
    """

    account_id = models.UUIDField()
    debtor_id = models.UUIDField()
    kind = models.CharField(max_length=12, default="invoice")
    number = models.CharField(max_length=120)
    concept = models.CharField(max_length=500, blank=True)
    issue_date = models.DateField(null=True)
    due_date = models.DateField()
    amount = amount_field()
    paid_elsewhere = amount_field(default=0)
    currency = currency_field()
    status_text = models.CharField(max_length=60, blank=True)
    batch_id = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "invoice"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "debtor_id", "number"], name="invoice_number_once"
            ),
            choices_check("kind", ["invoice", "credit_note"], "invoice_kind"),
        ]
        indexes = [
            models.Index(fields=["tenant_id", "account_id"], name="invoice_account"),
            models.Index(fields=["tenant_id", "number"], name="invoice_number"),
        ]


class InvoiceTerm(TenantRow):
    """A part of an invoice with its own due date.

    `outstanding` follows the allocations under the account's lock; an invariant
    recomputes it.
    """

    account_id = models.UUIDField()
    invoice_id = models.UUIDField()
    seq = models.SmallIntegerField(default=1)
    due_date = models.DateField()
    amount = amount_field()
    outstanding = amount_field()

    class Meta:
        db_table = "invoice_term"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "invoice_id", "seq"], name="invoice_term_once"
            ),
            models.CheckConstraint(
                condition=models.Q(outstanding__gte=0, amount__gte=0)
                | models.Q(outstanding__lte=0, amount__lte=0),
                name="invoice_term_outstanding",
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenant_id", "account_id", "due_date"],
                name="invoice_term_open",
                condition=~models.Q(outstanding=0),
            )
        ]

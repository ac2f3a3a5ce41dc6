"""Money received, where it went, and the links through which it is paid."""

from __future__ import annotations

from django.db import models

from recobro.storage.models.base import (
    TenantRow,
    amount_field,
    choices_check,
    currency_field,
)


class Payment(TenantRow):
    """Money received; `external_id` is unique per source: nothing books twice."""

    account_id = models.UUIDField()
    source = models.CharField(max_length=40)
    external_id = models.CharField(max_length=160)
    method = models.CharField(max_length=20, blank=True)
    amount = amount_field()
    currency = currency_field()
    received_at = models.DateTimeField()
    status = models.CharField(max_length=10, default="received")
    link_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "payment"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "source", "external_id"], name="payment_once"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="payment_amount"
            ),
            choices_check("status", ["received", "returned"], "payment_status"),
        ]
        indexes = [
            models.Index(fields=["tenant_id", "account_id"], name="payment_account")
        ]


class PaymentReturn(TenantRow):
    """Money that went back, wholly or in part: a refund, a bounced debit."""

    payment_id = models.UUIDField()
    external_id = models.CharField(max_length=160)
    amount = amount_field()
    currency = currency_field()
    created_at = models.DateTimeField()

    class Meta:
        db_table = "payment_return"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "payment_id", "external_id"],
                name="payment_return_once",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="payment_return_amount"
            ),
        ]


class Allocation(TenantRow):
    """A share of a payment, or of a credit note, that pays one term.

    A returned payment keeps its allocations and gets their reversals, negative.
    """

    account_id = models.UUIDField()
    term_id = models.UUIDField()
    payment_id = models.UUIDField(null=True)
    credit_term_id = models.UUIDField(null=True)
    amount = amount_field()
    currency = currency_field()
    created_at = models.DateTimeField()

    class Meta:
        db_table = "allocation"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    payment_id__isnull=False, credit_term_id__isnull=True
                )
                | models.Q(payment_id__isnull=True, credit_term_id__isnull=False),
                name="allocation_source",
            )
        ]
        indexes = [
            models.Index(fields=["tenant_id", "term_id"], name="allocation_term"),
            models.Index(fields=["tenant_id", "payment_id"], name="allocation_payment"),
        ]


class PaymentLink(TenantRow):
    """An address at which an account can pay, on our own portal.

    The sum is settled when the person opens it, from the ledger of that moment;
    `amount` is a ceiling agreed on (an instalment, a promise) or null for all.
    """

    account_id = models.UUIDField()
    token = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=20, default="balance")
    amount = amount_field(null=True)
    currency = currency_field()
    instalment_id = models.UUIDField(null=True)
    status = models.CharField(max_length=10, default="open")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "payment_link"
        constraints = [
            choices_check(
                "status",
                ["open", "paid", "expired", "cancelled"],
                "payment_link_status",
            ),
            choices_check(
                "purpose", ["balance", "instalment", "promise"], "payment_link_purpose"
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenant_id", "account_id"], name="payment_link_account"
            )
        ]


class Checkout(TenantRow):
    """A page that the gateway opened for one sum of one link."""

    link_id = models.UUIDField()
    account_id = models.UUIDField()
    gateway = models.CharField(max_length=40)
    gateway_id = models.CharField(max_length=160, blank=True)
    url = models.URLField(max_length=500, blank=True)
    amount = amount_field()
    currency = currency_field()
    status = models.CharField(max_length=10, default="open")
    created_at = models.DateTimeField()

    class Meta:
        db_table = "checkout"
        constraints = [
            choices_check(
                "status",
                ["open", "pending", "paid", "failed", "expired", "refunded"],
                "checkout_status",
            )
        ]
        indexes = [models.Index(fields=["tenant_id", "link_id"], name="checkout_link")]

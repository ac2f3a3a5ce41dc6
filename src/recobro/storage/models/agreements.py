"""What was agreed or contested: promises, plans, disputes, and pauses."""

from __future__ import annotations

from django.db import models

from recobro.storage.models.base import (
    TenantRow,
    amount_field,
    choices_check,
    currency_field,
)


class Promise(TenantRow):
    """A promise to pay: a date and an amount, in force once accepted.

    `covers` are the terms that were open when it was made, with what was left of each:
    what is paid of them since counts towards the promise.
    """

    account_id = models.UUIDField()
    date = models.DateField()
    amount = amount_field()
    currency = currency_field()
    covers = models.JSONField(default=list)
    status = models.CharField(max_length=12, default="open")
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "promise"
        constraints = [
            choices_check(
                "status",
                ["open", "kept", "partly_kept", "broken", "replaced"],
                "promise_status",
            )
        ]
        indexes = [
            models.Index(fields=["tenant_id", "account_id"], name="promise_account")
        ]


class Plan(TenantRow):
    """Instalments agreed for the debt that they cover, to the cent.

    `covers` are the covered terms, with what was left of each.
    """

    account_id = models.UUIDField()
    total = amount_field()
    currency = currency_field()
    covers = models.JSONField(default=list)
    status = models.CharField(max_length=12, default="active")
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "plan"
        constraints = [
            choices_check(
                "status",
                ["active", "completed", "in_arrears", "broken", "replaced"],
                "plan_status",
            ),
            models.UniqueConstraint(
                fields=["tenant_id", "account_id"],
                condition=models.Q(status__in=["active", "in_arrears"]),
                name="plan_one_running",
            ),
        ]


class PlanInstalment(TenantRow):
    """One dated part of a plan.

    `moved_from` is the day agreed first, where the person moved it within the policy.
    """

    plan_id = models.UUIDField()
    account_id = models.UUIDField()
    seq = models.SmallIntegerField()
    date = models.DateField()
    moved_from = models.DateField(null=True)
    amount = amount_field()
    currency = currency_field()

    class Meta:
        db_table = "plan_instalment"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "plan_id", "seq"], name="plan_instalment_once"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="plan_instalment_amount"
            ),
        ]


class Settlement(TenantRow):
    """A discount agreed: paying `amount_to_pay` by `until` closes what it covers."""

    account_id = models.UUIDField()
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    amount_to_pay = amount_field()
    currency = currency_field()
    until = models.DateField()
    covers = models.JSONField(default=list)
    status = models.CharField(max_length=12, default="open")
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "settlement"
        constraints = [
            choices_check(
                "status", ["open", "kept", "expired", "replaced"], "settlement_status"
            )
        ]
        indexes = [
            models.Index(fields=["tenant_id", "account_id"], name="settlement_account")
        ]


class Dispute(TenantRow):
    """What is contested: one invoice, or all of the account; who owns it, by when."""

    account_id = models.UUIDField()
    invoice_id = models.UUIDField(null=True)
    text = models.TextField()
    status = models.CharField(max_length=10, default="open")
    resolution = models.TextField(blank=True)
    owner = models.CharField(max_length=120, blank=True)
    due_at = models.DateTimeField()
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "dispute"
        constraints = [
            choices_check("status", ["open", "upheld", "rejected"], "dispute_status")
        ]
        indexes = [
            models.Index(fields=["tenant_id", "account_id"], name="dispute_account")
        ]


class Hold(TenantRow):
    """A dated pause of an account, or of one invoice, with its reason."""

    account_id = models.UUIDField()
    invoice_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=40)
    note = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    created_by = models.CharField(max_length=120)

    class Meta:
        db_table = "hold"
        indexes = [
            models.Index(fields=["tenant_id", "account_id"], name="hold_account")
        ]

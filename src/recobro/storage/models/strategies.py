"""Strategies, the runs of the daily cycle, and what it decided."""

from __future__ import annotations

from django.db import models

from recobro.storage.models.base import (
    TenantRow,
    amount_field,
    choices_check,
    currency_field,
)


class Strategy(TenantRow):
    """A versioned set of steps; at most one version is approved at a time."""

    name = models.CharField(max_length=80)
    version = models.IntegerField()
    status = models.CharField(max_length=10, default="draft")
    definition = models.JSONField()
    approved_by = models.CharField(max_length=120, blank=True)
    approved_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "strategy"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "name", "version"], name="strategy_version_once"
            ),
            models.UniqueConstraint(
                fields=["tenant_id"],
                condition=models.Q(status="approved"),
                name="strategy_one_approved",
            ),
            choices_check(
                "status", ["draft", "approved", "retired"], "strategy_status"
            ),
        ]


class CycleRun(TenantRow):
    """One run of the daily cycle for one date."""

    date = models.DateField()
    status = models.CharField(max_length=10, default="running")
    counts = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    started_by = models.CharField(max_length=120)

    class Meta:
        db_table = "cycle_run"
        constraints = [
            choices_check("status", ["running", "done", "failed"], "cycle_run_status")
        ]
        indexes = [models.Index(fields=["tenant_id", "date"], name="cycle_run_date")]


class Decision(TenantRow):
    """For one account on one day: the next action, or why none, with its reasons.

    A day that is run again replaces the day's decision: the newest is what was done.
    """

    account_id = models.UUIDField()
    run_id = models.UUIDField(null=True)
    date = models.DateField()
    action = models.CharField(max_length=20)
    step = models.CharField(max_length=60, blank=True)
    stage = models.CharField(max_length=12)
    days_past_due = models.IntegerField()
    balance = amount_field()
    currency = currency_field()
    reasons = models.JSONField()
    strategy_version = models.CharField(max_length=100)
    decided_at = models.DateTimeField()

    class Meta:
        db_table = "decision"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "account_id", "date"], name="decision_once_a_day"
            )
        ]
        indexes = [models.Index(fields=["tenant_id", "date"], name="decision_date")]

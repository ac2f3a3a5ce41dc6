"""Strategies, the runs of the daily cycle, and what it decided."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from recobro.storage.models.base import (
    TenantRow,
    amount_field,
    choices_check,
    currency_field,
)


class Strategy(TenantRow):
    """One version of a strategy; rows are never deleted: they are its history.

    `definition` is what is carried out, `source` the YAML as a person wrote it. A
    version that another person approved is in force from `active_from` on (null: from
    the beginning) until it is retired; `moves` says whom it takes: `new_debts` only
    those that enter from that day on, `all` also those on their way (see
    `domain.strategy.versions`).
    """

    name = models.CharField(max_length=80)
    version = models.IntegerField()
    status = models.CharField(max_length=10, default="draft")
    definition = models.JSONField()
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)
    moves = models.CharField(max_length=10, default="new_debts")
    active_from = models.DateField(null=True)
    created_by = models.CharField(max_length=150, blank=True)
    created_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=150, blank=True)
    proposed_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=150, blank=True)
    approved_at = models.DateTimeField(null=True)
    retired_by = models.CharField(max_length=150, blank=True)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "strategy"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "name", "version"], name="strategy_version_once"
            ),
            choices_check(
                "status",
                ["draft", "proposed", "approved", "rejected", "retired"],
                "strategy_status",
            ),
            choices_check("moves", ["new_debts", "all"], "strategy_moves"),
            models.CheckConstraint(
                condition=~Q(status="approved")
                | (~Q(approved_by="") & ~Q(approved_by=F("proposed_by"))),
                name="strategy_two_people",
            ),
        ]


class CycleRun(TenantRow):
    """One run of the daily cycle for one date, in ranges of accounts.

    `problem` says why a run was refused before it began (old bank data, a pause).
    """

    date = models.DateField()
    status = models.CharField(max_length=10, default="running")
    counts = models.JSONField(default=dict)
    problem = models.CharField(max_length=300, blank=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    started_by = models.CharField(max_length=120)

    class Meta:
        db_table = "cycle_run"
        constraints = [
            choices_check(
                "status", ["running", "done", "failed", "refused"], "cycle_run_status"
            )
        ]
        indexes = [models.Index(fields=["tenant_id", "date"], name="cycle_run_date")]


class CycleRange(TenantRow):
    """A range of accounts of a run: the part that one worker decides at a time.

    Whoever decides it holds its row's lock, and marks it done in the transaction that
    writes its decisions: a worker that dies leaves it as it was, for another.
    """

    run_id = models.UUIDField()
    seq = models.IntegerField()
    first_account = models.UUIDField()
    last_account = models.UUIDField()
    accounts = models.IntegerField(default=0)
    counts = models.JSONField(default=dict)
    worker = models.CharField(max_length=120, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cycle_range"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "run_id", "seq"], name="cycle_range_once"
            )
        ]


class DataFeed(TenantRow):
    """Until when the data from a source is complete: the bank's, the invoices'."""

    source = models.CharField(max_length=20)
    as_of = models.DateTimeField()
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=150)

    class Meta:
        db_table = "data_feed"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "source"], name="data_feed_once"
            )
        ]


class Decision(TenantRow):
    """For one account on one day: the next action, or why none, with its reasons.

    A day that is run again replaces the day's decision: the newest is what was done.
    `propensity` is the chance with which `variant` (or being held out) was drawn: what
    a later comparison weighs by.
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
    segment = models.CharField(max_length=60, blank=True)
    variant = models.CharField(max_length=60, blank=True)
    propensity = models.FloatField(null=True)
    held_out = models.BooleanField(default=False)
    decided_at = models.DateTimeField()

    class Meta:
        db_table = "decision"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "account_id", "date"], name="decision_once_a_day"
            )
        ]
        indexes = [models.Index(fields=["tenant_id", "date"], name="decision_date")]

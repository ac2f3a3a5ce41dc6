"""The chronology: everything that happened on an account, append-only."""

from __future__ import annotations

from django.db import models


class ChronologyLine(models.Model):
    """One line of an account's chronology, chained to the line before by its hash."""

    pk = models.CompositePrimaryKey("tenant_id", "account_id", "seq")
    tenant_id = models.UUIDField()
    account_id = models.UUIDField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    actor = models.CharField(max_length=120)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "chronology"


class DemoClock(models.Model):
    """How far the demo's clock is ahead of the machine's; no row, no difference."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    offset_seconds = models.BigIntegerField(default=0)

    class Meta:
        db_table = "demo_clock"

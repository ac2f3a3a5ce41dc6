"""What arrived from outside, stored before anything is done about it."""

from __future__ import annotations

from django.db import models

from recobro.storage.models.base import TenantRow, choices_check


class InboundEvent(TenantRow):
    """A webhook as it came: raw bytes, kept whole; processed afterwards.

    One that could not be applied is tried again from `not_before` on, and is `failed`
    after so many attempts; a person may then have it tried anew.
    """

    source = models.CharField(max_length=40)
    body = models.BinaryField()
    received_at = models.DateTimeField()
    status = models.CharField(max_length=10, default="stored")
    error = models.TextField(blank=True)
    attempts = models.SmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    processed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "inbound_event"
        constraints = [
            choices_check(
                "status", ["stored", "processed", "failed"], "inbound_event_status"
            )
        ]
        indexes = [
            models.Index(
                fields=["tenant_id", "received_at"],
                name="inbound_event_waiting",
                condition=models.Q(status="stored"),
            ),
            models.Index(
                fields=["tenant_id", "received_at"],
                name="inbound_event_failed",
                condition=models.Q(status="failed"),
            ),
        ]


class OrphanStatus(TenantRow):
    """A delivery status that came before the message it speaks of was recorded."""

    provider_id = models.CharField(max_length=200)
    report = models.JSONField()
    received_at = models.DateTimeField()

    class Meta:
        db_table = "orphan_status"
        indexes = [
            models.Index(fields=["tenant_id", "provider_id"], name="orphan_provider")
        ]


class WebhookRefusal(TenantRow):
    """How many webhooks were refused on a day, by reason; their bodies are not kept."""

    source = models.CharField(max_length=40)
    day = models.DateField()
    reason = models.CharField(max_length=40)
    count = models.BigIntegerField(default=0)

    class Meta:
        db_table = "webhook_refusal"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "source", "day", "reason"],
                name="webhook_refusal_once",
            )
        ]

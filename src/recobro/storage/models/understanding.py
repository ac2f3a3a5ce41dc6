"""What people corrected in our readings, what we read in files, what models cost."""

from __future__ import annotations

from django.db import models

from recobro.storage.models.base import TenantRow, choices_check


class ReadingCorrection(TenantRow):
    """A person's correction of what was read in a message: labelled data.

    `reading` is what the interpreter said, `corrected` what the person says, both in
    the fields of the label contract. The latest of a message counts; none is deleted.
    """

    account_id = models.UUIDField()
    inbound_id = models.UUIDField()
    reading = models.JSONField(null=True)
    corrected = models.JSONField()
    interpreter = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    corrected_by = models.CharField(max_length=150)
    corrected_at = models.DateTimeField()

    class Meta:
        db_table = "reading_correction"
        indexes = [
            models.Index(fields=["tenant_id", "inbound_id"], name="correction_inbound")
        ]


class MediaReading(TenantRow):
    """What was read in a file that a person sent: a transcript, or a receipt's fields.

    It is evidence to check, never a payment. `engine` names what read it and its
    version; `problem` says why nothing was read.
    """

    account_id = models.UUIDField()
    attachment_id = models.UUIDField()
    kind = models.CharField(max_length=10)
    content = models.JSONField(default=dict)
    engine = models.CharField(max_length=120, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "media_reading"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "attachment_id"], name="media_reading_once"
            ),
            choices_check("kind", ["transcript", "receipt"], "media_reading_kind"),
        ]


class ModelCall(TenantRow):
    """One call of a language model: what for, how it went, and what it cost."""

    purpose = models.CharField(max_length=12)
    model = models.CharField(max_length=120)
    outcome = models.CharField(max_length=20)
    input_tokens = models.IntegerField(default=0)
    output_tokens = models.IntegerField(default=0)
    cost = models.DecimalField(max_digits=14, decimal_places=8, default=0)
    milliseconds = models.IntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        db_table = "model_call"
        constraints = [
            choices_check("purpose", ["interpret", "write"], "model_call_purpose")
        ]
        indexes = [models.Index(fields=["tenant_id", "at"], name="model_call_at")]

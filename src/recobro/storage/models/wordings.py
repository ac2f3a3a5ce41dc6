"""The company's own words: texts of messages and answers to frequent questions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from recobro.storage.models.base import TenantRow, choices_check

_STATUS = ["proposed", "approved", "rejected", "retired"]


class Wording(TenantRow):
    """One version of the company's own text for one act of the agent.

    `key` is the act's (or a step template's) key in the catalogue; an empty `country`,
    `register` or `channel` holds for all. The newest approved version is sent; rows
    are never deleted: together they are the history.
    """

    key = models.CharField(max_length=60)
    language = models.CharField(max_length=8)
    country = models.CharField(max_length=2, blank=True)
    register = models.CharField(max_length=8, blank=True)
    channel = models.CharField(max_length=10, blank=True)
    version = models.IntegerField()
    text = models.TextField()
    status = models.CharField(max_length=10, default="proposed")
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        db_table = "wording"
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "tenant_id", "key", "language", "country", "register", "channel",
                    "version",
                ],
                name="wording_version_once",
            ),
            models.UniqueConstraint(
                fields=[
                    "tenant_id", "key", "language", "country", "register", "channel",
                ],
                condition=Q(status="approved"),
                name="wording_one_approved",
            ),
            choices_check("status", _STATUS, "wording_status"),
            models.CheckConstraint(
                condition=Q(status="proposed") | ~Q(decided_by=""),
                name="wording_decided_by",
            ),
        ]  # fmt: skip


class FaqEntry(TenantRow):
    """A frequent question with the answer that the company approved.

    `variants` are other ways to ask it. Changing an entry retires it and makes the
    next version; only approved entries are searched.
    """

    language = models.CharField(max_length=8)
    question = models.CharField(max_length=300)
    variants = models.JSONField(default=list)
    answer = models.TextField()
    number = models.IntegerField()
    version = models.IntegerField(default=1)
    status = models.CharField(max_length=10, default="proposed")
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "faq_entry"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "number", "version"], name="faq_version_once"
            ),
            choices_check("status", _STATUS, "faq_status"),
            models.CheckConstraint(
                condition=Q(status="proposed") | ~Q(decided_by=""),
                name="faq_decided_by",
            ),
        ]

"""What people thought of how they were treated."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from recobro.storage.models.base import TenantRow, choices_check


class Survey(TenantRow):
    """One question asked after a case closed or a person helped, and its answer.

    `score` is 1 (bad) to 5 (good), None until answered; `helped_by` is the person whose
    help it follows, empty where the agent alone did it.
    """

    account_id = models.UUIDField()
    conversation_id = models.UUIDField()
    occasion = models.CharField(max_length=10)
    asked_at = models.DateTimeField()
    score = models.SmallIntegerField(null=True)
    comment = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    helped_by = models.CharField(max_length=150, blank=True)

    class Meta:
        db_table = "survey"
        constraints = [
            choices_check("occasion", ["closed", "helped"], "survey_occasion"),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=1, score__lte=5),
                name="survey_score",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant_id", "account_id"], name="survey_account")
        ]

"""What a company changes about the rules, each change by two people."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from recobro.domain.compliance.local_rules import LocalKind
from recobro.storage.models.base import TenantRow, choices_check


class PolicyChange(TenantRow):
    """A change of a company's policy: proposed, then approved or not by another person.

    Rows are never deleted: together they are the history. `rule` is the key of the
    rule that is switched off, `definition` the company's own rule (see
    `domain.compliance.local_rules`), `target_id` the change that an `end` takes back.
    `country` is empty where the change holds everywhere.
    """

    number = models.IntegerField()
    kind = models.CharField(max_length=12)
    country = models.CharField(max_length=2, blank=True)
    rule = models.CharField(max_length=60, blank=True)
    definition = models.JSONField(default=dict)
    target_id = models.UUIDField(null=True)
    reason = models.TextField()
    status = models.CharField(max_length=10, default="proposed")
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "policy_change"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "number"], name="policy_change_number_once"
            ),
            models.UniqueConstraint(
                fields=["tenant_id", "country", "rule"],
                condition=Q(kind="switch_off", status__in=["proposed", "approved"]),
                name="policy_change_rule_once",
            ),
            models.UniqueConstraint(
                fields=["tenant_id", "target_id"],
                condition=Q(kind="end", status="proposed"),
                name="policy_change_one_end",
            ),
            choices_check("kind", [k.value for k in LocalKind], "policy_change_kind"),
            choices_check(
                "status",
                ["proposed", "approved", "rejected", "ended"],
                "policy_change_status",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["approved", "ended"])
                | (~Q(decided_by="") & ~Q(decided_by=F("proposed_by"))),
                name="policy_change_two_people",
            ),
        ]

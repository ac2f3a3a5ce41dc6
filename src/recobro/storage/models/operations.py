"""What keeps the machinery in hand: pauses, the red button, buckets, alarms."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from recobro.storage.ids import new_id
from recobro.storage.models.base import TenantRow, choices_check


class Pause(TenantRow):
    """Nothing of this scope leaves while the pause lasts.

    `scope` is `tenant` (everything), `channel` or `strategy`, whose name is `subject`.
    Pauses do not know one another: what lies under two of them goes on when both have
    ended. `until` ends one by itself.
    """

    scope = models.CharField(max_length=10)
    subject = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=300)
    started_by = models.CharField(max_length=150)
    started_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "pause"
        constraints = [
            choices_check("scope", ["tenant", "channel", "strategy"], "pause_scope"),
            models.CheckConstraint(
                condition=Q(scope="tenant", subject="")
                | (~Q(scope="tenant") & ~Q(subject="")),
                name="pause_subject",
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenant_id"],
                name="pause_open",
                condition=Q(ended_at__isnull=True),
            )
        ]


class RedButton(models.Model):
    """While the newest row is not released, nothing leaves, of any tenant."""

    id = models.UUIDField(primary_key=True, default=new_id)
    reason = models.CharField(max_length=300)
    pressed_by = models.CharField(max_length=150)
    pressed_at = models.DateTimeField()
    released_by = models.CharField(max_length=150, blank=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "red_button"


class TokenBucket(TenantRow):
    """The pace of one sender number, shared by all workers.

    `key` names the sender ("whatsapp:1055..."). `tokens` is what was left at
    `updated_at`; it refills with `rate` a second, up to `capacity`. Nothing is taken
    before `rests_until`.
    """

    key = models.CharField(max_length=160)
    tokens = models.FloatField()
    rate = models.FloatField()
    capacity = models.FloatField()
    updated_at = models.DateTimeField()
    rests_until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "token_bucket"
        constraints = [
            models.UniqueConstraint(fields=["tenant_id", "key"], name="bucket_once")
        ]


class Alarm(TenantRow):
    """Something is wrong and a person should know: one open row for each kind."""

    kind = models.CharField(max_length=60)
    details = models.JSONField(default=dict)
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=150, blank=True)

    class Meta:
        db_table = "alarm"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "kind"],
                condition=Q(closed_at__isnull=True),
                name="alarm_one_open",
            )
        ]

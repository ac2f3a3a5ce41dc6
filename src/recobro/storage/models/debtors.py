"""Debtors, the ways to reach them, and what they forbade."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from recobro.storage.models.base import TenantRow, choices_check, currency_field


class Debtor(TenantRow):
    """A person or business that owes.

    `key` is how imports recognise them again: the ERP's code, else the tax identifier,
    else the name with its contact.
    """

    key = models.CharField(max_length=250)
    external_id = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=250)
    kind = models.CharField(max_length=10, default="consumer")
    tax_id = models.CharField(max_length=32, blank=True)
    language = models.CharField(max_length=8, blank=True)
    country = models.CharField(max_length=2)
    subdivision = models.CharField(max_length=6, blank=True)
    timezone = models.CharField(max_length=64, blank=True)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=16, blank=True)
    city = models.CharField(max_length=120, blank=True)
    identity_question = models.CharField(max_length=20, blank=True)
    identity_answer = models.CharField(max_length=60, blank=True)
    deceased_at = models.DateTimeField(null=True)
    tags = ArrayField(models.CharField(max_length=60), default=list)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "debtor"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "key"], name="debtor_key_once"
            ),
            choices_check("kind", ["consumer", "business"], "debtor_kind"),
        ]
        indexes = [models.Index(fields=["tenant_id", "name"], name="debtor_name")]


class ContactPoint(TenantRow):
    """An address on a channel at which a debtor may be reached.

    `user_id` is the provider's own identifier of the person (WhatsApp's BSUID), known
    where no phone number is; `provider_address` the number as the provider writes it.
    `at_work` is an address of a workplace, `given_by_debtor` one of those that the
    debtor gave us for this.
    """

    debtor_id = models.UUIDField()
    channel = models.CharField(max_length=10)
    address = models.CharField(max_length=250)
    user_id = models.CharField(max_length=120, blank=True)
    provider_address = models.CharField(max_length=250, blank=True)
    status = models.CharField(max_length=12, default="unverified")
    preferred = models.BooleanField(default=False)
    authorised = models.BooleanField(default=True)
    at_work = models.BooleanField(default=False)
    given_by_debtor = models.BooleanField(default=False)
    source = models.CharField(max_length=40, default="import")
    created_at = models.DateTimeField()

    class Meta:
        db_table = "contact_point"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "debtor_id", "channel", "address"],
                name="contact_once",
            ),
            choices_check(
                "status",
                ["unverified", "verified", "invalid", "wrong_person"],
                "contact_point_status",
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenant_id", "channel", "address"], name="contact_address"
            ),
            models.Index(
                fields=["tenant_id", "channel", "provider_address"],
                name="contact_provider_address",
                condition=~models.Q(provider_address=""),
            ),
            models.Index(
                fields=["tenant_id", "channel", "user_id"],
                name="contact_user_id",
                condition=~models.Q(user_id=""),
            ),
        ]


class Stop(TenantRow):
    """A stop: the person, the law or the company forbids contact from now on.

    Without a `channel` it covers every channel. It ends only when `lifted_at` is set,
    by the person's own wish.
    """

    debtor_id = models.UUIDField()
    channel = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=40)
    evidence = models.TextField(blank=True)
    started_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    created_by = models.CharField(max_length=120)

    class Meta:
        db_table = "stop"
        indexes = [models.Index(fields=["tenant_id", "debtor_id"], name="stop_debtor")]


class Account(TenantRow):
    """One debtor's open position in one currency: what is locked to act.

    It holds no figures: the position is computed from the ledger each time. It keeps
    the head of the chronology's hash chain. `risk` is a model's chance, 0 to 1, that
    nothing is paid within thirty days; null where there is no model.
    """

    debtor_id = models.UUIDField()
    currency = currency_field()
    risk = models.FloatField(null=True)
    chronology_seq = models.BigIntegerField(default=0)
    chronology_hash = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "account"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "debtor_id", "currency"], name="account_once"
            )
        ]

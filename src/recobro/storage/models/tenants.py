"""Tenants, the people who work for them, and their roles."""

from __future__ import annotations

from enum import StrEnum

from django.contrib.auth.models import AbstractUser
from django.db import models

from recobro.storage.ids import new_id
from recobro.storage.models.base import TenantRow, choices_check


class Role(StrEnum):
    """What a person may do; each includes the ones below it."""

    ADMIN = "admin"  # settings and people
    MANAGER = "manager"  # strategies, runs, holds
    COLLECTOR = "collector"  # conversations and accounts
    AUDITOR = "auditor"  # reads everything, changes nothing


class Tenant(models.Model):
    """A company that collects.

    `settings` holds the negotiation policy, the channel and gateway accounts (secrets
    are named there, never stored) and the tenant's wording choices.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    slug = models.SlugField(max_length=63, unique=True)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2, default="ES")
    timezone = models.CharField(max_length=64, default="Europe/Madrid")
    currency = models.CharField(max_length=3, default="EUR")
    language = models.CharField(max_length=8, default="es")
    settings = models.JSONField(default=dict)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "tenant"


class User(AbstractUser):
    """A person who logs in; what they may see depends on their memberships."""

    email = models.EmailField(unique=True)
    language = models.CharField(max_length=8, default="es")

    class Meta:
        db_table = "app_user"


class Membership(TenantRow):
    """One person's role in one tenant."""

    user_id = models.BigIntegerField()
    role = models.CharField(max_length=16)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "membership"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "user_id"], name="membership_once"
            ),
            choices_check("role", [r.value for r in Role], "membership_role"),
        ]

"""Django's registration of the tables."""

from __future__ import annotations

from django.apps import AppConfig


class StorageConfig(AppConfig):
    """All of recobro's tables live in this one Django app."""

    name = "recobro.storage"
    label = "storage"
    default_auto_field = "django.db.models.BigAutoField"

"""Companies that collect, and the people who work for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from recobro.actions.errors import ActionRefusedError
from recobro.domain.money import CURRENCY_OF_COUNTRY
from recobro.domain.strategy import DEFAULT_STRATEGY, definition_of
from recobro.storage.ids import new_id
from recobro.storage.models import Membership, Role, Strategy, Tenant, User
from recobro.storage.tenancy import acting_for, tenant_by_slug

_ZONE_OF_COUNTRY = {
    "ES": "Europe/Madrid", "MX": "America/Mexico_City", "CO": "America/Bogota",
    "AR": "America/Argentina/Buenos_Aires", "CL": "America/Santiago",
    "PE": "America/Lima", "UY": "America/Montevideo", "EC": "America/Guayaquil",
    "BR": "America/Sao_Paulo", "GB": "Europe/London", "US": "America/New_York",
}  # fmt: skip
DEFAULT_OPTIONS: Mapping[str, Any] = {"run_daily_at": "09:05"}


def create_tenant(
    *,
    slug: str,
    name: str,
    country: str = "ES",
    timezone: str | None = None,
    currency: str | None = None,
    language: str = "es",
    options: Mapping[str, Any] | None = None,
) -> UUID:
    """A new company with the default strategy. ActionRefusedError if it exists."""
    if tenant_by_slug(slug) is not None:
        raise ActionRefusedError(
            "tenant_exists", f"the company {slug!r} exists already"
        )
    tenant_id = new_id()
    now = datetime.now(UTC)
    with acting_for(tenant_id):
        Tenant.objects.create(
            id=tenant_id,
            slug=slug,
            name=name,
            country=country,
            timezone=timezone or _ZONE_OF_COUNTRY.get(country, "Europe/Madrid"),
            currency=currency or CURRENCY_OF_COUNTRY.get(country, "EUR"),
            language=language,
            settings=dict(DEFAULT_OPTIONS if options is None else options),
            created_at=now,
        )
        Strategy.objects.create(
            tenant_id=tenant_id,
            name=DEFAULT_STRATEGY.name,
            version=DEFAULT_STRATEGY.version,
            status="approved",
            definition=definition_of(DEFAULT_STRATEGY),
            approved_by="recobro",
            approved_at=now,
            created_by="recobro",
            created_at=now,
        )
    return tenant_id


def set_options(tenant_id: UUID, changes: Mapping[str, Any]) -> None:
    """Change some of a company's options; None takes one away."""
    with acting_for(tenant_id):
        row = Tenant.objects.select_for_update(no_key=True).get(id=tenant_id)
        merged = {**row.settings, **changes}
        row.settings = {k: v for k, v in merged.items() if v is not None}
        row.save(update_fields=["settings"])


def add_person(
    tenant_id: UUID, *, email: str, password: str, role: str, language: str = "es"
) -> int:
    """A person with a role in a company; one who exists gets the role and no password.

    Raises ValueError for a role that does not exist, ActionRefusedError for a password
    that is too weak.
    """
    checked = Role(role)
    with transaction.atomic():
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            try:
                validate_password(password)
            except ValidationError as error:
                raise ActionRefusedError(
                    "weak_password", " ".join(error.messages)
                ) from error
            user = User.objects.create_user(
                username=email, email=email, password=password, language=language
            )
        with acting_for(tenant_id):
            Membership.objects.update_or_create(
                tenant_id=tenant_id,
                user_id=user.pk,
                defaults={"role": checked.value, "created_at": datetime.now(UTC)},
            )
    return int(user.pk)

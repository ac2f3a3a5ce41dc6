"""What is misconfigured or broken, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from recobro.domain.messages import Channel, MessageState
from recobro.ports.services import Services
from recobro.storage.invariants import broken_invariants
from recobro.storage.models import Debtor, InboundEvent, Message, WebhookRefusal
from recobro.storage.tenancy import acting_for, current_tenant_id
from recobro.storage.tenants import TenantSettings, tenant_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to know: `level` is error, warning or note."""

    level: str
    code: str
    text: str

    def as_json(self) -> dict[str, str]:
        """A plain value."""
        return {"level": self.level, "code": self.code, "text": self.text}


def check_health(services: Services, tenant_id: UUID) -> list[Finding]:
    """Everything found for one company, the worst first."""
    with acting_for(tenant_id):
        settings = tenant_settings()
        findings = [
            *_database(),
            *_accounts_with_providers(services, settings),
            *_law(services),
            *_traffic(),
            *(
                Finding(level="error", code=f"invariant_{name}", text=text)
                for name, text in broken_invariants()
            ),
        ]
    order = {"error": 0, "warning": 1, "note": 2}
    return sorted(findings, key=lambda finding: order[finding.level])


def _database() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"
        )
        row = cursor.fetchone()
        if row and row[0]:
            yield Finding(
                level="error",
                code="role_bypasses_security",
                text="The application's database role may see every company's rows: "
                "connect as recobro_app, or run `recobro db migrate` to create it.",
            )


def _accounts_with_providers(
    services: Services, settings: TenantSettings
) -> Iterator[Finding]:
    for name, opened in (
        ("whatsapp", lambda: services.open_channel(Channel.WHATSAPP, settings.options)),
        ("gateway", lambda: services.open_gateway(settings.options)),
    ):
        try:
            opened()
        except Exception as error:  # noqa: BLE001  whatever it is, it is told
            yield Finding(level="warning", code=f"no_{name}", text=f"{name}: {error}")


def _law(services: Services) -> Iterator[Finding]:
    countries = set(
        Debtor.objects.filter(tenant_id=current_tenant_id())
        .values_list("country", flat=True)
        .distinct()
    )
    for country in sorted(countries):
        packs = services.rulebook.packs(country)
        if not packs:
            yield Finding(
                level="warning",
                code="no_pack",
                text=f"No rule pack covers {country}: nothing is sent to its debtors.",
            )
        unsigned = [pack.stamp for pack in packs if not pack.is_signed_off]
        if unsigned:
            yield Finding(
                level="warning",
                code="pack_not_signed_off",
                text=f"No lawyer has signed off the rules for {country}: "
                f"{', '.join(unsigned)}.",
            )


def _traffic() -> Iterator[Finding]:
    own = {"tenant_id": current_tenant_id()}
    unknown = Message.objects.filter(**own, state=MessageState.UNKNOWN.value).count()
    if unknown:
        yield Finding(
            level="note",
            code="unknown_messages",
            text=f"{unknown} messages wait for a status that tells whether they went.",
        )
    failed = InboundEvent.objects.filter(**own, status="failed").count()
    if failed:
        yield Finding(
            level="warning",
            code="unreadable_webhooks",
            text=f"{failed} webhooks could not be read; they are kept.",
        )
    for row in WebhookRefusal.objects.filter(**own).order_by("-day")[:5]:
        yield Finding(
            level="warning",
            code="refused_webhooks",
            text=f"{row.day}: {row.count} webhooks of {row.source} refused: "
            f"{row.reason}.",
        )

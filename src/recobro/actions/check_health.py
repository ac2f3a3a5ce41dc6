"""What is misconfigured or broken, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from recobro.domain.compliance.notices import NoticeKind
from recobro.domain.compliance.packs import Pack
from recobro.domain.compliance.rules import Disclosure
from recobro.domain.messages import Channel, MessageState
from recobro.ports.services import Services
from recobro.storage.invariants import INVARIANTS, broken_invariants
from recobro.storage.local_policy import debtor_countries
from recobro.storage.models import (
    HandOver,
    InboundEvent,
    Message,
    PolicyChange,
    WebhookRefusal,
)
from recobro.storage.queries.pauses_page import standstill
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


def _media(services: Services) -> Iterator[Finding]:
    """What cannot be heard or read, where the company might think that it is."""
    for code, reader in (
        ("voice_notes", services.transcriber),
        ("receipts", services.receipt_reader),
    ):
        problem = reader.problem() if reader else None
        if problem:
            yield Finding(level="note", code=code, text=problem)


def check_health(services: Services, tenant_id: UUID) -> list[Finding]:
    """Everything found for one company, the worst first."""
    with acting_for(tenant_id):
        settings = tenant_settings()
        today = services.clock.now().astimezone(settings.zone).date()
        findings = [
            *_database(),
            *_accounts_with_providers(services, settings),
            *_law(services, settings, today),
            *_traffic(),
            *_desk(services.clock.now()),
            *_media(services),
            *(
                Finding(level="error", code=f"invariant_{name}", text=text)
                for name, text in broken_invariants(now=services.clock.now())
            ),
            *_standing(tenant_id, services.clock.now()),
        ]
    order = {"error": 0, "warning": 1, "note": 2}
    return sorted(findings, key=lambda finding: order[finding.level])


def _standing(tenant_id: UUID, now: datetime) -> Iterator[Finding]:
    """What stands still, and alarms; of truths only those that are looked at in parts.

    All other truths were just asked afresh.
    """
    still = standstill(tenant_id, now=now)
    if still.red_button:
        yield Finding(
            level="warning",
            code="red_button",
            text=f"The red button is pressed: {still.red_button.reason}",
        )
    for pause in still.pauses:
        yield Finding(
            level="note",
            code="paused",
            text=f"{pause.subject or 'Everything'} is paused by {pause.started_by}: "
            f"{pause.reason}",
        )
    for alarm in still.alarms:
        if alarm.kind.removeprefix("invariant_") in INVARIANTS:
            continue
        told = alarm.details.get("sentence") or alarm.details.get("count", "")
        yield Finding(
            level="error",
            code=f"alarm_{alarm.kind}",
            text=f"Alarm {alarm.kind}, open since {alarm.opened_at:%Y-%m-%d %H:%M}: "
            f"{told}",
        )


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


def _law(
    services: Services, settings: TenantSettings, today: date
) -> Iterator[Finding]:
    """The packs of the countries in which the company has debtors."""
    packs: dict[str, Pack] = {}
    for country in debtor_countries():
        found = services.rulebook.packs(country)
        packs |= {pack.id: pack for pack in found}
        if not found:
            yield Finding(
                level="warning",
                code="no_pack",
                text=f"No rule pack covers {country}: nothing is sent to its debtors.",
            )
        if not settings.options.get("tax_id") and _asks_tax_id(found):
            yield Finding(
                level="note",
                code="no_tax_id",
                text=f"In {country} letters and e-mails must name the company's tax "
                "identifier: set the option tax_id before they are used.",
            )
    unsigned = [pack.stamp for pack in packs.values() if not pack.is_signed_off]
    if unsigned:
        yield Finding(
            level="warning",
            code="pack_not_signed_off",
            text=f"No lawyer has signed off these rules: {', '.join(unsigned)}.",
        )
    for notice in services.rulebook.notices(list(packs.values()), today):
        if notice.kind is not NoticeKind.NOT_SIGNED_OFF:
            urgent = notice.kind in {NoticeKind.REVIEW_DUE, NoticeKind.CHANGE_PENDING}
            yield Finding(
                level="warning" if urgent else "note",
                code=f"law_{notice.kind}",
                text=notice.text.en,
            )
    waiting = PolicyChange.objects.filter(
        tenant_id=current_tenant_id(), status="proposed"
    ).count()
    if waiting:
        yield Finding(
            level="note",
            code="policy_waits",
            text=f"{waiting} changes of the company's policy wait for a second person.",
        )


def _asks_tax_id(packs: Sequence[Pack]) -> bool:
    return any(
        isinstance(rule, Disclosure) and "supplier_name_address_taxid" in rule.required
        for pack in packs
        for rule in pack.rules
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


def _desk(now: datetime) -> Iterator[Finding]:
    """Persons who wait for a person longer than they should."""
    late = HandOver.objects.filter(
        tenant_id=current_tenant_id(), status="waiting", due_at__lt=now
    ).count()
    if late:
        yield Finding(
            level="warning",
            code="late_hand_overs",
            text=f"{late} cases in the inbox were not taken in time.",
        )

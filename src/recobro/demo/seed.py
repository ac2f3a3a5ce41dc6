"""What a demo begins with: a company, people, a portfolio, templates, phones."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import httpx

from recobro.actions.import_portfolio import import_portfolio
from recobro.actions.payment_links import ensure_link
from recobro.actions.push_templates import push_templates
from recobro.actions.tenants import add_person, create_tenant, set_options
from recobro.demo.portfolio import demo_portfolio
from recobro.ports.portfolio import InvoiceRow, Portfolio
from recobro.storage.locks import lock_account
from recobro.storage.queries.find_account import find_accounts
from recobro.storage.tenancy import acting_for, tenant_by_slug
from recobro.wiring import services

# Limits that make for a lively negotiation, and still are a company's.
_POLICY = {
    "max_installments": 6,
    "min_installment": "15.00",
    "max_first_payment_days": 15,
    "max_plan_months": 6,
    "max_discount_percent": "0",
    "discount_needs_full_payment_within_days": 0,
    "max_extension_days": 15,
}
# The debtor whose phone the demo opens.
_FIRST_DEBTOR = "+34600111222"


def seed(*, slug: str, email: str, password: str, debtors: int, emulator: str) -> str:
    """Make whatever is missing; returns the token of a payment link to look at."""
    known = tenant_by_slug(slug)
    rows = demo_portfolio(services().clock.now().date(), debtors)
    if known is None:
        tenant_id = create_tenant(
            slug=slug, name="Energía Clara", country="ES", options={}
        )
        add_person(tenant_id, email=email, password=password, role="admin")
        _import(tenant_id, rows)
    else:
        tenant_id = known.tenant_id
    set_options(tenant_id, demo_options(emulator))
    _fill_phone(rows, emulator)
    _push_templates(tenant_id)
    return _link(tenant_id)


def demo_options(emulator: str) -> dict[str, object]:
    """The options of the demo's company."""
    return {
        "policy": _POLICY,
        "whatsapp": {
            "base_url": emulator,
            "phone_number_id": "100000000000001",
            "waba_id": "200000000000002",
            "token_env": "RECOBRO_WHATSAPP_TOKEN",
            "app_secret_env": "RECOBRO_WHATSAPP_APP_SECRET",
            "verify_token_env": "RECOBRO_WHATSAPP_VERIFY_TOKEN",
        },
        "gateway": {
            "kind": "sandbox",
            "base_url": emulator,
            "key_env": "RECOBRO_PAY_KEY",
            "secret_env": "RECOBRO_PAY_SECRET",
        },
        "tax_id": "B00000000",
        "payment_methods": ["card", "bizum", "transfer"],
        "contact": {"phone": "+34910000000", "email": "ayuda@example.com"},
    }


def _import(tenant_id: UUID, rows: tuple[InvoiceRow, ...]) -> None:
    portfolio = Portfolio(
        rows=len(rows),
        header_row=1,
        columns={},
        accepted=rows,
        rejected=(),
        warnings=(),
    )
    import_portfolio(
        portfolio,
        tenant_id=tenant_id,
        data=b"demo",
        filename="demo",
        actor="demo",
        now=datetime.now(UTC),
    )


def _fill_phone(rows: tuple[InvoiceRow, ...], emulator: str) -> None:
    """Make the debtors known to the emulated phone, and set its clock."""
    people = {row.phone: row.debtor_name for row in rows if row.phone}
    contacts = [
        {"wa_id": phone.lstrip("+"), "name": name} for phone, name in people.items()
    ]
    with httpx.Client(base_url=emulator, timeout=10, trust_env=False) as client:
        client.post(
            "/_control/contacts", json={"contacts": contacts}
        ).raise_for_status()
        now = services().clock.now().isoformat()
        client.post("/_control/clock", json={"now": now}).raise_for_status()


def _push_templates(tenant_id: UUID) -> None:
    for state in push_templates(services(), tenant_id):
        if state.status != "APPROVED":
            raise SystemExit(f"template {state.name} ({state.language}): {state}")


def _link(tenant_id: UUID) -> str:
    with acting_for(tenant_id):
        found = find_accounts(_FIRST_DEBTOR)
        account = lock_account(found[0].account_id)
        return ensure_link(account, now=services().clock.now())

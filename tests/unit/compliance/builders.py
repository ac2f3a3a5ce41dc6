"""Facts and actions with plain defaults; a test names only what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from recobro.domain.compliance import (
    Action,
    ClosedDays,
    ContactFacts,
    OptOuts,
    Verdict,
    evaluate,
)
from recobro.law.calendars import closed_days
from recobro.law.loader import load_packs

GOOD_FLAGS: dict[str, bool | None] = {
    "identity_verified": True,
    "reveals_debt_details": True,
    "creditor_named": True,
    "agency_named": True,
    "ai_agent": True,
    "ai_disclosed": True,
    "caller_id_hidden": False,
    "first_contact": False,
    "opt_out_instructions": True,
    "supplier_name_address_taxid": True,
    "prior_express_consent": True,
    "debt_collector_notice": True,
}
ZONES = {
    "ES": "Europe/Madrid", "CO": "America/Bogota", "CL": "America/Santiago",
    "PE": "America/Lima", "MX": "America/Mexico_City", "GB": "Europe/London",
    "AR": "America/Argentina/Buenos_Aires", "BR": "America/Sao_Paulo",
    "US": "America/Los_Angeles",
}  # fmt: skip


def some_facts(country: str = "ES", **changes: Any) -> ContactFacts:
    """A consumer whom nothing forbids to contact, with `changes`; flags are merged."""
    flags = {**GOOD_FLAGS, **changes.pop("flags", {})}
    facts = ContactFacts(
        debtor="consumer",
        collector="third_party",
        party="debtor",
        debt_type="invoice",
        zones=(ZONES[country],),
        history=(),
        opt_outs=OptOuts(),
        authorised_channels=frozenset({"whatsapp", "voice", "sms", "email"}),
        content=frozenset(),
        inquiries=frozenset(),
        flags=flags,
    )
    return replace(facts, **changes)


def a_contact(channel: str = "whatsapp", purpose: str = "collection") -> Action:
    """A contact that a machine chose."""
    return Action(kind="contact", channel=channel, purpose=purpose, automated=True)


def local(text: str) -> datetime:
    """A moment with its offset, in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)


def verdict_on(
    country: str,
    moment: str,
    facts: ContactFacts | None = None,
    action: Action | None = None,
    *,
    closed: ClosedDays | None = None,
    law_only: bool = False,
) -> Verdict:
    """The verdict of a country's packs, by the country's holidays."""
    days = closed_days(country, None, range(2025, 2031)) if closed is None else closed
    return evaluate(
        load_packs(country),
        some_facts(country) if facts is None else facts,
        a_contact() if action is None else action,
        local(moment),
        days,
        law_only=law_only,
    )

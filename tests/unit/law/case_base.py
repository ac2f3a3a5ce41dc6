"""How a generated case looks: a clean question, and what it changes.

Each case is a line of `recobro comply --jsonl` with three more fields: `rule` (the key
of the rule that it tests), `broken` (whether it must be among the broken ones) and,
for rules that only oblige, `duties`. The numbers come from the raw YAML, so that a new
rule brings its own tests.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONDAY = date(2026, 10, 19)  # its week has no holiday in any of these countries
REFERENCES = {
    "CL_UF": "40000", "CO_SMLMV": "1000000", "CO_CURRENT_BANK_RATE": "16",
    "ECB_MRO": "2", "BOE_BASE": "4", "ES_LEGAL_INTEREST": "3",
}  # fmt: skip
ZONES = {
    "EU": "Europe/Madrid", "ES": "Europe/Madrid", "CO": "America/Bogota",
    "CL": "America/Santiago", "PE": "America/Lima", "MX": "America/Mexico_City",
    "AR": "America/Argentina/Buenos_Aires", "BR": "America/Sao_Paulo",
    "US": "America/Los_Angeles", "GB": "Europe/London", "RECOBRO": "Europe/Madrid",
}  # fmt: skip
CLEAN: dict[str, Any] = {
    "debtor": "consumer",
    "collector": "third_party",
    "party": "debtor",
    "debt_type": "other",
    "purpose": "collection",
    "channel_authorized": True,
    "opted_out": False,
    "ai_agent": False,
    "ai_disclosed": True,
    "prior_express_consent": True,
    "identity_verified": True,
    "reveals_debt_details": True,
    "creditor_named": True,
    "agency_named": True,
    "supplier_name_address_taxid": True,
    "caller_id_hidden": False,
    "opt_out_instructions": True,
    "first_contact": False,
    "debt_collector_notice": True,
    "asks_reason_for_default": False,
    "content": [],
}

Raw = dict[str, Any]


def key_of(rule: Raw) -> str:
    """The key of a raw rule."""
    return f"{rule['id']}/{rule['part']}" if rule.get("part") else rule["id"]


def zone_of(pack: Raw) -> ZoneInfo:
    """One zone of the pack's country."""
    return ZoneInfo(ZONES[pack["id"].split("-")[0]])


def at(pack: Raw, day: date, minutes: int = 11 * 60) -> datetime:
    """A local moment of the pack's country."""
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)  # noqa: DTZ001
    return wall.replace(tzinfo=zone_of(pack))


def case(
    pack: Raw,
    rule: Raw,
    *,
    broken: bool,
    moment: datetime | None = None,
    flags: Raw | None = None,
    history: list[Raw] | None = None,
    **more: Any,
) -> Raw:
    """A clean question in the scope of the rule, with what this case changes."""
    applies = rule.get("applies", {})
    settled = dict(CLEAN)
    for field in ("debtor", "collector", "debt_type", "purpose"):
        if applies.get(field):
            settled[field] = applies[field][0]
    if rule["type"] == "channel_authorization":
        settled["ai_agent"] = True
    settled |= flags or {}
    channels = applies.get("channels") or rule.get("channels") or ["whatsapp"]
    action = applies.get("actions", ["contact"])[0]
    started = applies.get("from")
    if moment is None:
        day = max(started, MONDAY) if isinstance(started, date) else MONDAY
        moment = at(pack, day)
    return {
        "jurisdiction": pack["id"],
        "action": action,
        "now_local": moment.isoformat(),
        "tz": str(zone_of(pack)),
        "channel": channels[0] if action == "contact" else None,
        "history": history or [],
        "flags": settled,
        "references": REFERENCES,
        **more,
        "rule": key_of(rule),
        "broken": broken,
    }


def past(pack: Raw, moment: datetime, rule: Raw, **more: Any) -> Raw:
    """A past contact that the rule counts."""
    channels = rule.get("channels") or ["voice"]
    return {
        "at": moment.astimezone(zone_of(pack)).isoformat(),
        "channel": channels[0],
        "direction": "outbound",
        "outcome": "conversation",
        "same_debt": True,
        "same_creditor": True,
        **more,
    }

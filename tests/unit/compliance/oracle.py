"""A second, slow reading of the packs, written without looking at the engine.

It works on the raw YAML, rule by rule and minute by minute, in the plainest way that
the words of the tables allow. It says which rules are broken at one moment; the
earliest lawful moment is then simply the first minute at which none is.
"""

from __future__ import annotations

from datetime import date

from tests.unit.compliance.oracle_base import Question, Raw
from tests.unit.compliance.oracle_contacts import ON_CONTACTS
from tests.unit.compliance.oracle_debts import ON_DEBTS

ONLY_DUTIES = {"complaints", "data_protection", "retention", "pending_change"}
HOLDS = {**ON_CONTACTS, **ON_DEBTS}

__all__ = ["Question", "broken_rules"]


def broken_rules(packs: list[Raw], question: Question) -> set[str]:
    """The keys of the rules that forbid the action now."""
    basis_of = {k: v for pack in packs for k, v in (pack.get("basis_of") or {}).items()}
    assert set(basis_of.values()) <= {"policy"}  # nothing here depends on the basis
    transposed = {d for pack in packs for d in pack.get("transposed") or []}
    broken = set()
    for pack in packs:
        for rule in pack["rules"]:
            if rule["type"] in ONLY_DUTIES or rule.get("on_violation") == "warn":
                continue
            if rule.get("transposes") and rule["transposes"] not in transposed:
                continue
            if not applies(rule.get("applies") or {}, question):
                continue
            if not HOLDS[rule["type"]](rule, question):
                part = "/" + rule["part"] if "part" in rule else ""
                broken.add(rule["id"] + part)
    return broken


def applies(conditions: Raw, q: Question) -> bool:
    facts, action = q.facts, q.action
    if "actions" in conditions and action.kind not in conditions["actions"]:
        return False
    if "channels" in conditions and action.kind != "contact":
        return False
    for field, value in (
        ("channels", action.channel),
        ("purpose", action.purpose),
        ("debtor", facts.debtor),
        ("collector", facts.collector),
        ("debt_type", facts.debt_type),
        ("party", facts.party),
    ):
        if field in conditions and value is not None and value not in conditions[field]:
            return False
    # A contact of which nobody knows whether a machine chose it may be automated.
    if action.automated is not None and "automated" in conditions:
        return bool(action.automated == conditions["automated"]) and in_force(
            conditions, q
        )
    return in_force(conditions, q)


def in_force(conditions: Raw, q: Question) -> bool:
    start, end = conditions.get("from", date.min), conditions.get("to", date.max)
    return not q.walls or any(start <= wall.date() <= end for wall in q.walls)

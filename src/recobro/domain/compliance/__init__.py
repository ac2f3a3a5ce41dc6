"""Compliance: one pure engine over packs of law that are data (LAW.md, section 13)."""

from recobro.domain.compliance.actions import Action, Charge
from recobro.domain.compliance.engine import evaluate
from recobro.domain.compliance.facts import (
    ClosedDays,
    ContactFacts,
    DebtFacts,
    Hours,
    ListingFacts,
    OptOuts,
    PastContact,
    Preferences,
)
from recobro.domain.compliance.packs import Pack
from recobro.domain.compliance.verdicts import (
    BrokenRule,
    Sentence,
    Verdict,
    verdict_from_json,
)

__all__ = [
    "Action",
    "BrokenRule",
    "Charge",
    "ClosedDays",
    "ContactFacts",
    "DebtFacts",
    "Hours",
    "ListingFacts",
    "OptOuts",
    "Pack",
    "PastContact",
    "Preferences",
    "Sentence",
    "Verdict",
    "evaluate",
    "verdict_from_json",
]

"""What the guard says of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """Why a draft is held back."""

    UNKNOWN_AMOUNT = "unknown_amount"
    UNKNOWN_DATE = "unknown_date"
    UNAUTHORISED_OFFER = "unauthorised_offer"
    THREAT = "threat"
    LEGAL_IMPERSONATION = "legal_impersonation"
    CREDIT_BUREAU_THREAT = "credit_bureau_threat"
    DISCLOSURE = "disclosure"
    THIRD_PARTY = "third_party"
    ASKS_SECRET = "asks_secret"  # noqa: S105 - a rule, not a password
    UNKNOWN_LINK = "unknown_link"
    SHAME = "shame"
    FALSE_URGENCY = "false_urgency"
    CLAIMS_HUMAN = "claims_human"
    ASKS_REASON = "asks_reason"
    LEAK = "leak"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule and the words of the draft, verbatim, that broke it."""

    rule: Rule
    span: str


@dataclass(frozen=True, slots=True)
class GuardVerdict:
    """Whether the draft may leave, and if not, everything that speaks against it."""

    allowed: bool
    violations: tuple[Violation, ...]

    @property
    def rules(self) -> frozenset[Rule]:
        """The rules that were broken."""
        return frozenset(v.rule for v in self.violations)

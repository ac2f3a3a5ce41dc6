"""Verdicts: what the engine answers, as a value that can be stored and told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence in Spanish and in English."""

    es: str
    en: str

    def to_json(self) -> dict[str, str]:
        """`{"es": ..., "en": ...}`."""
        return {"es": self.es, "en": self.en}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleReference:
    """What a refusal quotes of a rule; made once for each rule.

    `rule_id` is the row of the tables ("CO-02"); `part` tells rules of one row apart.
    `citation` is the article, `source` where it was read.
    """

    rule_id: str
    part: str
    pack_id: str
    basis: str
    citation: str
    source: str
    message: Sentence


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule that forbids the action.

    `earliest` is the first moment (UTC, whole minute) at which this rule alone would
    allow the action; None where waiting does not help. `missing` names the facts that
    were unknown.
    """

    rule: RuleReference
    earliest: datetime | None = None
    missing: tuple[str, ...] = ()

    @property
    def rule_id(self) -> str:
        """The row of the tables: "CO-02"."""
        return self.rule.rule_id

    @property
    def basis(self) -> str:
        """law, regulator, case_law or policy."""
        return self.rule.basis

    @property
    def citation(self) -> str:
        """The article."""
        return self.rule.citation

    @property
    def source(self) -> str:
        """Where it was read."""
        return self.rule.source

    @property
    def message(self) -> Sentence:
        """Why, in Spanish and English."""
        return self.rule.message

    def to_json(self) -> dict[str, Any]:
        """A plain value for a JSON column or a report."""
        rule = self.rule
        return {
            "rule": rule.rule_id,
            "part": rule.part,
            "pack": rule.pack_id,
            "basis": rule.basis,
            "citation": rule.citation,
            "source": rule.source,
            "message": rule.message.to_json(),
            "earliest": _iso(self.earliest),
            "missing": list(self.missing),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """Allowed, or refused with every broken rule.

    `earliest` is the first moment (UTC, whole minute) at which every rule would allow
    the action if no fact changed; None where it is allowed now, or where waiting alone
    never helps. `obligations` are duties that come with doing it
    ("disclose:creditor_named", "keep:contact_log:6y"). `pack_versions` are
    "ES@2026.11.21-1", the packs that were asked.
    """

    allowed: bool
    broken: tuple[BrokenRule, ...]
    earliest: datetime | None
    obligations: tuple[str, ...]
    pack_versions: tuple[str, ...]

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """The ids of the broken rules, once each, in the order of the packs."""
        return tuple(dict.fromkeys(rule.rule_id for rule in self.broken))

    @property
    def explanation(self) -> Sentence:
        """Every reason in one text, or that nothing forbids it."""
        if not self.broken:
            return Sentence(es="Permitido: ninguna regla lo impide.",
                            en="Allowed: no rule forbids it.")  # fmt: skip
        return Sentence(
            es=" ".join(_told(rule, rule.message.es) for rule in self.broken),
            en=" ".join(_told(rule, rule.message.en) for rule in self.broken),
        )

    def to_json(self) -> dict[str, Any]:
        """A plain value for a JSON column, an API or `recobro explain`."""
        return {
            "decision": "allowed" if self.allowed else "blocked",
            "rules": list(self.rule_ids),
            "broken": [rule.to_json() for rule in self.broken],
            "earliest": _iso(self.earliest),
            "obligations": list(self.obligations),
            "packs": list(self.pack_versions),
            "explanation": self.explanation.to_json(),
        }


def verdict_from_json(stored: Mapping[str, Any]) -> Verdict:
    """The verdict that `to_json` wrote; raises KeyError or ValueError on another."""
    return Verdict(
        allowed=stored["decision"] == "allowed",
        broken=tuple(
            BrokenRule(
                rule=RuleReference(
                    rule_id=rule["rule"],
                    part=rule["part"],
                    pack_id=rule["pack"],
                    basis=rule["basis"],
                    citation=rule["citation"],
                    source=rule["source"],
                    message=Sentence(**rule["message"]),
                ),
                earliest=_moment(rule["earliest"]),
                missing=tuple(rule["missing"]),
            )
            for rule in stored["broken"]
        ),
        earliest=_moment(stored["earliest"]),
        obligations=tuple(stored["obligations"]),
        pack_versions=tuple(stored["packs"]),
    )


def _told(rule: BrokenRule, text: str) -> str:
    return f"[{rule.rule_id}] {text}"


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None

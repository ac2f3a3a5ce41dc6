"""Why an account is where it is: decisions, and what the gate refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from recobro.domain.decisions import Reason
from recobro.domain.money import Money
from recobro.storage.models import Decision, Verdict

_NEWEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """What was decided on one day, and the reasons."""

    date: date
    action: str
    step: str
    stage: str
    days_past_due: int
    balance: Money
    reasons: tuple[Reason, ...]
    strategy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLine:
    """A rule that refused; `message` is by language. `earliest` is its own.

    `citation` is the article, `source` where it was read, `basis` what it rests on.
    """

    rule: str
    pack: str
    citation: str
    source: str
    basis: str
    message: Mapping[str, str]
    earliest: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalLine:
    """A contact that the gate refused, and from when it would be lawful."""

    moment: datetime
    earliest: datetime | None
    explanation: Mapping[str, str]
    rules: tuple[BrokenLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The latest decisions and refusals, newest first."""

    decisions: tuple[DecisionLine, ...]
    refusals: tuple[RefusalLine, ...]


def why(tenant_id: UUID, account_id: UUID) -> Told:
    """The latest decisions and refusals of one account; two queries.

    Must run inside `acting_for(tenant_id)`.
    """
    own = {"tenant_id": tenant_id, "account_id": account_id}
    decisions = Decision.objects.filter(**own).order_by("-date")[:_NEWEST]
    refusals = Verdict.objects.filter(**own, allowed=False).order_by("-moment")
    return Told(
        decisions=tuple(_decision(row) for row in decisions),
        refusals=tuple(_refusal(row) for row in refusals[:_NEWEST]),
    )


def reasons_from(stored: list[Mapping[str, Any]]) -> tuple[Reason, ...]:
    """The reasons of a stored decision: `[{"code": ..., "values": {...}}]`."""
    return tuple(
        Reason(code=str(item.get("code", "")), values=item.get("values") or {})
        for item in stored
    )


def _decision(row: Decision) -> DecisionLine:
    return DecisionLine(
        date=row.date,
        action=row.action,
        step=row.step,
        stage=row.stage,
        days_past_due=row.days_past_due,
        balance=row.money("balance"),
        reasons=reasons_from(row.reasons),
        strategy=row.strategy_version,
    )


def _refusal(row: Verdict) -> RefusalLine:
    return RefusalLine(
        moment=row.moment,
        earliest=row.earliest,
        explanation=row.explanation or {},
        rules=tuple(_broken(rule) for rule in row.rules),
    )


def _broken(rule: Any) -> BrokenLine:
    """A stored rule: `BrokenRule.to_json`, or its bare identifier."""
    if not isinstance(rule, Mapping):
        return BrokenLine(
            rule=str(rule),
            pack="",
            citation="",
            source="",
            basis="",
            message={},
            earliest=None,
        )
    earliest = rule.get("earliest")
    message = rule.get("message")
    return BrokenLine(
        rule=str(rule.get("rule", "")),
        pack=str(rule.get("pack", "")),
        citation=str(rule.get("citation", "")),
        source=str(rule.get("source", "")),
        basis=str(rule.get("basis", "")),
        message=message if isinstance(message, Mapping) else {},
        earliest=datetime.fromisoformat(earliest) if earliest else None,
    )

"""Labels of a message as they are stored: to the domain's values, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from recobro.domain.conversation.wording import Act, agent_act
from recobro.domain.readings import (
    URGENT_CARE,
    AgentAct,
    Care,
    Entities,
    Intent,
    Reading,
    Sentiment,
    by_precedence,
    reading_to_json,
)

# Labelled only where nothing else is said (the label contract).
ALONE = frozenset({Intent.ABUSE, Intent.THANKS, Intent.GREETING, Intent.OTHER})
_OF: Mapping[str, Callable[[Any], Any]] = {
    "date": lambda value: date.fromisoformat(str(value)),
    "amount": lambda value: Decimal(str(value)),
    "percent": lambda value: Decimal(str(value)),
    "installments": int,
}
_REMINDERS = frozenset({"preventive", "instalment_soon"})
_TEXTS = (
    "currency", "frequency", "method", "time", "channel", "email", "phone", "invoice",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person says that a message means; the intents come in any order."""

    intents: frozenset[Intent]
    care: frozenset[Care] = frozenset()
    sentiment: Sentiment = Sentiment.NEUTRAL
    entities: Entities = field(default_factory=Entities)
    note: str = ""

    @property
    def wrong(self) -> str:
        """What the label contract forbids in it, as a code; empty where nothing.

        `no_intents`, `alone` (a greeting, thanks, abuse or `other` beside something
        else), `care_alone` (a care signal where nothing else is said), `currency` (one
        without an amount).
        """
        if not self.intents:
            return "no_intents"
        alone = self.intents & ALONE
        if alone and len(self.intents) > 1:
            return "alone"
        if self.care and alone - {Intent.OTHER}:
            return "care_alone"
        if self.entities.currency and self.entities.amount is None:
            return "currency"
        return ""

    def as_labels(self) -> dict[str, Any]:
        """The fields of the label contract, primary intent first; no confidence."""
        labels = reading_to_json(
            Reading(
                intents=by_precedence(self.intents),
                confidence=1.0,
                entities=self.entities,
                sentiment=self.sentiment,
                care=self.care,
                abstain=bool(self.care & URGENT_CARE),
            )
        )
        del labels["confidence"]
        return labels


def correction_from_labels(labels: Mapping[str, Any]) -> Correction:
    """Stored labels as a correction that says the same; what is unknown drops out."""
    intents = {i.value: i for i in Intent}
    signs = {c.value: c for c in Care}
    moods = {s.value: s for s in Sentiment}
    return Correction(
        intents=frozenset(
            intents[name] for name in labels.get("intents") or () if name in intents
        ),
        care=frozenset(
            signs[name] for name in labels.get("care") or () if name in signs
        ),
        sentiment=moods.get(str(labels.get("sentiment")), Sentiment.NEUTRAL),
        entities=entities_from_labels(labels.get("entities") or {}),
    )


def entities_from_labels(labels: Mapping[str, Any]) -> Entities:
    """Entities as they are stored; a value that cannot be read drops out."""
    values: dict[str, Any] = {
        name: str(labels[name]) for name in _TEXTS if labels.get(name) is not None
    }
    for name, read in _OF.items():
        if labels.get(name) is None:
            continue
        try:
            values[name] = read(labels[name])
        except (ValueError, ArithmeticError, TypeError):
            continue
    return Entities(**values)


def act_of(intent: Mapping[str, Any]) -> AgentAct | None:
    """What one of our messages did, from what it was rendered from."""
    if intent.get("kind") == "step":
        template = str(intent.get("template", ""))
        if template in _REMINDERS:
            return AgentAct.REMINDER
        late = template.endswith("_late")  # a broken promise, a missed instalment
        return AgentAct.ASK_PROMISE if late else AgentAct.OVERDUE_NOTICE
    try:
        return agent_act(Act(str(intent.get("act"))))
    except ValueError:  # a person's own words
        return None

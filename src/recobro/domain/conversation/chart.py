"""The conversation's table as a page: what is answered where, and what it leads to.

Nothing here is written by hand: each cell is the engine's own answer in a model
situation, so the page cannot differ from the code (a test compares them).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from recobro.domain.conversation.engine import respond
from recobro.domain.conversation.facts import (
    AccountFacts,
    IdentityCheck,
    IdentityQuestion,
    InvoiceFact,
)
from recobro.domain.conversation.policy import NegotiationPolicy
from recobro.domain.conversation.state import ConversationState, Status
from recobro.domain.conversation.table import Phase
from recobro.domain.conversation.turn import Turn
from recobro.domain.money import Money
from recobro.domain.readings import Entities, Intent, Reading

_NOW = datetime(2026, 3, 10, 10, tzinfo=UTC)
_OWED = Money.of("300.00", "EUR")
_POLICY = NegotiationPolicy(
    max_discount_percent=Decimal(10), discount_needs_full_payment_within_days=5,
    human_over=Decimal(1000),
)  # fmt: skip
_FACTS = AccountFacts(
    creditor="Aguas de Ejemplo",
    first_name="Ana",
    full_name="Ana Prueba",
    country="ES",
    timezone="UTC",
    balance=_OWED,
    invoices=(
        InvoiceFact(
            number="F-7", concept="Agua", due_date=date(2026, 1, 9), outstanding=_OWED
        ),
    ),
    days_past_due=60,
)
_CHECK = IdentityCheck(question=IdentityQuestion.BIRTH_YEAR, answer="1985")
_STATUS_OF = {
    Phase.STOPPED: Status.LEGAL,
    Phase.WITH_PERSON: Status.HUMAN,
    Phase.SETTLED: Status.PAID,
    Phase.DISPUTED: Status.DISPUTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one intent brings about in one phase."""

    phase: Phase
    intent: Intent
    turn: Turn

    @property
    def shown(self) -> str:
        """The act (a dash for silence) and, where it changes, the state after it."""
        before = _STATUS_OF.get(self.phase, Status.ACTIVE)
        act = str(self.turn.act) if self.turn.act else "—"
        after = self.turn.state.status
        return act if after is before else f"{act} → {after}"


def situation_in(phase: Phase) -> tuple[ConversationState, AccountFacts]:
    """The model situation of a phase."""
    facts = _FACTS
    if phase is Phase.UNVERIFIED:
        facts = replace(facts, identity=_CHECK)
    if phase is Phase.SETTLED:
        facts = replace(facts, balance=Money.zero("EUR"), invoices=())
    if phase is Phase.FOR_A_PERSON:
        facts = replace(facts, balance=Money.of("5000.00", "EUR"))
    state = ConversationState(
        status=_STATUS_OF.get(phase, Status.ACTIVE),
        verified=phase is not Phase.UNVERIFIED,
        introduced=True,
    )
    return state, facts


def cells() -> Iterator[Cell]:
    """Every phase with every intent, answered by the engine."""
    for intent in Intent:
        for phase in Phase:
            state, facts = situation_in(phase)
            reading = Reading(
                intents=(intent,), confidence=1.0, entities=_entities(intent)
            )
            turn = respond(state, facts, _POLICY, reading, "…", _NOW)
            yield Cell(phase=phase, intent=intent, turn=turn)


def _entities(intent: Intent) -> Entities:
    """A promise names its day; else the first answer would only ask for it."""
    day = date(2026, 3, 13) if intent is Intent.PROMISE_TO_PAY else None
    return Entities(date=day)


def as_markdown() -> str:
    """The table, phases across and intents down."""
    lines = [
        "| intent | " + " | ".join(f"`{phase}`" for phase in Phase) + " |",
        "|---|" + "---|" * len(Phase),
    ]
    rows: dict[Intent, list[str]] = {}
    for cell in cells():
        rows.setdefault(cell.intent, []).append(cell.shown)
    lines += [f"| `{intent}` | {' | '.join(row)} |" for intent, row in rows.items()]
    return "\n".join(lines)


def as_diagram() -> str:
    """The states and what leads from an open conversation to each, for Mermaid."""
    ways: dict[tuple[Status, Status], list[str]] = {}
    for cell in cells():
        before = _STATUS_OF.get(cell.phase, Status.ACTIVE)
        after = cell.turn.state.status
        opens = cell.phase in (Phase.OPEN, Phase.DISPUTED, Phase.SETTLED)
        if opens and after is not before:
            ways.setdefault((before, after), []).append(str(cell.intent))
    lines = ["stateDiagram-v2", "    [*] --> active"]
    lines += [
        f"    {before} --> {after}: {', '.join(intents)}"
        for (before, after), intents in ways.items()
    ]
    lines += [f"    {a} --> {b}: {why}" for a, b, why in _BESIDE_WORDS]
    return "\n".join(lines)


# What is no message of the person leads on too (see events and agreements).
_BESIDE_WORDS = (
    ("active", "promised", "a promise, more time or a discount is accepted"),
    ("active", "in_plan", "a plan is accepted"),
    ("promised", "active", "kept, or broken the day after its grace"),
    ("in_plan", "paid", "the last instalment is paid"),
    ("promised", "paid", "all is paid"),
    ("active", "paid", "all is paid"),
    ("paused", "active", "the breathing space is over, or they want to agree"),
    ("human", "active", "the person gives it back"),
    ("disputed", "active", "a person settles the dispute"),
)

"""What whoever takes a case should know first, and what became of it at the desk.

Fields without prose: the console words them in the reader's language. They are kept
as JSON with the hand-over, as they were when the person was called.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from recobro.domain.conversation.state import (
    Best,
    ConversationState,
    Offer,
    state_from_json,
    state_to_json,
)
from recobro.domain.money import Money

QUOTE_MAX = 240
QUOTES = 6
INVOICES = 5
NOTES_MAX = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Something said, cut short; `inbound` is the person's."""

    at: datetime
    inbound: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceLine:
    """One invoice with something left to pay."""

    number: str
    due: date
    outstanding: Money
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """Something in force: a plan (`parts` left), a promise or a discount.

    `day` is the next one to pay by, `amount` what is to be paid then.
    """

    kind: str
    day: date
    amount: Money
    parts: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A hold in force: why, and until when; None is until a person lifts it."""

    reason: str
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseBrief:
    """The case at the moment in which a person was called.

    `treatment` is tu, usted or vos; `stage` the age of the debt. `invoices` are the
    oldest few of `invoice_count`. `heard` is the inbound message that led here, with
    what was read in it. `stops` are reason and channel (empty: every one). `opening` is
    when somebody would be there, where nobody was; `zone` is where hours are counted.
    """

    written_at: datetime
    name: str
    language: str
    treatment: str
    stage: str
    days_past_due: int
    balance: Money
    invoices: tuple[InvoiceLine, ...] = ()
    invoice_count: int = 0
    quotes: tuple[Quote, ...] = ()
    heard: UUID | None = None
    intents: tuple[str, ...] = ()
    care: tuple[str, ...] = ()
    offer: Offer | None = None
    best: Best = field(default_factory=Best)
    agreed: tuple[Agreed, ...] = ()
    broken_promises: int = 0
    disputes: int = 0
    holds: tuple[Rest, ...] = ()
    stops: tuple[tuple[str, str], ...] = ()
    opening: datetime | None = None
    zone: str = ""

    @property
    def oldest(self) -> InvoiceLine | None:
        """The invoice that is due for the longest time."""
        return self.invoices[0] if self.invoices else None


def shortened(text: str, most: int = QUOTE_MAX) -> str:
    """A text on one line, cut where it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def brief_to_json(brief: CaseBrief) -> dict[str, Any]:
    """The brief as plain values, for a JSON column."""
    state = state_to_json(ConversationState(offer=brief.offer, best=brief.best))
    return {
        "written_at": brief.written_at.isoformat(),
        "who": {
            "name": brief.name,
            "language": brief.language,
            "treatment": brief.treatment,
            "stage": brief.stage,
            "days_past_due": brief.days_past_due,
        },
        "owed": {
            "currency": brief.balance.currency,
            "balance": str(brief.balance.amount),
            "count": brief.invoice_count,
            "invoices": [
                {
                    "number": line.number,
                    "due": line.due.isoformat(),
                    "outstanding": str(line.outstanding.amount),
                    "disputed": line.disputed,
                }
                for line in brief.invoices
            ],
        },
        "said": [
            {"at": q.at.isoformat(), "inbound": q.inbound, "text": q.text}
            for q in brief.quotes
        ],
        "wants": {
            "heard": str(brief.heard) if brief.heard else None,
            "intents": list(brief.intents),
            "care": list(brief.care),
        },
        "offered": {"offer": state["offer"], "best": state["best"]},
        "agreed": [
            {
                "kind": one.kind,
                "day": one.day.isoformat(),
                "amount": str(one.amount.amount),
                "parts": one.parts,
            }
            for one in brief.agreed
        ],
        "broken_promises": brief.broken_promises,
        "disputes": brief.disputes,
        "holds": [{"reason": h.reason, "until": _iso(h.until)} for h in brief.holds],
        "stops": [list(stop) for stop in brief.stops],
        "opening": _iso(brief.opening),
        "zone": brief.zone,
    }


def brief_from_json(values: Mapping[str, Any]) -> CaseBrief | None:
    """The brief that `brief_to_json` wrote; None where none was written.

    Raises ValueError or KeyError for values that were never written by us.
    """
    if "who" not in values:
        return None
    who, owed, wants = values["who"], values["owed"], values["wants"]
    currency = str(owed["currency"])
    state = state_from_json(values["offered"])
    return CaseBrief(
        written_at=datetime.fromisoformat(values["written_at"]),
        name=str(who["name"]),
        language=str(who["language"]),
        treatment=str(who["treatment"]),
        stage=str(who["stage"]),
        days_past_due=int(who["days_past_due"]),
        balance=Money.of(owed["balance"], currency),
        invoices=tuple(
            InvoiceLine(
                number=str(line["number"]),
                due=date.fromisoformat(line["due"]),
                outstanding=Money.of(line["outstanding"], currency),
                disputed=bool(line["disputed"]),
            )
            for line in owed["invoices"]
        ),
        invoice_count=int(owed["count"]),
        quotes=tuple(
            Quote(
                at=datetime.fromisoformat(q["at"]),
                inbound=bool(q["inbound"]),
                text=str(q["text"]),
            )
            for q in values["said"]
        ),
        heard=UUID(wants["heard"]) if wants["heard"] else None,
        intents=tuple(map(str, wants["intents"])),
        care=tuple(map(str, wants["care"])),
        offer=state.offer,
        best=state.best,
        agreed=tuple(
            Agreed(
                kind=str(one["kind"]),
                day=date.fromisoformat(one["day"]),
                amount=Money.of(one["amount"], currency),
                parts=int(one["parts"]),
            )
            for one in values["agreed"]
        ),
        broken_promises=int(values["broken_promises"]),
        disputes=int(values["disputes"]),
        holds=tuple(
            Rest(reason=str(h["reason"]), until=_moment(h["until"]))
            for h in values["holds"]
        ),
        stops=tuple((str(reason), str(channel)) for reason, channel in values["stops"]),
        opening=_moment(values["opening"]),
        zone=str(values["zone"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a person wrote down for whoever takes the case next."""

    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What people did with a hand-over: put off, gave to a colleague, noted, closed."""

    snoozed_until: datetime | None = None
    assigned_to: str = ""
    notes: tuple[Note, ...] = ()
    outcome: str = ""
    closed_by: str = ""

    def noted(self, note: Note) -> Desk:
        """With one more note; of very many the first ones go."""
        return replace(self, notes=(*self.notes, note)[-NOTES_MAX:])


def desk_of(details: Mapping[str, Any]) -> Desk:
    """What the desk did, from a hand-over's details."""
    values: Mapping[str, Any] = details.get("desk") or {}
    return Desk(
        snoozed_until=_moment(values.get("snoozed_until")),
        assigned_to=str(values.get("assigned_to") or ""),
        notes=tuple(
            Note(
                at=datetime.fromisoformat(note["at"]),
                by=str(note["by"]),
                text=str(note["text"]),
            )
            for note in values.get("notes") or ()
        ),
        outcome=str(values.get("outcome") or ""),
        closed_by=str(values.get("closed_by") or ""),
    )


def with_desk(details: Mapping[str, Any], desk: Desk) -> dict[str, Any]:
    """The details with what the desk did in them; the brief stays as it was."""
    return {
        **details,
        "desk": {
            "snoozed_until": _iso(desk.snoozed_until),
            "assigned_to": desk.assigned_to,
            "notes": [
                {"at": note.at.isoformat(), "by": note.by, "text": note.text}
                for note in desk.notes
            ],
            "outcome": desk.outcome,
            "closed_by": desk.closed_by,
        },
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None

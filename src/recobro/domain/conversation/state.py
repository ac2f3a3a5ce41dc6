"""Where a conversation stands: all that is remembered between two turns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from recobro.domain.conversation.effects import HandOverReason, Priority
from recobro.domain.conversation.wording import Act
from recobro.domain.money import Money
from recobro.domain.plans import Instalment
from recobro.domain.readings import AgentAct


class Status(StrEnum):
    """The state of a conversation, as the outcome names it."""

    ACTIVE = "active"
    PROMISED = "promised"
    IN_PLAN = "in_plan"
    DISPUTED = "disputed"
    PAID = "paid"
    PAUSED = "paused"
    HUMAN = "human"
    OPTED_OUT = "opted_out"
    WRONG_CONTACT = "wrong_contact"
    LEGAL = "legal"
    DECEASED = "deceased"


# We write nothing here, neither by ourselves nor in answer.
STOPPED = frozenset(
    {Status.OPTED_OUT, Status.WRONG_CONTACT, Status.LEGAL, Status.DECEASED}
)
SILENT = STOPPED | {Status.HUMAN}


class OfferKind(StrEnum):
    """What was put to the person and waits for a yes."""

    PROMISE = "promise"
    PLAN = "plan"
    EXTENSION = "extension"
    DISCOUNT = "discount"
    MOVE = "move"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An offer or a promise repeated back, with the figures that were stated.

    `balance` is the balance it was made on: an offer on another balance is void.
    `date` is the day to pay by (promise, extension, discount); `amount` what is paid.
    For a move, `instalments` are those of the plan in force, with their new days.
    """

    kind: OfferKind
    balance: Money
    amount: Money
    date: date | None = None
    instalments: tuple[Instalment, ...] = ()
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The most that was offered in this conversation on one balance.

    `count` instalments, `percent` off, time `until` a day: what is offered later is
    never worse.
    """

    balance: Money | None = None
    count: int = 0
    percent: Decimal | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationState:
    """All that is remembered between two turns.

    `counts` says how often something was asked or happened (`promise_date`, `abuse`,
    `rejected` ...). `last_agent_act` is what the interpreter is told. `held_by_person`
    is true from a person's first message until it is given back. `waiting_since` is
    when the offer that waits for an answer was made; `beside` is another that was told
    in the same message, and that a yes does not accept.
    """

    status: Status = Status.ACTIVE
    verified: bool = False
    introduced: bool = False
    identity_asked: int = 0
    misunderstandings: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    offer: Offer | None = None
    last_act: Act | None = None
    last_agent_act: AgentAct | None = None
    held_by_person: bool = False
    handover_reason: HandOverReason | None = None
    handover_priority: Priority | None = None
    contact_not_before: datetime | None = None
    rests_until: date | None = None
    reminded_of: date | None = None
    best: Best = Best()
    waiting_since: datetime | None = None
    beside: Offer | None = None

    @property
    def silent(self) -> bool:
        """Whether we write nothing, whatever comes in."""
        return self.held_by_person or self.status in SILENT

    def count(self, name: str) -> int:
        """How often something happened."""
        return dict(self.counts).get(name, 0)

    def counted(self, name: str) -> ConversationState:
        """The state after it happened once more."""
        counts = {**dict(self.counts), name: self.count(name) + 1}
        return replace(self, counts=tuple(sorted(counts.items())))


def state_to_json(state: ConversationState) -> dict[str, Any]:
    """The state as plain values, for a JSON column."""
    return {
        "status": str(state.status),
        "verified": state.verified,
        "introduced": state.introduced,
        "identity_asked": state.identity_asked,
        "misunderstandings": state.misunderstandings,
        "counts": dict(state.counts),
        "offer": _offer_to_json(state.offer),
        "last_act": _text(state.last_act),
        "last_agent_act": _text(state.last_agent_act),
        "held_by_person": state.held_by_person,
        "handover_reason": _text(state.handover_reason),
        "handover_priority": _text(state.handover_priority),
        "contact_not_before": _iso(state.contact_not_before),
        "rests_until": _iso(state.rests_until),
        "reminded_of": _iso(state.reminded_of),
        "best": _best_to_json(state.best),
        "waiting_since": _iso(state.waiting_since),
        "beside": _offer_to_json(state.beside),
    }


def state_from_json(values: Mapping[str, Any]) -> ConversationState:
    """The state that `state_to_json` wrote; an empty mapping is a new conversation.

    Raises ValueError for a value that was never written by us.
    """
    moment, since = values.get("contact_not_before"), values.get("waiting_since")
    return ConversationState(
        status=Status(values.get("status", Status.ACTIVE)),
        verified=bool(values.get("verified", False)),
        introduced=bool(values.get("introduced", False)),
        identity_asked=int(values.get("identity_asked", 0)),
        misunderstandings=int(values.get("misunderstandings", 0)),
        counts=tuple(sorted((str(k), int(v)) for k, v in _counts(values).items())),
        offer=_offer_from_json(values.get("offer")),
        last_act=Act(values["last_act"]) if values.get("last_act") else None,
        last_agent_act=(
            AgentAct(values["last_agent_act"]) if values.get("last_agent_act") else None
        ),
        held_by_person=bool(values.get("held_by_person", False)),
        handover_reason=(
            HandOverReason(values["handover_reason"])
            if values.get("handover_reason")
            else None
        ),
        handover_priority=(
            Priority(values["handover_priority"])
            if values.get("handover_priority")
            else None
        ),
        contact_not_before=datetime.fromisoformat(moment) if moment else None,
        rests_until=_day(values.get("rests_until")),
        reminded_of=_day(values.get("reminded_of")),
        best=_best_from_json(values.get("best")),
        waiting_since=datetime.fromisoformat(since) if since else None,
        beside=_offer_from_json(values.get("beside")),
    )


def _counts(values: Mapping[str, Any]) -> Mapping[str, Any]:
    counts: Mapping[str, Any] = values.get("counts") or {}
    return counts


def _best_to_json(best: Best) -> dict[str, Any] | None:
    if best.balance is None:
        return None
    return {
        "currency": best.balance.currency,
        "balance": str(best.balance.amount),
        "count": best.count,
        "percent": None if best.percent is None else str(best.percent),
        "until": _iso(best.until),
    }


def _best_from_json(values: Mapping[str, Any] | None) -> Best:
    if not values:
        return Best()
    return Best(
        balance=Money.of(values["balance"], str(values["currency"])),
        count=int(values["count"]),
        percent=Decimal(values["percent"]) if values.get("percent") else None,
        until=_day(values.get("until")),
    )


def _offer_to_json(offer: Offer | None) -> dict[str, Any] | None:
    if offer is None:
        return None
    return {
        "kind": str(offer.kind),
        "currency": offer.balance.currency,
        "balance": str(offer.balance.amount),
        "amount": str(offer.amount.amount),
        "date": _iso(offer.date),
        "percent": None if offer.percent is None else str(offer.percent),
        "instalments": [
            {"date": part.date.isoformat(), "amount": str(part.amount.amount)}
            for part in offer.instalments
        ],
    }


def _offer_from_json(values: Mapping[str, Any] | None) -> Offer | None:
    if not values:
        return None
    currency = str(values["currency"])
    return Offer(
        kind=OfferKind(values["kind"]),
        balance=Money.of(values["balance"], currency),
        amount=Money.of(values["amount"], currency),
        date=_day(values.get("date")),
        percent=Decimal(values["percent"]) if values.get("percent") else None,
        instalments=tuple(
            Instalment(
                date=date.fromisoformat(part["date"]),
                amount=Money.of(part["amount"], currency),
            )
            for part in values.get("instalments", ())
        ),
    )


def _text(value: StrEnum | None) -> str | None:
    return None if value is None else str(value)


def _iso(value: date | datetime | None) -> str | None:
    return None if value is None else value.isoformat()


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None

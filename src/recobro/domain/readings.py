"""What an inbound message means: intents, entities and signals that need care."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from recobro.domain.money import currency_exponent


class Intent(StrEnum):
    """What the person does with a message.

    The order is the order of precedence: of several intents the earliest is primary.
    """

    DECEASED = "deceased"
    WRONG_PERSON = "wrong_person"
    LEGAL_REPRESENTATION = "legal_representation"
    OPT_OUT = "opt_out"
    DATA_RIGHTS = "data_rights"
    COMPLAINT = "complaint"
    DISPUTE = "dispute"
    TALK_TO_HUMAN = "talk_to_human"
    ALREADY_PAID = "already_paid"
    PAYMENT_PROBLEM = "payment_problem"
    REFUSAL = "refusal"
    REQUEST_DISCOUNT = "request_discount"
    REQUEST_PLAN = "request_plan"
    REQUEST_EXTENSION = "request_extension"
    PROMISE_TO_PAY = "promise_to_pay"
    PAY_NOW = "pay_now"
    HARDSHIP = "hardship"
    ACCEPT = "accept"
    REJECT = "reject"
    CHANNEL_CHANGE = "channel_change"
    CONTACT_LATER = "contact_later"
    ASK_IDENTITY = "ask_identity"
    ASK_CONSEQUENCES = "ask_consequences"
    ASK_DETAILS = "ask_details"
    ASK_BALANCE = "ask_balance"
    ASK_PAYMENT_METHODS = "ask_payment_methods"
    CONFIRM_IDENTITY = "confirm_identity"
    ABUSE = "abuse"
    THANKS = "thanks"
    GREETING = "greeting"
    OTHER = "other"


PRECEDENCE: tuple[Intent, ...] = tuple(Intent)


class AgentAct(StrEnum):
    """What our last message did, as the interpreter is told."""

    REMINDER = "reminder"
    OVERDUE_NOTICE = "overdue_notice"
    ASK_IDENTITY = "ask_identity"
    ASK_PROMISE = "ask_promise"
    OFFER_PLAN = "offer_plan"
    OFFER_DISCOUNT = "offer_discount"
    OFFER_PAYMENT_LINK = "offer_payment_link"
    CONFIRM_AGREEMENT = "confirm_agreement"
    ASK_REASON = "ask_reason"
    ASK_SURVEY = "ask_survey"
    ASK_PROOF = "ask_proof"
    HANDOVER = "handover"


class Care(StrEnum):
    """A sign that the person needs care before anything else."""

    UNEMPLOYMENT = "unemployment"
    ILLNESS = "illness"
    BEREAVEMENT = "bereavement"
    DISABILITY = "disability"
    VIOLENCE = "violence"
    ADDICTION = "addiction"
    SELF_HARM = "self_harm"
    MINOR = "minor"
    ELDERLY = "elderly"
    OVERINDEBTEDNESS = "overindebtedness"
    LANGUAGE_BARRIER = "language_barrier"


URGENT_CARE = frozenset({Care.SELF_HARM, Care.VIOLENCE})


class Sentiment(StrEnum):
    """How the person speaks to us, not of life in general."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """What a message names; absent things are None.

    `date` is a date to pay or paid, resolved; `amount` the money to be paid (of each
    instalment), with its `currency`; `time` is HH:MM or a part of the day.
    """

    date: date | None = None
    amount: Decimal | None = None
    currency: str | None = None
    installments: int | None = None
    frequency: str | None = None
    method: str | None = None
    percent: Decimal | None = None
    time: str | None = None
    channel: str | None = None
    email: str | None = None
    phone: str | None = None
    invoice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One inbound message understood.

    `intents` holds the primary intent first; `confidence` is calibrated (0 to 1);
    `abstain` is true where a person should answer rather than act on this reading.
    """

    intents: tuple[Intent, ...]
    confidence: float
    entities: Entities = Entities()
    sentiment: Sentiment = Sentiment.NEUTRAL
    care: frozenset[Care] = frozenset()
    abstain: bool = False

    @property
    def intent(self) -> Intent:
        """The primary intent: the one that decides what happens next."""
        return self.intents[0]


def by_precedence(found: frozenset[Intent]) -> tuple[Intent, ...]:
    """All intents found, the primary one first; `other` where there is none."""
    return tuple(i for i in PRECEDENCE if i in found) or (Intent.OTHER,)


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The reading in the fields of the label contract; entities hold what is there."""
    entities: dict[str, Any] = {}
    for field in fields(Entities):
        value = getattr(reading.entities, field.name)
        if value is not None:
            entities[field.name] = _plain(field.name, value, reading.entities.currency)
    return {
        "intent": reading.intent.value,
        "intents": [intent.value for intent in reading.intents],
        "confidence": reading.confidence,
        "entities": entities,
        "sentiment": reading.sentiment.value,
        "care": sorted(care.value for care in reading.care),
        "abstain": reading.abstain,
    }


def _plain(name: str, value: object, currency: str | None) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if name == "amount" and isinstance(value, Decimal):
        places = max(currency_exponent(currency), 2) if currency else 2
        return str(value.quantize(Decimal(1).scaleb(-places)))
    return str(value) if isinstance(value, Decimal) else value

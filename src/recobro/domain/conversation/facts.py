"""What is true of an account at the moment of a turn: read afresh, never remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from recobro.domain.messages import Channel
from recobro.domain.money import Money
from recobro.domain.plans import Instalment


class IdentityQuestion(StrEnum):
    """What we ask to know that the reader is the debtor; never a whole document."""

    BIRTH_YEAR = "birth_year"
    POSTCODE = "postcode"
    DOCUMENT_LAST3 = "document_last3"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityCheck:
    """The question that this account's debtor can answer, and the answer."""

    question: IdentityQuestion
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceFact:
    """One invoice with something left to pay."""

    number: str
    concept: str
    due_date: date
    outstanding: Money
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFact:
    """The promise in force; `paid` is the money received since it was made."""

    date: date
    amount: Money
    paid: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFact:
    """The plan in force; `paid` is the money received since it was agreed."""

    instalments: tuple[Instalment, ...]
    paid: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountFact:
    """A settlement agreed: paying `amount_to_pay` by `until` closes the account."""

    amount_to_pay: Money
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FaqAnswer:
    """An approved answer found for what the person asks; `entry` names it."""

    entry: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFacts:
    """One account as the ledger and the books show it now.

    `balance` is all that is owed now. `identity` None means that the reader needs no
    check (the contact point is verified). `payment_methods` are the names of methods
    that the tenant takes (`card`, `transfer`, `bizum` ...), in the order to name them.
    `days_past_due` is the age of the oldest claim, `broken_promises` how many were not
    kept lately. `answer` is what the company's approved answers say to the question
    just asked; `advice` where people with debts are advised for nothing in the country.
    """

    creditor: str
    first_name: str
    full_name: str
    kind: str = "consumer"
    language: str = "es"
    country: str
    timezone: str
    channel: Channel = Channel.WHATSAPP
    balance: Money
    invoices: tuple[InvoiceFact, ...] = ()
    identity: IdentityCheck | None = None
    promise: PromiseFact | None = None
    plan: PlanFact | None = None
    discount: DiscountFact | None = None
    payment_methods: tuple[str, ...] = ("card", "transfer")
    days_past_due: int = 0
    broken_promises: int = 0
    answer: FaqAnswer | None = None
    advice: str = ""

    @property
    def currency(self) -> str:
        """ISO 4217 code of the account."""
        return self.balance.currency

    def local(self, now: datetime) -> datetime:
        """A moment in the account's zone; a naive one is taken to be in it."""
        zone = ZoneInfo(self.timezone)
        return now.replace(tzinfo=zone) if now.tzinfo is None else now.astimezone(zone)

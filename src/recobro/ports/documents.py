"""Documents on request: what they say, as values; a printer makes the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from recobro.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who issues a document or whom it is for; empty lines are left out."""

    name: str
    tax_id: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What every document begins with.

    `issued_at` is in the issuer's zone; `country` (ISO 3166 alpha-2, the reader's)
    decides paper and formats, `language` (`es`, `en`) the words.
    """

    issuer: Party
    recipient: Party
    language: str
    country: str
    currency: str
    issued_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One line of an account.

    `kind` is `invoice`, `credit_note`, `payment`, `returned`, `elsewhere` (paid to the
    company itself, the day unknown) or `adjustment`. `amount` raises the balance where
    it is positive; `balance` is the one after it.
    """

    day: date
    kind: str
    reference: str
    amount: Money
    balance: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceState:
    """An invoice and what is left of it.

    `status` is `open`, `overdue`, `disputed`, `held`, `paid`, `credit` or `used`.
    """

    number: str
    concept: str
    due_date: date
    amount: Money
    outstanding: Money
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentShares:
    """A payment and the invoices that it paid, with how much of each."""

    day: date
    method: str
    amount: Money
    returned: bool
    shares: tuple[tuple[str, Money], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement of account: every movement, and where each invoice stands.

    `owed` is what is owed at the moment of issue, `overdue` the part past its due date,
    `credit` what the company owes the person.
    """

    heading: Heading
    movements: tuple[Movement, ...]
    invoices: tuple[InvoiceState, ...]
    payments: tuple[PaymentShares, ...]
    owed: Money
    overdue: Money
    credit: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class TermState:
    """A part of an invoice with its own due date."""

    due_date: date
    amount: Money
    outstanding: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceCopy:
    """The data of an invoice as far as we know them: not the fiscal original."""

    heading: Heading
    invoice: InvoiceState
    kind: str
    issue_date: date | None
    terms: tuple[TermState, ...]
    payments: tuple[tuple[date, str, Money], ...]
    paid_elsewhere: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPart:
    """An instalment: its day, the day agreed first where it was moved, what is left."""

    seq: int
    day: date
    moved_from: date | None
    amount: Money
    outstanding: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSchedule:
    """The plan in force with what is paid of it."""

    heading: Heading
    agreed_on: date
    total: Money
    parts: tuple[PlanPart, ...]

    @property
    def outstanding(self) -> Money:
        """What is left of the plan."""
        return Money.sum((p.outstanding for p in self.parts), self.heading.currency)


Document = Statement | InvoiceCopy | PlanSchedule


class DocumentPrinter(Protocol):
    """Makes a file of a document: the same document gives the same bytes."""

    def __call__(self, document: Document) -> bytes:
        """The document as PDF."""
        ...

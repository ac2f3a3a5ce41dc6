"""A portfolio read from a file: invoice rows, problems, and how files are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from recobro.domain.money import Money

# Everything that a column of a portfolio file may hold, in the order of reports.
FIELDS: tuple[str, ...] = (
    "number", "debtor_name", "debtor_id", "tax_id", "phone", "email", "address",
    "postcode", "city", "country", "issue_date", "due_date", "amount", "outstanding",
    "paid", "currency", "concept", "status", "language",
)  # fmt: skip

REQUIRED_FIELDS: tuple[str, ...] = ("number", "debtor_name", "due_date", "amount")


class InvoiceKind(StrEnum):
    """What a row claims: `credit_note` where the amount is negative."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How to read a portfolio file.

    `country` (ISO 3166 alpha-2) is the creditor's: it gives the currency, the country
    of phones and tax identifiers, and the conventions where the file does not tell.
    `currency` (ISO 4217) is that of rows that name none. `mapping` is field to column
    title (or letter) and overrides what is found. `max_errors` is how many rows may be
    rejected before the file is refused; None is half of them. `today`, if given, tells
    the century of two-digit years.
    """

    country: str = "ES"
    currency: str | None = None
    sheet: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    max_errors: int | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with one row: a rejection or a warning.

    `row` as the spreadsheet program numbers it, from 1; `value` is what the cell holds;
    `reason` says in one sentence what is wrong.
    """

    row: int
    code: str
    field: str
    value: str
    reason: str

    def as_json(self) -> dict[str, object]:
        """The object of the import contract."""
        return {
            "row": self.row,
            "code": self.code,
            "field": self.field,
            "value": self.value,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceRow:
    """One invoice or credit note of a file, checked and in our own forms.

    `outstanding` lies between zero and the amount's sign: never negative on an
    invoice, never positive on a credit note. `phone` is E.164, `tax_id` compact and
    upper-case, `country` ISO 3166 alpha-2, `language` ISO 639-1.
    """

    row: int
    number: str
    debtor_name: str
    debtor_id: str | None = None
    tax_id: str | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None
    postcode: str | None = None
    city: str | None = None
    country: str
    issue_date: date | None = None
    due_date: date
    amount: Money
    outstanding: Money
    concept: str | None = None
    status: str | None = None
    language: str | None = None

    @property
    def currency(self) -> str:
        """The currency of both amounts, ISO 4217."""
        return self.amount.currency

    @property
    def kind(self) -> InvoiceKind:
        """Whether it claims money or gives it back."""
        negative = self.amount.amount < 0
        return InvoiceKind.CREDIT_NOTE if negative else InvoiceKind.INVOICE

    def as_json(self) -> dict[str, object]:
        """The object of the import contract; what the file does not tell is null."""
        issued = self.issue_date.isoformat() if self.issue_date else None
        return {
            "row": self.row,
            "number": self.number,
            "debtor_name": self.debtor_name,
            "debtor_id": self.debtor_id,
            "tax_id": self.tax_id,
            "phone": self.phone,
            "email": self.email,
            "address": self.address,
            "postcode": self.postcode,
            "city": self.city,
            "country": self.country,
            "issue_date": issued,
            "due_date": self.due_date.isoformat(),
            "amount": decimal_text(self.amount.amount),
            "outstanding": decimal_text(self.outstanding.amount),
            "currency": self.currency,
            "kind": self.kind.value,
            "concept": self.concept,
            "status": self.status,
            "language": self.language,
        }


def decimal_text(amount: Decimal) -> str:
    """A decimal string without exponent, and without the sign of a negative zero."""
    return format(amount or abs(amount), "f")


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """What a file holds.

    `rows` counts the rows that were judged: accepted, rejected and repeats. `columns`
    is field to column title. `sheet` is the sheet that was read, None in a text file;
    `other_sheets` are those that hold a portfolio as well and were not read.
    """

    rows: int
    header_row: int
    columns: Mapping[str, str]
    accepted: tuple[InvoiceRow, ...]
    rejected: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    sheet: str | None = None
    other_sheets: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The object that `recobro import --json` prints."""
        return {
            "rows": self.rows,
            "header_row": self.header_row,
            "columns": dict(self.columns),
            "accepted": [row.as_json() for row in self.accepted],
            "rejected": [problem.as_json() for problem in self.rejected],
            "warnings": [problem.as_json() for problem in self.warnings],
        }


class UnreadableFileError(Exception):
    """The file cannot be used; the message says what to do.

    `code` is stable; `portfolio` is what could be read all the same, if anything.
    """

    code = "unreadable_file"
    portfolio: Portfolio | None = None


class PortfolioReader(Protocol):
    """Reads a portfolio out of a file's bytes."""

    def __call__(
        self, data: bytes, *, filename: str, options: ReadOptions
    ) -> Portfolio:
        """The portfolio; raises UnreadableFileError where there is none."""
        ...

"""The words on a receipt, and what they say of a payment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from recobro.domain.money import Money


class Field(StrEnum):
    """What a receipt can tell."""

    AMOUNT = "amount"
    DATE = "date"
    REFERENCE = "reference"
    BANK = "bank"
    PAYEE = "payee"
    METHOD = "method"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One line of words from left to right.

    `confidence` is the engine's mean over its letters, from 0 to 1.
    """

    text: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a receipt says; None or empty where nothing was found.

    `bank` issued it or sent the money, `method` is how it was paid, in the codes of the
    label contract (transfer, wallet, store, bizum, card, cash). `confidence` is how
    sure we are of each field found, from 0 to 1: our own estimate from the label before
    it and the engine's certainty.
    """

    amount: Money | None = None
    date: date | None = None
    reference: str = ""
    bank: str = ""
    payee: str = ""
    method: str = ""
    confidence: Mapping[Field, float] = field(default_factory=dict)

    @property
    def currency(self) -> str | None:
        """ISO 4217 code of the amount."""
        return self.amount.currency if self.amount else None

    @property
    def tells_a_payment(self) -> bool:
        """Whether it looks like a receipt at all: a sum, and something to trace it."""
        return self.amount is not None and bool(
            self.date or self.reference or self.method
        )


def receipt_to_json(receipt: Receipt) -> dict[str, object]:
    """A plain value: money and dates as strings."""
    amount = receipt.amount
    return {
        "amount": str(amount.amount) if amount else None,
        "currency": receipt.currency,
        "date": receipt.date.isoformat() if receipt.date else None,
        "reference": receipt.reference,
        "bank": receipt.bank,
        "payee": receipt.payee,
        "method": receipt.method,
        "confidence": {str(k): round(v, 2) for k, v in receipt.confidence.items()},
    }


def receipt_from_json(stored: Mapping[str, object]) -> Receipt:
    """The receipt that `receipt_to_json` wrote; what is missing stays empty."""
    amount, currency, day = (stored.get(k) for k in ("amount", "currency", "date"))
    sure = stored.get("confidence")
    return Receipt(
        amount=Money(Decimal(str(amount)), str(currency)) if amount else None,
        date=date.fromisoformat(str(day)) if day else None,
        reference=str(stored.get("reference") or ""),
        bank=str(stored.get("bank") or ""),
        payee=str(stored.get("payee") or ""),
        method=str(stored.get("method") or ""),
        confidence={Field(k): float(v) for k, v in sure.items()}
        if isinstance(sure, Mapping)
        else {},
    )

"""Whether what a receipt says agrees with the account: each point by itself.

Agreeing with the account does not make a receipt true, and disagreeing does not make
it false: a person decides, with these points before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from recobro.domain.money import Money
from recobro.domain.receipts.figures import plain
from recobro.domain.receipts.model import Receipt

# A transfer may take this long to be booked: weekends and holidays included.
BOOKING_DAYS = 4


class Check(StrEnum):
    """One point that is compared."""

    FILE_SEEN = "file_seen"  # the same file came before
    REFERENCE_SEEN = "reference_seen"  # another file told the same reference
    BOOKED = "booked"  # a payment of the account is this one, or may be
    AMOUNT = "amount"
    CURRENCY = "currency"
    DATE = "date"
    PAYEE = "payee"


class Agreement(StrEnum):
    """What a comparison says."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"  # the receipt does not tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One point with its result.

    `code` says it precisely (`balance`, `instalment`, `above`, `same_reference` ...),
    `detail` names with what it was compared: an invoice, a sum, a day, an account.
    """

    check: Check
    agreement: Agreement
    code: str
    detail: str = ""

    def as_json(self) -> dict[str, str]:
        """A plain value."""
        return {
            "check": self.check.value,
            "agreement": self.agreement.value,
            "code": self.code,
            "detail": self.detail,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedPayment:
    """Money that the account has received."""

    reference: str
    amount: Money
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenBefore:
    """An earlier message with the same file, or with the same reference."""

    day: date
    same_account: bool
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFacts:
    """What the books say that bears on a receipt.

    `invoices` and `instalments` are number or day with what is left of each; `issued`
    the earliest day on which anything of the account was issued (due where unknown).
    """

    creditor: str
    balance: Money
    invoices: Sequence[tuple[str, Money]] = ()
    instalments: Sequence[tuple[date, Money]] = ()
    issued: date | None = None
    payments: Sequence[BookedPayment] = ()
    same_file: Sequence[SeenBefore] = field(default_factory=tuple)
    same_reference: Sequence[SeenBefore] = field(default_factory=tuple)


def check_receipt(receipt: Receipt, facts: LedgerFacts) -> tuple[Finding, ...]:
    """Every point, the gravest kind first; a point that says nothing is left out."""
    points = (
        _seen(Check.FILE_SEEN, facts.same_file),
        _seen(Check.REFERENCE_SEEN, facts.same_reference),
        _booked(receipt, facts),
        _currency(receipt, facts),
        _amount(receipt, facts),
        _date(receipt, facts),
        _payee(receipt, facts),
    )
    return tuple(point for point in points if point is not None)


def _seen(check: Check, before: Sequence[SeenBefore]) -> Finding | None:
    if not before:
        return None
    elsewhere = [seen for seen in before if not seen.same_account]
    first = (elsewhere or list(before))[0]
    return Finding(
        check=check,
        agreement=Agreement.DIFFERS,
        code="other_account" if elsewhere else "same_account",
        detail=" · ".join(part for part in (first.account, str(first.day)) if part),
    )


def _booked(receipt: Receipt, facts: LedgerFacts) -> Finding | None:
    own = _bare(receipt.reference)
    for payment in facts.payments:
        if len(own) >= 6 and own in _bare(payment.reference):
            return _is_booked("same_reference", payment)
    for payment in facts.payments:
        if receipt.amount == payment.amount and receipt.date is not None:
            late = abs(payment.day - receipt.date)
            if late <= timedelta(days=BOOKING_DAYS):
                return _is_booked("same_amount_and_date", payment)
    return None


def _is_booked(code: str, payment: BookedPayment) -> Finding:
    return Finding(
        check=Check.BOOKED,
        agreement=Agreement.AGREES,
        code=code,
        detail=f"{payment.amount} · {payment.day} · {payment.reference}",
    )


def _bare(reference: str) -> str:
    """A reference for comparing: what an engine confuses is the same."""
    kept = re.sub(r"[^0-9a-z]", "", reference.lower())
    return kept.translate(str.maketrans("oilsb", "01158"))


def _currency(receipt: Receipt, facts: LedgerFacts) -> Finding | None:
    if receipt.amount is None or receipt.currency == facts.balance.currency:
        return None
    return Finding(
        check=Check.CURRENCY,
        agreement=Agreement.DIFFERS,
        code="other_currency",
        detail=f"{receipt.currency} ≠ {facts.balance.currency}",
    )


def _amount(receipt: Receipt, facts: LedgerFacts) -> Finding | None:
    paid = receipt.amount
    if paid is None:
        return Finding(check=Check.AMOUNT, agreement=Agreement.UNKNOWN, code="not_read")
    if paid.currency != facts.balance.currency:
        return None
    agrees, code, detail = Agreement.AGREES, "", ""
    invoice = next((n for n, left in facts.invoices if left == paid), None)
    part = next((day for day, left in facts.instalments if left == paid), None)
    if paid == facts.balance:
        code, detail = "balance", str(facts.balance)
    elif part is not None:
        code, detail = "instalment", str(part)
    elif invoice is not None:
        code, detail = "invoice", invoice
    else:
        agrees = Agreement.DIFFERS
        code = "below" if paid < facts.balance else "above"
        detail = str(facts.balance)
    return Finding(check=Check.AMOUNT, agreement=agrees, code=code, detail=detail)


def _date(receipt: Receipt, facts: LedgerFacts) -> Finding:
    if receipt.date is None:
        return Finding(check=Check.DATE, agreement=Agreement.UNKNOWN, code="not_read")
    older = facts.issued is not None and receipt.date < facts.issued
    return Finding(
        check=Check.DATE,
        agreement=Agreement.DIFFERS if older else Agreement.AGREES,
        code="before_the_invoice" if older else "possible",
        detail=str(facts.issued) if older else str(receipt.date),
    )


_FORMS = re.compile(
    r"\b(?:s\.?\s?a\.?(?:\s?s\.?|\s?c\.?|\s?u\.?)?|s\.?\s?l\.?u?\.?|s\.?\s?r\.?\s?l\.?"
    r"|de|del|la|el|los|las|y|cv|spa|ltda|eirl)(?=\s|$)\.?"
)


def _payee(receipt: Receipt, facts: LedgerFacts) -> Finding | None:
    """Whether the name paid shares a telling word with the creditor's."""
    if not receipt.payee:
        return None
    ours, theirs = _telling(facts.creditor), _telling(receipt.payee)
    same = bool(ours & theirs)
    return Finding(
        check=Check.PAYEE,
        agreement=Agreement.AGREES if same else Agreement.DIFFERS,
        code="creditor" if same else "somebody_else",
        detail=receipt.payee,
    )


def _telling(name: str) -> set[str]:
    words = re.split(r"[^a-z0-9]+", _FORMS.sub(" ", plain(name)))
    return {word for word in words if len(word) >= 4}

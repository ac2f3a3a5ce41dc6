"""What an account owes: invoice terms, credits, and how money is spread over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from recobro.domain.errors import OverAllocationError
from recobro.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTerm:
    """A part of an invoice with its own due date and something left to pay.

    `outstanding` is positive for a claim, negative for a credit note not yet used.
    `disputed` and `held` terms are owed but not asked for.
    """

    term_id: UUID
    invoice_id: UUID
    invoice_number: str
    concept: str
    issue_date: date | None
    due_date: date
    amount: Money
    outstanding: Money
    disputed: bool = False
    held: bool = False

    @property
    def is_credit(self) -> bool:
        """Whether this is a credit note: money that we owe."""
        return self.amount.amount < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """A share of a payment or credit that pays one term."""

    term_id: UUID
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One debtor's open position in one currency, at one moment.

    `claims` are what is left of the claims after unused credits paid the oldest ones,
    oldest due date first.
    """

    currency: str
    claims: tuple[OpenTerm, ...]
    unused_credit: Money

    @property
    def balance(self) -> Money:
        """All that is owed, due or not, less credits; never below zero."""
        return Money.sum((term.outstanding for term in self.claims), self.currency)

    def due_by(self, day: date) -> tuple[OpenTerm, ...]:
        """The claims whose due date has passed before `day`."""
        return tuple(term for term in self.claims if term.due_date < day)

    def overdue(self, day: date) -> Money:
        """What is past due on `day`."""
        return Money.sum((t.outstanding for t in self.due_by(day)), self.currency)

    @property
    def claimable(self) -> tuple[OpenTerm, ...]:
        """The claims that may be asked for: neither disputed nor held."""
        return tuple(t for t in self.claims if not (t.disputed or t.held))

    def days_past_due(self, day: date) -> int:
        """Days since the oldest unpaid due date that may be asked for.

        Negative before the due date: -3 is three days to go. Zero on the due date and
        where nothing is owed.
        """
        if not self.claimable:
            return 0
        return (day - self.claimable[0].due_date).days


def position_of(
    terms: Iterable[OpenTerm], currency: str, *, unapplied: Money | None = None
) -> Position:
    """The open position that these terms make.

    Credits, and `unapplied` money that was received but not yet allocated, are set
    against the oldest claims first, disputed ones last, without writing anything: the
    ledger books them when they are used. Nobody is asked for what lies here already.
    """
    everything = sorted(
        terms, key=lambda t: (t.due_date, t.invoice_number, str(t.term_id))
    )
    credit = -Money.sum((t.outstanding for t in everything if t.is_credit), currency)
    if unapplied is not None:
        credit += unapplied
    claims = [t for t in everything if not t.is_credit and t.outstanding.is_positive]
    if not credit:
        return Position(currency=currency, claims=tuple(claims), unused_credit=credit)
    left: dict[UUID, Money] = {t.term_id: t.outstanding for t in claims}
    for term in sorted(claims, key=lambda t: t.disputed):
        used = min(credit, left[term.term_id])
        left[term.term_id] -= used
        credit -= used
    return Position(
        currency=currency,
        claims=tuple(
            replace(t, outstanding=left[t.term_id]) for t in claims if left[t.term_id]
        ),
        unused_credit=credit,
    )


def allocate(
    payment: Money, terms: Sequence[OpenTerm]
) -> tuple[tuple[Allocation, ...], Money]:
    """Spread a payment over terms in the order given, each filled before the next.

    The caller orders them: the invoices that the payer named, then by due date (the
    most burdensome and, among equals, the oldest debt: Código Civil, arts. 1172 and
    1174). Returns the allocations and what is left of the payment. Raises
    OverAllocationError for a payment that is not positive.
    """
    if not payment.is_positive:
        raise OverAllocationError(f"cannot allocate {payment}")
    left = payment
    shares: list[Allocation] = []
    for term in terms:
        if not left:
            break
        share = min(left, term.outstanding)
        if share.is_positive:
            shares.append(Allocation(term_id=term.term_id, amount=share))
            left -= share
    return tuple(shares), left


def paid_elsewhere(
    *, amount: Money, reported_outstanding: Money, known_before: Money, ours: Money
) -> Money:
    """What the creditor's books say was paid outside recobro.

    A file from an ERP tells an invoice's outstanding amount, in which our own payments
    may or may not be booked yet. What the ERP has newly seen paid is taken to be ours
    first, and only the rest as new money, so that a payment is never asked for twice
    nor counted twice. `known_before` is what this function returned the last time,
    `ours` what recobro itself has allocated to the invoice.
    """
    reported_paid = amount - reported_outstanding
    if reported_paid < known_before:
        return reported_paid  # a payment that the creditor had booked came back
    beyond_ours = reported_paid - ours
    return max(known_before, beyond_ours, key=lambda money: money.amount)

"""What is true of an account at the instant when a draft is judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class DebtorKind(StrEnum):
    """Whom the law protects differently."""

    CONSUMER = "consumer"
    BUSINESS = "business"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardDebtor:
    """How the debtor is called and in which language we write to them.

    `language` is a BCP 47 tag; only its first part counts.
    """

    first_name: str = ""
    full_name: str = ""
    language: str = "es"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardInvoice:
    """An invoice as it stands now; both amounts in the account's currency.

    `concept` is what the company wrote on it: beside the number, whatever it says
    («50 % matrícula», «Convenio») promises nothing.
    """

    number: str
    amount: Decimal
    outstanding: Decimal
    due_date: date
    concept: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOffer:
    """Authorised: `installments` payments of `amount`, the first on `first_date`.

    `frequency` is `weekly`, `biweekly` or `monthly` (other words for these too).
    """

    installments: int
    amount: Decimal
    first_date: date
    frequency: str = "monthly"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountOffer:
    """Authorised: everything settled for `amount_to_pay` until that day inclusive."""

    percent: Decimal
    amount_to_pay: Decimal
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionOffer:
    """Authorised: the same amount, to be paid by `until` inclusive."""

    until: date


Offer = PlanOffer | DiscountOffer | ExtensionOffer


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedAmount:
    """A promise that the debtor made, or a payment that was received."""

    date: date
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardFacts:
    """Everything that a message to this debtor may rest on.

    `balance` is what is owed now. `links`, `phones` and `accounts` are the addresses,
    telephone numbers and bank accounts (IBAN, CLABE, CCI, CBU) that may appear.
    `credit_bureau_notice` is true only where this very message is the prior demand
    that the law requires before a debtors' register is told.
    """

    creditor: str
    debtor: GuardDebtor
    identity_verified: bool
    debtor_kind: DebtorKind
    currency: str
    balance: Decimal
    invoices: tuple[GuardInvoice, ...] = ()
    offers: tuple[Offer, ...] = ()
    promises: tuple[DatedAmount, ...] = ()
    payments: tuple[DatedAmount, ...] = ()
    links: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    credit_bureau_notice: bool = False

    @property
    def is_consumer(self) -> bool:
        """Whether the debtor is a person whom consumer law protects."""
        return self.debtor_kind is DebtorKind.CONSUMER

    @property
    def plans(self) -> tuple[PlanOffer, ...]:
        """The instalment plans that may be offered."""
        return tuple(o for o in self.offers if isinstance(o, PlanOffer))

    @property
    def discounts(self) -> tuple[DiscountOffer, ...]:
        """The discounts that may be offered."""
        return tuple(o for o in self.offers if isinstance(o, DiscountOffer))

    @property
    def extensions(self) -> tuple[ExtensionOffer, ...]:
        """The later dates that may be offered."""
        return tuple(o for o in self.offers if isinstance(o, ExtensionOffer))

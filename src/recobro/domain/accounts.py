"""All that is known of one account at one moment: what every rule is asked with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from recobro.domain.compliance.vocabulary import NOT_A_CONTACT
from recobro.domain.ledger import OpenTerm, Position
from recobro.domain.messages import Channel
from recobro.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint:
    """An address on a channel.

    `status` is unverified, verified, invalid or wrong_person. `at_work` is an address
    of a workplace, where others may read; `given_by_debtor` one that the debtor gave.
    """

    contact_point_id: UUID
    channel: Channel
    address: str
    user_id: str = ""
    status: str = "unverified"
    preferred: bool = False
    authorised: bool = True
    at_work: bool = False
    given_by_debtor: bool = False

    @property
    def usable(self) -> bool:
        """Whether it may be tried at all."""
        return self.status not in {"invalid", "wrong_person"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtorProfile:
    """Who owes: how they are called, where they live, what they speak."""

    debtor_id: UUID
    name: str
    kind: str
    language: str
    country: str
    subdivision: str = ""
    timezone: str = ""
    identity_question: str = ""
    identity_answer: str = ""
    deceased: bool = False
    tags: frozenset[str] = frozenset()

    @property
    def first_name(self) -> str:
        """What to call a person; a business keeps its whole name.

        Files often write «Apellidos, Nombre».
        """
        if self.kind == "business":
            return self.name
        given = self.name.split(",", 1)[1] if "," in self.name else self.name
        words = given.split()
        return words[0].capitalize() if words else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One dated part of a plan and what is left of it."""

    instalment_id: UUID
    seq: int
    date: date
    amount: Money
    outstanding: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningPlan:
    """A plan in force, its instalments filled in order by what was paid."""

    plan_id: UUID
    covers: Mapping[UUID, Money]
    instalments: tuple[Instalment, ...]

    @property
    def next_instalment(self) -> Instalment | None:
        """The first one not wholly paid."""
        return next((i for i in self.instalments if i.outstanding), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningPromise:
    """A promise in force and what is left of it."""

    promise_id: UUID
    date: date
    amount: Money
    outstanding: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningSettlement:
    """A discount in force: `paid` so far of `amount_to_pay`."""

    settlement_id: UUID
    percent: Decimal
    amount_to_pay: Money
    until: date
    covers: Mapping[UUID, Money]
    paid: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A pause of the account, or of one invoice; without `until` it is open-ended."""

    reason: str
    until: datetime | None
    invoice_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastContact:
    """A contact or attempt: when, on which channel, why, and what came of it.

    What the caps count of it is their own rules' matter. `inbound` is one that the
    person began; `account_id` says about which account, where that is known.
    """

    at: datetime
    channel: Channel
    purpose: str
    outcome: str
    inbound: bool = False
    account_id: UUID | None = None

    @property
    def may_have_reached(self) -> bool:
        """Whether the person may have heard from us by it."""
        return not self.inbound and self.outcome not in NOT_A_CONTACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One debtor's open position in one currency, with all that bears on it.

    `stops` maps each reason to its channel, empty for all channels. `conversation` is
    the status of the conversation, `holder` who answers in it.
    """

    account_id: UUID
    currency: str
    debtor: DebtorProfile
    contact_points: tuple[ContactPoint, ...]
    position: Position
    plan: RunningPlan | None = None
    promise: RunningPromise | None = None
    settlement: RunningSettlement | None = None
    holds: tuple[Hold, ...] = ()
    stops: tuple[tuple[str, str], ...] = ()
    open_disputes: int = 0
    open_hand_overs: tuple[str, ...] = ()
    holder: str = "agent"
    last_inbound_at: datetime | None = None
    contacts: tuple[PastContact, ...] = ()
    done_steps: frozenset[str] = frozenset()
    promises_kept: int = 0
    promises_broken: int = 0
    risk: float | None = None

    @property
    def stopped_channels(self) -> frozenset[Channel]:
        """The channels on which contact is stopped."""
        named = {channel for _, channel in self.stops}
        if "" in named:
            return frozenset(Channel)
        return frozenset(Channel(channel) for channel in named)

    @property
    def stopped(self) -> bool:
        """Whether every channel is stopped."""
        return self.stopped_channels == frozenset(Channel)

    def contact_on(self, channel: Channel) -> ContactPoint | None:
        """The best address on a channel that is not stopped."""
        if channel in self.stopped_channels:
            return None
        candidates = [
            point
            for point in self.contact_points
            if point.channel is channel and point.usable
        ]
        candidates.sort(key=lambda p: (not p.preferred, p.status != "verified"))
        return candidates[0] if candidates else None


def progress(covers: Mapping[UUID, Money], open_terms: Iterable[OpenTerm]) -> Money:
    """What has been paid of the covered terms since they were covered.

    Raises ValueError where nothing is covered.
    """
    if not covers:
        raise ValueError("an agreement covers at least one term")
    currency = next(iter(covers.values())).currency
    left = {term.term_id: term.outstanding for term in open_terms}
    zero = Money.zero(currency)
    return Money.sum(
        (
            covered - min(covered, left.get(term_id, zero))
            for term_id, covered in covers.items()
        ),
        currency,
    )


def fill(parts: Iterable[Money], paid: Money) -> tuple[Money, ...]:
    """What is left of each part once `paid` has filled them in order."""
    left = paid
    outstanding: list[Money] = []
    for part in parts:
        share = min(part, left)
        outstanding.append(part - share)
        left -= share
    return tuple(outstanding)


def covers_to_json(covers: Mapping[UUID, Money]) -> list[dict[str, str]]:
    """The covered terms as they are stored with an agreement."""
    return [
        {"term": str(term_id), "amount": str(money.amount)}
        for term_id, money in covers.items()
    ]


def covers_from_json(
    items: Iterable[Mapping[str, str]], currency: str
) -> dict[UUID, Money]:
    """The covered terms of a stored agreement."""
    return {
        UUID(item["term"]): Money(Decimal(item["amount"]), currency) for item in items
    }

"""What a turn decides that must be done: a closed union, carried out by the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from recobro.domain.messages import Channel
from recobro.domain.money import Money
from recobro.domain.plans import Instalment
from recobro.domain.promises import PromiseOutcome
from recobro.domain.readings import Intent

ALL_CHANNELS = frozenset(Channel)


class HandOverReason(StrEnum):
    """Why a person is called."""

    ASKED = "asked"
    CARE = "care"
    HARDSHIP = "hardship"
    DISPUTE = "dispute"
    ALREADY_PAID = "already_paid"
    COMPLAINT = "complaint"
    LEGAL = "legal"
    DECEASED = "deceased"
    DATA_RIGHTS = "data_rights"
    MISUNDERSTOOD = "misunderstood"
    HIGH_BALANCE = "high_balance"
    IDENTITY_FAILED = "identity_failed"
    OUT_OF_POLICY = "out_of_policy"
    ABUSE = "abuse"
    PAYMENT_PROBLEM = "payment_problem"
    OTHER = "other"


class Priority(StrEnum):
    """How soon."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"


class StopScope(StrEnum):
    """What a stop covers."""

    CONTACT_POINT = "contact_point"  # this address only: the wrong person has it
    DEBTOR = "debtor"  # every address of the debtor on those channels


class HoldReason(StrEnum):
    """Why contact rests."""

    CARE = "care"
    HARDSHIP = "hardship"
    DISPUTE = "dispute"
    LEGAL = "legal"
    DECEASED = "deceased"
    COMPLAINT = "complaint"
    DATA_RIGHTS = "data_rights"
    PAYMENT_CLAIM = "payment_claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPromise:
    """A promise is in force: this amount on this day."""

    date: date
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosePromise:
    """The promise in force ends; `replaced` where another agreement takes its place."""

    outcome: PromiseOutcome | None = None

    @property
    def replaced(self) -> bool:
        """Whether a new agreement took its place."""
        return self.outcome is None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreePlan:
    """A plan is in force; the parts add up to `total` exactly."""

    instalments: tuple[Instalment, ...]
    total: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosePlan:
    """The plan in force ends: completed, or replaced by another agreement."""

    completed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveInstalments:
    """Instalments of the plan in force change their days; the amounts stay."""

    moves: tuple[tuple[date, date], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SendDocuments:
    """The reply leads to these documents: `invoice`, `statement`, `plan`."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSurvey:
    """How it went is asked: the case closed, or a person helped."""

    occasion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSurvey:
    """The answer: a score of 1 (bad) to 5 (good), or a comment in words."""

    score: int | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantExtension:
    """Nothing is asked for before this day."""

    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeDiscount:
    """Paying `amount_to_pay` by `until` settles the balance."""

    percent: Decimal
    amount_to_pay: Money
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SendPaymentLink:
    """The reply carries a link for this amount; `purpose` names what it pays."""

    amount: Money
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDispute:
    """What is contested: one invoice, or all where None."""

    invoice_number: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPaymentClaim:
    """The person says that it is paid; to be checked before anything is asked for."""

    date: date | None
    amount: Money | None
    method: str | None
    with_proof: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StopContact:
    """No message on these channels from now on, queued ones included."""

    channels: frozenset[Channel]
    scope: StopScope
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkWrongPerson:
    """The address that wrote does not reach the debtor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkDeceased:
    """The debtor has died, as told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkVerified:
    """The reader has shown to be the debtor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What the person who takes over needs to know first."""

    said: str
    intents: tuple[Intent, ...]
    balance: Money
    offered: str | None = None
    care: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHandOver:
    """A person is asked to take the conversation."""

    reason: HandOverReason
    priority: Priority
    brief: Brief


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHold:
    """Contact rests until a day; None until a person lifts it."""

    until: date | None
    reason: HoldReason


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftHold:
    """A breathing space ends early, because the person agreed something themself."""

    reason: HoldReason


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelQueued:
    """Whatever was queued for this account is taken back."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddContactPoint:
    """The debtor gave a new address (to be verified by its first use)."""

    channel: Channel
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPreference:
    """The debtor prefers this channel."""

    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class PostponeContact:
    """Nothing before this moment, as asked."""

    until: datetime


Effect = (
    RecordPromise | ClosePromise | AgreePlan | ClosePlan | GrantExtension
    | AgreeDiscount | SendPaymentLink | OpenDispute | RecordPaymentClaim | StopContact
    | MarkWrongPerson | MarkDeceased | MarkVerified | OpenHandOver | PlaceHold
    | LiftHold | CancelQueued | AddContactPoint | SetPreference | PostponeContact
    | MoveInstalments | SendDocuments | AskSurvey | RecordSurvey
)  # fmt: skip

"""Facts: all that the rules may ask about a debtor, a debt and what was done so far.

None means unknown everywhere, and a rule that needs an unknown fact is broken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

EMPTY: Mapping[str, bool | None] = {}
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastContact:
    """An attempt or a contact that happened (or is reserved and will).

    `at` carries a zone. `outcome` is a word such as "conversation", "no_answer",
    "delivered", "failed"; a word in none of the lists of `vocabulary` counts as
    everything. `same_debt` and `same_creditor` compare with the debt at hand; unknown
    counts as the same. `counted` False releases it from every cap, True forces it in.
    """

    at: datetime
    channel: str
    direction: str = "outbound"
    outcome: str = "unknown"
    same_debt: bool | None = True
    same_creditor: bool | None = True
    purpose: str | None = None
    counted: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptOuts:
    """What the person told us to stop: all of it, a channel, or one address."""

    everything: bool = False
    channels: frozenset[str] = NOTHING
    addresses: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Times of the week: for each day from Monday, (start, end) in minutes or None.

    Half-open: 9:00 to 21:00 is (540, 1260) and 21:00 is outside.
    """

    days: tuple[tuple[int, int] | None, ...]

    def __post_init__(self) -> None:
        if len(self.days) != 7:
            raise ValueError(f"hours have seven days, not {len(self.days)}")
        for day in self.days:
            if day is not None and not 0 <= day[0] < day[1] <= 1440:
                raise ValueError(f"not a span of a day in minutes: {day}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What the person asked for.

    `hours` narrows (honoured by `debtor_preference`). `agreed_hours` replaces the
    hours of a rule that allows it, and may widen them; `evidence` is
    "separate_later_instrument" or "any", `agreed_holidays` whether closed days were
    agreed to as well. `channels` None is no wish; otherwise only these.
    """

    hours: Hours | None = None
    channels: frozenset[str] | None = None
    refused_channels: frozenset[str] = NOTHING
    refused_places: frozenset[str] = NOTHING
    agreed_hours: Hours | None = None
    agreed_holidays: bool = False
    evidence: str | None = None


NO_PREFERENCES = Preferences()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingFacts:
    """What is known about a debt that would be reported to a credit file.

    Money is in `currency`; `principal` is without interest and penalties. `notices`
    are the dates of the notices before listing. The yes-or-no facts (debt_certain,
    informed_in_contract...) are flags of `ContactFacts`.
    """

    principal: Decimal | None = None
    currency: str | None = None
    due_on: date | None = None
    default_on: date | None = None
    paid_on: date | None = None
    notices: tuple[date, ...] | None = None
    message_sent_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtFacts:
    """What the limitation rules ask.

    `enforceable_on` is the day from which payment could be demanded, `restarted_on`
    the latest event that restarted the clock, `restart_event` its kind. `barred`
    states the result where somebody who knows has said it. `masc_offer_on` is the
    date of a binding offer before a suit.
    """

    enforceable_on: date | None = None
    restarted_on: date | None = None
    restart_event: str | None = None
    barred: bool | None = None
    offer_on: date | None = None
    first_communication_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFacts:
    """Everything about the person and the debt that the rules may ask.

    `zones` are IANA names: all the places where the person may be, all of which must
    agree; empty is unknown. `history` None is unknown, empty is known to be empty.
    `content` are the tags of what would be said, `inquiries` what would be asked.
    `authorised_channels` are those that the person chose. `flags` holds the yes-or-no
    facts by name. `since` dates a moratorium by the name of its flag. `references` are
    dated legal amounts ("UF", "SMLMV", "ECB_MRO"), looked up by the caller.
    """

    debtor: str | None = None
    collector: str | None = None
    party: str | None = None
    debt_type: str | None = None
    zones: tuple[str, ...] = ()
    subdivision: str | None = None
    place: str | None = None
    history: tuple[PastContact, ...] | None = None
    opt_outs: OptOuts | None = None
    preferences: Preferences | None = NO_PREFERENCES
    authorised_channels: frozenset[str] | None = None
    content: frozenset[str] | None = None
    inquiries: frozenset[str] | None = None
    caller_prefix: str | None = None
    identity_failures: int = 0
    listing: ListingFacts = ListingFacts()
    debt: DebtFacts = DebtFacts()
    flags: Mapping[str, bool | None] = field(default_factory=lambda: EMPTY)
    since: Mapping[str, date] = field(default_factory=dict)
    references: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDays:
    """The days on which a place is closed, by year.

    A year that is not a key is unknown, and a rule that needs it is broken: an empty
    set says that the year is known to have no closed day.
    """

    by_year: Mapping[int, frozenset[date]]

    def is_closed(self, day: date) -> bool | None:
        """Whether the day is closed; None where its year is unknown."""
        days = self.by_year.get(day.year)
        return None if days is None else day in days

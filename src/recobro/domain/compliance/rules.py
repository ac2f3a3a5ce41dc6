"""What every rule says, and the rule types about contacts (LAW.md, section 13).

The types about listings, money, suits and records are in `debt_rules`. Every rule has
the common head of `Rule`; the type adds its own numbers. Days are natural days at the
place of the debtor.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recobro.domain.compliance.facts import NOTHING, Hours
from recobro.domain.compliance.verdicts import Sentence
from recobro.domain.compliance.vocabulary import Basis, Consequence, Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """To what a rule applies: all conditions must hold; None is any.

    `starts` and `ends` are local dates, both included.
    """

    actions: frozenset[str] | None = None
    channels: frozenset[str] | None = None
    purposes: frozenset[str] | None = None
    debtors: frozenset[str] | None = None
    collectors: frozenset[str] | None = None
    debt_types: frozenset[str] | None = None
    parties: frozenset[str] | None = None
    automated: bool | None = None
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every rule says about itself.

    `id` is the row of the tables; `part` tells the rules of one row apart and is empty
    for the first. `cite` is the article, `source` the key of the pack's source, `url`
    where it was read, `tag` how.
    """

    id: str
    part: str = ""
    basis: Basis
    cite: str
    source: str
    url: str | None
    tag: Tag
    confidence: str
    scope: Scope
    on_violation: Consequence
    message: Sentence
    note: str | None = None

    @property
    def key(self) -> str:
        """The name of this rule within its pack: "US-05" or "US-05/opt_out"."""
        return f"{self.id}/{self.part}" if self.part else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWindow(Rule):
    """Hours of the week in which a contact may start.

    `override` is the evidence with which the debtor may agree to other hours: "any",
    "separate_later_instrument", or None for never.
    """

    hours: Hours
    holidays_closed: bool
    override: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrequencyCap(Rule):
    """At most `max` past attempts, contacts or conversations in a period.

    `unit`: calendar_day, calendar_week (from Monday), calendar_month, rolling_days
    (`n` local dates, today the last), strictest_week (the calendar week and the seven
    days before, both). `min_full_days_between` whole days must lie between two.
    `within` is debtor, debtor_creditor or debtor_debt. `when_flag` switches it on.
    """

    channels: frozenset[str]
    count: str
    max: int
    unit: str
    n: int = 1
    min_full_days_between: int = 0
    within: str = "debtor"
    exempt_purposes: frozenset[str] = NOTHING
    uncounted_outcomes: frozenset[str] = NOTHING
    exempt_flag: str | None = None
    when_flag: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooldown(Rule):
    """Silence on `channels` for `days` local dates after an event.

    `day_one` says whether the date of the event is the first of them (event_date) or
    the next (next_day). `after`: conversation, contact, promise or refusal.
    """

    channels: frozenset[str]
    after: str
    days: int
    day_one: str
    within: str = "debtor"
    exempt_flag: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelLock(Rule):
    """Once contacted through a channel, no other channel in the same period."""

    count: str
    unit: str
    n: int = 1
    within: str = "debtor_creditor"
    exempt_purposes: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelAuthorization(Rule):
    """The channel was chosen by the debtor, or `required_flag` holds.

    `when_flag` limits the rule to contacts where the flag is not known to be false.
    """

    required_flag: str | None = None
    when_flag: str | None = None
    content_tags: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelBan(Rule):
    """Channels that may not be used.

    Except where `except_flag` holds, or `with_flag` does for one of `debt_types`.
    """

    channels: frozenset[str]
    except_flag: str | None = None
    debt_types: frozenset[str] = NOTHING
    with_flag: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtorPreference(Rule):
    """The times, places and channels that the debtor asked for or refused."""

    work_prohibited_flag: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptOut(Rule):
    """The person said stop.

    `reach`: address (that number), channel or all. `flag` names a fact that stands for
    the request instead of the list of opt-outs (a written demand to cease).
    """

    reach: str
    flag: str | None = None
    keywords: tuple[str, ...] = ()
    exempt_purposes: frozenset[str] = NOTHING
    exempt_channels: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdParty(Rule):
    """Who may be contacted besides the debtor.

    `tolerated_without_debt`: others may be asked where the debtor is if nothing about
    the debt is said. `only_flag`: while the flag holds, only `only_parties` may be
    contacted (a represented consumer: the attorney).
    """

    allow: frozenset[str]
    tolerated_without_debt: bool = False
    work_channels: str | None = None
    only_flag: str | None = None
    only_parties: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceBan(Rule):
    """People who are never contacted: minor, elderly_non_debtor, deceased."""

    ban: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity(Rule):
    """Nothing about the debt before the person is known to be the debtor."""

    methods: tuple[str, ...] = ()
    max_failures: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Rule):
    """What must be said.

    `required` are flags that must hold; `content` are duties that are only handed on.
    `when`: first_contact, every_contact, every_electronic, every_document,
    start_of_interaction. `if_flag` limits it, `except_flag` lifts it.
    """

    when: str
    required: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    if_flag: str | None = None
    except_flag: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentBan(Rule):
    """Tags that what is said may not carry."""

    ban: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryBan(Rule):
    """What may not be asked."""

    ban: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerId(Rule):
    """How the caller must show: not hidden, not premium, with a prefix."""

    hidden: bool | None = None
    premium: bool | None = None
    prefix: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreContactNotice(Rule):
    """A notice that must precede the contact, or follow the first one in time.

    With `within_days` the notice may come up to that many days after the first
    communication. `transposes` names a directive that must have been transposed by
    the State for the rule to apply at all.
    """

    required_flag: str
    when_flag: str | None = None
    within_days: int | None = None
    dispute_days: int | None = None
    transposes: str | None = None
    content: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanHandoff(Rule):
    """Who asks for a person gets one: no further automated contact before."""

    max_wait_seconds: int | None = None
    target_percent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence(Rule):
    """A registration of the organisation; broken when it is known to be missing."""

    registry: str
    flag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moratorium(Rule):
    """While a flag holds, nothing; for `days` where its start is known."""

    flag: str
    days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingChange(Rule):
    """A change of the law to look for; never decides."""

    topic: str
    check_by: date

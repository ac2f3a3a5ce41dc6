"""The rule types about listings, money, suits, decisions and records.

Days are natural days at the place of the debtor, percentages are plain numbers (2 is
2 %), money is a Decimal in the currency beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from recobro.domain.compliance.facts import NOTHING
from recobro.domain.compliance.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallDebt:
    """More notices for a debt up to `percent` of the reference amount `of`."""

    percent: Decimal
    of: str
    notices: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PreListing(Rule):
    """What must be true before a debt is reported to a credit file.

    `notice_days` must pass after the (last) notice; `max_months_after_default` is the
    latest moment to report; `contact_or_wait_days` asks for a live conversation or a
    message, not returned, that many days ago.
    """

    min_principal: Decimal | None = None
    currency: str | None = None
    required_all: tuple[str, ...] = ()
    required_any: tuple[str, ...] = ()
    forbid_if: tuple[str, ...] = ()
    notice_days: int | None = None
    small_debt: SmallDebt | None = None
    max_months_after_default: int | None = None
    max_age_years: int | None = None
    contact_or_wait_days: int | None = None
    post_notice_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingLimit(Rule):
    """How long a debt may stay in a credit file.

    `max_months` from `since` (due_date or default_date) while unpaid. After payment:
    nothing (`remove_on_payment`), or `paid_factor` times the time of default, at most
    `paid_max_months`, from the payment.
    """

    max_months: int
    since: str
    remove_on_payment: bool = False
    paid_factor: int | None = None
    paid_max_months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeScope(Rule):
    """Charges that may not be made at all."""

    ban: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """Up to `limit` (None: without limit), `value` percent or money."""

    limit: Decimal | None
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeCap(Rule):
    """The most that a charge of `charges` may come to.

    `tiers` are marginal percentages of the overdue amount in units of `unit` (a
    reference amount, or the currency itself). Charged only from day `from_day` of
    delay, and only for work that was done (`only_actual_activity`).
    `missing_action_penalty` units are taken off the cap where the free reminder within
    the first `useful_action_days` was not given. `flat_percent` of the base.
    """

    charges: frozenset[str]
    tiers: tuple[Tier, ...] = ()
    unit: str | None = None
    from_day: int | None = None
    flat_percent: Decimal | None = None
    only_actual_activity: bool = False
    useful_action_days: int | None = None
    missing_action_penalty: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest(Rule):
    """A limit on late interest, or the statutory rate.

    `index` names the reference rate (its value in the facts). With `margin_points`
    the statutory rate is index plus margin; with `max_multiple` a ceiling is that
    multiple of the index; `max_margin_over_remuneratory` is a ceiling over the
    contract's own rate; `default_percent` runs where nothing was agreed.
    `floor_percent_of_statutory` warns of an abusively low agreed rate.
    """

    index: str | None = None
    margin_points: Decimal | None = None
    max_multiple: Decimal | None = None
    max_margin_over_remuneratory: Decimal | None = None
    default_percent: Decimal | None = None
    floor_percent_of_statutory: Decimal | None = None
    reset: str | None = None
    feed: str | None = None
    charges: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Compensation(Rule):
    """A fixed sum for late payment between businesses.

    `tiers` by principal: (below this limit, this sum).
    """

    tiers: tuple[Tier, ...]
    currency: str
    extra_evidenced: bool = False
    excluded_flag: str | None = None
    charges: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Limitation(Rule):
    """When a debt is time-barred, and what that forbids.

    Years by debt type (`default_years` otherwise), and by subdivision first.
    `restart_on` are the events that restart the clock. `on_expired`: warn,
    no_suit_no_threat, stop_demands or stop_if_refused.
    """

    default_years: int | None
    by_type: Mapping[str, int]
    by_subdivision: Mapping[str, Mapping[str, int]]
    restart_on: frozenset[str]
    on_expired: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreLitigation(Rule):
    """What must be true before a suit: flags, and days since a binding offer."""

    required_flags: tuple[str, ...] = ()
    forbid_if: tuple[str, ...] = ()
    offer_min_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AutomatedDecision(Rule):
    """Decisions of weight need a person, or a way to one.

    `or_flag` (a human in the loop) satisfies the rule; otherwise all `require_flags`.
    """

    significant: frozenset[str]
    require_flags: tuple[str, ...]
    or_flag: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaints(Rule):
    """Days to answer (or acknowledge) a complaint; only duties."""

    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataProtection(Rule):
    """Duties of the controller; only duties."""

    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(Rule):
    """How long records are kept and what an erasure request does; only duties."""

    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTerm(Rule):
    """The longest payment term that may be agreed; warns."""

    max_days: int

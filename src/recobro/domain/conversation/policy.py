"""What the company allows in a negotiation: the limits of every offer, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from recobro.domain.plans import PlanLimits

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class InvalidPolicyError(ValueError):
    """A policy that cannot be read; the message names the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHours:
    """When a person is on duty, in the account's zone; `until` is exclusive."""

    days: frozenset[int]
    start: time
    until: time

    def open_at(self, moment: datetime) -> bool:
        """Whether somebody is on duty at a local moment."""
        return moment.weekday() in self.days and (
            self.start <= moment.time().replace(tzinfo=None) < self.until
        )

    def next_opening(self, moment: datetime) -> datetime:
        """The first moment from now on at which somebody is on duty."""
        if self.open_at(moment):
            return moment
        for ahead in range(8):
            day = moment + timedelta(days=ahead)
            opening = day.replace(
                hour=self.start.hour, minute=self.start.minute, second=0, microsecond=0
            )
            if opening >= moment and day.weekday() in self.days:
                return opening
        return moment

    def works_on(self, day: date) -> bool:
        """Whether the office opens at all on a day."""
        return day.weekday() in self.days


@dataclass(frozen=True, slots=True, kw_only=True)
class NegotiationPolicy:
    """The limits of a negotiation; the default is conservative.

    Money is in the account's currency. `human_over` is the balance from which a person
    handles the case (None: never for that alone). `office_hours` None means always.
    `discount_from_days` is how old the oldest debt must be before a discount is
    offered. Of a plan in force, an instalment may be moved once by `max_move_days` at
    most, and `skips_per_plan` may be put off by a whole period. An offer left without
    an answer is recalled once after `follow_up_hours` (0: never).
    """

    max_installments: int = 3
    min_installment: Decimal = Decimal(1)
    max_first_payment_days: int = 7
    max_plan_months: int = 3
    max_discount_percent: Decimal = Decimal(0)
    discount_needs_full_payment_within_days: int = 0
    max_extension_days: int = 7
    human_over: Decimal | None = None
    office_hours: OfficeHours | None = None
    breathing_space_days: int = 30
    promise_grace_days: int = 0
    hardship_to_a_person: bool = False
    discount_from_days: int = 0
    max_move_days: int = 7
    skips_per_plan: int = 0
    follow_up_hours: int = 20
    asks_survey: bool = False

    @property
    def plan_limits(self) -> PlanLimits:
        """The part of the policy that bounds a plan."""
        return PlanLimits(
            max_installments=self.max_installments,
            min_installment=self.min_installment,
            max_first_payment_days=self.max_first_payment_days,
            max_plan_months=self.max_plan_months,
        )

    @property
    def latest_promise_days(self) -> int:
        """How many days ahead a promise may lie without anything being granted."""
        return max(self.max_extension_days, self.max_first_payment_days)

    @property
    def discounts(self) -> bool:
        """Whether a discount may be offered at all."""
        return (
            self.max_discount_percent > 0
            and self.discount_needs_full_payment_within_days > 0
        )

    def on_duty(self, moment: datetime) -> bool:
        """Whether a person is on duty at a local moment."""
        return self.office_hours is None or self.office_hours.open_at(moment)


DEFAULT_POLICY = NegotiationPolicy()
_COUNTS = (
    "max_installments", "max_first_payment_days", "max_plan_months",
    "discount_needs_full_payment_within_days", "max_extension_days",
    "breathing_space_days", "promise_grace_days", "discount_from_days",
    "max_move_days", "skips_per_plan", "follow_up_hours",
)  # fmt: skip
_NUMBERS = ("min_installment", "max_discount_percent", "human_over")
_SWITCHES = ("hardship_to_a_person", "asks_survey")


def policy_from_json(values: Mapping[str, Any]) -> NegotiationPolicy:
    """The policy that a mapping describes; what it lacks has the default.

    Counts are integers, money and percentages decimal strings. Raises
    InvalidPolicyError naming the field.
    """
    fields: dict[str, Any] = {}
    for name in _COUNTS:
        if name in values:
            fields[name] = _count(name, values[name])
    for name in _NUMBERS:
        if values.get(name) is not None:
            fields[name] = _decimal(name, values[name])
    if fields.get("max_discount_percent", Decimal(0)) > 100:
        raise InvalidPolicyError("max_discount_percent is above 100")
    for name in _SWITCHES:
        if name in values:
            fields[name] = bool(values[name])
    if values.get("office_hours") is not None:
        fields["office_hours"] = _hours(values["office_hours"])
    return NegotiationPolicy(**fields)


def policy_to_json(policy: NegotiationPolicy) -> dict[str, Any]:
    """The policy as plain values, for storage and for the console."""
    hours = policy.office_hours
    return {
        **{name: getattr(policy, name) for name in _COUNTS},
        **{
            name: None if getattr(policy, name) is None else str(getattr(policy, name))
            for name in _NUMBERS
        },
        **{name: getattr(policy, name) for name in _SWITCHES},
        "office_hours": None
        if hours is None
        else {
            "days": [_DAYS[d] for d in sorted(hours.days)],
            "from": hours.start.strftime("%H:%M"),
            "to": hours.until.strftime("%H:%M"),
        },
    }


def _count(name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise InvalidPolicyError(f"{name} must be a whole number from 0, not {value!r}")
    return value


def _decimal(name: str, value: object) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise InvalidPolicyError(f"{name} must be a number, not {value!r}") from None
    if isinstance(value, bool) or not number.is_finite() or number < 0:
        raise InvalidPolicyError(f"{name} must be a number from 0, not {value!r}")
    return number


def _hours(value: object) -> OfficeHours:
    try:
        assert isinstance(value, Mapping)
        days = frozenset(_DAYS.index(str(day)) for day in value["days"])
        start, until = (time.fromisoformat(str(value[k])) for k in ("from", "to"))
    except (AssertionError, KeyError, ValueError, TypeError):
        raise InvalidPolicyError(
            'office_hours must look like {"days": ["mon"], "from": "09:00", '
            f'"to": "18:00"}}, not {value!r}'
        ) from None
    if not days or start >= until:
        raise InvalidPolicyError("office_hours must open before they close, some day")
    return OfficeHours(days=days, start=start, until=until)

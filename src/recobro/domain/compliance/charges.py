"""Checks about money that would be added to a debt."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from recobro.domain.compliance.actions import Charge
from recobro.domain.compliance.checks import BaseCheck, Duty, FlagReader, YesOrNo
from recobro.domain.compliance.debt_rules import (
    ChargeCap,
    ChargeScope,
    Compensation,
    Interest,
    PaymentTerm,
    Tier,
)
from recobro.domain.compliance.situation import Situation

HUNDRED = Decimal(100)
ZERO = Decimal(0)


def marginal_cap(base: Decimal, tiers: tuple[Tier, ...]) -> Decimal:
    """The sum of each tier's percentage of the part of `base` that lies in it.

    15 units under 9 % up to 10 and 6 % up to 50: 0.9 + 0.3 = 1.2.
    """
    total, floor = ZERO, ZERO
    for tier in tiers:
        top = base if tier.limit is None else min(base, tier.limit)
        if top > floor:
            total += (top - floor) * tier.value / HUNDRED
            floor = top
    return total


def tier_value(amount: Decimal, tiers: tuple[Tier, ...]) -> Decimal:
    """The value of the first tier whose limit is above the amount."""
    for tier in tiers:
        if tier.limit is None or amount < tier.limit:
            return tier.value
    return tiers[-1].value


class ChargeScopeCheck(YesOrNo):
    """Charges that may not be made at all."""

    __slots__ = ("ban",)

    def __init__(self, rule: ChargeScope) -> None:
        self.ban = rule.ban

    def holds(self, situation: Situation) -> bool:
        """Known, and not one of them."""
        charge = situation.action.charge
        return charge is not None and charge.name not in self.ban

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """What would be charged."""
        return ("charge",) if situation.action.charge is None else ()


class ChargeCapCheck(BaseCheck):
    """The most that a fee may come to, and the first day on which it may be asked."""

    __slots__ = ("rule",)

    def __init__(self, rule: ChargeCap) -> None:
        self.rule = rule

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """The first day of the delay on which the fee may be asked."""
        charge, rule = situation.action.charge, self.rule
        if charge is None:
            return None
        if charge.name not in rule.charges:
            return instant
        if rule.only_actual_activity and charge.activity_done is not True:
            return None
        if not self._within_cap(situation, charge):
            return None
        if rule.from_day is None:
            return instant
        if charge.due_on is None:
            return None
        first = charge.due_on + timedelta(days=rule.from_day)
        return situation.not_before(instant, first)

    def _within_cap(self, situation: Situation, charge: Charge) -> bool:
        rule = self.rule
        if not rule.tiers and rule.flat_percent is None:
            return True
        if charge.amount is None or charge.base is None:
            return False
        if rule.flat_percent is not None:
            return charge.amount * HUNDRED <= charge.base * rule.flat_percent
        unit = Decimal(1)
        if rule.unit is not None:
            known = situation.facts.references.get(rule.unit)
            if known is None or known <= ZERO:
                return False
            unit = known
        cap = marginal_cap(charge.base / unit, rule.tiers)
        penalty = rule.missing_action_penalty
        if penalty is not None and charge.useful_action_done is not True:
            cap = max(ZERO, cap - penalty)
        return charge.amount <= cap * unit

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The figures that nobody gave."""
        charge, rule = situation.action.charge, self.rule
        if charge is None:
            return ("charge",)
        names = [name for name in ("amount", "base") if getattr(charge, name) is None]
        if rule.from_day is not None and charge.due_on is None:
            names.append("due_date")
        if rule.unit is not None and rule.unit not in situation.facts.references:
            names.append(rule.unit)
        if rule.only_actual_activity and charge.activity_done is None:
            names.append("activity_done")
        return tuple(names)

    def duties(self) -> tuple[Duty, ...]:
        """The free reminder that the full fee supposes."""
        days = self.rule.useful_action_days
        return () if days is None else (Duty(f"free_reminder_within:{days}d"),)


class InterestCheck(YesOrNo):
    """A rate of late interest against its limit."""

    __slots__ = ("rule",)

    def __init__(self, rule: Interest) -> None:
        self.rule = rule

    def holds(self, situation: Situation) -> bool:
        """Not interest, or not above what may be asked."""
        charge, rule = situation.action.charge, self.rule
        if charge is None:
            return False
        if charge.name not in rule.charges:
            return True
        rate = charge.rate_percent
        if rate is None:
            return False
        if rule.floor_percent_of_statutory is not None:
            return self._above_floor(situation, charge, rate)
        ceiling = self.ceiling(situation, charge)
        return ceiling is not None and rate <= ceiling

    def _above_floor(self, situation: Situation, charge: Charge, rate: Decimal) -> bool:
        """Whether an agreed rate is not abusively low against the statutory one."""
        floor, margin = self.rule.floor_percent_of_statutory, self.rule.margin_points
        if charge.agreed_rate is not True or floor is None:
            return True
        index = situation.facts.references.get(self.rule.index or "")
        if index is None or margin is None:
            return False
        return rate * HUNDRED >= (index + margin) * floor

    def ceiling(self, situation: Situation, charge: Charge) -> Decimal | None:
        """The highest lawful rate, in percent a year; None where it is unknown."""
        rule = self.rule
        if rule.max_margin_over_remuneratory is not None:
            own = charge.remuneratory_percent
            return None if own is None else own + rule.max_margin_over_remuneratory
        if rule.default_percent is not None:
            return self._unless_agreed(charge, rule.default_percent)
        index = situation.facts.references.get(rule.index or "")
        if index is None:
            return None
        if rule.max_multiple is not None:
            return index * rule.max_multiple
        if rule.margin_points is None:
            return None
        return self._unless_agreed(charge, index + rule.margin_points)

    @staticmethod
    def _unless_agreed(charge: Charge, statutory: Decimal) -> Decimal | None:
        """The statutory rate runs only in default of an agreed one."""
        if charge.name == "late_interest" and charge.agreed_rate is True:
            return charge.rate_percent
        return statutory

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The rate, or what it is measured against."""
        charge = situation.action.charge
        if charge is None:
            return ("charge",)
        names = [] if charge.rate_percent is not None else ["rate_percent"]
        if charge.name in self.rule.charges and self.ceiling(situation, charge) is None:
            names.append(self.rule.index or "remuneratory_percent")
        return tuple(names)


class CompensationCheck(YesOrNo):
    """The fixed sum for late payment between businesses."""

    __slots__ = ("excluded", "rule")

    def __init__(self, rule: Compensation) -> None:
        self.rule = rule
        self.excluded = FlagReader(rule.excluded_flag) if rule.excluded_flag else None

    def holds(self, situation: Situation) -> bool:
        """Not this charge, or not above the sum of its tier plus evidenced costs."""
        charge, rule = situation.action.charge, self.rule
        if charge is None:
            return False
        if charge.name not in rule.charges:
            return True
        if self.excluded and self.excluded.of(situation.flags) is not False:
            return False
        if charge.amount is None or charge.currency != rule.currency:
            return False
        base = charge.base
        if base is None and len(rule.tiers) > 1:
            return False
        fixed = tier_value(base or ZERO, rule.tiers)
        extra = charge.extra_costs or ZERO
        return charge.amount <= fixed + (extra if rule.extra_evidenced else ZERO)

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The figures that nobody gave."""
        charge = situation.action.charge
        if charge is None:
            return ("charge",)
        names = ["amount"] if charge.amount is None else []
        if charge.base is None and len(self.rule.tiers) > 1:
            names.append("base")
        return tuple(names)


class PaymentTermCheck(YesOrNo):
    """The longest payment term that may be agreed."""

    __slots__ = ("max_days",)

    def __init__(self, rule: PaymentTerm) -> None:
        self.max_days = rule.max_days

    def holds(self, situation: Situation) -> bool:
        """No term in question, or not a longer one."""
        charge = situation.action.charge
        if charge is None or charge.term_days is None:
            return True
        return charge.term_days <= self.max_days

"""Checks about suits, time-barred debts and decisions of weight."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from recobro.domain.compliance.checks import (
    BaseCheck,
    Duty,
    FlagReader,
    Key,
    Sleep,
    YesOrNo,
    unknown_flags,
)
from recobro.domain.compliance.clocks import add_months
from recobro.domain.compliance.debt_rules import (
    AutomatedDecision,
    Limitation,
    PreLitigation,
)
from recobro.domain.compliance.situation import Situation
from recobro.domain.compliance.vocabulary import DECISIONS

# What is said of a suit; forbidden about a debt that can no longer be sued for.
SUIT_TAGS = frozenset({"suit_threat"})


class LimitationCheck(BaseCheck):
    """What a time-barred debt forbids, and one of which nobody knows."""

    __slots__ = ("by_place", "refused", "rule")

    def __init__(self, rule: Limitation) -> None:
        self.rule = rule
        self.refused = FlagReader("refused_because_barred")
        self.by_place = {
            name.rsplit("-", 1)[-1]: years
            for name, years in rule.by_subdivision.items()
        }

    def sleep(self, key: Key) -> Sleep | None:
        """A contact that says nothing of a suit, where only that is forbidden."""
        if key.kind != "contact" or self.rule.on_expired == "stop_demands":
            return None
        refused = (
            {self.refused.name} if self.rule.on_expired == "stop_if_refused" else ()
        )
        return Sleep(frozenset(refused), "content")

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """Now, or never: time only makes it worse."""
        kind = situation.action.kind
        if kind == "contact":
            return instant if self._contact_holds(situation, instant) else None
        if kind != "sue":
            return instant
        return instant if self.barred(situation, instant) is False else None

    def _contact_holds(self, situation: Situation, instant: datetime) -> bool:
        content = situation.facts.content
        effect = self.rule.on_expired
        threatens = content is None or not SUIT_TAGS.isdisjoint(content)
        if threatens and effect != "warn":
            return self.barred(situation, instant) is False
        if effect == "stop_demands":
            demands = situation.action.purpose in (None, "collection", "reminder")
            return not demands or self.barred(situation, instant) is not True
        if effect == "stop_if_refused":
            if self.refused.of(situation.flags) is False:
                return True
            return self.barred(situation, instant) is False
        return True

    def barred(self, situation: Situation, instant: datetime) -> bool | None:
        """Whether the time to sue is over; None where nobody knows."""
        debt = situation.facts.debt
        if debt.barred is not None:
            return debt.barred
        last = self.last_day(situation)
        if last is None or not situation.zones:
            return None
        return not situation.is_before(instant, last)

    def last_day(self, situation: Situation) -> date | None:
        """The day on which the debt becomes time-barred."""
        facts, rule = situation.facts, self.rule
        start = facts.debt.enforceable_on
        restarted = facts.debt.restarted_on
        event = facts.debt.restart_event
        if restarted is not None and (event is None or event in rule.restart_on):
            start = max(start or restarted, restarted)
        years = self._years(facts.debt_type, facts.subdivision)
        if start is None or years is None:
            return None
        return add_months(start, 12 * years)

    def _years(self, debt_type: str | None, subdivision: str | None) -> int | None:
        # "ES-CT" and "CT" name the same place within the pack of a country.
        place = (subdivision or "").rsplit("-", 1)[-1]
        local = self.by_place.get(place, {})
        name = debt_type or ""
        if name in local:
            return local[name]
        if "default" in local:
            return local["default"]
        return self.rule.by_type.get(name, self.rule.default_years)

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """Since when it could be demanded."""
        if situation.facts.debt.barred is not None:
            return ()
        return ("enforceable_date",) if self.last_day(situation) is None else ()

    def duties(self) -> tuple[Duty, ...]:
        """To warn, where the law only asks for that."""
        if self.rule.on_expired == "warn":
            return (Duty("warn_if_time_barred"),)
        return ()


class PreLitigationCheck(BaseCheck):
    """What must be true before a suit."""

    __slots__ = ("forbidden", "required", "rule")

    def __init__(self, rule: PreLitigation) -> None:
        self.rule = rule
        self.required = tuple(FlagReader(name) for name in rule.required_flags)
        self.forbidden = tuple(FlagReader(name) for name in rule.forbid_if)

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """When the time to answer a binding offer is over, if one was made."""
        flags = situation.flags
        if not all(reader.of(flags) is True for reader in self.required):
            return None
        if not all(reader.of(flags) is False for reader in self.forbidden):
            return None
        offered = situation.facts.debt.offer_on
        if self.rule.offer_min_days is None or offered is None:
            return instant
        wait = timedelta(days=self.rule.offer_min_days)
        return situation.not_before(instant, offered + wait)

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The flags that nobody knows."""
        return unknown_flags((*self.required, *self.forbidden), situation.flags)

    def duties(self) -> tuple[Duty, ...]:
        """How long an offer stands."""
        days = self.rule.offer_min_days
        return () if days is None else (Duty(f"offer_stands:{days}d"),)


class AutomatedDecisionCheck(YesOrNo):
    """A decision of weight has a person in it, or a way to one."""

    __slots__ = ("or_flag", "required", "significant")

    def __init__(self, rule: AutomatedDecision) -> None:
        self.significant = rule.significant
        self.required = tuple(FlagReader(name) for name in rule.require_flags)
        self.or_flag = FlagReader(rule.or_flag) if rule.or_flag else None

    def holds(self, situation: Situation) -> bool:
        """Of no weight, or with its safeguards; an unknown decision is of weight."""
        decision = situation.action.decision
        if decision in DECISIONS and decision not in self.significant:
            return True
        flags = situation.flags
        if self.or_flag is not None and self.or_flag.of(flags) is True:
            return True
        return all(reader.of(flags) is True for reader in self.required)

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """What is decided, or the safeguards that nobody knows."""
        unknown = unknown_flags(self.required, situation.flags)
        if situation.action.decision not in DECISIONS:
            return ("decision", *unknown)
        return unknown

    def duties(self) -> tuple[Duty, ...]:
        """To offer the safeguards."""
        return tuple(Duty(f"offer:{reader.name}") for reader in self.required)

"""Checks about credit files: what must precede a report, and how long it may stay."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from recobro.domain.compliance.checks import BaseCheck, Duty, FlagReader, unknown_flags
from recobro.domain.compliance.clocks import add_months
from recobro.domain.compliance.debt_rules import ListingLimit, PreListing
from recobro.domain.compliance.situation import Situation

HUNDRED = Decimal(100)


class PreListingCheck(BaseCheck):
    """What must be true before a debt is reported."""

    __slots__ = ("all_of", "any_of", "forbidden", "rule")

    def __init__(self, rule: PreListing) -> None:
        self.rule = rule
        self.all_of = tuple(FlagReader(name) for name in rule.required_all)
        self.any_of = tuple(FlagReader(name) for name in rule.required_any)
        self.forbidden = tuple(FlagReader(name) for name in rule.forbid_if)

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """When the days after the notice are over, if all the rest is in order."""
        if not self._flags_hold(situation) or not self._large_enough(situation):
            return None
        lawful: datetime | None = instant
        if self.rule.notice_days is not None:
            lawful = self._after_notice(situation, instant)
        if lawful is not None and self.rule.contact_or_wait_days is not None:
            lawful = self._after_message(situation, lawful)
        if lawful is None or not self._early_enough(situation, lawful):
            return None
        return lawful

    def _flags_hold(self, situation: Situation) -> bool:
        flags = situation.flags
        if not all(reader.of(flags) is True for reader in self.all_of):
            return False
        if self.any_of and not any(r.of(flags) is True for r in self.any_of):
            return False
        return all(reader.of(flags) is False for reader in self.forbidden)

    def _large_enough(self, situation: Situation) -> bool:
        least = self.rule.min_principal
        if least is None:
            return True
        listing = situation.facts.listing
        if listing.principal is None or listing.currency != self.rule.currency:
            return False
        return listing.principal >= least

    def _after_notice(self, situation: Situation, instant: datetime) -> datetime | None:
        notices = situation.facts.listing.notices
        needed = self._notices_needed(situation)
        days = sorted(set(notices or ()))
        if len(days) < needed or self.rule.notice_days is None:
            return None
        wait = timedelta(days=self.rule.notice_days)
        return situation.not_before(instant, days[needed - 1] + wait)

    def _notices_needed(self, situation: Situation) -> int:
        """One, or more for a small debt; a debt of unknown size is small."""
        small = self.rule.small_debt
        if small is None:
            return 1
        reference = situation.facts.references.get(small.of)
        principal = situation.facts.listing.principal
        if reference is None or principal is None:
            return small.notices
        is_small = principal * HUNDRED <= reference * small.percent
        return small.notices if is_small else 1

    def _after_message(
        self, situation: Situation, instant: datetime
    ) -> datetime | None:
        """Spoken with the person, or a message that has had time to arrive."""
        flags = situation.flags
        if flags.get("spoke_with_consumer") is True:
            return instant
        sent = situation.facts.listing.message_sent_on
        wait = self.rule.contact_or_wait_days
        if sent is None or wait is None or flags.get("undeliverable") is not False:
            return None
        return situation.not_before(instant, sent + timedelta(days=wait))

    def _early_enough(self, situation: Situation, instant: datetime) -> bool:
        listing, rule = situation.facts.listing, self.rule
        since = listing.default_on or listing.due_on
        if rule.max_months_after_default is not None and not _before_limit(
            situation, instant, since, rule.max_months_after_default
        ):
            return False
        if rule.max_age_years is None:
            return True
        months = 12 * rule.max_age_years
        return _before_limit(situation, instant, listing.due_on, months)

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The flags and dates that nobody knows."""
        rule, listing = self.rule, situation.facts.listing
        names = list(unknown_flags((*self.all_of, *self.forbidden), situation.flags))
        if rule.min_principal is not None and listing.principal is None:
            names.append("principal")
        if rule.notice_days is not None and listing.notices is None:
            names.append("notices")
        if rule.max_age_years is not None and listing.due_on is None:
            names.append("due_date")
        since = listing.default_on or listing.due_on
        if rule.max_months_after_default is not None and since is None:
            names.append("default_date")
        return tuple(names)

    def duties(self) -> tuple[Duty, ...]:
        """To notify the person after the report."""
        days = self.rule.post_notice_days
        if days is None:
            return ()
        return (Duty(f"notify_listing_within:{days}d"), Duty("block_until_notified"))


def _before_limit(
    situation: Situation, instant: datetime, since: date | None, months: int
) -> bool:
    """Whether fewer than so many months have passed; unknown is not."""
    return since is not None and situation.is_before(instant, add_months(since, months))


class ListingCheck(BaseCheck):
    """How long a debt may stay in a file."""

    __slots__ = ("rule",)

    def __init__(self, rule: ListingLimit) -> None:
        self.rule = rule

    def next_ok(self, situation: Situation, instant: datetime) -> datetime | None:
        """Now, while the time is not over."""
        end = self._end(situation)
        if end is None or not situation.is_before(instant, end):
            return None
        return instant

    def _end(self, situation: Situation) -> date | None:
        """The first day on which it may not be there; None where unknown."""
        rule, listing = self.rule, situation.facts.listing
        since = listing.due_on
        if rule.since == "default_date":
            since = listing.default_on or listing.due_on
        if since is None:
            return None
        unpaid = add_months(since, rule.max_months)
        paid = listing.paid_on
        if paid is None:
            return unpaid
        if rule.remove_on_payment:
            return paid
        if rule.paid_max_months is None:
            return unpaid
        end = add_months(paid, rule.paid_max_months)
        if rule.paid_factor is not None:
            return min(end, paid + rule.paid_factor * (paid - since))
        return min(end, unpaid)

    def missing(self, situation: Situation) -> tuple[str, ...]:
        """The date from which the time runs."""
        listing = situation.facts.listing
        since = listing.due_on
        if self.rule.since == "default_date":
            since = listing.default_on or listing.due_on
        return (self.rule.since,) if since is None else ()

    def duties(self) -> tuple[Duty, ...]:
        """To take it out again."""
        duties = [Duty(f"remove_listing_after:{self.rule.max_months}m")]
        if self.rule.remove_on_payment:
            duties.append(Duty("remove_listing_on_payment"))
        if self.rule.paid_max_months is not None:
            duties.append(Duty(f"remove_listing_paid:{self.rule.paid_max_months}m"))
        return tuple(duties)

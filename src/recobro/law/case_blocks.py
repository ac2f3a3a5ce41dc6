"""The blocks of a line of `comply --jsonl`: a listing, a debt, a charge.

A date may come as such, or as a number of days before the moment of the question.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from recobro.domain.compliance import vocabulary as words
from recobro.domain.compliance.actions import Charge
from recobro.domain.compliance.facts import DebtFacts, ListingFacts
from recobro.law import case_fields as fields


def listing(block: Mapping[str, Any], today: date) -> ListingFacts:
    """What the line knows about a report to a credit file; `today` is local."""
    when = ("message_sent_on", "message_sent_at", "message_date")
    waited = ("message_wait_days", "message_sent_days_ago", "days_since_message")
    return ListingFacts(
        principal=fields.number(block, "principal", "listing"),
        currency=fields.text(block, "currency"),
        due_on=fields.first_date(block, ("due_date", "due_on"), "listing"),
        default_on=fields.first_date(block, ("default_date", "default_on"), "listing"),
        paid_on=fields.first_date(
            block, ("paid_date", "paid_on", "payment_date"), "listing"
        ),
        notices=_notices(block, today),
        message_sent_on=fields.first_date(block, when, "listing")
        or _days_before(block, waited, today),
    )


def _notices(block: Mapping[str, Any], today: date) -> tuple[date, ...] | None:
    given = block.get("notices", block.get("notice_dates"))
    if isinstance(given, list):
        return tuple(fields.as_date(item, "listing.notices") for item in given)
    when = ("notice_date", "notice_on", "notice_sent_on", "notice_sent_at")
    waited = ("notice_days", "days_since_notice", "notice_days_elapsed")
    one = fields.first_date(block, when, "listing")
    one = one or _days_before(block, waited, today)
    return None if one is None else (one,)


def _days_before(
    block: Mapping[str, Any], names: tuple[str, ...], today: date
) -> date | None:
    for name in names:
        days = fields.whole(block, name)
        if days is not None:
            return today - timedelta(days=days)
    return None


def debt(block: Mapping[str, Any]) -> DebtFacts:
    """What it knows about limitation."""
    start = ("enforceable_date", "enforceable_on", "due_date")
    return DebtFacts(
        enforceable_on=fields.first_date(block, start, "debt"),
        restarted_on=fields.first_date(block, ("restarted_on", "restart_date"), "debt"),
        restart_event=fields.text(block, "restart_event"),
        barred=fields.yes_no(block, "time_barred", "debt"),
        offer_on=fields.first_date(block, ("offer_on", "offer_date"), "debt"),
        first_communication_on=fields.first_date(
            block, ("first_communication_on",), "debt"
        ),
    )


def charge(raw: Mapping[str, Any], today: date) -> Charge | None:
    """What would be charged; a name alone will do."""
    given = raw.get("charge")
    if given is None:
        return None
    if isinstance(given, str):
        given = {"name": given}
    if not isinstance(given, Mapping):
        problem = f"a name or an object was expected, not {given!r}"
        raise fields.CaseError("charge", problem)
    name = given.get("name", given.get("type"))
    if not isinstance(name, str) or name not in words.CHARGES:
        known = ", ".join(sorted(words.CHARGES))
        raise fields.CaseError("charge.name", f"{name!r} is not one of: {known}")
    late = ("days_late", "days_overdue")
    return Charge(
        name=name,
        amount=fields.number(given, "amount", "charge"),
        base=fields.number(given, "base", "charge"),
        currency=fields.text(given, "currency"),
        due_on=fields.first_date(given, ("due_date", "due_on"), "charge")
        or _days_before(given, late, today),
        rate_percent=fields.number(given, "rate_percent", "charge"),
        remuneratory_percent=fields.number(given, "remuneratory_percent", "charge"),
        agreed_rate=fields.yes_no(given, "agreed_rate", "charge"),
        term_days=fields.whole(given, "term_days"),
        activity_done=fields.yes_no(given, "activity_done", "charge"),
        useful_action_done=fields.yes_no(given, "useful_action_done", "charge"),
        extra_costs=fields.number(given, "extra_costs", "charge"),
    )

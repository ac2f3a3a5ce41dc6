"""When a conversation speaks next by itself: promises and instalments that fall due."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.policy import NegotiationPolicy
from recobro.domain.conversation.state import SILENT, ConversationState, Status
from recobro.domain.plans import Instalment, unpaid_instalments

CONTACT_HOUR = time(10)
REMINDER_DAYS_BEFORE = 1
_EARLIEST, _LATEST = time(9), time(19)


def contact_moment(
    day: date, facts: AccountFacts, policy: NegotiationPolicy
) -> datetime:
    """The moment on that day, or the next working one, at which we would write."""
    hours = policy.office_hours
    at = CONTACT_HOUR
    if hours:
        while not hours.works_on(day):
            day += timedelta(days=1)
        if not hours.start <= at < hours.until:
            at = hours.start
    return datetime.combine(day, at, tzinfo=ZoneInfo(facts.timezone))


def next_instalment(facts: AccountFacts) -> Instalment | None:
    """What is next to be paid of the plan in force."""
    if facts.plan is None:
        return None
    left = unpaid_instalments(facts.plan.instalments, facts.plan.paid)
    return left[0] if left else None


def recall_moment(
    state: ConversationState, facts: AccountFacts, policy: NegotiationPolicy
) -> datetime | None:
    """When an offer that waits for an answer is recalled; None where it is not.

    At a decent hour, and before the day is over in which a channel lets us answer.
    """
    since = state.waiting_since
    rests = state.contact_not_before or state.rests_until
    if (
        since is None
        or state.offer is None
        or rests
        or not policy.follow_up_hours
        or state.count("recalled")
        or state.status not in (Status.ACTIVE, Status.PROMISED, Status.IN_PLAN)
    ):
        return None
    moment = facts.local(since) + timedelta(hours=policy.follow_up_hours)
    if moment.time() < _EARLIEST:
        return moment.replace(hour=_EARLIEST.hour, minute=0, second=0, microsecond=0)
    if moment.time() > _LATEST:
        return moment.replace(hour=_LATEST.hour, minute=0, second=0, microsecond=0)
    return moment


def wake_moment(
    state: ConversationState, facts: AccountFacts, policy: NegotiationPolicy
) -> datetime | None:
    """When the agent itself writes again, agreements that fall due apart."""
    if state.silent or not facts.balance.is_positive:
        return None
    recall = recall_moment(state, facts, policy)
    later = state.contact_not_before
    return min((m for m in (recall, later) if m is not None), default=None)


def next_contact(
    state: ConversationState, facts: AccountFacts, policy: NegotiationPolicy
) -> datetime | None:
    """When the conversation itself speaks next; None where only the strategy may.

    May lie in the past where nobody has woken us: `on_wait` then does it.
    """
    if (
        state.held_by_person
        or state.status in SILENT | {Status.PAID, Status.DISPUTED}
        or not facts.balance.is_positive
    ):
        return None
    recall = recall_moment(state, facts, policy)
    due = _falls_due(state, facts, policy)
    return min((m for m in (recall, due) if m is not None), default=None)


def _falls_due(
    state: ConversationState, facts: AccountFacts, policy: NegotiationPolicy
) -> datetime | None:
    """When what was agreed or asked for comes due."""
    if state.contact_not_before:
        return state.contact_not_before
    if state.rests_until and state.status in (Status.PAUSED, Status.ACTIVE):
        return contact_moment(state.rests_until, facts, policy)
    if state.status is Status.PROMISED and facts.promise:
        judged = facts.promise.date + timedelta(days=1 + policy.promise_grace_days)
        return contact_moment(judged, facts, policy)
    part = next_instalment(facts) if state.status is Status.IN_PLAN else None
    if part is None:
        return None
    if state.reminded_of != part.date:
        ahead = part.date - timedelta(days=REMINDER_DAYS_BEFORE)
        return contact_moment(ahead, facts, policy)
    if state.count(f"missed:{part.date}"):
        return None  # said once; what follows is the strategy's, or a person's
    return contact_moment(part.date + timedelta(days=1), facts, policy)

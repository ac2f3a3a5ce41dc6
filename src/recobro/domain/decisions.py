"""Decisions: which step an account has reached, and what to do about it today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from recobro.domain.accounts import Account, Hold
from recobro.domain.ageing import Stage
from recobro.domain.identifiers import step_key
from recobro.domain.ledger import Position
from recobro.domain.messages import Channel
from recobro.domain.money import Money
from recobro.domain.strategy import Action, Step, Strategy

# Purposes of messages that nobody asked for: they keep the quiet days.
UNASKED_PURPOSES = frozenset({"reminder", "collection"})
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextInstalment:
    """The first instalment of a running plan that is not wholly paid."""

    date: date
    outstanding: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPromise:
    """A promise that is neither kept nor settled."""

    date: date
    outstanding: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFacts:
    """What the strategy may look at, for one account at one moment: plain figures.

    They come from a whole `Account` (`facts_for`) or, for a million accounts, straight
    from the database's sums (`storage.cycle_facts`).

    `balance` is all that is owed after credits and unapplied money; `claimable` the
    part that may be asked for (neither disputed nor held), of `claims` terms, the
    oldest of which is `oldest_invoice`, due on `oldest_due` (None where nothing may be
    asked for).
    `held_until` is the end of a hold on the whole account (datetime.max: open-ended);
    `channels` those with a usable address, `last_contact` the day of the last message
    that nobody asked for; `done_steps` the keys of the steps that already spoke.
    `last_reply` is the day of the person's last message, `unanswered` how many messages
    that nobody asked for went out since. `risk` is a model's, where there is one.
    """

    currency: str
    balance: Decimal
    claimable: Decimal
    claims: int = 0
    oldest_due: date | None = None
    oldest_invoice: str = ""
    instalment: NextInstalment | None = None
    promise: OpenPromise | None = None
    stopped: bool = False
    held_until: datetime | None = None
    hold_reason: str = ""
    disputed: bool = False
    with_person: bool = False
    channels: frozenset[Channel] = frozenset(Channel)
    last_contact: date | None = None
    done_steps: frozenset[str] = frozenset()
    debtor_id: UUID = _NOBODY
    country: str = ""
    language: str = "es"
    debtor_kind: str = "consumer"
    tags: frozenset[str] = frozenset()
    promises_kept: int = 0
    promises_broken: int = 0
    last_reply: date | None = None
    unanswered: int = 0
    risk: float | None = None

    def days_past_due(self, day: date) -> int:
        """Days since the oldest due date that may be asked for; 0 where none is."""
        return (day - self.oldest_due).days if self.oldest_due else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why: a code that is translated for people, and the facts it speaks of."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """For one account on one day: the next action, or why none, with its reasons."""

    action: Action
    stage: Stage
    days_past_due: int
    balance: Money
    reasons: tuple[Reason, ...]
    step: Step | None = None
    key: str = ""


def decide(strategy: Strategy, facts: AccountFacts, day: date) -> Decision:
    """What to do about one account on `day`, in the debtor's calendar.

    Asks in this order: is anything owed and may it be asked for; does a person have
    the case; was something agreed; which step has the debt reached; has it spoken
    already, or somebody too lately.
    """
    days = facts.days_past_due(day)

    def decision(
        action: Action, *reasons: Reason, step: Step | None = None, key: str = ""
    ) -> Decision:
        return Decision(
            action=action,
            stage=strategy.limits.stage(days),
            days_past_due=days,
            balance=Money(amount=facts.balance, currency=facts.currency),
            reasons=reasons,
            step=step,
            key=key,
        )

    obstacle = _obstacle(strategy, facts, day)
    if obstacle is not None:
        return decision(Action.NONE, obstacle)
    sequence, anchor, why = _sequence(strategy, facts)
    count = (day - anchor).days
    step = _step_at(sequence, count)
    if step is None:
        return decision(Action.NONE, why, _waiting(sequence, anchor, count))
    reached = Reason(code="step_reached", values={"step": step.name, "days": count})
    key = step_key(step.name, anchor)
    if key in facts.done_steps:
        done = Reason(code="step_done", values={"step": step.name})
        return decision(Action.NONE, why, done)
    if step.action is Action.PERSON:
        return decision(Action.PERSON, why, reached, step=step, key=key)
    if not facts.channels:
        return decision(Action.NONE, why, Reason(code="unreachable"))
    if facts.last_contact is not None:
        next_day = facts.last_contact + timedelta(days=strategy.quiet_days)
        if day < next_day:
            quiet = Reason(code="quiet_days", values={"until": next_day.isoformat()})
            return decision(Action.NONE, why, reached, quiet)
    return decision(Action.SEND, why, reached, step=step, key=key)


def _obstacle(strategy: Strategy, facts: AccountFacts, day: date) -> Reason | None:
    """What forbids any action, whatever the sequence says."""
    if facts.balance <= 0:
        return Reason(code="nothing_owed")
    if facts.stopped:
        return Reason(code="stopped")
    if facts.with_person:
        return Reason(code="with_person")
    if facts.held_until is not None:
        # a hold until midnight ends with the day before, one until noon with its day
        until = facts.held_until
        if (until - timedelta(microseconds=1)).date() >= day:
            return Reason(
                code="held",
                values={
                    "reason": facts.hold_reason,
                    "until": until.date().isoformat(),
                },
            )
    if facts.oldest_due is None:
        return Reason(code="disputed" if facts.disputed else "held")
    smallest = strategy.smallest_balance.get(facts.currency)
    if smallest and facts.balance < Decimal(smallest):
        return Reason(code="too_small", values={"smallest": smallest})
    return None


def _sequence(
    strategy: Strategy, facts: AccountFacts
) -> tuple[Sequence[Step], date, Reason]:
    """Which steps count, from which date, and why these."""
    if facts.instalment is not None:
        anchor = facts.instalment.date
        why = Reason(
            code="in_plan",
            values={
                "date": anchor.isoformat(),
                "amount": str(facts.instalment.outstanding),
            },
        )
        return strategy.instalment_steps, anchor, why
    if facts.promise is not None:
        anchor = facts.promise.date
        why = Reason(
            code="promised",
            values={
                "date": anchor.isoformat(),
                "amount": str(facts.promise.outstanding),
            },
        )
        return strategy.promise_steps, anchor, why
    assert facts.oldest_due is not None  # _obstacle asked
    why = Reason(
        code="oldest_unpaid",
        values={
            "invoice": facts.oldest_invoice,
            "due_date": facts.oldest_due.isoformat(),
        },
    )
    return strategy.steps, facts.oldest_due, why


def _step_at(steps: Sequence[Step], count: int) -> Step | None:
    """The last step whose days include this one."""
    reached = [step for step in steps if step.first_day <= count <= step.last_day]
    return reached[-1] if reached else None


def _waiting(steps: Sequence[Step], anchor: date, count: int) -> Reason:
    """Until when nothing is to be done: the next step's first day."""
    later = [step for step in steps if step.first_day > count]
    if not later:
        return Reason(code="no_step_left")
    following = min(later, key=lambda step: step.first_day)
    return Reason(
        code="before_step",
        values={
            "step": following.name,
            "date": (anchor + timedelta(days=following.first_day)).isoformat(),
        },
    )


def facts_for(
    account: Account,
    channels: frozenset[Channel],
    *,
    now: datetime,
    but_for: str = "",
) -> AccountFacts:
    """What the strategy may look at of an account; `channels` are those we can use.

    `now` is in the zone whose days count. `but_for` is the key of a planned message
    about which the question is asked: it has not spoken yet.
    """
    holds = [h for h in account.holds if h.invoice_id is None]
    longest = max(holds, key=lambda hold: _end(hold, now), default=None)
    unasked = [
        c.at
        for c in account.contacts
        if c.purpose in UNASKED_PURPOSES and c.may_have_reached
    ]
    plan, promise = account.plan, account.promise
    last_inbound = account.last_inbound_at
    instalment = plan.next_instalment if plan else None
    return AccountFacts(
        **position_facts(account.position),
        instalment=(
            NextInstalment(date=instalment.date, outstanding=instalment.outstanding)
            if instalment
            else None
        ),
        promise=(
            OpenPromise(date=promise.date, outstanding=promise.outstanding)
            if promise and promise.outstanding
            else None
        ),
        stopped=account.stopped or account.debtor.deceased,
        held_until=_end(longest, now) if longest else None,
        hold_reason=longest.reason if longest else "",
        disputed=account.open_disputes > 0,
        with_person=bool(account.open_hand_overs) or account.holder == "person",
        channels=frozenset(c for c in channels if account.contact_on(c)),
        last_contact=max(unasked).astimezone(now.tzinfo).date() if unasked else None,
        done_steps=account.done_steps - {but_for},
        debtor_id=account.debtor.debtor_id,
        country=account.debtor.country,
        language=account.debtor.language,
        debtor_kind=account.debtor.kind,
        tags=account.debtor.tags,
        promises_kept=account.promises_kept,
        promises_broken=account.promises_broken,
        last_reply=(
            last_inbound.astimezone(now.tzinfo).date() if last_inbound else None
        ),
        unanswered=sum(at > last_inbound for at in unasked)
        if last_inbound
        else len(unasked),
        risk=account.risk,
    )


def position_facts(position: Position) -> dict[str, Any]:
    """The figures of a position, as `AccountFacts` names them."""
    claimable = position.claimable
    return {
        "currency": position.currency,
        "balance": position.balance.amount,
        "claimable": sum((t.outstanding.amount for t in claimable), Decimal(0)),
        "claims": len(claimable),
        "oldest_due": claimable[0].due_date if claimable else None,
        "oldest_invoice": claimable[0].invoice_number if claimable else "",
    }


def _end(hold: Hold, now: datetime) -> datetime:
    """When a hold ends, in the zone of `now`; the end of time for an open one."""
    if hold.until is None:
        return datetime.max.replace(tzinfo=now.tzinfo)
    return hold.until.astimezone(now.tzinfo)

"""One range of accounts: locked, decided and written in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from recobro.actions.agreements import settle_agreements, something_settles
from recobro.actions.cycle.lines import (
    Lines,
    chosen,
    intent_of,
    not_before,
    purpose_of,
)
from recobro.actions.cycle.persons import call_persons
from recobro.actions.queue_message import queue_many
from recobro.domain.accounts import Account as AccountView
from recobro.domain.decisions import AccountFacts, Decision, decide_on, facts_for
from recobro.domain.identifiers import STEP_PREFIX
from recobro.domain.messages import Channel, MessageState
from recobro.domain.strategy import Action, Timeline
from recobro.ports.clock import Clock
from recobro.storage import chronology, cycle_rows, models
from recobro.storage.accounts import load_accounts
from recobro.storage.cycle_facts import Candidate, Which, candidates
from recobro.storage.locks import lock_open_accounts
from recobro.storage.tenancy import current_tenant_id
from recobro.storage.tenants import TenantSettings

# Whole accounts are loaded so many at a time, whatever the range.
_WHOLE_AT_ONCE = 500
SUPERSEDED = "superseded"


class Deciding(Protocol):
    """What deciding needs of `ports.services.Services`, and nothing else of it."""

    @property
    def clock(self) -> Clock:
        """Tells the moment."""

    @property
    def channels(self) -> tuple[Channel, ...]:
        """The channels that we can use, in the company's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What all ranges of a run share; `now` is in the zone whose days count."""

    services: Deciding
    settings: TenantSettings
    timeline: Timeline
    day: date
    now: datetime


@dataclass(slots=True)
class RangeCounts:
    """How many accounts got which action, in all and by stage."""

    actions: Counter[str] = field(default_factory=Counter)
    stages: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, decision: Decision) -> None:
        """Count one."""
        action = decision.action.value
        self.actions[action] += 1
        stage = self.stages.get(decision.stage.value)
        if stage is None:
            stage = self.stages[decision.stage.value] = Counter()
        stage[action] += 1

    def as_json(self) -> dict[str, Any]:
        """By action, each named, in all, and by stage."""
        return {
            **named(self.actions),
            "stages": {stage: dict(counts) for stage, counts in self.stages.items()},
        }


def named(actions: Mapping[str, int]) -> dict[str, int]:
    """The counts by action, each named, and in all."""
    return {"accounts": sum(actions.values())} | {
        action.value: actions.get(action.value, 0) for action in Action
    }


def facts_of(
    found: Iterator[Candidate], day: Day, *, settle: bool
) -> Iterator[tuple[Candidate, AccountFacts]]:
    """The candidates with their facts; the few that are `whole` are loaded, and last.

    `settle` closes agreements whose day has passed, which needs the accounts locked and
    may move their chronology's head.
    """
    whole: list[Candidate] = []
    for candidate in found:
        if candidate.facts is None:
            whole.append(candidate)
        else:
            yield candidate, candidate.facts
    for start in range(0, len(whole), _WHOLE_AT_ONCE):
        yield from _loaded(whole[start : start + _WHOLE_AT_ONCE], day, settle=settle)


def _loaded(
    whole: Sequence[Candidate], day: Day, *, settle: bool
) -> Iterator[tuple[Candidate, AccountFacts]]:
    by_id = {candidate.account_id: candidate for candidate in whole}
    views = load_accounts(list(by_id), day.now)
    channels = frozenset(day.services.channels)
    if settle:
        settled = _settle(by_id, views, day)
        views |= load_accounts(settled, day.now) if settled else {}
    for account_id, candidate in by_id.items():
        yield candidate, facts_for(views[account_id], channels, now=day.now)


def _settle(
    by_id: dict[UUID, Candidate], views: Mapping[UUID, AccountView], day: Day
) -> list[UUID]:
    """Close what was kept, completed or broken; which accounts changed."""
    statuses = dict(
        models.Plan.objects.filter(
            tenant_id=current_tenant_id(),
            id__in=[view.plan.plan_id for view in views.values() if view.plan],
        ).values_list("account_id", "status")
    )
    due = [
        account_id
        for account_id, view in views.items()
        if something_settles(view, today=day.day, status=statuses.get(account_id, ""))
    ]
    settled: list[UUID] = []
    for account in _locked(due):
        if settle_agreements(account, views[account.id], today=day.day, now=day.now):
            settled.append(account.id)
            by_id[account.id] = _with_head(by_id[account.id], account)
    return settled


def _locked(account_ids: Sequence[UUID]) -> list[models.Account]:
    """The rows of accounts that are locked already."""
    if not account_ids:
        return []
    return list(
        models.Account.objects.filter(
            tenant_id=current_tenant_id(), id__in=account_ids
        ).order_by("id")
    )


def decide_range(day: Day, which: Which, run_id: UUID | None) -> RangeCounts:
    """Decide about these accounts under their locks, and write what comes of it.

    The transaction is the caller's, and so is waking the delivery. Doing it again
    writes the decisions anew and adds no message, line or call that is there.
    """
    locked = lock_open_accounts(which)
    counts = RangeCounts()
    lines = Lines(day.day, day.now, day.services.channels)
    sends: dict[UUID, tuple[Candidate, Decision]] = {}
    persons: dict[UUID, Decision] = {}
    stale: dict[UUID, tuple[Candidate, Decision]] = {}
    found = (
        candidate
        for candidate in candidates(which, day.services.channels, day.now)
        if candidate.account_id in locked
    )
    for candidate, facts in facts_of(found, day, settle=True):
        decision = decide_on(day.timeline, facts, day.day)
        counts.add(decision)
        sending = decision.action is Action.SEND
        if sending:
            sends[candidate.account_id] = (candidate, decision)
        elif decision.action is Action.PERSON:
            persons[candidate.account_id] = decision
        if candidate.waiting and decision.action is not Action.NONE:
            stale[candidate.account_id] = (candidate, decision)
        else:
            lines.add(candidate, decision, told=sending)
    for candidate, decision in _superseded(stale, day.now):
        lines.add(candidate, decision, told=decision.action is Action.SEND)
    _write(day, lines, sends, run_id)
    if persons:
        call_persons(day.settings, persons, day=day.day, now=day.now)
    return counts


def _superseded(
    stale: Mapping[UUID, tuple[Candidate, Decision]], now: datetime
) -> Iterator[tuple[Candidate, Decision]]:
    """Take back planned steps in whose place another one has come."""
    if not stale:
        return
    waiting = models.Message.objects.filter(
        tenant_id=current_tenant_id(),
        account_id__in=list(stale),
        state=MessageState.PLANNED.value,
        key__startswith=STEP_PREFIX,
    )
    keys: dict[UUID, list[str]] = {}
    for account_id, key in waiting.values_list("account_id", "key").order_by("key"):
        keys.setdefault(account_id, []).append(key)
    waiting.update(state=MessageState.CANCELLED.value, reason=SUPERSEDED)
    accounts = _locked(list(stale))
    chronology.append_many(
        (
            (
                account,
                "messages.cancelled",
                {"keys": keys[account.id], "reason": SUPERSEDED},
            )
            for account in accounts
            if account.id in keys
        ),
        at=now,
    )
    for account in accounts:
        candidate, decision = stale[account.id]
        yield _with_head(candidate, account), decision


def _with_head(candidate: Candidate, account: models.Account) -> Candidate:
    """The candidate after lines were added to its chronology."""
    return replace(
        candidate, seq=account.chronology_seq, sealed=account.chronology_hash
    )


def _write(
    day: Day,
    lines: Lines,
    sends: Mapping[UUID, tuple[Candidate, Decision]],
    run_id: UUID | None,
) -> None:
    written = cycle_rows.write(
        lines.lines,
        run_id=run_id,
        day=day.day,
        intents=lines.intents,
        messages=lines.messages,
        now=day.now,
    )
    if written.known:  # steps that were taken back before are planned again
        queue_many([_message(day, *sends[known]) for known in written.known])


def _message(day: Day, candidate: Candidate, decision: Decision) -> models.Message:
    """The planned message as a row, for the few that go through the queue."""
    point, channel = chosen(candidate, decision, day.services.channels)
    step = decision.step
    assert step is not None
    return models.Message(
        tenant_id=current_tenant_id(),
        account_id=candidate.account_id,
        contact_point_id=UUID(point),
        key=decision.key,
        channel=channel,
        purpose=purpose_of(decision),
        intent=intent_of(decision),
        strategy=decision.strategy,
        variant=decision.variant,
        not_before=not_before(decision.at, candidate.timezone, day.day, day.now),
        planned_at=day.now,
    )

"""One range of accounts: locked, decided and written in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
from recobro.actions.cycle.superseded import locked_rows, take_back, with_head
from recobro.actions.queue_message import queue_many
from recobro.domain.ageing import Stage
from recobro.domain.decisions import AccountFacts, Decision, decide_on, facts_for
from recobro.domain.messages import Channel
from recobro.domain.strategy import Action, Timeline
from recobro.ports.clock import Clock
from recobro.storage import cycle_rows, models
from recobro.storage.accounts import load_accounts
from recobro.storage.cycle_agreed import Agreed, agreed
from recobro.storage.cycle_facts import Candidate, Which, candidates
from recobro.storage.cycle_locks import lock_open_accounts
from recobro.storage.tenancy import current_tenant_id
from recobro.storage.tenants import TenantSettings

# Accounts that need the ledger's rules are asked so many at a time.
_WHOLE_AT_ONCE = 500


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
    """How many accounts got which action, by stage."""

    counted: Counter[tuple[Stage, Action]] = field(default_factory=Counter)

    def add(self, decision: Decision) -> None:
        """Count one."""
        self.counted[decision.stage, decision.action] += 1

    @property
    def actions(self) -> Counter[str]:
        """How many got each action, in all."""
        found: Counter[str] = Counter()
        for (_, action), count in self.counted.items():
            found[action.value] += count
        return found

    @property
    def stages(self) -> dict[str, dict[str, int]]:
        """How many got each action, by stage."""
        found: dict[str, dict[str, int]] = {}
        for (stage, action), count in self.counted.items():
            found.setdefault(stage.value, {})[action.value] = count
        return found

    def as_json(self) -> dict[str, Any]:
        """By action, each named, in all, and by stage."""
        return {**named(self.actions), "stages": self.stages}


def named(actions: Mapping[str, int]) -> dict[str, int]:
    """The counts by action, each named, and in all."""
    return {"accounts": sum(actions.values())} | {
        action.value: actions.get(action.value, 0) for action in Action
    }


def facts_of(
    found: Iterator[Candidate], day: Day, *, settle: bool
) -> Iterator[tuple[Candidate, AccountFacts]]:
    """The candidates with their facts; the few that are `whole` come last.

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
        yield from _by_rules(whole[start : start + _WHOLE_AT_ONCE], day, settle=settle)


def _by_rules(
    whole: Sequence[Candidate], day: Day, *, settle: bool
) -> Iterator[tuple[Candidate, AccountFacts]]:
    found = agreed(whole, day.now)
    changed = _settle(found, day) if settle else frozenset()
    for candidate in whole:
        if candidate.account_id not in changed:
            yield candidate, found[candidate.account_id].facts
    if changed:
        yield from _afresh(
            [candidate for candidate in whole if candidate.account_id in changed], day
        )


def _settle(found: Mapping[UUID, Agreed], day: Day) -> frozenset[UUID]:
    """Close what was kept, completed or broken; which accounts changed."""
    due = [
        account_id
        for account_id, one in found.items()
        if something_settles(one.ledger, today=day.day, status=one.plan_status)
    ]
    return frozenset(
        account.id
        for account in locked_rows(due)
        if settle_agreements(
            account, found[account.id].ledger, today=day.day, now=day.now
        )
    )


def _afresh(
    changed: Sequence[Candidate], day: Day
) -> Iterator[tuple[Candidate, AccountFacts]]:
    """Accounts that were settled, read again; those with nothing left are loaded."""
    left = {candidate.account_id: candidate for candidate in changed}
    again = list(candidates(list(left), day.services.channels, day.now))
    for candidate, facts in facts_of(iter(again), day, settle=False):
        del left[candidate.account_id]
        yield candidate, facts
    if not left:
        return
    channels = frozenset(day.services.channels)
    views = load_accounts(list(left), day.now)
    for account in locked_rows(list(left)):
        yield (
            with_head(left[account.id], account),
            facts_for(views[account.id], channels, now=day.now),
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
    for candidate, decision in take_back(stale, day.now):
        lines.add(candidate, decision, told=decision.action is Action.SEND)
    _write(day, which, lines, sends, run_id)
    if persons:
        call_persons(day.settings, persons, day=day.day, now=day.now)
    return counts


def _write(
    day: Day,
    which: Which,
    lines: Lines,
    sends: Mapping[UUID, tuple[Candidate, Decision]],
    run_id: UUID | None,
) -> None:
    written = cycle_rows.write(
        lines.lines,
        which=which,
        run_id=run_id,
        day=day.day,
        intents=lines.intents,
        messages=lines.messages,
        now=day.now,
    )
    # steps that were taken back before are planned again
    known = {*written.known, *_withdrawn(sends)}
    if known:
        queue_many([_message(day, *sends[account_id]) for account_id in sorted(known)])


def _withdrawn(sends: Mapping[UUID, tuple[Candidate, Decision]]) -> Iterator[UUID]:
    return (
        account_id
        for account_id, (candidate, decision) in sends.items()
        if candidate.withdrawn and decision.key in candidate.withdrawn
    )


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

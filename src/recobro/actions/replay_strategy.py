"""A strategy on months that are over, with the payments that really came.

Nothing is written. What people paid, promised and disputed is as it was: it was so with
the messages that they really got, so that the replay tells what would have been
written, and not what would have been paid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.actions.gate import question
from recobro.domain.accounts import Account
from recobro.domain.compliance.local_rules import LocalPolicy
from recobro.domain.decisions import Decision
from recobro.domain.past import RUN_AT, AccountPast
from recobro.domain.replay_report import ReplayReport, ReplayTally
from recobro.domain.replays import Lived, MonthEnd, Permit, live_through
from recobro.domain.strategy import Timeline
from recobro.domain.turning_points import TurningPoints
from recobro.ports.services import Services
from recobro.storage.history import (
    Window,
    accounts_with_history,
    histories,
    number_with_history,
    sent_by_month,
)
from recobro.storage.local_policy import local_policy
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import TenantSettings, tenant_settings

# Money within two weeks of a message is counted as having come after it.
WITHIN_DAYS = 14
_ACCOUNTS_AT_ONCE = 1000
_LONGEST_DAYS = 750
Progress = Callable[[int, int], None]
Witness = Callable[[AccountPast, Lived], None]


def replay_strategy(
    services: Services,
    timeline: Timeline,
    *,
    tenant_id: UUID,
    first: date,
    last: date,
    name: str,
    within_days: int = WITHIN_DAYS,
    progress: Progress | None = None,
    witness: Witness | None = None,
) -> ReplayReport:
    """Live through the days from `first` to `last` with the strategies of a timeline.

    `name` is what the report calls it. Memory does not grow with the portfolio: figures
    are added up, a batch of accounts at a time; `witness` is told each thing that would
    have happened. Raises ActionRefusedError for days that
    run backwards, are not over, or are too many.
    """
    with acting_for(tenant_id):
        settings = tenant_settings()
        _refuse(services, settings, first, last)
        window = Window(first=first, last=last, zone=settings.zone)
        gate = _PastGate(services, settings, local_policy())
        total = number_with_history(window)
        tally = ReplayTally(first, last, within_days)
        tally.really_sent(sent_by_month(window))
    points = TurningPoints(timeline)
    after, done = UUID(int=0), 0
    while True:
        with acting_for(tenant_id):
            batch = accounts_with_history(window, after=after, limit=_ACCOUNTS_AT_ONCE)
            pasts = list(histories(batch, window))
        if not batch:
            break
        after = batch[-1]
        for past in pasts:
            lived = live_through(
                past, timeline, services.usable_channels,
                first=first, last=last, zone=settings.zone, gate=gate, points=points,
            )  # fmt: skip
            tally.add(past, _told(past, lived, witness))
        done += len(batch)
        if progress:
            progress(done, total)
    return tally.report(name)


def _told(
    past: AccountPast, lived: Iterable[Lived | MonthEnd], witness: Witness | None
) -> Iterator[Lived | MonthEnd]:
    """What was lived, with the witness told of it on the way."""
    for one in lived:
        if witness is not None and isinstance(one, Lived):
            witness(past, one)
        yield one


def _refuse(
    services: Services, settings: TenantSettings, first: date, last: date
) -> None:
    today = services.clock.now().astimezone(settings.zone).date()
    if last < first:
        raise ActionRefusedError("days_backwards", f"{last} is before {first}")
    if last >= today:
        raise ActionRefusedError(
            "days_to_come", f"{last} is not over yet: a replay looks back"
        )
    if (last - first).days >= _LONGEST_DAYS:
        raise ActionRefusedError(
            "too_many_days", f"a replay covers {_LONGEST_DAYS} days at most"
        )


@dataclass(frozen=True, slots=True)
class _PastGate:
    """What the law of today would have said on a past day, with that day's contacts.

    It is asked at the step's own time, or at ten in the morning; a message that may go
    later on the same day goes.
    """

    services: Services
    settings: TenantSettings
    policy: LocalPolicy

    def __call__(
        self, account: Account, decision: Decision, day: date, purpose: str
    ) -> Permit:
        """The first channel on which it may go that day, or the rules against it."""
        at = datetime.combine(day, decision.at or RUN_AT, tzinfo=self.settings.zone)
        rules: tuple[str, ...] = ()
        again: date | None = None
        for channel in decision.channels or self.services.channels:
            point = account.contact_on(channel)
            if point is None:
                continue
            verdict = question(
                self.services,
                self.settings,
                account,
                channel=channel.value,
                point=point,
                purpose=purpose,
                automated=True,
                now=at,
                policy=self.policy,
            ).verdict(at)
            opens = (
                verdict.earliest.astimezone(self.settings.zone).date()
                if verdict.earliest
                else None
            )
            if verdict.allowed or opens == day:
                return Permit(allowed=True, channel=channel)
            rules = rules or tuple(broken.rule_id for broken in verdict.broken)
            again = min(filter(None, (again, opens)), default=None)
        return Permit(allowed=False, rules=rules, again=again)

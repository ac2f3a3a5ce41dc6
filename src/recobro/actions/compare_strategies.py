"""A change of strategy on today's portfolio: who would get what otherwise.

Nothing is written and nothing is sent. Both are decided about from the same facts,
those of a run of today; messages that are planned and have not left count as not sent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from random import Random
from uuid import UUID

from recobro.actions.cycle.one_range import Day, facts_of
from recobro.actions.gate import question
from recobro.domain.accounts import Account
from recobro.domain.compliance.local_rules import LocalPolicy
from recobro.domain.compliance.verdicts import Verdict
from recobro.domain.decisions import AccountFacts, Decision, decide_on
from recobro.domain.differences import Difference, DifferenceTally, Law
from recobro.domain.past import RUN_AT
from recobro.domain.strategy import Moves, Strategy, Timeline, Version
from recobro.ports.services import Services
from recobro.storage.accounts import load_accounts
from recobro.storage.cycle_facts import AccountRange, candidates
from recobro.storage.cycle_ranges import open_ranges
from recobro.storage.local_policy import local_policy
from recobro.storage.queries.runs import debtor_names
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import TenantSettings, tenant_settings

# Accounts are read, and drawn where only some are looked at, so many at a time.
ACCOUNTS_AT_ONCE = 1000
_JUDGED_AT_ONCE = 200
EXAMPLES = 20
# So many new messages are put to the law one by one; of more, a sample.
JUDGED = 2000
SEED = 6
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The difference, and the names of the debtors in its examples."""

    difference: Difference
    names: Mapping[UUID, str]


def with_change(
    timeline: Timeline, change: Strategy, *, day: date, moves: Moves
) -> Timeline:
    """The timeline as it would be with the change in force from `day` on."""
    version = Version(strategy=change, active_from=day, moves=moves)
    return Timeline((*timeline.versions, version))


def compare_strategies(
    services: Services,
    now_timeline: Timeline,
    then_timeline: Timeline,
    *,
    tenant_id: UUID,
    day: date,
    labels: tuple[str, str],
    examples: int = EXAMPLES,
    judged: int = JUDGED,
    most_accounts: int | None = None,
    seed: int = SEED,
    progress: Progress | None = None,
) -> Comparison:
    """What the day would be under each of the two.

    `labels` name them in the answer. Of more than `most_accounts` only so many are
    looked at, in blocks drawn by `seed`; of more than `judged` new messages only so
    many are put to the gate. The answer says both.
    """
    tally = DifferenceTally(
        order=services.channels, examples=examples, judged=judged, seed=seed
    )
    with acting_for(tenant_id):
        settings = tenant_settings()
        ranges = list(open_ranges(ACCOUNTS_AT_ONCE))
    now = services.clock.now().astimezone(settings.zone)
    common = Day(
        services=services, settings=settings, timeline=now_timeline, day=day, now=now
    )
    looked_at = _some(ranges, most_accounts, seed)
    for number, (accounts, _) in enumerate(looked_at, start=1):
        for account_id, facts in _facts(common, accounts):
            tally.add(
                account_id,
                facts,
                decide_on(now_timeline, facts, day),
                decide_on(then_timeline, facts, day),
            )
        if progress:
            progress(number, len(looked_at))
    law = _judge(services, settings, tenant_id, tally, day, now)
    difference = tally.difference(
        day=day,
        now_label=labels[0],
        then_label=labels[1],
        accounts=sum(n for _, n in ranges) if len(looked_at) < len(ranges) else 0,
        law=law,
    )
    shown = [m.account_id for found in difference.examples.values() for m in found]
    with acting_for(tenant_id):
        names = debtor_names(tenant_id, shown)
    return Comparison(difference=difference, names=names)


def _some(
    ranges: Sequence[tuple[AccountRange, int]], most_accounts: int | None, seed: int
) -> list[tuple[AccountRange, int]]:
    """All ranges, or so many by chance, in order."""
    most = len(ranges)
    if most_accounts is not None:
        most = max(1, most_accounts // ACCOUNTS_AT_ONCE)
    if most >= len(ranges):
        return list(ranges)
    random = Random(seed)  # noqa: S311  a sample of accounts guards no secret
    return [ranges[n] for n in sorted(random.sample(range(len(ranges)), most))]


def _facts(common: Day, accounts: AccountRange) -> list[tuple[UUID, AccountFacts]]:
    """What is known today of the accounts of a range with anything open."""
    with acting_for(common.settings.tenant_id):
        found = candidates(accounts, common.services.channels, common.now)
        return [
            (candidate.account_id, _unsent(facts, frozenset(candidate.waiting)))
            for candidate, facts in facts_of(found, common, settle=False)
        ]


def _unsent(facts: AccountFacts, planned: frozenset[str]) -> AccountFacts:
    """The facts without what is only planned: either strategy may plan it anew."""
    if not planned:
        return facts
    return replace(facts, done_steps=facts.done_steps - planned)


def _judge(
    services: Services,
    settings: TenantSettings,
    tenant_id: UUID,
    tally: DifferenceTally,
    day: date,
    now: datetime,
) -> Law:
    """Put the new messages to the gate, each at the moment at which it would go."""
    asked = tally.judged.items()
    counts: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for start in range(0, len(asked), _JUDGED_AT_ONCE):
        batch = dict(asked[start : start + _JUDGED_AT_ONCE])
        with acting_for(tenant_id):
            policy = local_policy()
            views = load_accounts(list(batch), now)
        for account_id, view in views.items():
            decision = batch[account_id]
            at = _moment(decision, day, now)
            verdicts = _verdicts(services, settings, policy, view, decision, at)
            name = _word(verdicts, day, settings)
            counts[name] += 1
            if name != "today" and verdicts:
                rules.update({broken.rule_id for broken in verdicts[0].broken})
    return Law(
        of=tally.messages,
        asked=len(asked),
        today=counts["today"],
        later=counts["later"],
        unlawful=counts["unlawful"],
        rules=rules,
    )


def _moment(decision: Decision, day: date, now: datetime) -> datetime:
    """When the message would go: at its own time, or as soon as the day is decided."""
    at = datetime.combine(day, decision.at or RUN_AT, tzinfo=now.tzinfo)
    return max(at, now) if day == now.date() else at


def _verdicts(
    services: Services,
    settings: TenantSettings,
    policy: LocalPolicy,
    view: Account,
    decision: Decision,
    at: datetime,
) -> Sequence[Verdict]:
    """What the gate says on each channel that the step may take."""
    return [
        question(
            services,
            settings,
            view,
            channel=channel.value,
            point=point,
            purpose="reminder" if decision.days_past_due < 0 else "collection",
            automated=True,
            now=at,
            policy=policy,
        ).verdict(at)
        for channel in decision.channels or services.channels
        if (point := view.contact_on(channel)) is not None
    ]


def _word(verdicts: Sequence[Verdict], day: date, settings: TenantSettings) -> str:
    """`today`, `later` or `unlawful`: the best of the channels."""
    if any(
        verdict.allowed
        or (
            verdict.earliest
            and verdict.earliest.astimezone(settings.zone).date() == day
        )
        for verdict in verdicts
    ):
        return "today"
    return "later" if any(verdict.earliest for verdict in verdicts) else "unlawful"

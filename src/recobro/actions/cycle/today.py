"""The decisions of a day without writing any: a dry run, and what builds on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from recobro.actions.cycle.one_range import Day, Deciding, facts_of
from recobro.domain.decisions import AccountFacts, Decision, decide_on
from recobro.domain.strategy import Timeline
from recobro.storage.cycle_facts import AccountRange, candidates
from recobro.storage.cycle_ranges import open_ranges
from recobro.storage.strategies import timeline as stored_timeline
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

Decided = tuple[UUID, AccountFacts, Decision]


def decisions_today(
    services: Deciding, tenant_id: UUID, *, timeline: Timeline | None = None, day: date
) -> Iterator[Decided]:
    """Every account with anything open: its identifier, its facts, its decision.

    `timeline` is the tenant's own where None (`Timeline.of(strategy)` for one version).
    Locks nothing and writes nothing; each range of some thousand accounts is read in a
    transaction of its own, so that memory stays the same for any portfolio. An account
    whose agreement has run out is decided as the ledger stands: closing it is a real
    run's. Take it to its end or close it; it may not be used inside `acting_for`.
    """
    with acting_for(tenant_id):
        settings = tenant_settings()
        common = Day(
            services=services,
            settings=settings,
            timeline=timeline or stored_timeline(settings.zone),
            day=day,
            now=services.clock.now().astimezone(settings.zone),
        )
        ranges = [accounts for accounts, _ in open_ranges()]
    for accounts in ranges:
        yield from _decided(common, accounts)


def _decided(common: Day, accounts: AccountRange) -> list[Decided]:
    with acting_for(common.settings.tenant_id):
        found = candidates(accounts, common.services.channels, common.now)
        return [
            (candidate.account_id, facts, decide_on(common.timeline, facts, common.day))
            for candidate, facts in facts_of(found, common, settle=False)
        ]

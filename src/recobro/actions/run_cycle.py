"""The daily cycle: decide about every account with something open, and queue it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from recobro.actions.cycle.begin import begin_run
from recobro.actions.cycle.lanes import Progress, work_to_the_end
from recobro.actions.cycle.one_range import Deciding, RangeCounts, named
from recobro.actions.cycle.today import Decided, decisions_today
from recobro.domain.decisions import Reason
from recobro.domain.money import Money
from recobro.domain.strategy import Action, Timeline
from recobro.storage.queries.runs import LINES_SHOWN, debtor_names, run_page
from recobro.storage.tenancy import acting_for


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleLine:
    """What one account gets, and why."""

    account_id: UUID
    debtor: str
    action: Action
    step: str
    stage: str
    days_past_due: int
    balance: Money
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleReport:
    """What a run decided: counts by action, by stage, and the first lines."""

    day: date
    dry_run: bool
    run_id: UUID | None
    accounts: int
    counts: Mapping[str, int]
    by_stage: Mapping[str, Mapping[str, int]]
    lines: tuple[CycleLine, ...]


def run_cycle(
    services: Deciding,
    *,
    tenant_id: UUID,
    day: date,
    dry_run: bool,
    started_by: str,
    progress: Progress | None = None,
) -> CycleReport:
    """Decide for `day` about every account with something open.

    A dry run writes nothing. A real one goes on with the day's unfinished run, or makes
    one, and works it to its end in this process (`workers.cycle_lanes` in several): it
    stores each decision, queues the messages and calls persons. Running the day again
    adds only what the first run could not do. Raises ActionRefusedError: see
    `actions.cycle.begin`.
    """
    if dry_run:
        return look(services, tenant_id=tenant_id, day=day, progress=progress)
    run_id = begin_run(services, tenant_id=tenant_id, day=day, started_by=started_by)
    work_to_the_end(services, tenant_id=tenant_id, run_id=run_id, progress=progress)
    return report_of(tenant_id, run_id)


def look(
    services: Deciding,
    *,
    tenant_id: UUID,
    day: date,
    timeline: Timeline | None = None,
    progress: Progress | None = None,
) -> CycleReport:
    """A dry run: what the day would decide, counted, with the first lines."""
    counts = RangeCounts()
    shown: list[Decided] = []
    done = 0
    for account_id, facts, decision in decisions_today(
        services, tenant_id, timeline=timeline, day=day
    ):
        counts.add(decision)
        done += 1
        if decision.action is not Action.NONE and len(shown) < LINES_SHOWN:
            shown.append((account_id, facts, decision))
        if progress and done % 1000 == 0:
            progress(done, 0)
    with acting_for(tenant_id):
        names = debtor_names(tenant_id, [account_id for account_id, _, _ in shown])
    return CycleReport(
        day=day,
        dry_run=True,
        run_id=None,
        accounts=done,
        counts=named(counts.actions),
        by_stage={stage: dict(told) for stage, told in counts.stages.items()},
        lines=tuple(
            CycleLine(
                account_id=account_id,
                debtor=names.get(account_id, ""),
                action=decision.action,
                step=decision.step.name if decision.step else "",
                stage=decision.stage.value,
                days_past_due=decision.days_past_due,
                balance=decision.balance,
                reasons=decision.reasons,
            )
            for account_id, _, decision in shown
        ),
    )


def report_of(tenant_id: UUID, run_id: UUID) -> CycleReport:
    """What a run has decided, as it is stored. LookupError for an unknown one."""
    page = run_page(tenant_id, run_id)
    if page is None:
        raise LookupError(f"there is no run {run_id}")
    return CycleReport(
        day=page.run.date,
        dry_run=False,
        run_id=run_id,
        accounts=page.run.counts.get("accounts", 0),
        counts=page.run.counts,
        by_stage=page.by_stage,
        lines=tuple(
            CycleLine(
                account_id=line.account_id,
                debtor=line.debtor,
                action=Action(line.action),
                step=line.step,
                stage=line.stage,
                days_past_due=line.days_past_due,
                balance=line.balance,
                reasons=line.reasons,
            )
            for line in page.lines
        ),
    )

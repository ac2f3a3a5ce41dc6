"""The daily cycle's runs: the history, and what one run decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, QuerySet

from recobro.domain.decisions import Reason
from recobro.domain.money import Money
from recobro.storage.cycle_ranges import RunProgress, run_progress
from recobro.storage.models import Account, CycleRange, CycleRun, Debtor, Decision
from recobro.storage.queries.explain import reasons_from
from recobro.storage.tenancy import acting_for

LINES_SHOWN = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """One run in the history; `counts` by action, `problem` why it was refused."""

    run_id: UUID
    date: date
    status: str
    counts: Mapping[str, int]
    started_at: datetime
    finished_at: datetime | None
    started_by: str
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedLine:
    """What a run decided for one account."""

    account_id: UUID
    debtor: str
    action: str
    step: str
    stage: str
    days_past_due: int
    balance: Money
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage:
    """One run: accounts by stage and action, and who gets what (`LINES_SHOWN`).

    While it goes on, what its ranges have decided so far.
    """

    run: RunLine
    by_stage: Mapping[str, Mapping[str, int]]
    lines: tuple[DecidedLine, ...]
    progress: RunProgress


def run_history(tenant_id: UUID, *, newest: int = 20) -> tuple[RunLine, ...]:
    """The latest runs, newest first."""
    with acting_for(tenant_id):
        rows = CycleRun.objects.filter(tenant_id=tenant_id).order_by("-started_at")
        return tuple(_run(row) for row in rows[:newest])


def run_page(tenant_id: UUID, run_id: UUID) -> RunPage | None:
    """One run; None where the tenant has no such one. Five queries."""
    with acting_for(tenant_id):
        run = CycleRun.objects.filter(tenant_id=tenant_id, id=run_id).first()
        if run is None:
            return None
        # the day narrows it down by an index
        own = Decision.objects.filter(tenant_id=tenant_id, date=run.date, run_id=run_id)
        by_stage = _by_stage(tenant_id, run_id) or _counted(own)
        progress = run_progress(run_id)
        decisions = list(
            own.exclude(action="none").order_by("-days_past_due", "id")[:LINES_SHOWN]
        )
        debtors = debtor_names(tenant_id, [row.account_id for row in decisions])
    return RunPage(
        run=_run(run, by_stage),
        progress=progress,
        by_stage=by_stage,
        lines=tuple(
            DecidedLine(
                account_id=row.account_id,
                debtor=debtors.get(row.account_id, ""),
                action=row.action,
                step=row.step,
                stage=row.stage,
                days_past_due=row.days_past_due,
                balance=row.money("balance"),
                reasons=reasons_from(row.reasons),
            )
            for row in decisions
        ),
    )


def _by_stage(tenant_id: UUID, run_id: UUID) -> dict[str, dict[str, int]]:
    """What the ranges of a run counted, added up; nothing for a run without ranges."""
    sums: dict[str, dict[str, int]] = {}
    for counts in CycleRange.objects.filter(
        tenant_id=tenant_id, run_id=run_id
    ).values_list("counts", flat=True):
        for stage, actions in counts.get("stages", {}).items():
            of_stage = sums.setdefault(stage, {})
            for action, n in actions.items():
                of_stage[action] = of_stage.get(action, 0) + n
    return sums


def _counted(own: QuerySet[Decision]) -> dict[str, dict[str, int]]:
    """As `_by_stage`, for runs of before there were ranges."""
    sums: dict[str, dict[str, int]] = {}
    for stage, action, n in own.values_list("stage", "action").annotate(n=Count("id")):
        sums.setdefault(stage, {})[action] = n
    return sums


def debtor_names(tenant_id: UUID, accounts: Sequence[UUID]) -> dict[UUID, str]:
    """Whose these accounts are, by account; inside `acting_for`."""
    of_account = dict(
        Account.objects.filter(tenant_id=tenant_id, id__in=accounts).values_list(
            "id", "debtor_id"
        )
    )
    names = dict(
        Debtor.objects.filter(
            tenant_id=tenant_id, id__in=set(of_account.values())
        ).values_list("id", "name")
    )
    return {account: names.get(debtor, "") for account, debtor in of_account.items()}


def _run(
    row: CycleRun, by_stage: Mapping[str, Mapping[str, int]] | None = None
) -> RunLine:
    counts = row.counts
    if not counts and by_stage:  # it goes on
        counts = {}
        for actions in by_stage.values():
            for action, n in actions.items():
                counts[action] = counts.get(action, 0) + n
        counts["accounts"] = sum(counts.values())
    return RunLine(
        run_id=row.id,
        date=row.date,
        status=row.status,
        counts=counts,
        started_at=row.started_at,
        finished_at=row.finished_at,
        started_by=row.started_by,
        problem=row.problem,
    )

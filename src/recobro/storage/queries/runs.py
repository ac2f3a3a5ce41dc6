"""The daily cycle's runs: the history, and what one run decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count

from recobro.domain.decisions import Reason
from recobro.domain.money import Money
from recobro.storage.models import Account, CycleRun, Debtor, Decision
from recobro.storage.queries.explain import reasons_from
from recobro.storage.tenancy import acting_for

LINES_SHOWN = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """One run in the history; `counts` by action."""

    run_id: UUID
    date: date
    status: str
    counts: Mapping[str, int]
    started_at: datetime
    finished_at: datetime | None
    started_by: str


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
    """One run: accounts by stage and action, and who gets what (`LINES_SHOWN`)."""

    run: RunLine
    by_stage: Mapping[str, Mapping[str, int]]
    lines: tuple[DecidedLine, ...]


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
        own = Decision.objects.filter(tenant_id=tenant_id, run_id=run_id)
        by_stage: dict[str, dict[str, int]] = {}
        for stage, action, n in own.values_list("stage", "action").annotate(
            n=Count("id")
        ):
            by_stage.setdefault(stage, {})[action] = n
        decisions = list(
            own.exclude(action="none").order_by("-days_past_due", "id")[:LINES_SHOWN]
        )
        debtors = _debtor_names(tenant_id, [row.account_id for row in decisions])
    return RunPage(
        run=_run(run),
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


def _debtor_names(tenant_id: UUID, accounts: list[UUID]) -> dict[UUID, str]:
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


def _run(row: CycleRun) -> RunLine:
    return RunLine(
        run_id=row.id,
        date=row.date,
        status=row.status,
        counts=row.counts,
        started_at=row.started_at,
        finished_at=row.finished_at,
        started_by=row.started_by,
    )

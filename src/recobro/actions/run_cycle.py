"""The daily cycle: decide about every account with something open, and queue it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from recobro.actions.agreements import settle_agreements
from recobro.actions.errors import ActionRefusedError
from recobro.actions.hand_over import hand_over
from recobro.actions.queue_message import queue_many
from recobro.domain.accounts import Account as AccountView
from recobro.domain.decisions import Decision, Reason, decide, facts_for
from recobro.domain.money import Money
from recobro.domain.strategy import Action, Strategy
from recobro.ports.services import Services
from recobro.storage import chronology, models
from recobro.storage.accounts import load_accounts
from recobro.storage.ids import new_id
from recobro.storage.locks import lock_accounts
from recobro.storage.strategies import approved_strategy
from recobro.storage.tenancy import acting_for, current_tenant_id
from recobro.storage.tenants import tenant_settings

_ACCOUNTS_PER_TRANSACTION = 500
_LINES_MAX = 500
Progress = Callable[[int, int], None]


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


class _Tally:
    """Counts the decisions as they are made."""

    def __init__(self) -> None:
        self.actions: Counter[str] = Counter()
        self.stages: dict[str, Counter[str]] = defaultdict(Counter)
        self.lines: list[CycleLine] = []

    def add(self, view: AccountView, decision: Decision) -> None:
        self.actions[decision.action] += 1
        self.stages[decision.stage][decision.action] += 1
        if decision.action is not Action.NONE and len(self.lines) < _LINES_MAX:
            self.lines.append(
                CycleLine(
                    account_id=view.account_id,
                    debtor=view.debtor.name,
                    action=decision.action,
                    step=decision.step.name if decision.step else "",
                    stage=decision.stage.value,
                    days_past_due=decision.days_past_due,
                    balance=decision.balance,
                    reasons=decision.reasons,
                )
            )

    def counts(self) -> dict[str, int]:
        """By action, each named, and in all."""
        return {"accounts": self.actions.total()} | {
            action.value: self.actions[action] for action in Action
        }


def run_cycle(
    services: Services,
    *,
    tenant_id: UUID,
    day: date,
    dry_run: bool,
    started_by: str,
    progress: Progress | None = None,
) -> CycleReport:
    """Decide for `day` about every account with something open.

    A dry run writes nothing. A real one stores each decision, queues the messages and
    calls persons; running the day again adds only what the first run could not do.
    Raises ActionRefusedError for a real run of a day that has not come.
    """
    now = services.clock.now()
    with acting_for(tenant_id):
        settings = tenant_settings()
        strategy = approved_strategy()
        account_ids = _open_accounts(tenant_id)
        if not dry_run and day > now.astimezone(settings.zone).date():
            raise ActionRefusedError(
                "future_day", f"{day} has not come yet: use a dry run to look ahead"
            )
        now = now.astimezone(settings.zone)
        run_id = None if dry_run else _start_run(tenant_id, day, started_by, now)
    tally = _Tally()
    done = 0
    for batch in _batches(account_ids):
        with acting_for(tenant_id):
            if run_id is None:
                for view in load_accounts(batch, now).values():
                    tally.add(view, _decide(services, strategy, view, day, now))
            else:
                _run_batch(services, strategy, batch, day, run_id, tally, settings.zone)
        done += len(batch)
        if progress:
            progress(done, len(account_ids))
    if run_id is not None:
        with acting_for(tenant_id):
            models.CycleRun.objects.filter(tenant_id=tenant_id, id=run_id).update(
                status="done", counts=tally.counts(), finished_at=services.clock.now()
            )
    return CycleReport(
        day=day,
        dry_run=dry_run,
        run_id=run_id,
        accounts=len(account_ids),
        counts=tally.counts(),
        by_stage={stage: dict(counts) for stage, counts in tally.stages.items()},
        lines=tuple(tally.lines),
    )


def _open_accounts(tenant_id: UUID) -> list[UUID]:
    """The accounts with anything open, in a stable order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct account_id from invoice_term "
            "where tenant_id = %s and outstanding <> 0 order by account_id",
            [str(tenant_id)],
        )
        return [row[0] for row in cursor]


def _start_run(tenant_id: UUID, day: date, started_by: str, now: datetime) -> UUID:
    run = models.CycleRun.objects.create(
        tenant_id=tenant_id, date=day, started_at=now, started_by=started_by
    )
    return run.id


def _batches(account_ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for start in range(0, len(account_ids), _ACCOUNTS_PER_TRANSACTION):
        yield account_ids[start : start + _ACCOUNTS_PER_TRANSACTION]


def _decide(
    services: Services, strategy: Strategy, view: AccountView, day: date, now: datetime
) -> Decision:
    """Decide; `now` is in the tenant's zone."""
    facts = facts_for(view, services.usable_channels, now=now)
    return decide(strategy, facts, day)


def _run_batch(
    services: Services,
    strategy: Strategy,
    account_ids: Sequence[UUID],
    day: date,
    run_id: UUID,
    tally: _Tally,
    zone: ZoneInfo,
) -> None:
    """Decide and write, with the accounts locked."""
    now = services.clock.now().astimezone(zone)
    accounts = {account.id: account for account in lock_accounts(account_ids)}
    views = load_accounts(account_ids, now)
    settled = [
        account_id
        for account_id, view in views.items()
        if settle_agreements(accounts[account_id], view, today=day, now=now)
    ]
    views |= load_accounts(settled, now)
    decisions = {
        account_id: _decide(services, strategy, view, day, now)
        for account_id, view in views.items()
    }
    _store(decisions, strategy, day, run_id, now)
    for account_id, decision in decisions.items():
        tally.add(views[account_id], decision)
        if decision.action is Action.PERSON:
            _call_person(accounts[account_id], decision, now)
    queue_many(
        [
            _message(services, views[account_id], decision, now)
            for account_id, decision in decisions.items()
            if decision.action is Action.SEND
        ]
    )
    chronology.append_many(
        (
            (
                accounts[account_id],
                f"decision.{decision.action}",
                {
                    "date": day.isoformat(),
                    "step": decision.step.name if decision.step else "",
                    "balance": str(decision.balance),
                    "days_past_due": decision.days_past_due,
                    "reasons": [reason.code for reason in decision.reasons],
                },
            )
            for account_id, decision in decisions.items()
            if decision.action is not Action.NONE
        ),
        at=now,
    )


def _store(
    decisions: Mapping[UUID, Decision],
    strategy: Strategy,
    day: date,
    run_id: UUID,
    now: datetime,
) -> None:
    models.Decision.objects.bulk_create(
        [
            models.Decision(
                tenant_id=current_tenant_id(),
                id=new_id(),
                account_id=account_id,
                run_id=run_id,
                date=day,
                action=decision.action.value,
                step=decision.step.name if decision.step else "",
                stage=decision.stage.value,
                days_past_due=decision.days_past_due,
                balance=decision.balance.amount,
                currency=decision.balance.currency,
                reasons=[
                    {"code": reason.code, "values": dict(reason.values)}
                    for reason in decision.reasons
                ],
                strategy_version=strategy.label,
                decided_at=now,
            )
            for account_id, decision in decisions.items()
        ],
        update_conflicts=True,
        unique_fields=["tenant_id", "account_id", "date"],
        update_fields=[
            "run_id", "action", "step", "stage", "days_past_due", "balance",
            "currency", "reasons", "strategy_version", "decided_at",
        ],
    )  # fmt: skip


def _call_person(account: models.Account, decision: Decision, now: datetime) -> None:
    step = decision.step
    assert step is not None
    hand_over(
        account,
        reason="strategy",
        priority="normal",
        brief=f"{step.name}: {decision.days_past_due} days past due, "
        f"{decision.balance} owed.",
        key=decision.key,
        now=now,
    )


def _message(
    services: Services, view: AccountView, decision: Decision, now: datetime
) -> models.Message:
    step = decision.step
    assert step is not None
    channel, point = services.best_contact(view)
    return models.Message(
        tenant_id=current_tenant_id(),
        account_id=view.account_id,
        contact_point_id=point.contact_point_id,
        key=decision.key,
        channel=channel.value,
        purpose="reminder" if decision.days_past_due < 0 else "collection",
        intent={
            "kind": "step",
            "step": step.name,
            "template": step.template,
            "tone": step.tone,
            "offer": step.offer,
        },
        not_before=now,
        planned_at=now,
    )

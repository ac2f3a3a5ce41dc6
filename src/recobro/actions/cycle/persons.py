"""Call persons to the accounts whose step is a person's task."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from recobro.actions.hand_over import hand_over_many
from recobro.actions.queue_message import STRATEGY_TASK
from recobro.domain.decisions import Decision
from recobro.storage import chronology, models
from recobro.storage.accounts import load_accounts
from recobro.storage.tenancy import current_tenant_id
from recobro.storage.tenants import TenantSettings

# Whole accounts are held so many at a time.
_AT_ONCE = 500


def call_persons(
    settings: TenantSettings,
    decisions: Mapping[UUID, Decision],
    *,
    day: date,
    now: datetime,
) -> None:
    """Put these accounts, which are locked, in the inbox, and tell their chronology."""
    ids = list(decisions)
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        views = load_accounts(some, now)
        accounts = list(
            models.Account.objects.filter(
                tenant_id=current_tenant_id(), id__in=some
            ).order_by("id")
        )
        hand_over_many(
            [
                (
                    account,
                    views[account.id],
                    _brief(decisions[account.id]),
                    decisions[account.id].key,
                )
                for account in accounts
            ],
            reason=STRATEGY_TASK,
            priority="normal",
            now=now,
            zone=settings.zone,
        )
        chronology.append_many(
            (
                (account, "decision.person", line_of(decisions[account.id], day))
                for account in accounts
            ),
            at=now,
        )


def _brief(decision: Decision) -> str:
    """The case in a line."""
    step = decision.step
    assert step is not None  # a person's task is a step
    days, owed = decision.days_past_due, decision.balance
    return f"{step.name}: {days} days past due, {owed} owed."


def line_of(decision: Decision, day: date) -> dict[str, object]:
    """What the chronology tells of a decision."""
    return {
        "date": day.isoformat(),
        "step": decision.step.name if decision.step else "",
        "balance": str(decision.balance),
        "days_past_due": decision.days_past_due,
        "reasons": [reason.code for reason in decision.reasons],
    }

"""Promises and plans: put in force, and settled by what was paid or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from recobro.actions.queue_message import call_off
from recobro.actions.settlements import settle_discount
from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import RunningPlan, covers_to_json
from recobro.domain.errors import InvalidPlanError
from recobro.domain.ledger import Position
from recobro.domain.money import Money
from recobro.storage import chronology
from recobro.storage.models import Account, Plan, PlanInstalment, Promise

# After so many days without the promised money, a promise is broken: until then the
# person is reminded of it.
PROMISE_GRACE_DAYS = 4
# After so many days behind with an instalment, a plan is broken.
PLAN_GRACE_DAYS = 30


def _covered(position: Position) -> dict[UUID, Money]:
    """The terms that an agreement made now is about: all that is not held."""
    return {t.term_id: t.outstanding for t in position.claims if not t.held}


def record_promise(
    account: Account, view: AccountView, *, day: date, amount: Money, now: datetime
) -> Promise:
    """Put a promise in force, in the place of an earlier one. The account is locked."""
    Promise.objects.filter(
        tenant_id=account.tenant_id, account_id=account.id, status="open"
    ).update(status="replaced", settled_at=now)
    row = Promise.objects.create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        date=day,
        amount=amount.amount,
        currency=amount.currency,
        covers=covers_to_json(_covered(view.position)),
        created_at=now,
    )
    chronology.append(
        account,
        "promise.made",
        {"date": day.isoformat(), "amount": str(amount)},
        at=now,
        actor="debtor",
    )
    call_off(account, "promise", now=now)
    return row


def agree_plan(
    account: Account,
    view: AccountView,
    instalments: Sequence[tuple[date, Money]],
    *,
    now: datetime,
) -> Plan:
    """Put a plan in force, in the place of an earlier plan or promise.

    The account is locked. Raises InvalidPlanError unless the instalments add up to
    what they cover, to the cent, with rising dates.
    """
    covers = _covered(view.position)
    total = Money.sum(covers.values(), account.currency)
    if Money.sum((money for _, money in instalments), account.currency) != total:
        raise InvalidPlanError(f"the instalments do not add up to {total}")
    dates = [day for day, _ in instalments]
    if dates != sorted(set(dates)):
        raise InvalidPlanError("the dates of the instalments must rise")
    running = {"tenant_id": account.tenant_id, "account_id": account.id}
    Plan.objects.filter(**running, status__in=["active", "in_arrears"]).update(
        status="replaced", settled_at=now
    )
    Promise.objects.filter(**running, status="open").update(
        status="replaced", settled_at=now
    )
    plan = Plan.objects.create(
        **running,
        total=total.amount,
        currency=account.currency,
        covers=covers_to_json(covers),
        created_at=now,
    )
    PlanInstalment.objects.bulk_create(
        PlanInstalment(
            tenant_id=account.tenant_id,
            account_id=account.id,
            plan_id=plan.id,
            seq=seq,
            date=day,
            amount=money.amount,
            currency=money.currency,
        )
        for seq, (day, money) in enumerate(instalments, start=1)
    )
    chronology.append(
        account,
        "plan.agreed",
        {
            "total": str(total),
            "instalments": [
                [day.isoformat(), str(money)] for day, money in instalments
            ],
        },
        at=now,
        actor="debtor",
    )
    call_off(account, "plan", now=now)
    return plan


def move_instalments(
    account: Account, moves: Mapping[date, date], *, now: datetime
) -> None:
    """Give instalments of the plan in force their new days; the account is locked.

    Raises InvalidPlanError where no plan in force has such a day, or the new days
    would not rise.
    """
    rows = list(
        PlanInstalment.objects.filter(
            tenant_id=account.tenant_id,
            account_id=account.id,
            plan_id__in=Plan.objects.filter(
                tenant_id=account.tenant_id,
                account_id=account.id,
                status__in=["active", "in_arrears"],
            ).values("id"),
        ).order_by("seq")
    )
    if not set(moves) <= {row.date for row in rows}:
        raise InvalidPlanError("there is no such instalment to move")
    for row in rows:
        if row.date in moves:
            row.moved_from, row.date = row.moved_from or row.date, moves[row.date]
    days = [row.date for row in rows]
    if days != sorted(set(days)):
        raise InvalidPlanError("the dates of the instalments must rise")
    PlanInstalment.objects.bulk_update(rows, ["date", "moved_from"])
    chronology.append(
        account,
        "plan.moved",
        {"moves": [[old.isoformat(), new.isoformat()] for old, new in moves.items()]},
        at=now,
        actor="debtor",
    )


def settle_agreements(
    account: Account, view: AccountView, *, today: date, now: datetime
) -> bool:
    """Close what was kept, completed or broken; tells whether anything changed.

    Called with the account locked, after money came in and in the daily cycle. What it
    looks at is computed from the ledger, so calling it again changes nothing.
    """
    changed = False
    if view.promise is not None:
        status = _promise_status(view, today)
        if status is not None:
            Promise.objects.filter(
                tenant_id=account.tenant_id, id=view.promise.promise_id
            ).update(status=status, settled_at=now)
            chronology.append(
                account,
                f"promise.{status}",
                {
                    "date": view.promise.date.isoformat(),
                    "left": str(view.promise.outstanding),
                },
                at=now,
            )
            changed = True
    changed |= settle_discount(account, view, today=today, now=now)
    if view.plan is not None:
        changed |= _settle_plan(account, view, today, now)
    return changed


def _promise_status(view: AccountView, today: date) -> str | None:
    promise = view.promise
    if promise is None:
        return None
    if not promise.outstanding or not view.position.balance.is_positive:
        return "kept"
    if (today - promise.date).days <= PROMISE_GRACE_DAYS:
        return None
    return "broken" if promise.outstanding == promise.amount else "partly_kept"


def plan_status(plan: RunningPlan, today: date) -> tuple[str, int]:
    """How a running plan stands on a day, and how many days its next part is late."""
    following = plan.next_instalment
    if following is None:
        return "completed", 0
    late_days = (today - following.date).days
    if late_days > PLAN_GRACE_DAYS:
        return "broken", late_days
    return ("in_arrears" if late_days > 0 else "active"), late_days


def something_settles(view: AccountView, *, today: date, status: str) -> bool:
    """Whether `settle_agreements` would change anything; `status` is the plan's now.

    Asked of thousands of accounts, most of which have nothing to settle, in place of a
    statement for each.
    """
    plan, deal = view.plan, view.settlement
    return (
        _promise_status(view, today) is not None
        or (plan is not None and plan_status(plan, today)[0] != status)
        or (
            deal is not None and (deal.paid >= deal.amount_to_pay or today > deal.until)
        )
    )


def _settle_plan(
    account: Account, view: AccountView, today: date, now: datetime
) -> bool:
    plan = view.plan
    if plan is None:
        return False
    status, late_days = plan_status(plan, today)
    over = status in {"completed", "broken"}
    rows = Plan.objects.filter(tenant_id=account.tenant_id, id=plan.plan_id)
    if not rows.exclude(status=status).update(
        status=status, settled_at=now if over else None
    ):
        return False
    chronology.append(account, f"plan.{status}", {"late_days": late_days}, at=now)
    return True

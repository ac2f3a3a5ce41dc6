"""The facts of the few accounts whose figures need the ledger's own rules.

Credits and unapplied money are netted, and what was agreed is held against what is
still open, by the very functions that a whole account is made with
(`storage.accounts`). The rest of the facts is known from `storage.cycle_facts`: only
terms, agreements and the steps that spoke are read here, six queries for any number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from recobro.domain import accounts as domain
from recobro.domain.decisions import (
    AccountFacts,
    NextInstalment,
    OpenPromise,
    position_facts,
)
from recobro.domain.ledger import OpenTerm, Position, position_of
from recobro.domain.money import Money
from recobro.storage.account_rows import spoken_steps, unapplied_money
from recobro.storage.cycle_facts import BY_INDEX, Candidate, planned_by_size
from recobro.storage.raw import array, run
from recobro.storage.tenancy import current_tenant_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """One account with what it owes and what was agreed.

    `ledger` is the account as far as `actions.agreements` asks: its position, plan,
    promise and settlement are whole; of the debtor and of what was said it has nothing.
    `plan_status` is the stored status of the plan in force, empty where there is none.
    """

    facts: AccountFacts
    ledger: domain.Account
    plan_status: str


Row = tuple[Any, ...]
Rows = Mapping[UUID, Sequence[Row]]


def agreed(whole: Sequence[Candidate], now: datetime) -> dict[UUID, Agreed]:
    """The candidates that are `whole`, by account."""
    ids = [candidate.account_id for candidate in whole]
    values = {"tenant": current_tenant_id(), "accounts": array(ids), "now": now}
    with connection.cursor() as cursor, planned_by_size(cursor, *BY_INDEX):
        terms = _grouped(_TERMS, values)
        promises = _grouped(_PROMISES, values)
        plans = _grouped(_PLANS, values)
        settlements = _grouped(_SETTLEMENTS, values)
        unapplied = unapplied_money(ids)
        spoken = spoken_steps(ids)
    found: dict[UUID, Agreed] = {}
    for candidate in whole:
        account_id = candidate.account_id
        money = unapplied.get(account_id)
        position = _position(candidate.currency, terms[account_id], money)
        plan = plans[account_id]
        ledger = domain.Account(
            account_id=account_id,
            currency=candidate.currency,
            debtor=_nobody(candidate),
            contact_points=(),
            position=position,
            plan=_plan(plan, position),
            promise=_promise(promises[account_id], position),
            settlement=_settlement(settlements[account_id], position),
        )
        found[account_id] = Agreed(
            facts=_facts(candidate, ledger, spoken[account_id]),
            ledger=ledger,
            plan_status=plan[0][2] if plan else "",
        )
    return found


def _nobody(candidate: Candidate) -> domain.DebtorProfile:
    return domain.DebtorProfile(
        debtor_id=candidate.debtor_id, name="", kind="", language="", country=""
    )


def _facts(
    candidate: Candidate, ledger: domain.Account, spoken: Sequence[str]
) -> AccountFacts:
    """The facts with what the ledger says; see `domain.strategy.facts.facts_for`."""
    bare, plan, promise = candidate.bare, ledger.plan, ledger.promise
    assert bare is not None  # it is whole
    following = plan.next_instalment if plan else None
    return replace(
        bare,
        **position_facts(ledger.position),
        instalment=(
            NextInstalment(date=following.date, outstanding=following.outstanding)
            if following
            else None
        ),
        promise=(
            OpenPromise(date=promise.date, outstanding=promise.outstanding)
            if promise and promise.outstanding
            else None
        ),
        done_steps=bare.done_steps | frozenset(spoken),
    )


def _grouped(query: str, values: Mapping[str, Any]) -> Rows:
    """Rows by account, which is their first column."""
    grouped: dict[UUID, list[Row]] = defaultdict(list)
    for row in run(query, values):
        grouped[row[0]].append(row)
    return grouped


def _position(
    currency: str, terms: Sequence[Row], unapplied: Decimal | None
) -> Position:
    """What is owed, after credits and money that pays nothing yet."""
    return position_of(
        [
            OpenTerm(
                term_id=term_id,
                invoice_id=invoice_id,
                invoice_number=number,
                concept="",
                issue_date=None,
                due_date=due,
                amount=Money.rounded(amount, currency),
                outstanding=Money.rounded(outstanding, currency),
                disputed=disputed,
                held=held,
            )
            for (
                _, term_id, invoice_id, number, due, amount, outstanding, disputed,
                held,
            ) in terms
        ],
        currency,
        unapplied=Money.rounded(unapplied, currency) if unapplied else None,
    )  # fmt: skip


_TERMS = """
    select t.account_id, t.id, t.invoice_id, i.number, t.due_date, t.amount,
        t.outstanding, d.yes is not null, h.yes is not null
    from invoice_term t
    cross join lateral (
        select number from invoice
        where tenant_id = %(tenant)s and id = t.invoice_id limit 1
    ) i
    left join lateral (
        select true as yes from dispute
        where tenant_id = %(tenant)s and account_id = t.account_id
            and status = 'open' and (invoice_id is null or invoice_id = t.invoice_id)
        limit 1
    ) d on true
    left join lateral (
        select true as yes from hold
        where tenant_id = %(tenant)s and account_id = t.account_id
            and invoice_id = t.invoice_id and released_at is null
            and (until is null or until > %(now)s)
        limit 1
    ) h on true
    where t.tenant_id = %(tenant)s and t.account_id = any(%(accounts)s::uuid[])
        and t.outstanding <> 0
"""


def _promise(rows: Sequence[Row], position: Position) -> domain.RunningPromise | None:
    """The promise in force, with what is left of it."""
    if not rows:
        return None
    _, promise_id, day, amount, currency, items = rows[-1]
    paid = domain.progress(domain.covers_from_json(items, currency), position.claims)
    promised = Money.rounded(amount, currency)
    return domain.RunningPromise(
        promise_id=promise_id,
        date=day,
        amount=promised,
        outstanding=promised - min(promised, paid),
    )


_PROMISES = """
    select account_id, id, date, amount, currency, covers from promise
    where tenant_id = %(tenant)s and account_id = any(%(accounts)s::uuid[])
        and status = 'open'
"""


def _plan(rows: Sequence[Row], position: Position) -> domain.RunningPlan | None:
    """The plan in force, a row for each instalment, filled by what was paid."""
    if not rows:
        return None
    _, plan_id, _, currency, items, *_ = rows[0]
    covers = domain.covers_from_json(items, currency)
    parts = [row[5:] for row in rows if row[5] is not None]
    amounts = [Money.rounded(amount, currency) for *_, amount in parts]
    left = domain.fill(amounts, domain.progress(covers, position.claims))
    return domain.RunningPlan(
        plan_id=plan_id,
        covers=covers,
        instalments=tuple(
            domain.Instalment(
                instalment_id=part_id,
                seq=seq,
                date=day,
                amount=amount,
                outstanding=outstanding,
            )
            for (part_id, seq, day, _), amount, outstanding in zip(
                parts, amounts, left, strict=True
            )
        ),
    )


_PLANS = """
    select p.account_id, p.id, p.status, p.currency, p.covers, i.id, i.seq, i.date,
        i.amount
    from plan p
    left join lateral (
        select id, seq, date, amount from plan_instalment
        where tenant_id = %(tenant)s and plan_id = p.id
    ) i on true
    where p.tenant_id = %(tenant)s and p.account_id = any(%(accounts)s::uuid[])
        and p.status in ('active', 'in_arrears')
    order by p.account_id, i.seq
"""


def _settlement(
    rows: Sequence[Row], position: Position
) -> domain.RunningSettlement | None:
    """The discount in force, with what was paid of it."""
    if not rows:
        return None
    _, settlement_id, percent, to_pay, currency, until, items = rows[-1]
    covers = domain.covers_from_json(items, currency)
    return domain.RunningSettlement(
        settlement_id=settlement_id,
        percent=percent,
        amount_to_pay=Money.rounded(to_pay, currency),
        until=until,
        covers=covers,
        paid=domain.progress(covers, position.claims),
    )


_SETTLEMENTS = """
    select account_id, id, percent, amount_to_pay, currency, until, covers
    from settlement
    where tenant_id = %(tenant)s and account_id = any(%(accounts)s::uuid[])
        and status = 'open'
"""

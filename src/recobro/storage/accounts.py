"""Reading accounts: everything known of many of them, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from recobro.domain import accounts as domain
from recobro.domain.ledger import OpenTerm, Position, position_of
from recobro.domain.money import Money
from recobro.storage import models
from recobro.storage.account_rows import (
    AccountRow,
    Grouped,
    RareRows,
    Row,
    account_rows,
    contact_points,
    open_terms,
    past_contacts,
    rare_rows,
    spoken_steps,
    talks,
)


def load_account(account_id: UUID, now: datetime) -> domain.Account:
    """Everything known of one account. Raises KeyError for an unknown one."""
    return load_accounts([account_id], now)[account_id]


def load_accounts(
    account_ids: Sequence[UUID], now: datetime
) -> dict[UUID, domain.Account]:
    """Everything known of these accounts of the tenant, by identifier."""
    rows = account_rows(account_ids)
    debtor_ids = list({row.debtor.debtor_id for row in rows})
    rare = rare_rows(account_ids, debtor_ids, now)
    points = contact_points(debtor_ids)
    contacts = past_contacts(debtor_ids, now)
    talk_of = talks(account_ids)
    spoken = spoken_steps(account_ids)
    terms: dict[UUID, list[Row]] = defaultdict(list)
    for term in open_terms(account_ids):
        terms[term[0]].append(term)
    loaded: dict[UUID, domain.Account] = {}
    for row in rows:
        account_id, debtor_id = row.account_id, row.debtor.debtor_id
        position = _position(row, terms[account_id], rare)
        talk = talk_of[account_id]
        hand_overs = rare.hand_overs[account_id]
        kept, broken = rare.settled.get(account_id, (0, 0))
        loaded[account_id] = domain.Account(
            account_id=account_id,
            currency=row.currency,
            debtor=row.debtor,
            contact_points=tuple(points[debtor_id]),
            position=position,
            plan=_plan(rare.plans[account_id], rare.instalments, position),
            promise=_promise(rare.promises[account_id], position),
            settlement=_settlement(rare.settlements[account_id], position),
            holds=_holds(rare.holds[account_id], now),
            stops=tuple((s.reason, s.channel) for s in rare.stops[debtor_id]),
            open_disputes=len(rare.disputes[account_id]),
            open_hand_overs=tuple(h.reason for h in hand_overs if h.status != "closed"),
            holder=talk.holder,
            last_inbound_at=talk.last_inbound_at,
            contacts=tuple(contacts[debtor_id]),
            done_steps=frozenset(
                (*spoken[account_id], *(h.key for h in hand_overs if h.key))
            ),
            promises_kept=kept,
            promises_broken=broken,
            risk=row.risk,
        )
    return loaded


def _position(row: AccountRow, terms: Iterable[Row], rare: RareRows) -> Position:
    """What is owed, after credits and money that pays nothing yet."""
    disputes = rare.disputes[row.account_id]
    holds = rare.holds[row.account_id]
    currency = row.currency
    unapplied = rare.unapplied.get(row.account_id)
    return position_of(
        [
            OpenTerm(
                term_id=term_id,
                invoice_id=invoice_id,
                invoice_number=number,
                concept=concept,
                issue_date=issued,
                due_date=due,
                amount=_money(amount, currency),
                outstanding=_money(outstanding, currency),
                disputed=any(d.invoice_id in (None, invoice_id) for d in disputes),
                held=any(h.invoice_id == invoice_id for h in holds),
            )
            for (
                _, term_id, invoice_id, number, concept, issued, due, amount,
                outstanding,
            ) in terms
        ],
        currency,
        unapplied=_money(unapplied, currency) if unapplied else None,
    )  # fmt: skip


def _money(amount: Decimal, currency: str) -> Money:
    return Money.rounded(amount, currency)


def _holds(rows: Iterable[models.Hold], now: datetime) -> tuple[domain.Hold, ...]:
    return tuple(
        domain.Hold(reason=h.reason, until=h.until, invoice_id=h.invoice_id)
        for h in rows
        if h.starts_at <= now
    )


def _plan(
    plans: list[models.Plan], instalments: Grouped, position: Position
) -> domain.RunningPlan | None:
    if not plans:
        return None
    plan = plans[0]
    covers = domain.covers_from_json(plan.covers, plan.currency)
    rows: list[models.PlanInstalment] = instalments[plan.id]
    left = domain.fill(
        [row.money("amount") for row in rows], domain.progress(covers, position.claims)
    )
    return domain.RunningPlan(
        plan_id=plan.id,
        covers=covers,
        instalments=tuple(
            domain.Instalment(
                instalment_id=row.id,
                seq=row.seq,
                date=row.date,
                amount=row.money("amount"),
                outstanding=outstanding,
            )
            for row, outstanding in zip(rows, left, strict=True)
        ),
    )


def _promise(
    promises: list[models.Promise], position: Position
) -> domain.RunningPromise | None:
    if not promises:
        return None
    row = promises[-1]
    paid = domain.progress(
        domain.covers_from_json(row.covers, row.currency), position.claims
    )
    amount = row.money("amount")
    return domain.RunningPromise(
        promise_id=row.id,
        date=row.date,
        amount=amount,
        outstanding=amount - min(amount, paid),
    )


def _settlement(
    settlements: list[models.Settlement], position: Position
) -> domain.RunningSettlement | None:
    if not settlements:
        return None
    row = settlements[-1]
    covers = domain.covers_from_json(row.covers, row.currency)
    return domain.RunningSettlement(
        settlement_id=row.id,
        percent=row.percent,
        amount_to_pay=row.money("amount_to_pay"),
        until=row.until,
        covers=covers,
        paid=domain.progress(covers, position.claims),
    )

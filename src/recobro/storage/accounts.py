"""Reading accounts: everything known of many of them, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from recobro.domain import accounts as domain
from recobro.domain.identifiers import STEP_PREFIX
from recobro.domain.ledger import OpenTerm, Position, position_of
from recobro.domain.messages import Channel, MessageState
from recobro.domain.money import Money
from recobro.storage import models
from recobro.storage.tenancy import current_tenant_id

# How far back contacts matter to a cap or a cool-down.
_HISTORY_DAYS = 60
_SPOKEN = [
    state.value
    for state in MessageState
    if state not in (MessageState.CANCELLED, MessageState.REFUSED)
]

Grouped = dict[UUID, list[Any]]


def load_account(account_id: UUID, now: datetime) -> domain.Account:
    """Everything known of one account. Raises KeyError for an unknown one."""
    return load_accounts([account_id], now)[account_id]


def load_accounts(
    account_ids: Sequence[UUID], now: datetime
) -> dict[UUID, domain.Account]:
    """Everything known of these accounts of the tenant, by identifier."""
    tenant_id = current_tenant_id()
    rows = list(models.Account.objects.filter(tenant_id=tenant_id, id__in=account_ids))
    debtor_ids = {row.debtor_id for row in rows}
    debtors = {
        debtor.id: debtor
        for debtor in models.Debtor.objects.filter(
            tenant_id=tenant_id, id__in=debtor_ids
        )
    }
    some = _present(account_ids, list(debtor_ids))

    def rare(name: str, rows: Iterable[Any], attribute: str = "account_id") -> Grouped:
        return _group(rows if name in some else (), attribute)

    by_debtor = {"tenant_id": tenant_id, "debtor_id__in": debtor_ids}
    points = _group(
        models.ContactPoint.objects.filter(**by_debtor).order_by("id"), "debtor_id"
    )
    stops = rare(
        "stop", models.Stop.objects.filter(**by_debtor, lifted_at=None), "debtor_id"
    )
    contacts = _group(
        models.ContactAttempt.objects.filter(
            **by_debtor, released=False, at__gte=now - timedelta(days=_HISTORY_DAYS)
        ).order_by("at"),
        "debtor_id",
    )
    own = {"tenant_id": tenant_id, "account_id__in": account_ids}
    holds = rare(
        "hold",
        models.Hold.objects.filter(
            Q(until=None) | Q(until__gt=now), **own, released_at=None
        ),
    )
    disputes = rare("dispute", models.Dispute.objects.filter(**own, status="open"))
    hand_overs = rare(
        "hand_over",
        models.HandOver.objects.filter(
            Q(status__in=["waiting", "taken"]) | ~Q(key=""), **own
        ),
    )
    conversations = _group(models.Conversation.objects.filter(**own), "account_id")
    promises = rare("promise", models.Promise.objects.filter(**own, status="open"))
    plans = rare(
        "plan", models.Plan.objects.filter(**own, status__in=["active", "in_arrears"])
    )
    settlements = rare(
        "settlement", models.Settlement.objects.filter(**own, status="open")
    )
    instalments = _group(
        models.PlanInstalment.objects.filter(
            tenant_id=tenant_id,
            plan_id__in=[plan.id for group in plans.values() for plan in group],
        ).order_by("seq"),
        "plan_id",
    )
    spoken = _group(
        models.Message.objects.filter(
            **own, state__in=_SPOKEN, key__startswith=STEP_PREFIX
        ).only("account_id", "key"),
        "account_id",
    )
    terms = _open_terms(account_ids, holds, disputes, {r.id: r.currency for r in rows})

    result: dict[UUID, domain.Account] = {}
    for row in rows:
        position = position_of(terms[row.id], row.currency)
        talks = conversations[row.id]
        result[row.id] = domain.Account(
            account_id=row.id,
            currency=row.currency,
            debtor=_profile(debtors[row.debtor_id]),
            contact_points=tuple(_point(p) for p in points[row.debtor_id]),
            position=position,
            plan=_plan(plans[row.id], instalments, position),
            promise=_promise(promises[row.id], position),
            settlement=_settlement(settlements[row.id], position),
            holds=tuple(
                domain.Hold(reason=h.reason, until=h.until, invoice_id=h.invoice_id)
                for h in holds[row.id]
                if h.starts_at <= now
            ),
            stops=tuple((s.reason, s.channel) for s in stops[row.debtor_id]),
            open_disputes=len(disputes[row.id]),
            open_hand_overs=tuple(
                h.reason for h in hand_overs[row.id] if h.status != "closed"
            ),
            holder="person" if any(t.holder == "person" for t in talks) else "agent",
            last_inbound_at=max(
                (t.last_inbound_at for t in talks if t.last_inbound_at), default=None
            ),
            contacts=tuple(
                domain.PastContact(
                    at=c.at,
                    channel=Channel(c.channel),
                    purpose=c.purpose,
                    outcome=c.outcome,
                    inbound=c.direction == "inbound",
                )
                for c in contacts[row.debtor_id]
            ),
            done_steps=frozenset(m.key for m in spoken[row.id])
            | frozenset(h.key for h in hand_overs[row.id] if h.key),
        )
    return result


# What most accounts have none of: one question tells what is worth asking for.
_RARE = {
    "stop": "debtor_id = any(%(debtors)s::uuid[]) and lifted_at is null",
    "hold": "account_id = any(%(accounts)s::uuid[]) and released_at is null",
    "dispute": "account_id = any(%(accounts)s::uuid[]) and status = 'open'",
    "hand_over": "account_id = any(%(accounts)s::uuid[])",
    "promise": "account_id = any(%(accounts)s::uuid[]) and status = 'open'",
    "plan": "account_id = any(%(accounts)s::uuid[]) "
    "and status in ('active', 'in_arrears')",
    "settlement": "account_id = any(%(accounts)s::uuid[]) and status = 'open'",
}
_ANY_OF = "select " + ", ".join(  # noqa: S608  our own names
    f"exists (select from {table} where tenant_id = %(tenant)s and {condition})"
    for table, condition in _RARE.items()
)


def _present(account_ids: Sequence[UUID], debtor_ids: Sequence[UUID]) -> frozenset[str]:
    """Which of the rare tables hold anything in force of these accounts."""
    with connection.cursor() as cursor:
        cursor.execute(
            _ANY_OF,
            {
                "tenant": current_tenant_id(),
                "accounts": list(account_ids),
                "debtors": list(debtor_ids),
            },
        )
        answers = cursor.fetchone()
    assert answers is not None  # a select without a table gives one row
    return frozenset(name for name, yes in zip(_RARE, answers, strict=True) if yes)


def _group(rows: Iterable[Any], attribute: str) -> Grouped:
    grouped: Grouped = defaultdict(list)
    for row in rows:
        grouped[getattr(row, attribute)].append(row)
    return grouped


def _open_terms(
    account_ids: Sequence[UUID],
    holds: Grouped,
    disputes: Grouped,
    currencies: dict[UUID, str],
) -> dict[UUID, list[OpenTerm]]:
    terms: dict[UUID, list[OpenTerm]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_TERMS, [current_tenant_id(), list(account_ids)])
        for account_id, term_id, invoice_id, *told in cursor:
            number, concept, issued, due, amount, outstanding = told
            currency = currencies[account_id]
            terms[account_id].append(
                OpenTerm(
                    term_id=term_id,
                    invoice_id=invoice_id,
                    invoice_number=number,
                    concept=concept,
                    issue_date=issued,
                    due_date=due,
                    amount=Money.rounded(amount, currency),
                    outstanding=Money.rounded(outstanding, currency),
                    disputed=any(
                        d.invoice_id in (None, invoice_id) for d in disputes[account_id]
                    ),
                    held=any(h.invoice_id == invoice_id for h in holds[account_id]),
                )
            )
    return terms


_TERMS = """
    select t.account_id, t.id, t.invoice_id, i.number, i.concept, i.issue_date,
        t.due_date, t.amount, t.outstanding
    from invoice_term t
    join invoice i on i.tenant_id = t.tenant_id and i.id = t.invoice_id
    where t.tenant_id = %s and t.account_id = any(%s::uuid[]) and t.outstanding <> 0
"""


def _profile(debtor: models.Debtor) -> domain.DebtorProfile:
    return domain.DebtorProfile(
        debtor_id=debtor.id,
        name=debtor.name,
        kind=debtor.kind,
        language=debtor.language or "es",
        country=debtor.country,
        subdivision=debtor.subdivision,
        timezone=debtor.timezone,
        identity_question=debtor.identity_question,
        identity_answer=debtor.identity_answer,
        deceased=debtor.deceased_at is not None,
    )


def _point(row: models.ContactPoint) -> domain.ContactPoint:
    return domain.ContactPoint(
        contact_point_id=row.id,
        channel=Channel(row.channel),
        address=row.address,
        user_id=row.user_id,
        status=row.status,
        preferred=row.preferred,
        authorised=row.authorised,
        at_work=row.at_work,
        given_by_debtor=row.given_by_debtor,
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

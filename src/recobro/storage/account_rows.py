"""The rows that make accounts: a fixed number of queries, whatever the number.

What nearly every account has is read as plain tuples. What most have none of (stops,
holds, disputes, agreements) is only asked for where one question said that there is
some.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from recobro.domain import accounts as domain
from recobro.domain.identifiers import STEP_PREFIX
from recobro.domain.messages import Channel, MessageState
from recobro.storage import models
from recobro.storage.bulk import read_rows
from recobro.storage.raw import array, run
from recobro.storage.tenancy import current_tenant_id

# How far back contacts matter to a cap or a cool-down.
HISTORY_DAYS = 60
_UNSPOKEN = [MessageState.CANCELLED.value, MessageState.REFUSED.value]
_CHANNELS = {channel.value: channel for channel in Channel}

Grouped = dict[UUID, list[Any]]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """An account's own row, with its debtor."""

    account_id: UUID
    currency: str
    risk: float | None
    debtor: domain.DebtorProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What the conversations of an account come to."""

    holder: str
    last_inbound_at: datetime | None


_NO_TALK = Talk(holder="agent", last_inbound_at=None)


def account_rows(account_ids: Sequence[UUID]) -> list[AccountRow]:
    """The accounts of the tenant with their debtors; unknown ones are left out."""
    return [
        AccountRow(
            account_id=account_id,
            currency=currency,
            risk=risk,
            debtor=domain.DebtorProfile(
                debtor_id=debtor_id,
                name=name,
                kind=kind,
                language=language or "es",
                country=country,
                subdivision=subdivision,
                timezone=timezone,
                identity_question=question,
                identity_answer=answer,
                deceased=deceased,
                tags=frozenset(tags),
            ),
        )
        for (
            account_id, currency, risk, debtor_id, name, kind, language, country,
            subdivision, timezone, question, answer, deceased, tags,
        ) in run(_ACCOUNTS, [current_tenant_id(), array(account_ids)])
    ]  # fmt: skip


_ACCOUNTS = """
    select a.id, a.currency, a.risk, d.id, d.name, d.kind, d.language, d.country,
        d.subdivision, d.timezone, d.identity_question, d.identity_answer,
        d.deceased_at is not null, d.tags
    from account a
    join debtor d on d.tenant_id = a.tenant_id and d.id = a.debtor_id
    where a.tenant_id = %s and a.id = any(%s::uuid[])
"""


def contact_points(debtor_ids: Iterable[UUID]) -> Grouped:
    """Every address of each debtor, the oldest first."""
    found: Grouped = defaultdict(list)
    for row in run(_POINTS, [current_tenant_id(), array(debtor_ids)]):
        (
            debtor_id, point_id, channel, address, user_id, status, preferred,
            authorised, at_work, given,
        ) = row  # fmt: skip
        found[debtor_id].append(
            domain.ContactPoint(
                contact_point_id=point_id,
                channel=_CHANNELS[channel],
                address=address,
                user_id=user_id,
                status=status,
                preferred=preferred,
                authorised=authorised,
                at_work=at_work,
                given_by_debtor=given,
            )
        )
    return found


_POINTS = """
    select debtor_id, id, channel, address, user_id, status, preferred, authorised,
        at_work, given_by_debtor
    from contact_point where tenant_id = %s and debtor_id = any(%s::uuid[]) order by id
"""


def past_contacts(debtor_ids: Iterable[UUID], now: datetime) -> Grouped:
    """The contacts that still matter to each debtor, the oldest first."""
    since = now - timedelta(days=HISTORY_DAYS)
    found: Grouped = defaultdict(list)
    for debtor_id, account_id, at, channel, purpose, outcome, direction in run(
        _CONTACTS, [current_tenant_id(), array(debtor_ids), since]
    ):
        found[debtor_id].append(
            domain.PastContact(
                at=at,
                channel=_CHANNELS[channel],
                purpose=purpose,
                outcome=outcome,
                inbound=direction == "inbound",
                account_id=account_id,
            )
        )
    return found


_CONTACTS = """
    select debtor_id, account_id, at, channel, purpose, outcome, direction
    from contact_attempt
    where tenant_id = %s and debtor_id = any(%s::uuid[]) and at >= %s and not released
    order by at
"""


def talks(account_ids: Sequence[UUID]) -> dict[UUID, Talk]:
    """Who answers each account, and when the person last wrote."""
    found: dict[UUID, Talk] = defaultdict(lambda: _NO_TALK)
    for account_id, person, last in run(
        _TALKS, [current_tenant_id(), array(account_ids)]
    ):
        holder = "person" if person else "agent"
        found[account_id] = Talk(holder=holder, last_inbound_at=last)
    return found


_TALKS = """
    select account_id, bool_or(holder = 'person'), max(last_inbound_at)
    from conversation where tenant_id = %s and account_id = any(%s::uuid[])
    group by account_id
"""


def spoken_steps(account_ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    """The keys of the steps that spoke or are about to, of each account."""
    found = run(
        _SPOKEN,
        [current_tenant_id(), array(account_ids), f"{STEP_PREFIX}%", _UNSPOKEN],
    )
    return defaultdict(list, dict(found))


_SPOKEN = """
    select account_id, array_agg(key) from message
    where tenant_id = %s and account_id = any(%s::uuid[]) and key like %s
        and state <> all(%s::text[])
    group by account_id
"""


def open_terms(account_ids: Sequence[UUID]) -> list[Row]:
    """Each term with something open: account, term, invoice, and what it says."""
    return run(_TERMS, [current_tenant_id(), array(account_ids)])


_TERMS = """
    select t.account_id, t.id, t.invoice_id, i.number, i.concept, i.issue_date,
        t.due_date, t.amount, t.outstanding
    from invoice_term t
    join invoice i on i.tenant_id = t.tenant_id and i.id = t.invoice_id
    where t.tenant_id = %s and t.account_id = any(%s::uuid[]) and t.outstanding <> 0
"""


def unapplied_money(account_ids: Sequence[UUID]) -> dict[UUID, Decimal]:
    """What was received of each account, did not go back and pays nothing yet."""
    return dict(run(_UNAPPLIED, [current_tenant_id(), array(account_ids)]))


_UNAPPLIED = """
    select account_id, received - gone_back - used from (
        select p.account_id, sum(p.amount) as received,
            coalesce(sum(r.amount), 0) as gone_back, coalesce(sum(a.amount), 0) as used
        from payment p
        left join lateral (
            select sum(amount) as amount from payment_return
            where tenant_id = p.tenant_id and payment_id = p.id
        ) r on true
        left join lateral (
            select sum(amount) as amount from allocation
            where tenant_id = p.tenant_id and payment_id = p.id
        ) a on true
        where p.tenant_id = %s and p.account_id = any(%s::uuid[])
        group by p.account_id
    ) sums where received - gone_back - used > 0
"""


def promises_settled(account_ids: Sequence[UUID]) -> dict[UUID, tuple[int, int]]:
    """How many promises of each account were kept, and how many were broken."""
    found = run(_SETTLED, [current_tenant_id(), array(account_ids)])
    return {account_id: (kept, broken) for account_id, kept, broken in found}


# What was kept in part was not kept.
_SETTLED = """
    select account_id, count(*) filter (where status = 'kept'),
        count(*) filter (where status in ('broken', 'partly_kept'))
    from promise where tenant_id = %s and account_id = any(%s::uuid[])
    group by account_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RareRows:
    """What most accounts have none of, by account; `stops` by debtor."""

    stops: Grouped
    holds: Grouped
    disputes: Grouped
    hand_overs: Grouped
    promises: Grouped
    settled: dict[UUID, tuple[int, int]]
    plans: Grouped
    instalments: Grouped
    settlements: Grouped
    unapplied: dict[UUID, Decimal]


def rare_rows(
    account_ids: Sequence[UUID], debtor_ids: Sequence[UUID], now: datetime
) -> RareRows:
    """Ask which of them there are at all, and read those."""
    some = _present(account_ids, debtor_ids)
    accounts, debtors = array(account_ids), array(debtor_ids)

    def rare(model: Any, whose: str, ids: str, that: str, *more: Any) -> Grouped:
        if model._meta.db_table not in some:
            return defaultdict(list)  # nothing is asked where there is nothing
        condition = f"{whose} = any(%s::uuid[]) and {that}"
        return _group(read_rows(model, condition, [ids, *more]), whose)

    own = ("account_id", accounts)
    plans = rare(models.Plan, *own, "status in ('active', 'in_arrears')")
    return RareRows(
        stops=rare(models.Stop, "debtor_id", debtors, "lifted_at is null"),
        holds=rare(models.Hold, *own, _IN_FORCE, now),
        disputes=rare(models.Dispute, *own, "status = 'open'"),
        hand_overs=rare(models.HandOver, *own, _OPEN_OR_KNOWN),
        promises=rare(models.Promise, *own, "status = 'open'"),
        settled=promises_settled(account_ids) if "promise" in some else {},
        plans=plans,
        instalments=_instalments(plan.id for group in plans.values() for plan in group),
        settlements=rare(models.Settlement, *own, "status = 'open'"),
        unapplied=unapplied_money(account_ids) if "payment" in some else {},
    )


_IN_FORCE = "released_at is null and (until is null or until > %s)"
# A step that called a person has spoken, though the person is done with it.
_OPEN_OR_KNOWN = "(status in ('waiting', 'taken') or key <> '')"


def _instalments(plan_ids: Iterable[UUID]) -> Grouped:
    """The parts of these plans, in their order, by plan."""
    ids = list(plan_ids)
    if not ids:
        return defaultdict(list)
    condition = "plan_id = any(%s::uuid[]) order by seq"
    return _group(read_rows(models.PlanInstalment, condition, [array(ids)]), "plan_id")


_OF_ACCOUNT = "account_id = any(%(accounts)s::uuid[])"
_RARE = {
    "stop": "debtor_id = any(%(debtors)s::uuid[]) and lifted_at is null",
    "hold": f"{_OF_ACCOUNT} and released_at is null",
    "dispute": f"{_OF_ACCOUNT} and status = 'open'",
    "hand_over": _OF_ACCOUNT,
    "promise": _OF_ACCOUNT,
    "plan": f"{_OF_ACCOUNT} and status in ('active', 'in_arrears')",
    "settlement": f"{_OF_ACCOUNT} and status = 'open'",
    "payment": _OF_ACCOUNT,
}
_ANY_OF = "select " + ", ".join(  # noqa: S608  our own names
    f"exists (select from {table} where tenant_id = %(tenant)s and {condition})"
    for table, condition in _RARE.items()
)


def _present(account_ids: Sequence[UUID], debtor_ids: Sequence[UUID]) -> frozenset[str]:
    """Which of the rare tables hold anything in force of these accounts."""
    (answers,) = run(
        _ANY_OF,
        {
            "tenant": current_tenant_id(),
            "accounts": array(account_ids),
            "debtors": array(debtor_ids),
        },
    )
    return frozenset(name for name, yes in zip(_RARE, answers, strict=True) if yes)


def _group(rows: Iterable[Any], attribute: str) -> Grouped:
    grouped: Grouped = defaultdict(list)
    for row in rows:
        grouped[getattr(row, attribute)].append(row)
    return grouped

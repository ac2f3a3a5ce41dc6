"""The portfolio list: every account with its figures, by set-based SQL.

The arithmetic is that of `recobro.domain.ledger`: credits are set against the oldest
claims first, disputed ones last; days past due count from the oldest claim that may be
asked for. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from importlib import resources
from typing import Any
from uuid import UUID

from django.db import connection

from recobro.domain.ageing import Stage, StageLimits
from recobro.domain.money import Money
from recobro.storage.tenancy import acting_for

PAGE_SIZE = 50
EXPORT_MAX = 1_000_000
_SQL = (
    resources.files("recobro.storage").joinpath("sql/portfolio.sql").read_text("utf-8")
)
# Plain letters for those of the Spanish and Portuguese alphabets.
_ACCENTED = "áàäâãéèëêíìïîóòöôõúùüûñç"
_PLAIN = "aaaaaeeeeiiiiooooouuuunc"


class AccountState(StrEnum):
    """What stands between an account and the next message."""

    STOPPED = "stopped"
    PERSON = "person"
    DISPUTED = "disputed"
    HELD = "held"
    PLAN = "plan"
    PROMISED = "promised"
    AGENT = "agent"
    SETTLED = "settled"


class Sort(StrEnum):
    """By what the list is ordered."""

    DAYS = "days"
    BALANCE = "balance"
    OVERDUE = "overdue"
    NAME = "name"
    CONTACT = "contact"


_ORDERS: Mapping[Sort, str] = {
    Sort.DAYS: "days_past_due",
    Sort.BALANCE: "balance",
    Sort.OVERDUE: "overdue",
    Sort.NAME: "searchable",
    Sort.CONTACT: "last_contact",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioFilter:
    """Which accounts, and in which order; `text` looks in names and numbers."""

    stage: Stage | None = None
    state: AccountState | None = None
    currency: str = ""
    text: str = ""
    sort: Sort = Sort.DAYS
    descending: bool = True
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioRow:
    """One account in the list; `days_past_due` is negative before the due date."""

    account_id: UUID
    debtor: str
    external_id: str
    tax_id: str
    currency: str
    balance: Money
    overdue: Money
    days_past_due: int
    oldest_due: date | None
    stage: Stage
    state: AccountState
    states: tuple[AccountState, ...]
    last_contact: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTotal:
    """What the open accounts of one stage owe in one currency."""

    stage: Stage
    accounts: int
    balance: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioPage:
    """One page of the list, and the totals of the whole portfolio."""

    rows: tuple[PortfolioRow, ...]
    count: int
    page: int
    pages: int
    totals: tuple[StageTotal, ...]
    currencies: tuple[str, ...]
    empty: bool = field(default=False)


def portfolio_page(
    tenant_id: UUID,
    wanted: PortfolioFilter,
    *,
    today: date,
    now: datetime,
    limits: StageLimits,
) -> PortfolioPage:
    """One page of accounts and the portfolio's totals, in three queries."""
    facts = _facts(tenant_id, today, now, limits)
    with acting_for(tenant_id), connection.cursor() as cursor:
        cursor.execute(
            f"{_SQL} {_TOTALS}",
            facts,
        )
        totals = tuple(
            StageTotal(
                stage=Stage(stage), accounts=n, balance=Money.rounded(total, currency)
            )
            for stage, currency, n, total in cursor
        )
        where, values = _where(wanted)
        page = max(1, wanted.page)
        cursor.execute(
            f"{_SQL} select {_COLUMNS}, count(*) over () from open_account "  # noqa: S608
            f"where {where} order by {_order(wanted)} limit %(limit)s offset %(skip)s",
            facts | values | {"limit": PAGE_SIZE, "skip": (page - 1) * PAGE_SIZE},
        )
        found = cursor.fetchall()
        cursor.execute(
            "select exists(select from account where tenant_id = %s)", [tenant_id]
        )
        exists = bool(cursor.fetchone()[0])
    count = found[0][-1] if found else 0
    return PortfolioPage(
        rows=tuple(_row(record[:-1]) for record in found),
        count=count,
        page=page,
        pages=max(1, -(-count // PAGE_SIZE)),
        totals=totals,
        currencies=tuple(dict.fromkeys(t.balance.currency for t in totals)),
        empty=not exists,
    )


def portfolio_rows(
    tenant_id: UUID,
    wanted: PortfolioFilter,
    *,
    today: date,
    now: datetime,
    limits: StageLimits,
) -> Iterator[PortfolioRow]:
    """Every account that the filter lets through, in order, for an export."""
    where, values = _where(wanted)
    with acting_for(tenant_id), connection.cursor() as cursor:
        cursor.execute(
            f"{_SQL} select {_COLUMNS} from open_account "  # noqa: S608
            f"where {where} order by {_order(wanted)} limit %(limit)s",
            _facts(tenant_id, today, now, limits) | values | {"limit": EXPORT_MAX},
        )
        while records := cursor.fetchmany(2_000):
            yield from (_row(record) for record in records)


_TOTALS = (
    "select stage, currency, count(*), sum(balance) from open_account "
    "where balance > 0 group by stage, currency order by currency"
)
_COLUMNS = (
    "account_id, name, external_id, tax_id, currency, balance, overdue, "
    "days_past_due, oldest_due, stage, stopped, person, disputed, held, planned, "
    "promised, last_contact"
)


def _facts(
    tenant_id: UUID, today: date, now: datetime, limits: StageLimits
) -> dict[str, Any]:
    return {
        "tenant": tenant_id,
        "today": today,
        "now": now,
        "preventive": limits.preventive,
        "early": limits.early,
        "mid": limits.mid,
        "late": limits.late,
        "accented": _ACCENTED,
        "plain": _PLAIN,
    }


def _where(wanted: PortfolioFilter) -> tuple[str, dict[str, Any]]:
    """Conditions and their values; without a state only accounts that owe."""
    conditions = [_STATES[wanted.state] if wanted.state else "balance > 0"]
    values: dict[str, Any] = {}
    if wanted.stage is not None:
        conditions.append("stage = %(stage)s")
        values["stage"] = wanted.stage.value
    if wanted.currency:
        conditions.append("currency = %(currency)s")
        values["currency"] = wanted.currency
    for index, word in enumerate(wanted.text.split()[:6]):
        conditions.append(_MATCHES.format(name=f"word{index}"))
        escaped = word.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        values[f"word{index}"] = f"%{escaped}%"
    return " and ".join(conditions), values


_STATES: Mapping[AccountState, str] = {
    AccountState.STOPPED: "balance > 0 and stopped",
    AccountState.PERSON: "balance > 0 and person",
    AccountState.DISPUTED: "balance > 0 and disputed",
    AccountState.HELD: "balance > 0 and held",
    AccountState.PLAN: "balance > 0 and planned",
    AccountState.PROMISED: "balance > 0 and promised",
    AccountState.AGENT: "balance > 0 and not (stopped or person or disputed or held "
    "or planned or promised)",
    AccountState.SETTLED: "balance = 0",
}
_MATCHES = (
    "(searchable like translate(lower(%({name})s), %(accented)s, %(plain)s) "
    "or exists (select from invoice i where i.tenant_id = %(tenant)s "
    "and i.account_id = open_account.account_id and i.number ilike %({name})s) "
    "or exists (select from contact_point c where c.tenant_id = %(tenant)s "
    "and c.debtor_id = open_account.debtor_id and c.address ilike %({name})s))"
)


def _order(wanted: PortfolioFilter) -> str:
    direction = "desc" if wanted.descending else "asc"
    return f"{_ORDERS[wanted.sort]} {direction} nulls last, account_id"


def _row(record: tuple[Any, ...]) -> PortfolioRow:
    (
        account_id, name, external_id, tax_id, currency, balance, overdue,
        days, oldest, stage, stopped, person, disputed, held, planned, promised, last,
    ) = record  # fmt: skip
    flags = {
        AccountState.STOPPED: stopped,
        AccountState.PERSON: person,
        AccountState.DISPUTED: disputed,
        AccountState.HELD: held,
        AccountState.PLAN: planned,
        AccountState.PROMISED: promised,
    }
    states = tuple(state for state, is_so in flags.items() if is_so)
    if not balance:
        states = (AccountState.SETTLED,)
    return PortfolioRow(
        account_id=account_id,
        debtor=name,
        external_id=external_id,
        tax_id=tax_id,
        currency=currency,
        balance=Money.rounded(balance, currency),
        overdue=Money.rounded(overdue, currency),
        days_past_due=days,
        oldest_due=oldest,
        stage=Stage(stage),
        state=states[0] if states else AccountState.AGENT,
        states=states or (AccountState.AGENT,),
        last_contact=last,
    )

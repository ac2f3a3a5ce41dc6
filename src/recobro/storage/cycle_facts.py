"""The facts of many accounts at once, straight from the database's sums.

One query answers for a whole range of accounts (`sql/cycle_facts.sql`). Accounts whose
figures need the ledger's own rules (credits and unapplied money to be netted, a
promise, a plan or a settlement in force) come marked `whole`: for these few the caller
loads the account (`storage.accounts`) and asks `domain.decisions.facts_for`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from recobro.domain.compliance.vocabulary import NOT_A_CONTACT
from recobro.domain.decisions import UNASKED_PURPOSES, AccountFacts
from recobro.domain.messages import Channel
from recobro.domain.money import currency_exponent
from recobro.storage.tenancy import current_tenant_id

# How far back contacts matter, as in `storage.accounts`.
HISTORY_DAYS = 60
_NONE: frozenset[Any] = frozenset()
_EVERY_CHANNEL = frozenset(channel.value for channel in Channel)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRange:
    """Consecutive identifiers of accounts, both ends within."""

    first: UUID
    last: UUID


Which = AccountRange | Sequence[UUID]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account with something open, as the daily cycle sees it.

    `facts` is None where it is `whole`: to be loaded. `points` are the best address on
    each usable channel that is not stopped, `waiting` the keys of steps that are
    planned and not yet sent, `timezone` the debtor's own or empty. `seq` and `sealed`
    are the head of its chronology.
    """

    account_id: UUID
    debtor_id: UUID
    currency: str
    facts: AccountFacts | None
    points: Mapping[Channel, str]
    waiting: Sequence[str]
    timezone: str
    seq: int
    sealed: str

    @property
    def whole(self) -> bool:
        """Whether the account must be loaded to know its facts."""
        return self.facts is None


def candidates(
    which: Which, channels: Collection[Channel], now: datetime
) -> Iterator[Candidate]:
    """The accounts of these with anything open, in the order of their identifiers.

    `now` is in the zone whose days count; `channels` are those we can use. One query;
    its rows are held, so that `which` is a range of some thousand accounts.
    """
    zone = now.tzinfo
    assert isinstance(zone, ZoneInfo)
    with connection.cursor() as cursor, planned_by_size(cursor, join_by_hash=True):
        cursor.execute(_query(isinstance(which, AccountRange)), {
            "tenant": current_tenant_id(),
            "now": now,
            "zone": zone.key,
            "since": now - timedelta(days=HISTORY_DAYS),
            "channels": [channel.value for channel in channels],
            "purposes": list(UNASKED_PURPOSES),
            "unheard": list(NOT_A_CONTACT),
            **bounds(which),
        })  # fmt: skip
        rows = cursor.fetchall()
    endless = datetime.max.replace(tzinfo=zone)
    return (_candidate(row, zone, endless) for row in rows)


@contextmanager
def planned_by_size(cursor: Any, *, join_by_hash: bool = False) -> Iterator[None]:
    """Have a range's rows looked up by index, whatever the statistics say.

    The planner guesses how many rows a range of identifiers has, and within a great
    portfolio guesses wrong by a thousand: it then reads whole tables, or goes through
    one list for each row of another. With `join_by_hash` lists are joined by hash;
    what is asked account by account still is. For the running transaction only.
    """
    off = ["enable_seqscan", *(["enable_nestloop"] if join_by_hash else [])]
    cursor.execute("; ".join(f"set local {name} = off" for name in off))
    yield
    # after an error the transaction is over, and the settings with it
    cursor.execute("; ".join(f"set local {name} = on" for name in off))


def among(which: Which, column: str) -> str:
    """The condition that an account is one of these, for a query with `bounds`."""
    if isinstance(which, AccountRange):
        return f"{column} between %(first)s and %(last)s"
    return f"{column} = any(%(accounts)s::uuid[])"


def bounds(which: Which) -> dict[str, Any]:
    """The parameters of `among`."""
    if isinstance(which, AccountRange):
        return {"first": which.first, "last": which.last}
    return {"accounts": list(which)}


@cache
def _query(ranged: bool) -> str:
    file = resources.files("recobro.storage").joinpath("sql", "cycle_facts.sql")
    which: Which = AccountRange(first=UUID(int=0), last=UUID(int=0)) if ranged else ()
    return file.read_text(encoding="utf-8").format(
        among=among(which, "account_id"), among_paid=among(which, "p.account_id")
    )


@cache
def _unit(currency: str) -> Decimal:
    return Decimal(1).scaleb(-currency_exponent(currency))


def _candidate(row: tuple[Any, ...], zone: ZoneInfo, endless: datetime) -> Candidate:
    """One row of the query; its order is that of the select list."""
    (
        account_id, debtor_id, currency, risk, seq, sealed, country, language, kind,
        tags, timezone, deceased, balance, claimable, claims, due, number, stops, held,
        until, held_why, disputed, person, replied, kept, broken, called, spoken,
        waiting, best, last, own, unanswered, whole,
    ) = row  # fmt: skip
    points: dict[Channel, str] = {}
    stopped = deceased
    closed: frozenset[str] = _NONE
    if stops:
        closed = _EVERY_CHANNEL if "" in stops else frozenset(stops)
        stopped = stopped or closed == _EVERY_CHANNEL
    if best:
        for address in best if len(best) == 1 else sorted(best, key=_rank):
            name, point, _ = address.split(":")
            if name not in closed:
                points.setdefault(_CHANNEL[name], point)
    if whole:
        return Candidate(
            account_id, debtor_id, currency, None, points, waiting or (), timezone, seq,
            sealed,
        )  # fmt: skip
    unit = _unit(currency)
    facts = AccountFacts(
        currency=currency,
        balance=balance.quantize(unit),
        claimable=claimable.quantize(unit) if claimable is not None else _ZERO,
        claims=claims,
        oldest_due=due,
        oldest_invoice=number or "",
        stopped=stopped,
        held_until=(until.astimezone(zone) if until else endless) if held else None,
        hold_reason=held_why or "",
        disputed=disputed,
        with_person=bool(person),
        channels=_keys(tuple(points)),
        last_contact=last.astimezone(zone).date() if last else None,
        last_of_account=own.astimezone(zone).date() if own else None,
        done_steps=frozenset((*(spoken or ()), *(called or ())))
        if spoken or called
        else _NONE,
        debtor_id=debtor_id,
        country=country,
        language=language or "es",
        debtor_kind=kind,
        tags=frozenset(tags) if tags else _NONE,
        promises_kept=kept or 0,
        promises_broken=broken or 0,
        last_reply=replied.astimezone(zone).date() if replied else None,
        unanswered=unanswered,
        risk=risk,
    )
    return Candidate(
        account_id, debtor_id, currency, facts, points, waiting or (), timezone, seq,
        sealed,
    )  # fmt: skip


def _rank(address: str) -> tuple[int, str]:
    """Preferred addresses first, then verified ones, then the oldest."""
    _, point, marks = address.split(":")
    return -int(marks), point


_ZERO = Decimal(0)
_CHANNEL = {channel.value: channel for channel in Channel}


@cache
def _keys(channels: tuple[Channel, ...]) -> frozenset[Channel]:
    return frozenset(channels)

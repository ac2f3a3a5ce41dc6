"""The facts of many accounts at once, straight from the database's sums.

One query answers for a whole range of accounts (`sql/cycle_facts.sql`). Accounts whose
figures need the ledger's own rules (credits and unapplied money to be netted, a
promise, a plan or a settlement in force) come marked `whole`: for these few
`storage.cycle_agreed` asks the rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from recobro.domain.compliance.vocabulary import NOT_A_CONTACT
from recobro.domain.decisions import UNASKED_PURPOSES, AccountFacts
from recobro.domain.messages import Channel
from recobro.domain.money import currency_exponent
from recobro.storage.raw import run
from recobro.storage.tenancy import current_tenant_id

# How far back contacts matter, as in `storage.accounts`.
HISTORY_DAYS = 60
# Lists are joined by hash; no value is asked for twice, so that none is remembered.
_BY_HASH = ("enable_nestloop", "enable_memoize")
# Row by row of an index: for what is about few of a range.
BY_INDEX = ("enable_hashjoin", "enable_mergejoin")
_NONE: frozenset[Any] = frozenset()
_EVERY_CHANNEL = frozenset(channel.value for channel in Channel)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRange:
    """Consecutive identifiers of accounts, both ends within."""

    first: UUID
    last: UUID


Which = AccountRange | Sequence[UUID]


class Candidate(NamedTuple):
    """An account with something open, as the daily cycle sees it.

    `facts` is None where it is `whole`: then `bare` are the facts without netting and
    agreements, for `storage.cycle_agreed`. `points` are the best address on each usable
    channel that is not stopped, `waiting` the keys of steps that are planned and not
    yet sent, `withdrawn` of those that were taken back or refused, `timezone` the
    debtor's own or empty. `seq` and `sealed` are the head of its chronology.
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
    withdrawn: Sequence[str] = ()
    bare: AccountFacts | None = None

    @property
    def whole(self) -> bool:
        """Whether the ledger's rules must be asked to know its facts."""
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
    with connection.cursor() as cursor, planned_by_size(cursor, *_BY_HASH):
        # in the driver's binary form: texts of dates and sums cost as much as the query
        rows = run(_query(isinstance(which, AccountRange)), {
            "tenant": current_tenant_id(),
            "now": now,
            "since": now - timedelta(days=HISTORY_DAYS),
            "channels": [channel.value for channel in channels],
            "purposes": list(UNASKED_PURPOSES),
            "unheard": list(NOT_A_CONTACT),
            **bounds(which),
        })  # fmt: skip
    endless = datetime.max.replace(tzinfo=zone)
    return (_candidate(row, zone, endless) for row in rows)


@contextmanager
def planned_by_size(cursor: Any, *also_off: str) -> Iterator[None]:
    """Have a range's rows looked up by index, whatever the statistics say.

    The planner guesses how many rows a range of identifiers has, and within a great
    portfolio guesses wrong by a thousand: it then reads whole tables, or goes through
    one list for each row of another. `also_off` are further ways of its to do without
    (`enable_nestloop`: lists are joined by hash; what is asked account by account still
    is). For the running transaction only.
    """
    off = ["enable_seqscan", *also_off]
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
        among=among(which, "account_id"),
        among_id=among(which, "id"),
        among_paid=among(which, "p.account_id"),
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
        waiting, withdrawn, best, last, own, unanswered, whole,
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
    unit = _unit(currency)
    facts = _Draft()
    facts.currency = currency
    facts.balance = balance.quantize(unit)
    facts.claimable = claimable.quantize(unit) if claimable is not None else _ZERO
    facts.claims = claims
    facts.oldest_due = due
    facts.oldest_invoice = number or ""
    facts.instalment = facts.promise = None
    facts.stopped = stopped
    facts.held_until = (until.astimezone(zone) if until else endless) if held else None
    facts.hold_reason = held_why or ""
    facts.disputed = disputed
    facts.with_person = bool(person)
    facts.channels = _keys(tuple(points))
    facts.last_contact = last.astimezone(zone).date() if last else None
    facts.last_of_account = own.astimezone(zone).date() if own else None
    facts.done_steps = (
        frozenset((*(spoken or ()), *(called or ()))) if spoken or called else _NONE
    )
    facts.debtor_id = debtor_id
    facts.country = country
    facts.language = language or "es"
    facts.debtor_kind = kind
    facts.tags = frozenset(tags) if tags else _NONE
    facts.promises_kept = kept or 0
    facts.promises_broken = broken or 0
    facts.last_reply = replied.astimezone(zone).date() if replied else None
    facts.unanswered = unanswered
    facts.risk = risk
    facts.__class__ = AccountFacts
    return Candidate(
        account_id, debtor_id, currency, None if whole else facts, points,
        waiting or (), timezone, seq, sealed, withdrawn or (), facts if whole else None,
    )  # fmt: skip


def _rank(address: str) -> tuple[int, str]:
    """Preferred addresses first, then verified ones, then the oldest."""
    _, point, marks = address.split(":")
    return -int(marks), point


# `AccountFacts` before it is frozen. A frozen dataclass sets each of its 27 fields by a
# call of `object.__setattr__`: longer than all else that is done with a row, by half.
_Draft: Any = type("_Draft", (), {"__slots__": AccountFacts.__slots__})
_ZERO = Decimal(0)
_CHANNEL = {channel.value: channel for channel in Channel}


@cache
def _keys(channels: tuple[Channel, ...]) -> frozenset[Channel]:
    return frozenset(channels)

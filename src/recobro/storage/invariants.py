"""Truths that must hold in the database, checked against the rows themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from recobro.domain.chronology import ChainedLine, verify
from recobro.domain.identifiers import STEP_PREFIX
from recobro.storage.tenancy import current_tenant_id

# A pause holds within seconds: what was being reserved as it began may still go.
_GRACE = "5 seconds"
_HOURS_OF_WEEK = 7 * 24
_CHAINS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class _Check:
    """`query` counts the rows that break the truth; `sentence` says how many."""

    sentence: str
    query: str


_CHECKS: dict[str, _Check] = {
    "message_without_verdict": _Check(
        "{n} messages went out without a verdict that allowed them.",
        """
        select count(*) from message m
        left join verdict v on v.tenant_id = m.tenant_id and v.id = m.verdict_id
        where m.tenant_id = %(tenant)s
          and m.state in ('sending','accepted','sent','delivered','read','unknown')
          and (v.id is null or not v.allowed)
        """,
    ),
    "message_twice": _Check(
        "{n} messages were planned twice under one key.",
        """
        select coalesce(sum(many.n - 1), 0) from (
            select count(*) as n from message
            where tenant_id = %(tenant)s
            group by account_id, key having count(*) > 1
        ) many
        """,
    ),
    "two_unasked_a_day": _Check(
        "{n} times an account got a second message on one day that it did not ask for.",
        """
        select coalesce(sum(many.n - 1), 0) from (
            select count(*) as n from message
            where tenant_id = %(tenant)s and key like %(step)s
              and state in ('sending','accepted','sent','delivered','read','unknown')
            group by account_id,
                (sending_at at time zone
                    (select timezone from tenant where id = %(tenant)s))::date
            having count(*) > 1
        ) many
        """,
    ),
    "sent_while_paused": _Check(
        "{n} times something was sent while a pause held it.",
        """
        select count(distinct c.id) from pause p
        join contact_attempt c on c.tenant_id = p.tenant_id
          and c.at > p.started_at + %(grace)s::interval
          and c.at < coalesce(least(p.ended_at, p.until), 'infinity')
            - %(grace)s::interval
        join message m on m.tenant_id = c.tenant_id and m.id = c.message_id
        where p.tenant_id = %(tenant)s
          and (p.scope = 'tenant'
            or (p.scope = 'channel' and c.channel = p.subject)
            or (p.scope = 'strategy'
              and regexp_replace(m.strategy, '@[^@]*$', '') = p.subject))
        """,
    ),
    "sent_despite_red_button": _Check(
        "{n} times something was sent while the red button was pressed.",
        """
        select count(distinct c.id) from red_button b
        join contact_attempt c on c.at > b.pressed_at + %(grace)s::interval
          and c.at < coalesce(b.released_at, 'infinity') - %(grace)s::interval
        where c.tenant_id = %(tenant)s and c.message_id is not null
        """,
    ),
    "stuck_in_sending": _Check(
        "{n} messages are being sent for over an hour: nobody settled them.",
        """
        select count(*) from message
        where tenant_id = %(tenant)s and state = 'sending'
          and sending_at < %(now)s::timestamptz - interval '1 hour'
        """,
    ),
    "range_done_twice": _Check(
        "{n} ranges of a daily run overlap another: accounts were decided twice.",
        """
        select count(*) from (
            select first_account, lag(last_account) over (
                partition by run_id order by first_account, seq) as before
            from cycle_range where tenant_id = %(tenant)s
        ) ranges where before >= first_account
        """,
    ),
    "over_allocated": _Check(
        "{n} payments are allocated beyond their amount.",
        """
        select count(*) from (
            select p.id from payment p
            join allocation a on a.tenant_id = p.tenant_id and a.payment_id = p.id
            where p.tenant_id = %(tenant)s
            group by p.id, p.amount having sum(a.amount) > p.amount
        ) broken
        """,
    ),
    "outstanding_differs": _Check(
        "{n} invoice terms show another outstanding amount than their payments make.",
        """
        select count(*) from (
            select t.id from invoice_term t
            join invoice i on i.tenant_id = t.tenant_id and i.id = t.invoice_id
            left join allocation a on a.tenant_id = t.tenant_id and a.term_id = t.id
            where t.tenant_id = %(tenant)s and i.kind = 'invoice'
            group by t.id, t.amount, t.outstanding, i.paid_elsewhere
            having t.outstanding <> greatest(
                t.amount - i.paid_elsewhere - coalesce(sum(a.amount), 0), 0)
        ) broken
        """,
    ),
    "plan_sum_differs": _Check(
        "{n} plans have instalments that do not add up to their total.",
        """
        select count(*) from (
            select p.id from plan p
            join plan_instalment i on i.tenant_id = p.tenant_id and i.plan_id = p.id
            where p.tenant_id = %(tenant)s
            group by p.id, p.total having sum(i.amount) <> p.total
        ) broken
        """,
    ),
    "contact_after_stop": _Check(
        "{n} messages were sent on a channel after its stop took effect.",
        """
        select count(*) from message m
        join account a on a.tenant_id = m.tenant_id and a.id = m.account_id
        join stop s on s.tenant_id = m.tenant_id and s.debtor_id = a.debtor_id
        where m.tenant_id = %(tenant)s
          and (s.channel = '' or s.channel = m.channel)
          and m.purpose <> 'opt_out_confirmation'
          and m.sending_at > s.started_at
          and (s.lifted_at is null or m.sending_at < s.lifted_at)
        """,
    ),
}
_CHAIN_SENTENCE = "{n} accounts have a chronology whose chain is broken."

# The codes of all truths that one query asks, and that of the chronology.
INVARIANTS = tuple(_CHECKS)
CHRONOLOGY = "chronology_broken"


def count_broken(name: str, *, now: datetime | None) -> int:
    """How many rows of the tenant break one truth; of the chronology see below.

    Without a moment it is not asked what takes too long.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _CHECKS[name].query,
            {
                "tenant": current_tenant_id(),
                "now": now,
                "grace": _GRACE,
                "step": f"{STEP_PREFIX}%",
            },
        )
        return int(cursor.fetchone()[0])


def sentence_of(name: str, count: int) -> str:
    """A broken truth in words."""
    known = _CHECKS.get(name)
    return (known.sentence if known else _CHAIN_SENTENCE).format(n=count)


def broken_invariants(*, now: datetime | None = None) -> list[tuple[str, str]]:
    """The truths that do not hold for this tenant: a code, and a sentence.

    The chronology is not among them: it is verified in parts (`broken_chains`).
    """
    counts = {name: count_broken(name, now=now) for name in _CHECKS}
    return [(name, sentence_of(name, n)) for name, n in counts.items() if n]


def part_of_week(now: datetime) -> int:
    """Which part of the accounts is this hour's: 0 to 167."""
    return int(now.timestamp() // timedelta(hours=1).total_seconds()) % _HOURS_OF_WEEK


def accounts_of_part(part: int) -> list[UUID]:
    """The accounts of one of the 168 parts of the tenant's portfolio."""
    with connection.cursor() as cursor:
        cursor.execute(_ACCOUNTS_OF_PART, [current_tenant_id(), _HOURS_OF_WEEK, part])
        return [row[0] for row in cursor]


def broken_chains(accounts: Sequence[UUID]) -> list[UUID]:
    """Those of the accounts whose chronology was changed or cut off.

    Hourly over `accounts_of_part(part_of_week(now))`, each account is verified once in
    a week. Lines are read in portions: memory stays small whatever the portfolio.
    """
    broken: list[UUID] = []
    for start in range(0, len(accounts), _CHAINS_AT_ONCE):
        portion = list(accounts[start : start + _CHAINS_AT_ONCE])
        heads = _heads(portion)
        lines: dict[UUID, list[ChainedLine]] = {account: [] for account in heads}
        for line in _lines(list(heads)):
            lines[line.account_id].append(line)
        broken += [a for a, head in heads.items() if not _holds(lines[a], head)]
    return broken


_ACCOUNTS_OF_PART = """
    select id from account
    where tenant_id = %s and mod(abs(hashtext(id::text)::bigint), %s) = %s
    order by id
"""
_HEADS = """
    select id, chronology_seq, chronology_hash from account
    where tenant_id = %s and id = any(%s)
"""


def _heads(accounts: list[UUID]) -> dict[UUID, tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_HEADS, [current_tenant_id(), accounts])
        return {row[0]: (row[1], row[2]) for row in cursor}


def _holds(lines: list[ChainedLine], head: tuple[int, str]) -> bool:
    """The chain is whole and ends where the account says that it does."""
    last = (lines[-1].seq, lines[-1].hash) if lines else (0, "")
    return last == head and verify(lines) is None


def _lines(accounts: list[UUID]) -> Iterator[ChainedLine]:
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [current_tenant_id(), accounts])
        for account, seq, at, kind, actor, data, previous, sealed in cursor:
            yield ChainedLine(
                account_id=account,
                seq=seq,
                at=at,
                kind=kind,
                actor=actor,
                data=json.loads(data) if isinstance(data, str) else data,
                previous_hash=previous,
                hash=sealed,
            )


_LINES = """
    select account_id, seq, at, kind, actor, data, previous_hash, hash
    from chronology where tenant_id = %s and account_id = any(%s)
    order by account_id, seq
"""

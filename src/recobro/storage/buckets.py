"""The buckets of tokens: one row for each sender, shared by every process.

Tokens run in by the database's clock, which is one for all machines and knows nothing
of a demo that moves its own. A rest that the provider asked for is told by recobro's
clock, like everything that a person plans with.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from recobro.domain.pacing import TokenBucket
from recobro.storage.ids import new_id
from recobro.storage.tenancy import current_tenant_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What a sender may do now: so many messages, or a wait until it may again.

    `wait` is how long until the next token where `tokens` is 0.
    """

    tokens: int
    wait: timedelta = timedelta()


def resting_keys(now: datetime) -> dict[str, datetime]:
    """Until when each sender and template of the tenant rests that does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select key, rests_until from token_bucket "
            "where tenant_id = %s and rests_until > %s",
            [current_tenant_id(), now],
        )
        return dict(cursor.fetchall())


def take_tokens(key: str, wanted: int, *, limit: float) -> Grant:
    """Take up to `wanted` tokens at once, under the row's lock.

    `limit` is the sender's rate in messages a second. Use a transaction of its own: the
    row is locked until it ends, and every lane of this sender waits for it.
    """
    bucket, now = _locked(key, limit)
    granted, bucket = bucket.take(wanted, now)
    _keep(key, bucket)
    return Grant(tokens=granted, wait=timedelta() if granted else bucket.wait_for_one())


def spend_tokens(key: str, count: int) -> None:
    """Take tokens that are needed now, there or not; a negative count gives back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "update token_bucket set tokens = least(capacity, tokens - %s) "
            "where tenant_id = %s and key = %s",
            [count, current_tenant_id(), key],
        )


def speed_up(key: str, *, limit: float) -> None:
    """Let a sender that was slowed go a little faster again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select 1 from token_bucket where tenant_id = %s and key = %s "
            "and rate < capacity",
            [current_tenant_id(), key],
        )
        if cursor.fetchone() is None:
            return
    bucket, now = _locked(key, limit)
    _keep(key, bucket.refilled(now).sped_up())


def let_rest(
    key: str,
    until: datetime,
    reason: str,
    *,
    now: datetime,
    limit: float,
    slower: bool = False,
) -> None:
    """Send nothing from here before `until`, and, if asked, more slowly from then on.

    A longer rest that is in force stays. Several calls that were open when the provider
    had enough all say so: the first slows the sender, the others say nothing new.
    """
    bucket, database_now = _locked(key, limit)
    bucket = bucket.refilled(database_now)
    rests = key in resting_keys(now)
    _keep(key, bucket.slowed() if slower and not rests else bucket)
    with connection.cursor() as cursor:
        cursor.execute(
            "update token_bucket set rests_until = greatest(rests_until, %s), "
            "reason = %s where tenant_id = %s and key = %s",
            [until, reason[:300], current_tenant_id(), key],
        )


def _locked(key: str, limit: float) -> tuple[TokenBucket, datetime]:
    """The bucket, locked, and the database's time; a full one where there was none."""
    with connection.cursor() as cursor:
        cursor.execute(
            _LOCKED,
            {
                "tenant": current_tenant_id(),
                "id": new_id(),
                "key": key,
                "rate": limit,
                "capacity": max(limit, 1.0),
            },
        )
        row: Any = cursor.fetchone()
    tokens, rate, capacity, updated_at, now = row
    changed = capacity != max(limit, 1.0)  # the company has stated another rate
    return (
        TokenBucket(
            tokens=tokens,
            rate=limit if changed else rate,
            capacity=max(limit, 1.0),
            limit=limit,
            updated_at=updated_at,
        ),
        now,
    )


_LOCKED = """
    insert into token_bucket
        (tenant_id, id, key, tokens, rate, capacity, updated_at, reason)
    values (%(tenant)s, %(id)s, %(key)s, %(capacity)s, %(rate)s, %(capacity)s,
        clock_timestamp(), '')
    on conflict (tenant_id, key) do update set key = excluded.key
    returning tokens, rate, capacity, updated_at, clock_timestamp()
"""


def _keep(key: str, bucket: TokenBucket) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "update token_bucket set tokens = %s, rate = %s, capacity = %s, "
            "updated_at = %s where tenant_id = %s and key = %s",
            [
                bucket.tokens, bucket.rate, bucket.capacity, bucket.updated_at,
                current_tenant_id(), key,
            ],
        )  # fmt: skip

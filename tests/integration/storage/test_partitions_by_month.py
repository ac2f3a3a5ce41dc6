"""The partitions that docs/scale.md describes do what it says, on empty copies.

The product does not partition its tables: here copies of them are, in a transaction
that is rolled back, so that what stands on paper has at least been tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.errors import ForeignKeyViolation, UniqueViolation
from tests.integration.storage.rows import as_owner

from recobro.domain.identifiers import uuid7

JANUARY, FEBRUARY, MARCH = (datetime(2026, m, 1, tzinfo=UTC) for m in (1, 2, 3))
TENANT = uuid4()


def first_id(moment: datetime) -> UUID:
    """The smallest identifier of a moment: the bound of a month's partition."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)


def id_at(moment: datetime) -> UUID:
    return uuid7(moment, bytes(range(10)))


@pytest.fixture
def cursor(database: None) -> Iterator[psycopg.Cursor[Any]]:
    with as_owner() as cursor:
        yield cursor


def partitioned(cursor: psycopg.Cursor[Any], table: str, key: str, by: str) -> None:
    """An empty copy with this primary key and a partition for January and February."""
    cursor.execute(f"create table p_{table} (like {table}) partition by range ({by})")
    cursor.execute(f"alter table p_{table} add primary key ({key})")
    months = ((1, JANUARY, FEBRUARY), (2, FEBRUARY, MARCH))
    for number, start, end in months:
        low, high = (first_id(start), first_id(end)) if by == "id" else (start, end)
        cursor.execute(
            f"create table p_{table}_{number} partition of p_{table} "
            f"for values from ('{low}') to ('{high}')"
        )


def put(cursor: psycopg.Cursor[Any], table: str, **values: Any) -> None:
    """A row of which only these columns matter."""
    cursor.execute(
        "select attname from pg_attribute where attrelid = %s::regclass "
        "and attnotnull and attnum > 0",
        [table],
    )
    for (column,) in cursor.fetchall():
        if column not in values:
            cursor.execute(f'alter table {table} alter "{column}" drop not null')
    names = ", ".join(values)
    marks = ", ".join(["%s"] * len(values))
    cursor.execute(
        f"insert into {table} ({names}) values ({marks})", [*values.values()]
    )


def read_partitions(cursor: psycopg.Cursor[Any], table: str, where: str) -> set[str]:
    """Which partitions the planner would read."""
    cursor.execute("set local enable_seqscan = off")
    cursor.execute(f"explain (format text) select 1 from {table} where {where}")
    plan = "\n".join(row[0] for row in cursor.fetchall())
    return {name for name in (f"{table}_1", f"{table}_2") if name in plan}


def test_messages_by_month_keep_their_key(cursor: psycopg.Cursor[Any]) -> None:
    """Identifiers are in order of time: a month is a range of them."""
    partitioned(cursor, "message", "tenant_id, id", "id")
    mine = id_at(datetime(2026, 2, 14, tzinfo=UTC))
    put(cursor, "p_message", tenant_id=TENANT, id=mine)
    cursor.execute("select tableoid::regclass::text from p_message")
    assert cursor.fetchone() == ("p_message_2",)
    wanted = f"tenant_id = '{TENANT}' and id = '{mine}'"
    assert read_partitions(cursor, "p_message", wanted) == {"p_message_2"}


def test_references_to_partitioned_messages_stay(cursor: psycopg.Cursor[Any]) -> None:
    partitioned(cursor, "message", "tenant_id, id", "id")
    cursor.execute("create table p_attempt (like contact_attempt)")
    cursor.execute(
        "alter table p_attempt add constraint p_attempt_fk foreign key "
        "(tenant_id, message_id) references p_message (tenant_id, id) "
        "deferrable initially deferred"
    )
    mine = id_at(JANUARY)
    put(cursor, "p_message", tenant_id=TENANT, id=mine)
    put(cursor, "p_attempt", tenant_id=TENANT, id=uuid4(), message_id=mine)
    cursor.execute("set constraints all immediate")
    with pytest.raises(ForeignKeyViolation):
        # what refers to a month goes before the month does
        cursor.execute("alter table p_message detach partition p_message_1")


def test_message_key_needs_table_of_its_own(cursor: psycopg.Cursor[Any]) -> None:
    """A key that is unique over all months cannot be one of a partitioned table."""
    partitioned(cursor, "message", "tenant_id, id", "id")
    cursor.execute("savepoint before")
    with pytest.raises(psycopg.errors.FeatureNotSupported):
        cursor.execute("alter table p_message add unique (tenant_id, account_id, key)")
    cursor.execute("rollback to before")
    cursor.execute(
        "create table p_message_key (tenant_id uuid, account_id uuid, key text, "
        "primary key (tenant_id, account_id, key))"
    )
    row = [TENANT, uuid4(), "step:overdue-7:2026-01-02"]
    cursor.execute("insert into p_message_key values (%s, %s, %s)", row)
    with pytest.raises(UniqueViolation):
        cursor.execute("insert into p_message_key values (%s, %s, %s)", row)


def test_decisions_by_month_stay_once_a_day(cursor: psycopg.Cursor[Any]) -> None:
    """Nothing refers to a decision: its natural key holds the date already."""
    partitioned(cursor, "decision", "tenant_id, account_id, date", "date")
    account = uuid4()
    one = {"tenant_id": TENANT, "account_id": account, "date": date(2026, 2, 3)}
    put(cursor, "p_decision", **one)
    wanted = f"tenant_id = '{TENANT}' and date = '2026-02-03'"
    assert read_partitions(cursor, "p_decision", wanted) == {"p_decision_2"}
    with pytest.raises(UniqueViolation):
        put(cursor, "p_decision", **one)


def test_chronology_by_month_leaves_and_keeps_its_chain(
    cursor: psycopg.Cursor[Any],
) -> None:
    """The month is part of the key; the chain itself says that a number is used once.

    What stays is verified from the hash of the last line that left.
    """
    partitioned(cursor, "chronology", "tenant_id, account_id, seq, at", "at")
    account = uuid4()
    for seq, at, before, own in ((1, JANUARY, "", "a"), (2, FEBRUARY, "a", "b")):
        put(
            cursor, "p_chronology", tenant_id=TENANT, account_id=account, seq=seq,
            at=at, previous_hash=before, hash=own,
        )  # fmt: skip
    cursor.execute("alter table p_chronology detach partition p_chronology_1")
    cursor.execute("select seq, previous_hash from p_chronology order by seq limit 1")
    assert cursor.fetchone() == (2, "a")
    cursor.execute("select seq, hash from p_chronology_1 order by seq desc limit 1")
    assert cursor.fetchone() == (1, "a")

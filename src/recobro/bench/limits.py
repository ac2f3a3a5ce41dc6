"""What the machine itself can do, measured in the same run as the product.

Two figures against which a rate of ours is read: how many rows PostgreSQL copies into a
table with the indexes of `message`, and how many single rows it commits one after
another on one connection. Both use tables of their own in the benchmark's database,
made and dropped as its owner.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import uuid4

import psycopg

_TABLE = """
    create table bench_limit (
        tenant_id uuid not null, id uuid not null, account_id uuid not null,
        debtor_id uuid not null, key text not null, state text not null,
        planned_at timestamptz not null, amount numeric(14, 2) not null,
        content jsonb not null,
        primary key (tenant_id, id),
        unique (tenant_id, account_id, key)
    );
    create index on bench_limit (tenant_id, planned_at) where state = 'planned'
"""
_COPY = "copy bench_limit from stdin"
_INSERT = "insert into bench_limit values (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
COPY_ROWS = 100_000
_COMMIT_SECONDS = 1.0


def machine_limits(*, copy_rows: int = COPY_ROWS) -> Mapping[str, float]:
    """Rows copied a second into an indexed table, and single-row commits a second.

    Call it while a temporary database is open; takes about two seconds.
    """
    from django.db import connections  # noqa: PLC0415  settings first

    owner = connections["owner"]
    owner.ensure_connection()
    parameters = owner.get_connection_params()
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(
        **{k: v for k, v in parameters.items() if k in _CONNECTION}, autocommit=True
    ) as connection:
        connection.execute(_TABLE)
        try:
            return {
                "copy_rows_per_second": round(_copied(connection, copy_rows)),
                "commits_per_second": round(_committed(connection)),
            }
        finally:
            connection.execute("drop table bench_limit")


_CONNECTION = frozenset({"dbname", "host", "port", "user", "password", "options"})


def _copied(connection: psycopg.Connection, count: int) -> float:
    """Rows a second through COPY; the rows are made before the clock starts."""
    data = "".join(_line(number) for number in range(count)).encode()
    began = time.perf_counter()
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for start in range(0, len(data), 1 << 16):
            copy.write(data[start : start + (1 << 16)])
    return count / (time.perf_counter() - began)


def _committed(connection: psycopg.Connection) -> float:
    """Rows a second, each inserted and committed by itself."""
    rows = 0
    began = time.perf_counter()
    while (seconds := time.perf_counter() - began) < _COMMIT_SECONDS:
        connection.execute(_INSERT, _row(rows))
        rows += 1
    return rows / seconds


def _row(number: int) -> tuple[object, ...]:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    return (
        _TENANT, uuid4(), uuid4(), uuid4(), f"step:overdue-7:{number}", "planned",
        now, "120.50", '{"kind": "template"}',
    )  # fmt: skip


def _line(number: int) -> str:
    return "\t".join(map(str, _row(number))) + "\n"


_TENANT = uuid4()

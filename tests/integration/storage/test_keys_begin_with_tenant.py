"""Every key of a tenant's table begins with the tenant: it can be sharded by it.

A distributed PostgreSQL (docs/scale.md) keeps the rows of one value of the distribution
column together. It can hold a primary or unique key only where the column is part of
it, and a foreign key only where the column stands in the same place on both sides.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.integration.storage.rows import as_owner, tables

# Unique keys without the tenant, each with its reason. All stand in the way of sharding
# (docs/scale.md says what takes their place).
WITHOUT_TENANT = {
    "payment_link.token": "the portal looks a link up before it knows whose it is",
}

# Tables without a tenant, and what a distributed database does with them: `reference`
# has a copy on every node, `local` stays on the coordinator.
GLOBAL = {
    "tenant": "reference",  # every table of a tenant points at it
    "app_user": "local",  # a person may work for several tenants
    "app_user_groups": "local",
    "app_user_user_permissions": "local",
    "auth_group": "local",
    "auth_group_permissions": "local",
    "auth_permission": "local",
    "demo_clock": "reference",  # one row, read by all
    "django_content_type": "local",
    "django_migrations": "local",
    "django_session": "local",
    "procrastinate_events": "local",  # jobs are coarse: one of them for many rows
    "procrastinate_jobs": "local",
    "procrastinate_periodic_defers": "local",
    "procrastinate_workers": "local",
    "red_button": "reference",  # stops all tenants at once
}

# A million rows a night are written here: a trigger asks for the account of each
# statement's rows in place of keys, and the account refers to the tenant.
ASKED_BY_TRIGGER = {"chronology", "decision", "message"}

_TABLES = """
    select relname from pg_class
    where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
"""
# table, index, whether unique, its columns in order (an expression is null)
_INDEXES = """
    select t.relname, i.relname, x.indisunique, array_agg(a.attname order by k.place)
    from pg_index x
    join pg_class t on t.oid = x.indrelid and t.relname = any(%s)
        and t.relnamespace = 'public'::regnamespace
    join pg_class i on i.oid = x.indexrelid
    cross join lateral unnest(x.indkey::int2[]) with ordinality k(number, place)
    left join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number
    where k.place <= x.indnkeyatts
    group by 1, 2, 3 order by 1, 2
"""
# table, target, foreign key, columns here and there in order
_REFERENCES = """
    select c.conrelid::regclass::text, c.confrelid::regclass::text, c.conname,
        array_agg(a.attname order by k.place), array_agg(b.attname order by k.place)
    from pg_constraint c
    cross join lateral unnest(c.conkey, c.confkey) with ordinality k(here, there, place)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.here
    join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.there
    where c.contype = 'f' and c.conrelid::regclass::text = any(%s)
    group by 1, 2, 3 order by 1, 3
"""


def asked(sql: str) -> list[tuple[Any, ...]]:
    """The rows of a question about all tables of tenants."""
    names = tables()
    with as_owner() as cursor:
        return cursor.execute(sql, [names]).fetchall()


def test_unique_keys_begin_with_tenant(database: None) -> None:
    wrong = {
        f"{table}.{columns[0]}"
        for table, _, unique, columns in asked(_INDEXES)
        if unique and columns[0] != "tenant_id"
    }
    assert wrong == set(WITHOUT_TENANT)


def test_every_table_has_primary_key(database: None) -> None:
    with as_owner() as cursor:
        rows = cursor.execute(
            "select conrelid::regclass::text from pg_constraint where contype = 'p'"
        ).fetchall()
    assert set(tables()) <= {row[0] for row in rows}


def test_other_indexes_begin_with_tenant(database: None) -> None:
    """A question about one tenant reads its own pages, however many there are."""
    wrong = [
        index
        for table, index, unique, columns in asked(_INDEXES)
        if not unique
        and columns[0] != "tenant_id"
        and f"{table}.{columns[0]}" not in WITHOUT_TENANT  # its index for LIKE
    ]
    assert wrong == []


def test_references_stay_within_tenant(database: None) -> None:
    rows = asked(_REFERENCES)
    assert len(rows) > 80  # one to `tenant` for most tables, and those between them
    for table, target, name, here, there in rows:
        if target == "tenant":
            assert (here, there) == (["tenant_id"], ["id"]), (table, name)
        else:
            assert here[0] == there[0] == "tenant_id", (table, name)


def test_every_table_of_tenant_names_it(database: None) -> None:
    """A table that is deleted with its tenant, or moved with it, must know it."""
    referring = {row[0] for row in asked(_REFERENCES) if row[1] == "tenant"}
    assert set(tables()) - referring == ASKED_BY_TRIGGER


def test_global_tables_are_these(database: None) -> None:
    with as_owner() as cursor:
        everything = {row[0] for row in cursor.execute(_TABLES)}
    assert everything - set(tables()) == set(GLOBAL)


@pytest.mark.parametrize("name", WITHOUT_TENANT)
def test_exceptions_are_told_in_document(name: str) -> None:
    text = (Path(__file__).parents[3] / "docs/scale.md").read_text(encoding="utf-8")
    assert name in text

"""Tenants are kept apart: by PostgreSQL, for every table, in code and in SQL."""

from __future__ import annotations

import json
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError
from psycopg.errors import ForeignKeyViolation
from tests.builders import a_tenant
from tests.integration.storage.rows import (
    Household,
    a_household,
    as_owner,
    model_of,
    tables,
)

from recobro.storage.tenancy import acting_for

TABLES = tables()


@pytest.fixture(scope="module")
def households(database: None) -> tuple[Household, Household]:
    """Two companies with a row in every table."""
    return a_household(a_tenant()), a_household(a_tenant())


def test_every_table_has_a_row_here(
    households: tuple[Household, Household],
) -> None:
    assert set(households[0].ids) == set(TABLES)


@pytest.mark.parametrize("table", [*TABLES, "tenant"])
def test_row_security_is_on_with_policy(database: None, table: str) -> None:
    with as_owner() as cursor:
        cursor.execute(
            "select c.relrowsecurity, pg_get_userbyid(c.relowner), p.polcmd, "
            "pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid) "
            "from pg_class c left join pg_policy p on p.polrelid = c.oid "
            "where c.oid = %s::regclass",
            [table],
        )
        policies = cursor.fetchall()
    column = "id" if table == "tenant" else "tenant_id"
    own = f"({column} = current_tenant())"
    assert policies == [(True, "postgres", "*", own, own)]


def test_application_role_has_no_powers(database: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, "
            "(select count(*) from pg_class where relowner = r.oid), "
            "(select count(*) from pg_auth_members where member = r.oid) "
            "from pg_roles r where rolname = current_user"
        )
        assert cursor.fetchone() == ("recobro_app", False, False, False, False, 0, 0)


@pytest.mark.parametrize("table", TABLES)
def test_models_find_no_foreign_row(
    households: tuple[Household, Household], table: str
) -> None:
    ours, theirs = households
    column = "account_id" if table == "chronology" else "id"
    model = model_of(table)
    with acting_for(ours.tenant_id):
        assert model.objects.filter(tenant_id=ours.tenant_id).exists()
        forged = model.objects.filter(**{column: theirs.ids[table]})
        assert not forged.exists()
        assert not model.objects.filter(tenant_id=theirs.tenant_id).exists()
        if table != "chronology":  # nobody changes that one: see test_chronology
            assert forged.update(tenant_id=ours.tenant_id) == 0
            assert forged.delete()[0] == 0
    with acting_for(theirs.tenant_id):
        assert forged.exists()


@pytest.mark.parametrize("table", TABLES)
def test_models_write_no_foreign_row(
    households: tuple[Household, Household], table: str
) -> None:
    ours, theirs = households
    model = model_of(table)
    with acting_for(theirs.tenant_id):
        row = model.objects.filter(tenant_id=theirs.tenant_id).first()
    with pytest.raises(ProgrammingError, match="row-level security"):
        with acting_for(ours.tenant_id):
            model.objects.bulk_create([row])


def run(tenant_id: UUID | None, statement: str, *values: UUID | str) -> int:
    """How many rows a statement touches, as the application's role; rolled back."""
    with transaction.atomic(), connection.cursor() as cursor:
        if tenant_id is not None:
            cursor.execute(
                "select set_config('recobro.tenant', %s, true)", [str(tenant_id)]
            )
        try:
            cursor.execute(statement, list(values))
            return int(cursor.rowcount)
        finally:
            transaction.set_rollback(True)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("acting", [True, False])
def test_sql_finds_no_foreign_row(
    households: tuple[Household, Household], table: str, acting: bool
) -> None:
    ours, theirs = households
    tenant_id = ours.tenant_id if acting else None
    column = "account_id" if table == "chronology" else "id"
    wanted = (theirs.tenant_id, theirs.ids[table])
    where = f"where tenant_id = %s and {column} = %s"
    assert run(theirs.tenant_id, f"select from {table} {where}", *wanted) >= 1
    assert run(tenant_id, f"select from {table} {where}", *wanted) == 0
    assert run(tenant_id, f"select from {table}") == (
        run(ours.tenant_id, f"select from {table} where tenant_id = %s", ours.tenant_id)
        if acting
        else 0
    )
    if table != "chronology":
        assert run(tenant_id, f"delete from {table} {where}", *wanted) == 0
        moved = f"update {table} set tenant_id = tenant_id {where}"
        assert run(tenant_id, moved, *wanted) == 0


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("acting", [True, False])
def test_sql_inserts_no_foreign_row(
    households: tuple[Household, Household], table: str, acting: bool
) -> None:
    ours, theirs = households
    with as_owner() as cursor:
        cursor.execute(
            f"select to_jsonb(t)::text from {table} t where tenant_id = %s limit 1",
            [theirs.tenant_id],
        )
        row = cursor.fetchone()
    assert row
    copy = (
        f"insert into {table} "
        f"select * from jsonb_populate_record(null::{table}, %s::jsonb)"
    )
    with pytest.raises(ProgrammingError, match="row-level security"):
        run(ours.tenant_id if acting else None, copy, row[0])


@pytest.mark.parametrize("table", sorted(set(TABLES) - {"chronology"}))
def test_own_row_cannot_be_given_away(
    households: tuple[Household, Household], table: str
) -> None:
    ours, theirs = households
    with pytest.raises(ProgrammingError, match="row-level security"):
        run(
            ours.tenant_id,
            f"update {table} set tenant_id = %s where id = %s",
            theirs.tenant_id,
            ours.ids[table],
        )


@pytest.mark.parametrize("table", TABLES)
def test_application_cannot_truncate(database: None, table: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        run(None, f"truncate {table} cascade")


def _references() -> list[tuple[str, str, str]]:
    """Every composite foreign key: table, column, table that it points to."""
    with as_owner() as cursor:
        return list(
            cursor.execute(
                "select c.conrelid::regclass::text, a.attname, "
                "c.confrelid::regclass::text from pg_constraint c "
                "join pg_attribute a on a.attrelid = c.conrelid "
                "and a.attnum = c.conkey[2] "
                "where c.contype = 'f' and array_length(c.conkey, 1) = 2 "
                "order by 1, 2"
            ).fetchall()
        )


REFERENCES = _references()
# Asked once for all rows of a statement, by a trigger (docs/decisions/0017).
RECORDS = [
    ("chronology", "account_id", "account"),
    ("decision", "account_id", "account"),
    ("decision", "run_id", "cycle_run"),
    ("message", "account_id", "account"),
    ("message", "contact_point_id", "contact_point"),
]


def test_every_identifier_column_is_a_reference(database: None) -> None:
    with as_owner() as cursor:
        columns = cursor.execute(
            "select table_name, column_name from information_schema.columns "
            "where table_schema = 'public' and data_type = 'uuid' "
            "and column_name like '%%\\_id' and column_name <> 'tenant_id'"
        ).fetchall()
    known = {(table, column) for table, column, _ in [*REFERENCES, *RECORDS]}
    # identifiers that we send to others or that stand for no row
    apart = {("message", "attempt_id")}
    assert set(columns) - apart == known


@pytest.mark.parametrize(("table", "column", "target"), REFERENCES)
def test_reference_to_foreign_row_is_refused(
    households: tuple[Household, Household], table: str, column: str, target: str
) -> None:
    ours, theirs = households
    # an allocation comes from a payment or from a credit, never from both
    also = ", payment_id = null" if column == "credit_term_id" else ""
    with as_owner() as cursor:
        for trigger in ("chronology_no_change", "chronology_chained"):
            cursor.execute(f"alter table chronology disable trigger {trigger}")
        cursor.execute(f"set constraints {table}_{column}_fk immediate")
        with pytest.raises(ForeignKeyViolation):
            cursor.execute(
                f"update {table} set {column} = %s {also} where tenant_id = %s",
                [theirs.ids[target], ours.tenant_id],
            )


@pytest.mark.parametrize(("table", "column", "target"), RECORDS)
def test_record_of_foreign_row_is_refused(
    households: tuple[Household, Household], table: str, column: str, target: str
) -> None:
    ours, theirs = households
    with as_owner() as cursor:
        cursor.execute(
            f"select to_jsonb(t)::text from {table} t where tenant_id = %s limit 1",
            [ours.tenant_id],
        )
        row = cursor.fetchone()
        assert row
        changed = {column: str(theirs.ids[target]), "date": "2020-01-01"}
        if table != "chronology":
            changed |= {"id": str(uuid4()), "key": "another"}
        with pytest.raises(ForeignKeyViolation, match="of its own tenant"):
            cursor.execute(
                f"insert into {table} select * from jsonb_populate_record("
                f"null::{table}, %s::jsonb || %s::jsonb)",
                [row[0], json.dumps(changed)],
            )


@pytest.mark.parametrize(
    ("column", "target"),
    [("account_id", "account"), ("contact_point_id", "contact_point")],
)
def test_message_is_not_moved_to_foreigners(
    households: tuple[Household, Household], column: str, target: str
) -> None:
    ours, theirs = households
    with as_owner() as cursor, pytest.raises(ForeignKeyViolation):
        cursor.execute(
            f"update message set {column} = %s where tenant_id = %s",
            [theirs.ids[target], ours.tenant_id],
        )


def test_recorded_account_cannot_be_deleted(
    households: tuple[Household, Household],
) -> None:
    ours, _ = households
    with pytest.raises(IntegrityError, match="it stays"):
        with acting_for(ours.tenant_id):
            model_of("account").objects.filter(id=ours.ids["account"]).delete()


def test_foreign_reference_fails_with_commit(
    households: tuple[Household, Household],
) -> None:
    ours, theirs = households
    with pytest.raises(IntegrityError):
        with acting_for(ours.tenant_id):
            model_of("promise").objects.filter(id=ours.ids["promise"]).update(
                account_id=theirs.ids["account"]
            )


def test_few_facts_are_known_before_a_tenant(
    households: tuple[Household, Household],
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select proname from pg_proc where prosecdef "
            "and pronamespace = 'public'::regnamespace "
            "and proname not like 'procrastinate%%' order by 1"
        )
        assert [row[0] for row in cursor] == [
            "recobro_memberships",
            "recobro_tenant_of_link",
            "recobro_tenants",
        ]

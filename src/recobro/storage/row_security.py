"""SQL for each migration with a new table: isolation and composite references."""

from __future__ import annotations

from importlib import resources

from django.db.migrations.operations import RunSQL


def install() -> RunSQL:
    """The functions, the chronology's triggers and the tenant table's own policy."""
    return script("row_security.sql")


def script(name: str) -> RunSQL:
    """A file of statements from `storage/sql`."""
    file = resources.files("recobro.storage").joinpath("sql", name)
    return RunSQL(file.read_text(encoding="utf-8"), RunSQL.noop)


def isolate(*tables: str) -> RunSQL:
    """Show and accept only the rows of the tenant that is acted for."""
    statements = [
        f"alter table {table} enable row level security;"
        f"create policy tenant_isolation on {table} "
        "using (tenant_id = current_tenant()) "
        "with check (tenant_id = current_tenant());"
        for table in tables
    ]
    return RunSQL("\n".join(statements), RunSQL.noop)


def reference(references: dict[str, dict[str, str]]) -> RunSQL:
    """Foreign keys (tenant_id, column) to (tenant_id, id): `{table: {column: target}}`.

    They are checked at the end of the transaction, so bulk writes need no order.
    """
    statements = [
        f"alter table {table} add constraint {table}_{column}_fk "
        f"foreign key (tenant_id, {column}) references {target} (tenant_id, id) "
        "deferrable initially deferred;"
        for table, columns in references.items()
        for column, target in columns.items()
    ]
    statements += [
        f"alter table {table} add constraint {table}_tenant_fk "
        "foreign key (tenant_id) references tenant (id) deferrable initially deferred;"
        for table in references
    ]
    return RunSQL("\n".join(statements), RunSQL.noop)

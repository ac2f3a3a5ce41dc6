"""Bring the tables up to date, as their owner, and grant the application its rights."""

from __future__ import annotations

from importlib import resources
from io import StringIO

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

# Any number: the advisory lock under which one process migrates and the others wait.
_MIGRATION_LOCK = 7_265_627


def migrate_if_needed() -> bool:
    """Apply missing migrations under a lock; tells whether there were any."""
    connection = connections["owner"]
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [_MIGRATION_LOCK])
        try:
            executor = MigrationExecutor(connection)
            pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
            if pending:
                call_command(
                    "migrate", database="owner", interactive=False, verbosity=0
                )
                cursor.execute(
                    resources.files("recobro.storage")
                    .joinpath("sql/grants.sql")
                    .read_text(encoding="utf-8")
                )
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [_MIGRATION_LOCK])
    connection.close()
    return bool(pending)


def missing_migrations() -> str | None:
    """What `makemigrations` would write; None where models and migrations agree."""
    output = StringIO()
    try:
        call_command(
            "makemigrations", check=True, dry_run=True, stdout=output, verbosity=1
        )
    except SystemExit:
        return output.getvalue()
    return None

"""recobro db: the database itself."""

from __future__ import annotations

import typer

from recobro.cli.session import err, fail, open_database, out
from recobro.environment import read_environment
from recobro.storage import startup
from recobro.storage.embedded import EmbeddedServer, ensure_role_and_database

app = typer.Typer(help="The database: migrate, check, status.", no_args_is_help=True)


@app.command()
def migrate() -> None:
    """Bring the tables up to date, and give the application's role its rights."""
    environment = read_environment()
    if environment.database_url:
        ensure_role_and_database(environment.owner_url or environment.database_url)
    startup.start(migrate=False)
    from recobro.storage.migrate import migrate_if_needed  # noqa: PLC0415

    changed = migrate_if_needed()
    out.print("The tables are up to date." if not changed else "Migrated.")


@app.command("check-migrations")
def check_migrations() -> None:
    """Fail if a model changed without its migration."""
    open_database()
    from recobro.storage.migrate import missing_migrations  # noqa: PLC0415

    missing = missing_migrations()
    if missing:
        fail(f"models and migrations differ; run makemigrations:\n{missing}")
    out.print("Models and migrations agree.")


@app.command()
def status() -> None:
    """Where the database is, and whether it runs."""
    environment = read_environment()
    if environment.database_url:
        out.print("The database is given by RECOBRO_DATABASE_URL.")
        return
    directory = EmbeddedServer(environment.home).socket_directory()
    if directory is None:
        err.print(f"The embedded PostgreSQL in {environment.home} does not run.")
        raise typer.Exit(1)
    out.print(f"The embedded PostgreSQL runs; its socket is in {directory}.")

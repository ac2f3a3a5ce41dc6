"""Open the database and start Django: what every process does first."""

from __future__ import annotations

import os
from dataclasses import dataclass

from recobro.environment import Environment, read_environment
from recobro.storage.embedded import (
    EmbeddedServer,
    app_url,
    ensure_role_and_database,
    owner_url,
)

DATABASE = "recobro"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseAddresses:
    """Where the application and the migrations connect."""

    app: str
    owner: str | None


def resolve_database(
    environment: Environment, *, keep: bool = False
) -> DatabaseAddresses:
    """The addresses to use; starts or joins the embedded server where none is given.

    `keep` has this process start it again if it dies. Raises EmbeddedServerError.
    """
    if environment.database_url:
        return DatabaseAddresses(
            app=environment.database_url, owner=environment.owner_url
        )
    server = EmbeddedServer(environment.home)
    directory = server.join()
    if keep:
        server.keep_running()
    ensure_role_and_database(owner_url(directory, "postgres"), DATABASE)
    return DatabaseAddresses(
        app=app_url(directory, DATABASE), owner=owner_url(directory, DATABASE)
    )


def start(*, migrate: bool = True, pooled: bool = False) -> None:
    """Open the database, set Django up and bring the tables up to date.

    `pooled` is for servers and workers: many threads share a few connections, and the
    embedded server is started again if it dies. With an outside database, migrations
    run only by `recobro db migrate`.
    """
    environment = read_environment()
    addresses = resolve_database(environment, keep=pooled)
    os.environ["RECOBRO_ACTIVE_DATABASE_URL"] = addresses.app
    if addresses.owner:
        os.environ["RECOBRO_ACTIVE_OWNER_URL"] = addresses.owner
    os.environ["RECOBRO_ACTIVE_POOL"] = "1" if pooled else ""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recobro.settings")

    import django  # noqa: PLC0415  settings read what was just set

    django.setup()
    if migrate and environment.database_url is None:
        from recobro.storage.migrate import migrate_if_needed  # noqa: PLC0415

        migrate_if_needed()

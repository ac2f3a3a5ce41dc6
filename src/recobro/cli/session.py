"""What every command needs: the database open, the tenant found, errors in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from recobro.environment import read_environment
from recobro.storage import startup
from recobro.storage.embedded import EmbeddedServerError

out = Console()
err = Console(stderr=True)


def fail(message: str, code: int = 1) -> NoReturn:
    """End with an error that says what to do."""
    err.print(f"[red]Error:[/red] {message}", highlight=False)
    raise typer.Exit(code)


def open_database(*, pooled: bool = False) -> None:
    """Start or join the database and set Django up; `pooled` for many threads."""
    try:
        startup.start(pooled=pooled)
    except EmbeddedServerError as error:
        fail(str(error))


def find_tenant(slug: str | None, *, country: str = "ES") -> Any:
    """The named tenant, or the only one; the first use of all creates one.

    Returns a storage.tenancy.TenantName. The database must be open.
    """
    from recobro.actions.tenants import create_tenant  # noqa: PLC0415  after Django
    from recobro.storage.tenancy import all_tenants  # noqa: PLC0415

    slug = slug or read_environment().tenant
    tenants = all_tenants()
    if not tenants and slug is None:
        name = "Mi empresa"
        create_tenant(slug="mi-empresa", name=name, country=country)
        err.print(f"Created the company «{name}»; see `recobro tenant --help`.")
        tenants = all_tenants()
    if slug is None:
        if len(tenants) == 1:
            return tenants[0]
        fail("there are several companies: name one with --tenant SLUG")
    for tenant in tenants:
        if tenant.slug == slug:
            return tenant
    known = ", ".join(tenant.slug for tenant in tenants) or "none yet"
    fail(f"there is no company {slug!r} (known: {known})")


def print_json(value: Any) -> None:
    """One JSON object on standard output."""
    typer.echo(json.dumps(value, ensure_ascii=False, default=str))


@contextmanager
def progress_bar(label: str) -> Iterator[Any]:
    """A callback (done, total) that draws a bar on standard error."""
    bar = Progress(
        "{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=err, transient=True,
    )  # fmt: skip
    with bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)

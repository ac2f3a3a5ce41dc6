"""The recobro command: one file per group of subcommands."""

from __future__ import annotations

import typer

from recobro import __version__
from recobro.cli import (
    bench,
    corpus,
    corrections,
    database,
    engines,
    evaluate,
    inspect,
    operations,
    portfolio,
    processes,
    rehearse,
    strategies,
    tenants,
    train,
)

app = typer.Typer(
    name="recobro",
    help="The open-source, self-hosted AI collections agent.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)
app.add_typer(database.app, name="db")
app.add_typer(tenants.app, name="tenant")
app.add_typer(bench.app, name="bench")
app.add_typer(strategies.app, name="strategy")
portfolio.register(app)
corpus.register(app)
train.register(app)
evaluate.register(app)
corrections.register(app)
processes.register(app)
inspect.register(app)
operations.register(app)
engines.register(app)
rehearse.register(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"recobro {__version__}")
        raise typer.Exit


@app.callback()
def root(
    _version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Print it."
    ),
) -> None:
    """The open-source, self-hosted AI collections agent."""


def main() -> None:
    """The entry point of the `recobro` script."""
    app()

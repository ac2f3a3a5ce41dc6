"""recobro dead-letters: look at what was given up, and have it tried again."""

from __future__ import annotations

import typer
from rich.table import Table

from recobro.cli.operators import BY, JSON, TENANT, moment, now, person
from recobro.cli.session import fail, find_tenant, open_database, out, print_json

app = typer.Typer(
    help="What was given up: look, and have it tried again.", no_args_is_help=True
)


@app.command("list")
def list_dead(tenant: str = TENANT, as_json: bool = JSON) -> None:
    """Messages, webhooks and jobs that were given up, the newest first."""
    open_database()
    from recobro.storage.queries.dead_letters_page import dead_letters  # noqa: PLC0415

    found = find_tenant(tenant)
    lines = dead_letters(found.tenant_id, now=now())
    if as_json:
        told = [
            {
                "kind": d.kind,
                "id": d.name,
                "what": d.what,
                "why": d.why,
                "at": d.at,
                "unknown": d.unknown,
            }
            for d in lines
        ]
        print_json({"dead_letters": told})
        return
    table = Table()
    for column in ("kind", "id", "what", "why", "at"):
        table.add_column(column, overflow="fold")
    for d in lines:
        table.add_row(d.kind, d.name, d.what, d.why, moment(d.at) if d.at else "")
    out.print(table if lines else "There are no dead letters.")


@app.command("redrive")
def redrive(
    kind: str = typer.Argument(help="message, webhook or job."),
    name: str | None = typer.Argument(
        None, help="Its id; without it, all of that kind."
    ),
    although_unknown: bool = typer.Option(
        False, help="Also messages that may have arrived: the person may get two."
    ),
    tenant: str = TENANT,
    by: str = BY,
) -> None:
    """Have it tried again: a message is judged afresh before it goes."""
    open_database()
    from recobro.actions.errors import ActionRefusedError  # noqa: PLC0415
    from recobro.actions.redrive_dead import DEAD_KINDS, redrive_dead  # noqa: PLC0415
    from recobro.storage.queries.dead_letters_page import dead_letters  # noqa: PLC0415

    if kind not in DEAD_KINDS:
        fail(f"name one of {', '.join(DEAD_KINDS)}, not {kind!r}")
    found = find_tenant(tenant)
    every = [d.name for d in dead_letters(found.tenant_id, now=now()) if d.kind == kind]
    names = every if name is None else [name]
    done = 0
    refused: list[str] = []
    for one in names:
        try:
            redrive_dead(
                found.tenant_id,
                kind=kind,
                name=one,
                actor=person(by),
                now=now(),
                although_unknown=although_unknown,
            )
            done += 1
        except ActionRefusedError as refusal:
            refused.append(f"{one}: {refusal}")
    out.print(f"{done} of {len(names)} are tried again.")
    for line in refused:
        out.print(line, highlight=False, soft_wrap=True)
    if refused:
        raise typer.Exit(1)

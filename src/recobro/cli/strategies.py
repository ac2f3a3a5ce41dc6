"""recobro strategy: versions of the strategy, as YAML documents, and their approval."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import typer
from rich.table import Table

from recobro.cli import differences
from recobro.cli.session import fail, find_tenant, open_database, out, print_json
from recobro.cli.strategy_documents import read_document, tell, text_of

app = typer.Typer(
    help="Strategies: who is written to, when and how, in versions.",
    no_args_is_help=True,
)
differences.register(app)
_VERSION = typer.Argument(help="A version, like default@3.")
_TENANT = typer.Option(None, help="The company's short name.")
_BY = typer.Option(..., "--by", help="Who does it: a manager of the company.")
_NOTE = typer.Option("", help="A sentence for the record.")
_FILE = typer.Argument(help="A YAML document; - reads standard input.")


@app.command("list")
def list_versions(
    as_json: bool = typer.Option(False, "--json", help="Print one JSON object."),
    tenant: str = _TENANT,
) -> None:
    """All versions, newest first, with who did what."""
    lines = _lines(tenant)
    if as_json:
        print_json({"versions": [_as_json(line) for line in lines]})
        return
    table = Table()
    for column in ("version", "state", "from", "moves", "written", "proposed",
                   "approved"):  # fmt: skip
        table.add_column(column)
    for line in lines:
        table.add_row(
            line.label,
            line.state,
            str(line.active_from or ""),
            line.moves,
            line.created_by,
            line.proposed_by,
            line.approved_by,
        )
    out.print(table)


@app.command()
def show(version: str = _VERSION, tenant: str = _TENANT) -> None:
    """One version: its history, its segments and its steps."""
    line = _line(tenant, version)
    out.print(f"[bold]{line.label}[/bold]  {line.state}", highlight=False)
    for what, who, when in (
        ("written", line.created_by, line.created_at),
        ("proposed", line.proposed_by, line.proposed_at),
        ("approved", line.approved_by, line.approved_at),
        ("ended", line.retired_by, line.retired_at),
    ):
        if who:
            out.print(f"  {what} by {who}, {when:%Y-%m-%d %H:%M}", highlight=False)
    if line.note:
        out.print(f"  «{line.note}»", highlight=False)
    if line.strategy is None:
        fail("its definition cannot be read")
    for segment in line.strategy.segments:
        title = f"{segment.name}: {segment.when or 'everybody who is left'}"
        table = Table(title=title, title_justify="left")
        for column in ("step", "days", "what", "template", "when"):
            table.add_column(column)
        for step in segment.every_step:
            table.add_row(
                step.name,
                f"{step.first_day}..{step.last_day} ({step.anchor.value})",
                step.action.value,
                step.template,
                str(step.when or ""),
            )
        out.print(table)


@app.command()
def export(
    version: str = typer.Argument(None, help="Default: the version in force."),
    output: Path | None = typer.Option(
        None, "--output", "-o", help="Default: to the screen."
    ),
    as_written: bool = typer.Option(False, help="The document as it was brought in."),
    tenant: str = _TENANT,
) -> None:
    """A version as a YAML document, to change and bring back."""
    from recobro.connectors.strategies import write_strategy  # noqa: PLC0415

    line = _line(tenant, version)
    if line.strategy is None:
        fail("its definition cannot be read")
    text = write_strategy(line.strategy, note=f"{line.label}, {line.state}")
    if as_written and line.source:
        text = line.source
    if output is None:
        typer.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")


@app.command()
def check(
    file: Path = _FILE,
    as_json: bool = typer.Option(False, "--json", help="Print one JSON object."),
) -> None:
    """Whether a document is a strategy: every problem with its line. Writes nothing."""
    read = read_document(text_of(file))
    if as_json:
        print_json(
            {
                "problems": [str(problem) for problem in read.problems],
                "warnings": [str(problem) for problem in read.warnings],
            }
        )
    else:
        tell(read)
        if read.strategy:
            steps = sum(1 for _ in read.strategy.every_step())
            out.print(f"{len(read.strategy.segments)} segments, {steps} steps: good.")
    if read.problems:
        raise typer.Exit(1)


@app.command("import")
def import_file(
    file: Path = _FILE, by: str = _BY, note: str = _NOTE, tenant: str = _TENANT
) -> None:
    """Keep a document as a draft: a new version, which decides nothing yet."""
    text = text_of(file)
    read = read_document(text)
    tell(read)
    if read.strategy is None:
        raise typer.Exit(1)
    tenant_id = _manager(tenant, by)
    from recobro.actions.strategies import draft_strategy  # noqa: PLC0415

    _id, number = _done(
        draft_strategy,
        tenant_id,
        read.strategy,
        source=text,
        actor=by,
        note=note,
    )
    out.print(f"Kept as the draft {read.strategy.name}@{number}.", highlight=False)


@app.command()
def propose(version: str = _VERSION, by: str = _BY, tenant: str = _TENANT) -> None:
    """Ask for a draft to be approved by a second person."""
    tenant_id = _manager(tenant, by)
    from recobro.actions.strategies import propose_strategy  # noqa: PLC0415

    _done(propose_strategy, tenant_id, _line(tenant, version).strategy_id, actor=by)
    out.print("Proposed: a second person has to approve it.")


@app.command()
def approve(
    version: str = _VERSION,
    by: str = _BY,
    active_from: str = typer.Option(None, "--from", help="ISO date; default: today."),
    move_all: bool = typer.Option(
        False, "--move-all", help="Take the debts on their way too, from that day."
    ),
    note: str = _NOTE,
    tenant: str = _TENANT,
) -> None:
    """Put a proposed version in force, from a day on."""
    try:
        start = date.fromisoformat(active_from) if active_from else None
    except ValueError:
        fail(f"--from takes a date like 2026-11-21, not {active_from!r}")
    tenant_id = _manager(tenant, by)
    from recobro.actions.strategies import approve_strategy  # noqa: PLC0415
    from recobro.domain.strategy import Moves  # noqa: PLC0415

    day = _done(
        approve_strategy,
        tenant_id,
        _line(tenant, version).strategy_id,
        actor=by,
        active_from=start,
        moves=Moves.ALL if move_all else Moves.NEW_DEBTS,
        note=note,
    )
    out.print(f"Approved: {version} is in force from {day}.", highlight=False)


@app.command()
def reject(
    version: str = _VERSION, by: str = _BY, note: str = _NOTE, tenant: str = _TENANT
) -> None:
    """Refuse a proposal, or throw a draft away."""
    tenant_id = _manager(tenant, by)
    from recobro.actions.strategies import reject_strategy  # noqa: PLC0415

    strategy_id = _line(tenant, version).strategy_id
    _done(reject_strategy, tenant_id, strategy_id, actor=by, note=note)
    out.print("Rejected.")


@app.command()
def retire(
    version: str = _VERSION, by: str = _BY, note: str = _NOTE, tenant: str = _TENANT
) -> None:
    """Take a version out of force: its accounts move to the one then in force."""
    tenant_id = _manager(tenant, by)
    from recobro.actions.strategies import retire_strategy  # noqa: PLC0415

    strategy_id = _line(tenant, version).strategy_id
    _done(retire_strategy, tenant_id, strategy_id, actor=by, note=note)
    out.print("Retired.")


def _lines(tenant: str | None) -> Any:
    """The company's versions, as storage.queries.strategies_page has them."""
    open_database()
    from recobro.storage.queries.strategies_page import strategy_lines  # noqa: PLC0415
    from recobro.wiring import services  # noqa: PLC0415

    found = find_tenant(tenant)
    return strategy_lines(found.tenant_id, now=services().clock.now())


def _line(tenant: str | None, version: str | None) -> Any:
    """The named version, or the one in force."""
    lines = _lines(tenant)
    for line in lines:
        named = (line.label, str(line.strategy_id))
        if version in named or (version is None and line.state == "in_force"):
            break
    else:
        known = ", ".join(line.label for line in lines)
        fail(f"there is no version {version or 'in force'} (known: {known})")
    return line


def _manager(tenant: str | None, by: str) -> Any:
    """The company's id, if `by` is one of those who may decide there."""
    open_database()
    from recobro.storage.queries.wordings import deciders  # noqa: PLC0415
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415

    found = find_tenant(tenant)
    with acting_for(found.tenant_id):
        known = deciders()
    if by not in known:
        fail(f"{by!r} is no manager of {found.name}: see `recobro tenant add-user`")
    return found.tenant_id


def _done(action: Any, *args: Any, **given: Any) -> Any:
    """Carry an action out at this moment; a refusal ends the command."""
    from recobro.actions.errors import ActionRefusedError  # noqa: PLC0415
    from recobro.wiring import services  # noqa: PLC0415

    try:
        return action(*args, now=services().clock.now(), **given)
    except ActionRefusedError as error:
        fail(str(error))


def _as_json(line: Any) -> dict[str, Any]:
    return {
        "version": line.label,
        "id": str(line.strategy_id),
        "state": line.state,
        "active_from": line.active_from,
        "moves": line.moves,
        "written_by": line.created_by,
        "proposed_by": line.proposed_by,
        "approved_by": line.approved_by,
        "ended_by": line.retired_by,
        "note": line.note,
    }

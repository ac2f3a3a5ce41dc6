"""recobro corrections: what people corrected, as labelled data to train with."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from recobro.cli.session import err, fail, find_tenant, open_database, out

app = typer.Typer(
    help="People's corrections of what was read in messages.", no_args_is_help=True
)


def register(root: typer.Typer) -> None:
    """Add `recobro corrections`."""
    root.add_typer(app, name="corrections")


@app.callback()
def _group() -> None:
    """People's corrections of what was read in messages."""


@app.command("export")
def export(
    to: Path = typer.Option(
        ..., "--out", help="FILE.tsv; the country goes before it: es_FILE.tsv."
    ),
    tenant: str = typer.Option(None, help="The company's short name."),
) -> None:
    """Write the corrections in the corpus's format, personal data replaced.

    One file a country, named as the corpus names its own: put them beside the files of
    corpus/train in a folder for `recobro train-understanding`. The lines are personal
    data until they are masked AND read by a person: masking cannot know every name or
    story. The files can be read by their owner only.
    """
    if to.suffix != ".tsv":
        fail("--out must end in .tsv")
    open_database()
    from recobro.storage.queries.corrections import labelled_messages  # noqa: PLC0415
    from recobro.understanding.evaluation.corrections import (  # noqa: PLC0415
        Corrected,
        export_corrections,
    )

    found = find_tenant(tenant)
    told = export_corrections(
        Corrected(
            text=message.text,
            country=message.country,
            intents=tuple(message.labels.get("intents") or ()),
            care=tuple(message.labels.get("care") or ()),
            sentiment=str(message.labels.get("sentiment") or "neutral"),
            act=message.labels.get("last_agent_act"),
            known=message.known,
        )
        for message in labelled_messages(found.tenant_id)
    )
    for why, count in told.skipped.items():
        err.print(f"{count} left out: {why}", highlight=False)
    if not told.files:
        fail(f"{found.name} has no correction to write")
    to.parent.mkdir(parents=True, exist_ok=True)
    for prefix, contents in told.files.items():
        path = _named(to, prefix)
        _write(path, contents)
        out.print(str(path), highlight=False)
    out.print(f"{told.lines} lines. Read them all before anybody trains on them.")


def _named(path: Path, prefix: str) -> Path:
    """The path, its name beginning with the country as the corpus wants it."""
    if path.name.startswith(f"{prefix}_"):
        return path
    return path.with_name(f"{prefix}_{path.name}")


def _write(path: Path, contents: str) -> None:
    """Write a file that only its owner can read."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as stream:
        stream.write(contents)
    path.chmod(0o600)

"""Strategies' documents, as the command line reads them and tells what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from recobro.cli.session import err, fail


def text_of(file: Path) -> str:
    """The text of a file in UTF-8, or of standard input for `-`."""
    try:
        data = typer.get_binary_stream("stdin").read() if str(file) == "-" else None
        return (file.read_bytes() if data is None else data).decode("utf-8-sig")
    except OSError as error:
        fail(f"cannot read {file}: {error.strerror}")
    except UnicodeDecodeError:
        fail(f"{file} is not in UTF-8: save it so")


def read_document(text: str) -> Any:
    """A document with all its problems, as connectors.strategies.ReadStrategy."""
    from recobro.connectors.strategies import read_strategy  # noqa: PLC0415
    from recobro.understanding.templates.sequences import step_templates  # noqa: PLC0415

    return read_strategy(text, templates=step_templates())


def tell(read: Any) -> None:
    """Problems and warnings, a line each, on standard error."""
    for problem in read.problems:
        err.print(f"[red]✗[/red] {problem}", highlight=False, soft_wrap=True)
    for warning in read.warnings:
        err.print(f"[yellow]![/yellow] {warning}", highlight=False, soft_wrap=True)

"""recobro understand, guard, comply, converse: the pure engines as filters."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

import typer

Answer = Callable[[Mapping[str, Any]], Mapping[str, Any]]
_JSONL = typer.Option(True, "--jsonl", help="One JSON object a line, in and out.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("understand")(understand)
    app.command("guard")(guard)
    app.command("comply")(comply)
    app.command("converse")(converse)


def understand(_jsonl: bool = _JSONL) -> None:
    """What messages mean: standard input to standard output."""
    from recobro.domain.readings import reading_to_json  # noqa: PLC0415
    from recobro.understanding.model import TrainedInterpreter  # noqa: PLC0415
    from recobro.understanding.rules import (  # noqa: PLC0415
        BadUtteranceError,
        utterance_from_json,
    )

    interpreter = TrainedInterpreter.shipped()

    def answer(line: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            reading = interpreter.read(utterance_from_json(line))
        except BadUtteranceError as error:
            return {"id": line.get("id"), "error": str(error)}
        return {"id": line.get("id"), **reading_to_json(reading)}

    _filter(answer)


def guard(_jsonl: bool = _JSONL) -> None:
    """What may leave in our name: drafts in, verdicts out."""
    from recobro.domain.guard.contract import judge_line  # noqa: PLC0415

    _filter(judge_line)


def comply(
    _jsonl: bool = _JSONL,
    law_only: bool = typer.Option(False, help="Leave `policy` rules out."),
) -> None:
    """What the law says of a contact: cases in, verdicts out."""
    from recobro.law.comply import comply_lines  # noqa: PLC0415

    for line in comply_lines(sys.stdin, law_only=law_only):
        typer.echo(line)


def converse(_jsonl: bool = _JSONL) -> None:
    """Rehearse whole conversations: dialogues in, what was said and agreed out."""
    from recobro.rehearsal.player import converse as play  # noqa: PLC0415

    _filter(play)


def _filter(answer: Answer) -> None:
    """Answer each line; a bad one gets an error of its own, and the others go on."""
    for line in sys.stdin:
        if not line.strip():
            continue
        try:
            parsed = json.loads(line)
        except (ValueError, RecursionError) as error:
            result: Mapping[str, Any] = {"id": None, "error": f"not JSON: {error}"}
        else:
            result = (
                answer(parsed)
                if isinstance(parsed, dict)
                else {"id": None, "error": "not a JSON object"}
            )
        typer.echo(json.dumps(result, ensure_ascii=False))

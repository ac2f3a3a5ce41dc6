"""recobro evaluate: how well messages are read, as a page, figures and a table."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.box import SIMPLE
from rich.table import Table

from recobro.cli.session import fail, out, progress_bar

if TYPE_CHECKING:
    from recobro.ports.interpreter import Interpreter
    from recobro.understanding.evaluation.report import Evaluation

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TEST_SET = Path("corpus/test")
REPORT, FIGURES = "report.html", "figures.json"
READERS = ("trained", "rules")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("evaluate")(evaluate)


def evaluate(
    files: list[Path] = typer.Argument(
        None, help="Labelled messages (JSONL); by default all of corpus/test."
    ),
    to: Path = typer.Option(..., "--out", help="The folder for the page and figures."),
    reader: str = typer.Option(
        "trained", help="Who reads: trained (the model that ships) or rules."
    ),
    model: Path = typer.Option(
        None, help="Another trained model's file (.npz), to compare."
    ),
    language: str = typer.Option("es", help="Of the page: es or en."),
    date: str = typer.Option("", help="The day to write on it: 2026-03-10."),
) -> None:
    """Measure the reader on labelled messages that it has not learnt from.

    Writes report.html, which needs nothing else to be shown, and figures.json. The exit
    status is 0 whatever the figures are: whether they are met is in the table.
    """
    from recobro.understanding.evaluation.labelled import (  # noqa: PLC0415
        LabelledFileError,
        read_labelled,
        set_hash,
    )
    from recobro.understanding.evaluation.report import (  # noqa: PLC0415
        About,
        evaluation_of,
        report_html,
    )
    from recobro.understanding.evaluation.run import read_all  # noqa: PLC0415

    if language not in {"es", "en"}:
        fail("--language is es or en")
    if date and not _DATE.fullmatch(date):
        fail("--date is written YYYY-MM-DD")
    paths = files or sorted(_TEST_SET.glob("*.jsonl"))
    if not paths:
        fail(f"no messages: name a file, or put some into {_TEST_SET}")
    try:
        messages = read_labelled(paths)
        measured = set_hash(paths)
    except (LabelledFileError, OSError) as error:
        fail(str(error))
    if not messages:
        fail("the files hold no message")
    interpreter, learnt = _reader(reader, model)
    with progress_bar("Reading") as progress:
        run = read_all(interpreter, messages, progress)
    about = About(
        version=run.version,
        date=date,
        files=tuple(path.name for path in paths),
        set_hash=measured,
        corpus_hash=learnt,
    )
    evaluation = evaluation_of(about, messages, run)
    to.mkdir(parents=True, exist_ok=True)
    (to / REPORT).write_text(report_html(evaluation, language), encoding="utf-8")
    figures = json.dumps(evaluation.as_json(), ensure_ascii=False, indent=1)
    (to / FIGURES).write_text(figures + "\n", encoding="utf-8")
    _tell(evaluation, to, language)


def _reader(name: str, model: Path | None) -> tuple[Interpreter, str]:
    """Who reads, and the hash of what it learnt from (empty for rules)."""
    from recobro.understanding.rules import RuleInterpreter  # noqa: PLC0415

    if name not in READERS:
        fail(f"--reader is one of {', '.join(READERS)}")
    if name == "rules":
        return RuleInterpreter(), ""
    from recobro.understanding.model import (  # noqa: PLC0415
        ModelFileError,
        TrainedInterpreter,
        load_reader,
    )
    from recobro.understanding.model.reader import SHIPPED  # noqa: PLC0415

    try:
        reader = load_reader(model or SHIPPED)
    except ModelFileError as error:
        fail(f"{error}; train one with `recobro train-understanding`")
    learnt = (reader.facts.get("corpus") or {}).get("hash", "")
    return TrainedInterpreter(reader), str(learnt)


def _tell(evaluation: Evaluation, to: Path, language: str) -> None:
    from recobro.understanding.evaluation.bars import bars_of  # noqa: PLC0415
    from recobro.understanding.evaluation.texts import words  # noqa: PLC0415

    told = words(language)
    about, whole = evaluation.about, evaluation.whole
    heads = [
        f"{told[bar.name]} {'≤' if bar.at_most else '≥'} {bar.wanted}"
        for bar in bars_of(whole)
    ]
    table = Table(
        "", *heads, box=SIMPLE, pad_edge=False, padding=(0, 1, 0, 0),
        title=f"{about.version}: {whole.messages} {told['messages'].lower()}",
        title_justify="left",
    )  # fmt: skip
    for name, part in {told["all"]: whole, **evaluation.countries}.items():
        table.add_row(name, *(_cell(bar.value, bar.met) for bar in bars_of(part)))
    out.print(table)
    speed = evaluation.run.as_json()
    out.print(
        f"{told['speed']}: p50 {speed['p50_ms']} ms, p99 {speed['p99_ms']} ms",
        highlight=False,
    )
    out.print(f"{to / REPORT}, {to / FIGURES}", highlight=False)


def _cell(value: float | None, met: bool | None) -> str:
    if value is None:
        return "—"
    return f"[green]{value:.3f} ✓[/green]" if met else f"[red]{value:.3f} ✗[/red]"

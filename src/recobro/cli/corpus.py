"""recobro corpus: build the training data, and check all of it."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.table import Table

from recobro.cli.session import err, fail, out
from recobro.domain.readings import Intent
from recobro.understanding.corpus.build import build_corpus
from recobro.understanding.corpus.check import Report, check_corpus
from recobro.understanding.corpus.datasheet import write_counts
from recobro.understanding.corpus.examples import (
    BUILT_NAME,
    COUNTRIES,
    CorpusFormatError,
    format_built,
)
from recobro.understanding.corpus.grammar import GrammarError
from recobro.understanding.corpus.measuring import exclude as exclude_leaks
from recobro.understanding.corpus.measuring import read_measuring

app = typer.Typer(
    help="The messages that the interpreter learns from.", no_args_is_help=True
)
_SHOWN = 30
_FOLDER = typer.Option(Path("corpus"), "--corpus", help="The folder of the corpus.")


def register(root: typer.Typer) -> None:
    """Add `recobro corpus`."""
    root.add_typer(app, name="corpus")


@app.command("build")
def build(
    seed: int = typer.Option(1, help="The same seed makes the same file."),
    folder: Path = _FOLDER,
) -> None:
    """Widen the hand-written lines by grammar and noise into train/built.tsv."""
    try:
        built = build_corpus(folder, seed=seed)
    except (CorpusFormatError, GrammarError, OSError) as error:
        fail(str(error))
    path = folder / "train" / BUILT_NAME
    path.write_bytes(format_built(built.examples).encode("utf-8"))
    dropped = ", ".join(f"{n} {why}" for why, n in sorted(built.dropped.items()))
    out.print(f"{path}: {len(built.examples)} lines (not taken: {dropped or 'none'})")


@app.command("check")
def check(
    folder: Path = _FOLDER,
    against: list[Path] = typer.Option(
        [], help="More messages that measure (JSONL), to stay away from."
    ),
    exclude: bool = typer.Option(
        False, "--exclude", help="Never train on the lines found near them."
    ),
    datasheet: bool = typer.Option(
        False, "--datasheet", help="Write the counts into DATASHEET.md."
    ),
) -> None:
    """Read everything; print counts, errors, contradictions and near-duplicates."""
    try:
        measured = [line for path in against for line in read_measuring(path)]
        report = check_corpus(folder, against=measured)
    except (ValueError, OSError) as error:
        fail(str(error))
    out.print(_table(report))
    kinds = ", ".join(f"{n} {kind}" for kind, n in report.kinds().items())
    out.print(f"{len(report.examples)} lines: {kinds}. {report.excluded} excluded.")
    near = ", ".join(f"{n} {kind}" for kind, n in report.near.items()) or "none"
    out.print(f"Near an earlier line: {near}.")
    _print_wrong(report)
    if exclude:
        out.print(f"{exclude_leaks(folder, report.leaks)} more excluded; build again.")
    if datasheet:
        write_counts(folder / "DATASHEET.md", report)
    if not report.sound:
        raise typer.Exit(1)


def _table(report: Report) -> Table:
    table = Table("intent", *COUNTRIES, "all", title="Lines by primary intent")
    cells = report.cells()
    for intent in Intent:
        row = [cells.get((intent, country), 0) for country in COUNTRIES]
        table.add_row(intent.value, *map(str, row), str(sum(row)))
    columns = [sum(cells.get((i, c), 0) for i in Intent) for c in COUNTRIES]
    table.add_section()
    table.add_row("all", *map(str, columns), str(sum(columns)))
    return table


def _print_wrong(report: Report) -> None:
    wrong = [
        *(str(problem) for problem in report.problems),
        *(
            f"{clash.second.origin}: {clash.second.text!r} is "
            f"{_names(clash.second.intents)}, but in {clash.first.origin} "
            f"{_names(clash.first.intents)} (or other care signals)"
            for clash in report.clashes
        ),
        *(
            f"{leak.example.origin}: {leak.example.text!r} is near {leak.place}"
            for leak in report.leaks
        ),
    ]
    for line in wrong[:_SHOWN]:
        err.print(line, highlight=False, markup=False)
    if len(wrong) > _SHOWN:
        err.print(f"... and {len(wrong) - _SHOWN} more")
    out.print(
        f"{len(report.problems)} unreadable, {len(report.clashes)} contradictions, "
        f"{len(report.leaks)} near one of {report.measured} measuring messages."
    )


def _names(intents: tuple[Intent, ...]) -> str:
    return "+".join(intents)

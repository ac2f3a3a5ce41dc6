"""recobro train-understanding: the corpus in, the model that reads messages out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from recobro.cli.session import err, fail, out

if TYPE_CHECKING:  # NumPy is not to be loaded for every command
    from recobro.understanding.model.reader import Reader
    from recobro.understanding.model.school import SchoolPlan

_VERSION = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("train-understanding")(train_understanding)


def train_understanding(
    corpus: Path = typer.Option(
        Path("corpus/train"), help="The folder with the .tsv files to learn from."
    ),
    to: Path = typer.Option(
        None,
        "--out",
        help="The model's file (.npz), .json and the card beside it; by default the "
        "one in the package.",
    ),
    version: str = typer.Option(
        ..., help="The model's name, stored with every reading: reader-1."
    ),
    date: str = typer.Option("", help="The day to write in the card: 2026-03-10."),
    seed: int = typer.Option(1, help="The same seed gives the same bytes."),
    folds: int = typer.Option(
        6, min=2, help="In how many parts writers are left out, to measure."
    ),
) -> None:
    """Train the reader of messages, calibrate it on unseen writers, and say how good.

    Needs the extra `train` (scikit-learn); reading needs none of it.
    """
    from recobro.understanding.corpus.examples import (  # noqa: PLC0415  see above
        CorpusFormatError,
    )
    from recobro.understanding.model.card import write_card  # noqa: PLC0415
    from recobro.understanding.model.reader import SHIPPED  # noqa: PLC0415
    from recobro.understanding.model.school import SchoolPlan  # noqa: PLC0415
    from recobro.understanding.model.training import (  # noqa: PLC0415
        TrainingUnavailableError,
    )

    to = to or SHIPPED
    if not _VERSION.fullmatch(version):
        fail("--version: lower-case letters, digits, '.', '_' and '-', up to 40")
    if date and not _DATE.fullmatch(date):
        fail("--date is written YYYY-MM-DD")
    if to.suffix != ".npz":
        fail("--out must end in .npz")
    plan = SchoolPlan(version=version, date=date, seed=seed, folds=folds)
    try:
        reader = _train(corpus, plan)
    except TrainingUnavailableError as error:
        fail(str(error))
    except CorpusFormatError as error:
        fail(f"the corpus has lines that cannot be read:\n{error}")
    except OSError as error:
        fail(f"the corpus cannot be read: {error}")
    reader.save(to)
    card = write_card(to.with_name("MODEL_CARD.md"), reader)
    _tell(reader, to, card)


def _train(corpus: Path, plan: SchoolPlan) -> Reader:
    from recobro.understanding.model.school import train_reader  # noqa: PLC0415

    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(),
        console=err, transient=True,
    )  # fmt: skip
    with bar:
        task = bar.add_task("reading the corpus", total=None)
        return train_reader(
            corpus,
            plan,
            lambda what, done, of: bar.update(
                task, description=what, completed=done, total=of
            ),
        )


def _tell(reader: Reader, to: Path, card: Path) -> None:
    measured = reader.facts["out_of_fold"]
    size = to.stat().st_size / 1e6
    out.print(f"{reader.version}: {to.name} ({size:.1f} MB), {card.name}")
    out.print(
        "on messages of writers left out: primary intent"
        f" {measured['primary_accuracy']} right, macro-F1 {measured['macro_f1']},"
        f" calibration error {measured['calibration_error']};"
        f" answers {measured['coverage']} of them,"
        f" {measured['accuracy_answered']} right",
        highlight=False,
    )

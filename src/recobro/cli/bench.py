"""recobro bench: measure this machine; one JSON object on standard output.

Everything happens in a database of its own, in a temporary directory: nobody's data is
touched.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import typer

from recobro.bench.runner import InvalidRunError, Measured
from recobro.cli.session import fail, print_json, progress_bar
from recobro.storage.embedded import EmbeddedServerError

app = typer.Typer(
    help="Measure: rate, p50 and p99, peak memory, and a bare comparison.",
    no_args_is_help=True,
)

# A command, where its benchmark is, and what it measures.
_BENCHES = (
    ("import", "imports", "A file of invoices into the ledger."),
    ("send", "send", "Messages through the whole send path, to the emulator."),
    ("ingest", "ingest", "Webhooks stored and applied."),
    ("comply", "comply", "Verdicts of the law."),
    ("understand", "understand", "Messages of debtors, read."),
    ("guard", "guard", "Drafts, judged."),
    ("converse", "converse", "Turns of conversations, from words to words."),
    ("fuzz", "fuzz", "Strange texts, read."),
)


def _command(name: str, module: str) -> Callable[..., None]:
    def run(
        count: int = typer.Option(
            None, min=1, help="How many; by default what takes less than a minute."
        ),
        seed: int = typer.Option(1, help="The same seed makes the same data."),
    ) -> None:
        bench = import_module(f"recobro.bench.{module}")
        work: Callable[..., Measured] = getattr(bench, f"bench_{name}")
        try:
            with progress_bar(f"Measuring {name}") as progress:
                measured = work(
                    count=count or bench.DEFAULT_COUNT, seed=seed, progress=progress
                )
        except (InvalidRunError, EmbeddedServerError) as error:
            fail(str(error))
        print_json(measured.as_json())

    return run


@app.command()
def cycle(
    accounts: int = typer.Option(
        None, "--accounts", "--count", min=1, help="How many accounts."
    ),
    sizes: str = typer.Option(
        "", help="Smaller portfolios to run before, like 10000,100000."
    ),
    processes: int = typer.Option(None, min=1, help="How many; default: the cores."),
    seed: int = typer.Option(1, help="The same seed makes the same data."),
) -> None:
    """Days of the daily run over accounts of every age, at several sizes."""
    from recobro.bench.cycle import DEFAULT_COUNT, bench_cycle  # noqa: PLC0415

    try:
        with progress_bar("Measuring cycle") as progress:
            measured = bench_cycle(
                count=accounts or DEFAULT_COUNT,
                sizes=[int(size) for size in sizes.split(",") if size],
                processes=processes,
                seed=seed,
                progress=progress,
            )
    except (InvalidRunError, EmbeddedServerError, ValueError) as error:
        fail(str(error))
    print_json(measured.as_json())


@app.command()
def yardstick(
    data: Path = typer.Option(..., help="MASSIVE's Spanish file, as .csv.gz."),
    count: int = typer.Option(None, min=1, help="How many of `test` are asked."),
    seed: int = typer.Option(1, help="The same seed makes the same model."),
) -> None:
    """The interpreter's method on a public data set: learnt on train, asked on test."""
    from recobro.bench.yardstick import (  # noqa: PLC0415
        DEFAULT_COUNT,
        bench_yardstick,
    )

    try:
        with progress_bar("Learning") as progress:
            measured = bench_yardstick(
                data=data, count=count or DEFAULT_COUNT, seed=seed, progress=progress
            )
    except (InvalidRunError, OSError) as error:
        fail(str(error))
    print_json(measured.as_json())


for _name, _module, _text in _BENCHES:
    app.command(_name, help=_text)(_command(_name, _module))

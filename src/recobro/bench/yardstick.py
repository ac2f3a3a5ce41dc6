"""`recobro bench yardstick --data PATH`: the method on a public set of 60 intents.

MASSIVE 1.0, Spanish (FitzGerald et al., ACL 2023; Amazon, CC BY 4.0): the readers that
ship are fitted on its partition `train` alone and asked its partition `test`. Nothing
of it enters the model that ships. What was fixed beforehand was chosen on `dev`
(docs/understanding/method.md).
"""

from __future__ import annotations

import csv
import gzip
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from recobro.bench.runner import (
    Baseline,
    InvalidRunError,
    Measured,
    Progress,
    seconds_of,
)
from recobro.understanding.model.features import Document, document
from recobro.understanding.model.network import Network
from recobro.understanding.model.training import (
    Flags,
    HiddenPlan,
    TrainingUnavailableError,
    fit_network,
    matrix_of,
)
from recobro.understanding.model.vocabulary import (
    ViewPlan,
    Vocabulary,
    build_vocabulary,
)

DEFAULT_COUNT = 1_000_000  # of test messages: all of them
ASKED = "test"
VIEWS = (
    ViewPlan(name="letters"),
    ViewPlan(name="words", texts_min=1),
    ViewPlan(name="pairs"),
)
HIDDEN = HiddenPlan(
    sums=256, nets=4, epochs=8, batch=128, rate=8e-3, drop_in=0.6, drop_hidden=0.5
)
PENALTY = 0.5
LINEAR_SHARE = 2.0
_COLUMNS = ("partition", "scenario", "intent", "utt_es")

Row = dict[str, str]


def bench_yardstick(
    *,
    data: Path,
    count: int = DEFAULT_COUNT,
    seed: int = 1,
    progress: Progress,
    asked: str = ASKED,
) -> Measured:
    """Fit on `train`, read up to `count` messages of the partition `asked` one by one.

    Raises InvalidRunError where the file is not MASSIVE's table or training cannot run.
    """
    rows = _rows(data)
    learnt = [row for row in rows if row["partition"] == "train"]
    held = [row for row in rows if row["partition"] == asked][:count]
    if not learnt or not held:
        raise InvalidRunError(f"{data.name} has no partitions train and {asked}")
    names = sorted({row["intent"] for row in learnt})
    began = time.perf_counter()
    try:
        vocabulary, network = _learn(learnt, names, seed, progress)
    except TrainingUnavailableError as error:
        raise InvalidRunError(str(error)) from None
    trained = time.perf_counter() - began
    laps: list[float] = []
    told = []
    for row in held:
        started = time.perf_counter()
        told.append(_choose(vocabulary, network, row["utt_es"], len(names)))
        laps.append(time.perf_counter() - started)
    right = np.array(
        [names[n] == row["intent"] for n, row in zip(told, held, strict=True)]
    )
    return Measured(
        name="yardstick",
        count=len(held),
        seconds=sum(laps),
        unit="messages/s",
        laps=laps,
        lap="one message, from text to intent",
        baseline=Baseline(
            what="splitting the same messages into words",
            count=len(held),
            seconds=seconds_of(lambda: [row["utt_es"].split() for row in held]),
        ),
        seed=seed,
        more={
            "accuracy": round(float(right.mean()), 4),
            "partition": asked,
            "intents": len(names),
            "learnt": len(learnt),
            "features": len(vocabulary),
            "training_seconds": round(trained, 1),
        },
    )


def _rows(data: Path) -> list[Row]:
    opened = gzip.open if data.suffix == ".gz" else open
    try:
        with opened(data, "rt", encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidRunError(f"{data}: {error}") from None
    if not rows or any(column not in rows[0] for column in _COLUMNS):
        raise InvalidRunError(f"{data.name} lacks the columns {', '.join(_COLUMNS)}")
    return rows


def _learn(
    rows: Sequence[Row], names: Sequence[str], seed: int, progress: Progress
) -> tuple[Vocabulary, Network]:
    documents: list[Document] = [document(row["utt_es"]) for row in rows]
    vocabulary = build_vocabulary(documents, VIEWS)
    network = fit_network(
        matrix_of(vocabulary, documents),
        _flags(rows, names),
        softmax_columns=len(names),
        linear_columns=len(names),
        penalty=PENALTY,
        hidden=HIDDEN,
        seed=seed,
        told=progress,
    )
    return vocabulary, network


def _flags(rows: Sequence[Row], names: Sequence[str]) -> Flags:
    """One column an intent, then one a scenario: a second task for the hidden sums."""
    scenarios = sorted({row["scenario"] for row in rows})
    columns: dict[Any, int] = {name: n for n, name in enumerate(names)}
    columns |= {("of", s): len(names) + n for n, s in enumerate(scenarios)}
    flags = np.zeros((len(rows), len(columns)), dtype=np.bool_)
    for line, row in zip(flags, rows, strict=True):
        line[columns[row["intent"]]] = line[columns["of", row["scenario"]]] = True
    return flags


def _choose(vocabulary: Vocabulary, network: Network, text: str, names: int) -> int:
    ids, weights = vocabulary.bag(document(text))
    linear, hidden = network.scores(ids, weights)
    scores = hidden[:names] + np.float32(LINEAR_SHARE) * linear[:names]
    return int(scores.argmax())

"""The pure engines as filters: lines in, answers out, compared with reading the lines.

A lap is one line: its JSON read, the engine asked, the answer written as JSON. The
baseline is `json.loads` of the same lines.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import Any

from recobro.bench.runner import (
    Baseline,
    InvalidRunError,
    Measured,
    Progress,
    seconds_of,
    timed,
)

_WARM_UP = 200
_PASSES = 7  # of a baseline that is over in milliseconds


def measure(
    *,
    name: str,
    answer: Callable[[str], Mapping[str, Any]],
    lines: Sequence[str],
    unit: str,
    seed: int,
    progress: Progress,
    more: Callable[[Sequence[Mapping[str, Any]]], Mapping[str, Any]],
) -> Measured:
    """Answer every line and count what was answered.

    `answer` takes the line and gives the object; `more` tells what the answers were.
    Raises InvalidRunError where the engine could not read its lines.
    """
    for line in lines[:_WARM_UP]:  # patterns, packs and calendars are read once
        answer(line)
    answers: list[Mapping[str, Any]] = []

    def one(line: str) -> None:
        answers.append(answer(line))
        json.dumps(answers[-1], ensure_ascii=False)

    laps = timed(one, lines, progress, len(lines))
    failed = [told for told in answers if "error" in told]
    if failed:
        raise InvalidRunError(f"{len(failed)} lines were refused: {failed[0]}")
    passes = [seconds_of(lambda: _read_all(lines)) for _ in range(_PASSES)]
    return Measured(
        name=name,
        count=len(lines),
        seconds=sum(laps),
        unit=unit,
        laps=laps,
        lap="one line, from JSON to JSON",
        baseline=Baseline(
            what="json.loads of the same lines, the median of seven passes",
            count=len(lines),
            seconds=median(passes),
        ),
        seed=seed,
        more=more(answers),
    )


def _read_all(lines: Sequence[str]) -> None:
    for line in lines:
        json.loads(line)

"""An interpreter asked one message after another, with the time that each took."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recobro.domain.readings import reading_to_json
from recobro.ports.interpreter import Interpreter
from recobro.understanding.evaluation.labelled import Labelled

_WARM_UP = 50
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What an interpreter said, by the message's id, and the seconds of each answer."""

    version: str
    predictions: Mapping[str, Mapping[str, Any]]
    laps: tuple[float, ...]

    def milliseconds(self, percent: int) -> float:
        """The nearest-rank percentile of the laps; 0 of none."""
        if not self.laps:
            return 0.0
        ordered = sorted(self.laps)
        rank = max(1, math.ceil(len(ordered) * percent / 100))
        return ordered[rank - 1] * 1000

    def as_json(self) -> dict[str, Any]:
        """The speed, one message at a time."""
        seconds = sum(self.laps)
        return {
            "messages": len(self.laps),
            "p50_ms": round(self.milliseconds(50), 4),
            "p99_ms": round(self.milliseconds(99), 4),
            "max_ms": round(self.milliseconds(100), 4),
            "per_second": round(len(self.laps) / seconds, 1) if seconds else None,
        }


def read_all(
    interpreter: Interpreter,
    messages: Sequence[Labelled],
    told: Told = lambda _done, _of: None,
) -> Run:
    """Read every message, one at a time; the first are read once before, to warm up.

    An interpreter that raises leaves an error in the place of the reading, which counts
    as wrong.
    """
    for message in messages[:_WARM_UP]:
        _answer(interpreter, message)
    version = interpreter.version
    predictions: dict[str, Mapping[str, Any]] = {}
    laps: list[float] = []
    for message in messages:
        began = time.perf_counter()
        answer = _answer(interpreter, message)
        laps.append(time.perf_counter() - began)
        predictions[message.id] = answer
        told(len(laps), len(messages))
    return Run(version=version, predictions=predictions, laps=tuple(laps))


def _answer(interpreter: Interpreter, message: Labelled) -> Mapping[str, Any]:
    try:
        return reading_to_json(interpreter.read(message.utterance))
    except Exception as error:  # noqa: BLE001  one bad message is an error, not the end
        return {"error": f"{type(error).__name__}: {error}"}

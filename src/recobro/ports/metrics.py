"""A measurement as it crosses from the database to whoever shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """What a number means: its name, in a sentence, and what it is told apart by.

    A `counter` only grows, as long as rows are kept; its name ends in `_total`. Seconds
    are seconds. `labels` are names of labels; their values are never personal.
    """

    name: str
    help: str
    labels: tuple[str, ...] = ()
    kind: Literal["gauge", "counter"] = "gauge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One number of a metric, with a value for each of its labels."""

    metric: Metric
    value: float
    labels: Mapping[str, str] = field(default_factory=dict)

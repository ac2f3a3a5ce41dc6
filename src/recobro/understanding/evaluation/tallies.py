"""Counts of hits and misses, and the shares made of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any


def share(part: int, whole: int) -> float | None:
    """`part` of `whole`; None of nothing."""
    return part / whole if whole else None


@dataclass(slots=True)
class Tally:
    """Hits (`tp`), false alarms (`fp`) and misses (`fn`) of one label or of many."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, wanted: Collection[object], given: Collection[object]) -> None:
        """Count one message's labels of a kind."""
        want, got = frozenset(wanted), frozenset(given)
        self.tp += len(want & got)
        self.fn += len(want - got)
        self.fp += len(got - want)

    @property
    def support(self) -> int:
        """How often it was to be found."""
        return self.tp + self.fn

    @property
    def precision(self) -> float | None:
        """Of what was found, how much was there."""
        return share(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float | None:
        """Of what was there, how much was found."""
        return share(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there was nothing to find or found."""
        whole = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / whole if whole else None

    def as_json(self) -> dict[str, Any]:
        """The figures under their names."""
        return {
            "support": self.support,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
        }

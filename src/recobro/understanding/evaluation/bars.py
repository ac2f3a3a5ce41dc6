"""What is asked of the reader, and whether it is met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recobro.understanding.evaluation.scoring import COVERAGE_WANTED, Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One figure and its bound; `met` is None where nothing could be measured.

    `at_most` tells that the figure must not be above `wanted`, else not below.
    """

    name: str
    value: float | None
    wanted: float
    at_most: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the figure is on the right side of its bound."""
        if self.value is None:
            return None
        return self.value <= self.wanted if self.at_most else self.value >= self.wanted

    def as_json(self) -> Mapping[str, Any]:
        """Name, figure, bound and whether it is met."""
        return {
            "name": self.name,
            "value": self.value,
            "wanted": self.wanted,
            "bound": "at most" if self.at_most else "at least",
            "met": self.met,
        }


def bars_of(figures: Figures) -> tuple[Bar, ...]:
    """The bars of the requirements, in their order.

    `accuracy_answered` and `coverage` belong together: both at the reader's own
    threshold of abstaining.
    """
    return (
        Bar(name="primary_accuracy", value=figures.primary_accuracy, wanted=0.93),
        Bar(name="macro_f1", value=figures.macro_f1, wanted=0.92),
        Bar(name="entity_f1", value=figures.entities.f1, wanted=0.95),
        Bar(name="care_recall", value=figures.care.recall, wanted=1.0),
        Bar(
            name="care_false_alarm_rate",
            value=figures.care_false_alarm_rate,
            wanted=0.02,
            at_most=True,
        ),
        Bar(
            name="calibration_error",
            value=figures.calibration_error,
            wanted=0.05,
            at_most=True,
        ),
        Bar(name="accuracy_answered", value=figures.accuracy_answered, wanted=0.97),
        Bar(name="coverage", value=figures.coverage, wanted=COVERAGE_WANTED),
    )

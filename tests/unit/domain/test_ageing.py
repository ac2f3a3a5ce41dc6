"""Ageing: the stage on each side of every limit."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.domain.ageing import DEFAULT_LIMITS, Stage, StageLimits

ORDER = list(Stage)


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (-400, Stage.PREVENTIVE),
        (0, Stage.PREVENTIVE),
        (1, Stage.EARLY),
        (30, Stage.EARLY),
        (31, Stage.MID),
        (90, Stage.MID),
        (91, Stage.LATE),
        (180, Stage.LATE),
        (181, Stage.CHARGED_OFF),
        (4000, Stage.CHARGED_OFF),
    ],
)
def test_stage_at_each_limit(days: int, stage: Stage) -> None:
    assert DEFAULT_LIMITS.stage(days) is stage


@given(st.integers(-1000, 4000))
def test_stage_never_goes_back(days: int) -> None:
    earlier, later = DEFAULT_LIMITS.stage(days), DEFAULT_LIMITS.stage(days + 1)
    assert ORDER.index(earlier) <= ORDER.index(later)


@pytest.mark.parametrize("changes", [{"early": 0}, {"mid": 30}, {"late": 89}])
def test_limits_that_do_not_rise(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must rise"):
        StageLimits(**changes)

"""A range that fails leaves nothing in memory, however often it is tried again."""

from __future__ import annotations

import weakref
from datetime import datetime

import pytest
from tests.integration.actions.scene import Scene

from recobro.actions.cycle import lanes
from recobro.actions.cycle.begin import begin_run


class Lines:
    """What a range holds, by the thousand."""


class Failing:
    """Deciding with a clock that fails within the first range.

    As errors of a database do, its error holds the one before, and that one is held by
    the frame which it came from: a circle that only a search would find.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene, self.asked = scene, 0
        self.channels = scene.twins.services.channels
        self.clock = self
        self.held: weakref.ref[Lines] | None = None

    def now(self) -> datetime:
        self.asked += 1
        if self.asked == 1:  # by the lane, before its first range
            return self.scene.now
        lines = Lines()
        self.held = weakref.ref(lines)
        try:
            int("as a driver fails")
        except ValueError as error:
            circle = error
            raise RuntimeError(f"the range fails with {lines}") from circle
        raise AssertionError("that was no number")


def test_failed_range_leaves_nothing_in_memory(empty_scene: Scene) -> None:
    empty_scene.owes(debtor_id="C-1", phone="+34600111222")
    run_id = begin_run(
        empty_scene.twins.services,
        tenant_id=empty_scene.tenant_id,
        day=empty_scene.today,
        started_by="test",
    )
    failing = Failing(empty_scene)
    with pytest.raises(RuntimeError, match="the range fails"):
        lanes.work_lane(failing, tenant_id=empty_scene.tenant_id, run_id=run_id)
    assert failing.held is not None
    assert failing.held() is None

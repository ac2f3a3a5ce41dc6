"""Between two turning points a decision about the same facts is always the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.domain.builders import DUE, an_id, euros, facts_on

from recobro.domain.decisions import NextInstalment, OpenPromise, decide_on
from recobro.domain.strategy import (
    DEFAULT_STRATEGY,
    Action,
    Anchor,
    Expression,
    ExpressionError,
    Moves,
    Segment,
    Start,
    Step,
    Strategy,
    Timeline,
    Version,
)
from recobro.domain.strategy.expressions import FACTS
from recobro.domain.turning_points import TurningPoints


def a_step(name: str, first: int, last: int, **changes: Any) -> Step:
    given: dict[str, Any] = {"first_day": first, "last_day": last, "template": "x"}
    return Step(name=name, **(given | changes))


# Every kind of count that may turn a decision.
MANIFOLD = Strategy(
    name="default",
    version=2,
    quiet_days=5,
    conversation_days=4,
    segments=(
        Segment(
            name="grave",
            when=Expression.parse('dpd > 17 and stage in ["early", "mid"]'),
            steps=(
                a_step("grave-18", 18, 40, start=Start.PASSIVE),
                a_step("chase", 6, 9, anchor=Anchor.LAST_CONTACT, repeat=3),
                a_step("visit", 41, 80, action=Action.PERSON, template=""),
            ),
        ),
        Segment(
            name="rest",
            steps=(
                a_step("soon", -5, -1),
                a_step("first", 1, 6, when=Expression.parse("dpd >= 3 days")),
                a_step("second", 7, 30, start=Start.SKIP),
                a_step("third", 12, 30, when=Expression.parse("dpd in [14, 15, 20]")),
            ),
            instalment_steps=(a_step("due", -2, 3), a_step("late", 4, 20)),
            promise_steps=(a_step("kept", 1, 4),),
        ),
    ),
)
TIMELINE = Timeline(
    (
        Version(strategy=DEFAULT_STRATEGY, retired_on=DUE + timedelta(days=50)),
        Version(
            strategy=MANIFOLD, active_from=DUE + timedelta(days=8), moves=Moves.ALL
        ),
    )
)
_near = st.integers(min_value=-20, max_value=60).map(lambda n: DUE + timedelta(days=n))


@st.composite
def some_facts(draw: st.DrawFn) -> dict[str, Any]:
    agreed = draw(st.sampled_from(["", "instalment", "promise"]))
    day = draw(_near)
    return {
        "debtor_id": an_id(draw(st.sampled_from("abc"))),
        "last_contact": draw(st.none() | _near),
        "last_reply": draw(st.none() | _near),
        "held_until": draw(
            st.none()
            | _near.map(lambda d: datetime(d.year, d.month, d.day, 15, tzinfo=UTC))
        ),
        "instalment": NextInstalment(date=day, outstanding=euros(10))
        if agreed == "instalment"
        else None,
        "promise": OpenPromise(date=day, outstanding=euros(10))
        if agreed == "promise"
        else None,
        "done_steps": frozenset(
            draw(st.sets(st.sampled_from([f"step:first:{DUE}", f"step:soon:{DUE}"])))
        ),
    }


@settings(max_examples=300, deadline=None)
@given(
    changes=some_facts(),
    timeline=st.sampled_from(
        [Timeline.of(DEFAULT_STRATEGY), Timeline.of(MANIFOLD), TIMELINE]
    ),
    start=st.integers(min_value=-10, max_value=200),
)
def test_nothing_turns_between_turning_points(
    changes: dict[str, Any], timeline: Timeline, start: int
) -> None:
    facts, day = facts_on(start, **changes)
    points = TurningPoints(timeline)
    end = min(points.after(facts, day), day + timedelta(days=120))
    assert end > day
    known = decide_on(timeline, facts, day)
    while (day := day + timedelta(days=1)) < end:
        now = decide_on(timeline, facts, day)
        assert (now.action, now.key, now.segment, now.channels, now.held_out) == (
            known.action, known.key, known.segment, known.channels, known.held_out,
        )  # fmt: skip


def test_default_strategy_turns_seldom() -> None:
    """One debt of 200 days is asked about on 25 days or fewer, not on 200."""
    facts, day = facts_on(-10)
    points = TurningPoints(Timeline.of(DEFAULT_STRATEGY))
    days: list[date] = []
    while day < DUE + timedelta(days=190):
        days.append(day)
        day = points.after(facts, day)
    assert len(days) <= 25


@pytest.mark.parametrize("other", sorted(set(FACTS) - {"dpd"}))
def test_days_compare_with_numbers_alone(other: str) -> None:
    """What the turning points rest on: no fact stands beside the days past due."""
    with pytest.raises(ExpressionError):
        Expression.parse(f"dpd > {other}")

"""Which version an account follows: pinned where its path began, moved by rule only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.domain.builders import facts_on

from recobro.domain.decisions import decide_on
from recobro.domain.strategy import (
    DEFAULT_STRATEGY,
    Moves,
    Step,
    Strategy,
    Timeline,
    Version,
    one_segment,
)

JAN = date(2026, 1, 1)


def a_strategy(version: int, first_day: int = -3) -> Strategy:
    step = Step(name="a", first_day=first_day, last_day=50, template="firm")
    return one_segment(name="own", version=version, steps=(step,))


def on(day: int) -> date:
    return JAN + timedelta(days=day)


def a_version(
    number: int,
    start: int | None = None,
    *,
    retired: int | None = None,
    moves: Moves = Moves.NEW_DEBTS,
    first_day: int = -3,
) -> Version:
    return Version(
        strategy=a_strategy(number, first_day),
        active_from=None if start is None else on(start),
        retired_on=None if retired is None else on(retired),
        moves=moves,
    )


def followed(timeline: Timeline, anchor: int, day: int) -> int:
    return timeline.strategy_for(on(anchor), on(day)).version


TWO = Timeline((a_version(1), a_version(2, 40)))


@pytest.mark.parametrize(
    ("anchor", "day", "version"),
    [
        (42, 39, 1),  # begins on 39 = 42 - 3, a day before the second version
        (42, 45, 1),
        (42, 400, 1),  # and stays
        (43, 39, 1),  # not begun yet: the version in force is asked
        (43, 40, 2),  # begins on 40
        (43, 90, 2),
        (-200, 90, 1),
    ],
)
def test_path_keeps_the_version_it_began_with(
    anchor: int, day: int, version: int
) -> None:
    assert followed(TWO, anchor, day) == version


def test_new_anchor_is_a_new_path() -> None:
    assert (followed(TWO, 30, 60), followed(TWO, 55, 60)) == (1, 2)


def test_version_that_moves_all_takes_everybody() -> None:
    timeline = Timeline((a_version(1), a_version(2, 40, moves=Moves.ALL)))
    assert (followed(timeline, 10, 39), followed(timeline, 10, 40)) == (1, 2)


def test_later_version_leaves_who_was_moved() -> None:
    timeline = Timeline(
        (a_version(1), a_version(2, 40, moves=Moves.ALL), a_version(3, 60))
    )
    assert followed(timeline, 10, 90) == 2
    assert followed(timeline, 70, 90) == 3


def test_retired_version_gives_its_accounts_up() -> None:
    timeline = Timeline((a_version(1, retired=50), a_version(2, 40), a_version(3, 60)))
    assert (followed(timeline, 10, 49), followed(timeline, 10, 50)) == (1, 2)
    assert followed(timeline, 10, 90) == 2  # pinned to the one in force on day 50


def test_retiring_the_newest_brings_back_the_older() -> None:
    timeline = Timeline((a_version(1), a_version(2, 40, retired=60)))
    assert [followed(timeline, 50, day) for day in (47, 59, 60)] == [2, 2, 1]
    assert timeline.in_force(on(70)).version == 1


def test_before_any_version_the_earliest_counts() -> None:
    timeline = Timeline((a_version(1, 10), a_version(2, 20)))
    assert timeline.in_force(on(0)).version == 1
    assert followed(timeline, -50, 30) == 1


def test_where_all_are_retired_the_last_stays() -> None:
    timeline = Timeline((a_version(1, retired=10),))
    assert followed(timeline, 5, 30) == 1


def test_of_one_day_the_last_approved_counts() -> None:
    timeline = Timeline((a_version(1), a_version(3, 40), a_version(2, 40)))
    assert timeline.in_force(on(40)).version == 2


def test_later_approval_may_begin_before() -> None:
    timeline = Timeline((a_version(1), a_version(2, 60), a_version(3, 40)))
    assert [timeline.in_force(on(d)).version for d in (39, 40, 60)] == [1, 3, 2]


def test_version_with_later_steps_begins_later() -> None:
    # version 2 has its first step on day 10 after the due date, version 1 three before
    timeline = Timeline((a_version(1), a_version(2, 40, first_day=10)))
    # due on day 50: version 1 would have begun on 47, version 2 begins on 60
    assert followed(timeline, 50, 60) == 2
    # due on day 42: begun on 39 under version 1
    assert followed(timeline, 42, 60) == 1


def test_timeline_without_versions_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        Timeline(())


def test_decision_tells_its_version() -> None:
    timeline = Timeline(
        (
            Version(strategy=DEFAULT_STRATEGY),
            Version(strategy=a_strategy(2), active_from=date(2026, 3, 4)),
        )
    )
    assert decide_on(timeline, *facts_on(8)).strategy == "default@1"  # began 26 Feb


def plain_rule(versions: Sequence[Version], anchor: date, day: date) -> Strategy:
    """The rule of the document, day by day."""

    def in_force(when: date) -> Version | None:
        found = None
        for one in versions:
            begun = one.start <= when
            over = one.retired_on is not None and one.retired_on <= when
            if begun and not over and (found is None or one.start >= found.start):
                found = one
        return found

    # versions of these tests are in force from day 0 at the latest: walk from there
    pinned: Version | None = None
    last = versions[0]
    when = on(-40)
    while when <= day:
        now = in_force(when) or last
        last = now
        if pinned is None:
            if when >= anchor + timedelta(days=now.strategy.entry):
                pinned = now
        else:
            takers = [
                one
                for one in versions
                if one.start == when
                and one.moves is Moves.ALL
                and one.retired_on != when
            ]
            if takers:
                pinned = takers[-1]
            if pinned.retired_on is not None and pinned.retired_on <= when:
                pinned = in_force(when) or pinned
        when += timedelta(days=1)
    return (pinned or last).strategy


@st.composite
def timelines(draw: st.DrawFn) -> tuple[Version, ...]:
    versions = [a_version(1, first_day=draw(st.integers(-5, 5)))]
    for number in range(2, draw(st.integers(2, 5)) + 1):
        start = draw(st.integers(1, 30))
        versions.append(
            a_version(
                number,
                start,
                retired=draw(st.none() | st.integers(start + 1, 45)),
                moves=draw(st.sampled_from(Moves)),
                first_day=draw(st.integers(-5, 5)),
            )
        )
    return tuple(versions)


@settings(deadline=None)
@given(timelines(), st.integers(-30, 40), st.integers(0, 50))
def test_search_agrees_with_the_rule_day_by_day(
    versions: tuple[Version, ...], anchor: int, day: int
) -> None:
    found = Timeline(versions).strategy_for(on(anchor), on(day))
    assert found is plain_rule(versions, on(anchor), on(day))

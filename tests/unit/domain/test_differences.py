"""Two strategies compared: what is counted, and which examples are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain.builders import DUE, an_id, facts_on

from recobro.domain.decisions import decide_on
from recobro.domain.differences import (
    Difference,
    DifferenceTally,
    Kind,
    Law,
)
from recobro.domain.draws import Drawn
from recobro.domain.messages import Channel
from recobro.domain.strategy import Action, Step, Timeline, one_segment


def a_strategy(*steps: tuple[str, int, int], **changes: Any) -> Timeline:
    """A strategy of these steps; one named `visit` is a person's."""
    return Timeline.of(
        one_segment(
            name="default",
            version=1,
            steps=tuple(
                Step(name=name, first_day=first, last_day=last, action=Action.PERSON)
                if name == "visit"
                else Step(name=name, first_day=first, last_day=last, template="t")
                for name, first, last in steps
            ),
            **changes,
        )
    )


def compared(
    now: Timeline, then: Timeline, days: list[int], **changes: Any
) -> Difference:
    """Accounts so many days past due, each owing 100 euros."""
    given: dict[str, Any] = {"examples": 3, "judged": 10, "seed": 1}
    tally = DifferenceTally(order=(Channel.WHATSAPP,), **(given | changes))
    for number, past_due in enumerate(days):
        facts, _ = facts_on(0)
        facts = replace(facts, oldest_due=DUE - timedelta(days=past_due))
        tally.add(
            an_id(f"account {number}"),
            facts,
            decide_on(now, facts, DUE),
            decide_on(then, facts, DUE),
        )
    return tally.difference(
        day=DUE, now_label="a", then_label="b", accounts=0, law=Law()
    )


NOW = a_strategy(("first", 1, 6), ("second", 7, 14), ("visit", 30, 99))


def test_same_strategy_makes_no_difference() -> None:
    found = compared(NOW, NOW, [0, 3, 8, 40])
    assert (found.more_messages, found.changed, dict(found.moves)) == (0, 0, {})
    assert found.now.actions == {"none": 1, "send": 2, "person": 1}
    assert found.now.as_json()["chased"] == {"EUR": "200.00"}  # two of 100


def test_messages_more_are_counted_and_shown() -> None:
    """Days 15 to 20 get a third message: two of five accounts."""
    then = a_strategy(
        ("first", 1, 6), ("second", 7, 14), ("third", 15, 20), ("visit", 30, 99)
    )
    found = compared(NOW, then, [3, 8, 15, 20, 25])
    assert found.more_messages == 2
    assert found.moves == {("none before_step", "send third"): 2}
    shown = {m.days_past_due for m in found.examples[Kind.NEW_MESSAGE]}
    assert shown == {15, 20}
    assert found.then.by_step == {"first": 1, "second": 1, "third": 2}


def test_every_way_to_move_has_its_kind() -> None:
    then = a_strategy(("other", 1, 6), ("visit", 7, 14), ("late", 30, 99))
    found = compared(NOW, then, [3, 8, 40])
    assert {kind: len(moved) for kind, moved in found.examples.items()} == {
        Kind.NEW_MESSAGE: 1,  # day 40: a person's, now a message
        Kind.OTHER_MESSAGE: 1,  # day 3: another step
        Kind.TO_PERSON: 1,  # day 8
    }
    back = compared(then, a_strategy(("first", 90, 99)), [3, 8])
    assert set(back.examples) == {Kind.LOST_MESSAGE, Kind.FROM_PERSON}


def test_fewer_messages_are_less_than_nothing() -> None:
    assert compared(NOW, a_strategy(("first", 1, 2)), [3, 8]).more_messages == -2


def test_answer_says_that_it_is_a_sample() -> None:
    found = compared(NOW, NOW, [3])
    assert not found.sampled
    tally = DifferenceTally(order=(), examples=1, judged=1, seed=1)
    part = tally.difference(
        day=DUE, now_label="a", then_label="b", accounts=9, law=Law(of=5, asked=2)
    )
    assert (part.sampled, part.law.sampled) == (True, True)


@given(st.permutations(range(40)), st.integers(min_value=0, max_value=45))
def test_draw_does_not_depend_on_order(order: list[int], size: int) -> None:
    one, other = Drawn[int](size, 6), Drawn[int](size, 6)
    for n in range(40):
        one.offer(an_id(str(n)), n)
    for n in order:
        other.offer(an_id(str(n)), n)
    assert one.items() == other.items()
    assert len(one.items()) == min(size, 40)


def test_draw_with_other_seed_is_another() -> None:
    drawn = []
    for seed in (1, 2):
        draw = Drawn[int](5, seed)
        for n in range(100):
            draw.offer(an_id(str(n)), n)
        drawn.append(draw.items())
    assert drawn[0] != drawn[1]

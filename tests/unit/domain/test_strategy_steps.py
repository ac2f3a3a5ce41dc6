"""Steps with conditions, starts, contacts and channels, in their segments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from tests.unit.domain.builders import DUE, a_term, euros, facts_on

from recobro.domain.decisions import Decision, OpenPromise, decide
from recobro.domain.ledger import position_of
from recobro.domain.messages import Channel
from recobro.domain.strategy import (
    Action,
    Anchor,
    Expression,
    Segment,
    Start,
    Step,
    Strategy,
    Variant,
    errors_in,
    one_segment,
    warnings_in,
)


def a_step(name: str, first: int, last: int, **changes: Any) -> Step:
    given: dict[str, Any] = {"template": "overdue_first"}
    return Step(name=name, first_day=first, last_day=last, **(given | changes))


def a_strategy(*steps: Step, **changes: Any) -> Strategy:
    given: dict[str, Any] = {"quiet_days": 0, "conversation_days": 3}
    return one_segment(name="own", version=1, steps=steps, **(given | changes))


def decided(strategy: Strategy, day: int, **changes: Any) -> Decision:
    return decide(strategy, *facts_on(day, **changes))


def told(decision: Decision) -> str:
    return decision.reasons[-1].code


def on(day: int) -> date:
    return DUE + timedelta(days=day)


def when(text: str) -> Expression:
    return Expression.parse(text)


@pytest.mark.parametrize(
    ("start", "wrote", "day", "code"),
    [
        (Start.INTERRUPT, 5, 6, "step_reached"),
        # a conversation of three days goes on until the day before 5 + 3
        (Start.PASSIVE, 5, 7, "conversation"),
        (Start.PASSIVE, 5, 8, "step_reached"),
        (Start.PASSIVE, None, 6, "step_reached"),
        (Start.SKIP, 2, 6, "step_reached"),  # it rested on day 5, the step's first
        (Start.SKIP, 3, 6, "step_skipped"),
        (Start.SKIP, 3, 12, "step_skipped"),  # for good
        (Start.SKIP, 9, 13, "step_skipped"),  # wrote since its moment
        (Start.SKIP, None, 6, "step_reached"),
    ],
)
def test_step_while_a_conversation_goes_on(
    start: Start, wrote: int | None, day: int, code: str
) -> None:
    strategy = a_strategy(a_step("a", 5, 14, start=start))
    reply = None if wrote is None else on(wrote)
    decision = decided(strategy, day, last_reply=reply)
    assert told(decision) == code
    assert (decision.action is Action.SEND) is (code == "step_reached")


def test_without_conversation_days_nothing_goes_on() -> None:
    strategy = a_strategy(a_step("a", 5, 14, start=Start.SKIP), conversation_days=0)
    assert decided(strategy, 6, last_reply=on(6)).action is Action.SEND


def test_task_for_a_person_waits_too() -> None:
    call = Step(
        name="call", first_day=5, last_day=9, action=Action.PERSON, start=Start.PASSIVE
    )
    assert told(decided(a_strategy(call), 6, last_reply=on(6))) == "conversation"


def test_one_message_a_day_without_quiet_days() -> None:
    strategy = a_strategy(a_step("a", 1, 9))
    today = {"last_contact": on(4), "last_of_account": on(4)}
    assert told(decided(strategy, 4, **today)) == "today_already"
    assert decided(strategy, 5, **today).action is Action.SEND
    # about another account of theirs: the gate's caps say whether that counts
    assert decided(strategy, 4, last_contact=on(4)).action is Action.SEND


CHASE = a_step("chase", 5, 8, anchor=Anchor.LAST_CONTACT, template="overdue_second")
CHASING = a_strategy(a_step("first", 1, 4), CHASE)


@pytest.mark.parametrize(
    ("contact", "day", "name"),
    [
        (3, 7, None),  # four days since
        (3, 8, "chase"),
        (3, 11, "chase"),
        (3, 12, None),
        (None, 8, None),
        (0, 5, None),  # before the first step's day: about another debt
    ],
)
def test_days_after_last_contact_count(
    contact: int | None, day: int, name: str | None
) -> None:
    last = None if contact is None else on(contact)
    decision = decided(CHASING, day, last_contact=last)
    assert (decision.step.name if decision.step else None) == name
    if name:
        assert decision.key == "step:chase:2026-03-01:2026-03-04"  # DUE + 3
        assert told(decision) == "step_since_contact"


def test_chasing_step_speaks_once_for_a_debt() -> None:
    done = frozenset({"step:chase:2026-03-01:2026-03-04"})
    again = decided(CHASING, 14, last_contact=on(9), done_steps=done)
    assert told(again) == "step_done"


def test_chasing_step_may_speak_twice() -> None:
    twice = a_strategy(a_step("first", 1, 4), replace(CHASE, repeat=2))
    once = frozenset({"step:chase:2026-03-01:2026-03-04"})
    assert decided(twice, 8, last_contact=on(3), done_steps=once).step is None
    later = decided(twice, 14, last_contact=on(9), done_steps=once)
    assert later.key == "step:chase:2026-03-01:2026-03-10"
    full = once | {later.key}
    assert decided(twice, 20, last_contact=on(15), done_steps=full).step is None


def test_spent_chasing_step_makes_way() -> None:
    strategy = a_strategy(a_step("help", 8, 20), CHASE)
    done = frozenset({"step:chase:2026-03-01:2026-03-04"})
    assert _name(decided(strategy, 13, last_contact=on(8))) == "chase"
    assert _name(decided(strategy, 13, last_contact=on(8), done_steps=done)) == "help"


def _name(decision: Decision) -> str:
    return decision.step.name if decision.step else ""


def test_condition_of_step_passes_it_over() -> None:
    strategy = a_strategy(
        a_step("all", 1, 20), a_step("large", 5, 9, when=when("amount >= 500"))
    )
    assert _name(decided(strategy, 6)) == "all"
    position = position_of([a_term(amount="500.00")], "EUR")
    assert _name(decided(strategy, 6, position=position)) == "large"


def test_unmet_condition_is_told() -> None:
    strategy = a_strategy(a_step("large", 5, 9, when=when("amount >= 500")))
    assert told(decided(strategy, 6)) == "condition_unmet"
    assert told(decided(strategy, 3)) == "before_step"


def test_first_segment_that_fits_wins() -> None:
    def segment(name: str, condition: str | None) -> Segment:
        expression = when(condition) if condition else None
        return Segment(name=name, when=expression, steps=(a_step(name, 1, 9),))

    strategy = Strategy(
        name="own",
        version=3,
        segments=(
            segment("mexico", 'country == "MX"'),
            segment("late", "dpd > 5"),
            segment("rest", None),
        ),
    )
    assert decided(strategy, 7, country="MX").segment == "mexico"
    assert decided(strategy, 7, country="ES").segment == "late"
    decision = decided(strategy, 3, country="ES")
    assert (decision.segment, _name(decision)) == ("rest", "rest")
    assert decision.strategy == "own@3"
    assert decided(strategy, 3, stopped=True).segment == ""


def test_channels_are_tried_in_their_order() -> None:
    order = (Channel.EMAIL, Channel.SMS, Channel.WHATSAPP)
    strategy = a_strategy(a_step("a", 1, 9, channels=order))
    reached = decided(strategy, 2, channels=frozenset({Channel.WHATSAPP, Channel.SMS}))
    assert reached.channels == (Channel.SMS, Channel.WHATSAPP)
    away = decided(strategy, 2, channels=frozenset({Channel.LETTER}))
    assert (away.action, told(away)) == (Action.NONE, "unreachable")


def test_no_order_is_the_companys_own() -> None:
    decision = decided(a_strategy(a_step("a", 1, 9, at=time(9, 30))), 2)
    assert (decision.channels, decision.at) == ((), time(9, 30))


def test_hold_out_serves_agreements() -> None:
    late = a_step("late", 1, 4, template="promise_late")
    strategy = a_strategy(a_step("a", 1, 90), promise_steps=(late,), hold_out=0.5)
    promise = OpenPromise(date=on(5), outstanding=euros(30))
    for number in range(20):
        facts, day = facts_on(6, promise=promise)
        facts = replace(facts, debtor_id=facts.debtor_id.__class__(int=number))
        assert decide(strategy, facts, day).action is Action.SEND


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"first_day": 4, "last_day": 3}, "backwards"),
        ({"template": ""}, "needs a template"),
        ({"action": Action.NONE}, "does nothing"),
        ({"tone": "loud"}, "no tone"),
        ({"offer": "car"}, "no offer"),
        ({"repeat": 2}, "last contact"),
        ({"repeat": 0}, "at least once"),
        ({"anchor": Anchor.LAST_CONTACT, "first_day": 0}, "begin with 1"),
        ({"name": "a:b"}, "no name"),
        ({"name": "x" * 61}, "no name"),
        (
            {"variants": (Variant(name="a", weight=1), Variant(name="a", weight=1))},
            "one name",
        ),
        (
            {
                "action": Action.PERSON,
                "variants": (
                    Variant(name="a", weight=1),
                    Variant(name="b", weight=1),
                ),
            },
            "no variants",
        ),
    ],
)
def test_step_that_makes_no_sense(changes: dict[str, Any], problem: str) -> None:
    given: dict[str, Any] = {
        "name": "a", "first_day": 1, "last_day": 3, "template": "firm",
    }  # fmt: skip
    with pytest.raises(ValueError, match=problem):
        Step(**(given | changes))


@pytest.mark.parametrize("weight", [0, -1, float("inf"), float("nan")])
def test_weight_is_above_nothing(weight: float) -> None:
    with pytest.raises(ValueError, match="weight"):
        Variant(name="a", weight=weight)


def a_segment(name: str, *steps: Step, condition: str = "") -> Segment:
    return Segment(name=name, steps=steps, when=when(condition) if condition else None)


STEP = a_step("a", 1, 3)


@pytest.mark.parametrize(
    ("segments", "found"),
    [
        ((), {"segments: at least one segment is needed"}),
        (
            (a_segment("a", STEP), a_segment("a", STEP)),
            {"segments[0]: only the last", "segments[1].name: the name `a` is given"},
        ),
        ((a_segment("a", STEP, condition="dpd > 3"),), {"segments[0].when: the last"}),
        ((a_segment("a", STEP, STEP),), {"segments[0].steps[1].name: the name `a`"}),
        ((a_segment("a b", STEP),), {"segments[0].name: `a b` is no name"}),
    ],
)
def test_segments_that_make_no_strategy(
    segments: tuple[Segment, ...], found: set[str]
) -> None:
    errors = [str(finding) for finding in errors_in(segments)]
    assert len(errors) == len(found)
    assert all(any(e.startswith(f) for e in errors) for f in found)
    with pytest.raises(ValueError, match="segments"):
        Strategy(name="own", version=1, segments=segments)


def test_overlaps_and_gaps_are_odd() -> None:
    segment = a_segment("a", a_step("a", 1, 6), a_step("b", 5, 9), a_step("c", 12, 15))
    assert [str(finding) for finding in warnings_in([segment])] == [
        (
            "segments[0].steps[1].days: days 5 to 6 are those of `a` too: `b`, "
            "which comes later in the list, is taken"
        ),
        "segments[0].steps[2].days: nothing is done from day 10 to 11, after `b`",
    ]


@pytest.mark.parametrize("share", [-0.1, 0.51, 1])
def test_hold_out_is_half_at_most(share: float) -> None:
    with pytest.raises(ValueError, match="hold-out"):
        a_strategy(STEP, hold_out=share)

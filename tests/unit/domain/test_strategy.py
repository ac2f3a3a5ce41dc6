"""The default strategy, day by day, and strategies as stored JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.unit.domain.builders import facts_on

from recobro.domain.decisions import decide
from recobro.domain.strategy import (
    DEFAULT_STRATEGY,
    Action,
    Step,
    definition_of,
    one_segment,
    strategy_from,
)

# Each span of days past due with the step that is due on all of them.
DEFAULT_STEPS = [
    (-400, -4, None),
    (-3, -1, "preventive"),
    (0, 0, None),
    (1, 6, "overdue-1"),
    (7, 14, "overdue-7"),
    (15, 29, "overdue-15"),
    (30, 30, "overdue-30"),
    (31, 59, "plan-31"),
    (60, 90, "plan-60"),
    (91, 119, "firm-91"),
    (120, 149, "firm-120"),
    (150, 180, "firm-150"),
    (181, 4000, "person-181"),
]


def step_on(day: int) -> str | None:
    decision = decide(DEFAULT_STRATEGY, *facts_on(day))
    return decision.step.name if decision.step else None


@pytest.mark.parametrize(("first", "last", "name"), DEFAULT_STEPS)
def test_default_step_of_each_span(first: int, last: int, name: str | None) -> None:
    assert {step_on(first), step_on((first + last) // 2), step_on(last)} == {name}


def test_the_table_covers_every_step() -> None:
    assert [n for *_, n in DEFAULT_STEPS if n] == [
        step.name for step in DEFAULT_STRATEGY.steps
    ]


def test_only_last_step_is_a_person() -> None:
    actions = [step.action for step in DEFAULT_STRATEGY.steps]
    assert actions == [Action.SEND] * (len(actions) - 1) + [Action.PERSON]


@pytest.mark.parametrize(
    ("name", "offer", "tone"),
    [
        ("preventive", "", "kind"),
        ("overdue-30", "", "kind"),
        ("plan-31", "plan", "plain"),
        ("firm-91", "plan", "firm"),
    ],
)
def test_offers_and_tones_by_stage(name: str, offer: str, tone: str) -> None:
    step = next(s for s in DEFAULT_STRATEGY.steps if s.name == name)
    assert (step.offer, step.tone) == (offer, tone)


def test_definition_comes_back_from_json() -> None:
    stored = json.loads(json.dumps(definition_of(DEFAULT_STRATEGY)))
    assert strategy_from("default", 1, stored) == DEFAULT_STRATEGY


def test_own_limits_come_back_from_json() -> None:
    own = one_segment(
        name="own",
        version=4,
        steps=(Step(name="a", first_day=2, last_day=5, template="firm", tone="firm"),),
        quiet_days=9,
        smallest_balance={"EUR": "5.00"},
    )
    stored = json.loads(json.dumps(definition_of(own)))
    assert strategy_from("own", 4, stored) == own
    assert own.label == "own@4"


# As stored before there were segments.
OLD: dict[str, Any] = {
    "steps": [
        {
            "name": "preventive",
            "first_day": -3,
            "last_day": -1,
            "action": "send",
            "template": "preventive",
            "tone": "kind",
            "offer": "",
        }
    ],
    "instalment_steps": [],
    "promise_steps": [],
    "limits": {"preventive": 0, "early": 30, "mid": 90, "late": 180},
    "quiet_days": 3,
    "smallest_balance": {},
}


def broken(**changes: Any) -> dict[str, Any]:
    return OLD | changes


STEP = OLD["steps"][0]


@pytest.mark.parametrize(
    "definition",
    [
        {},
        broken(steps=[STEP | {"action": "shout"}]),
        broken(steps=[STEP | {"template": ""}]),
        broken(steps=[STEP | {"first_day": 5, "last_day": 4}]),
        broken(steps=[STEP | {"colour": "red"}]),
        broken(steps=[{"name": "a"}]),
        broken(steps=None),
        broken(limits={"early": 0}),
        broken(limits={"never": 3}),
        broken(quiet_days="three"),
        broken(quiet_days=-1),
        broken(smallest_balance={"EUR": "little"}),
        broken(smallest_balance={"EURO": "5"}),
    ],
)
def test_broken_definition_is_refused(definition: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="strategy"):
        strategy_from("own", 1, definition)

"""Decisions: which step has come, and every reason why nothing is done."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain.builders import DUE, a_term, euros, facts_on

from recobro.domain.ageing import Stage
from recobro.domain.decisions import (
    AccountFacts,
    Decision,
    NextInstalment,
    OpenPromise,
    decide,
    position_facts,
)
from recobro.domain.identifiers import step_key
from recobro.domain.ledger import position_of
from recobro.domain.messages import Channel
from recobro.domain.money import Money
from recobro.domain.strategy import DEFAULT_STRATEGY, Action, Strategy, one_segment

OWN = one_segment(
    name="own",
    version=2,
    steps=DEFAULT_STRATEGY.steps[:3],  # up to day 14
    instalment_steps=DEFAULT_STRATEGY.instalment_steps,
    promise_steps=DEFAULT_STRATEGY.promise_steps,
    smallest_balance={"EUR": "5.00"},
)


def decided(
    day: int, strategy: Strategy = DEFAULT_STRATEGY, **changes: Any
) -> Decision:
    return decide(strategy, *facts_on(day, **changes))


def codes(decision: Decision) -> list[str]:
    return [reason.code for reason in decision.reasons]


def at(day: int, hour: int = 0) -> datetime:
    moment = DUE + timedelta(days=day)
    return datetime(moment.year, moment.month, moment.day, hour, tzinfo=UTC)


NOTHING = position_of([], "EUR")
DISPUTED = position_of([a_term(disputed=True)], "EUR")
HELD = position_of([a_term(held=True)], "EUR")
SMALL = position_of([a_term(amount="4.99")], "EUR")
ENOUGH = position_of([a_term(amount="5.00")], "EUR")


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"position": NOTHING}, ["nothing_owed"]),
        ({"stopped": True}, ["stopped"]),
        ({"with_person": True}, ["with_person"]),
        ({"held_until": at(9), "hold_reason": "care"}, ["held"]),
        ({"held_until": datetime.max.replace(tzinfo=UTC)}, ["held"]),
        ({"position": DISPUTED, "disputed": True}, ["disputed"]),
        ({"position": HELD}, ["held"]),
        ({"position": SMALL}, ["too_small"]),
        ({"channels": frozenset()}, ["oldest_unpaid", "unreachable"]),
        (
            {"last_contact": DUE + timedelta(days=6)},
            ["oldest_unpaid", "step_reached", "quiet_days"],
        ),
        (
            {"done_steps": frozenset({step_key("overdue-7", DUE)})},
            ["oldest_unpaid", "step_done"],
        ),
    ],
)
def test_reason_for_doing_nothing(changes: dict[str, Any], reasons: list[str]) -> None:
    decision = decided(8, OWN, **changes)
    assert (decision.action, codes(decision)) == (Action.NONE, reasons)


def test_step_that_has_come_speaks() -> None:
    decision = decided(8, OWN, position=ENOUGH)
    assert decision.action is Action.SEND
    assert codes(decision) == ["oldest_unpaid", "step_reached"]
    assert decision.key == "step:overdue-7:2026-03-01"
    assert (decision.stage, decision.days_past_due) == (Stage.EARLY, 8)
    assert decision.balance == euros("5.00")


def test_before_first_step_it_waits() -> None:
    decision = decided(-10)
    assert codes(decision) == ["oldest_unpaid", "before_step"]
    # three days before 1 March 2026
    assert decision.reasons[1].values == {"step": "preventive", "date": "2026-02-26"}


def test_between_steps_it_names_the_next() -> None:
    decision = decided(0)
    assert decision.reasons[1].values == {"step": "overdue-1", "date": "2026-03-02"}


def test_after_last_step_nothing_is_left() -> None:
    assert codes(decided(15, OWN)) == ["oldest_unpaid", "no_step_left"]


@pytest.mark.parametrize(
    ("since", "action"),
    [(0, Action.NONE), (1, Action.NONE), (2, Action.NONE), (3, Action.SEND)],
)
def test_three_quiet_days_between_messages(since: int, action: Action) -> None:
    spoken = DUE + timedelta(days=8 - since)
    assert decided(8, last_contact=spoken).action is action


def test_quiet_days_tell_their_end() -> None:
    decision = decided(8, last_contact=DUE + timedelta(days=7))
    assert decision.reasons[-1].values == {"until": "2026-03-11"}  # 8 March + 3


def test_over_half_a_year_a_person() -> None:
    decision = decided(181)
    assert (decision.action, decision.stage) == (Action.PERSON, Stage.CHARGED_OFF)
    assert decision.key == step_key("person-181", DUE)


def test_person_is_called_even_where_unreachable() -> None:
    assert decided(181, channels=frozenset()).action is Action.PERSON
    assert decided(181, last_contact=DUE + timedelta(days=181)).action is Action.PERSON


def test_person_is_called_once() -> None:
    done = frozenset({step_key("person-181", DUE)})
    assert codes(decided(200, done_steps=done)) == ["oldest_unpaid", "step_done"]


def test_new_debt_goes_through_steps_afresh() -> None:
    done = frozenset({step_key("overdue-7", DUE - timedelta(days=60))})
    assert decided(8, done_steps=done).action is Action.SEND


@pytest.mark.parametrize(
    ("day", "held"), [(7, True), (8, True), (9, False), (10, False)]
)
def test_hold_ends_with_its_midnight(day: int, held: bool) -> None:
    decision = decided(day, held_until=at(9))  # the first moment of day 9
    assert (codes(decision) == ["held"]) is held


def test_hold_until_afternoon_rests_that_day() -> None:
    # the cycle runs in the morning: a message queued then would meet the hold
    assert codes(decided(9, held_until=at(9, hour=17))) == ["held"]


INSTALMENT_DAYS = [
    (-4, None),
    (-3, "instalment-soon"),
    (-1, "instalment-soon"),
    (0, None),
    (1, "instalment-late-1"),
    (6, "instalment-late-1"),
    (7, "instalment-late-7"),
    (14, "instalment-late-7"),
    (15, "instalment-person-15"),
    (300, "instalment-person-15"),
]


@pytest.mark.parametrize(("day", "name"), INSTALMENT_DAYS)
def test_plan_counts_from_its_instalment(day: int, name: str | None) -> None:
    instalment = NextInstalment(date=date(2026, 5, 15), outstanding=euros(30))
    facts = facts_on(0, instalment=instalment)[0]
    decision = decide(DEFAULT_STRATEGY, facts, instalment.date + timedelta(days=day))
    assert (decision.step.name if decision.step else None) == name
    assert codes(decision)[0] == "in_plan"
    if name == "instalment-person-15":
        assert decision.action is Action.PERSON


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (-3, None),
        (0, None),
        (1, "promise-late-1"),
        (4, "promise-late-1"),
        (5, None),
        (60, None),
    ],
)
def test_promise_is_left_alone_until_late(day: int, name: str | None) -> None:
    promise = OpenPromise(date=date(2026, 5, 15), outstanding=euros(30))
    facts = facts_on(0, promise=promise)[0]
    decision = decide(DEFAULT_STRATEGY, facts, promise.date + timedelta(days=day))
    assert (decision.step.name if decision.step else None) == name
    assert codes(decision)[0] == "promised"


def test_plan_comes_before_promise() -> None:
    decision = decided(
        8,
        instalment=NextInstalment(date=DUE + timedelta(days=30), outstanding=euros(30)),
        promise=OpenPromise(date=DUE + timedelta(days=7), outstanding=euros(30)),
    )
    assert codes(decision) == ["in_plan", "before_step"]


def test_smallest_balance_is_per_currency() -> None:
    pesos = Money.of("4.99", "MXN")
    position = position_of([a_term(amount=pesos, outstanding=pesos)], "MXN")
    assert decided(8, OWN, position=position).action is Action.SEND


@st.composite
def any_facts(draw: st.DrawFn) -> tuple[AccountFacts, date]:
    terms = [
        a_term(
            f"F-{n}",
            "100.00",
            draw(st.sampled_from(["100.00", "0.01", "0"])),
            due=DUE + timedelta(days=draw(st.integers(-200, 20))),
            disputed=draw(st.booleans()),
            held=draw(st.booleans()),
        )
        for n in range(draw(st.integers(0, 3)))
    ]
    terms += [a_term("N", "-60")] * draw(st.integers(0, 1))
    days = st.integers(-40, 40)
    money = st.just(euros(30))
    dates = days.map(lambda n: DUE + timedelta(days=n))
    return (
        AccountFacts(
            **position_facts(position_of(terms, "EUR")),
            instalment=draw(
                st.none() | st.builds(NextInstalment, date=dates, outstanding=money)
            ),
            promise=draw(
                st.none() | st.builds(OpenPromise, date=dates, outstanding=money)
            ),
            stopped=draw(st.booleans()),
            held_until=draw(st.none() | days.map(at)),
            disputed=draw(st.booleans()),
            with_person=draw(st.booleans()),
            channels=frozenset(draw(st.sets(st.sampled_from(Channel)))),
            last_contact=draw(st.none() | dates),
            done_steps=frozenset(
                draw(
                    st.sets(
                        st.builds(
                            step_key,
                            st.sampled_from(["overdue-1", "overdue-7", "plan-31"]),
                            dates,
                        ),
                        max_size=4,
                    )
                )
            ),
        ),
        draw(dates),
    )


@given(any_facts())
def test_nothing_is_sent_where_it_must_not(case: tuple[AccountFacts, date]) -> None:
    facts, day = case
    decision = decide(DEFAULT_STRATEGY, facts, day)
    if decision.action is not Action.NONE:
        assert facts.balance > 0
        assert facts.claimable > 0
        assert (facts.stopped, facts.with_person) == (False, False)
        assert facts.held_until is None or facts.held_until.date() <= day
        assert decision.key not in facts.done_steps
    if decision.action is Action.SEND:
        assert facts.channels
        assert facts.last_contact is None or (day - facts.last_contact).days >= 3
        assert decision.step is not None
        assert decision.step.template


@given(any_facts())
def test_every_decision_says_why(case: tuple[AccountFacts, date]) -> None:
    decision = decide(DEFAULT_STRATEGY, *case)
    assert decision.reasons
    assert (decision.step is not None) == (decision.action is not Action.NONE)
    assert bool(decision.key) == (decision.action is not Action.NONE)

"""Variants and the hold-out: chances by hash, sticky for each debtor."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.domain.builders import DUE, an_id, facts_on

from recobro.domain.decisions import decide
from recobro.domain.messages import Channel
from recobro.domain.strategy import Action, Step, Strategy, Variant, one_segment
from recobro.domain.strategy.assignment import is_held_out, speech_for, unit

DEBTORS = [an_id(f"debtor {n}") for n in range(4000)]
UUIDS = st.uuids()


def a_step(*weights: float, name: str = "first", **changes: object) -> Step:
    variants = tuple(
        Variant(name=f"v{n}", weight=weight) for n, weight in enumerate(weights)
    )
    given: dict[str, object] = {
        "name": name,
        "first_day": 1,
        "last_day": 6,
        "template": "overdue_first",
        "variants": variants,
    }
    return Step(**(given | changes))  # type: ignore[arg-type]


def a_strategy(*steps: Step, version: int = 1, hold_out: float = 0.0) -> Strategy:
    return one_segment(
        name="own", version=version, steps=steps, quiet_days=0, hold_out=hold_out
    )


def test_hash_is_the_documented_one() -> None:
    debtor = UUID(int=5)
    digest = sha256(b"hold-out:own:" + bytes(15) + b"\x05").digest()
    # the first 53 bits of the digest
    assert unit("hold-out:own:", debtor) == (int.from_bytes(digest[:8]) >> 11) / 2**53


@pytest.mark.parametrize("weights", [(1, 1), (90, 10), (2, 1, 1), (33.4, 33.3, 33.3)])
def test_shares_are_those_of_weights(weights: tuple[float, ...]) -> None:
    step = a_step(*weights)
    drawn = Counter(speech_for("own", step, one).variant for one in DEBTORS)
    for n, weight in enumerate(weights):
        share = weight / sum(weights)
        # four standard deviations of 4,000 draws: at most 4 * sqrt(.25 / 4000) = 3.2 %
        assert abs(drawn[f"v{n}"] / len(DEBTORS) - share) < 0.032


def test_hold_out_has_its_share() -> None:
    held = sum(is_held_out("own", 0.1, one) for one in DEBTORS)
    # four standard deviations: 4 * sqrt(.1 * .9 / 4000) = 1.9 %
    assert abs(held / len(DEBTORS) - 0.1) < 0.019


@settings(deadline=None)
@given(UUIDS, st.floats(0.01, 0.5), st.floats(0.01, 0.5))
def test_larger_hold_out_keeps_the_smaller(
    debtor: UUID, one: float, two: float
) -> None:
    small, large = sorted((one, two))
    assert not is_held_out("own", small, debtor) or is_held_out("own", large, debtor)


@settings(deadline=None)
@given(UUIDS)
def test_nobody_is_held_out_of_nothing(debtor: UUID) -> None:
    assert not is_held_out("own", 0.0, debtor)


@settings(deadline=None)
@given(UUIDS, st.integers(1, 6), st.sampled_from(sorted(Channel)))
def test_one_debtor_stays_in_one_variant(
    debtor: UUID, day: int, channel: Channel
) -> None:
    strategy = a_strategy(a_step(1, 1, 1))
    facts, _ = facts_on(1, debtor_id=debtor)
    first = decide(strategy, facts, DUE + timedelta(days=1))
    later = decide(
        replace(strategy, version=7),
        replace(facts, channels=frozenset({channel})),
        DUE + timedelta(days=day),
    )
    assert first.variant == later.variant != ""
    assert first.propensity == later.propensity == pytest.approx(1 / 3)


def test_another_step_draws_anew() -> None:
    one, two = a_step(1, 1), a_step(1, 1, name="second")
    same = sum(
        speech_for("own", one, d).variant == speech_for("own", two, d).variant
        for d in DEBTORS
    )
    assert 0.46 < same / len(DEBTORS) < 0.54  # half, within 4 * sqrt(.25 / 4000)


def test_variant_says_what_it_changes() -> None:
    variants = (
        Variant(name="a", weight=1, template="firm", channels=(Channel.SMS,)),
        Variant(name="b", weight=1, tone="firm"),
    )
    step = a_step(variants=variants, channels=(Channel.EMAIL,), offer="plan")
    a, b = step.speeches
    assert (a.template, a.tone, a.channels, a.offer) == (
        "firm", "kind", (Channel.SMS,), "plan",
    )  # fmt: skip
    assert (b.template, b.tone, b.channels) == (
        "overdue_first", "firm", (Channel.EMAIL,),
    )  # fmt: skip


def held_out_debtor() -> UUID:
    return next(one for one in DEBTORS if is_held_out("own", 0.2, one))


def let_in_debtor() -> UUID:
    return next(one for one in DEBTORS if not is_held_out("own", 0.2, one))


def test_held_out_debtor_gets_no_message() -> None:
    strategy = a_strategy(a_step(1, 1), hold_out=0.2)
    decision = decide(strategy, *facts_on(2, debtor_id=held_out_debtor()))
    assert (decision.action, decision.held_out) == (Action.NONE, True)
    assert decision.reasons[-1].code == "held_out"
    assert decision.step is not None  # what would have been sent is kept
    assert decision.variant
    assert (decision.propensity, decision.key) == (0.2, "")


def test_others_weigh_by_both_draws() -> None:
    strategy = a_strategy(a_step(3, 1), hold_out=0.2)
    decision = decide(strategy, *facts_on(2, debtor_id=let_in_debtor()))
    share = {"v0": 0.75, "v1": 0.25}[decision.variant]
    assert decision.action is Action.SEND
    assert decision.propensity == pytest.approx(share * 0.8)


def test_hold_out_is_of_the_name() -> None:
    strategy = a_strategy(a_step(), hold_out=0.2)
    facts, day = facts_on(2, debtor_id=held_out_debtor())
    assert decide(replace(strategy, version=9), facts, day).held_out
    renamed = [
        decide(replace(strategy, name="other"), replace(facts, debtor_id=one), day)
        for one in DEBTORS[:200]
        if is_held_out("own", 0.2, one)
    ]
    assert not all(decision.held_out for decision in renamed)


def test_persons_task_knows_no_hold_out() -> None:
    call = Step(name="call", first_day=1, last_day=9, action=Action.PERSON)
    decision = decide(
        a_strategy(call, hold_out=0.2), *facts_on(2, debtor_id=held_out_debtor())
    )
    assert (decision.action, decision.held_out) == (Action.PERSON, False)
    assert decision.propensity == 1

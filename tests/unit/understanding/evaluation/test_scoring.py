"""The figures of a reader, against cases computed by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.understanding.evaluation.made import labelled, said

from recobro.understanding.evaluation.bars import Bar, bars_of
from recobro.understanding.evaluation.scoring import (
    NOTHING,
    accuracy_at,
    calibration_error,
    score,
    score_by,
)

FOUR = (
    labelled(1, "accept"),
    labelled(2, "accept"),
    labelled(3, "reject", last_agent_act="offer_plan"),
    labelled(4, "thanks"),
)
# One accept taken for a reject; the rest right.
ONE_WRONG = {
    "m1": said("accept"),
    "m2": said("reject"),
    "m3": said("reject"),
    "m4": said("thanks"),
}


def test_primary_accuracy_counts_the_right() -> None:
    assert score(FOUR, ONE_WRONG).primary_accuracy == 3 / 4


def test_macro_f1_weighs_intents_alike() -> None:
    # accept: tp 1, fn 1 -> 2/3; reject: tp 1, fp 1 -> 2/3; thanks: 1
    assert score(FOUR, ONE_WRONG).macro_f1 == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)


def test_unexpected_intent_is_not_in_macro() -> None:
    # greeting never occurs in what is expected: only accept's 2/3 and the two 1s count
    figures = score(FOUR, ONE_WRONG | {"m2": said("greeting")})
    assert figures.macro_f1 == pytest.approx((2 / 3 + 1 + 1) / 3)
    assert figures.by_intent["greeting"].precision == 0


def test_missing_prediction_counts_as_wrong() -> None:
    some = {"m1": said("accept"), "m2": {"error": "no text"}, "m3": said("reject")}
    figures = score(FOUR, some)
    assert (figures.missing, figures.primary_accuracy) == (2, 2 / 4)
    assert figures.confusion["thanks", NOTHING] == 1
    assert figures.coverage == 2 / 4


def test_intents_present_are_scored_as_sets() -> None:
    messages = (labelled(1, "request_plan", "hardship"), labelled(2, "accept"))
    given = {"m1": said("request_plan", "pay_now"), "m2": said("accept")}
    # tp 2 (request_plan, accept), fp 1, fn 1: 2*2 / (2*2 + 1 + 1)
    assert score(messages, given).intents_f1 == pytest.approx(4 / 6)


def test_entities_are_compared_as_values() -> None:
    right = {"amount": "150.00", "phone": "+34 600 111 222", "invoice": "F 12"}
    messages = (labelled(1, "accept", entities=right),)
    alike = {"amount": "150", "phone": "34600111222", "invoice": "f12"}
    assert score(messages, {"m1": said("accept", entities=alike)}).entities.f1 == 1


def test_wrong_value_misses_and_alarms() -> None:
    messages = (labelled(1, "accept", entities={"amount": "10", "currency": "EUR"}),)
    given = {"m1": said("accept", entities={"amount": "12", "date": "2026-03-11"})}
    figures = score(messages, given)
    # nothing hit; missed: amount 10 and currency; false: amount 12 and date
    assert (figures.entities.tp, figures.entities.fn, figures.entities.fp) == (0, 2, 2)
    amount = figures.by_entity["amount"]
    assert (amount.tp, amount.fn, amount.fp) == (0, 1, 1)
    assert figures.by_entity["date"].support == 0


def test_null_entity_is_absent() -> None:
    given = {"m1": said("accept", entities={"amount": None})}
    assert score((FOUR[0],), given).entities.fp == 0


def test_care_alarms_count_quiet_messages() -> None:
    messages = (
        labelled(1, "hardship", care=["illness"]),
        labelled(2, "hardship", care=["illness", "elderly"]),
        labelled(3, "accept"),
        labelled(4, "accept"),
    )
    given = {
        "m1": said("hardship", care=["illness", "disability"]),
        "m2": said("hardship", care=["illness"]),
        "m3": said("accept", care=["minor"]),
        "m4": said("accept"),
    }
    figures = score(messages, given)
    assert figures.care.recall == pytest.approx(2 / 3)  # elderly was missed
    assert figures.care.precision == pytest.approx(2 / 4)
    assert figures.care_false_alarm_rate == 1 / 2  # m3 of m3 and m4
    assert figures.by_care["illness"].f1 == 1


def test_urgent_messages_must_be_abstained_from() -> None:
    messages = (
        labelled(1, "hardship", care=["self_harm"]),
        labelled(2, "complaint", care=["violence"]),
    )
    given = {
        "m1": said("hardship", care=["self_harm"], abstain=True),
        "m2": said("complaint", care=["violence"]),
    }
    assert score(messages, given).abstains_on_urgent == 1 / 2


def test_calibration_error_sums_gaps_of_bins() -> None:
    # bin 9: 0.95, 0.95, both right: |1.9 - 2| = 0.1; bin 5: 0.55, wrong: 0.55
    sure = [(0.95, True), (0.95, True), (0.55, False)]
    assert calibration_error(sure) == pytest.approx(0.65 / 3)


def test_full_confidence_is_in_last_bin() -> None:
    figures = score((FOUR[0],), {"m1": said("accept", confidence=1.0)})
    assert list(figures.bins) == [9]
    assert figures.calibration_error == 0


def test_confidence_out_of_range_is_ignored() -> None:
    given = {
        "m1": said("accept", confidence=1.5),
        "m2": said("accept", confidence=True),
    }
    assert score(FOUR[:2], given).with_confidence == 0


def test_abstained_messages_leave_the_coverage() -> None:
    given = ONE_WRONG | {"m2": said("reject", abstain=True)}
    figures = score(FOUR, given)
    assert (figures.abstained, figures.coverage, figures.accuracy_answered) == (
        1, 3 / 4, 1.0,
    )  # fmt: skip


def test_accuracy_at_coverage_takes_the_surest() -> None:
    # 85 % of 4 is 3.4, so 4; 75 % is 3: the surest three are right, right, wrong
    sure = [(0.9, True), (0.8, True), (0.7, False), (0.6, True)]
    assert accuracy_at(sure, 0.75, 4) == pytest.approx(2 / 3)
    assert accuracy_at(sure, 0.85, 4) == 3 / 4
    assert accuracy_at(sure, 0.85, 5) is None  # 4.25, so 5 are needed; there are 4


def test_ties_never_flatter() -> None:
    assert accuracy_at([(0.5, True), (0.5, False)], 0.5, 2) == 0


def test_confusion_counts_every_message() -> None:
    figures = score(FOUR, ONE_WRONG)
    assert figures.confusion["accept", "reject"] == 1
    assert sum(figures.confusion.values()) == len(FOUR)


def test_countries_are_scored_apart() -> None:
    messages = (FOUR[0], labelled(2, "accept", country="MX"))
    parts = score_by(lambda m: m.country, messages, ONE_WRONG)
    assert {k: v.primary_accuracy for k, v in parts.items()} == {"ES": 1.0, "MX": 0.0}


def test_nothing_to_score_gives_no_figures() -> None:
    figures = score((), {})
    assert figures.primary_accuracy is None
    assert {bar.met for bar in bars_of(figures)} == {None}


def test_bars_look_at_the_right_side() -> None:
    assert Bar(name="x", value=0.93, wanted=0.93).met
    assert not Bar(name="x", value=0.9299, wanted=0.93).met
    assert Bar(name="x", value=0.02, wanted=0.02, at_most=True).met
    assert not Bar(name="x", value=0.021, wanted=0.02, at_most=True).met


@given(
    st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60),
    st.floats(0.01, 1),
)
def test_figures_are_shares(sure: list[tuple[float, bool]], coverage: float) -> None:
    error = calibration_error(sure)
    accuracy = accuracy_at(sure, coverage, len(sure))
    assert error is not None
    assert 0 <= error <= 1
    assert accuracy is None or 0 <= accuracy <= 1

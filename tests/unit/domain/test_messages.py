"""Delivery states: what a provider's report makes of a message, in any order."""

from __future__ import annotations

from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.domain.messages import DELIVERY_RANK, MessageState, merge_status

S = MessageState
REPORTS = [S.ACCEPTED, S.SENT, S.DELIVERED, S.READ, S.FAILED]
# What each report makes of each state, in the order of REPORTS.
TABLE: dict[MessageState, list[MessageState]] = {
    S.PLANNED: [S.PLANNED] * 5,
    S.REFUSED: [S.REFUSED] * 5,
    S.CANCELLED: [S.CANCELLED] * 5,
    S.SENDING: [S.ACCEPTED, S.SENT, S.DELIVERED, S.READ, S.FAILED],
    S.UNKNOWN: [S.ACCEPTED, S.SENT, S.DELIVERED, S.READ, S.FAILED],
    S.ACCEPTED: [S.ACCEPTED, S.SENT, S.DELIVERED, S.READ, S.FAILED],
    S.SENT: [S.SENT, S.SENT, S.DELIVERED, S.READ, S.FAILED],
    S.DELIVERED: [S.DELIVERED, S.DELIVERED, S.DELIVERED, S.READ, S.DELIVERED],
    S.READ: [S.READ] * 5,
    S.FAILED: [S.FAILED, S.FAILED, S.DELIVERED, S.READ, S.FAILED],
}


def test_table_has_every_state() -> None:
    assert set(TABLE) == set(MessageState)


@pytest.mark.parametrize("current", list(MessageState))
@pytest.mark.parametrize("index", range(len(REPORTS)))
def test_every_pair_of_states(current: MessageState, index: int) -> None:
    assert merge_status(current, REPORTS[index]) is TABLE[current][index]


@pytest.mark.parametrize("current", list(MessageState))
@pytest.mark.parametrize("reported", sorted(set(MessageState) - set(REPORTS)))
def test_providers_never_report_our_own_states(
    current: MessageState, reported: MessageState
) -> None:
    assert merge_status(current, reported) is current


reports = st.lists(st.sampled_from(REPORTS), max_size=8)
in_flight = st.sampled_from([S.SENDING, S.UNKNOWN, S.ACCEPTED])


@given(in_flight, reports, st.randoms())
def test_order_of_reports_does_not_matter(
    start: MessageState, heard: list[MessageState], chance: object
) -> None:
    """With a failure and no delivery, it is failed; else the furthest state counts."""
    shuffled = list(heard)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert reduce(merge_status, heard, start) is reduce(merge_status, shuffled, start)


@given(in_flight, reports)
def test_repeated_reports_change_nothing(
    start: MessageState, heard: list[MessageState]
) -> None:
    once = reduce(merge_status, heard, start)
    assert reduce(merge_status, [*heard, *heard], start) is once


@given(in_flight, reports)
def test_what_arrived_is_never_lost(
    start: MessageState, heard: list[MessageState]
) -> None:
    end = reduce(merge_status, heard, start)
    if S.READ in heard:
        assert end is S.READ
    elif S.DELIVERED in heard:
        assert end is S.DELIVERED
    elif S.FAILED in heard:
        assert end is S.FAILED
    else:
        assert DELIVERY_RANK[end] == max(DELIVERY_RANK[s] for s in [start, *heard])


def test_failure_and_delivery_in_each_order() -> None:
    # several devices: one fails, the other shows the message
    for order in permutations([S.SENT, S.FAILED, S.DELIVERED]):
        assert reduce(merge_status, order, S.ACCEPTED) is S.DELIVERED

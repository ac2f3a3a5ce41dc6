"""Every member of a closed enumeration is classified once: none can be forgotten."""

from __future__ import annotations

import pytest

from recobro.domain.conversation import engine, stops
from recobro.domain.conversation.state import SILENT, STOPPED, Status
from recobro.domain.conversation.table import TABLE, Phase
from recobro.domain.conversation.wording import ReplyId
from recobro.domain.messages import (
    DELIVERY_RANK,
    MAY_HAVE_ARRIVED,
    SETTLED,
    MessageState,
)
from recobro.domain.readings import PRECEDENCE, URGENT_CARE, Care, Intent


def test_every_state_is_waiting_arrived_or_settled() -> None:
    waiting = {MessageState.PLANNED}
    assert waiting | MAY_HAVE_ARRIVED | SETTLED == set(MessageState)
    assert not MAY_HAVE_ARRIVED & SETTLED
    assert not waiting & (MAY_HAVE_ARRIVED | SETTLED)


def test_rank_rises_with_delivery() -> None:
    order = ["sending", "accepted", "sent", "delivered", "read"]
    ranks = [DELIVERY_RANK[MessageState(state)] for state in order]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize("intent", list(Intent))
def test_every_intent_is_handled_once(intent: Intent) -> None:
    assert all(intent in row for row in TABLE.values())
    assert (TABLE[Phase.OPEN][intent] in stops.STOPS.values()) is (
        intent in stops.STOPS
    )


def test_precedence_holds_every_intent_once() -> None:
    assert sorted(PRECEDENCE) == sorted(Intent)


def test_stops_precede_every_other_intent() -> None:
    last_stop = max(PRECEDENCE.index(intent) for intent in stops.STOPS)
    assert set(PRECEDENCE[: last_stop + 1]) == set(stops.STOPS)


@pytest.mark.parametrize("reply_id", list(ReplyId))
def test_every_button_has_a_meaning(reply_id: ReplyId) -> None:
    assert engine.reading_of_choice(reply_id).confidence == 1.0


def test_stopped_is_silent_and_urgent_is_care() -> None:
    assert STOPPED < SILENT <= set(Status)
    assert set(Care) > URGENT_CARE

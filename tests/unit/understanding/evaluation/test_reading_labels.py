"""Labels as a person gives them: stored, read back, and refused where they clash."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.actions.reading_labels import (
    ALONE,
    Correction,
    act_of,
    correction_from_labels,
)
from recobro.domain.readings import (
    PRECEDENCE,
    AgentAct,
    Care,
    Entities,
    Intent,
    Sentiment,
)
from recobro.understanding.corpus.labels import ALONE as ALONE_IN_THE_CORPUS

texts = st.none() | st.text("abc 123", min_size=1, max_size=9)
entities = st.builds(
    Entities,
    date=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    amount=st.none() | st.decimals("0.01", "99999", places=2),
    installments=st.none() | st.integers(1, 60),
    percent=st.none() | st.decimals("1", "100", places=1),
    time=st.sampled_from([None, "17:30", "morning"]),
    phone=texts,
    invoice=texts,
)
corrections = st.builds(
    Correction,
    intents=st.frozensets(
        st.sampled_from(sorted(set(Intent) - ALONE)), min_size=1, max_size=4
    ),
    care=st.frozensets(st.sampled_from(Care), max_size=3),
    sentiment=st.sampled_from(Sentiment),
    entities=entities,
)


@given(corrections)
def test_labels_come_back_as_they_were(correction: Correction) -> None:
    assert correction.wrong == ""
    assert correction_from_labels(correction.as_labels()) == correction


@given(corrections)
def test_primary_intent_has_precedence(correction: Correction) -> None:
    labels = correction.as_labels()
    order = [PRECEDENCE.index(Intent(name)) for name in labels["intents"]]
    assert order == sorted(order)
    assert labels["intent"] == labels["intents"][0]
    assert "confidence" not in labels


@pytest.mark.parametrize(
    ("correction", "wrong"),
    [
        (Correction(intents=frozenset()), "no_intents"),
        (Correction(intents=frozenset({Intent.THANKS, Intent.ACCEPT})), "alone"),
        (
            Correction(
                intents=frozenset({Intent.GREETING}), care=frozenset({Care.MINOR})
            ),
            "care_alone",
        ),
        (
            Correction(
                intents=frozenset({Intent.OTHER}), care=frozenset({Care.SELF_HARM})
            ),
            "",
        ),
        (
            Correction(
                intents=frozenset({Intent.ACCEPT}), entities=Entities(currency="EUR")
            ),
            "currency",
        ),
    ],
)
def test_clashing_labels_are_named(correction: Correction, wrong: str) -> None:
    assert correction.wrong == wrong


def test_corpus_and_console_agree_on_alone() -> None:
    assert ALONE == ALONE_IN_THE_CORPUS


def test_unreadable_label_drops_out() -> None:
    found = correction_from_labels(
        {
            "intents": ["accept", "unheard_of"], "care": ["joy"], "sentiment": "odd",
            "entities": {"date": "soon", "amount": "1,5", "installments": "x",
                         "percent": "10", "method": "cash"},
        }
    )  # fmt: skip
    assert found == Correction(
        intents=frozenset({Intent.ACCEPT}),
        entities=Entities(percent=Decimal(10), method="cash"),
    )


@pytest.mark.parametrize(
    ("intent", "act"),
    [
        ({"kind": "step", "template": "preventive"}, AgentAct.REMINDER),
        ({"kind": "step", "template": "instalment_soon"}, AgentAct.REMINDER),
        ({"kind": "step", "template": "promise_late"}, AgentAct.ASK_PROMISE),
        ({"kind": "step", "template": "overdue_7"}, AgentAct.OVERDUE_NOTICE),
        ({"kind": "reply", "act": "offer_plan"}, AgentAct.OFFER_PLAN),
        ({"kind": "reply", "act": "thanks"}, None),
        ({"kind": "person", "text": "hola"}, None),
        ({}, None),
    ],
)
def test_act_follows_what_we_sent(intent: dict[str, str], act: AgentAct | None) -> None:
    assert act_of(intent) is act

"""Sentiment towards us: the table, what intents decide, and what is not about us."""

from pathlib import Path

import pytest

from recobro.domain.readings import Intent, Sentiment
from recobro.understanding.rules.normalise import fold
from recobro.understanding.sentiment import sentiment

TABLE = [
    line.split("\t")
    for line in (Path(__file__).parent / "sentiment.tsv")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]


def test_table_is_read_almost_whole() -> None:
    # 115 of 122 at the first reading, before any change.
    right = [sentiment(frozenset(), fold(text)) == wanted for wanted, _, text in TABLE]
    assert len(TABLE) >= 120
    assert sum(right) / len(right) >= 0.98


@pytest.mark.parametrize("intent", [Intent.ABUSE, Intent.COMPLAINT, Intent.REFUSAL])
def test_cross_intent_makes_it_negative(intent: Intent) -> None:
    found = sentiment(frozenset({intent}), fold("muchas gracias"))
    assert found is Sentiment.NEGATIVE


@pytest.mark.parametrize("text", ["la vida es una mierda", "¿esto es una estafa?"])
def test_life_and_doubt_are_neutral(text: str) -> None:
    assert sentiment(frozenset(), fold(text)) is Sentiment.NEUTRAL


def test_irony_is_no_kindness() -> None:
    assert sentiment(frozenset(), fold("gracias por nada")) is Sentiment.NEGATIVE

"""Messages and predictions for the tests, as short as they can be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recobro.understanding.evaluation.labelled import Labelled, labelled_from_json


def labelled(number: int, *intents: str, **fields: Any) -> Labelled:
    """Message `m<number>`, the first intent primary."""
    line: dict[str, Any] = {
        "id": f"m{number}", "text": f"texto {number}", "country": "ES",
        "today": "2026-03-10", "intent": intents[0], "intents": list(intents),
        "entities": {}, "care": [],
    }  # fmt: skip
    return labelled_from_json(line | fields)


def said(*intents: str, **fields: Any) -> Mapping[str, Any]:
    """A prediction, the first intent primary."""
    return {
        "intent": intents[0], "intents": list(intents), "confidence": 0.9,
        "entities": {}, "care": [], "abstain": False,
    } | fields  # fmt: skip

"""The closed set of labels that a language model may answer with, and its checking."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from recobro.domain.readings import Care, Intent, Sentiment, by_precedence
from recobro.understanding.language_model.failures import Failure

MOST_INTENTS = 5
# Labelled only where nothing else is said.
_ALONE = frozenset({Intent.GREETING, Intent.THANKS, Intent.ABUSE, Intent.OTHER})


class Certainty(StrEnum):
    """How sure the model says it is."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What a language model says of a message, checked: nothing but known labels."""

    intents: tuple[Intent, ...]
    care: frozenset[Care]
    sentiment: Sentiment
    certainty: Certainty


class LabelsError(ValueError):
    """An answer that holds no valid labels; `feedback` is what to tell the model."""

    def __init__(self, failure: Failure, feedback: str) -> None:
        self.failure = failure
        self.feedback = feedback
        super().__init__(failure.value)


def schema() -> Mapping[str, Any]:
    """The JSON schema of an answer."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["intents", "care", "sentiment", "certainty"],
        "properties": {
            "intents": {
                "type": "array",
                "minItems": 1,
                "maxItems": MOST_INTENTS,
                "items": {"type": "string", "enum": [i.value for i in Intent]},
            },
            "care": {
                "type": "array",
                "items": {"type": "string", "enum": [c.value for c in Care]},
            },
            "sentiment": {"type": "string", "enum": [s.value for s in Sentiment]},
            "certainty": {"type": "string", "enum": [c.value for c in Certainty]},
        },
    }


_Label = TypeVar("_Label", bound=StrEnum)
_FENCE = re.compile(r"^\s*```(?:json)?\s*\n(?P<body>.*?)\n?```\s*$", re.DOTALL)


def labels_of(answer: str) -> Labels:
    """The labels of an answer. Raises LabelsError.

    Nothing is guessed: a label that is nearly right is wrong. Only the fence that
    models like to put around JSON is taken off.
    """
    fenced = _FENCE.match(answer)
    try:
        found = json.loads(fenced["body"] if fenced else answer)
    except (ValueError, RecursionError):
        raise LabelsError(Failure.MALFORMED, "That was not one JSON object.") from None
    if not isinstance(found, dict):
        raise LabelsError(Failure.MALFORMED, "That was not one JSON object.")
    intents = _all(Intent, found.get("intents"), "intents")
    if not 1 <= len(intents) <= MOST_INTENTS:
        raise LabelsError(
            Failure.MALFORMED, f"`intents` holds between 1 and {MOST_INTENTS} labels."
        )
    return Labels(
        intents=by_precedence(_without_fillers(frozenset(intents))),
        care=frozenset(_all(Care, found.get("care"), "care")),
        sentiment=_one(Sentiment, found.get("sentiment"), "sentiment"),
        certainty=_one(Certainty, found.get("certainty"), "certainty"),
    )


def _without_fillers(intents: frozenset[Intent]) -> frozenset[Intent]:
    return intents - _ALONE or intents


def _all(kind: type[_Label], found: object, field: str) -> list[_Label]:
    if not isinstance(found, list):
        raise LabelsError(Failure.MALFORMED, f"`{field}` must be a list of labels.")
    return [_one(kind, item, field) for item in found]


def _one(kind: type[_Label], found: object, field: str) -> _Label:
    if not isinstance(found, str):
        raise LabelsError(Failure.MALFORMED, f"`{field}` must hold labels as strings.")
    try:
        return kind(found)
    except ValueError:
        raise LabelsError(
            Failure.INVENTED,
            f"`{field}` holds a label that does not exist. Use only: {_listed(kind)}.",
        ) from None


def _listed(kind: Iterable[StrEnum]) -> str:
    return ", ".join(label.value for label in kind)

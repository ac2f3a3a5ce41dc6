"""The errors that cost most, first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recobro.domain.readings import URGENT_CARE
from recobro.understanding.evaluation.labelled import Labelled
from recobro.understanding.evaluation.scoring import Prediction, is_usable
from recobro.understanding.evaluation.values import entity_values, names_in, number

_URGENT = frozenset(care.value for care in URGENT_CARE)
# A missed danger, a missed care signal, an answer to the wrong thing, a false figure.
_MISSED_URGENT, _MISSED_CARE, _UNREAD, _WRONG, _FALSE_CARE, _ENTITY = (
    1000, 200, 120, 100, 30, 20,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One message read wrongly; `weight` orders them. `got` is the whole reading."""

    message: Labelled
    got: Prediction
    weight: float

    def as_json(self) -> Mapping[str, Any]:
        """The message, what was expected and what came."""
        return {
            "id": self.message.id,
            "text": self.message.text,
            "country": self.message.country,
            "expected": {
                "intent": self.message.intent,
                "intents": sorted(self.message.intents),
                "entities": dict(self.message.entities),
                "care": sorted(self.message.care),
            },
            "got": dict(self.got),
        }


def mistakes(
    messages: Sequence[Labelled], predictions: Mapping[str, Prediction]
) -> tuple[Mistake, ...]:
    """Every message with something wrong, the worst first.

    A wrong primary intent weighs more the surer the reader was, and least where it
    abstained: then nobody acted on it.
    """
    found = []
    for message in messages:
        prediction = predictions.get(message.id)
        weight = _weight(message, prediction)
        if weight:
            found.append(Mistake(message=message, got=prediction or {}, weight=weight))
    return tuple(sorted(found, key=lambda m: (-m.weight, m.message.id)))


def _weight(message: Labelled, prediction: Prediction | None) -> float:
    if prediction is None or not is_usable(prediction):
        return float(_UNREAD)
    care = names_in(prediction.get("care"))
    missed = message.care - care
    weight = float(
        _MISSED_URGENT * len(missed & _URGENT)
        + _MISSED_CARE * len(missed - _URGENT)
        + _FALSE_CARE * len(care - message.care)
        + _ENTITY
        * len(
            entity_values(message.entities) ^ entity_values(prediction.get("entities"))
        )
    )
    if prediction.get("intent") != message.intent:
        sure = float(number(prediction.get("confidence")) or 0)
        weight += _WRONG * sure * (0.2 if prediction.get("abstain") is True else 1.0)
        weight += 1  # wrong without any confidence is still wrong
    return weight

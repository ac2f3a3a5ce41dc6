"""From scores to a reading's intents and an honest confidence.

The network gives two opinions on two questions: which intent is primary (scores that
exclude one another) and which are present (a yes or no for each).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from recobro.domain.readings import Care, Intent
from recobro.understanding.model.vocabulary import Floats

INTENTS: tuple[Intent, ...] = tuple(Intent)  # in the order of precedence
LABELS = len(INTENTS)
SIGNALS: tuple[Care, ...] = tuple(Care)
NUMBER = {intent: number for number, intent in enumerate(INTENTS)}
# Labelled only where nothing else is said.
_ALONE = frozenset({Intent.ABUSE, Intent.THANKS, Intent.GREETING, Intent.OTHER})
_TOGETHER = [NUMBER[intent] for intent in INTENTS if intent not in _ALONE]
_CARE_SHARE = np.float32(4.0)
_FAR = 10.0  # more certain than this is not more certain
SIGNS = (
    "lead over the next, both readers", "lead in the hidden reader",
    "lead in the linear reader", "presence of the primary",
    "presence of the likeliest earlier one", "the linear reader agrees",
    "the rules agree", "the rules found none", "log of the words", "words never seen",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """What training fixed on messages of writers it had not seen.

    `linear_share` is the weight of the linear scores beside the hidden ones, for the
    primary and for presence; `present_at` the log odds from which an intent is present;
    `order_share` the weight of precedence (an intent present is primary only where no
    earlier one is); `slopes`, `offset` and `by_intent` (one for each of INTENTS, by the
    primary chosen: some are easily taken for others) turn the signs (SIGNS) into the
    log odds of being right; `abstain_below` is a confidence. `care_at` are the scores
    from which a care signal is present, one for each of SIGNALS.
    """

    linear_share: float = 1.0
    presence_share: float = 1.0
    present_at: float = 0.0
    order_share: float = 0.0
    slopes: tuple[float, ...] = (1.0, *(0.0,) * (len(SIGNS) - 1))
    offset: float = 0.0
    by_intent: tuple[float, ...] = (0.0,) * LABELS
    abstain_below: float = 0.5
    care_at: tuple[float, ...] = (math.inf,) * len(SIGNALS)

    def as_json(self) -> dict[str, Any]:
        """Plain values, for the model's file."""
        return {
            **asdict(self),
            "slopes": list(self.slopes),
            "by_intent": list(self.by_intent),
            "care_at": [None if at == math.inf else at for at in self.care_at],
        }

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> Thresholds:
        """The thresholds of a model's file. Raises TypeError for unknown names."""
        care = tuple(math.inf if at is None else at for at in given["care_at"])
        numbers = {n: tuple(given[n]) for n in ("slopes", "by_intent") if n in given}
        return cls(**{**given, **numbers, "care_at": care})


@dataclass(frozen=True, slots=True)
class Opinion:
    """What both readers think, 31 values each; of `care` one for each signal.

    `scores` of the primary together, `present` log odds (an intent is present above
    nought), `linear` and `hidden` each reader's own scores of the primary.
    """

    scores: Floats
    present: Floats
    linear: Floats
    hidden: Floats
    care: Floats

    @property
    def choice(self) -> int:
        """The number of the likeliest primary intent."""
        return int(self.scores.argmax())


def opinion(linear: Floats, hidden: Floats, limits: Thresholds) -> Opinion:
    """Both readers' scores (primary, presence, then care) as one opinion."""
    scores, present = combined(linear, hidden, limits)
    care = care_scores(linear, hidden)
    return Opinion(scores, present, linear[:LABELS], hidden[:LABELS], care)


def care_scores(linear: Floats, hidden: Floats) -> Floats:
    """How strongly each care signal speaks, along the last axis."""
    scores: Floats = hidden[..., 2 * LABELS :] + _CARE_SHARE * linear[..., 2 * LABELS :]
    return scores


@lru_cache(maxsize=64)
def _single(limits: tuple[float, ...]) -> tuple[float, ...]:
    """The limits in the single precision of the scores."""
    return tuple(float(np.float32(at)) for at in limits)


def care_of(view: Opinion, limits: Thresholds) -> frozenset[Care]:
    """The signals that the model finds; the written rules find theirs beside."""
    told = zip(SIGNALS, view.care.tolist(), _single(limits.care_at), strict=True)
    return frozenset([signal for signal, score, at in told if score >= at])


def combined(
    linear: Floats, hidden: Floats, limits: Thresholds
) -> tuple[Floats, Floats]:
    """Scores of the primary and log odds of presence, along the last axis."""
    share = np.float32(limits.linear_share)
    scores = hidden[..., :LABELS] + share * linear[..., :LABELS]
    share = np.float32(limits.presence_share)
    last = 2 * LABELS
    present = hidden[..., LABELS:last] + share * linear[..., LABELS:last]
    present = present - np.float32(limits.present_at)
    # log P(present and none earlier), as if each were independent of the others.
    absent = np.cumsum(-np.logaddexp(0, present), axis=-1)
    alone = -np.logaddexp(0, -present)
    alone[..., 1:] += absent[..., :-1]
    return scores + np.float32(limits.order_share) * alone, present


def intents_of(view: Opinion) -> tuple[Intent, ...]:
    """The primary intent, then those present that come later in precedence."""
    first = view.choice
    if INTENTS[first] in _ALONE:
        return (INTENTS[first],)
    odds = view.present.tolist()
    later = [n for n in _TOGETHER if n > first and odds[n] > 0]
    return (INTENTS[first], *[INTENTS[n] for n in later])


def signs_of(
    view: Opinion, found: Sequence[Intent], words: int, unseen: float
) -> tuple[float, ...]:
    """What speaks for and against the primary intent (SIGNS, in that order).

    `found` is what the rules found, primary first; `words` how many words the message
    has; `unseen` the share of them that the vocabulary lacks.
    """
    first = view.choice
    linear, present = _lead(view.linear, first), view.present.tolist()
    return (
        _within(_lead(view.scores, first)),
        _within(_lead(view.hidden, first)),
        _within(linear),
        _within(present[first]),
        _within(max(present[:first])) if first else -_FAR,
        float(linear > 0),
        float(found[0] is INTENTS[first]),
        float(found[0] is Intent.OTHER),
        math.log1p(words),
        unseen,
    )


def _lead(scores: Floats, chosen: int) -> float:
    """How far the chosen one is before the best of the others; below 0 if behind."""
    others = scores.tolist()
    del others[chosen]
    return float(scores[chosen] - np.float32(max(others)))  # in single precision


def _within(value: float) -> float:
    return max(-_FAR, min(_FAR, value))


def confidence_of(signs: Sequence[float], first: int, limits: Thresholds) -> float:
    """The probability that the primary intent, number `first`, is right."""
    odds = limits.offset + limits.by_intent[first]
    odds += sum(slope * sign for slope, sign in zip(limits.slopes, signs, strict=True))
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 4)

"""The figures of a reader over labelled messages: pure, values in and values out.

The conventions are those of the label contract's own scorer: a message without a
prediction, or with an error, counts as wrong; macro-F1 is over the intents that occur
in what was expected; entities are compared as values.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from recobro.domain.readings import URGENT_CARE
from recobro.understanding.evaluation.labelled import Labelled
from recobro.understanding.evaluation.tallies import Tally, share
from recobro.understanding.evaluation.values import entity_values, names_in, number

BINS = 10
SURE = 0.8
COVERAGE_WANTED = 0.85
NOTHING = "—"  # stands for the intent of a message that was not read
Prediction = Mapping[str, Any]
_URGENT = frozenset(care.value for care in URGENT_CARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The predictions of one tenth of confidence: how many, how sure, how right."""

    count: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was measured; a share of nothing is None.

    `coverage` is the share of messages answered (read, and not abstained from),
    `accuracy_answered` how many of those were right. `accuracy_at_coverage` is that of
    the most confident 85 %. `care_false_alarm_rate` is the share of messages without a
    care signal in which one was read. `bins` holds the tenths that have predictions.
    """

    messages: int
    missing: int
    right: int
    primary_accuracy: float | None
    macro_f1: float | None
    intents_f1: float | None
    entities: Tally
    by_entity: Mapping[str, Tally]
    care: Tally
    by_care: Mapping[str, Tally]
    care_false_alarm_rate: float | None
    abstains_on_urgent: float | None
    calibration_error: float | None
    right_when_sure: float | None
    with_confidence: int
    abstained: int
    coverage: float | None
    accuracy_answered: float | None
    accuracy_at_coverage: float | None
    by_intent: Mapping[str, Tally]
    confusion: Mapping[tuple[str, str], int]
    bins: Mapping[int, Bin]

    def as_json(self) -> dict[str, Any]:
        """Every figure, for machines."""
        plain = ("messages", "missing", "primary_accuracy", "macro_f1", "intents_f1")
        told = (
            "care_false_alarm_rate", "abstains_on_urgent", "calibration_error",
            "right_when_sure", "with_confidence", "abstained", "coverage",
            "accuracy_answered", "accuracy_at_coverage",
        )  # fmt: skip
        return {
            **{name: getattr(self, name) for name in plain},
            "entity_precision": self.entities.precision,
            "entity_recall": self.entities.recall,
            "entity_f1": self.entities.f1,
            "care_recall": self.care.recall,
            "care_precision": self.care.precision,
            **{name: getattr(self, name) for name in told},
            "by_intent": {k: v.as_json() for k, v in self.by_intent.items()},
            "by_entity": {k: v.as_json() for k, v in self.by_entity.items()},
            "by_care": {k: v.as_json() for k, v in self.by_care.items()},
            "reliability": [
                {"from": n / BINS, "count": b.count, "confidence": b.confidence,
                 "accuracy": b.accuracy}
                for n, b in self.bins.items()
            ],
            "confusion": [
                {"expected": want, "got": got, "count": count}
                for (want, got), count in self.confusion.items()
            ],
        }  # fmt: skip


@dataclass(slots=True)
class _Counts:
    """What is counted message by message."""

    missing: int = 0
    right: int = 0
    abstained: int = 0
    answered: int = 0
    right_answered: int = 0
    urgent: int = 0
    urgent_abstained: int = 0
    without_care: int = 0
    false_alarms: int = 0
    intents: Tally = field(default_factory=Tally)
    entities: Tally = field(default_factory=Tally)
    care: Tally = field(default_factory=Tally)
    by_intent: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_entity: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_care: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    sure: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, message: Labelled, prediction: Prediction | None) -> None:
        usable = is_usable(prediction)
        said: Prediction = prediction if usable and prediction is not None else {}
        self.missing += not usable
        got = said.get("intent")
        got = got if isinstance(got, str) else None
        self._add_primary(message.intent, got)
        hit = got == message.intent
        abstains = said.get("abstain") is True
        self.abstained += abstains
        if usable and not abstains:
            self.answered += 1
            self.right_answered += hit
        confidence = number(said.get("confidence"))
        if confidence is not None and 0 <= confidence <= 1:
            self.sure.append((float(confidence), hit))
        self._add_rest(message, said, abstains)

    def _add_primary(self, want: str, got: str | None) -> None:
        self.right += want == got
        self.confusion[want, got or NOTHING] += 1
        if want == got:
            self.by_intent[want].tp += 1
            return
        self.by_intent[want].fn += 1
        if got is not None:
            self.by_intent[got].fp += 1

    def _add_rest(self, message: Labelled, said: Prediction, abstains: bool) -> None:
        self.intents.add(message.intents, names_in(said.get("intents")))
        want = entity_values(message.entities)
        got = entity_values(said.get("entities"))
        self.entities.add(want, got)
        for name in {name for name, _ in want | got}:
            self.by_entity[name].add(
                {v for v in want if v[0] == name}, {v for v in got if v[0] == name}
            )
        care = names_in(said.get("care"))
        self.care.add(message.care, care)
        for sign in message.care | care:
            self.by_care[sign].add(message.care & {sign}, care & {sign})
        if not message.care:
            self.without_care += 1
            self.false_alarms += bool(care)
        if message.care & _URGENT:
            self.urgent += 1
            self.urgent_abstained += abstains


def is_usable(prediction: Prediction | None) -> bool:
    """Whether there is a reading at all, and no error in its place."""
    return prediction is not None and "error" not in prediction


def score(
    messages: Sequence[Labelled], predictions: Mapping[str, Prediction]
) -> Figures:
    """The figures of predictions (by id, in the contract's fields) for messages."""
    counts = _Counts()
    for message in messages:
        counts.add(message, predictions.get(message.id))
    expected = {message.intent for message in messages}
    f1s = [counts.by_intent[intent].f1 or 0.0 for intent in sorted(expected)]
    sure = [hit for confidence, hit in counts.sure if confidence >= SURE]
    total = len(messages)
    return Figures(
        messages=total,
        missing=counts.missing,
        right=counts.right,
        primary_accuracy=share(counts.right, total),
        macro_f1=sum(f1s) / len(f1s) if f1s else None,
        intents_f1=counts.intents.f1,
        entities=counts.entities,
        by_entity=dict(sorted(counts.by_entity.items())),
        care=counts.care,
        by_care=dict(sorted(counts.by_care.items())),
        care_false_alarm_rate=share(counts.false_alarms, counts.without_care),
        abstains_on_urgent=share(counts.urgent_abstained, counts.urgent),
        calibration_error=calibration_error(counts.sure),
        right_when_sure=share(sum(sure), len(sure)),
        with_confidence=len(counts.sure),
        abstained=counts.abstained,
        coverage=share(counts.answered, total),
        accuracy_answered=share(counts.right_answered, counts.answered),
        accuracy_at_coverage=accuracy_at(counts.sure, COVERAGE_WANTED, total),
        by_intent=dict(sorted(counts.by_intent.items())),
        confusion=dict(sorted(counts.confusion.items())),
        bins=reliability(counts.sure),
    )


def score_by(
    key: Callable[[Labelled], str],
    messages: Iterable[Labelled],
    predictions: Mapping[str, Prediction],
) -> dict[str, Figures]:
    """The figures of each part of the messages, by country for one."""
    parts: dict[str, list[Labelled]] = defaultdict(list)
    for message in messages:
        parts[key(message)].append(message)
    return {name: score(part, predictions) for name, part in sorted(parts.items())}


def reliability(sure: Iterable[tuple[float, bool]]) -> dict[int, Bin]:
    """Pairs (confidence, right) by tenths of confidence; 1.0 is in the last one."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, hit in sure:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, hit))
    return {
        n: Bin(
            count=len(b),
            confidence=sum(c for c, _ in b) / len(b),
            accuracy=sum(hit for _, hit in b) / len(b),
        )
        for n, b in sorted(bins.items())
    }


def calibration_error(sure: Sequence[tuple[float, bool]]) -> float | None:
    """Expected calibration error in ten bins (Naeini et al., AAAI 2015)."""
    gaps = (
        abs(b.confidence - b.accuracy) * b.count for b in reliability(sure).values()
    )
    return sum(gaps) / len(sure) if sure else None


def accuracy_at(
    sure: Sequence[tuple[float, bool]], coverage: float, total: int
) -> float | None:
    """Accuracy of the most confident predictions that make up `coverage` of `total`.

    Of equally confident ones the wrong come first, so that a tie never flatters. None
    where there are fewer predictions than that.
    """
    wanted = -int(-coverage * total // 1)  # rounded up
    if not wanted or len(sure) < wanted:
        return None
    best = sorted(sure, key=lambda pair: (-pair[0], pair[1]))[:wanted]
    return sum(hit for _, hit in best) / wanted

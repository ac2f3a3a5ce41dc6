"""Thresholds from out-of-fold answers, and figures that do not flatter.

Everything here looks only at answers to messages of files that the answering model had
not learnt from. What is chosen on them is judged with the fold in question left out of
the choosing too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recobro.domain.readings import URGENT_CARE
from recobro.understanding.model.deciding import (
    INTENTS,
    LABELS,
    SIGNALS,
    Opinion,
    Thresholds,
    care_scores,
    combined,
    confidence_of,
    intents_of,
    opinion,
    signs_of,
)
from recobro.understanding.model.lessons import Lesson
from recobro.understanding.model.training import Flags
from recobro.understanding.model.vocabulary import Floats

ACCURACY_WANTED = 0.97
COVERAGE_WANTED = 0.85
# The accuracy on lines of unseen files from which a reading is answered. Many were
# written to be hard, and each was read by a model without a sixth of the voices: where
# 0.955 of them are right, more than 0.97 of the messages of sets by other writers are
# (docs/understanding/method.md).
ACCURACY_UNSEEN = 0.955
_PENALTY = 0.02  # C of the regression that makes the confidence; chosen out of fold
# How much a signal missed weighs, urgent and not, the most careful first.
_CARE_WEIGHTS = ((4.0, 2.0), (4.0, 1.5), (3.0, 1.2), (3.0, 1.0), (2.0, 0.7))
_FALSE_ALARMS_MOST = 0.02
_BINS = 10
_NO_SPREAD = 1e-9
_SHARES = (0.0, 1.0, 2.0, 4.0, 6.0, 8.0, 12.0, 16.0)
_ORDER_SHARES = (0.0, 0.25, 0.5, 1.0, 2.0, 4.0)
_PRESENT_AT = tuple(x / 2 for x in range(-16, 5))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What models said about lessons that they had not learnt from.

    `linear` and `hidden` have 73 scores a row, `unseen` the share of unknown words,
    `fold` the number of the fold in which the lesson was asked.
    """

    lessons: Sequence[Lesson]
    flags: Flags
    linear: Floats
    hidden: Floats
    unseen: Floats
    fold: NDArray[np.intp]

    @property
    def primary(self) -> NDArray[np.intp]:
        """The number of the right primary intent of each."""
        numbers: NDArray[np.intp] = self.flags[:, :LABELS].argmax(axis=1)
        return numbers

    def opinions(self, limits: Thresholds) -> list[Opinion]:
        """Each lesson's opinion under these shares."""
        return [
            opinion(linear, hidden, limits)
            for linear, hidden in zip(self.linear, self.hidden, strict=True)
        ]

    def signs(self, views: Sequence[Opinion]) -> NDArray[np.float64]:
        """What speaks for and against each answer, one row a lesson."""
        return np.array(
            [
                signs_of(view, x.evidence.found, len(x.doc.tokens), float(unseen))
                for view, x, unseen in zip(
                    views, self.lessons, self.unseen, strict=True
                )
            ]
        )


def fit_thresholds(answers: Answers) -> Thresholds:
    """The shares, the presence threshold, the calibration and the abstention."""
    limits = _fit_shares(answers)
    views = answers.opinions(limits)
    chosen = np.array([v.choice for v in views])
    right = chosen == answers.primary
    signs = answers.signs(views)
    limits = fit_confidence(signs, chosen, right, limits)
    confident = _confident(signs, chosen, limits)
    return replace(
        limits,
        abstain_below=abstention(confident, right),
        care_at=fit_care(answers),
    )


def fit_care(answers: Answers) -> tuple[float, ...]:
    """From which score each signal is present, beside what the written rules find.

    The score with the best F of the union, where a signal missed counts more than one
    too many, and most where it is urgent. Of several weights the most careful one is
    taken with which few enough messages without any signal get one; nothing of a signal
    where the rules do better alone.
    """
    scores = care_scores(answers.linear, answers.hidden)
    ruled = ruled_care(answers)
    wanted = answers.flags[:, 2 * LABELS :]
    quiet = ~wanted.any(axis=1)
    found: tuple[float, ...] = ()
    for urgent, other in _CARE_WEIGHTS:
        found = tuple(
            _fit_signal(
                scores[:, n],
                wanted[:, n],
                ruled[:, n],
                urgent if signal in URGENT_CARE else other,
            )
            for n, signal in enumerate(SIGNALS)
        )
        said = ruled | (scores >= np.array(found))
        if said[quiet].any(axis=1).sum() <= _FALSE_ALARMS_MOST * quiet.sum():
            break
    return found


def ruled_care(answers: Answers) -> Flags:
    """What the written rules found of each lesson, one column a signal."""
    return np.array([[s in x.evidence.care for s in SIGNALS] for x in answers.lessons])


def _fit_signal(scores: Floats, wanted: Flags, ruled: Flags, weight: float) -> float:
    """One signal's score, four decimals; infinite where the rules do better alone."""
    best_at, best = math.inf, _f_beta(ruled, wanted, weight)
    for at in np.unique(np.round(scores[wanted | ruled], 4)):
        worth = _f_beta(ruled | (scores >= at), wanted, weight)
        if worth > best:
            best_at, best = float(at), worth
    return best_at


def _f_beta(said: Flags, wanted: Flags, beta: float) -> float:
    hit = int((said & wanted).sum())
    missed, extra = int((~said & wanted).sum()), int((said & ~wanted).sum())
    square = beta * beta
    whole = (1 + square) * hit + square * missed + extra
    return (1 + square) * hit / whole if whole else 0.0


def care_figures(answers: Answers) -> dict[str, Any]:
    """Recall of signals and false alarms, each fold by the other folds' thresholds."""
    scores = care_scores(answers.linear, answers.hidden)
    wanted = answers.flags[:, 2 * LABELS :]
    ruled = np.array([[s in x.evidence.care for s in SIGNALS] for x in answers.lessons])
    said = ruled.copy()
    for fold in np.unique(answers.fold):
        here = answers.fold == fold
        others = replace_rows(answers, ~here)
        said[here] |= scores[here] >= np.array(fit_care(others))
    quiet = ~wanted.any(axis=1)
    return {
        "recall": _share(said[wanted]),
        "recall_rules_alone": _share(ruled[wanted]),
        "false_alarms": _share(np.any(said[quiet], axis=1, keepdims=True)[:, 0]),
        "false_alarms_rules_alone": _share(
            np.any(ruled[quiet], axis=1, keepdims=True)[:, 0]
        ),
        "by_signal": {
            signal.value: {
                "messages": int(wanted[:, n].sum()),
                "recall": _share(said[wanted[:, n], n]),
                "precision": _share(wanted[said[:, n], n]),
            }
            for n, signal in enumerate(SIGNALS)
        },
    }


def replace_rows(answers: Answers, rows: NDArray[np.bool_]) -> Answers:
    """The answers of some rows only."""
    kept = np.flatnonzero(rows)
    return Answers(
        lessons=[answers.lessons[int(i)] for i in kept],
        flags=answers.flags[rows],
        linear=answers.linear[rows],
        hidden=answers.hidden[rows],
        unseen=answers.unseen[rows],
        fold=answers.fold[rows],
    )


def _fit_shares(answers: Answers) -> Thresholds:
    """Presence first, for the best F1; then what gets most primary intents right."""
    limits = _best(
        answers,
        [
            Thresholds(linear_share=4.0, presence_share=share, present_at=at)
            for share in _SHARES
            for at in _PRESENT_AT
        ],
        _presence_of_all,
    )
    return _best(
        answers,
        [
            replace(limits, linear_share=share, order_share=order)
            for share in _SHARES
            for order in _ORDER_SHARES
        ],
        _right,
    )


def _best(
    answers: Answers,
    tried: Sequence[Thresholds],
    worth: Callable[[Answers, Floats, Floats], float],
) -> Thresholds:
    found = [
        worth(answers, *combined(answers.linear, answers.hidden, t)) for t in tried
    ]
    return tried[int(np.argmax(found))]


def _right(answers: Answers, scores: Floats, _present: Floats) -> float:
    return float((scores.argmax(axis=1) == answers.primary).mean())


def _presence_of_all(answers: Answers, _scores: Floats, present: Floats) -> float:
    """F1 of presence by itself, whatever the primary."""
    said, wanted = present > 0, answers.flags[:, LABELS : 2 * LABELS]
    total = int(said.sum() + wanted.sum())
    return 2 * int((said & wanted).sum()) / total if total else 0.0


def presence_f1(answers: Answers, views: Sequence[Opinion]) -> float:
    """F1 over all pairs of a message and an intent in its reading."""
    hit = said = true = 0
    for view, lesson in zip(views, answers.lessons, strict=True):
        given = set(intents_of(view))
        wanted = set(lesson.example.intents)
        hit += len(given & wanted)
        said += len(given)
        true += len(wanted)
    return 2 * hit / (said + true) if said + true else 0.0


def fit_confidence(
    signs: NDArray[np.float64],
    chosen: NDArray[np.intp],
    right: NDArray[np.bool_],
    limits: Thresholds,
) -> Thresholds:
    """A logistic regression of being right on the signs and the intent chosen."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  extra `train`

    if right.all() or not right.any():
        return limits
    known = np.hstack([signs, np.eye(LABELS)[chosen]])
    middle, spread = known.mean(axis=0), known.std(axis=0)
    # A column that never varies tells nothing.
    spread[spread < _NO_SPREAD] = 1.0
    fitted = LogisticRegression(C=_PENALTY, max_iter=1000)
    fitted.fit((known - middle) / spread, right)
    slopes = fitted.coef_[0] / spread
    offset = float(fitted.intercept_[0] - slopes @ middle)
    rounded = [round(float(slope), 6) for slope in slopes]
    return replace(
        limits,
        slopes=tuple(rounded[:-LABELS]),
        by_intent=tuple(rounded[-LABELS:]),
        offset=round(offset, 6),
    )


def _confident(
    signs: NDArray[np.float64], chosen: NDArray[np.intp], limits: Thresholds
) -> NDArray[np.float64]:
    """The confidence of each row."""
    told = zip(signs, chosen.tolist(), strict=True)
    return np.array([confidence_of(row, first, limits) for row, first in told])


def abstention(confident: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """The lowest confidence above which ACCURACY_UNSEEN holds (four decimals).

    Where it holds nowhere, the confidence of the best tenth.
    """
    order = np.argsort(-confident, kind="stable")
    accuracy = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(accuracy >= ACCURACY_UNSEEN)
    last = int(enough[-1]) if len(enough) else len(order) // 10
    return round(float(confident[order[last]]), 4)


def honest_confidence(
    answers: Answers, limits: Thresholds
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Confidence, whether answered, and whether right.

    Each fold is judged by the calibration and the threshold of the others.
    """
    views = answers.opinions(limits)
    chosen = np.array([v.choice for v in views])
    right = chosen == answers.primary
    signs = answers.signs(views)
    confident = np.zeros(len(right))
    answered = np.zeros(len(right), dtype=np.bool_)
    for fold in np.unique(answers.fold):
        here = answers.fold == fold
        if here.all():
            continue
        fitted = fit_confidence(signs[~here], chosen[~here], right[~here], limits)
        others = _confident(signs[~here], chosen[~here], fitted)
        below = abstention(others, right[~here])
        confident[here] = _confident(signs[here], chosen[here], fitted)
        answered[here] = confident[here] >= below
    return confident, answered, right


def figures_of(answers: Answers, limits: Thresholds) -> dict[str, Any]:
    """What the model card tells, all out of fold."""
    confident, answered, right = honest_confidence(answers, limits)
    views = answers.opinions(limits)
    chosen = np.array([view.choice for view in views])
    countries = np.array([x.example.country for x in answers.lessons])
    agreed = np.array(
        [x.evidence.found[0] is x.example.intent for x in answers.lessons]
    )
    return {
        "messages": len(right),
        "primary_accuracy": _share(right),
        "macro_f1": round(float(np.mean(_f1s(chosen, answers.primary))), 4),
        "intents_f1": round(presence_f1(answers, views), 4),
        "rules_alone_accuracy": _share(agreed),
        "calibration_error": round(calibration_error(confident, right), 4),
        "coverage": _share(answered),
        "accuracy_answered": _share(right[answered]),
        "by_country": {
            country: {
                "messages": int((countries == country).sum()),
                "accuracy": _share(right[countries == country]),
                "coverage": _share(answered[countries == country]),
            }
            for country in sorted(set(countries))
        },
        "by_intent": {
            INTENTS[n].value: {
                "messages": int((answers.primary == n).sum()),
                "recall": _share(right[answers.primary == n]),
                "precision": _share(right[chosen == n]),
            }
            for n in range(LABELS)
            if (answers.primary == n).any()
        },
        "coverage_at": coverage_curve(confident, right),
        "care": care_figures(answers),
    }


def coverage_curve(
    confident: NDArray[np.float64], right: NDArray[np.bool_]
) -> dict[str, float]:
    """Accuracy of the most confident share of the messages, share by share."""
    order = np.argsort(-confident, kind="stable")
    return {
        f"{share:.2f}": _share(right[order[: max(1, round(share * len(order)))]])
        for share in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 1.0)
    }


def calibration_error(
    confident: NDArray[np.float64], right: NDArray[np.bool_]
) -> float:
    """Expected calibration error over ten bins of equal width."""
    bins = np.minimum((confident * _BINS).astype(int), _BINS - 1)
    total = 0.0
    for number in range(_BINS):
        here = bins == number
        if here.any():
            total += abs(confident[here].mean() - right[here].mean()) * here.sum()
    return float(total / len(right))


def _f1s(chosen: NDArray[np.intp], wanted: NDArray[np.intp]) -> list[float]:
    found = []
    for n in np.union1d(chosen, wanted):
        hit = int(((chosen == n) & (wanted == n)).sum())
        found.append(2 * hit / int((chosen == n).sum() + (wanted == n).sum()))
    return found


def _share(flags: NDArray[np.bool_]) -> float:
    return round(float(flags.mean()), 4) if len(flags) else 0.0

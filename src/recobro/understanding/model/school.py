"""From the corpus to a reader: evidence, folds, thresholds, the last fit, the card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from recobro.understanding.corpus.examples import Kind
from recobro.understanding.model.calibration import (
    Answers,
    figures_of,
    fit_thresholds,
)
from recobro.understanding.model.deciding import LABELS, SIGNS, Thresholds
from recobro.understanding.model.features import ALL_VIEWS
from recobro.understanding.model.lessons import (
    Lesson,
    corpus_hash,
    flags_of,
    folds_of,
    look_at_all,
    read_corpus,
    weights_of,
)
from recobro.understanding.model.network import Network
from recobro.understanding.model.reader import Reader
from recobro.understanding.model.training import (
    HiddenPlan,
    fit_linear,
    fit_network,
    matrix_of,
    require_packages,
)
from recobro.understanding.model.vocabulary import (
    ViewPlan,
    Vocabulary,
    build_vocabulary,
)

Told = Callable[[str, int, int], None]  # what is being done, done, of how many
# Lines made of others say nothing new of which features are common.
_COUNTED = frozenset({Kind.HAND, Kind.GRAMMAR})
_VIEWS = (
    ViewPlan(name="letters", share=1.0, texts_min=3),
    ViewPlan(name="words", share=1.0, texts_min=2),
    ViewPlan(name="pairs", share=0.7, texts_min=3),
    ViewPlan(name="concepts", share=1.0, texts_min=2),
    ViewPlan(name="context", share=0.7, texts_min=2),
    ViewPlan(name="votes", share=1.0, texts_min=2),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolPlan:
    """Everything that decides what the model becomes, beside the corpus.

    `features_max` keeps the features with the largest weight in a first linear fit.
    """

    version: str
    date: str = ""
    seed: int = 1
    folds: int = 6
    features_max: int = 40_000
    penalty: float = 1.0
    views: tuple[ViewPlan, ...] = _VIEWS
    hidden: HiddenPlan = field(
        default_factory=lambda: HiddenPlan(
            sums=128, nets=1, epochs=15, batch=128, rate=8e-3, drop_hidden=0.3
        )
    )


def train_reader(corpus: Path, plan: SchoolPlan, told: Told) -> Reader:
    """The reader of a folder of .tsv files.

    Raises TrainingUnavailableError, CorpusFormatError, FileNotFoundError.
    """
    require_packages()
    from threadpoolctl import threadpool_limits  # noqa: PLC0415  comes with sklearn

    # Sums in several threads come in any order, and their last bits with them.
    with threadpool_limits(1):
        return _train(corpus, plan, told)


def _train(corpus: Path, plan: SchoolPlan, told: Told) -> Reader:
    examples = read_corpus(corpus)
    lessons = look_at_all(
        examples, lambda done, of: told("looking at the corpus", done, of)
    )
    answers = ask_unseen(lessons, plan, told)
    limits = fit_thresholds(answers)
    vocabulary, network = learn(
        lessons, plan, lambda done, of: told("learning from all of it", done, of)
    )
    return Reader(
        version=plan.version,
        vocabulary=vocabulary,
        network=network,
        limits=limits,
        facts=_facts(corpus, lessons, answers, limits, plan, vocabulary),
    )


def learn(
    lessons: Sequence[Lesson], plan: SchoolPlan, told: Callable[[int, int], None]
) -> tuple[Vocabulary, Network]:
    """Vocabulary and weights from these lessons."""
    counted = [x.doc for x in lessons if x.example.kind in _COUNTED]
    vocabulary = build_vocabulary(counted, plan.views)
    documents = [x.doc for x in lessons]
    flags, weights = flags_of(lessons), weights_of(lessons)
    bags = matrix_of(vocabulary, documents)
    if len(vocabulary) > plan.features_max:
        first, _ = fit_linear(
            bags, flags[:, :LABELS], penalty=plan.penalty, weights=weights
        )
        size = np.abs(first).max(axis=1)
        best = np.argsort(-size, kind="stable")[: plan.features_max]
        vocabulary = vocabulary.kept(np.sort(best))
        bags = matrix_of(vocabulary, documents)
    network = fit_network(
        bags,
        flags,
        softmax_columns=LABELS,
        penalty=plan.penalty,
        hidden=plan.hidden,
        seed=plan.seed,
        weights=weights,
        told=told,
    )
    return vocabulary, network


def ask_unseen(lessons: Sequence[Lesson], plan: SchoolPlan, told: Told) -> Answers:
    """Each hand-written line answered by a model that knew nothing of its file."""
    asked: list[Lesson] = []
    linear, hidden, unseen, folds = [], [], [], []
    pairs = folds_of(lessons, plan.folds)
    for number, (learnt, held) in enumerate(pairs):
        told("asking about unseen writers", number, len(pairs))
        vocabulary, network = learn(
            [lessons[i] for i in learnt], plan, lambda _done, _of: None
        )
        for i in held:
            ids, weights = vocabulary.bag(lessons[i].doc)
            first, second = network.scores(ids, weights)
            asked.append(lessons[i])
            linear.append(first)
            hidden.append(second)
            unseen.append(vocabulary.unseen(lessons[i].doc.tokens))
            folds.append(number)
    return Answers(
        lessons=asked,
        flags=flags_of(asked),
        linear=np.array(linear, dtype=np.float32),
        hidden=np.array(hidden, dtype=np.float32),
        unseen=np.array(unseen, dtype=np.float32),
        fold=np.array(folds),
    )


def _facts(
    corpus: Path,
    lessons: Sequence[Lesson],
    answers: Answers,
    limits: Thresholds,
    plan: SchoolPlan,
    vocabulary: Vocabulary,
) -> dict[str, Any]:
    kinds = Counter(x.example.kind.value for x in lessons)
    countries = Counter(x.example.country for x in lessons if x.by_hand)
    return {
        "date": plan.date,
        "seed": plan.seed,
        "corpus": {
            "hash": corpus_hash(corpus),
            "lines": len(lessons),
            "by_kind": dict(sorted(kinds.items())),
            "by_hand_by_country": dict(sorted(countries.items())),
        },
        "signs": list(SIGNS),
        "all_views": list(ALL_VIEWS),
        "features": len(vocabulary),
        "hidden_sums": plan.hidden.sums * plan.hidden.nets,
        "folds": len(np.unique(answers.fold)),
        "out_of_fold": figures_of(answers, limits),
    }

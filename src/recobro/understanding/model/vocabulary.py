"""The features worth a weight, and a message as their numbered, weighted bag.

Weights are those of scikit-learn's TfidfVectorizer with `sublinear_tf` and smooth idf,
each view brought to length one and then multiplied by the view's share.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from recobro.understanding.model.features import (
    VIEWS,
    Document,
    letters_of,
    words_of,
)

Ids = NDArray[np.int64]
Floats = NDArray[np.float32]
_LOGS = np.array([0.0, *(1 + math.log(n) for n in range(1, 256))], dtype=np.float32)

_REMEMBERED = 8_192  # words whose letters are looked up once


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewPlan:
    """How a view enters a bag.

    `share` is its length beside the others; a feature must stand in `texts_min` texts
    of the corpus to count.
    """

    name: str
    share: float = 1.0
    texts_min: int = 2


class Vocabulary:
    """Numbers of features by view, and their inverse document frequencies.

    `names[v]` are the features of view `v` in the order of their numbers; views follow
    one another. `idf` has one value for each feature of all views.
    """

    def __init__(
        self,
        plans: Sequence[ViewPlan],
        names: Sequence[Sequence[str]],
        idf: Floats,
    ) -> None:
        self.plans = tuple(plans)
        self.names = tuple(tuple(group) for group in names)
        self.idf = idf
        self._views: list[tuple[str, Mapping[str, int], float]] = []
        first = 0
        for plan, group in zip(self.plans, self.names, strict=True):
            numbers = {name: first + i for i, name in enumerate(group)}
            self._views.append((plan.name, numbers, plan.share))
            first += len(group)
        letters = next((n for name, n, _ in self._views if name == "letters"), {})
        self._letters = lru_cache(_REMEMBERED)(partial(_numbers, letters))

    def __len__(self) -> int:
        return len(self.idf)

    def unseen(self, tokens: Sequence[str]) -> float:
        """The share of these words that stand in no text of the corpus."""
        numbers = next((n for name, n, _ in self._views if name == "words"), {})
        missing = sum(token not in numbers for token in tokens)
        return missing / len(tokens) if tokens else 0.0

    def kept(self, ids: Ids) -> Vocabulary:
        """The vocabulary of these features only (`ids` in rising order)."""
        names: list[list[str]] = []
        first = 0
        for group in self.names:
            here = ids[(ids >= first) & (ids < first + len(group))] - first
            names.append([group[i] for i in here])
            first += len(group)
        return Vocabulary(self.plans, names, self.idf[ids])

    def bag(self, doc: Document) -> tuple[Ids, Floats]:
        """The numbers of the features present and their weights, the same length."""
        times: Counter[int] = Counter()  # of one view after another
        ends: list[tuple[int, int, float]] = []
        for name, numbers, share in self._views:
            first = len(times)
            if name == "letters":
                known = map(self._letters, words_of(doc))
                times.update(chain.from_iterable(known))
            else:
                get = numbers.get
                times.update(
                    [n for gram in VIEWS[name](doc) if (n := get(gram)) is not None]
                )
            if len(times) > first:
                ends.append((first, len(times), share))
        ids = np.fromiter(times, np.int64, len(times))
        counts = np.fromiter(times.values(), np.int64, len(times))
        weights = _LOGS.take(counts, mode="clip")
        weights *= self.idf.take(ids)
        for first, last, share in ends:
            view = weights[first:last]
            view *= share / math.sqrt(float(view.dot(view)))
        return ids, weights


def _numbers(numbers: Mapping[str, int], word: str) -> tuple[int, ...]:
    """The numbers of the runs of letters in a word, those that are known."""
    return tuple(n for gram in letters_of(word) if (n := numbers.get(gram)) is not None)


def build_vocabulary(
    documents: Iterable[Document], plans: Sequence[ViewPlan]
) -> Vocabulary:
    """The features that enough of the documents have, in alphabetical order."""
    counts: list[Counter[str]] = [Counter() for _ in plans]
    total = 0
    for doc in documents:
        total += 1
        for plan, counter in zip(plans, counts, strict=True):
            counter.update(set(VIEWS[plan.name](doc)))
    names: list[list[str]] = []
    idf: list[float] = []
    for plan, counter in zip(plans, counts, strict=True):
        group = sorted(g for g, texts in counter.items() if texts >= plan.texts_min)
        names.append(group)
        idf += [math.log((1 + total) / (1 + counter[g])) + 1 for g in group]
    return Vocabulary(plans, names, np.array(idf, dtype=np.float32))

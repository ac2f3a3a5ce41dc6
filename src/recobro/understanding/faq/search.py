"""The search: how much of what is asked an entry asks too, rare words counting more.

Each wording of each entry is scored apart; the entry has its best. A wording's score is
the harmonic mean of two shares: of the weight of the asked words how much the entry has
in any wording, and of this wording's weight how much is asked. Rare words weigh most
(inverse document frequency) and one that no entry has as much as the rarest, so that a
question about something else falls through.
THRESHOLD and MARGIN were chosen on one set written for it and measured on another, new
one: see tests/unit/understanding/faq.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from recobro.ports.answers import AnswerMatch, FaqText
from recobro.understanding.faq.words import MAX_TEXT, alike, terms

# A wrong answer is worse than a person: near enough, and no other nearly as near.
THRESHOLD = 0.65
MARGIN = 0.1
# Half of what is asked, or of what the wording asks, is about something else.
_ASKED_LEAST, _WORDING_LEAST = 0.55, 0.52
_MOST_SHOWN = 10
# One question among other sentences; a statement is never taken for one.
_QUESTION = re.compile(r"([^?¿.!;:\n]+)\?")


class FaqSearch:
    """An AnswerFinder over BM25-like weights."""

    def ranked(
        self,
        question: str,
        entries: Sequence[FaqText],
        *,
        language: str,
        country: str = "",
    ) -> Sequence[AnswerMatch]:
        """The entries that have something in common with the question, best first."""
        return ranked(question, entries, language=language, country=country)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """The entries of one language, laid out for the search."""

    wordings: tuple[tuple[FaqText, str, tuple[str, ...]], ...]
    vocabulary: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, float]
    unknown: float

    def weight(self, term: str) -> float:
        return self.weights.get(term, self.unknown)

    def sum(self, some: Sequence[str]) -> float:
        return sum(self.weight(term) for term in some)


def ranked(
    question: str, entries: Sequence[FaqText], *, language: str, country: str = ""
) -> tuple[AnswerMatch, ...]:
    """The entries that have something in common with the question, best first.

    Where the whole message fits none surely, a question that stands in it may.
    """
    index = _index(tuple(entries), language, country)
    whole = _ranked(index, terms(question, language, country))
    if whole and whole[0].sure:
        return whole
    for part in _QUESTION.findall(question[:MAX_TEXT]):
        found = _ranked(index, terms(part, language, country))
        if found and found[0].sure:
            return found
    return whole


def _ranked(index: _Index, asked: tuple[str, ...]) -> tuple[AnswerMatch, ...]:
    best: dict[str, tuple[float, FaqText, str]] = {}
    for entry, wording, its_terms in index.wordings:
        score = _score(index, asked, its_terms, index.vocabulary[entry.name])
        if score > best.get(entry.name, (0.0,))[0]:
            best[entry.name] = (score, entry, wording)
    found = sorted(best.values(), key=lambda b: (-b[0], b[1].name))
    second = found[1][0] if len(found) > 1 else 0.0
    return tuple(
        AnswerMatch(
            entry=entry,
            question=wording,
            score=round(score, 4),
            sure=place == 0 and score >= THRESHOLD and score - second >= MARGIN,
        )
        for place, (score, entry, wording) in enumerate(found[:_MOST_SHOWN])
    )


def best_answer(
    question: str, entries: Sequence[FaqText], language: str, country: str = ""
) -> AnswerMatch | None:
    """The entry that surely answers the question; None where none does."""
    found = ranked(question, entries, language=language, country=country)
    return found[0] if found and found[0].sure else None


@lru_cache(maxsize=64)
def _index(entries: tuple[FaqText, ...], language: str, country: str) -> _Index:
    own = [entry for entry in entries if entry.language[:2] == language[:2]]
    wordings = tuple(
        (entry, wording, terms(wording, language, country))
        for entry in own
        for wording in entry.questions
    )
    vocabulary = {
        entry.name: tuple(
            dict.fromkeys(t for e, _, some in wordings if e is entry for t in some)
        )
        for entry in own
    }
    known = Counter(term for its in vocabulary.values() for term in its)
    count = len(own)
    return _Index(
        wordings=wordings,
        vocabulary=vocabulary,
        weights={term: _weight(seen, count) for term, seen in known.items()},
        unknown=_weight(1, count),
    )


def _weight(seen: int, count: int) -> float:
    return log(1 + (count + 1) / (seen + 1))


def _score(
    index: _Index,
    asked: tuple[str, ...],
    its: tuple[str, ...],
    vocabulary: tuple[str, ...],
) -> float:
    if not asked or not its:
        return 0.0
    of_asked = sum(index.weight(term) * _nearest(term, vocabulary) for term in asked)
    of_its = sum(index.weight(term) * _nearest(term, asked) for term in its)
    first, second = of_asked / index.sum(asked), of_its / index.sum(its)
    if first < _ASKED_LEAST or second < _WORDING_LEAST:
        return first * second
    return 2 * first * second / (first + second)


def _nearest(term: str, others: tuple[str, ...]) -> float:
    return max(alike(term, other) for other in others)

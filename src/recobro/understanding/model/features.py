"""From a message to the names of its features, view by view.

A view is one way to look at a text: the letters of each word, the words in order, pairs
of words that stand near one another, what we asked before. Each gives strings; the
vocabulary (vocabulary.py) knows the ones worth a weight. Nothing here is learnt, and
the time is linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from recobro.understanding.model.concepts import concept_features

MAX_CHARACTERS = 2048  # looked at; some letters decompose into eighteen
_LETTERS_MAX = 6
_WORD_MAX = 40  # letters of one word that are looked at
_PAIR_WINDOW = 8
_STEM = 6
_SHORT = 4  # words of a message that is read with what we asked before

_TOKEN = re.compile(r"[^\W_]+|\?")
_DIGIT = re.compile(r"\d")
_ZEAL = re.compile(r"([^\d])\1{2,}")
_WHOLE = MAX_CHARACTERS // 18  # characters: not cut, however they decompose
_ASCII = frozenset(map(chr, range(128)))
_PLAIN = str.maketrans("áéíóúüñàèìòùçâêôãõäöï", "aeiouunaeioucaeoaoaoi")


@dataclass(frozen=True, slots=True)
class Document:
    """One message as the views see it.

    `plain` is lower case without accents, digits as 0, single spaces; `tokens` its
    words and question marks; `act` the act of our last message ("" for none); `votes`
    the names that written rules gave.
    """

    plain: str
    tokens: tuple[str, ...]
    act: str = ""
    votes: tuple[str, ...] = ()


def document(text: str, act: str = "", votes: Sequence[str] = ()) -> Document:
    """The message made plain; any Unicode is taken."""
    plain = _plain(text[:MAX_CHARACTERS])
    return Document(plain, tuple(_TOKEN.findall(plain)), act, tuple(votes))


def _plain(text: str) -> str:
    lowered = text.lower()
    if not lowered.isascii():
        lowered = _without_accents(lowered)
    squeezed = _DIGIT.sub("0", _ZEAL.sub(r"\1", lowered))
    return " ".join(squeezed.split())


def _without_accents(lowered: str) -> str:
    if len(lowered) <= _WHOLE:
        for char in set(lowered) - _ASCII:
            lowered = lowered.replace(char, _alone(char))
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered.translate(_PLAIN))
    return "".join(
        [c for c in decomposed[:MAX_CHARACTERS] if not unicodedata.combining(c)]
    )


@lru_cache(maxsize=1_024)
def _alone(char: str) -> str:
    """One letter without its accents."""
    decomposed = unicodedata.normalize("NFKD", char)
    return "".join([c for c in decomposed if not unicodedata.combining(c)])


def words_of(doc: Document) -> list[str]:
    """What stands between blanks."""
    return doc.plain.split(" ")


def letters_of(word: str) -> list[str]:
    """Runs of one to six letters of a word, its two edges marked by a blank."""
    padded = f" {word[:_WORD_MAX]} "
    length = len(padded)
    return [
        padded[start : start + size]
        for size in range(1, min(_LETTERS_MAX, length) + 1)
        for start in range(length - size + 1)
    ]


def letters(doc: Document) -> list[str]:
    """The runs of letters within each word, in the order of the words."""
    return [gram for word in words_of(doc) for gram in letters_of(word)]


def words(doc: Document) -> list[str]:
    """Words, and two or three in a row; "^" and "$" mark the ends of the message."""
    marked = ("^", *doc.tokens, "$")
    two = [f"{a} {b}" for a, b in pairwise(marked)]
    three = [f"{a} {b}" for a, b in zip(two, marked[2:], strict=False)]
    return [*doc.tokens, *two, *three]


def pairs(doc: Document) -> list[str]:
    """Two stems within eight words of each other, in either order."""
    stems = [_stem(token) for token in doc.tokens]
    found = [
        f"{a}&{b}" if a < b else f"{b}&{a}"
        for i, a in enumerate(stems)
        for b in stems[i + 1 : i + _PAIR_WINDOW]
        if a != b
    ]
    return list(dict.fromkeys(found))


def concepts(doc: Document) -> list[str]:
    """Words of one meaning under one name (concepts.py)."""
    return concept_features(doc.tokens)


def context(doc: Document) -> list[str]:
    """What we asked before, alone and with the words of a short or beginning answer."""
    act = doc.act or "-"
    ends = doc.tokens if len(doc.tokens) <= _SHORT else doc.tokens[:2]
    length = "0" if not doc.tokens else "s" if len(doc.tokens) <= _SHORT else "l"
    return [
        f"@{act}",
        f"@{act}#{length}",
        *(f"@{act}={token}" for token in ends),
        f"@{act}^{' '.join(doc.tokens[:2])}",
    ]


def votes(doc: Document) -> list[str]:
    """The names that the written rules gave, alone and with what we asked before."""
    return [f"!{vote}" for vote in doc.votes] or ["!-"]


def _stem(word: str) -> str:
    """Spanish endings off, roughly: up to six letters, three of the end."""
    return word if len(word) < 5 else word[: max(4, len(word) - 3)][:_STEM]


Extract = Callable[[Document], list[str]]

VIEWS: Mapping[str, Extract] = {
    "letters": letters,
    "words": words,
    "pairs": pairs,
    "concepts": concepts,
    "context": context,
    "votes": votes,
}
ALL_VIEWS = tuple(VIEWS)

"""A text as the terms that the search compares: folded, joined, stemmed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

import snowballstemmer

from recobro.understanding.faq import lexicon

MAX_TEXT = 1000
_LONGEST = 40
_WORD = re.compile(r"[a-z0-9]+")
_PHRASES = tuple(
    (re.compile(rf"\b(?:{'|'.join(patterns)})\b"), word)
    for word, patterns in lexicon.PHRASES_ES.items()
)
_NO_WORDS: Mapping[str, str] = {}


def fold(text: str) -> str:
    """Lower case, without accents; ñ becomes n. The first MAX_TEXT letters."""
    decomposed = unicodedata.normalize("NFKD", text[:MAX_TEXT].lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))[:MAX_TEXT]


@lru_cache(maxsize=4096)
def terms(text: str, language: str, country: str = "") -> tuple[str, ...]:
    """The terms of a text, in their order, each once."""
    english = language.startswith("en")
    words = [lexicon.SPELLINGS.get(w, w) for w in _WORD.findall(fold(text))]
    plain = " ".join(words)
    if not english:
        for pattern, word in _PHRASES:
            plain = pattern.sub(word, plain)
    stop = lexicon.STOP_EN if english else lexicon.STOP_ES
    same = lexicon.SYNONYMS_EN if english else lexicon.SYNONYMS_ES
    local = _NO_WORDS if english else lexicon.BY_COUNTRY.get(country, _NO_WORDS)
    kept = (w for w in plain.split() if w not in stop and len(w) <= _LONGEST)
    said = (local.get(w) or same.get(w, w) for w in kept)
    return tuple(dict.fromkeys(_stem(w, english=english) for w in said))


@lru_cache(maxsize=8192)
def _stem(word: str, *, english: bool) -> str:
    stemmer = snowballstemmer.stemmer("english" if english else "spanish")
    return str(stemmer.stemWord(word))


@lru_cache(maxsize=16384)
def grams(word: str) -> frozenset[str]:
    """The letters of a word three by three, with its ends marked."""
    marked = f"^{word}$"
    return frozenset(marked[i : i + 3] for i in range(len(marked) - 2))


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> float:
    """How much two words are the same, 0 to 1: a typing error leaves them alike.

    Words that share few `grams` are another word, and so are those that are more than
    one letter in five apart; short words and numbers are alike only where the same.
    """
    if one == other:
        return 1.0
    if min(len(one), len(other)) < _SHORT or one.isdigit() or other.isdigit():
        return 0.0
    first, second = grams(one), grams(other)
    if 2 * len(first & second) < _ALIKE * (len(first) + len(second)):
        return 0.0
    longest = max(len(one), len(other))
    apart = _apart(one, other)
    return 1 - apart / longest if apart <= longest // 5 else 0.0


def _apart(one: str, other: str) -> int:
    """How many letters to change, put in or leave out (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, match in enumerate(other, 1):
            before, row[j] = (
                row[j],
                min(row[j] + 1, row[j - 1] + 1, before + (letter != match)),
            )
    return row[-1]


_SHORT = 6
_ALIKE = 0.4

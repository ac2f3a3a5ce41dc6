r"""Which intents' patterns are worth trying in a message, where, and which match.

Some two hundred patterns stand ready; a message of ten words can match a dozen. A
pattern that must begin with certain letters at the start of a word is tried only where
a word begins so (domain/guard/heads.py); one whose beginning is not plain is looked for
in the whole text. The answer is that of running them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from recobro.domain.guard.heads import HEAD_LENGTH, heads_of
from recobro.domain.readings import Intent

_VOCABULARY = 16_384  # beginnings of words that are remembered
_WORD = re.compile(r"[a-z]+|[0-9]+")
Finder = Callable[[str], set[Intent]]
_Match = Callable[[str, int], re.Match[str] | None]
_Search = Callable[[str], re.Match[str] | None]


def finder_of(patterns: Mapping[Intent, Sequence[str]]) -> Finder:
    """A function that tells, of a folded text, the intents with a pattern in it.

    Raises re.error for what is no pattern.
    """
    by_head: dict[str, list[tuple[Intent, _Match]]] = {}
    anywhere: list[tuple[Intent, _Search]] = []
    for intent, sources in patterns.items():
        for source in sources:
            heads, pattern = heads_of(source), re.compile(source)
            for head in heads or ():
                by_head.setdefault(head, []).append((intent, pattern.match))
            if heads is None:
                anywhere.append((intent, pattern.search))

    @lru_cache(maxsize=_VOCABULARY)
    def begun_by(start: str) -> tuple[tuple[Intent, _Match], ...]:
        """What may begin where a word begins so."""
        sizes = range(1, HEAD_LENGTH + 1)
        tried = (each for size in sizes for each in by_head.get(start[:size], ()))
        return tuple(dict.fromkeys(tried))

    def find(text: str) -> set[Intent]:
        found: set[Intent] = set()
        for word in _WORD.finditer(text):
            place = word.start()
            for intent, match in begun_by(text[place : place + HEAD_LENGTH]):
                if intent not in found and match(text, place):
                    found.add(intent)
        for intent, search in anywhere:
            if intent not in found and search(text):
                found.add(intent)
        return found

    return find

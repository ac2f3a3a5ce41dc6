r"""Which intents' patterns are worth running on a message, and which of them match.

Some two hundred patterns stand ready; a message of ten words can match a dozen. A
pattern that must begin with certain letters at the start of a word runs only where a
word begins so (domain/guard/heads.py); one whose beginning is not plain always runs.
The answer is that of running them all. Words are folded: where the text holds letters
beyond a to z, more patterns run than must, never fewer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from recobro.domain.guard.heads import HEAD_LENGTH, heads_of, starts_of
from recobro.domain.readings import Intent

_VOCABULARY = 16_384  # beginnings of words that are remembered
Finder = Callable[[str], set[Intent]]
_Search = Callable[[str], re.Match[str] | None]


def finder_of(patterns: Mapping[Intent, Sequence[str]]) -> Finder:
    """A function that tells, of a folded text, the intents with a pattern in it.

    Raises re.error for what is no pattern.
    """
    always, by_head, intents = 0, dict[str, int](), []
    bit = 1
    for intent, sources in patterns.items():
        searches: list[tuple[int, _Search]] = []
        for source in sources:
            heads = heads_of(source)
            if heads is None:
                always |= bit
            for head in heads or ():
                by_head[head] = by_head.get(head, 0) | bit
            searches.append((bit, re.compile(source).search))
            bit <<= 1
        intents.append((intent, sum(own for own, _ in searches), tuple(searches)))

    @lru_cache(maxsize=_VOCABULARY)
    def begun_by(start: str) -> int:
        """The patterns that may begin where a word begins so, one bit each."""
        begun = 0
        for size in range(1, HEAD_LENGTH + 1):
            begun |= by_head.get(start[:size], 0)
        return begun

    def find(text: str) -> set[Intent]:
        alive = always
        for start in starts_of(text):
            alive |= begun_by(start)
        found: set[Intent] = set()
        for intent, own, searches in intents:
            if alive & own:
                for mark, search in searches:
                    if alive & mark and search(text):
                        found.add(intent)
                        break
        return found

    return find

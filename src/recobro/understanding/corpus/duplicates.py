"""Near-duplicates: Jaccard of character 5-grams, found without comparing all.

Prefix filtering (Bayardo, Ma and Srikant, "Scaling up all pairs similarity search",
WWW 2007): two sets that share at least a fraction `t` must share one of their first
(1 - t)|x| + 1 members in any fixed order, so only those are indexed.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import ceil, floor

GRAM = 5
NEAR = 0.85
STOCK_WORDS_MAX = 3


def shingles(folded: str) -> frozenset[int]:
    """The 5-grams of a folded text, hashed; the same in every run."""
    padded = f" {folded} "
    count = max(1, len(padded) - GRAM + 1)
    return frozenset(
        zlib.crc32(padded[i : i + GRAM].encode("utf-8", "surrogatepass"))
        for i in range(count)
    )


def jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    """Shared members over all members; 1.0 for equal sets."""
    shared = len(left & right)
    return shared / (len(left) + len(right) - shared)


def common_grams(folded: Iterable[str]) -> frozenset[int]:
    """The 5-grams that more than one text in a hundred has: poor ones to search by."""
    counted: Counter[int] = Counter()
    texts = 0
    for text in folded:
        counted.update(shingles(text))
        texts += 1
    return frozenset(gram for gram, n in counted.items() if n * 100 > texts)


class NearIndex:
    """Texts already taken, asked for one that is near.

    `bucket` keeps apart texts that may be alike: stock phrases after different acts.
    `common` only makes it quicker: those grams are indexed last.
    """

    def __init__(self, common: frozenset[int] = frozenset()) -> None:
        self._common = common
        self._taken: list[tuple[frozenset[int], str]] = []
        # By bucket, gram and size: near sets have nearly the same size.
        self._postings: dict[tuple[str, int, int], list[int]] = defaultdict(list)

    def near(self, folded: str, bucket: str = "") -> str | None:
        """The key of a text at least as near as NEAR, or None."""
        grams = shingles(folded)
        sizes = range(ceil(NEAR * len(grams)), floor(len(grams) / NEAR) + 1)
        seen: set[int] = set()
        for gram in self._prefix(grams):
            for size in sizes:
                for position in self._postings.get((bucket, gram, size), ()):
                    if position in seen:
                        continue
                    seen.add(position)
                    taken, key = self._taken[position]
                    if jaccard(grams, taken) >= NEAR:
                        return key
        return None

    def add(self, folded: str, key: str, bucket: str = "") -> None:
        """Take the text in under a name to report."""
        grams = shingles(folded)
        position = len(self._taken)
        self._taken.append((grams, key))
        for gram in self._prefix(grams):
            self._postings[bucket, gram, len(grams)].append(position)

    def _prefix(self, grams: frozenset[int]) -> list[int]:
        length = len(grams) - ceil(NEAR * len(grams)) + 1
        return sorted(grams, key=lambda gram: (gram in self._common, gram))[:length]


def is_stock_phrase(folded: str) -> bool:
    """Up to three words: anyone says it, so its coming twice tells nothing."""
    return len(folded.split()) <= STOCK_WORDS_MAX

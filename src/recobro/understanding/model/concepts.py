"""Words of one meaning under one name, so that "laburo" helps to read "chamba".

The names and their words stand in data/concepts.txt. Six countries say the same things
in other words, and no corpus of this size holds each word often enough to learn it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from recobro.understanding.rules.normalise import strip_accents

WORDS_FILE = Path(__file__).with_name("data") / "concepts.txt"
_BEGINNING_MIN = 2
_WINDOW = 6
_CACHED = 50_000
_QUESTION = "?"
# Concepts whose endings tell who and when: "pago", "pague", "pagaria".
_VERBS = frozenset({"PAY", "SEND", "DONE", "EARN", "CAN", "WRITE", "CALL", "COLLECT"})


@cache
def _lexicon() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Whole words and beginnings of words, and the concepts of each."""
    whole: dict[str, list[str]] = {}
    begins: dict[str, list[str]] = {}
    for line in WORDS_FILE.read_text(encoding="utf-8").splitlines():
        name, mark, words = line.partition(":")
        if not mark or line.startswith("#"):
            continue
        for word in strip_accents(words).split():
            table = begins if word.endswith("*") else whole
            concepts = table.setdefault(word.rstrip("*"), [])
            if name not in concepts:
                concepts.append(name)
    return (
        {word: tuple(names) for word, names in whole.items()},
        {word: tuple(names) for word, names in begins.items()},
    )


@lru_cache(maxsize=_CACHED)
def concepts_of(token: str) -> tuple[str, ...]:
    """The concepts of one plain word; none for most."""
    if token[0] == "0":
        return ("DIGITS",)
    if token in _QUESTION:
        return ("ASKS",)
    whole, begins = _lexicon()
    found = list(whole.get(token, ()))
    for end in range(len(token), _BEGINNING_MIN, -1):
        names = begins.get(token[:end])
        if names:
            found += [name for name in names if name not in found]
            break
    return tuple(found)


def concept_features(tokens: Sequence[str]) -> list[str]:
    """Concepts alone, two and three in a row, in pairs, and verbs with endings."""
    known = [(token, names) for token in tokens if (names := concepts_of(token))]
    firsts = [names[0] for _, names in known]
    two = [f"%{a}>{b}" for a, b in pairwise(firsts)]
    three = [f"{a}>{b}" for a, b in zip(two, firsts[2:], strict=False)]
    alone = [f"%{name}" for _, names in known for name in names]
    endings = [
        f"%{names[0]}~{token[-end:]}"
        for token, names in known
        if names[0] in _VERBS
        for end in (2, 3)
    ]
    near: dict[str, None] = {}
    for i, (_, names) in enumerate(known):
        for _, others in known[i + 1 : i + _WINDOW]:
            for a in names:
                for b in others:
                    if a != b:
                        near[f"%{a}&{b}" if a < b else f"%{b}&{a}"] = None
    return [*alone, *two, *three, *endings, *near]

"""Which phrases are worth trying on a draft, over all the rules at once.

Some three hundred patterns stand ready; a draft of thirty words can match a dozen. Each
word is looked up once, so that a rule runs only the patterns of which a head occurs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import ModuleType

from recobro.domain.guard import (
    bureau,
    disclosure,
    humanity,
    impersonation,
    leak,
    offer_words,
    reasons,
    secrets,
    settled,
    shame,
    thirdparty,
    threats,
    urgency,
)
from recobro.domain.guard.heads import HEAD_LENGTH, starts_of
from recobro.domain.guard.phrases import Phrase

_WORDED: tuple[ModuleType, ...] = (
    bureau,
    disclosure,
    humanity,
    impersonation,
    leak,
    offer_words,
    reasons,
    secrets,
    settled,
    shame,
    thirdparty,
    threats,
    urgency,
)
_VOCABULARY = 16_384


def phrases_of(modules: tuple[ModuleType, ...] = _WORDED) -> frozenset[Phrase]:
    """Every phrase that the modules hold in their tuples."""
    return frozenset(
        phrase
        for module in modules
        for value in vars(module).values()
        if isinstance(value, tuple)
        for phrase in value
        if isinstance(phrase, Phrase)
    )


def index_of(phrases: frozenset[Phrase]) -> Callable[[str], frozenset[Phrase]]:
    """A function that tells, of a folded text, the phrases that may match in it."""
    always = frozenset(phrase for phrase in phrases if phrase.heads is None)
    by_head: dict[str, set[Phrase]] = {}
    for phrase in phrases:
        for head in phrase.heads or ():
            by_head.setdefault(head, set()).add(phrase)

    @lru_cache(maxsize=_VOCABULARY)
    def begun_by(start: str) -> frozenset[Phrase]:
        heads = (start[:size] for size in range(1, HEAD_LENGTH + 1))
        return frozenset().union(*(by_head.get(head, ()) for head in heads))

    def alive(text: str) -> frozenset[Phrase]:
        return always.union(*map(begun_by, starts_of(text)))

    return alive


alive_in = index_of(phrases_of())

"""Which phrases are worth trying on a draft, over all the rules at once.

Some two hundred patterns stand ready; a draft of thirty words can match a dozen. Each
word is looked up once, so that a rule tries a pattern only where a head of it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache, reduce
from operator import or_
from types import ModuleType

from recobro.domain.guard import (
    bureau,
    conduct_words,
    disclosure,
    due,
    human_words,
    humanity,
    impersonation,
    leak,
    leak_words,
    offer_frames,
    offer_open,
    offer_words,
    reasons,
    secrets,
    settled,
    shame,
    shame_words,
    thirdparty,
    threat_named,
    threat_veiled,
    threat_words,
    urgency,
    urgency_words,
)
from recobro.domain.guard.heads import HEAD_LENGTH
from recobro.domain.guard.phrases import Alive, Phrase, Phrases
from recobro.domain.guard.words import Words

_WORDED: tuple[ModuleType, ...] = (
    bureau,
    conduct_words,
    disclosure,
    due,
    humanity,
    impersonation,
    human_words,
    leak,
    leak_words,
    offer_frames,
    offer_open,
    offer_words,
    reasons,
    secrets,
    settled,
    shame,
    shame_words,
    thirdparty,
    threat_named,
    threat_veiled,
    threat_words,
    urgency,
    urgency_words,
)
_VOCABULARY = 16_384


def phrases_of(modules: tuple[ModuleType, ...] = _WORDED) -> frozenset[Phrase]:
    """Every phrase that the modules hold."""
    return frozenset(
        phrase
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Phrases)
        for phrase in value
    )


def index_of(phrases: frozenset[Phrase]) -> Callable[[Words], Alive]:
    """A function that tells, of a folded text, where which phrases may begin."""
    heads: dict[str, list[Phrase]] = {}
    needed: dict[str, int] = {}
    headless = unneedy = 0
    for phrase in phrases:
        headless |= phrase.mark if phrase.heads is None else 0
        unneedy |= phrase.mark if phrase.needed is None else 0
        for head in phrase.heads or ():
            heads.setdefault(head, []).append(phrase)
        for head in phrase.needed or ():
            needed[head] = needed.get(head, 0) | phrase.mark

    @lru_cache(maxsize=_VOCABULARY)
    def at(start: str) -> tuple[int, int, tuple[Phrase, ...]]:
        """What may begin with a word and what needs it, as masks, and the former."""
        sizes = [start[:size] for size in range(1, HEAD_LENGTH + 1)]
        begun = tuple({p: None for size in sizes for p in heads.get(size, ())})
        met = reduce(or_, [needed.get(size, 0) for size in sizes])
        return sum(phrase.mark for phrase in begun), met, begun

    def alive(words: Words) -> Alive:
        begun, met = headless, unneedy
        here: list[tuple[int, tuple[Phrase, ...]]] = []
        text = words.text
        for place in words.places:
            marks, serves, phrases_here = at(text[place : place + HEAD_LENGTH])
            met |= serves
            if marks:
                begun |= marks
                here.append((place, phrases_here))
        places: defaultdict[Phrase, list[int]] = defaultdict(list)
        for place, phrases_here in here:
            for phrase in phrases_here:
                places[phrase].append(place)
        return Alive(begun & met, places)

    return alive


alive_in = index_of(phrases_of())

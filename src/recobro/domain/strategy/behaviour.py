"""Behaviour: how a person has dealt with us so far, as one word."""

from __future__ import annotations

from enum import StrEnum

from recobro.domain.strategy.facts import AccountFacts

# So many messages that nobody asked for without an answer are a silence.
SILENT_AFTER = 3


class Behaviour(StrEnum):
    """How a person has dealt with us; the first that fits, in this order."""

    BREAKS_PROMISES = "breaks_promises"
    KEEPS_WORD = "keeps_word"
    SILENT = "silent"
    ANSWERS = "answers"
    NEW = "new"


def behaviour_of(facts: AccountFacts) -> Behaviour:
    """The behaviour, from promises, answers and messages without one.

    1. `breaks_promises`: broke at least one promise, and as many as were kept, or more
    2. `keeps_word`: kept at least one (and so more than were broken)
    3. `silent`: three messages or more since the person last wrote, if ever
    4. `answers`: has written to us
    5. `new`: none of this yet
    """
    if facts.promises_broken and facts.promises_broken >= facts.promises_kept:
        return Behaviour.BREAKS_PROMISES
    if facts.promises_kept:
        return Behaviour.KEEPS_WORD
    if facts.unanswered >= SILENT_AFTER:
        return Behaviour.SILENT
    return Behaviour.NEW if facts.last_reply is None else Behaviour.ANSWERS

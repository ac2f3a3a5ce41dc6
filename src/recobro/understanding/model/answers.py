"""A bare yes or no: what it means is a table of the label contract, not an opinion."""

from __future__ import annotations

import re

from recobro.domain.readings import AgentAct, Intent
from recobro.understanding.corpus.labels import bare_answer

_LONGEST = 24
# Signs around the word, and the tint and the form of an emoji.
_AROUND = re.compile(r"[\s.,;:!¡?¿…*_\"'()\-\ufe0f\U0001f3fb-\U0001f3ff]+")
_TWICE = re.compile(r"^(\S+?)\1+$")


def bare_intent(folded: str, act: AgentAct | None) -> Intent | None:
    """The intent of a bare «sí», «ok», «no», 👍 after our last act; None if it is more.

    `folded` is the plain form of rules/normalise.py.
    """
    if len(folded) > _LONGEST or "?" in folded:
        return None
    words = _AROUND.sub(" ", folded).split()
    if not words or len(set(words)) > 1:
        return None
    word = _TWICE.sub(r"\1", words[0]) if len(words[0]) < 3 else words[0]
    for form in (word, words[0]):
        found = bare_answer(form, act)
        if found:
            return found
    return None

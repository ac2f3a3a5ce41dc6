"""What people put around a message: a greeting, a name, thanks, an emoji.

None of it is a label: greeting and thanks are labelled only where nothing else is said.
Anger and warmth towards us do change the sentiment.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from recobro.domain.readings import Intent, Sentiment
from recobro.understanding.corpus.grammar import Grammar, Template, Voice
from recobro.understanding.corpus.noise import add_emoji
from recobro.understanding.corpus.pattern import parse_pattern

_GREETED = re.compile(
    r"^\W*(hola|buen|qué tal|muy buen|hi\b|hello|hey|good)", re.IGNORECASE
)
_THANKED = re.compile(r"gracias|por favor|porfa|saludo|thank|please", re.IGNORECASE)
_HELLO = 0.20
_LEAD_IN = 0.12
_ASIDE = 0.13
_VOCATIVE = 0.08
_CLOSING = 0.16
_EMOJI = 0.06
_ANGER = 0.14
_WARMTH = 0.14

# Said calmly or in anger; the intent is the same.
_MAY_ANGER = frozenset(
    {
        Intent.WRONG_PERSON, Intent.LEGAL_REPRESENTATION, Intent.OPT_OUT,
        Intent.DATA_RIGHTS, Intent.DISPUTE, Intent.TALK_TO_HUMAN, Intent.ALREADY_PAID,
        Intent.PAYMENT_PROBLEM, Intent.REJECT, Intent.ASK_IDENTITY,
    }
)  # fmt: skip
_MAY_WARM = frozenset({Intent.ACCEPT, Intent.PAY_NOW, Intent.PROMISE_TO_PAY})


def framed(
    text: str, template: Template, grammar: Grammar, voice: Voice, rng: Random
) -> tuple[str, Sentiment]:
    """The text, perhaps with something before and after it, and how it now sounds."""

    def said(symbol: str) -> str:
        return grammar.text(parse_pattern("{" + symbol + "}"), voice, rng)

    sentiment = template.sentiment
    calm = sentiment is Sentiment.NEUTRAL
    if calm and template.intents[0] in _MAY_ANGER and rng.random() < _ANGER:
        sentiment = Sentiment.NEGATIVE
        text += _link(text, rng) + said("angry")
    elif calm and template.intents[0] in _MAY_WARM and rng.random() < _WARMTH:
        sentiment = Sentiment.POSITIVE
        text += _link(text, rng) + said("warm")
    elif rng.random() < _VOCATIVE:
        text += _link(text, rng) + said("vocative")
    elif calm and not _THANKED.search(text) and rng.random() < _CLOSING:
        text += _link(text, rng) + said("polite")
    return _opened(text, sentiment, said, rng), sentiment


def _link(text: str, rng: Random) -> str:
    return " " if text[-1] in "?!." else rng.choice((", ", ", ", ". ", " "))


def _opened(
    text: str, sentiment: Sentiment, said: Callable[[str], str], rng: Random
) -> str:
    greeted = _GREETED.search(text) is not None
    angry = sentiment is Sentiment.NEGATIVE
    if rng.random() < _LEAD_IN:
        text = said("lead_in") + rng.choice((", ", " ", ", ")) + text
    elif not greeted and rng.random() < _ASIDE:
        text = said("aside") + rng.choice((", ", ". ", "; ")) + text
    if not greeted and rng.random() < _HELLO * (0.5 if angry else 1):
        text = said("hello") + rng.choice((", ", " ", ". ", ", ")) + text
    if rng.random() < _EMOJI:
        text = add_emoji(text, rng, angry=angry)
    return text

"""The rule-based interpreter: reads with no model at all, and says when it doubts."""

from __future__ import annotations

from recobro.domain.readings import (
    URGENT_CARE,
    Intent,
    Reading,
    by_precedence,
)
from recobro.ports.interpreter import Utterance
from recobro.understanding import entities
from recobro.understanding.care import care_signals
from recobro.understanding.rules.intents import Context, find_intents, mask_denied
from recobro.understanding.rules.normalise import fold
from recobro.understanding.sentiment import sentiment as _sentiment

_CLEAR = frozenset({
    Intent.DECEASED, Intent.WRONG_PERSON, Intent.OPT_OUT, Intent.ACCEPT, Intent.REJECT,
    Intent.CONFIRM_IDENTITY, Intent.GREETING, Intent.THANKS, Intent.REQUEST_DISCOUNT,
})  # fmt: skip
ABSTAIN_BELOW = 0.45


class RuleInterpreter:
    """Reads messages by written rules (implements ports.interpreter.Interpreter)."""

    version = "rules-1"

    def read(self, utterance: Utterance) -> Reading:
        """What the message means; `other` with little confidence where nothing fits."""
        folded = fold(utterance.text)
        masked = mask_denied(folded)
        care = care_signals(utterance.text)
        days = entities.pay_days(masked, utterance.today, utterance.country)
        found = find_intents(
            Context(
                raw=utterance.text,
                folded=folded,
                masked=masked,
                act=utterance.last_agent_act,
                care=care,
                day_to_come=any(d.ahead for d in days),
            )
        )
        intents = by_precedence(found)
        confidence = _confidence(intents, folded)
        return Reading(
            intents=intents,
            confidence=confidence,
            entities=entities.extract(
                utterance.text,
                masked,
                country=utterance.country,
                today=utterance.today,
                intents=frozenset(intents),
            ),
            sentiment=_sentiment(frozenset(intents), folded),
            care=care,
            abstain=bool(care & URGENT_CARE) or confidence < ABSTAIN_BELOW,
        )


def _confidence(intents: tuple[Intent, ...], folded: str) -> float:
    """Honest, coarse: measured on the development set in steps."""
    primary = intents[0]
    if primary is Intent.OTHER:
        short = len(folded.split()) <= 3
        return 0.7 if short else 0.3
    base = 0.93 if primary in _CLEAR else 0.86
    if len(intents) > 2:
        base -= 0.2
    elif len(intents) == 2:
        base -= 0.06
    if len(folded.split()) > 40:
        base -= 0.1
    return round(base, 2)

"""The rule-based interpreter: reads with no model at all, and says when it doubts."""

from __future__ import annotations

import re
from datetime import date

from recobro.domain.readings import (
    URGENT_CARE,
    Entities,
    Intent,
    Reading,
    Sentiment,
    by_precedence,
)
from recobro.ports.interpreter import Utterance
from recobro.understanding.rules import amounts, dates, details
from recobro.understanding.rules.care import care_signals
from recobro.understanding.rules.intents import Context, find_intents, mask_denied
from recobro.understanding.rules.normalise import fold

_PAYING = frozenset({
    Intent.ALREADY_PAID, Intent.PROMISE_TO_PAY, Intent.REQUEST_PLAN,
    Intent.REQUEST_DISCOUNT, Intent.REQUEST_EXTENSION, Intent.PAY_NOW, Intent.ACCEPT,
    Intent.PAYMENT_PROBLEM,
})  # fmt: skip
_DATED = _PAYING - {Intent.PAYMENT_PROBLEM}
_METHODICAL = _PAYING | {Intent.ASK_PAYMENT_METHODS}
_CLEAR = frozenset({
    Intent.DECEASED, Intent.WRONG_PERSON, Intent.OPT_OUT, Intent.ACCEPT, Intent.REJECT,
    Intent.CONFIRM_IDENTITY, Intent.GREETING, Intent.THANKS, Intent.REQUEST_DISCOUNT,
})  # fmt: skip
# Days that are no day to pay: when to write, and how far the month reaches.
_NOT_PAY_DAY = re.compile(
    r"\b(?:escrib|habl|llam|marqu|contact|comuni)\w*\b(?: \w+){0,3}? (?:el |para el )?$"
    r"|\bno (?:llego|puedo|alcanzo|podre|me alcanza)(?: (?:a|para|el|hasta|al))* ?$"
    r"|\b(?:vencia?|vencio|vence|emitida|del recibo|de la factura|desde)(?: el)? $"
)
ABSTAIN_BELOW = 0.45


class RuleInterpreter:
    """Reads messages by written rules (implements ports.interpreter.Interpreter)."""

    version = "rules-1"

    def read(self, utterance: Utterance) -> Reading:
        """What the message means; `other` with little confidence where nothing fits."""
        folded = fold(utterance.text)
        masked = mask_denied(folded)
        care = care_signals(masked, folded)
        days = _pay_days(masked, utterance.today)
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
            entities=_entities(utterance, masked, frozenset(intents), days),
            sentiment=_sentiment(frozenset(intents), folded),
            care=care,
            abstain=bool(care & URGENT_CARE) or confidence < ABSTAIN_BELOW,
        )


def _pay_days(masked: str, today: date) -> tuple[dates.NamedDay, ...]:
    return tuple(
        d
        for d in dates.named_days(masked, today)
        if not _NOT_PAY_DAY.search(masked[: d.start])
    )


def _entities(
    utterance: Utterance,
    masked: str,
    intents: frozenset[Intent],
    days: tuple[dates.NamedDay, ...],
) -> Entities:
    paying = bool(intents & _PAYING) and not intents & {Intent.DECEASED}
    disputed = Intent.DISPUTE in intents
    sums = amounts.named_sums(masked, utterance.country) if paying else ()
    named = sums[-1] if sums and not disputed else None
    plans = bool(intents & {Intent.REQUEST_PLAN, Intent.ACCEPT, Intent.PROMISE_TO_PAY})
    channel = Intent.CHANNEL_CHANGE in intents
    later = Intent.CONTACT_LATER in intents
    return Entities(
        date=_day(intents, days) if intents & _DATED else None,
        amount=named.amount if named else None,
        currency=named.currency if named else None,
        installments=amounts.installments(masked) if plans else None,
        frequency=amounts.frequency(masked) if plans else None,
        method=details.method(masked) if intents & _METHODICAL else None,
        percent=(
            amounts.percent(masked) if Intent.REQUEST_DISCOUNT in intents else None
        ),
        time=details.time_of_day(masked) if later else None,
        channel=details.channel(masked) if channel else None,
        email=details.email(utterance.text) if channel else None,
        phone=details.phone(utterance.text) if channel else None,
        invoice=details.invoice(utterance.text),
    )


def _day(intents: frozenset[Intent], days: tuple[dates.NamedDay, ...]) -> date | None:
    if Intent.ALREADY_PAID in intents and Intent.PROMISE_TO_PAY not in intents:
        past = [d.behind for d in days if d.behind]
        return past[0] if past else None
    ahead = [d.ahead for d in days if d.ahead]
    return ahead[-1] if ahead else None


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


def _sentiment(intents: frozenset[Intent], folded: str) -> Sentiment:
    cross = {Intent.ABUSE, Intent.COMPLAINT, Intent.REFUSAL}
    if intents & cross or re.search(
        r"\b(?:hart[oa]s?|molest|verguenza|mierda|acoso|pesimo|ratas|ladron)", folded
    ):
        return Sentiment.NEGATIVE
    if re.search(r"\bgracias|\bamable|\bperfecto\b|\bgenial|🙏|😊|❤", folded):
        return Sentiment.POSITIVE
    return Sentiment.NEUTRAL

"""More of the hand-written lines: two joined into one, and other days, sums and names.

A join keeps the labels true: only pairs of intents that one person says in one breath,
never a bare answer nor a line that is labelled only alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from recobro.domain.readings import Intent, Sentiment, by_precedence
from recobro.understanding.corpus.examples import Example, Kind
from recobro.understanding.corpus.folding import fold_text
from recobro.understanding.corpus.labels import bare_answer, label_problem
from recobro.understanding.corpus.terminals import (
    EN_MONTHS,
    EN_WEEKDAYS,
    MONTHS,
    WEEKDAYS,
    grouped,
)

_LONGEST_PART = 110
_WORDS_MIN = 3

# First part, second part. What is not here contradicts itself or says one thing twice.
JOINABLE: tuple[tuple[Intent, Intent], ...] = (
    (Intent.HARDSHIP, Intent.REQUEST_PLAN),
    (Intent.HARDSHIP, Intent.REQUEST_EXTENSION),
    (Intent.HARDSHIP, Intent.REQUEST_DISCOUNT),
    (Intent.HARDSHIP, Intent.CONTACT_LATER),
    (Intent.HARDSHIP, Intent.TALK_TO_HUMAN),
    (Intent.HARDSHIP, Intent.ASK_CONSEQUENCES),
    (Intent.REQUEST_PLAN, Intent.HARDSHIP),
    (Intent.REQUEST_PLAN, Intent.TALK_TO_HUMAN),
    (Intent.REQUEST_EXTENSION, Intent.HARDSHIP),
    (Intent.REQUEST_EXTENSION, Intent.ASK_CONSEQUENCES),
    (Intent.REQUEST_DISCOUNT, Intent.REQUEST_PLAN),
    (Intent.REQUEST_DISCOUNT, Intent.ASK_PAYMENT_METHODS),
    (Intent.ALREADY_PAID, Intent.COMPLAINT),
    (Intent.ALREADY_PAID, Intent.TALK_TO_HUMAN),
    (Intent.ALREADY_PAID, Intent.OPT_OUT),
    (Intent.DISPUTE, Intent.ASK_DETAILS),
    (Intent.DISPUTE, Intent.COMPLAINT),
    (Intent.DISPUTE, Intent.TALK_TO_HUMAN),
    (Intent.DISPUTE, Intent.OPT_OUT),
    (Intent.COMPLAINT, Intent.OPT_OUT),
    (Intent.COMPLAINT, Intent.TALK_TO_HUMAN),
    (Intent.COMPLAINT, Intent.DATA_RIGHTS),
    (Intent.OPT_OUT, Intent.COMPLAINT),
    (Intent.DATA_RIGHTS, Intent.OPT_OUT),
    (Intent.DATA_RIGHTS, Intent.COMPLAINT),
    (Intent.WRONG_PERSON, Intent.OPT_OUT),
    (Intent.WRONG_PERSON, Intent.DATA_RIGHTS),
    (Intent.WRONG_PERSON, Intent.COMPLAINT),
    (Intent.LEGAL_REPRESENTATION, Intent.OPT_OUT),
    (Intent.LEGAL_REPRESENTATION, Intent.COMPLAINT),
    (Intent.DECEASED, Intent.OPT_OUT),
    (Intent.DECEASED, Intent.ASK_DETAILS),
    (Intent.PAYMENT_PROBLEM, Intent.ASK_PAYMENT_METHODS),
    (Intent.PAYMENT_PROBLEM, Intent.TALK_TO_HUMAN),
    (Intent.PAYMENT_PROBLEM, Intent.PAY_NOW),
    (Intent.REFUSAL, Intent.ASK_CONSEQUENCES),
    (Intent.REFUSAL, Intent.OPT_OUT),
    (Intent.REFUSAL, Intent.COMPLAINT),
    (Intent.PROMISE_TO_PAY, Intent.ASK_PAYMENT_METHODS),
    (Intent.PROMISE_TO_PAY, Intent.ASK_BALANCE),
    (Intent.PAY_NOW, Intent.ASK_BALANCE),
    (Intent.ASK_BALANCE, Intent.PAY_NOW),
    (Intent.ASK_BALANCE, Intent.ASK_PAYMENT_METHODS),
    (Intent.ASK_BALANCE, Intent.REQUEST_PLAN),
    (Intent.ASK_IDENTITY, Intent.ASK_DETAILS),
    (Intent.ASK_IDENTITY, Intent.DATA_RIGHTS),
    (Intent.ASK_IDENTITY, Intent.TALK_TO_HUMAN),
    (Intent.ASK_DETAILS, Intent.ASK_BALANCE),
    (Intent.ASK_DETAILS, Intent.CHANNEL_CHANGE),
    (Intent.CONTACT_LATER, Intent.CHANNEL_CHANGE),
    (Intent.ACCEPT, Intent.ASK_PAYMENT_METHODS),
    (Intent.ACCEPT, Intent.PAY_NOW),
    (Intent.REJECT, Intent.REQUEST_DISCOUNT),
    (Intent.REJECT, Intent.HARDSHIP),
    (Intent.CONFIRM_IDENTITY, Intent.ASK_DETAILS),
    (Intent.CONFIRM_IDENTITY, Intent.ASK_BALANCE),
    (Intent.CONFIRM_IDENTITY, Intent.CONTACT_LATER),
    (Intent.CONFIRM_IDENTITY, Intent.HARDSHIP),
    (Intent.CONFIRM_IDENTITY, Intent.PROMISE_TO_PAY),
)
_SPANISH_LINKS = (". ", ", ", " y ", ", y ", ". Además ", ". Y ", ", además ", "... ")
_ENGLISH_LINKS = (". ", ", ", " and ", ", and ", ". Also ", "... ")

# After "mi" only: "la madre que..." and "hijo de..." are not about relatives.
_MASCULINE = ("mi padre", "mi abuelo", "mi hermano", "mi tío", "mi suegro")
_FEMININE = ("mi madre", "mi abuela", "mi hermana", "mi tía", "mi suegra")
_CYCLES = (WEEKDAYS, MONTHS, EN_WEEKDAYS, EN_MONTHS)
_DAY_NUMBER = re.compile(r"\b(el|día|al|del) (\d{1,2})\b(?![.,:/%\d])")
_SUM = re.compile(r"(?<![\w.,:/@-])\d{1,3}(?:[.,]\d{3})+(?![\w,:/@%-])|"
                  r"(?<![\w.,:/@-])\d{2,7}(?![\w.,:/@%-]|\s*(?:años|por))")  # fmt: skip


def can_join(first: Example, second: Example) -> bool:
    """Whether two single-intent lines of the same voice make one true line."""
    if len(first.intents) > 1 or len(second.intents) > 1:
        return False
    if (first.intent, second.intent) not in JOINABLE:
        return False
    if first.act and second.act and first.act is not second.act:
        return False
    # What answers an offer or a question must come first.
    if second.act and not first.act:
        return False
    return all(_can_be_part(part) for part in (first, second))


def _can_be_part(line: Example) -> bool:
    folded = fold_text(line.text)
    return (
        len(line.text) <= _LONGEST_PART
        and len(folded.split()) >= _WORDS_MIN
        and bare_answer(folded, line.act) is None
    )


def join(first: Example, second: Example, rng: Random) -> Example | None:
    """One line of two, with the labels of both; None where they cannot stand so."""
    intents = by_precedence(frozenset({first.intent, second.intent}))
    care = first.care | second.care
    links = _ENGLISH_LINKS if first.country == "US" else _SPANISH_LINKS
    head = first.text.rstrip(" ,;")
    ended = head[-1] in "?!.…" or not head[-1].isalnum()
    link = " " if ended else rng.choice(links)
    tail = second.text
    if tail.lower().startswith(("y ", "and ", "además", "also ", "¿y ")):
        link = ". " if not ended else " "
    if link.strip() not in {"", ".", ". Y", "..."}:
        tail = tail[:1].lower() + tail[1:]
    text = head + link + tail
    if label_problem(intents, care, first.act, fold_text(text)):
        return None
    feelings = {first.sentiment, second.sentiment}
    sentiment = next(
        feeling
        for feeling in (Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE)
        if feeling in feelings
    )
    return replace(
        first, intents=intents, care=care, sentiment=sentiment, text=text,
        kind=Kind.WIDENED, origin=f"{first.origin}+{second.origin}",
    )  # fmt: skip


def resample(text: str, rng: Random) -> str:
    """The same message about another day, month, sum, relative."""
    for cycle in _CYCLES:
        text = _swap_words(text, cycle, rng)
    for family in (_MASCULINE, _FEMININE):
        text = _swap_words(text, family, rng)
    text = _DAY_NUMBER.sub(lambda m: f"{m[1]} {rng.randrange(1, 31)}", text)
    return _SUM.sub(lambda m: _other_sum(m[0], rng), text)


def _swap_words(text: str, words: tuple[str, ...], rng: Random) -> str:
    other = {word.lower(): rng.choice(words) for word in words}

    def change(found: re.Match[str]) -> str:
        new = other[found[0].lower()]
        return new[0].upper() + new[1:] if found[0][0].isupper() else new

    # English days are capitalised, and "may" is a verb: only as written there.
    flags = re.IGNORECASE if words[0].islower() else 0
    pattern = r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)"
    return re.sub(pattern, change, text, flags=flags)


def _other_sum(written: str, rng: Random) -> str:
    digits = re.sub(r"\D", "", written)
    # Days of the month, years and short counts are no sums.
    if len(digits) < 3 or (len(digits) == 4 and digits[:2] in {"19", "20"}):
        return written
    if len(digits) > 7 or digits.startswith("0"):
        return written
    value = int(digits)
    unit = 10 ** max(len(digits) - 2, 1)
    fresh = max(unit, round(value * rng.uniform(0.4, 2.2) / unit) * unit)
    mark = next((c for c in written if c in ".,"), "")
    return grouped(fresh, mark) if mark and fresh >= 1000 else str(fresh)

"""Every day that a text names, to come and past, resolved from today."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from recobro.understanding.entities.calendar import weekday_after
from recobro.understanding.entities.day_months import MONTH_RULES
from recobro.understanding.entities.day_numbers import NUMBER_RULES
from recobro.understanding.entities.day_spans import SPAN_RULES
from recobro.understanding.entities.day_week import WEEK_RULES
from recobro.understanding.entities.day_words import DAY, DAYS, DayRule

# A flood of figures is not read to its end: no message of a person has so many.
MOST_FIGURES = 150
MOST_DAYS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """A day named in a text: what it is if to come, if past, and where it stands.

    `start` and `end` are offsets in the folded text. A day may be both: "el viernes"
    is the next Friday if it is promised and the last if it was paid.
    """

    ahead: date | None
    behind: date | None
    start: int
    end: int


def _by_first_word() -> dict[str, tuple[DayRule, ...]]:
    found: dict[str, list[DayRule]] = {}
    for rule in (*NUMBER_RULES, *MONTH_RULES, *SPAN_RULES, *WEEK_RULES):
        for word in rule.starts:
            found.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in found.items()}


_RULES = _by_first_word()
_DIGITS = _RULES["#"]
_NUMBERED = re.compile(rf"{DAY},? (?:dia )?[0-9]")
_WORD = re.compile(r"(?<![a-z0-9])(?:[a-z]+|[0-9]{1,4}(?![0-9]))")
# What makes a day past or to come, whatever the sentence: "el pasado lunes".
_PAST_BEFORE = re.compile(r"\b(?:(?:el|del|este|al) (?:pasado|ultimo)|last) (?:dia )?$")
_PAST_AFTER = re.compile(r" (?:pasado|ultimo|anterior)\b(?! manana)")
_NEXT_BEFORE = re.compile(r"\b(?:proximo|siguiente|next) (?:dia )?$")
_NEXT_AFTER = re.compile(r" (?:proximo|que viene|entrante|que entra|siguiente)\b")


def named_days(folded: str, today: date, country: str = "ES") -> tuple[NamedDay, ...]:
    """Every day that the folded text names, in order; see `NamedDay`."""
    found: list[NamedDay] = []
    reached = 0
    figures = 0
    for word in _WORD.finditer(folded):
        start = word.start()
        if start < reached:
            continue
        figures += word[0].isdigit()
        if figures > MOST_FIGURES or len(found) > MOST_DAYS:
            break
        rules = _RULES.get(word[0]) or (_DIGITS if word[0].isdigit() else ())
        for rule in rules:
            m = rule.pattern.match(folded, start)
            if m is None:
                continue
            try:
                ahead, behind = rule.resolve(m, today, country)
            except (OverflowError, ValueError):  # beyond the calendar's ends
                continue
            if ahead or behind:
                found.append(_placed(m, ahead, behind))
                reached = m.end()
                break
    return _in_sequence(folded, found)


def _in_sequence(folded: str, found: list[NamedDay]) -> tuple[NamedDay, ...]:
    """After "el viernes 27" a plain "el sábado" is the one that follows it."""
    placed: list[NamedDay] = []
    for day in found:
        before = placed[-1] if placed else None
        index = DAYS.get(folded[day.start : day.end])
        if (
            before
            and index is not None
            and before.ahead
            and day.ahead
            and day.ahead < before.ahead
            and _NUMBERED.match(folded, before.start, before.end)
        ):
            placed.append(replace(day, ahead=weekday_after(index, before.ahead)))
        else:
            placed.append(day)
    return tuple(placed)


def _placed(m: re.Match[str], ahead: date | None, behind: date | None) -> NamedDay:
    text, start, end = m.string, m.start(), m.end()
    before = text[max(0, start - 16) : start]
    if _PAST_BEFORE.search(before) or _PAST_AFTER.match(text, end):
        ahead = None
    elif _NEXT_BEFORE.search(before) or _NEXT_AFTER.match(text, end):
        behind = None
    elif m[0].startswith(("el pasado ", "pasado ")) and behind:
        ahead = None
    return NamedDay(ahead=ahead, behind=behind, start=start, end=end)

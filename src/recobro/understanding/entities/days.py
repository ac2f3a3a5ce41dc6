"""Every day that a text names, to come and past, resolved from today."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from recobro.understanding.entities.calendar import day_number_after, weekday_after
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
# "entre el lunes y el miércoles", "del 28 al 3": one span, and its end the later.
_SPAN_LEAD = re.compile(r"\b(?:entre|del?|desde|from|between)(?: el| the)?(?: dia)? $")
_SPAN_LINK = re.compile(r" (?:y|e|a|al|hasta|to|and)(?: el| the)?(?: dia)? ?")
_PLAIN_NUMBER = re.compile(r"(?:(?:el|al|the|dia|del) )*(?P<d>[0-9]{1,2})")
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
    """After "el viernes 27" a plain "el sábado" is the one that follows it.

    So are the ends of a span: "entre el lunes y el miércoles", "del 28 al 3".
    """
    placed: list[NamedDay] = []
    for day in found:
        before = placed[-1] if placed else None
        if before and before.ahead and day.ahead and day.ahead < before.ahead:
            placed.append(_after(folded, before, day))
        else:
            placed.append(day)
    return tuple(placed)


def _after(folded: str, before: NamedDay, day: NamedDay) -> NamedDay:
    """The day, brought behind the one before it where both stand in one sequence."""
    if before.ahead is None:
        return day
    index = DAYS.get(folded[day.start : day.end])
    spanned = _is_span(folded, before, day)
    if index is not None:
        if not (spanned or _NUMBERED.match(folded, before.start, before.end)):
            return day
        return replace(day, ahead=weekday_after(index, before.ahead))
    number = _PLAIN_NUMBER.fullmatch(folded, day.start, day.end)
    if number is None or not spanned:
        return day
    return replace(day, ahead=day_number_after(int(number["d"]), before.ahead))


def _is_span(folded: str, before: NamedDay, day: NamedDay) -> bool:
    lead = folded[max(0, before.start - 16) : before.start]
    first = folded[before.start : before.end]
    opened = _SPAN_LEAD.search(lead) or first.startswith("del ")
    return bool(opened and _SPAN_LINK.fullmatch(folded, before.end, day.start))


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

"""Days named by number: "15/4", "el 5 del que viene", "viernes 20 de marzo"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from recobro.understanding.entities.calendar import (
    add_months,
    day_in_month,
    day_number_after,
    day_number_before,
    in_year_ahead,
    in_year_behind,
    monday_after,
)
from recobro.understanding.entities.day_words import (
    DAY,
    DAYS,
    LAST_MONTH,
    LONG_MONTH,
    MONTH,
    MONTH_NUMBER,
    MONTHS,
    NEXT_MONTH,
    NEXT_MONTH_NAMED,
    NO_DAYS,
    NOT_A_DAY,
    SHORT_DAYS,
    DayRule,
    Days,
)

_ORDINAL = r"(?:\.?[oa]\b|ro\b|ero\b|er\b|do\b|st\b|nd\b|rd\b|th\b)?"
_D = rf"(?P<d>[0-9]{{1,2}}){_ORDINAL}"
_YEAR = (
    r"(?:(?:,? (?:del? |del ano )?|[/-])(?P<y>20[0-9]{2})\b|(?: del |[-/])"
    r"(?P<yy>[0-9]{2})\b)?"
)
_ISO = r"(?P<y>20[0-9]{2})(?P<s>[-/.])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})\b(?!-)"
_FULL = (
    r"(?P<d>[0-9]{1,2})(?P<s>[-/.])(?P<m>[0-9]{1,2})(?P=s)"
    r"(?P<y>20[0-9]{2}|[0-9]{2})\b(?![-/.][0-9])"
)
_SLASH = r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})\b(?![/-])"
_DOTTED = r"(?P<d>[0-9]{1,2})[.-](?P<m>[0-9]{1,2})\b(?![.,/-][0-9])" + NOT_A_DAY
_SPOKEN = r"(?P<d>[0-9]{1,2}) del (?P<m>0?[1-9]|1[0-2])\b" + NOT_A_DAY
_NAMED = (
    rf"{_D} ?(?:,|de(?:l mes de)? |del |of (?:the )?|/|-|\.)? ?"
    rf"(?P<month>{MONTH})\b\.?{_YEAR}"
)
_ONE_NAMED = rf"(?:primero|uno|un) (?:de|del mes de) (?P<month>{MONTH})\b\.?{_YEAR}"
_MONTH_FIRST = (
    rf"(?P<month>{MONTH})\b\.? (?:the )?{_D}(?:,? (?:del? )?(?P<y>20[0-9]{{2}})\b)?"
    + NOT_A_DAY
)
_OF_MONTH = (
    rf"(?:{_D}|(?P<one>primero|uno)) (?:del?|of) (?:el )?(?:"
    rf"(?P<next>{NEXT_MONTH})|(?P<last>{LAST_MONTH}|pasado|anterior)"
    r"|(?P<every>cada mes|todos los meses|mes\b(?! de ))"
    r"|(?P<this>(?:este|presente|actual|mismo)(?: mes)?|(?:mes )?(?:en curso|actual"
    r"|corriente|presente)|los corrientes|cte|this month))\b"
)
_LEAD = (
    r"(?:(?:el|al|the|este|pal) )?"
    r"(?:(?:proximo|siguiente|pasado|venidero|mero) ){0,2}(?:dia )?"
)
# "el primero" is a day of the month at the end of a clause, else one of several.
_ONE = r"(?P<one>primero|uno)(?=$|[.,;!?]| (?:te|le|les|lo|os|se|sin|como|del? mes)\b)"
_DAY_NUMBER = _LEAD + rf"(?:{_D}\b{NOT_A_DAY}|{_ONE})"
# "el 18 o 19", "entre el 20 y 25 de mayo": the later, by which it will have been paid.
_EITHER = (
    rf"{_LEAD}(?P<d1>[0-9]{{1,2}})(?: [ou] | (?P<and>y|a|al) )(?P<d>[0-9]{{1,2}})"
    rf"(?![0-9]){NOT_A_DAY}(?: de(?:l mes de)? (?P<month>{MONTH})\b)?"
)
_NO_MONTH = (
    rf"(?! (?:del?|of) (?:el )?(?:{MONTH}\b|[0-9]|proximo|siguiente|otro|entrante|mes\b"
    r"|que (?:viene|entra|sigue)|este|presente|actual|corriente|mismo|cte|en curso"
    rf"|los corrientes|cada mes|todos los meses|pasado|anterior)|,? ?{MONTH}\b)"
)
# "en marzo, digamos el 31", "el mes que viene el 10": the month said before its day.
_ABOUT = (
    r"(?:,? (?:sobre|hacia|para|por|como|tipo|digamos|ponle|pongamos|aprox|mas o menos"
    r"|o sea|maybe|say|on|around|about|like))*"
)
_MONTH_BEFORE = (
    rf"(?:(?P<month>{LONG_MONTH})(?P<gone> pasado| anterior)?|{NEXT_MONTH_NAMED}"
    rf"|(?P<last>{LAST_MONTH}))\b"
    rf",?{_ABOUT} (?:el|the|dia)(?: dia)? {_D}\b{NOT_A_DAY}"
)
_ENGLISH = r"(?:the )?(?P<d>[0-9]{1,2})(?:st|nd|rd|th)\b"

# Words after which a number with strokes counts or names a paper, and is no date.
_COUNTED = re.compile(
    r"(?:cuotas?|facturas?|recibos?|letras?|pagos?|contratos?|folios?|expedientes?"
    r"|polizas?|pedidos?|numeros?|nro|n|ref\w*|mensualidad(?:es)?|capitulos?|boletas?"
    r"|creditos?|albaran)[ .:#o]* $|[0-9/-]$|[a-z]-$"
)
_ARTICLE = re.compile(
    rf"(?:\b(?:el|al|dia|fecha|hasta|para|del|{DAY}|{SHORT_DAYS})[.,]? ?)$"
)
_ARTICLES = ("el ", "al ", "dia ", "the ", "este ", "pal ")
# "del 15" names a day after these only; else it tells which bill: "la cuota del 15".
_FROM = ("partir ", "antes ", "despues ", "luego ", "quincena ", "pasado ")


def _numeric(m: re.Match[str], today: date, _: str) -> Days:
    before = m.string[max(0, m.start() - 16) : m.start()]
    if _COUNTED.search(before):
        return NO_DAYS
    groups = m.groupdict()
    day, month, year = int(m["d"]), int(m["m"]), groups.get("y")
    if month > 12 >= day and not m["d"].startswith("20"):
        day, month = month, day  # "4/15", as it is written in the United States
    if m.re is _SLASH_ALONE and not _ARTICLE.search(before):
        if day <= 4 and month <= 4:  # "3/4" is three quarters
            return NO_DAYS
        if (day, month) == (24, 7):
            return NO_DAYS
    return dated(day, month, year, today)


def _after_article(m: re.Match[str], today: date, country: str) -> Days:
    if not _ARTICLE.search(m.string[max(0, m.start() - 16) : m.start()]):
        return NO_DAYS
    return _numeric(m, today, country)


def _named(m: re.Match[str], today: date, _: str) -> Days:
    groups = m.groupdict()
    day = int(groups.get("d") or 1)
    year = groups.get("y") or groups.get("yy")
    return dated(day, MONTH_NUMBER[m["month"]], year, today)


def _of_month(m: re.Match[str], today: date, _: str) -> Days:
    number = int(m["d"] or 1)
    if not 1 <= number <= 31:
        return NO_DAYS
    if m["next"]:
        then = add_months(today.replace(day=1), 1)
        return day_in_month(then.year, then.month, number), None
    if m["last"]:
        then = add_months(today.replace(day=1), -1)
        return None, day_in_month(then.year, then.month, number)
    if m["every"]:
        return day_number_after(number, today), day_number_before(number, today)
    this = day_in_month(today.year, today.month, number)
    return (this if this >= today else None), (this if this <= today else None)


def _month_before(m: re.Match[str], today: date, _: str) -> Days:
    number = int(m["d"])
    if not 1 <= number <= 31:
        return NO_DAYS
    if m["month"]:
        ahead, behind = dated(number, MONTH_NUMBER[m["month"]], None, today)
        return (None if m["gone"] else ahead), behind
    step = -1 if m["last"] else 1
    then = add_months(today.replace(day=1), step)
    named = day_in_month(then.year, then.month, number)
    return (None, named) if m["last"] else (named, None)


def _day_number(m: re.Match[str], today: date, _: str) -> Days:
    number = int(m.groupdict().get("d") or 1)
    if not 1 <= number <= 31:
        return NO_DAYS
    return day_number_after(number, today), day_number_before(number, today)


def _either(m: re.Match[str], today: date, _: str) -> Days:
    first, number = int(m["d1"]), int(m["d"])
    before = m.string[max(0, m.start() - 12) : m.start()]
    if not (1 <= first <= 31 and 1 <= number <= 31) or m["d1"].startswith("0"):
        return NO_DAYS
    if not 0 < (number - first) % 31 <= 10 or not m[0].startswith(_ARTICLES):
        return NO_DAYS
    if m["and"] and not before.endswith(("entre ", "between ")):
        return NO_DAYS
    if m["month"]:
        return dated(number, MONTH_NUMBER[m["month"]], None, today)
    start = day_number_after(first, today)
    return day_number_after(number, start), day_number_before(number, today)


def _day_to_come(m: re.Match[str], today: date, country: str) -> Days:
    return _day_number(m, today, country)[0], None


def _from_day(m: re.Match[str], today: date, country: str) -> Days:
    if not m.string[: m.start()].endswith(_FROM):
        return NO_DAYS
    return _day_number(m, today, country)


def _week_of(m: re.Match[str], today: date, _: str) -> Days:
    number = int(m["d"])
    if not 1 <= number <= 31:
        return NO_DAYS
    return monday_after(day_number_after(number, today)) - timedelta(7), None


def dated(day: int, month: int, year: str | None, today: date) -> Days:
    """A day and month, with or without a year; none where they are no date.

    With a year it is ahead or behind as it falls, and none if over two years off:
    that is a birth, a contract, a bill.
    """
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return NO_DAYS
    if not year:
        return in_year_ahead(day, month, today), in_year_behind(day, month, today)
    full = int(year) if len(year) == 4 else 2000 + int(year)
    named = day_in_month(full, month, day)
    if abs((named - today).days) > 731:
        return NO_DAYS
    return (named if named >= today else None), (named if named <= today else None)


_SLASH_ALONE = re.compile(_SLASH)
_WEEKDAY = rf"(?:(?:{DAY})|(?:{SHORT_DAYS})\b\.?),? (?:the |el )?(?:dia )?"
_WEEKDAYS = (*DAYS, *SHORT_DAYS.split("|"))

NUMBER_RULES: tuple[DayRule, ...] = (
    DayRule(("#",), re.compile(_ISO), _numeric),
    DayRule(("#",), re.compile(_FULL), _numeric),
    DayRule(("#",), _SLASH_ALONE, _numeric),
    DayRule(("#",), re.compile(_NAMED), _named),
    DayRule(("primero", "uno", "un"), re.compile(_ONE_NAMED), _named),
    DayRule(("#", "primero", "uno"), re.compile(_OF_MONTH), _of_month),
    DayRule(("#",), re.compile(_SPOKEN), _after_article),
    DayRule(("#",), re.compile(_DOTTED), _after_article),
    DayRule(("#",), re.compile(_ENGLISH), _day_number),
    DayRule(tuple(MONTH_NUMBER), re.compile(_MONTH_FIRST), _named),
    DayRule(
        (*MONTHS, "mes", "proximo", "siguiente", "otro", "nuevo", "next", "pasado"),
        re.compile(_MONTH_BEFORE),
        _month_before,
    ),
    # "el jueves que viene, 25": which Thursday.
    DayRule(
        _WEEKDAYS,
        re.compile(
            rf"{DAY} (?:que viene|que entra|proximo|siguiente),? (?:el )?(?:dia )?"
            rf"{_D}\b{NOT_A_DAY}{_NO_MONTH}(?=[,.;!?]| de este|$)"
        ),
        _day_to_come,
    ),
    DayRule(_WEEKDAYS, re.compile(_WEEKDAY + _ISO), _numeric),
    DayRule(_WEEKDAYS, re.compile(_WEEKDAY + _FULL), _numeric),
    DayRule(_WEEKDAYS, re.compile(_WEEKDAY + _SLASH), _numeric),
    DayRule(_WEEKDAYS, re.compile(_WEEKDAY + _NAMED), _named),
    DayRule(_WEEKDAYS, re.compile(_WEEKDAY + _MONTH_FIRST), _named),
    DayRule(_WEEKDAYS, re.compile(_WEEKDAY + _OF_MONTH), _of_month),
    DayRule(
        _WEEKDAYS,
        re.compile(_WEEKDAY + rf"{_D}\b" + NOT_A_DAY),
        _day_number,
    ),
    DayRule(("el", "al", "dia", "the", "este", "pal"), re.compile(_EITHER), _either),
    DayRule(
        ("el", "al", "dia", "the", "este", "pal", "proximo", "pasado"),
        re.compile(_DAY_NUMBER + _NO_MONTH),
        _day_number,
    ),
    DayRule(
        ("del",),
        re.compile(r"del (?:dia )?" + _D + r"\b" + NOT_A_DAY + _NO_MONTH),
        _from_day,
    ),
    DayRule(
        ("semana",),
        re.compile(r"semana del (?:dia )?(?P<d>[0-9]{1,2})\b" + NOT_A_DAY),
        _week_of,
    ),
)

"""Today and its neighbours, weekdays, weeks and week-ends."""

from __future__ import annotations

import re
from datetime import date, timedelta

from recobro.understanding.entities.calendar import (
    SATURDAY,
    monday_after,
    weekday_after,
    weekday_before,
)
from recobro.understanding.entities.day_words import (
    DAY,
    DAYS,
    NEXT_WEEK,
    NO_DAYS,
    DayRule,
    Days,
    Resolve,
)

_ONE = timedelta(1)
_WEEK = timedelta(7)
_THIS_DAY = (
    r"(?:hoy(?! en dia)(?:(?: mismo| dia)\b|,? (?:dia )?"
    rf"{DAY}\b(?! en [0-9]))*|today|tonight"
    r"|(?:esta|this) (?:misma )?(?:manana|tarde|noche|tardecita|nochecita|tardenoche"
    r"|morning|afternoon|evening)"
    r"|(?:ahora|ahorit(?:ic|it)a|orita) (?:mismo |mas )?(?:(?:en|por|a) la"
    r" (?:manana|tarde|noche|tardecita|nochecita)|al? mediodia))\b"
)
_NOT_SPAN_8 = r"(?! ?(?:[0-9%/:]|cuotas|pagos|veces|partes|meses|h\b|horas))"
_EIGHT = rf"(?:hoy|manana) en (?P<span>8|15)(?: dias)?\b{_NOT_SPAN_8}"
_DAY_EIGHT = rf"(?P<day>{DAY}) en (?P<span>8|15)(?: dias)?\b{_NOT_SPAN_8}"
_NEXT = r"(?:que viene|que entra|proximo|siguiente|entrante)"
_LAST_WEEK = r"(?:semana (?:pasada|anterior)|pasada semana|last week)"
_OF_NEXT_WEEK = rf"(?P<day>{DAY}) (?:de (?:la )?{NEXT_WEEK}|next week)\b"
_OF_LAST_WEEK = rf"(?P<day>{DAY}) de (?:la )?{_LAST_WEEK}\b"
_IN_NEXT_WEEK = (
    rf"{NEXT_WEEK},? (?:para el |el |on )?(?P<day>{DAY})\b"
    rf"(?: [ou] (?:el )?(?P<later>{DAY})\b)?"
)
_IN_LAST_WEEK = rf"{_LAST_WEEK},? (?:creo(?: que)? )?(?:el |on )?(?P<day>{DAY})\b"
_OTHER = rf"otro (?P<day>{DAY})\b"
_NOT_THIS = (
    rf"(?P<day>{DAY})(?: {_NEXT})?,? no,? (?:sino |mejor )?(?:el|al|para el) "
    r"(?:otro|siguiente|que viene|proximo|de arriba)\b"
)
_BEYOND = rf"(?P<day>{DAY}) (?:subsiguiente|de arriba)\b"
_FROM = rf"week from (?P<day>today|tomorrow|{DAY})\b"
_MIDDLE = rf"(?:mediados|mitad) de (?:la )?(?P<next>{NEXT_WEEK}|semana)\b"
_CLOSE = (
    r"(?:fin|fines|final|finales|end|ultimos dias) (?:de|of) (?:la |esta |the |this )"
    rf"?(?P<next>{NEXT_WEEK})\b|(?:final|finales) de (?:esta |la )?semana\b"
    r"|fin de (?:esta|la) semana\b|end of (?:the|this) week\b"
)
_WEEKEND = (
    r"(?:fin(?:es)? de semana|finde|findes|weekend)\b(?P<past> pasado| anterior)?"
)
_NO_WEEK = rf"(?:{_LAST_WEEK})\b"
# One weekday of many is no date: "los viernes", "cada lunes".
_MANY = re.compile(r"\b(?:cada|todos los|los|every|no) $")
# "la mañana", "de mañana" after a day, "esta mañana": a part of the day.
_MORNING = re.compile(
    r"\b(?:(?:la|esta|media|buena|toda|por|en|a la|ayer|hoy) "
    rf"|(?:{DAY}|manana|hoy) (?:de |a |por |en ))$"
)


def _weekday(m: re.Match[str], today: date, _: str) -> Days:
    before = m.string[max(0, m.start() - 12) : m.start()]
    if _MANY.search(before):
        return NO_DAYS
    index = DAYS[m["day"]]
    return weekday_after(index, today), weekday_before(index, today)


def _of_next_week(m: re.Match[str], today: date, _: str) -> Days:
    name = m.groupdict().get("later") or m["day"]
    return monday_after(today) + DAYS[name] * _ONE, None


def _of_last_week(m: re.Match[str], today: date, _: str) -> Days:
    return None, monday_after(today) - 2 * _WEEK + DAYS[m["day"]] * _ONE


def _week_later(m: re.Match[str], today: date, _: str) -> Days:
    return weekday_after(DAYS[m["day"]], today) + _WEEK, None


def _eight(m: re.Match[str], today: date, _: str) -> Days:
    """One week from today or tomorrow; "en quince" two.

    The idiom counts the day itself, so that eight days are a week (DLE, "hoy": "de hoy
    en ocho días"); "en ocho días" without it is plainly today + 8.
    """
    base = today + _ONE if m[0].startswith("manana") else today
    return base + (_WEEK if m["span"] == "8" else 2 * _WEEK), None


def _day_eight(m: re.Match[str], today: date, _: str) -> Days:
    more = _WEEK if m["span"] == "8" else 2 * _WEEK
    return weekday_after(DAYS[m["day"]], today) + more, None


def _week_from(m: re.Match[str], today: date, _: str) -> Days:
    if m["day"] in DAYS:
        return weekday_after(DAYS[m["day"]], today) + _WEEK, None
    return today + _WEEK + (_ONE if m["day"] == "tomorrow" else 0 * _ONE), None


def _next_week(_m: re.Match[str], today: date, _: str) -> Days:
    return monday_after(today), None


def _middle(m: re.Match[str], today: date, _: str) -> Days:
    if m["next"] != "semana":
        return monday_after(today) + 2 * _ONE, None
    return weekday_after(2, today - _ONE), None


def _close(m: re.Match[str], today: date, _: str) -> Days:
    if m["next"]:
        return monday_after(today) + 4 * _ONE, None
    return weekday_after(4, today - _ONE), None


def _weekend(m: re.Match[str], today: date, _: str) -> Days:
    past = weekday_before(SATURDAY, today)
    return (None if m["past"] else weekday_after(SATURDAY, today)), past


def _tomorrow(m: re.Match[str], today: date, _: str) -> Days:
    before = m.string[max(0, m.start() - 16) : m.start()]
    return NO_DAYS if _MORNING.search(before) else (today + _ONE, None)


def _after_tomorrow(m: re.Match[str], today: date, _: str) -> Days:
    alone = m[0] == "pasado"
    if alone and not m.string[: m.start()].endswith(("manana o ", "manana y ")):
        return NO_DAYS
    return today + 2 * _ONE, None


def _nothing(_m: re.Match[str], _today: date, _: str) -> Days:
    return NO_DAYS


def _today(_m: re.Match[str], today: date, _: str) -> Days:
    return today, today


def _days_ago(days: int) -> Resolve:
    def resolve(_m: re.Match[str], today: date, _: str) -> Days:
        return None, today - days * _ONE

    return resolve


_DAY_STARTS = tuple(DAYS)
_THIS_STARTS = (
    "hoy", "today", "tonight", "esta", "this", "ahora", "ahoritica", "ahoritita",
    "orita",
)  # fmt: skip
_NEXT_WEEK_STARTS = ("semana", "proxima", "otra", "siguiente", "nueva", "next")

WEEK_RULES: tuple[DayRule, ...] = (
    DayRule(("hoy", "manana"), re.compile(_EIGHT), _eight),
    DayRule(_THIS_STARTS, re.compile(_THIS_DAY), _today),
    DayRule(
        ("pasado", "manana", "traspasado", "day", "pasao", "desp"),
        re.compile(
            r"(?:pasad?o (?:de )?manana|manana pasado|day after tomorrow|pasado)\b"
        ),
        _after_tomorrow,
    ),
    DayRule(("manana", "tomorrow"), re.compile(r"(?:manana|tomorrow)\b"), _tomorrow),
    DayRule(
        ("anteayer", "antier", "antes", "antayer", "anteanoche", "antenoche", "day"),
        re.compile(
            r"(?:anteayer|antier|antayer|antes ?\.? ?de ?ayer|anteanoche|antenoche"
            r"|day before yesterday)\b"
        ),
        _days_ago(2),
    ),
    DayRule(
        ("ayer", "anoche", "yesterday", "last"),
        re.compile(r"(?:ayer|anoche|yesterday|last night)\b"),
        _days_ago(1),
    ),
    DayRule(("week",), re.compile(_FROM), _week_from),
    DayRule(_DAY_STARTS, re.compile(_OF_NEXT_WEEK), _of_next_week),
    DayRule(_DAY_STARTS, re.compile(_OF_LAST_WEEK), _of_last_week),
    DayRule(_DAY_STARTS, re.compile(_NOT_THIS), _week_later),
    DayRule(_DAY_STARTS, re.compile(_DAY_EIGHT), _day_eight),
    DayRule(_DAY_STARTS, re.compile(_BEYOND), _week_later),
    DayRule(("otro",), re.compile(_OTHER), _of_next_week),
    DayRule(_DAY_STARTS, re.compile(rf"(?P<day>{DAY})\b"), _weekday),
    DayRule(("mediados", "mitad"), re.compile(_MIDDLE), _middle),
    DayRule(("fin", "fines", "final", "finales", "end"), re.compile(_CLOSE), _close),
    DayRule(
        ("fin", "fines", "finde", "findes", "weekend"), re.compile(_WEEKEND), _weekend
    ),
    DayRule(_NEXT_WEEK_STARTS, re.compile(_IN_NEXT_WEEK), _of_next_week),
    DayRule(
        _NEXT_WEEK_STARTS,
        re.compile(rf"{NEXT_WEEK}\b"),
        _next_week,
    ),
    DayRule(("semana", "pasada", "last"), re.compile(_IN_LAST_WEEK), _of_last_week),
    DayRule(("semana", "pasada", "last"), re.compile(_NO_WEEK), _nothing),
)

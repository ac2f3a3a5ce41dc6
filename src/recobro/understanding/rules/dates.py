"""Days to pay or paid, as people name them, resolved from today."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")
_MONTHS: dict[str, int] = {
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6,
    "julio": 7, "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10,
    "noviembre": 11, "diciembre": 12,
}  # fmt: skip
_DAY = "|".join(_WEEKDAYS)
_MONTH = "|".join(_MONTHS)
_NEXT = r"(?:que viene|proxim[oa]|siguiente|entrante|que entra|otra)"

_MENTION = re.compile(
    rf"(?P<iso>\b20\d\d-\d\d-\d\d\b)"
    rf"|\b(?P<d1>\d{{1,2}})[/.-](?P<m1>\d{{1,2}})(?:[/.-](?P<y1>(?:20)?\d\d))?\b(?![/-])"
    rf"|\b(?P<d2>\d{{1,2}}|primero|1ro) del? (?P<m2>{_MONTH})\b(?:,? del? "
    rf"(?P<y2>20\d\d))?"
    rf"|\b(?P<nextday>{_DAY}) de la (?:semana {_NEXT}|{_NEXT} semana)"
    rf"|\b(?P<nextweek>(?:la |esta )?(?:semana {_NEXT}|{_NEXT} semana))\b"
    rf"|\b(?P<endnext>(?:fin(?:es|al|ales)? del? (?:mes {_NEXT}|{_NEXT} mes)))"
    rf"|\b(?P<nextmonth>(?:el |al |del )?(?:mes {_NEXT}|{_NEXT} mes))\b"
    rf"|\b(?P<end>(?:fin(?:es|al|ales)?|ultimo(?: dia)?) del? (?:este )?mes)\b"
    rf"|\b(?P<mid>mediados del? (?:este )?mes)\b"
    rf"|\b(?P<start>(?:primeros|principios?|comienzos|inicios?) del? mes)\b"
    rf"|\b(?P<weekend>(?:el |este )?(?:fin de semana|finde))\b"
    rf"|\b(?P<fortnight>(?:la |esta |proxima |otra |siguiente )?quincena)\b"
    rf"|\b(?P<after>pasado manana)\b"
    rf"|(?<!por la )(?<!en la )(?<!de la )(?<!a la )(?<!esta )\b(?P<tomorrow>manana)\b"
    rf"|\b(?P<ago>hace (?P<nago>una?|\d{{1,2}}) (?P<uago>dias?|semanas?))\b"
    rf"|\b(?P<in>(?:en|dentro de|de aqui a) (?:unos )?(?P<nin>una?|\d{{1,2}})"
    rf" (?P<uin>dias?|dia|semanas?|mes(?:es)?))\b"
    rf"|\b(?P<more>(?P<nmore>una?|\d{{1,2}}) (?P<umore>dias?|semanas?|mes) mas)\b"
    rf"|\b(?P<before>anteayer|antier|antes de ayer|antes\. de ayer)\b"
    rf"|\b(?P<yesterday>ayer|anoche)\b"
    rf"|\b(?P<todayday>hoy(?: mismo)?,?(?: dia)? (?:{_DAY}))\b"
    rf"|\b(?P<today>hoy|ahora mismo en la manana|esta (?:manana|tarde|noche))\b"
    rf"|\b(?P<weekday>{_DAY})\b"
    rf"|\b(?:el|al|dia|los|para el|hasta el) (?:dia )?(?P<dom>\d{{1,2}}|primero|1ro)\b"
    rf"(?! ?(?:%|mil\b|lucas|palos|euros|pesos|soles|cuotas|pagos|por ciento|horas|anos"
    rf"|dias|semanas|meses|[.,:]\d|[/-]\d|del? (?:{_MONTH})))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """A day named in a text: what it is if to come, if past, and where it stands."""

    ahead: date | None
    behind: date | None
    start: int
    end: int


def last_of_month(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def named_days(folded: str, today: date) -> tuple[NamedDay, ...]:
    """Every day that the text names, in order."""
    found = []
    for m in _MENTION.finditer(folded):
        ahead, behind = _resolve(m, today)
        if ahead or behind:
            found.append(
                NamedDay(ahead=ahead, behind=behind, start=m.start(), end=m.end())
            )
    return tuple(found)


def _resolve(m: re.Match[str], today: date) -> tuple[date | None, date | None]:
    if m["iso"]:
        year_named, month, day = m["iso"].split("-")
        return _day_and_month(int(day), int(month), year_named, today)
    if m["d1"]:
        year = m["y1"] and (m["y1"] if len(m["y1"]) == 4 else f"20{m['y1']}")
        return _day_and_month(int(m["d1"]), int(m["m1"]), year, today)
    if m["d2"]:
        return _day_and_month(_number(m["d2"]), _MONTHS[m["m2"]], m["y2"], today)
    if m["nextday"]:
        return _monday_after(today) + timedelta(_WEEKDAYS.index(m["nextday"])), None
    if m["weekday"]:
        return _weekday(_WEEKDAYS.index(m["weekday"]), today)
    if m["dom"]:
        return _day_of_month(_number(m["dom"]), today)
    if m["ago"]:
        return None, today - timedelta(_span(m["nago"], m["uago"]))
    if m["in"] or m["more"]:
        return _later(m, today), None
    return _fixed(m, today)


def _later(m: re.Match[str], today: date) -> date:
    number, unit = (m["nin"], m["uin"]) if m["in"] else (m["nmore"], m["umore"])
    if unit.startswith("mes"):
        return _add_months(today, _number(number))
    return today + timedelta(_span(number, unit))


def _fixed(m: re.Match[str], today: date) -> tuple[date | None, date | None]:
    one = timedelta(1)
    next_month = last_of_month(today) + one
    ahead: dict[str, date] = {
        "nextweek": _monday_after(today),
        "endnext": last_of_month(next_month),
        "nextmonth": next_month,
        "end": last_of_month(today),
        "mid": _day_of_month(15, today)[0] or today,
        "start": next_month,
        "weekend": _weekday(5, today)[0],
        "fortnight": _fortnight(today),
        "after": today + 2 * one,
        "tomorrow": today + one,
        "todayday": today,
        "today": today,
    }
    behind: dict[str, date] = {
        "before": today - 2 * one,
        "yesterday": today - one,
        "todayday": today,
        "today": today,
        "end": today.replace(day=1) - one,
    }
    name = m.lastgroup or ""
    return ahead.get(name), behind.get(name)


def _fortnight(today: date) -> date:
    middle = today.replace(day=15)
    if today < middle:
        return middle
    end = last_of_month(today)
    return end if today < end else (end + timedelta(15))


def _monday_after(today: date) -> date:
    return today + timedelta(7 - today.weekday())


def _weekday(index: int, today: date) -> tuple[date, date]:
    ahead = (index - today.weekday()) % 7 or 7
    behind = (today.weekday() - index) % 7 or 7
    return today + timedelta(ahead), today - timedelta(behind)


def _day_of_month(day: int, today: date) -> tuple[date | None, date | None]:
    if not 1 <= day <= 31:
        return None, None
    this = _clamped(today.year, today.month, day)
    following = last_of_month(today) + timedelta(1)
    previous = today.replace(day=1) - timedelta(1)
    ahead = this if this > today else _clamped(following.year, following.month, day)
    behind = this if this <= today else _clamped(previous.year, previous.month, day)
    return ahead, behind


def _day_and_month(
    day: int, month: int, year: str | None, today: date
) -> tuple[date | None, date | None]:
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None, None
    if year:
        return (_clamped(int(year), month, day),) * 2
    this = _clamped(today.year, month, day)
    ahead = this if this >= today else _clamped(today.year + 1, month, day)
    behind = this if this <= today else _clamped(today.year - 1, month, day)
    return ahead, behind


def _clamped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _add_months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    return _clamped(index // 12, index % 12 + 1, day.day)


def _span(number: str, unit: str) -> int:
    return _number(number) * (7 if unit.startswith("semana") else 1)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 1

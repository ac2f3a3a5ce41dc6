"""Days by their place in a month or year: "fin de mes", "la quincena", feasts."""

from __future__ import annotations

import re
from datetime import date, timedelta

from recobro.understanding.entities.calendar import (
    day_in_month,
    first_of_next_month,
    first_working_day,
    fortnight_after,
    last_of_month,
    last_of_previous_month,
    last_working_day,
    nth_weekday,
)
from recobro.understanding.entities.day_words import (
    DAY,
    DAYS,
    LONG_MONTH,
    MONTH_MEANT,
    MONTHS,
    NEXT_MONTH_NAMED,
    NO_DAYS,
    DayRule,
    Days,
    month_meant,
    split,
)
from recobro.understanding.entities.feasts import FEAST_NAME, FEAST_WORDS, feast_days

_OF = r"(?:de la |del? |d |of (?:the )?|of |)"
_END = (
    r"(?:fin(?:es|al|ales)?|ultimos?(?: dias?)?|cierre|termino|end|last day)"
    r"(?P<working> habil(?:es)?| laborables?)?"
)
_START = (
    r"(?:primeros?(?: dias?)?|primer dia|principios?|comienzos?|inicios?|beginning"
    r"|start|first day|1er dia)(?P<working> habil(?:es)?| laborables?)?"
)
_MIDDLE = r"(?:mediados?|mitad|mitades|middle|mid)"
_NTH: dict[str, int] = {
    "primer": 1, "primero": 1, "1er": 1, "first": 1, "segundo": 2, "2do": 2,
    "second": 2, "tercer": 3, "3er": 3, "third": 3, "cuarto": 4, "4to": 4, "ultimo": -1,
    "last": -1,
}  # fmt: skip
_NTH_DAY = rf"(?P<nth>{'|'.join(_NTH)}) (?P<day>{DAY}) {_OF}{MONTH_MEANT}"
_HALF_MONTH = (
    r"(?P<half>primera|1ra|1a|1era|segunda|2da|2a) (?P<what>quincena|semana) "
    rf"{_OF}{MONTH_MEANT}"
)
# "en enero, con la primera quincena": the month said before.
_MONTH_THEN_HALF = (
    rf"(?P<month>{LONG_MONTH}),?(?: (?!quincena)\w+){{0,4}},? (?:con|en|a|para|pa) la "
    r"(?P<half>primera|1ra|1a|1era|segunda|2da|2a) (?P<what>quincena|semana)\b"
)
# "a finales", "a primeros": the month is left out, as people do in Spain.
_BARE = (
    r"a (?P<w>finales|fines|ultimos|primeros|principios)(?= *(?:$|[.,;!?)])| (?:te|le"
    r"|les|os|se|lo|la|pago|pagare|sin|como|cuando|que|si|porque|y)\b)"
)
_QUINCENA = (
    r"quincena(?P<past> pasada| anterior)?(?! a quincena)\b"
    r"(?:(?: del?)? (?:dia )?(?P<d>15|16|28|29|30|31|1|2|3|5)\b(?! ?(?:%|mil|de ))"
    rf"|(?: de (?P<month>{LONG_MONTH}))\b)?"
)
_NEXT_MONTH = rf"{NEXT_MONTH_NAMED}\b"
_YEAR_END = (
    r"(?:fin(?:es|al|ales)?|cierre|end) (?:del?|of the|of) (?:este |esta )?(?:ano"
    r"|year)\b"
)
_YEAR_START = (
    r"(?:principios?|comienzos?|inicios?|primeros) (?:del?) (?:proximo )?ano"
    r"(?: que viene| proximo| siguiente)?\b"
)
_EVERY = re.compile(r"(?:\b(?:cada|por|una|1)|[0-9](?: \w+)? a la|mil a la) $")
_AT = re.compile(r"\b(?:a|hacia|sobre|por|para|en)(?: la)? $")
_MONTH_OUT = r"(?:acab[ea]|termin[ea]|finalice|cierre) (?P<working>x)?" + MONTH_MEANT
_ONE = timedelta(1)


def _end(m: re.Match[str], today: date, _: str) -> Days:
    pairs, _bare = month_meant(m, today)
    if m["working"]:
        return split([last_working_day(y, n) for y, n in pairs], today)
    return split([day_in_month(y, n, 31) for y, n in pairs], today)


def _month_end(_m: re.Match[str], today: date, _: str) -> Days:
    return last_of_month(today), last_of_previous_month(today)


def _last_open(_m: re.Match[str], today: date, _: str) -> Days:
    return last_working_day(today.year, today.month), None


def _start(m: re.Match[str], today: date, _: str) -> Days:
    pairs, bare = month_meant(m, today)
    first = first_working_day if m["working"] else _first
    ahead, behind = split([first(y, n) for y, n in pairs], today)
    if bare and ahead == today and not m["working"]:
        ahead = first_of_next_month(today)
    return ahead, behind


def _first(year: int, month: int) -> date:
    return date(year, month, 1)


def _middle(m: re.Match[str], today: date, _: str) -> Days:
    # "la mitad este mes" is half of the sum, "a mitad de mes" half of the month.
    if m[0].startswith("mit") and not _AT.search(m.string[: m.start()][-8:]):
        return NO_DAYS
    pairs, _bare = month_meant(m, today)
    return split([date(y, n, 15) for y, n in pairs], today)


def _nth_day(m: re.Match[str], today: date, _: str) -> Days:
    pairs, _bare = month_meant(m, today)
    nth, index = _NTH[m["nth"]], DAYS[m["day"]]
    return split([nth_weekday(nth, index, y, n) for y, n in pairs], today)


def _half_month(m: re.Match[str], today: date, _: str) -> Days:
    """The first half of a month ends on the 15th, the second on its last day."""
    pairs, _bare = month_meant(m, today)
    first = m["half"][0] in "p1"
    if m["what"] == "semana":
        return split([date(y, n, 1 if first else 8) for y, n in pairs], today)
    return split([day_in_month(y, n, 15 if first else 31) for y, n in pairs], today)


def _half_of_named(m: re.Match[str], today: date, _: str) -> Days:
    number = MONTHS[m["month"]]
    first = m["half"][0] in "p1"
    day = (1 if first else 8) if m["what"] == "semana" else 15 if first else 31
    years = (today.year - 1, today.year, today.year + 1)
    return split([day_in_month(year, number, day) for year in years], today)


def _bare(m: re.Match[str], today: date, _: str) -> Days:
    if m["w"] in {"finales", "fines", "ultimos"}:
        return last_of_month(today), last_of_previous_month(today)
    return first_of_next_month(today), today.replace(day=1)


def _quincena(m: re.Match[str], today: date, country: str) -> Days:
    if _EVERY.search(m.string[max(0, m.start() - 24) : m.start()]):
        return NO_DAYS
    if m["month"]:
        number = MONTHS[m["month"]]
        years = (today.year - 1, today.year, today.year + 1)
        return split([day_in_month(y, number, 15) for y in years], today)
    if m["d"]:
        month = today.replace(day=1)
        days = [
            day_in_month(then.year, then.month, int(m["d"]))
            for then in (
                last_of_previous_month(month),
                month,
                first_of_next_month(month),
            )
        ]
        return split(days, today)
    paid = [last_of_previous_month(today), day_in_month(today.year, today.month, 15)]
    end = last_of_month(today)
    behind = max(day for day in (*paid, end) if day <= today)
    return (None if m["past"] else fortnight_after(today, country)), behind


def _next_month(_m: re.Match[str], today: date, _: str) -> Days:
    return first_of_next_month(today), None


def _year_end(_m: re.Match[str], today: date, _: str) -> Days:
    return date(today.year, 12, 31), date(today.year - 1, 12, 31)


def _year_start(_m: re.Match[str], today: date, _: str) -> Days:
    return date(today.year + 1, 1, 1), date(today.year, 1, 1)


def _feast(m: re.Match[str], today: date, country: str) -> Days:
    return feast_days(m[0], m.string[: m.start()], today, country)


_END_WORDS = (
    "fin", "fines", "final", "finales", "ultimo", "ultimos", "cierre", "termino", "end",
    "last", "finde",
)  # fmt: skip
_START_WORDS = (
    "primeros", "primero", "primer", "principio", "principios", "comienzo",
    "comienzos", "inicio", "inicios", "beginning", "start", "first",
)  # fmt: skip

MONTH_RULES: tuple[DayRule, ...] = (
    DayRule(tuple(FEAST_WORDS), re.compile(rf"(?:{FEAST_NAME})\b"), _feast),
    DayRule(_END_WORDS, re.compile(_YEAR_END), _year_end),
    DayRule(_START_WORDS, re.compile(_YEAR_START), _year_start),
    DayRule((*_NTH, "#"), re.compile(_NTH_DAY), _nth_day),
    DayRule(_END_WORDS, re.compile(rf"{_END} {_OF}{MONTH_MEANT}"), _end),
    DayRule(
        ("ultimo",), re.compile(r"ultimo dia (?:habil|laborable|laboral)\b"), _last_open
    ),
    DayRule(
        ("dia",),
        re.compile(r"dia ultimo\b(?! (?:en|que|pago))(?P<working>x)?"),
        _month_end,
    ),
    DayRule(
        ("finde",), re.compile(r"finde(?P<working>x)? (?:de )?" + MONTH_MEANT), _end
    ),
    DayRule(_START_WORDS, re.compile(rf"{_START} {_OF}{MONTH_MEANT}"), _start),
    DayRule(
        ("mediados", "mediado", "mitad", "middle", "mid"),
        re.compile(rf"{_MIDDLE} {_OF}{MONTH_MEANT}"),
        _middle,
    ),
    DayRule(tuple(MONTHS), re.compile(_MONTH_THEN_HALF), _half_of_named),
    DayRule(("primera", "segunda", "#"), re.compile(_HALF_MONTH), _half_month),
    DayRule(
        ("acabe", "acaba", "termine", "termina", "finalice", "cierre"),
        re.compile(_MONTH_OUT),
        _end,
    ),
    DayRule(("a",), re.compile(_BARE), _bare),
    DayRule(("quincena",), re.compile(_QUINCENA), _quincena),
    DayRule(
        ("mes", "proximo", "siguiente", "otro", "nuevo", "next"),
        re.compile(_NEXT_MONTH),
        _next_month,
    ),
)

"""Weekdays and months as people write them, and the pieces of pattern made of them.

All text here is folded (see rules/normalise.py): lower case, no accents, "mañana" is
"manana" and "el quince" is "el 15".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

# The day if it lies ahead, and the day if it lies behind; today may be both.
Days = tuple[date | None, date | None]
Resolve = Callable[["re.Match[str]", date, str], Days]
NO_DAYS: Days = (None, None)


@dataclass(frozen=True, slots=True)
class DayRule:
    """One way to name a day: the words it begins with, its pattern, what it means.

    `starts` are whole first words; "#" stands for any number of one to four digits.
    The pattern is matched where such a word begins. `resolve` takes the match, today
    and the country.
    """

    starts: tuple[str, ...]
    pattern: re.Pattern[str]
    resolve: Resolve


DAYS: dict[str, int] = {
    "lunes": 0, "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5,
    "domingo": 6,
    # as they are misspelt
    "lune": 0, "lunez": 0, "marte": 1, "martez": 1, "miercole": 2, "miercolez": 2,
    "mierco": 2, "mierc": 2, "juebes": 3, "jueve": 3, "juevez": 3,
    "juevs": 3, "vierns": 4, "domigo": 6, "vierne": 4, "viernez": 4,
    "biernes": 4, "bierne": 4, "vienes": 4, "savado": 5, "sabao": 5,
    "sabados": 5, "domingos": 6, "sabadito": 5, "viernesito": 4, "lunesito": 0,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4,
    "saturday": 5, "sunday": 6,
}  # fmt: skip
# Short forms name a weekday only before its number: "vie 20", "lun. 3".
SHORT_DAYS = "lun|mar|mie|jue|vie|sab|dom|mon|tue|wed|thu|fri|sat|sun"

MONTHS: dict[str, int] = {
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6,
    "julio": 7, "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10,
    "noviembre": 11, "diciembre": 12,
    "febreo": 2, "agsoto": 8, "septienbre": 9, "setienbre": 9, "octobre": 10,
    "novienbre": 11, "nobiembre": 11, "dicienbre": 12, "disiembre": 12,
    "january": 1, "february": 2, "march": 3, "april": 4, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
SHORT_MONTHS: dict[str, int] = {
    "ene": 1, "feb": 2, "mar": 3, "abr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8,
    "sep": 9, "sept": 9, "set": 9, "oct": 10, "nov": 11, "dic": 12, "jan": 1,
    "apr": 4, "aug": 8, "dec": 12,
}  # fmt: skip
MONTH_NUMBER = MONTHS | SHORT_MONTHS


def _longest_first(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


DAY = rf"(?:{_longest_first(DAYS)})"
LONG_MONTH = rf"(?:{_longest_first(MONTHS)})"
MONTH = rf"(?:{_longest_first(MONTH_NUMBER)})"
_LATER = r"(?:que viene|que entra|que sigue|proxim[oa]|siguiente|entrante|venider[oa])"
NEXT_WEEK = rf"(?:semana {_LATER}|(?:proxima|otra|siguiente|nueva) semana|next week)"
NEXT_MONTH = (
    rf"(?:mes {_LATER}|(?:proximo|siguiente|otro|nuevo) mes|next month"
    r"|que (?:viene|entra|sigue)|proximo|entrante|siguiente|otro)"
)
LAST_MONTH = r"(?:mes (?:pasado|anterior)|pasado mes|last month)"
THIS_MONTH = (
    r"(?:(?:(?:el|este|presente|mismo|the|this) )?(?:mes|month)"
    r"(?: en curso| actual| corriente| presente)?)"
)
NEXT_MONTH_NAMED = (
    rf"(?:mes {_LATER}|(?:proximo|siguiente|otro|nuevo) mes|next month"
    r"|que (?:viene|entra))"
)
# Which month "a finales de ...", "el primer viernes de ..." speak of.
MONTH_MEANT = (
    rf"(?:(?P<month>{MONTH})\b\.?(?:,?(?: del?)? (?P<year>20[0-9]{{2}})\b)?"
    rf"|(?P<next>(?:the )?{NEXT_MONTH_NAMED})|(?P<last>(?:the )?{LAST_MONTH})"
    rf"|(?P<this>{THIS_MONTH}))\b"
)
# A number followed by one of these is a sum, a count, an hour or an age, not a day.
NOT_A_DAY = (
    r"(?![0-9])(?! ?(?:%|por ?ciento|€|\$|mil\b|k\b|lu[ck]as?\b|luquitas|palos?\b"
    r"|gambas?\b|euros?\b|eur\b|pesos?\b|soles\b|varos\b|dolares\b|usd\b|pavos\b"
    r"|mangos\b|millon|bolivianos\b|cuot|pagos\b|plazos\b|veces\b|partes?\b"
    r"|mensualidades|letras\b|abonos\b|armadas\b|facturas|recibos|anos?\b|anitos"
    r"|dias?\b|semanas?\b|mes(?:es)?\b|horas?\b|hs?\b|hrs?\b|min(?:utos)?\b|am\b|pm\b"
    r"|a\.? ?m\b|p\.? ?m\b|en punto|y (?:media|cuarto)|de la (?:manana|tarde|noche)"
    r"|del medio ?dia|hijos|personas|numeros?\b|cuentas?\b|tarjetas?\b|bancos\b"
    r"|[.,:'][0-9]|[/-][0-9]|o[0-9]))"
)


def month_meant(m: re.Match[str], today: date) -> tuple[list[tuple[int, int]], bool]:
    """The (year, month) pairs that MONTH_MEANT may mean; whether it is "mes" alone."""
    if m["month"]:
        number = MONTH_NUMBER[m["month"]]
        if m["year"]:
            return [(int(m["year"]), number)], False
        return [(today.year + n, number) for n in (-1, 0, 1)], False
    index = today.year * 12 + today.month - 1
    steps = (1,) if m["next"] else (-1,) if m["last"] else (-1, 0, 1)
    pairs = [((index + n) // 12, (index + n) % 12 + 1) for n in steps]
    return pairs, bool(m["this"])


def split(days: list[date], today: date) -> Days:
    """Of several readings of one name, the next (today too) and the latest past."""
    ahead = min((day for day in days if day >= today), default=None)
    behind = max((day for day in days if day <= today), default=None)
    return ahead, behind

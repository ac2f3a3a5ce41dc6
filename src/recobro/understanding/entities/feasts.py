"""Feasts by which people date a payment: "después de Reyes", "el lunes de Pascua".

A feast is no working day. So "antes de" is the day before it begins and "después de"
the day after it ends; a plain weekday or number keeps its day ("después del 15").
Easter comes from dateutil (Anonymous Gregorian algorithm).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

from recobro.understanding.entities.calendar import nth_weekday

_ONE = timedelta(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A feast in one year, from its first day to its last; `said` is the day meant."""

    first: date
    last: date
    said: date


@dataclass(frozen=True, slots=True)
class _Fixed:
    month: int
    day: int
    length: int = 1

    def of(self, year: int) -> Feast:
        first = date(year, self.month, self.day)
        return Feast(first=first, last=first + (self.length - 1) * _ONE, said=first)


@dataclass(frozen=True, slots=True)
class _Movable:
    """Days from Easter Sunday: first, last and the one meant."""

    first: int
    last: int
    said: int

    def of(self, year: int) -> Feast:
        sunday = easter(year)
        return Feast(
            first=sunday + self.first * _ONE,
            last=sunday + self.last * _ONE,
            said=sunday + self.said * _ONE,
        )


@dataclass(frozen=True, slots=True)
class _Nth:
    """The nth such weekday of a month, as a mother's day."""

    nth: int
    index: int
    month: int

    def of(self, year: int) -> Feast:
        day = nth_weekday(self.nth, self.index, year, self.month)
        return Feast(first=day, last=day, said=day)


_Rule = _Fixed | _Movable | _Nth

# Holy Week runs from Palm Sunday to Easter; one who says only its name means its
# Monday, as "la semana que viene" means a Monday.
_EVERYWHERE: dict[str, _Rule] = {
    "semana santa": _Movable(-7, 0, -6),
    "domingo de ramos": _Movable(-7, -7, -7),
    "lunes santo": _Movable(-6, -6, -6),
    "martes santo": _Movable(-5, -5, -5),
    "miercoles santo": _Movable(-4, -4, -4),
    "jueves santo": _Movable(-3, -3, -3),
    "viernes santo": _Movable(-2, -2, -2),
    "sabado santo": _Movable(-1, -1, -1),
    "sabado de gloria": _Movable(-1, -1, -1),
    "domingo de resurreccion": _Movable(0, 0, 0),
    "domingo de pascua": _Movable(0, 0, 0),
    "lunes de pascua": _Movable(1, 1, 1),
    "miercoles de ceniza": _Movable(-46, -46, -46),
    "carnavales": _Movable(-48, -47, -48),
    "carnaval": _Movable(-48, -47, -48),
    "corpus christi": _Movable(60, 60, 60),
    "corpus": _Movable(60, 60, 60),
    "pascua": _Movable(0, 0, 0),
    "easter monday": _Movable(1, 1, 1),
    "easter": _Movable(0, 0, 0),
    "nochebuena": _Fixed(12, 24),
    "navidades": _Fixed(12, 25),
    "navidad": _Fixed(12, 25),
    "christmas": _Fixed(12, 25),
    "nochevieja": _Fixed(12, 31),
    "ano viejo": _Fixed(12, 31),
    "ano nuevo": _Fixed(1, 1),
    "new year": _Fixed(1, 1),
    "reyes magos": _Fixed(1, 6),
    "dia de reyes": _Fixed(1, 6),
    "reyes": _Fixed(1, 6),
    "san valentin": _Fixed(2, 14),
    "dia del trabajador": _Fixed(5, 1),
    "dia del trabajo": _Fixed(5, 1),
    "todos los santos": _Fixed(11, 1),
    "dia de muertos": _Fixed(11, 1, 2),
    "dia de los muertos": _Fixed(11, 1, 2),
    "la inmaculada": _Fixed(12, 8),
    "san juan": _Fixed(6, 24),
    "dia de la madre": _Nth(2, 6, 5),
}
_BY_COUNTRY: dict[str, dict[str, _Rule]] = {
    "ES": {
        "dia de la madre": _Nth(1, 6, 5),
        "san jose": _Fixed(3, 19),
        "dia del padre": _Fixed(3, 19),
        "el pilar": _Fixed(10, 12),
        "la constitucion": _Fixed(12, 6),
    },
    "MX": {
        "dia de la madre": _Fixed(5, 10),
        "dia de las madres": _Fixed(5, 10),
        "fiestas patrias": _Fixed(9, 16),
        "la candelaria": _Fixed(2, 2),
    },
    "AR": {"dia de la madre": _Nth(3, 6, 10)},
    # In Chile and Peru "la Pascua" is Christmas.
    "CL": {"fiestas patrias": _Fixed(9, 18, 2), "pascua": _Fixed(12, 25)},
    "PE": {"fiestas patrias": _Fixed(7, 28, 2)},
}

_NAMES = sorted(
    {*_EVERYWHERE, *(name for names in _BY_COUNTRY.values() for name in names)},
    key=len,
    reverse=True,
)
FEAST_WORDS = frozenset(name.split()[0] for name in _NAMES)
FEAST_NAME = "|".join(_NAMES)
_BEFORE = re.compile(r"\b(?:antes del?|before)(?: el| la| las| los)? $")
_AFTER = re.compile(
    r"\b(?:(?:despues|luego) del?|pasad[oa]s?|pasando|pasen|after)(?: el| la| las| los)"
    r"? $"
)


def feast_days(
    name: str, before: str, today: date, country: str
) -> tuple[date | None, date | None]:
    """The day that a feast dates, to come and past; none where the country lacks it.

    `before` is the text up to the name, in which "antes de" and "después de" count.
    """
    rule = _BY_COUNTRY.get(country, {}).get(name) or _EVERYWHERE.get(name)
    if rule is None:
        return None, None
    lead = before[-24:]
    days = [
        _dated(rule.of(year), lead) for year in range(today.year - 1, today.year + 2)
    ]
    ahead = next((day for day in days if day >= today), None)
    behind = next((day for day in reversed(days) if day <= today), None)
    return ahead, behind


def _dated(feast: Feast, lead: str) -> date:
    if _BEFORE.search(lead):
        return feast.first - _ONE
    return feast.last + _ONE if _AFTER.search(lead) else feast.said

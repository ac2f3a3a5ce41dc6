"""Dates as people and programs write them, read by one convention for the file."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from recobro.connectors.files.cells import Cell
from recobro.connectors.files.titles import fold
from recobro.connectors.files.wordlists import words

_MONTHS: dict[str, int] = {
    form: number
    for number, forms in enumerate(
        (
            "enero ene january jan",
            "febrero feb february",
            "marzo mar march",
            "abril abr april apr",
            "mayo may",
            "junio jun june",
            "julio jul july",
            "agosto ago august aug agto",
            "septiembre setiembre sep sept set september",
            "octubre oct october",
            "noviembre nov november",
            "diciembre dic december dec",
        ),
        start=1,
    )
    for form in forms.split()
}
_FILLERS = words(
    "de del the of lunes martes miercoles jueves viernes sabado domingo lun mie "
    "jue vie sab dom monday tuesday wednesday thursday friday saturday sunday mon "
    "tue wed thu fri sat sun"
)
_TIME = re.compile(
    r"[T ,]+[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r"(?: ?[ap]\.? ?m\.?)?(?: ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2}))?$",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"([0-9]{4}|[0-9]{1,2}) ?([/\-. ]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{1,2})"
)
_COMPACT = re.compile(r"[0-9]{8}")
_SERIAL = re.compile(r"([2-7][0-9]{4})(?:[.,][0-9]+)?")
_EMPTY = re.compile(r"0{1,4}[/\-. ]0{1,2}[/\-. ]0{1,4}|0{8}")
_EPOCH = date(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 1950, 2150


class Order(StrEnum):
    """The order of day, month and year in dates that are all figures."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    YEAR_FIRST = "year first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """How the file writes dates; not `decided` where nothing in it tells."""

    order: Order = Order.DAY_FIRST
    decided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Triple:
    """Three figures of which the order is the question; `year_digits` is 2 or 4."""

    first: int
    second: int
    third: int
    year_digits: int


def _parts(text: str) -> _Triple | date | None:
    """A date, or three figures that the convention must order; None for neither."""
    body = _TIME.sub("", text.strip()) if ":" in text or "h" in text else text.strip()
    if match := _NUMERIC.fullmatch(body):
        first, second, third = int(match[1]), int(match[3]), int(match[4])
        if len(match[1]) == 4:
            return _date(first, second, third) if len(match[4]) <= 2 else None
        digits = 4 if len(match[4]) == 4 else 2
        return _Triple(first=first, second=second, third=third, year_digits=digits)
    if _COMPACT.fullmatch(body):
        year_first = _date(int(body[:4]), int(body[4:6]), int(body[6:]))
        return year_first or _date(int(body[4:]), int(body[2:4]), int(body[:2]))
    return _with_month_name(body)


def _with_month_name(text: str) -> date | None:
    if len(text) > 60:
        return None
    words = [w for w in re.findall(r"[a-z]+|[0-9]+", fold(text)) if w not in _FILLERS]
    words = [w for w in words if w not in {"st", "nd", "rd", "th", "o"}]
    if len(words) != 3:
        return None
    months = [w for w in words if w in _MONTHS]
    figures = [w for w in words if w.isdigit()]
    if len(months) != 1 or len(figures) != 2:
        return None
    day, year = figures
    if len(day) == 4:
        day, year = year, day
    if len(day) > 2 or len(year) not in {2, 4}:
        return None
    number = int(year) if len(year) == 4 else _century(int(year))
    return _date(number, _MONTHS[months[0]], int(day))


def _century(year: int, last: int = 2068) -> int:
    """The latest year that ends so and is not after `last`."""
    return last - (last - year) % 100


def _date(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ordered(triple: _Triple, order: Order, last: int = 2068) -> date | None:
    if order is Order.YEAR_FIRST and triple.year_digits == 2:
        return _date(_century(triple.first, last), triple.second, triple.third)
    year = triple.third if triple.year_digits == 4 else _century(triple.third, last)
    if order is Order.MONTH_FIRST:
        return _date(year, triple.first, triple.second)
    return _date(year, triple.second, triple.first)


def convention_of(cells: Iterable[Cell]) -> Convention:
    """The order that the dates of a file are written in, by those that tell.

    31/01/2026 tells that the day comes first and 01/31/2026 that the month does. Two
    figures for the year come first where 26-01-31 would otherwise make as many years
    as there are days.
    """
    day_first = month_first = year_first = short = 0
    firsts: set[int] = set()
    thirds: set[int] = set()
    for cell in cells:
        triple = _parts(cell) if isinstance(cell, str) and len(cell) <= 60 else None
        if not isinstance(triple, _Triple):
            continue
        if triple.year_digits == 2:
            short += 1
            firsts.add(triple.first)
            thirds.add(triple.third)
            year_first += _ordered(triple, Order.YEAR_FIRST) is not None
        if triple.first > 12 >= triple.second:
            day_first += 1
        elif triple.second > 12 >= triple.first:
            month_first += 1
    if short and year_first == short and 2 * len(firsts) < len(thirds):
        return Convention(order=Order.YEAR_FIRST, decided=True)
    if day_first != month_first:
        order = Order.DAY_FIRST if day_first > month_first else Order.MONTH_FIRST
        return Convention(order=order, decided=True)
    return Convention()


def convention_by_pairs(pairs: Iterable[tuple[Cell, Cell]]) -> Convention:
    """The order under which nothing is due before it was issued, if only one is so.

    `pairs` are issue and due dates; three that contradict an order are needed.
    """
    against = {Order.DAY_FIRST: 0, Order.MONTH_FIRST: 0}
    for issued, due in pairs:
        for order in against:
            reader = DateReader(Convention(order=order, decided=True))
            start, end = reader.read(issued).day, reader.read(due).day
            against[order] += bool(start and end and end < start)
    if against[Order.DAY_FIRST] >= 3 and not against[Order.MONTH_FIRST]:
        return Convention(order=Order.MONTH_FIRST, decided=True)
    if against[Order.MONTH_FIRST] >= 3 and not against[Order.DAY_FIRST]:
        return Convention(order=Order.DAY_FIRST, decided=True)
    return Convention()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """The day in a cell, if any, and whether another order would give another day."""

    day: date | None
    ambiguous: bool = False


@dataclass(slots=True)
class DateReader:
    """Reads the dates of one file; each distinct text once."""

    convention: Convention
    today: date | None = None
    _seen: dict[Cell, DateReading] = field(default_factory=dict)

    def read(self, cell: Cell) -> DateReading:
        """The day in a cell: a real date, a serial number of Excel, or a text."""
        if isinstance(cell, date):
            valid = _FIRST_YEAR <= cell.year <= _LAST_YEAR
            return DateReading(day=cell if valid else None)
        if cell not in self._seen:
            self._seen[cell] = self._read(cell)
        return self._seen[cell]

    def _read(self, cell: str | float) -> DateReading:
        if isinstance(cell, int | float):
            return DateReading(day=_serial_day(cell))
        parts = _parts(cell) if len(cell) <= 60 else None
        if parts is None and (match := _SERIAL.fullmatch(cell)):
            parts = _serial_day(int(match[1]))
        if not isinstance(parts, _Triple):
            return DateReading(day=parts)
        # A debt falls due within some decades: two figures tell the year.
        last = self.today.year + 40 if self.today else 2068
        day = _ordered(parts, self.convention.order, last)
        if self.convention.decided:
            return DateReading(day=day)
        other = _ordered(parts, Order.MONTH_FIRST, last)
        return DateReading(day=day, ambiguous=bool(day and other and day != other))


def _serial_day(number: float) -> date | None:
    """The day of an Excel serial number, days since 30 December 1899."""
    if isinstance(number, float) and not math.isfinite(number):
        return None
    if 10**7 <= number < 10**8:
        return _compact_number(int(number))
    if not 18_000 <= number <= 80_000:
        return None
    return _EPOCH + timedelta(days=int(number))


def _compact_number(number: int) -> date | None:
    return _date(number // 10_000, number // 100 % 100, number % 100)


def is_empty_date(cell: Cell) -> bool:
    """Whether the cell holds what programs write for no date: 00/00/0000."""
    if isinstance(cell, date):
        return cell.year <= 1900
    return isinstance(cell, str) and bool(_EMPTY.fullmatch(cell))


def looks_like_date(cell: Cell) -> bool:
    """Whether the cell is a date by any convention; bare numbers are not."""
    if isinstance(cell, date):
        return True
    if not isinstance(cell, str) or not 6 <= len(cell) <= 60 or cell.isdigit():
        return False
    parts = _parts(cell)
    if isinstance(parts, _Triple):
        return any(_ordered(parts, order) for order in Order)
    return parts is not None

"""Dated legal figures (reference rates, minimum wages), each with its source.

CSV files beside this module: series, from, to (both included), value, unit, read (how
it was read: P, R, T, S, GK), source. A date outside every row is unknown: nothing is
carried forward, because a stale rate is a wrong one. A tenant adds its own files.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from importlib.resources import files
from io import StringIO
from itertools import pairwise

from recobro.domain.compliance.vocabulary import Tag
from recobro.domain.late_charges import DatedRate
from recobro.law.reading import PackError

COLUMNS = ["series", "from", "to", "value", "unit", "read", "source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a series, in force from `starts` to `ends`, both included."""

    series: str
    starts: date
    ends: date
    value: Decimal
    unit: str
    read: Tag
    source: str


def read_figures(text: str, file: str) -> tuple[Figure, ...]:
    """The rows of one file; raises PackError naming the line that is wrong."""
    rows = csv.DictReader(StringIO(text))
    if rows.fieldnames != COLUMNS:
        raise PackError(file, "", "(header)", f"must be {','.join(COLUMNS)}")
    figures = [_figure(row, file, number) for number, row in enumerate(rows, start=2)]
    _no_overlap(figures, file)
    return tuple(figures)


def _figure(row: Mapping[str, str], file: str, number: int) -> Figure:
    where = f"line {number}"
    try:
        figure = Figure(
            series=row["series"],
            starts=date.fromisoformat(row["from"]),
            ends=date.fromisoformat(row["to"]),
            value=Decimal(row["value"]),
            unit=row["unit"],
            read=Tag(row["read"]),
            source=row["source"],
        )
    except (ValueError, TypeError, InvalidOperation) as error:
        raise PackError(file, where, "(row)", str(error)) from None
    if figure.ends < figure.starts or not figure.source:
        raise PackError(file, where, "(row)", "ends before it starts, or has no source")
    return figure


def _no_overlap(figures: Sequence[Figure], file: str) -> None:
    ordered = sorted(figures, key=lambda f: (f.series, f.starts))
    for before, after in pairwise(ordered):
        if before.series == after.series and after.starts <= before.ends:
            raise PackError(file, after.series, "from", f"{after.starts} overlaps")


@lru_cache(maxsize=1)
def shipped_figures() -> tuple[Figure, ...]:
    """All figures that ship with the product."""
    folder = files("recobro.law").joinpath("rates")
    found: list[Figure] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".csv"):
            found += read_figures(entry.read_text(encoding="utf-8"), entry.name)
    return tuple(found)


def references_on(
    day: date, figures: Iterable[Figure] | None = None
) -> dict[str, Decimal]:
    """The value of every series on a day; a series that is unknown there is absent."""
    known = shipped_figures() if figures is None else figures
    return {f.series: f.value for f in known if f.starts <= day <= f.ends}


def dated_rates(
    series: str, figures: Iterable[Figure] | None = None
) -> tuple[DatedRate, ...]:
    """A series as the domain takes it, in order of time."""
    known = shipped_figures() if figures is None else figures
    rows = [
        DatedRate(starts=f.starts, ends=f.ends, percent=f.value, source=f.source)
        for f in known
        if f.series == series
    ]
    return tuple(sorted(rows, key=lambda rate: rate.starts))


def last_known(series: str) -> date | None:
    """The last day for which a series ships a figure; `recobro doctor` compares it."""
    ends = [f.ends for f in shipped_figures() if f.series == series]
    return max(ends) if ends else None


def is_stale(series: str, day: date) -> bool:
    """Whether the series needs a new figure within two weeks of the day."""
    last = last_known(series)
    return last is None or last < day + timedelta(days=14)

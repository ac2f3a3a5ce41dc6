"""The dates that a folded text names, resolved against a given day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from recobro.domain.guard.date_words import (
    ALSO_DAY,
    DAY_LEADS,
    DAY_MONTH,
    DAY_ONLY,
    IN_TIME,
    ISO,
    MONTH_DAY,
    MONTHS,
    NOT_TOMORROW,
    OF_MONTH,
    RELATIVE,
    RELATIVE_WORDS,
    SLASHED,
    SPAN_OF_TIME,
    SPAN_WORDS,
    UNIT_WORDS,
    WEEKDAY,
    WEEKDAY_AND_DAY,
    WEEKDAY_RE,
    WEEKDAYS,
    WORD,
)
from recobro.domain.guard.numerals import numbers


class DateShape(StrEnum):
    """How a date was named: in full, by its weekday, by distance, or vaguely."""

    EXPLICIT = "explicit"
    DAY = "day"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    DURATION = "duration"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A date in the text: the days that the words may mean, or the ends of a span.

    `impossible` is true where the words contradict themselves (a Thursday that is a
    Friday, a 31 April). `today` where they mean the present day.
    """

    start: int
    end: int
    shape: DateShape
    days: frozenset[date]
    impossible: bool = False
    today: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the folded text."""
        return self.start, self.end

    @property
    def is_duration(self) -> bool:
        """Whether it is a length of time from today: «en tres semanas»."""
        return self.shape is DateShape.DURATION

    def holds(self, day: date) -> bool:
        """Whether the words may mean this day."""
        if self.shape is DateShape.RANGE:
            return min(self.days) <= day <= max(self.days)
        return day in self.days


def _safe(year: int, month: int, day: int) -> list[date]:
    try:
        return [date(year, month, day)]
    except ValueError:
        return []


def _years(year: str | None, today: date) -> list[int]:
    if year is None:
        return [today.year - 1, today.year, today.year + 1]
    return [int(year) + (2000 if len(year) == 2 else 0)]


def _day_number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 1 if word == "primero" else int(numbers(word)[0].value)


def add_months(day: date, months: int) -> date:
    """The same day that many months later, or that month's last day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class _Finder:
    """Collects the dates of one text, each place taken once, longest forms first."""

    def __init__(self, text: str, today: date, country: str) -> None:
        self.text = text
        self.today = today
        self.words = frozenset(WORD.findall(text))
        self.month_first = country == "US"
        self.found: list[NamedDate] = []

    def free(self, start: int, end: int) -> bool:
        return all(end <= f.start or f.end <= start for f in self.found)

    def add(
        self, start: int, end: int, shape: DateShape, days: list[date],
        *, today: bool = False, impossible: bool = False,
    ) -> None:  # fmt: skip
        if self.free(start, end):
            self.found.append(
                NamedDate(start, end, shape, frozenset(days), impossible, today)
            )

    def explicit(self, start: int, end: int, days: list[date]) -> None:
        """Add a full date, together with the weekday said before it."""
        if not self.free(start, end):
            return
        lead = re.search(
            rf"\b({WEEKDAY})\s*,?\s*(?:dia|el|the)?\s*$", self.text[:start][-24:]
        )
        if lead:
            right = [d for d in days if d.weekday() == WEEKDAYS[lead.group(1)]]
            begin = start - (len(self.text[:start][-24:]) - lead.start())
            wrong = not any(
                d.weekday() == WEEKDAYS[lead.group(1)] for d in self.near(days)
            )
            self.add(begin, end, DateShape.EXPLICIT, right, impossible=wrong)
            return
        self.add(start, end, DateShape.EXPLICIT, days, impossible=not days)

    def near(self, days: list[date]) -> list[date]:
        """Of the years that were not said, the one meant: within half a year."""
        close = [d for d in days if abs((d - self.today).days) <= 183]
        return close or days

    def numeric(self) -> None:
        for m in ISO.finditer(self.text):
            y, mo, d = map(int, m.groups())
            self.explicit(m.start(), m.end(), _safe(y, mo, d))
        for m in SLASHED.finditer(self.text):
            first, second = int(m.group(1)), int(m.group(2) or m.group(5))
            year = m.group(3) or m.group(6)
            if not 1 <= first <= 31 or not 1 <= second <= 31 or m.group() == "24/7":
                continue
            if re.search(
                r"\b(?:cuota|pago|plazo|instal?ment)s? $", self.text[: m.start()]
            ):
                continue
            pairs = {(first, second)}
            if self.month_first or second > 12:
                pairs = {(second, first)}
            days = [
                d for y in _years(year, self.today) for day, mo in sorted(pairs)
                if 1 <= mo <= 12 for d in _safe(y, mo, day)
            ]  # fmt: skip
            self.explicit(m.start(), m.end(), days)

    def named_months(self) -> None:
        if self.words.isdisjoint(MONTHS):
            return
        for m in DAY_MONTH.finditer(self.text):
            month = MONTHS[m.group(2)]
            year = _years(m.group(3), self.today)
            day = _day_number(m.group(1))
            days = [d for y in year for d in _safe(y, month, day)]
            self.explicit(m.start(), m.end(), days)
            before = ALSO_DAY.search(self.text, 0, m.start())
            while before:
                other = _day_number(before.group(1))
                days = [d for y in year for d in _safe(y, month, other)]
                self.explicit(before.start(1), before.end(1), days)
                before = ALSO_DAY.search(self.text, 0, before.start())
        for m in MONTH_DAY.finditer(self.text):
            days = [
                d for y in _years(m.group(3), self.today)
                for d in _safe(y, MONTHS[m.group(1)], int(m.group(2)))
            ]  # fmt: skip
            self.explicit(m.start(), m.end(), days)

    def day_only(self) -> None:
        if self.words.isdisjoint(DAY_LEADS):
            return
        for m in DAY_ONLY.finditer(self.text):
            day = _day_number(m.group(1))
            ordinal = m.group(1) == "primero" and not OF_MONTH.match(self.text, m.end())
            if ordinal or not 1 <= day <= 31:
                continue
            months = [add_months(self.today.replace(day=1), k) for k in range(-1, 3)]
            days = [d for first in months for d in _safe(first.year, first.month, day)]
            self.add(m.start(1), m.end(1), DateShape.DAY, days)

    def weekdays(self) -> None:
        if self.words.isdisjoint(WEEKDAYS):
            return
        for m in WEEKDAY_AND_DAY.finditer(self.text):
            day = int(m.group(2))
            firsts = [add_months(self.today.replace(day=1), k) for k in range(-1, 3)]
            days = [d for f in firsts for d in _safe(f.year, f.month, day)]
            right = [d for d in days if d.weekday() == WEEKDAYS[m.group(1)]]
            self.add(m.start(), m.end(), DateShape.DAY, right, impossible=not right)
        for m in WEEKDAY_RE.finditer(self.text):
            before = self.text[max(0, m.start() - 12) : m.start()]
            after = self.text[m.end() : m.end() + 14]
            if re.search(
                r"\b(?:los|cada|every|de|a|from|y de)\s+$", before
            ) or re.match(
                r"\s+(?:a|to|through|y)\s+(?:los )?(?:" + WEEKDAY + ")", after
            ):
                continue
            ahead = (WEEKDAYS[m.group(1)] - self.today.weekday()) % 7
            near = self.today + timedelta(days=ahead)
            days = [near]
            past = re.match(r"\s+pasado\b", after) or re.search(
                r"\b(?:pasado|last)\s+$", before
            )
            later = re.match(r"\s+que viene|\s+proximo", after) or re.search(
                r"\b(?:proximo|next)\s+$", before
            )
            if past:
                days = [near - timedelta(days=7), near - timedelta(days=14)]
            elif later or ahead == 0:
                days = [near, near + timedelta(days=7)]
            self.add(m.start(), m.end(), DateShape.WEEKDAY, days)

    def relative(self) -> None:
        shift = {
            "hoy": 0, "today": 0, "tonight": 0, "esta noche": 0, "medianoche": 0,
            "midnight": 0, "manana": 1, "tomorrow": 1, "pasado manana": 2,
            "day after tomorrow": 2, "ayer": -1, "anoche": -1, "yesterday": -1,
            "anteayer": -2, "antes de ayer": -2,
        }  # fmt: skip
        if self.words.isdisjoint(RELATIVE_WORDS):
            return
        for m in RELATIVE.finditer(self.text):
            word = m.group(1)
            if word == "manana" and NOT_TOMORROW.search(self.text[: m.start()][-12:]):
                continue
            day = self.today + timedelta(days=shift[word])
            self.add(
                m.start(), m.end(), DateShape.RELATIVE, [day], today=shift[word] == 0
            )

    def durations(self) -> None:
        if self.words.isdisjoint(UNIT_WORDS):
            return
        for m in IN_TIME.finditer(self.text):
            read = numbers(m.group(1))
            if not read or read[0].end != len(m.group(1)):
                continue
            count, unit = int(read[0].value), m.group(2)
            if unit.startswith("h"):
                days = [count // 24, -(-count // 24)]
                ends = [self.today + timedelta(days=d) for d in days]
            elif unit.startswith(("a", "y")):
                ends = [add_months(self.today, 12 * min(count, 50))]
            elif unit.startswith("m"):
                ends = [add_months(self.today, min(count, 600))]
            else:
                size = 7 if unit.startswith(("s", "week")) else 1
                size = 15 if unit.startswith(("q", "f")) else size
                ends = [self.today + timedelta(days=size * count)]
            self.add(m.start(1), m.end(), DateShape.DURATION, ends)

    def ranges(self) -> None:
        if self.words.isdisjoint(SPAN_WORDS) and " 20" not in self.text:
            return
        first = self.today.replace(day=1)
        for m in SPAN_OF_TIME.finditer(self.text):
            group = m.groupdict()
            whole = group["endof"] or group["enden"] or group["startof"]
            if group["year"] or group["nexty"]:
                year = int(group["year"] or self.today.year + 1)
                if group["year"] and year <= self.today.year:
                    continue
                days = [date(year, 1, 1), date(year, 12, 31)]
            elif group["nextw"]:
                start = self.today + timedelta(days=7 - self.today.weekday())
                days = [start, start + timedelta(days=6)]
            elif group["nextm"]:
                start = add_months(first, 1)
                days = [start, add_months(start, 1) - timedelta(days=1)]
            elif whole in ("semana", "week"):
                friday = self.today + timedelta(days=(4 - self.today.weekday()) % 7)
                days = [friday, friday + timedelta(days=2)]
            else:
                days = self.part_of_month(whole or "mes", late=bool(group["end"]))
            self.add(m.start(), m.end(), DateShape.RANGE, days)

    def part_of_month(self, name: str, *, late: bool) -> list[date]:
        start = self.today.replace(day=1)
        if name == "ano":
            return [date(self.today.year, 12, 20), date(self.today.year, 12, 31)]
        if name in MONTHS:
            ahead = (MONTHS[name] - self.today.month) % 12
            start = add_months(start, ahead)
        elif not late:
            start = add_months(start, 1)
        last = add_months(start, 1) - timedelta(days=1)
        if late:
            return [last - timedelta(days=5), last]
        return [start, start + timedelta(days=9)]


def named_dates(text: str, today: date, country: str) -> list[NamedDate]:
    """Every date of a folded text, in order; a year not said may be any of three."""
    finder = _Finder(text, today, country)
    steps: Iterator[Callable[[], None]] = iter(
        (
            finder.numeric, finder.ranges, finder.named_months, finder.day_only,
            finder.relative, finder.durations, finder.weekdays,
        )
    )  # fmt: skip
    for step in steps:
        step()
    return sorted(finder.found, key=lambda f: f.start)

"""The dates that a folded text names, resolved against a given day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from recobro.domain.guard.date_words import (
    ALSO_DAY,
    ALSO_LINKS,
    DASHED,
    DAY_LEADS,
    DAY_MONTH,
    DAY_ONLY,
    DAY_STARTS,
    DAY_WORDS,
    IN_TIME,
    ISO,
    MAY_BE_NUMERIC,
    MONTH_DAY,
    MONTH_NAMES,
    MONTHS,
    NOT_TOMORROW,
    OF_MONTH,
    RELATIVE,
    RELATIVE_LEADS,
    RELATIVE_WORDS,
    SHIFT,
    SLASHED,
    SPAN_LEADS,
    SPAN_OF_TIME,
    SPAN_WORDS,
    TIME_LEADS,
    UNIT_WORDS,
    WEEKDAY,
    WEEKDAY_AND_DAY,
    WEEKDAY_BEFORE,
    WEEKDAY_NAMES,
    WEEKDAY_RE,
    WEEKDAYS,
    YEAR,
)
from recobro.domain.guard.numerals import numbers
from recobro.domain.guard.words import Words, matches_at, words_of


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

    def __init__(self, words: Words, today: date, country: str) -> None:
        self.text = words.text
        self.today = today
        self.words = words
        self.known = words.known
        self.names_weekday = not self.known.isdisjoint(WEEKDAYS)
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
        before = self.text[max(0, start - 24) : start]
        lead = WEEKDAY_BEFORE.search(before) if self.names_weekday else None
        if lead:
            right = [d for d in days if d.weekday() == WEEKDAYS[lead.group(1)]]
            begin = start - (len(before) - lead.start())
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
        if len(self.words.digits) < 2 or not MAY_BE_NUMERIC.search(self.text):
            return
        for m in ISO.finditer(self.text):
            y, mo, d = map(int, m.groups())
            self.explicit(m.start(), m.end(), _safe(y, mo, d))
        for m in DASHED.finditer(self.text):
            days = [
                d
                for y in _years(None, self.today)
                for d in _safe(y, int(m.group(2)), int(m.group(1)))
            ]
            self.explicit(m.start(1), m.end(), days)
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
        if self.known.isdisjoint(MONTHS):
            return
        for m in matches_at(DAY_MONTH, self.text, self.day_places()):
            month = MONTHS[m.group(2)]
            year = _years(m.group(3), self.today)
            day = _day_number(m.group(1))
            days = [d for y in year for d in _safe(y, month, day)]
            self.explicit(m.start(), m.end(), days)
            before = self.day_before(m.start())
            while before:
                other = _day_number(before.group(1))
                days = [d for y in year for d in _safe(y, month, other)]
                self.explicit(before.start(1), before.end(1), days)
                before = self.day_before(before.start())
        for m in self.words.matches(MONTH_DAY, MONTH_NAMES):
            days = [
                d for y in _years(m.group(3), self.today)
                for d in _safe(y, MONTHS[m.group(1)], int(m.group(2)))
            ]  # fmt: skip
            self.explicit(m.start(), m.end(), days)

    def day_places(self) -> list[int]:
        """Where a day may be named: figures, and words for them."""
        return [
            place
            for place, word in zip(self.words.places, self.words.words, strict=True)
            if word[0] > "z" or word[0] < "a" or word.startswith(DAY_STARTS)
        ]

    def day_before(self, end: int) -> re.Match[str] | None:
        """A day that shares the month of the one at `end`: «el 4 y el 5 de junio»."""
        head = self.text[:end].rstrip()
        while head.endswith(("el", "dia")):
            head = head[:-2].rstrip() if head[-1] == "l" else head[:-3].rstrip()
        link = next((link for link in ALSO_LINKS if head.endswith(link)), "")
        day = head.removesuffix(link).rstrip() if link else ""
        if day[-1:].isdecimal() or day.endswith(DAY_WORDS):
            return ALSO_DAY.search(self.text, 0, end)
        return None

    def day_only(self) -> None:
        for m in self.words.matches(DAY_ONLY, DAY_LEADS):
            day = _day_number(m.group(1))
            ordinal = m.group(1) == "primero" and not OF_MONTH.match(self.text, m.end())
            if ordinal or not 1 <= day <= 31:
                continue
            months = [add_months(self.today.replace(day=1), k) for k in range(-1, 3)]
            days = [d for first in months for d in _safe(first.year, first.month, day)]
            self.add(m.start(1), m.end(1), DateShape.DAY, days)

    def weekdays(self) -> None:
        if not self.names_weekday:
            return
        for m in self.words.matches(WEEKDAY_AND_DAY, WEEKDAY_NAMES):
            day = int(m.group(2))
            firsts = [add_months(self.today.replace(day=1), k) for k in range(-1, 3)]
            days = [d for f in firsts for d in _safe(f.year, f.month, day)]
            right = [d for d in days if d.weekday() == WEEKDAYS[m.group(1)]]
            self.add(m.start(), m.end(), DateShape.DAY, right, impossible=not right)
        for m in self.words.matches(WEEKDAY_RE, WEEKDAY_NAMES):
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
        if self.known.isdisjoint(RELATIVE_WORDS):
            return
        for m in self.words.matches(RELATIVE, RELATIVE_LEADS):
            word = m.group(1)
            if word == "manana" and NOT_TOMORROW.search(self.text[: m.start()][-12:]):
                continue
            day = self.today + timedelta(days=SHIFT[word])
            self.add(
                m.start(), m.end(), DateShape.RELATIVE, [day], today=SHIFT[word] == 0
            )

    def durations(self) -> None:
        if self.known.isdisjoint(UNIT_WORDS):
            return
        for m in self.words.matches(IN_TIME, TIME_LEADS):
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
        if self.known.isdisjoint(SPAN_WORDS) and not YEAR.search(self.text):
            return
        first = self.today.replace(day=1)
        for m in self.words.matches(SPAN_OF_TIME, SPAN_LEADS):
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


def dates_in(words: Words, today: date, country: str) -> list[NamedDate]:
    """Every date that the words name, in order; a year not said may be any of three."""
    finder = _Finder(words, today, country)
    finder.numeric()
    finder.ranges()
    finder.named_months()
    finder.day_only()
    finder.relative()
    finder.durations()
    finder.weekdays()
    return sorted(finder.found, key=lambda f: f.start)


def named_dates(text: str, today: date, country: str) -> list[NamedDate]:
    """Every date of a folded text (dates_in)."""
    return dates_in(words_of(text), today, country)

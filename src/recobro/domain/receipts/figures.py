"""Sums and days as receipts print them, in the formats of each country.

The engine that read the picture mistakes letters for digits; where a figure must stand
they are taken for what they look like.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from recobro.domain.money import CURRENCY_OF_COUNTRY, Money, currency_exponent

# No receipt of a debtor is worth this much, in any currency; it is an account number.
_MOST = Decimal(10) ** 11
# How far back a payment can be that somebody sends a receipt for.
_OLDEST = timedelta(days=800)
_SOONEST = timedelta(days=3)  # a value date may lie after the order


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSum:
    """A sum in a line: from `start` to `end`; `marked` with a sign of a currency.

    `exact` where it is written in one of the usual ways, without guessing.
    """

    money: Money
    start: int
    end: int
    marked: bool
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDay:
    """A day in a line; `sure` where no other reading of it is possible."""

    day: date
    start: int
    end: int
    sure: bool


def plain(text: str) -> str:
    """Lower case without accents, each character in its place."""
    return "".join(_plain(char) for char in text)


def _plain(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[:1].lower()
    return base if len(base) == 1 else char


_MARKS = r"us\s?\$|u\$s|usd|s/\.?|\$u?|€|eur(?:os?)?|pen|soles|mxn|m\.?n\.?|cop|clp|ars"
_DIGITS = r"[0-9][0-9ol.,]*(?:(?<=[.,]) [0-9]{2}\b)?"
_SUM = re.compile(
    rf"(?<![a-z0-9/:])(?<![a-z0-9]-)(?P<before>(?:{_MARKS})\s*)?(?P<figure>{_DIGITS})"
    rf"(?P<after>\s*(?:{_MARKS}|pesos)(?![a-z0-9]))?(?![0-9a-z/\-:]|\s?%)"
)
_DOLLARS = re.compile(r"us\s?\$|u\$s|usd")


def sums_in(text: str, country: str) -> Iterator[FoundSum]:
    """Every number of a line that can be a sum, in the currency that it is told in."""
    for match in _SUM.finditer(plain(text)):
        read = _number(match["figure"], country)
        if read is None:
            continue
        number, exact = read
        mark = ((match["before"] or "") + (match["after"] or "")).strip()
        currency = _currency(mark, country)
        if currency is None or not 0 < number < _MOST:
            continue
        yield FoundSum(
            money=Money.rounded(number, currency),
            start=match.start(),
            end=match.end(),
            marked=bool(mark),
            exact=exact,
        )


def _currency(mark: str, country: str) -> str | None:
    own = CURRENCY_OF_COUNTRY.get(country)
    if _DOLLARS.search(mark):
        return "USD"
    if "€" in mark or mark.startswith("eur"):
        return "EUR"
    if mark.startswith(("s/", "pen", "soles")):
        return "PEN"
    by_code = {"mxn": "MXN", "cop": "COP", "clp": "CLP", "ars": "ARS"}
    return by_code.get(mark, own)


def _number(figure: str, country: str) -> tuple[Decimal, bool] | None:
    """The value of a figure, and whether it was written in a usual way."""
    guessed = any(char in figure for char in "ol ")
    text = figure.replace("o", "0").replace("l", "1").strip(".,")
    text = re.sub(r"[.,] (?=[0-9]{2}$)", ",", text)
    if not text:
        return None
    parts = re.split(r"[.,]", text)
    if any(not part for part in parts):
        return None
    marks = re.findall(r"[.,]", text)
    whole, cents, exact = _split(parts, marks, country)
    if whole is None:
        return None
    try:
        return Decimal(f"{whole}.{cents or 0}"), exact and not guessed
    except InvalidOperation:
        return None


def _split(
    parts: list[str], marks: list[str], country: str
) -> tuple[str | None, str, bool]:
    """Whole part, cents, and whether the shape is a usual one."""
    if not marks:
        return parts[0], "", len(parts[0]) <= 7
    *front, last = parts
    grouped = all(len(part) == 3 for part in front[1:]) and 1 <= len(front[0]) <= 3
    same = len(set(marks)) == 1
    if len(last) == 3 and same and grouped:
        return "".join(parts), "", True  # 1.234  12,345,678
    if len(last) in (1, 2) and (len(marks) == 1 or not same or marks[0] != marks[-1]):
        if len(front) == 1 or grouped:
            return "".join(front), last, len(last) == 2  # 149,90  1.234,5
        return None, "", False
    if len(last) == 2 and same and grouped:
        return "".join(front), last, False  # 1.234.56: a point taken for a comma
    raised = currency_exponent(CURRENCY_OF_COUNTRY.get(country, "EUR"))
    if len(last) == 5 and grouped and raised:
        return "".join(front) + last[:3], last[3:], False  # 15.00000: raised cents
    return None, "", False


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may",
            "junio jun", "julio jul", "agosto ago", "septiembre setiembre sep sept set",
            "octubre oct", "noviembre nov", "diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NUMBERS = re.compile(
    r"(?<![0-9a-z])([0-9ol]{1,2})\s?([/.\-])\s?([0-9ol]{1,2})\s?\2\s?([0-9ol]{4}|[0-9ol]{2})(?![0-9])"
)
_ISO = re.compile(r"(?<![0-9])(20[0-9]{2})[-/.]([01][0-9])[-/.]([0-3][0-9])(?![0-9])")
_WORDS = re.compile(
    rf"(?<![0-9a-z])([0-9ol]{{1,2}})[\s/.\-]*(?:de\s+)?({_MONTH})(?![a-z])\.?"
    r"(?:[\s/.,\-]*(?:del?\s+)?([0-9ol]{4}|(?<=[/\-])[0-9ol]{2}(?![0-9:]))(?![0-9]))?"
)
_WORDS_FIRST = re.compile(
    rf"(?<![a-z])({_MONTH})\.?\s+([0-9ol]{{1,2}}),?\s+(?:de\s+)?([0-9ol]{{4}})(?![0-9])"
)


def days_in(text: str, today: date) -> Iterator[FoundDay]:
    """Every day that a line names and on which somebody can have paid by `today`."""
    said = plain(text)
    for match in _ISO.finditer(said):
        yield from _found(match, match[1], match[2], match[3], today)
    for match in _NUMBERS.finditer(said):
        first, second, year = match[1], match[3], match[4]
        if _digits(second) > 12 >= _digits(first):  # the month first, as in English
            yield from _found(match, year, first, second, today, sure=False)
        else:
            yield from _found(match, year, second, first, today)
    for match in _WORDS.finditer(said):
        month = str(_MONTHS[match[2]])
        if match[3]:
            yield from _found(match, match[3], month, match[1], today)
        else:
            yield from _without_year(match, int(month), match[1], today)
    for match in _WORDS_FIRST.finditer(said):
        month = str(_MONTHS[match[1]])
        yield from _found(match, match[3], month, match[2], today)


def _digits(text: str) -> int:
    return int(text.replace("o", "0").replace("l", "1"))


def _found(
    match: re.Match[str],
    year: str,
    month: str,
    day: str,
    today: date,
    *,
    sure: bool = True,
) -> Iterator[FoundDay]:
    full = _digits(year) + (2000 if len(year) == 2 else 0)
    try:
        found = date(full, _digits(month), _digits(day))
    except ValueError:
        return
    if today - _OLDEST <= found <= today + _SOONEST:
        yield FoundDay(day=found, start=match.start(), end=match.end(), sure=sure)


def _without_year(
    match: re.Match[str], month: int, day: str, today: date
) -> Iterator[FoundDay]:
    """The last such day that has come."""
    for year in (today.year, today.year - 1):
        try:
            found = date(year, month, _digits(day))
        except ValueError:
            continue
        if found <= today:
            yield FoundDay(day=found, start=match.start(), end=match.end(), sure=False)
            return

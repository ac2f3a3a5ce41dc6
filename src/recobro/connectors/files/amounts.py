"""Amounts as people and programs write them, read by one convention for the file."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from recobro.connectors.files.cells import Cell
from recobro.connectors.files.wordlists import words
from recobro.domain.money import Money, currency_exponent

# Countries that write 1,250.00 (CLDR 47: es-MX, es-419 variants, English).
_POINT_COUNTRIES = words(
    "MX US GT HN NI PA PE DO SV PR GB IE CA AU NZ IN CN JP PH IL TH"
)
# What stands beside an amount. None: the peso or dollar sign, the country's own.
_MARKS: dict[str, str | None] = {
    "€": "EUR", "EUROS": "EUR", "EURO": "EUR", "EUR": "EUR", "EUR.": "EUR",
    "US$": "USD", "U$S": "USD", "U$D": "USD", "USD$": "USD", "USD": "USD",
    "MX$": "MXN", "MXN$": "MXN", "MXN": "MXN", "M.N.": "MXN", "MN": "MXN",
    "COP$": "COP", "COL$": "COP", "COP": "COP", "CLP$": "CLP", "CLP": "CLP",
    "AR$": "ARS", "ARS$": "ARS", "ARS": "ARS", "S/.": "PEN", "S/": "PEN", "PEN": "PEN",
    "RD$": "DOP", "DOP": "DOP", "GTQ": "GTQ", "Q.": "GTQ", "Q": "GTQ",
    "HNL": "HNL", "L.": "HNL", "L": "HNL", "C$": "NIO", "NIO": "NIO",
    "₡": "CRC", "CRC": "CRC", "₲": "PYG", "GS.": "PYG", "GS": "PYG", "PYG": "PYG",
    "$U": "UYU", "UYU": "UYU", "B/.": "PAB", "B/": "PAB", "PAB": "PAB",
    "£": "GBP", "GBP": "GBP", "R$": "BRL", "BRL": "BRL", "CLF": "CLF", "UF": "CLF",
    "CHF": "CHF", "CAD": "CAD", "BOB": "BOB", "BS.": None, "BS": None,
    "VES": "VES", "CUP": "CUP", "PESOS": None, "$": None,
}  # fmt: skip
_BY_LENGTH = sorted(_MARKS, key=len, reverse=True)
_MINUSES = "-−–—‐‑"
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+(?=$|[.,])")
_SCIENTIFIC = re.compile(r"([0-9](?:[.,][0-9]{1,15})?)E([+-]?[0-9]{1,2})")
_BARE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_BODY = re.compile(r"[0-9]*(?:[.,][0-9]*)*")
_LARGEST = Decimal(10) ** 15


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """An amount taken apart: `digits` holds only figures, points and commas."""

    digits: str
    negative: bool
    mark: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The number in a cell, and the currency that stands beside it, if any."""

    number: Decimal
    currency: str | None = None


def _strip_sign_and_mark(text: str) -> _Written | None:
    if _BARE.fullmatch(text):
        return _Written(digits=text, negative=False, mark=None)
    body = unicodedata.normalize("NFKC", text).upper().replace("’", "'").strip()
    negative = False
    mark: str | None = None
    if body[-2:-1] in {".", ","} and body[-1:] in _MINUSES:
        body = body[:-2]  # "100.-" and "100,-" are a round hundred
    for _ in range(6):
        body = body.strip()
        if body[:1] == "(" and body[-1:] == ")":
            body, negative = body[1:-1], True
        elif body[:1] and body[0] in _MINUSES:
            body, negative = body[1:], not negative
        elif body[-1:] and body[-1] in _MINUSES:
            body, negative = body[:-1], not negative
        elif body[:1] == "+":
            body = body[1:]
        elif found := next((m for m in _BY_LENGTH if body.startswith(m)), None):
            body, mark = body[len(found) :], mark or _MARKS[found]
        elif found := next((m for m in _BY_LENGTH if body.endswith(m)), None):
            body, mark = body[: -len(found)], mark or _MARKS[found]
        else:
            break
    if _GROUPED.match(body):
        body = body.replace(" ", "").replace("'", "")
    if not body and negative:
        body, negative = "0", False  # "- €" is the accountants' zero
    if _SCIENTIFIC.fullmatch(body) or (_BODY.fullmatch(body) and _has_figure(body)):
        return _Written(digits=body, negative=negative, mark=mark)
    return None


def _has_figure(body: str) -> bool:
    return any("0" <= c <= "9" for c in body)


def _plain(digits: str, decimal: str) -> str | None:
    """The number with a decimal point where `decimal` settles a doubt; None if odd."""
    if match := _SCIENTIFIC.fullmatch(digits):
        return f"{match[1].replace(',', '.')}E{match[2]}"
    points, commas = digits.count("."), digits.count(",")
    if not points and not commas:
        return digits
    if points and commas:
        last = "." if digits.rindex(".") > digits.rindex(",") else ","
        other = "," if last == "." else "."
        whole, _, fraction = digits.rpartition(last)
        if last in whole or not _is_grouped(whole, other):
            return None
        return f"{whole.replace(other, '')}.{fraction or '0'}"
    separator = "." if points else ","
    if points + commas > 1:
        return digits.replace(separator, "") if _is_grouped(digits, separator) else None
    whole, _, fraction = digits.partition(separator)
    if _is_doubtful(digits) and separator != decimal:
        return whole + fraction
    return f"{whole or '0'}.{fraction or '0'}"


def _is_grouped(digits: str, separator: str) -> bool:
    first, *rest = digits.split(separator)
    if not rest:
        return bool(first)
    return 1 <= len(first) <= 3 and all(len(group) == 3 for group in rest)


def _is_doubtful(digits: str) -> bool:
    """Whether the only separator may be of thousands or of decimals: 1.234."""
    separator = "." if "." in digits else ","
    whole, found, fraction = digits.partition(separator)
    return (
        bool(found)
        and len(fraction) == 3
        and 1 <= len(whole) <= 3
        and not whole.startswith("0")
        and fraction.isdigit()
    )


def decimal_sign(texts: Iterable[str], country: str) -> str:
    """The decimal sign of a file: by the values that leave no doubt, else the country.

    1.234,50 and 12,5 tell; where only 1.234 is seen beside it, plain 900 tells that
    1.234 has a thousands mark, and plain 1500 that it has none.
    """
    votes = {".": 0, ",": 0}
    doubtful: set[str] = set()
    small = large = 0
    for text in set(texts):
        written = _strip_sign_and_mark(text)
        if written is None or "E" in written.digits:
            continue
        digits = written.digits
        points, commas = digits.count("."), digits.count(",")
        if not points and not commas:
            small, large = small + (len(digits) <= 3), large + (len(digits) > 3)
        elif points and commas:
            votes["." if digits.rindex(".") > digits.rindex(",") else ","] += 1
        elif points + commas > 1:
            votes["," if points else "."] += 1
        elif _is_doubtful(digits):
            doubtful.add("." if points else ",")
        else:
            votes["." if points else ","] += 1
    if votes["."] != votes[","]:
        return max(votes, key=lambda sign: votes[sign])
    if len(doubtful) == 1 and bool(small) != bool(large):
        seen = doubtful.pop()
        other = "," if seen == "." else "."
        return other if small else seen
    return "." if country in _POINT_COUNTRIES else ","


@dataclass(slots=True)
class AmountReader:
    """Reads the amounts of one file; each distinct text once."""

    decimal: str
    _seen: dict[Cell, Reading | None] = field(default_factory=dict)

    def read(self, cell: Cell) -> Reading | None:
        """The number in the cell; None where it holds none that can be money."""
        key = cell
        if key not in self._seen:
            self._seen[key] = self._read(cell)
        return self._seen[key]

    def _read(self, cell: Cell) -> Reading | None:
        if isinstance(cell, date):
            return None
        if isinstance(cell, int | float):
            if isinstance(cell, float) and not math.isfinite(cell):
                return None
            number = Decimal(repr(cell))
            return Reading(number=number) if abs(number) < _LARGEST else None
        written = _strip_sign_and_mark(cell) if len(cell) <= 60 else None
        plain = _plain(written.digits, self.decimal) if written else None
        if written is None or plain is None:
            return None
        number = Decimal(plain)
        if abs(number) >= _LARGEST:
            return None
        return Reading(
            number=-number if written.negative else number, currency=written.mark
        )


def looks_like_amount(cell: Cell) -> bool:
    """Whether the cell could hold an amount, by any convention."""
    if isinstance(cell, str):
        return len(cell) <= 60 and _strip_sign_and_mark(cell) is not None
    return not isinstance(cell, date)


def has_decimals_or_mark(cell: Cell) -> bool:
    """Whether the cell looks like money rather than a count or a code."""
    if isinstance(cell, float):
        return not cell.is_integer()
    if not isinstance(cell, str):
        return False
    written = _strip_sign_and_mark(cell) if len(cell) <= 60 else None
    if written is None:
        return False
    return written.digits != cell.strip() or not written.digits.isdigit()


def as_money(number: Decimal, currency: str) -> Money:
    """Money rounded half up, as the spreadsheet program shows the number."""
    unit = Decimal(1).scaleb(-currency_exponent(currency))
    return Money(number.quantize(unit, ROUND_HALF_UP), currency)

"""Amounts, dates and letters as a document of a country shows them."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_currency

from recobro.domain.money import Money

# Where paper is of the size Letter, as CLDR has it (supplemental measurementData).
LETTER = frozenset(
    {
        "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US",
        "VE",
    }
)  # fmt: skip
ENCODING = "cp1252"
# Letters without a decomposition, and marks that the printed alphabet lacks.
_INSTEAD = {
    "\u202f": "\u00a0", "\u2009": " ", "\u2212": "-", "\u2010": "-", "\u2011": "-",
    "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "ı": "i", "Ħ": "H", "ħ": "h", "₲": "Gs.",
    "₡": "CRC", "₱": "PHP", "\u2192": "->",
}  # fmt: skip


def locale_of(language: str, country: str) -> Locale:
    """The conventions of the reader's country in the document's language."""
    for tag in (f"{language}_{country if language == 'es' else 'GB'}", language, "es"):
        try:
            return Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("Spanish is always known")


def money(value: Money, locale: Locale) -> str:
    """An amount with its currency: 1.234,50 €."""
    return printable(format_currency(value.amount, value.currency, locale=locale))


def day(value: date | None, locale: Locale) -> str:
    """A date with the month in letters; a dash for none."""
    return printable(format_date(value, "medium", locale=locale)) if value else "–"


def moment(value: datetime, locale: Locale) -> str:
    """A day and time with its zone."""
    clock = format_time(value.time(), "HH:mm", locale=locale)
    zone = getattr(value.tzinfo, "key", None) or value.tzname() or ""
    return printable(f"{day(value.date(), locale)}, {clock} ({zone})")


def printable(text: str) -> str:
    """The text in the letters that are printed (Windows-1252).

    That is all of Spanish, Portuguese, Catalan and French with their marks, and the
    euro. A letter beyond loses its mark (Ș is S); one that has no plain form is «?».
    """
    return "".join(_letter(c) for c in unicodedata.normalize("NFC", text))


def _letter(char: str) -> str:
    if char in _INSTEAD:
        return _INSTEAD[char]
    if unicodedata.category(char) in {"Cc", "Cf"}:
        return " " if char in "\n\t\r" else ""
    if _has(char):
        return char
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)
    )
    kept = "".join(c for c in bare if _has(c))
    return kept or ("" if unicodedata.combining(char) else "?")


def _has(char: str) -> bool:
    try:
        char.encode(ENCODING)
    except UnicodeEncodeError:
        return False
    return True

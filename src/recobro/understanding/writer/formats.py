"""Money, days and moments as each country writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from babel.dates import format_date
from babel.localedata import locale_identifiers
from babel.numbers import format_currency

from recobro.domain.money import Money

_ENGLISH_LOCALE = "en_GB"
_SPANISH_LOCALES = frozenset(n for n in locale_identifiers() if n.startswith("es_"))
# Currencies whose bills have no use for cents: shown without, unless there are some.
_WHOLE = frozenset({"COP", "CLP", "PYG", "ARS"})


def locale_of(country: str, language: str) -> str:
    """The locale that formats for a reader of this language in this country.

    Spanish where the country writes another language, as in Brazil, is formatted as
    in Spain.
    """
    if language == "en":
        return _ENGLISH_LOCALE
    name = f"es_{country}"
    return name if name in _SPANISH_LOCALES else "es"


@lru_cache(maxsize=4096)
def money(amount: Money, country: str, language: str) -> str:
    """An amount: 1.210,00 € in ES, $1,250.00 in MX, $45.000 in CL, S/ 350.00 in PE."""
    value = amount.amount
    whole = amount.currency in _WHOLE and value == value.to_integral()
    shape = _shape(amount.currency, country, language, whole)
    if shape is None or value < 0:
        return _by_babel(value, amount.currency, country, language, whole)
    digits = f"{value:,.0f}" if whole else f"{value:,.2f}"
    return f"{shape.before}{digits.translate(shape.signs)}{shape.after}"


class _Shape(NamedTuple):
    """How the amounts of one currency are written in one place."""

    before: str
    signs: dict[int, str]
    after: str


@lru_cache(maxsize=1024)
def _shape(currency: str, country: str, language: str, whole: bool) -> _Shape | None:
    """What Babel puts around and between the digits; None where that is not plain.

    Babel takes as long for one amount as all else that a message costs, and writes
    every amount of a currency alike: it is asked once.
    """
    sample = Decimal(1_234_567) if whole else Decimal("1234567.89")
    told = _by_babel(sample, currency, country, language, whole)
    found = _PLAIN.fullmatch(told)
    if found is None or (found["cents"] is None) is not whole:
        return None
    signs = {ord(","): found["group"], ord("."): found["point"] or ""}
    return _Shape(found["before"], signs, found["after"])


_PLAIN = re.compile(
    r"(?P<before>\D*)1(?P<group>\D)234(?P=group)567(?:(?P<point>\D)(?P<cents>89))?"
    r"(?P<after>\D*)"
)


def _by_babel(
    amount: Decimal, currency: str, country: str, language: str, whole: bool
) -> str:
    text: str = format_currency(
        amount,
        currency,
        locale=locale_of(country, language),
        format=_pattern(country, language, whole),
        currency_digits=False,
        group_separator=True,
    )
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _pattern(country: str, language: str, whole: bool) -> str:
    number = "#,##0" if whole else "#,##0.00"
    if language == "en":
        return f"¤{number}"
    if country == "ES":
        return f"{number} ¤"
    return f"¤ {number}" if country in {"CO", "AR", "PE", "UY", "PY"} else f"¤{number}"


# The same few days are written in message after message.
@lru_cache(maxsize=4096)
def day(value: date, language: str, today: date | None = None) -> str:
    """A day: "13 de marzo"; with the year where it is not this one."""
    year = today is not None and value.year != today.year
    if language == "en":
        pattern = "d MMMM y" if year else "d MMMM"
        return str(format_date(value, pattern, locale=_ENGLISH_LOCALE))
    pattern = "d 'de' MMMM 'de' y" if year else "d 'de' MMMM"
    return str(format_date(value, pattern, locale="es"))


@lru_cache(maxsize=4096)
def weekday_and_day(value: date, language: str, today: date | None = None) -> str:
    """A day with its weekday: "viernes 13 de marzo"."""
    locale = _ENGLISH_LOCALE if language == "en" else "es"
    return f"{format_date(value, 'EEEE', locale=locale)} {day(value, language, today)}"


def moment(value: datetime, language: str) -> str:
    """A moment in its own zone: "el jueves 12 de marzo a las 16:00"."""
    clock = value.strftime("%H:%M")
    name = weekday_and_day(value.date(), language)
    return f"{name} at {clock}" if language == "en" else f"el {name} a las {clock}"


def number(value: Decimal | int) -> str:
    """A plain number without needless zeros: "10", "7,5"."""
    exact = Decimal(value)
    if exact == exact.to_integral():
        return str(int(exact))
    return f"{exact.normalize():f}".replace(".", ",")


def listed(items: Sequence[str], language: str, joined: str = "or") -> str:
    """Several names in a sentence: "tarjeta, transferencia o Bizum"."""
    if len(items) < 2:
        return "".join(items)
    joiner = joined if language == "en" else {"or": "o", "and": "y"}[joined]
    return f"{', '.join(items[:-1])} {joiner} {items[-1]}"

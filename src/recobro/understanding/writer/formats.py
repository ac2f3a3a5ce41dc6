"""Money, days and moments as each country writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

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
    whole = amount.currency in _WHOLE and amount.amount == amount.amount.to_integral()
    locale = locale_of(country, language)
    text: str = format_currency(
        amount.amount,
        amount.currency,
        locale=locale,
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


def day(value: date, language: str, today: date | None = None) -> str:
    """A day: "13 de marzo"; with the year where it is not this one."""
    year = today is not None and value.year != today.year
    if language == "en":
        pattern = "d MMMM y" if year else "d MMMM"
        return str(format_date(value, pattern, locale=_ENGLISH_LOCALE))
    pattern = "d 'de' MMMM 'de' y" if year else "d 'de' MMMM"
    return str(format_date(value, pattern, locale="es"))


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

"""Money, dates and moments as people write them where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_currency, format_decimal, get_group_symbol
from django.utils import timezone
from django.utils.translation import get_language

from recobro.domain.money import Money

# Digits with marks between them; a sign is no part of an amount.
_NUMBER = re.compile(r"[0-9]{1,15}([.,][0-9]{1,15})*")
_country: ContextVar[str] = ContextVar("formatting_country", default="ES")


@contextmanager
def formatting_for(country: str) -> Iterator[None]:
    """Write numbers and dates as they are written in this country (ISO 3166)."""
    token = _country.set(country)
    try:
        yield
    finally:
        _country.reset(token)


def current_locale() -> Locale:
    """The language in force with the country in force; the language alone else."""
    language = (get_language() or "es").split("-")[0]
    # Dates in English day by day, month in letters, whatever the tenant's country.
    country = _country.get() if language == "es" else "GB"
    try:
        return Locale.parse(f"{language}_{country}")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(language)


def money_text(money: Money) -> str:
    """An amount with its currency: 1.234,50 €."""
    return format_currency(money.amount, money.currency, locale=current_locale())


def read_amount(text: str) -> Decimal:
    """The number that a person typed: 1.234,50, 1,234.50, 1234.5 or 1 234,50.

    Of two kinds of mark the last one is the decimal mark. One mark alone with three
    digits after it is read as the locale in force writes it. Raises ValueError.
    """
    plain = "".join(text.split()).replace("\u2019", "")
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f"not an amount: {text!r}")
    marks = [mark for mark in plain if mark in ",."]
    decimal_mark = marks[-1] if marks else ""
    if marks and len(set(marks)) == 1:
        grouped = plain.rsplit(decimal_mark, 1)[1]
        is_group = len(grouped) == 3 and decimal_mark == get_group_symbol(
            current_locale()
        )
        if is_group or len(marks) > 1:
            decimal_mark = ""
    whole, _, part = plain.rpartition(decimal_mark) if decimal_mark else (plain, "", "")
    digits = whole.replace(",", "").replace(".", "")
    return Decimal(f"{digits or '0'}.{part or '0'}")


def number_text(value: int) -> str:
    """A whole number with its thousands apart."""
    return format_decimal(value, locale=current_locale())


def day_text(day: date | None) -> str:
    """A date: 12 jun 2026."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    return format_date(day, "medium", locale=current_locale())


def moment_text(moment: datetime | None, *, seconds: bool = False) -> str:
    """A moment in the zone in force: 12 jun 2026, 9:05."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    clock = "HH:mm:ss" if seconds else "HH:mm"
    day = format_date(local.date(), "medium", locale=current_locale())
    return f"{day}, {format_time(local.time(), clock, locale=current_locale())}"


def brief_moment_text(moment: datetime, now: datetime) -> str:
    """A moment for a list: without the year where it is this one."""
    local = timezone.localtime(moment)
    if local.year != timezone.localtime(now).year:
        return day_text(moment)
    return format_datetime(
        local.replace(tzinfo=None), "d MMM, HH:mm", locale=current_locale()
    )


def weekday_text(moment: datetime) -> str:
    """A moment with its day of the week: mié 12 jun, 09:05."""
    local = timezone.localtime(moment)
    pattern = "EEE d MMM, HH:mm"
    return format_datetime(local.replace(tzinfo=None), pattern, locale=current_locale())


def weekday_date_text(value: date) -> str:
    """A date with the day of its week: mié 12 jun."""
    return format_date(value, "EEE d MMM", locale=current_locale())


def time_text(moment: datetime) -> str:
    """The time of day alone, in the zone in force: 09:05."""
    return f"{timezone.localtime(moment):%H:%M}"

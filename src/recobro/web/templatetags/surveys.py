"""How the survey's figures are written."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from django import template

from recobro.web.formatting import current_locale

register = template.Library()


@register.filter
def average(value: float | None) -> str:
    """A mean score with one decimal; a dash for none."""
    if value is None:
        return "—"
    return format_decimal(round(value, 1), format="0.0", locale=current_locale())


@register.filter
def share(value: float) -> str:
    """A share of 0 to 1 in per cent."""
    return format_percent(value, locale=current_locale())


@register.filter
def month(value: date) -> str:
    """A month with its year."""
    return format_date(value, "LLLL y", locale=current_locale())

"""What the desk's templates say: words for its codes, and spans of time."""

from __future__ import annotations

from datetime import timedelta

from django import template
from django.utils.translation import gettext, ngettext

from recobro.domain.handovers import Rank
from recobro.domain.money import Money
from recobro.web import formatting, words
from recobro.web.console.desk_words import desk_word

register = template.Library()
_MINUTE = 60


@register.filter
def said(code: object, kind: str) -> str:
    """The desk's word for a code: `{{ suggestion.step|said:"step" }}`."""
    return desk_word(kind, code)


@register.filter
def span(value: timedelta) -> str:
    """How long, in words, to the minute: 2 h 15 min; from two days on, in days."""
    minutes = int(abs(value).total_seconds()) // _MINUTE
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        days = hours // 24
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if not hours:
        return gettext("%(m)d min") % {"m": rest}
    if not rest:
        return gettext("%(h)d h") % {"h": hours}
    return gettext("%(h)d h %(m)d min") % {"h": hours, "m": rest}


@register.filter
def why(rank: Rank) -> str:
    """What an order is made of, as in «priority high: 100 · money 149.90 €: 12»."""
    return " · ".join(
        f"{desk_word('weight', w.code)}{_told(w.value)}: {w.points}"
        for w in rank.weights
    )


def _told(value: object) -> str:
    if isinstance(value, Money):
        return f" {formatting.money_text(value)}"
    if isinstance(value, str) and words.knows("priority", value):
        return f" {words.word('priority', value).lower()}"
    if isinstance(value, int):
        return f" {value}"
    return ""

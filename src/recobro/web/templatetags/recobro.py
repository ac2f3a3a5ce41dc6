"""What the templates say: money, dates, words for codes, and reasons."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from recobro.domain import reasons
from recobro.domain.decisions import Reason
from recobro.domain.money import Money
from recobro.storage.queries.explain import BrokenLine
from recobro.web import formatting, words
from recobro.web.moment import now as present

register = template.Library()
_FACT_LENGTH = 160


def _language() -> str:
    return (get_language() or "es").split("-")[0]


@register.filter
def money(value: Money | None) -> str:
    """An amount with its currency, as people write it."""
    return formatting.money_text(value) if value is not None else "—"


@register.filter
def number(value: int | None) -> str:
    """A whole number with its thousands apart."""
    return formatting.number_text(value or 0)


@register.filter
def day(value: date | None) -> str:
    """A date in words; a dash for none."""
    return formatting.day_text(value) or "—"


@register.filter
def moment(value: datetime | None) -> str:
    """A moment in the tenant's zone; a dash for none."""
    return formatting.moment_text(value) or "—"


@register.filter
def brief_moment(value: datetime | None) -> str:
    """A moment for a list; a dash for none."""
    return formatting.brief_moment_text(value, present()) if value else "—"


@register.filter
def weekday(value: datetime) -> str:
    """A moment with its day of the week."""
    return formatting.weekday_text(value)


@register.filter
def clock(value: datetime) -> str:
    """The time of day alone."""
    return formatting.time_text(value)


@register.filter
def localtime_input(value: datetime) -> str:
    """A moment as a browser's date-and-time field takes it."""
    return f"{timezone.localtime(value):%Y-%m-%dT%H:%M}"


@register.filter
def word(code: object, kind: str) -> str:
    """The word for a code: `{{ row.stage|word:"stage" }}`."""
    return words.word(kind, code)


@register.filter
def reason(value: Reason) -> str:
    """A decision's reason as one sentence."""
    return reasons.explain_reason(value, _language())


@register.filter
def step(name: str) -> str:
    """A step's name in words."""
    return reasons.step_label(name, _language())


@register.filter
def hold_reason(code: str) -> str:
    """Why something is on hold."""
    return reasons.hold_reason(code, _language())


@register.filter
def in_language(texts: Mapping[str, str]) -> str:
    """The text in the language in force, of one that is stored in several."""
    return texts.get(_language()) or texts.get("es") or ""


@register.filter
def rule_text(rule: BrokenLine) -> str:
    """What a refusing rule says, or its name."""
    return in_language(rule.message) or rule.rule


@register.filter
def days_past_due(days: int) -> str:
    """Days past due in words; negative ones are days to go."""
    if days < 0:
        return ngettext("in %(n)d day", "in %(n)d days", -days) % {"n": -days}
    if days == 0:
        return gettext("today")
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


@register.filter
def initials(name: str) -> str:
    """At most two letters for a name."""
    parts = [part for part in name.replace(",", " ").split() if part[0].isalnum()]
    return "".join(part[0].upper() for part in parts[:2])


@register.filter
def facts(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """A chronology line's data as names and short texts."""
    told = []
    for key, value in data.items():
        if value in (None, "", [], {}):
            continue
        text = _plain(value)
        if len(text) > _FACT_LENGTH:
            text = f"{text[: _FACT_LENGTH - 1]}…"
        told.append((words.word("fact", key), text))
    return told


def _plain(value: Any) -> str:
    """A stored value for people: amounts and dates as written, lists with commas."""
    if isinstance(value, str):
        return reasons.plain_value(value, _language())
    if isinstance(value, list):
        return ", ".join(_plain(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(item)}" for key, item in value.items())
    return json.dumps(value, ensure_ascii=False)


@register.filter
def get(table: Mapping[str, Any], key: str) -> Any:
    """The value of a key that is itself a variable."""
    return table.get(key)


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: object) -> str:
    """This page's query string with some values changed; empty ones drop out."""
    parameters: QueryDict = context["request"].GET.copy()
    for key, value in changes.items():
        if value in (None, ""):
            parameters.pop(key, None)
        else:
            parameters[key] = str(value)
    text = parameters.urlencode()
    return f"?{text}" if text else "?"

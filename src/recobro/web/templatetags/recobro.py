"""What the templates say: money, dates, words for codes, and reasons."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import get_day_names
from django import template
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from recobro.domain import reasons
from recobro.domain.compliance.local_rules import (
    Own,
    OwnCap,
    OwnClosingDay,
    OwnHours,
)
from recobro.domain.compliance.verdicts import BrokenRule, Sentence
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
def weekday_name(value: date) -> str:
    """A date with the day of its week: mié 12 jun."""
    return formatting.weekday_date_text(value)


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
def in_language(texts: Mapping[str, str] | Sentence) -> str:
    """The text in the language in force, of one that is kept in several."""
    known = texts.to_json() if isinstance(texts, Sentence) else texts
    return known.get(_language()) or known.get("es") or ""


@register.filter
def rule_text(rule: BrokenLine | BrokenRule) -> str:
    """What a refusing rule says, or its name."""
    name = rule.rule if isinstance(rule, BrokenLine) else rule.rule_id
    return in_language(rule.message) or name


@register.filter
def web_address(source: str) -> str:
    """A source that can be opened; empty for any other."""
    return source if source.startswith(("https://", "http://")) else ""


@register.filter
def clock_at(value: datetime, zone: str) -> str:
    """The time of day in a zone; the end of a day is 24:00."""
    local = timezone.localtime(value, ZoneInfo(zone))
    return f"{local:%H:%M}"


@register.filter
def until_at(value: datetime, zone: str) -> str:
    """The same for the end of a span."""
    return clock_at(value, zone).replace("00:00", "24:00")


@register.filter
def own_rule(own: Own | None) -> str:
    """A rule of the company's own, in words."""
    if isinstance(own, OwnClosingDay):
        return day(own.day)
    if own is None:
        return ""
    channels = ", ".join(words.word("channel", c) for c in sorted(own.channels))
    if isinstance(own, OwnHours):
        return f"{channels}: {_hours(own)}"
    if isinstance(own, OwnCap):
        limit = gettext("at most %(most)s in %(days)s days") % {
            "most": own.most,
            "days": own.days,
        }
        return f"{channels}: {limit}"
    return channels


def _hours(own: OwnHours) -> str:
    """Mon 09:00–18:00 …, days that are alike together."""
    names = [
        get_day_names("abbreviated", locale=formatting.current_locale())[n]
        for n in range(7)
    ]
    told: list[str] = []
    first = 0
    for n in range(1, 8):
        if n < 7 and own.hours.days[n] == own.hours.days[first]:
            continue
        name = names[first] if n - 1 == first else f"{names[first]}–{names[n - 1]}"
        told.append(f"{name} {_span(own.hours.days[first])}")
        first = n
    holidays = gettext("holidays closed") if own.holidays_closed else ""
    return ", ".join(filter(None, [*told, holidays]))


def _span(span: tuple[int, int] | None) -> str:
    if span is None:
        return gettext("closed")
    return "–".join(f"{minute // 60:02}:{minute % 60:02}" for minute in span)


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
        text = _coded(key, value) or _plain(value)
        if len(text) > _FACT_LENGTH:
            text = f"{text[: _FACT_LENGTH - 1]}…"
        told.append((words.word("fact", key), text))
    return told


# Facts whose values are codes, and the words for them.
_CODES = {
    "channel": "channel",
    "other_channel": "channel",
    "outcome": "outcome",
    "direction": "direction",
    "place": "place",
}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*[+-]\d\d:\d\d")


def _coded(key: str, value: Any) -> str:
    """The word for a code; empty for a value that is none."""
    kind = _CODES.get(key, "")
    known = bool(kind) and isinstance(value, str) and words.knows(kind, value)
    return words.word(kind, value) if known else ""


def _plain(value: Any) -> str:
    """A stored value for people: amounts and dates as written, lists with commas."""
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return formatting.moment_text(datetime.fromisoformat(value))
    if isinstance(value, str):
        return reasons.plain_value(value, _language())
    if isinstance(value, list):
        return ", ".join(_plain(item) for item in value)
    if isinstance(value, dict) and value.keys() == {"es", "en"}:
        return in_language(value)
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

"""Readings in plain words: what a message names, and how sure the reader was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import template
from django.utils.translation import gettext

from recobro.actions.reading_labels import entities_from_labels
from recobro.domain.errors import DomainError
from recobro.domain.money import Money
from recobro.storage.queries.readings import ShownReading, readings_of
from recobro.storage.queries.transcript import Bubble
from recobro.web import formatting, words
from recobro.web.console.reading_words import ENTITIES, SENTIMENTS, VALUES

register = template.Library()


@register.simple_tag(takes_context=True)
def readings_for(
    context: template.Context, bubbles: Iterable[Bubble]
) -> dict[UUID, ShownReading]:
    """The readings of the inbound bubbles, by message: two queries for all of them."""
    membership = context.get("membership")
    heard = [b.message_id for b in bubbles if b.inbound and b.text]
    if membership is None or not heard:
        return {}
    return readings_of(membership.tenant_id, heard)


@register.filter
def of_message(readings: Mapping[UUID, ShownReading], bubble: Bubble) -> Any:
    """The reading of a bubble; None where it has none."""
    return readings.get(bubble.message_id)


@register.filter
def sureness(confidence: float | None) -> str:
    """How sure the reader was, in words and per cent."""
    if confidence is None:
        return ""
    percent = {"percent": f"{confidence:.0%}".replace("%", " %")}
    if confidence >= 0.95:
        return gettext("very sure, %(percent)s") % percent
    if confidence >= 0.8:
        return gettext("sure, %(percent)s") % percent
    if confidence >= 0.5:
        return gettext("in doubt, %(percent)s") % percent
    return gettext("guessed, %(percent)s") % percent


@register.filter
def feeling(labels: Mapping[str, Any]) -> str:
    """How the person speaks to us, in words; empty where nobody said."""
    known = SENTIMENTS.get(str(labels.get("sentiment")))
    return str(known) if known is not None else ""


@register.filter
def named(entities: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What a message names, as pairs of a word and a value for people."""
    read = entities_from_labels(entities)
    told: list[tuple[str, str]] = []
    for name, word in ENTITIES.items():
        value = getattr(read, name)
        if value is None or name == "currency":
            continue
        told.append((str(word), _told(name, value, read.currency)))
    return told


def _told(name: str, value: object, currency: str | None) -> str:
    if isinstance(value, date):
        return formatting.day_text(value)
    if name == "amount" and isinstance(value, Decimal):
        return _money(value, currency)
    if name == "percent":
        return f"{value} %"
    if name == "channel" and words.knows("channel", value):
        return words.word("channel", value)
    known = VALUES.get(name, {}).get(str(value))
    return str(known) if known is not None else str(value)


def _money(amount: Decimal, currency: str | None) -> str:
    if currency is None:
        return str(amount)
    try:
        return formatting.money_text(Money.rounded(amount, currency))
    except DomainError:
        return f"{amount} {currency}"

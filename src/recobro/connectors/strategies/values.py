"""The values of a strategy's document, each in its own writing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from recobro.connectors.strategies.tree import Place
from recobro.domain.errors import DomainError
from recobro.domain.messages import Channel
from recobro.domain.money import CURRENCY_EXPONENTS, Money
from recobro.domain.strategy import NO_END, Expression, ExpressionError
from recobro.domain.strategy.sayings import nearest
from recobro.domain.strategy.steps import NAME
from recobro.domain.strategy.strategies import MOST_HELD_OUT

_WHOLE = re.compile(r"-?[0-9]{1,6}")
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_DAYS = re.compile(r"(-?[0-9]{1,5})(?:\s*(\.\.)\s*(-?[0-9]{1,6})?)?")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
E = TypeVar("E", bound=StrEnum)
# Stands in for a condition that could not be read.
ANY = Expression.parse("dpd == 0")


def whole(place: Place, least: int, most: int, default: int) -> int:
    """A whole number within limits."""
    text = place.text()
    if text is None:
        return default
    if not _WHOLE.fullmatch(text) or not least <= int(text) <= most:
        place.wrong("whole_number", word=text, least=least, most=most)
        return default
    return int(text)


def name(place: Place | None, fallback: str) -> str:
    """A name that may be part of a key."""
    text = place.text() if place else None
    if place is None or text is None:
        return fallback
    if not NAME.fullmatch(text):
        place.wrong("bad_name", name=text)
        return fallback
    return text


def word(place: Place, allowed: Collection[str], default: str) -> str:
    """One of a few words."""
    text = place.text()
    if text is None:
        return default
    if text not in allowed:
        shown = ", ".join(one for one in allowed if one)
        near = nearest(text, allowed)
        place.wrong("no_choice", word=text, allowed=shown, near=near)
        return default
    return text


def choice(place: Place | None, options: Iterable[E], default: E) -> E:
    """One of the values of an enumeration."""
    known = {option.value: option for option in options}
    return known[word(place, list(known), default.value)] if place else default


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """The wordings that there are: those that fit a sequence, and all the others."""

    here: frozenset[str]
    elsewhere: frozenset[str] = frozenset()


def template(place: Place, wordings: Wordings | None) -> str | None:
    """The name of a wording that there is; any name where nothing is known of them."""
    text = place.text()
    if text is None or wordings is None or text in wordings.here:
        return text
    if text in wordings.elsewhere:
        place.wrong("template_elsewhere", word=text)
    else:
        place.wrong("unknown_template", word=text, near=nearest(text, wordings.here))
    return text


def days(place: Place) -> tuple[int, int]:
    """`7`, `1..6`, `-3..-1` or `181..`: first and last day."""
    text = place.text()
    if text is None:
        return 0, 0
    match = _DAYS.fullmatch(text)
    if match is None:
        place.wrong("bad_days", word=text)
        return 0, 0
    first = int(match[1])
    if not match[2]:
        return first, first
    last = int(match[3]) if match[3] else NO_END
    if first > last:
        place.wrong("backwards", first=first, last=last)
        return 0, 0
    return first, last


def clock(place: Place | None) -> time | None:
    """A time of day, `09:30`."""
    text = place.text() if place else None
    if place is None or text is None:
        return None
    match = _TIME.fullmatch(text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        place.wrong("bad_time", word=text)
        return None
    return time(int(match[1]), int(match[2]))


def share(place: Place | None) -> float:
    """A hold-out, `5%` or `0.05`."""
    text = place.text() if place else None
    if place is None or text is None:
        return 0.0
    number = text.removesuffix("%").rstrip()
    most = Decimal(str(MOST_HELD_OUT))
    if _NUMBER.fullmatch(number):
        value = Decimal(number) / (100 if text.endswith("%") else 1)
        if value <= most:
            return float(value)
    place.wrong("bad_share", word=text, most=int(most * 100))
    return 0.0


def weight(place: Place) -> tuple[Decimal, bool]:
    """A weight, and whether it is a percentage."""
    text = place.text()
    if text is None:
        return Decimal(1), False
    percent = text.endswith("%")
    number = text.removesuffix("%").rstrip()
    if not _NUMBER.fullmatch(number) or not Decimal(number):
        place.wrong("bad_weight", word=text)
        return Decimal(1), percent
    return Decimal(number), percent


def channels(place: Place | None) -> tuple[Channel, ...]:
    """An order of channels."""
    found: list[Channel] = []
    for item in place.texts() if place else []:
        before = len(item.notes.problems)
        value = choice(item, Channel, Channel.WHATSAPP)
        if len(item.notes.problems) > before:
            continue
        if value in found:
            item.wrong("name_twice", name=value.value)
        found.append(value)
    return tuple(found)


def condition(place: Place | None) -> Expression | None:
    """A condition over the facts."""
    text = place.text() if place else None
    if place is None or text is None:
        return None
    try:
        return Expression.parse(text)
    except ExpressionError as error:
        place.wrong("in_condition", column=error.column, problem=error.saying)
        return None


def amounts(place: Place | None) -> dict[str, str]:
    """Amounts by currency."""
    found: dict[str, str] = {}
    for currency, item in place.pairs() if place else []:
        if currency in found:
            item.wrong("key_twice", key=currency)
        if currency not in CURRENCY_EXPONENTS:
            near = nearest(currency.upper(), CURRENCY_EXPONENTS)
            item.wrong("unknown_currency", word=currency, near=near)
            continue
        text = item.text()
        if text is None:
            continue
        amount = _amount(text, currency)
        if amount is None:
            item.wrong("bad_amount", word=text, currency=currency)
        else:
            found[currency] = amount
    return found


def _amount(text: str, currency: str) -> str | None:
    if not _NUMBER.fullmatch(text):
        return None
    try:
        return str(Money.of(text, currency).amount)
    except DomainError:  # more decimal places than the currency has
        return None

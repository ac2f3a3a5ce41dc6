"""What a message says of the terms of an agreement, beside what the reading names."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from recobro.domain.conversation.words import plain

_DAYS_IN_A_MONTH = 31  # a lower figure may be a day, or a number of payments
_REST = (
    r"\b(?:(?:el|lo) (?:resto|demas|restante|que (?:queda|falta|quede|falte))"
    r"|la (?:otra (?:mitad|parte)|diferencia)|the (?:rest|remainder|other half))\b"
)
_NAMES_REST = re.compile(_REST)
_REST_IN_PARTS = re.compile(
    _REST + r"[^.,;!?]{0,25}\b(?:en|in) "
    r"(?:\d{1,2}|dos|tres|cuatro|cinco|seis|two|three|four)\b"
    r"(?! (?:dias?|semanas?|days?|weeks?)\b)"
)
_DONE = re.compile(r"\b(?:pague|abone|deposite|transferi|yapee|hice|paid|sent)\b")
_HALF = re.compile(r"\b(?:la|una) mitad\b|\bhalf\b")
_NOW = re.compile(r"\b(?:hoy|ahora|ahorita|ya|altiro|today|now)\b")


@dataclass(frozen=True, slots=True)
class FirstAndRest:
    """«200 hoy y el resto en dos cuotas»: what the message says of the two.

    `half` where the first is half of all, `now` where it is to be paid at once, `apart`
    where the number of instalments is that of the rest; `rest_day` is named for it.
    """

    half: bool
    now: bool
    apart: bool
    rest_day: date | None


def first_and_rest(text: str, today: date) -> FirstAndRest | None:
    """How a message divides what is owed in a first payment and the rest, if it does.

    The sum and the first day are the reading's, which holds one of each. «Pagué la
    mitad, el resto el viernes» divides nothing: the first has been paid.
    """
    words = plain(text)
    rest = _NAMES_REST.search(words)
    first = words[: rest.start()] if rest else ""
    if rest is None or _DONE.search(first):
        return None
    return FirstAndRest(
        half=bool(_HALF.search(first)),
        now=bool(_NOW.search(first)),
        apart=bool(_REST_IN_PARTS.search(words)),
        rest_day=_day_in(words[rest.end() :], today),
    )


_MONTH_END = re.compile(
    r"\b(?:fin|final(?:es)?|ultimos?(?: dias?)?) (?:de|del)(?: este)? mes\b"
    r"|\bend of (?:the|this) month\b"
)
_DAY_OF_MONTH = re.compile(r"\b(?:el|dia|the) (?:dia )?(\d{1,2})(?:st|nd|rd|th)?\b")
_SPAN = re.compile(r"\b(?:en|dentro de|in) (\d{1,2}) (dia|semana|day|week)s?\b")
_WEEKDAYS = (
    ("lunes", "monday"), ("martes", "tuesday"), ("miercoles", "wednesday"),
    ("jueves", "thursday"), ("viernes", "friday"), ("sabado", "saturday"),
    ("domingo", "sunday"),
)  # fmt: skip


def _day_in(words: str, today: date) -> date | None:
    """The day that these words name, after today; None for all that is not plain."""
    if _MONTH_END.search(words):
        return today.replace(day=calendar.monthrange(today.year, today.month)[1])
    span = _SPAN.search(words)
    if span is not None:
        days = 7 if span[2] in ("semana", "week") else 1
        return today + timedelta(days=days * int(span[1]))
    named = _DAY_OF_MONTH.search(words)
    if named is not None and 1 <= int(named[1]) <= _DAYS_IN_A_MONTH:
        return _next_such_day(int(named[1]), today)
    for index, names in enumerate(_WEEKDAYS):
        if any(re.search(rf"\b{name}\b", words) for name in names):
            return today + timedelta(days=(index - today.weekday()) % 7 or 7)
    return None


def _next_such_day(number: int, today: date) -> date:
    """The next day of that number; the last of a month that lacks it."""
    for month in (today, today.replace(day=28) + timedelta(days=4)):
        last = calendar.monthrange(month.year, month.month)[1]
        day = month.replace(day=min(number, last))
        if day > today:
            return day
    raise AssertionError("the second is always later")


_EVERYTHING = re.compile(
    r"\b(?:todo|el total|la totalidad|completo|entero|everything|in full|all of it)\b"
)
_FIRST_PAYMENT = re.compile(
    r"\b(?:la|el) primer[ao]?\b|\bprimer(?:a cuota| pago)|\bempe(?:z|ce|c)\w*"
    r"|\b(?:inici|arran[cq])\w*|\b(?:first (?:payment|one|instal)|start(?:ing)?)\b"
)
_BETTER = re.compile(
    r"\bque mas (?:me )?(?:ofrec|tien|hay|pued|propon)|\b(?:algo|nada) mejor\b"
    r"|\botra (?:opcion|propuesta|oferta|alternativa)\b|\bmas no (?:puedo|me da|llego)"
    r"|\bno (?:puedo|llego|me da|alcanzo)(?: a| para)? mas\b|\b(?:es|sigue siendo) muc"
    r"|\banything better\b|\bbetter (?:offer|deal)\b|\bcan'?t do (?:more|that)\b"
)


def says_everything(text: str) -> bool:
    """Whether the message speaks of paying all of it."""
    return bool(_EVERYTHING.search(plain(text)))


def speaks_of_first_payment(text: str) -> bool:
    """Whether it says when to begin: «la primera el 20», «que empiece el 5»."""
    return bool(_FIRST_PAYMENT.search(plain(text)))


def asks_for_better(text: str) -> bool:
    """Whether it asks for another offer, or says that this one is too much."""
    return bool(_BETTER.search(plain(text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class BareFigure:
    """The one figure of a short answer to an offer, by what stands beside it."""

    amount: Decimal | None = None
    percent: Decimal | None = None
    count: int | None = None


_FIGURE = re.compile(
    r"(?<![\d.,/])(\d{1,7}(?:[.,]\d{1,2})?)(?![\d/:]|[.,]\d)\s*(%|por ?ciento)?"
)
_IN_PARTS = re.compile(
    r"\b(?:en|in) (dos|tres|cuatro|cinco|seis|two|three|four|\d{1,2})"
    r"(?= (?:mejor|veces|pagos?|cuotas?|partes|plazos|payments?)\b|\W*$)"
)
_COUNTS = {
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "two": 2, "three": 3,
    "four": 4,
}  # fmt: skip
_SHORT_ANSWER_WORDS = 8
_NO_SUM = re.compile(r"\b(?:el|dia|the|a las|edad|anos?)\s*$")


def bare_figure(text: str) -> BareFigure:
    """The figure that a short answer to an offer names: «ok, pero un 8%», «dale 500».

    Empty where the message is long, holds several figures, or the figure is a day.
    """
    words = plain(text)
    if len(words.split()) > _SHORT_ANSWER_WORDS:
        return BareFigure()
    parts = _IN_PARTS.search(words)
    if parts is not None:
        named = parts[1]
        return BareFigure(count=_COUNTS.get(named) or int(named))
    found = list(_FIGURE.finditer(words))
    if len(found) != 1:
        return BareFigure()
    value = Decimal(found[0][1].replace(",", "."))
    if found[0][2]:
        return BareFigure(percent=value)
    no_sum = value <= _DAYS_IN_A_MONTH or _NO_SUM.search(words[: found[0].start()])
    return BareFigure() if no_sum else BareFigure(amount=value)

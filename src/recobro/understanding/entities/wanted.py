"""Of all that a message names, what the label contract wants for its intents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from recobro.domain.readings import Entities, Intent
from recobro.understanding.entities.contacts import (
    channel,
    email,
    phone,
    phone_to_call,
    unlike_money,
)
from recobro.understanding.entities.day_roles import chosen_day
from recobro.understanding.entities.days import NamedDay, named_days
from recobro.understanding.entities.invoices import invoice
from recobro.understanding.entities.methods import method
from recobro.understanding.entities.plans import frequency, installments, percent
from recobro.understanding.entities.sum_roles import Weight
from recobro.understanding.entities.sums import NamedSum, named_sums
from recobro.understanding.entities.times import time_of_day

Span = tuple[int, int]

_PAYING = frozenset({
    Intent.ALREADY_PAID, Intent.PROMISE_TO_PAY, Intent.REQUEST_PLAN,
    Intent.REQUEST_DISCOUNT, Intent.REQUEST_EXTENSION, Intent.PAY_NOW, Intent.ACCEPT,
    Intent.PAYMENT_PROBLEM,
})  # fmt: skip
_DATED = _PAYING - {Intent.PAYMENT_PROBLEM}
# A question may name a day to pay too: "¿cuánto sería si pago el viernes?"
_DATED_IF_GOVERNED = frozenset({Intent.ASK_BALANCE, Intent.ASK_PAYMENT_METHODS})
_METHODICAL = _PAYING | {Intent.ASK_PAYMENT_METHODS}
_IN_PARTS = frozenset({
    Intent.REQUEST_PLAN, Intent.ACCEPT, Intent.PROMISE_TO_PAY,
})  # fmt: skip
# One who asks for a call or a paper may say where to.
_CALLING = frozenset({Intent.TALK_TO_HUMAN, Intent.CONTACT_LATER})
_SENDING = _CALLING | {Intent.ASK_DETAILS, Intent.PAY_NOW}
_THEY_ARE = re.compile(r"\b(?:son|eran) (?:como |unos )?$")
_PLANNING = frozenset({Intent.REQUEST_PLAN, Intent.ACCEPT})


def extract(
    text: str, folded: str, *, country: str, today: date, intents: frozenset[Intent]
) -> Entities:
    """What the message names, and only what the contract wants for these intents.

    `text` is the message as written, `folded` is `normalise.fold(text)` (clauses that
    deny may be cut out of it); `country` an ISO 3166 code; `today` what "mañana" is
    relative to. Never raises on any text.
    """
    paying = bool(intents & _PAYING) and Intent.DECEASED not in intents
    paper = invoice(text) if any(c.isdigit() for c in text) else None
    days = _days(folded, today, country, paper) if _wants_days(intents) else ()
    parts = _parts(folded, intents)
    named = _sum(folded, country, intents, days, paper) if paying else None
    calling, sending = bool(intents & _CALLING), bool(intents & _SENDING)
    changing = Intent.CHANNEL_CHANGE in intents
    return Entities(
        date=_day(folded, intents, days, parts),
        amount=named.amount if named else None,
        currency=named.currency if named else None,
        installments=parts[0] if parts else None,
        frequency=frequency(folded) if intents & _IN_PARTS else None,
        method=(
            method(folded, failed=Intent.PAYMENT_PROBLEM in intents)
            if intents & _METHODICAL
            else None
        ),
        percent=percent(folded) if Intent.REQUEST_DISCOUNT in intents else None,
        time=time_of_day(folded) if Intent.CONTACT_LATER in intents else None,
        channel=channel(folded) if changing else None,
        email=email(text, folded) if changing or sending else None,
        phone=(
            phone(folded) if changing else phone_to_call(folded) if calling else None
        ),
        invoice=paper,
    )


def _wants_days(intents: frozenset[Intent]) -> bool:
    return bool(intents & (_PAYING | _DATED_IF_GOVERNED))


def _days(
    folded: str, today: date, country: str, paper: str | None
) -> tuple[NamedDay, ...]:
    """The days named outside of the invoice's number."""
    days = named_days(folded, today, country)
    span = _place(folded, paper)
    return tuple(d for d in days if not (span and _meet((d.start, d.end), span)))


def _parts(folded: str, intents: frozenset[Intent]) -> tuple[int, Span] | None:
    if not intents & _IN_PARTS:
        return None
    return installments(folded, planning=bool(intents & _PLANNING))


def _day(
    folded: str,
    intents: frozenset[Intent],
    days: Sequence[NamedDay],
    parts: tuple[int, Span] | None,
) -> date | None:
    governed = not intents & _DATED
    if governed and not intents & _DATED_IF_GOVERNED:
        return None
    planned = Intent.REQUEST_PLAN in intents
    if planned and parts:  # "en 6 meses" is how many, not when
        days = [d for d in days if not _meet((d.start, d.end), parts[1])]
    first = planned or bool(parts)
    return chosen_day(folded, days, intents, first=first, governed=governed)


def _sum(
    folded: str,
    country: str,
    intents: frozenset[Intent],
    days: Sequence[NamedDay],
    paper: str | None,
) -> NamedSum | None:
    """The sum to be paid; of several the surest, and the first of those."""
    taken: list[Span] = [(d.start, d.end) for d in days]
    taken += unlike_money(folded)
    place = _place(folded, paper)
    if place:
        taken.append(place)
    sums = named_sums(folded, country, taken, failed=Intent.PAYMENT_PROBLEM in intents)
    if Intent.DISPUTE in intents:  # the sum disputed is none to be paid
        sums = tuple(s for s in sums if s.weight >= Weight.PAID)
    if Intent.REQUEST_PLAN in intents:  # "son 9 mil, ¿en 12 quincenas?": the whole
        sums = tuple(
            s
            for s in sums
            if s.weight > Weight.PLAIN or not _THEY_ARE.search(folded[: s.start][-12:])
        )
    return max(sums, key=lambda s: s.weight) if sums else None


def _place(folded: str, paper: str | None) -> Span | None:
    start = folded.find(paper.lower()) if paper else -1
    return (start, start + len(paper)) if paper and start >= 0 else None


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]

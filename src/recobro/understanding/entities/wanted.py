"""Of all that a message names, what the label contract wants for its intents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

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
from recobro.understanding.entities.english_numbers import digits_for_english
from recobro.understanding.entities.feasts import FEAST_NAME
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
# An answer of few words that was not understood is a day to pay where it is a day.
_NOT_UNDERSTOOD = frozenset({Intent.OTHER})
_FEW_WORDS = 6
_SOON = 14
_NO_ANSWER = re.compile(rf"hoy|today|tonight|{FEAST_NAME}")
_BETTER = re.compile(r"\b(?:mejor|prefier\w+|prefer|rather|por (?:telefono|voz))\b")
_FIGURE = re.compile(r"[0-9]")
_SCALE = re.compile(r"\b(?:del?|from) [0-9]+ (?:al?|to) ")
_IF_PAID = re.compile(
    r"\b(?:si|if) (?:\w+ ){0,3}?(?:pag|doy|diera|deposit|transfi|abon|consign|ingres"
    r"|liquid|cancel|mand|pay)"
)


def extract(
    text: str, folded: str, *, country: str, today: date, intents: frozenset[Intent]
) -> Entities:
    """What the message names, and only what the contract wants for these intents.

    `text` is the message as written, `folded` is `normalise.fold(text)` (clauses that
    deny may be cut out of it); `country` an ISO 3166 code; `today` what "mañana" is
    relative to. Never raises on any text.
    """
    folded = digits_for_english(folded)
    paying = _names_sums(folded, intents)
    paper = invoice(text) if _FIGURE.search(text) else None
    days = _days(folded, today, country, paper) if _wants_days(intents) else ()
    parts = _parts(folded, intents)
    named = _sum(folded, country, intents, days, paper) if paying else None
    calling, sending = bool(intents & _CALLING), bool(intents & _SENDING)
    changing = Intent.CHANNEL_CHANGE in intents
    mail = email(text, folded) if changing or sending else None
    return Entities(
        date=_day(folded, intents, days, parts),
        amount=named.amount if named else None,
        currency=named.currency if named else None,
        installments=parts[0] if parts else None,
        frequency=_frequency(folded, intents, named, parts),
        method=(
            method(folded, failed=Intent.PAYMENT_PROBLEM in intents)
            if intents & _METHODICAL
            else None
        ),
        percent=_percent(folded, intents),
        time=time_of_day(folded) if Intent.CONTACT_LATER in intents else None,
        channel=_channel(folded, intents, mail) if changing else None,
        email=mail,
        phone=(
            phone(folded) if changing else phone_to_call(folded) if calling else None
        ),
        invoice=paper,
    )


def _names_sums(folded: str, intents: frozenset[Intent]) -> bool:
    """Whether a sum of money in the message may be one to pay or paid."""
    if Intent.DECEASED in intents:
        return False
    if intents & _PAYING or Intent.ASK_PAYMENT_METHODS in intents:
        return True
    return Intent.ASK_BALANCE in intents and _IF_PAID.search(folded) is not None


def _wants_days(intents: frozenset[Intent]) -> bool:
    wanting = bool(intents & (_PAYING | _DATED_IF_GOVERNED))
    return wanting or intents == _NOT_UNDERSTOOD


def _days(
    folded: str, today: date, country: str, paper: str | None
) -> tuple[NamedDay, ...]:
    """The days named outside of the invoice's number."""
    days = named_days(folded, today, country)
    span = _place(folded, paper)
    return tuple(d for d in days if not (span and _meet((d.start, d.end), span)))


def _parts(folded: str, intents: frozenset[Intent]) -> tuple[int, Span] | None:
    if not intents & (_IN_PARTS | {Intent.ASK_PAYMENT_METHODS}):
        return None
    return installments(folded, planning=bool(intents & _PLANNING))


def _channel(folded: str, intents: frozenset[Intent], mail: str | None) -> str | None:
    """The channel asked for: a new address is one, a call from a person is none.

    Unless a call is liked better than a message: "prefiero que me llame alguien".
    """
    named = channel(folded) or (mail and "email")
    if named == "voice" and Intent.TALK_TO_HUMAN in intents:
        return named if _BETTER.search(folded) else None
    return named


def _percent(folded: str, intents: frozenset[Intent]) -> Decimal | None:
    asked = Intent.REQUEST_DISCOUNT in intents
    if Intent.REJECT in intents and not asked:
        return None  # the discount that is turned down
    return percent(folded, asked=asked)


def _frequency(
    folded: str,
    intents: frozenset[Intent],
    named: NamedSum | None,
    parts: tuple[int, Span] | None,
) -> str | None:
    if not intents & _IN_PARTS:
        return None
    if Intent.REJECT in intents and not (named or parts):
        return None  # "900 al mes no puedo": the rhythm of what is turned down
    return frequency(folded)


def _bare_day(folded: str, days: Sequence[NamedDay]) -> date | None:
    """The day of "antes del 30" or "el 5 como tarde", where nothing else is said."""
    if len(days) != 1 or len(folded.split()) > _FEW_WORDS or days[0].start > _SOON:
        return None
    written = folded[days[0].start : days[0].end]
    if _NO_ANSWER.fullmatch(written) or _SCALE.search(folded):
        return None  # a wish for a feast, a mark "del 1 al 5"
    return chosen_day(folded, days, frozenset({Intent.PROMISE_TO_PAY}))


def _day(
    folded: str,
    intents: frozenset[Intent],
    days: Sequence[NamedDay],
    parts: tuple[int, Span] | None,
) -> date | None:
    if intents == _NOT_UNDERSTOOD:
        return _bare_day(folded, days)
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
    # the sum disputed is none to be paid, nor one that only a question names
    # ("¿con qué pago los 200?"): only what a verb of paying governs, or an instalment
    if Intent.DISPUTE in intents or not intents & _PAYING:
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

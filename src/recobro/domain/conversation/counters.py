"""A message that changes what we offered: other terms are no yes to ours.

«Dale, pero 100 al mes» accepts nothing. What it names is compared with the offer that
waits for an answer; where it differs, the offer is made anew inside the policy, and is
in force only when that is accepted. «Vale, mañana lo pago» changes nothing where the
offer stands until then, and is the yes that it looks like.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recobro.domain.conversation import agreements
from recobro.domain.conversation.state import Offer, OfferKind
from recobro.domain.conversation.terms import (
    asks_for_better,
    bare_figure,
    says_everything,
    speaks_of_first_payment,
)
from recobro.domain.conversation.turn import Situation, Turn
from recobro.domain.conversation.wishes import (
    divided_plan,
    entities,
    named_frequency,
    named_money,
)
from recobro.domain.money import Money
from recobro.domain.plans import PlanWish
from recobro.domain.readings import Intent

# What may be an answer to an offer; any other intent is a wish of its own.
_ANSWERS = frozenset({
    Intent.ACCEPT, Intent.REJECT, Intent.OTHER, Intent.PROMISE_TO_PAY, Intent.PAY_NOW,
    Intent.REQUEST_EXTENSION, Intent.HARDSHIP,
})  # fmt: skip
_SAME_WISH: Mapping[OfferKind, Intent] = {
    OfferKind.DISCOUNT: Intent.REQUEST_DISCOUNT,
    OfferKind.PLAN: Intent.REQUEST_PLAN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    """What the message names; None where it does not."""

    amount: Money | None
    percent: Decimal | None
    count: int | None
    date: date | None


def countered(s: Situation) -> Turn | None:
    """What to say to a message that answers the open offer with other terms.

    None where it names no others: then a yes is a yes, and all else what it is.
    """
    offer, reading = s.state.offer, s.reading
    if offer is None or reading is None or offer.balance != s.balance:
        return None
    answers_it = reading.intent in _ANSWERS | {_SAME_WISH.get(offer.kind)}
    if not answers_it and not reading.abstain:
        return None
    answer = _BY_KIND.get(offer.kind)
    terms = _terms(s)
    found = answer(s, offer, terms) if answer else None
    if found is None and terms == _NOTHING and _wants_better(s):
        return agreements.reject(s)
    return found


_NOTHING = _Terms(amount=None, percent=None, count=None, date=None)


def _wants_better(s: Situation) -> bool:
    assert s.reading is not None
    unclear = s.reading.abstain or s.reading.intent is Intent.OTHER
    return unclear and asks_for_better(s.text)


def _terms(s: Situation) -> _Terms:
    named = entities(s)
    money, percent, count = named_money(s), named.percent, named.installments
    if (money, percent, count, named.date) == (None, None, None, None):
        bare = bare_figure(s.text)
        percent, count = bare.percent, bare.count
        if bare.amount is not None:
            money = Money.rounded(bare.amount, s.facts.currency)
    day = named.date if named.date and named.date >= s.today else None
    return _Terms(amount=money, percent=percent, count=count, date=day)


def _discount(s: Situation, offer: Offer, named: _Terms) -> Turn | None:
    assert s.reading is not None
    assert offer.date is not None
    whole = named.amount == s.balance or says_everything(s.text)
    if named.percent is None and (named.amount is None or whole):
        if named.date is None or s.reading.intent not in _PAYS:
            return None
        if named.date <= offer.date:
            return agreements.accept(s)
        return agreements.repeat(s, offer)
    same = named.percent in (None, offer.percent) and named.amount in (
        None, offer.amount
    )  # fmt: skip
    if same:
        return None
    asked = named.percent
    if asked is None and named.amount is not None:
        asked = (s.balance.amount - named.amount.amount) * 100 / s.balance.amount
    if asked is not None and asked > s.policy.max_discount_percent:
        return agreements.reject(s)  # asks for more: a no to ours
    return agreements.discount(s, percent=named.percent, amount=named.amount)


_PAYS = frozenset({Intent.ACCEPT, Intent.PROMISE_TO_PAY, Intent.PAY_NOW})


def _plan(s: Situation, offer: Offer, named: _Terms) -> Turn | None:
    assert s.reading is not None
    intents = frozenset(s.reading.intents)
    of_the_plan = (
        bool(intents & {Intent.ACCEPT, Intent.REQUEST_PLAN})
        or s.reading.intent in (Intent.OTHER, Intent.REJECT, Intent.HARDSHIP)
        or named.count is not None
        or speaks_of_first_payment(s.text)
    )
    whole = named.amount == s.balance or says_everything(s.text)
    if not of_the_plan or whole or divided_plan(s) is not None:
        return None
    first = offer.instalments[0].date
    days = {part.date for part in offer.instalments}
    sums = {part.amount for part in offer.instalments}
    other_sum = named.amount is not None and named.amount not in sums
    other_count = named.count not in (None, len(offer.instalments))
    other_day = named.date is not None and named.date not in days
    if not (other_sum or other_count or other_day):
        return None
    kept = None if other_sum else len(offer.instalments)
    return agreements.offer_plan(
        s,
        PlanWish(
            installments=named.count or kept,
            amount=named.amount.amount if other_sum and named.amount else None,
            frequency=named_frequency(s) or agreements.frequency_of(offer),
            first_date=named.date if other_day else max(first, s.today),
        ),
    )


def _day(s: Situation, offer: Offer, named: _Terms) -> Turn | None:
    assert s.reading is not None
    assert offer.date is not None
    if s.reading.intent not in (Intent.ACCEPT, Intent.REJECT, Intent.OTHER):
        return None
    other_day = named.date not in (None, offer.date)
    other_sum = named.amount not in (None, offer.amount)
    if named.count or named.percent or not (other_day or other_sum):
        return None
    if other_day and named.date and named.date > offer.date:
        return agreements.extension(s)
    return agreements.confirm(
        s, named.date or offer.date, min(named.amount or offer.amount, s.balance)
    )


_BY_KIND: Mapping[OfferKind, Callable[[Situation, Offer, _Terms], Turn | None]] = {
    OfferKind.DISCOUNT: _discount,
    OfferKind.PLAN: _plan,
    OfferKind.PROMISE: _day,
    OfferKind.EXTENSION: _day,
}

"""The last payment that arrived, remembered: who asks for it is told that it is here.

Kept among the counts of the state, as `missed:` and `moved:` are: one name
`paid:DAY:SUM`, replaced by the next payment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from recobro.domain.conversation.state import ConversationState
from recobro.domain.money import Money
from recobro.domain.readings import Entities

_NAME, _TOLD = "paid:", "payment_found"
# Who speaks of a payment now means one of these last days.
_RECENT_DAYS = 10
# A transfer takes so long, at most.
_ON_THE_WAY_DAYS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A payment that arrived: `date` is the local day on which it did."""

    date: date
    amount: Money


def noted(state: ConversationState, amount: Money, day: date) -> ConversationState:
    """The state after this payment arrived on this day."""
    name = f"{_NAME}{day.isoformat()}:{amount.amount}"
    kept = [
        (key, times)
        for key, times in state.counts
        if not key.startswith(_NAME) and key != _TOLD
    ]
    return replace(state, counts=tuple(sorted([*kept, (name, 1)])))


def told(state: ConversationState) -> ConversationState:
    """The state after the person was told that it arrived."""
    return state.counted(_TOLD)


def meant(
    state: ConversationState, named: Entities, currency: str, today: date
) -> Received | None:
    """The payment that a person may mean who says or asks whether they paid.

    None where none arrived lately, where another sum or another day is named, or where
    this was told before: who then says it again means another.
    """
    found = _last(state, currency)
    if found is None or state.count(_TOLD):
        return None
    if today - found.date > timedelta(days=_RECENT_DAYS):
        return None
    other_sum = named.amount is not None and named.amount != found.amount.amount
    if other_sum or named.currency not in (None, currency):
        return None
    if named.date is None:
        return found
    on_the_way = found.date - named.date
    return found if 0 <= on_the_way.days <= _ON_THE_WAY_DAYS else None


def _last(state: ConversationState, currency: str) -> Received | None:
    for name, _ in state.counts:
        if name.startswith(_NAME):
            day, amount = name.removeprefix(_NAME).split(":")
            return Received(
                date=date.fromisoformat(day),
                amount=Money.of(Decimal(amount), currency),
            )
    return None

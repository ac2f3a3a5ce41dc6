"""How far the agent may go with one account, and in which order it concedes.

The mandate is computed from the company's policy, how old the debt is and what became
of earlier promises: the same for everybody in the same situation. Inside it the agent
opens below the most it may give, moves towards the person each time they say no, and
never offers less than it offered before on the same debt.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal

from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.policy import NegotiationPolicy
from recobro.domain.conversation.state import Best, ConversationState, Offer, OfferKind
from recobro.domain.money import Money, currency_exponent
from recobro.domain.plans import DEFAULT_INSTALMENTS, PlanLimits, PlanWish, propose_plan

# An opening discount is two thirds of the most; the rest is what a first no may bring.
_OPENING = Decimal(2) / 3
DEFAULT_EXTENSION_DAYS = 7
# After so many concessions in one conversation a person decides.
MOST_CONCESSIONS = 4
_MOST_HALVINGS = 3


def mandate(
    policy: NegotiationPolicy, facts: AccountFacts, state: ConversationState
) -> NegotiationPolicy:
    """The policy as it stands for this account now; never wider than the policy.

    Each promise lately broken halves the days that may be granted (a plan's first
    payment and an extension, at least one day where there was one); a discount needs a
    debt of the age that the policy names, and none is offered after a broken promise.
    """
    broken = min(facts.broken_promises + state.count("broken"), _MOST_HALVINGS)
    fresh = facts.days_past_due < policy.discount_from_days
    if not broken and not fresh:
        return policy
    return replace(
        policy,
        max_discount_percent=Decimal(0),
        max_extension_days=_halved(policy.max_extension_days, broken),
        max_first_payment_days=_halved(policy.max_first_payment_days, broken),
    )


def _halved(days: int, times: int) -> int:
    return max(days >> times, 1) if days else 0


def opening_percent(most: Decimal) -> Decimal:
    """The discount to open with: whole per cents, below the most where that can be."""
    opening = (most * _OPENING).quantize(Decimal(1), ROUND_DOWN)
    return opening if opening > 0 else most


def next_percent(offered: Decimal, most: Decimal) -> Decimal | None:
    """The discount after a no; None where there is nothing left to give."""
    return most if offered < most else None


def next_wish(
    offer: Offer, balance: Money, limits: PlanLimits, today: date
) -> PlanWish | None:
    """The plan after a no: more and smaller instalments; None where none is left."""
    first = max(offer.instalments[0].date, today)
    count = len(offer.instalments)
    for more in range(limits.max_installments, count, -1):
        wish = PlanWish(installments=more, first_date=first)
        found = propose_plan(balance, limits, today, wish)
        if found is None or len(found.instalments) <= count:
            continue
        step = count + (len(found.instalments) - count + 1) // 2
        return PlanWish(installments=step, first_date=first)
    return None


def plan_wish(wish: PlanWish, best: Best, *, repeated: bool = False) -> PlanWish:
    """The wish with what was offered before as its floor.

    Who names a number of instalments or an amount gets that considered; who names
    nothing gets no fewer instalments than were offered already.
    """
    if wish.installments or wish.amount is not None or wish.down is not None:
        return wish
    if best.count > DEFAULT_INSTALMENTS or (best.count and repeated):
        return replace(wish, installments=best.count)
    return wish


def extension_day(
    wished: date | None, today: date, most_days: int, best: Best
) -> tuple[date, bool]:
    """The day to wait until, and whether it is as wished.

    Nothing named opens with a week; never earlier than a day offered before.
    """
    latest = today + timedelta(days=most_days)
    if wished is not None and wished >= today:
        return (wished, True) if wished <= latest else (latest, False)
    day = min(today + timedelta(days=DEFAULT_EXTENSION_DAYS), latest)
    if best.until is not None and day < best.until <= latest:
        day = best.until
    return day, wished is None


def next_extension(offered: date, today: date, most_days: int) -> date | None:
    """A later day after a no; None where the policy has none."""
    latest = today + timedelta(days=most_days)
    return latest if offered < latest else None


def discount_of(
    balance: Money, percent: Decimal | None, amount: Money | None, most: Decimal,
    best: Best,
) -> tuple[Decimal, Money]:  # fmt: skip
    """The discount to offer: its percentage and what is left to pay.

    `percent` or `amount` is what the person asked for, None where nothing. Inside the
    policy they get what they ask, and never less than was offered before.
    """
    floor = min(best.percent or Decimal(0), most)
    if amount is not None and amount < balance:
        asked = (balance.amount - amount.amount) * 100 / balance.amount
        if floor <= asked <= most:
            return asked.quantize(Decimal("0.01"), ROUND_DOWN), amount
        percent = asked
    if percent is None or percent <= 0 or percent > most:
        percent = opening_percent(most)
    percent = max(percent, floor)
    exact = balance.amount * (100 - percent) / 100
    unit = Decimal(1).scaleb(-currency_exponent(balance.currency))
    # Rounded up: never a cent more off than the percentage says.
    return percent, Money(exact.quantize(unit, ROUND_CEILING), balance.currency)


def best_with(best: Best, offer: Offer) -> Best:
    """What was offered at best, with one more offer; a new balance begins afresh."""
    if best.balance != offer.balance:
        best = Best(balance=offer.balance)
    if offer.kind is OfferKind.PLAN:
        return replace(best, count=max(best.count, len(offer.instalments)))
    if offer.kind is OfferKind.DISCOUNT and offer.percent is not None:
        return replace(best, percent=max(best.percent or Decimal(0), offer.percent))
    if offer.kind is OfferKind.EXTENSION and offer.date is not None:
        return replace(best, until=max(best.until or offer.date, offer.date))
    return best

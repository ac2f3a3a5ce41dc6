"""What can be agreed: plans, promises, extensions, discounts; offered, then taken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from recobro.domain.conversation import moves
from recobro.domain.conversation.effects import (
    AgreeDiscount,
    AgreePlan,
    CancelQueued,
    ClosePlan,
    ClosePromise,
    Effect,
    GrantExtension,
    HandOverReason,
    HoldReason,
    LiftHold,
    RecordPromise,
    SendPaymentLink,
)
from recobro.domain.conversation.negotiation import (
    MOST_CONCESSIONS,
    discount_of,
    extension_day,
    next_extension,
    next_percent,
    next_wish,
    plan_wish,
)
from recobro.domain.conversation.state import Best, Offer, OfferKind, Status
from recobro.domain.conversation.timing import next_instalment
from recobro.domain.conversation.turn import (
    Situation,
    Turn,
    hand_over,
    speak,
    stay_silent,
)
from recobro.domain.conversation.wishes import (
    divided_plan,
    entities,
    named_money,
    promised_money,
    wished_plan,
)
from recobro.domain.conversation.wording import Act, ReplyId, Value
from recobro.domain.money import Money
from recobro.domain.plans import Frequency, PlanWish, check_plan, propose_plan

_YES_NO = (ReplyId.ACCEPT, ReplyId.REJECT, ReplyId.HUMAN)
MOST_ASKED = 2


def _only_a_person(s: Situation, why: str) -> Turn:
    return hand_over(s, HandOverReason.OUT_OF_POLICY, why)


def plan(s: Situation) -> Turn:
    """Offer the plan nearest to the wish that the policy allows."""
    if s.facts.plan is not None:
        return _only_a_person(s, "wants to change a plan in force")
    if s.facts.discount is not None:
        return _only_a_person(s, "wants a plan over an agreed discount")
    wish = wished_plan(s)
    best = s.state.best if s.state.best.balance == s.balance else Best()
    repeated = s.state.offer is not None and s.state.offer.kind is OfferKind.PLAN
    return offer_plan(s, plan_wish(wish, best, repeated=repeated))


def offer_plan(
    s: Situation, wish: PlanWish, act: Act | None = None, **changes: Any
) -> Turn:
    """Offer the plan nearest to a wish; say so where the policy allows none."""
    found = propose_plan(s.balance, s.policy.plan_limits, s.today, wish)
    if found is None:
        return speak(
            s,
            Act.NO_PLAN,
            "no plan is possible within the policy",
            values={"balance": s.balance},
            buttons=(ReplyId.PAY_NOW, ReplyId.OTHER_DAY, ReplyId.HUMAN),
        )
    offer = Offer(
        kind=OfferKind.PLAN,
        balance=s.balance,
        amount=s.balance,
        instalments=found.instalments,
    )
    default = Act.OFFER_PLAN if found.as_wished else Act.COUNTER_PLAN
    why = "plan as wished" if found.as_wished else "the wish is outside the policy"
    values: dict[str, Value] = {}
    if wish.installments is not None and wish.installments > len(found.instalments):
        values["most"] = len(found.instalments)
    return _speak_plan(s, act or default, why, offer, values, **changes)


def _speak_plan(
    s: Situation,
    act: Act,
    why: str,
    offer: Offer,
    values: Mapping[str, Value] | None = None,
    **changes: Any,
) -> Turn:
    told = {"balance": s.balance, "instalments": offer.instalments, **(values or {})}
    return speak(s, act, why, values=told, buttons=_YES_NO, offer=offer, **changes)


def promise(s: Situation) -> Turn:
    """Repeat a promise back; ask for the day where none was named."""
    day = entities(s).date
    if day is None or day < s.today:
        return ask_day(s)
    settled = s.facts.discount
    divided = _divided(s)
    if divided is not None:
        return divided
    late = settled is not None and day > settled.until
    due = s.balance if late else _due_amount(s)
    amount = promised_money(s) or due
    latest = s.today + timedelta(days=s.policy.latest_promise_days)
    if day > latest:
        return _offer_day(
            s,
            OfferKind.PROMISE,
            Act.COUNTER_EXTENSION,
            latest,
            amount,
            f"a promise for {day} is later than the policy allows",
        )
    return confirm(s, day, amount)


def _divided(s: Situation) -> Turn | None:
    """Whoever promises or asks for a first payment and the rest gets both as a plan.

    None where the message divides nothing, or not within the policy.
    """
    wish = divided_plan(s)
    if wish is None or s.facts.plan is not None or s.facts.discount is not None:
        return None
    found = propose_plan(s.balance, s.policy.plan_limits, s.today, wish)
    return offer_plan(s, wish) if found and found.as_wished else None


def _due_amount(s: Situation) -> Money:
    part = next_instalment(s.facts)
    if part is not None:
        return min(part.amount, s.balance)
    if s.facts.discount is not None and s.today <= s.facts.discount.until:
        return min(s.facts.discount.amount_to_pay, s.balance)
    return s.balance


def ask_day(s: Situation) -> Turn:
    """Ask which day; a third time is a person's turn."""
    if s.state.count("promise_date") >= MOST_ASKED:
        return hand_over(
            s, HandOverReason.MISUNDERSTOOD, "no day named after two questions"
        )
    return speak(
        s,
        Act.ASK_PROMISE,
        "willing to pay, without a day",
        values={"balance": s.balance},
        counts=s.state.counted("promise_date").counts,
    )


def extension(s: Situation) -> Turn:
    """Grant the time asked for within the policy, or the most that it allows."""
    if s.facts.plan is not None:
        return moves.move(s)
    if s.state.count("extended"):
        return _only_a_person(s, "wants more time than was already agreed")
    if s.facts.discount is not None:
        return _only_a_person(s, "wants more time than the discount gives")
    divided = _divided(s)
    if divided is not None:
        return divided
    most = s.policy.max_extension_days
    if most == 0:
        return speak(
            s,
            Act.NO_EXTENSION,
            "the policy grants no more time",
            values={"balance": s.balance},
            buttons=(ReplyId.PLAN, ReplyId.PAY_NOW, ReplyId.HUMAN),
        )
    best = s.state.best if s.state.best.balance == s.balance else Best()
    day, as_wished = extension_day(entities(s).date, s.today, most, best)
    return _offer_day(
        s,
        OfferKind.EXTENSION,
        Act.OFFER_EXTENSION if as_wished else Act.COUNTER_EXTENSION,
        day,
        _due_amount(s),
        "more time within the policy" if as_wished else "asks for more than the policy",
    )


def _offer_day(
    s: Situation,
    kind: OfferKind,
    act: Act,
    day: date,
    amount: Money,
    why: str,
    **changes: Any,
) -> Turn:
    values: dict[str, Value] = {"date": day, "amount": amount, "balance": s.balance}
    if amount < s.balance:
        values["rest"] = s.balance - amount
    return speak(
        s,
        act,
        why,
        values=values,
        buttons=_YES_NO,
        offer=Offer(kind=kind, balance=s.balance, amount=amount, date=day),
        **changes,
    )


def discount(
    s: Situation, *, percent: Decimal | None = None, amount: Money | None = None
) -> Turn:
    """Offer the reduction that the policy allows, or say that there is none.

    `percent` or `amount` is what is asked for where the reading does not tell.
    """
    if not s.policy.discounts or s.facts.plan or s.facts.discount:
        return _no_discount(s)
    percent, amount = discount_of(
        s.balance,
        percent if percent is not None else entities(s).percent,
        amount or named_money(s),
        s.policy.max_discount_percent,
        s.state.best if s.state.best.balance == s.balance else Best(),
    )
    if amount >= s.balance:  # a few cents: nothing is left to take off
        return _no_discount(s)
    return _offer_discount(s, Act.OFFER_DISCOUNT, percent, amount)


def _no_discount(s: Situation) -> Turn:
    return speak(
        s,
        Act.NO_DISCOUNT,
        "the policy allows no discount here",
        values={"balance": s.balance},
        buttons=(ReplyId.PLAN, ReplyId.PAY_NOW, ReplyId.HUMAN),
    )


def _offer_discount(
    s: Situation, act: Act, percent: Decimal, amount: Money, **changes: Any
) -> Turn:
    until = s.today + timedelta(days=s.policy.discount_needs_full_payment_within_days)
    return speak(
        s,
        act,
        f"discount of {percent} per cent, at most {s.policy.max_discount_percent}",
        values={
            "balance": s.balance,
            "amount": amount,
            "percent": percent,
            "date": until,
        },
        buttons=_YES_NO,
        offer=Offer(
            kind=OfferKind.DISCOUNT,
            balance=s.balance,
            amount=amount,
            date=until,
            percent=percent,
        ),
        **changes,
    )


def accept(s: Situation) -> Turn:
    """Put in force what was offered, if it is still true."""
    offer = s.state.offer
    if offer is None:
        return _accepts_nothing(s)
    if offer.kind is OfferKind.MOVE:
        return moves.accept_move(s, offer)
    expired = offer.date is not None and offer.date < s.today
    late_plan = bool(offer.instalments) and offer.instalments[0].date < s.today
    if offer.balance != s.balance or expired or late_plan:
        return _offer_again(s, offer)
    replaced: list[Effect] = []
    if s.facts.promise is not None:
        replaced.append(ClosePromise())
    if s.state.status is Status.PAUSED:
        replaced += [LiftHold(reason=r) for r in (HoldReason.HARDSHIP, HoldReason.CARE)]
    replaced.append(CancelQueued(reason=f"agreed: {offer.kind}"))
    if offer.kind is OfferKind.PLAN:
        return _agree_plan(s, offer, replaced)
    return _agree_day(s, offer, replaced)


def _agree_plan(s: Situation, offer: Offer, effects: list[Effect]) -> Turn:
    check_plan(offer.instalments, s.balance)
    if s.facts.plan is not None:
        effects.insert(0, ClosePlan(completed=False))
    first = offer.instalments[0]
    effects += [
        AgreePlan(instalments=offer.instalments, total=s.balance),
        SendPaymentLink(amount=first.amount, purpose="instalment"),
    ]
    # The link for the first instalment goes now: due by tomorrow, it needs no reminder.
    soon = (first.date - s.today).days <= 1
    return speak(
        s,
        Act.PLAN_AGREED,
        "plan accepted",
        values={"balance": s.balance, "instalments": offer.instalments},
        effects=tuple(effects),
        link=True,
        status=Status.IN_PLAN,
        rests_until=None,
        contact_not_before=None,
        reminded_of=first.date if soon else None,
    )


def _agree_day(s: Situation, offer: Offer, effects: list[Effect]) -> Turn:
    assert offer.date is not None
    state = s.state
    values: dict[str, Value] = {"date": offer.date, "amount": offer.amount}
    act, link = Act.PROMISE_AGREED, False
    if offer.kind is OfferKind.EXTENSION:
        effects.append(GrantExtension(until=offer.date))
        act, state = Act.EXTENSION_AGREED, state.counted("extended")
    if offer.kind is OfferKind.DISCOUNT:
        assert offer.percent is not None
        effects += [
            AgreeDiscount(
                percent=offer.percent, amount_to_pay=offer.amount, until=offer.date
            ),
            SendPaymentLink(amount=offer.amount, purpose="discount"),
        ]
        act, link = Act.DISCOUNT_AGREED, True
        values["percent"] = offer.percent
    effects.append(RecordPromise(date=offer.date, amount=offer.amount))
    return speak(
        s,
        act,
        f"{offer.kind} accepted",
        values=values,
        effects=tuple(effects),
        link=link,
        counts=state.counts,
        status=Status.IN_PLAN if s.facts.plan else Status.PROMISED,
        rests_until=None,
        contact_not_before=None,
    )


def _offer_again(s: Situation, offer: Offer) -> Turn:
    """The figures have changed since: the same kind of offer on today's balance."""
    if offer.kind is OfferKind.PLAN:
        wish = PlanWish(
            installments=len(offer.instalments), frequency=frequency_of(offer)
        )
        return offer_plan(s, wish)
    if offer.kind is OfferKind.DISCOUNT:
        return discount(s)
    if offer.date is None or offer.date < s.today:
        return ask_day(s)
    whole = offer.amount == offer.balance
    return _same_day(
        s,
        offer,
        s.balance if whole else min(offer.amount, s.balance),
        "the balance changed since the offer",
    )


def frequency_of(offer: Offer) -> Frequency:
    """How far apart the instalments of a plan offered are."""
    count = len(offer.instalments)
    gap = (offer.instalments[-1].date - offer.instalments[0].date).days
    each = gap / max(count - 1, 1)
    if each > 21:
        return Frequency.MONTHLY
    return Frequency.BIWEEKLY if each > 10 else Frequency.WEEKLY


def _same_day(
    s: Situation, offer: Offer, amount: Money, why: str, **changes: Any
) -> Turn:
    assert offer.date is not None
    promised = offer.kind is OfferKind.PROMISE
    act = Act.CONFIRM_PROMISE if promised else Act.OFFER_EXTENSION
    return _offer_day(s, offer.kind, act, offer.date, amount, why, **changes)


def repeat(s: Situation, offer: Offer) -> Turn:
    """Say the open offer again, as it stands, to whoever may have accepted it."""
    why = "not sure that it was accepted"
    counts = s.state.counted("offer_repeated").counts
    if offer.kind is OfferKind.DISCOUNT and offer.percent is not None:
        act, percent = Act.OFFER_DISCOUNT, offer.percent
        return _offer_discount(s, act, percent, offer.amount, counts=counts)
    if offer.instalments:
        return _speak_plan(s, Act.OFFER_PLAN, why, offer, counts=counts)
    return _same_day(s, offer, offer.amount, why, counts=counts)


def confirm(s: Situation, day: date, amount: Money) -> Turn:
    """Repeat back a day and a sum that the person names, to be confirmed."""
    act, kind = Act.CONFIRM_PROMISE, OfferKind.PROMISE
    return _offer_day(s, kind, act, day, amount, f"promises for {day}")


def _accepts_nothing(s: Situation) -> Turn:
    if s.state.status in (Status.PROMISED, Status.IN_PLAN):
        return stay_silent(s, "nothing was waiting for a yes: already agreed")
    if s.state.last_act is Act.PAYMENT_LINK:
        return stay_silent(s, "has the link already")
    named = named_money(s)
    if named is not None and named != s.balance:
        return speak(
            s,
            Act.NOT_AGREED,
            f"accepts {named}, which nobody offered",
            values={"balance": s.balance},
            buttons=(ReplyId.PLAN, ReplyId.OTHER_DAY, ReplyId.HUMAN),
        )
    return ask_day(s)


def reject(s: Situation) -> Turn:
    """Concede what the policy leaves; then ask what is possible; then a person."""
    better = _better(s)
    if better is not None:
        return better
    if s.state.count("rejected"):
        return _only_a_person(s, "turned down what could be offered")
    return speak(
        s,
        Act.ASK_ALTERNATIVE,
        "turned down what was offered",
        buttons=(ReplyId.PLAN, ReplyId.OTHER_DAY, ReplyId.HUMAN),
        counts=s.state.counted("rejected").counts,
    )


def _better(s: Situation) -> Turn | None:
    """The next concession on what was turned down; None where nothing is left."""
    offer = s.state.offer
    spent = s.state.count("conceded") >= MOST_CONCESSIONS
    if offer is None or offer.balance != s.balance or spent:
        return None
    counts = s.state.counted("conceded").counts
    if offer.kind is OfferKind.PLAN:
        wish = next_wish(offer, s.balance, s.policy.plan_limits, s.today)
        if wish is None:
            return None
        return offer_plan(s, wish, Act.BETTER_PLAN, counts=counts)
    if offer.kind is OfferKind.DISCOUNT and offer.percent is not None:
        most = s.policy.max_discount_percent
        percent = next_percent(offer.percent, most)
        if percent is None:
            return None
        _, amount = discount_of(s.balance, percent, None, most, s.state.best)
        return _offer_discount(s, Act.BETTER_DISCOUNT, percent, amount, counts=counts)
    if offer.kind is OfferKind.EXTENSION and offer.date is not None:
        day = next_extension(offer.date, s.today, s.policy.max_extension_days)
        if day is None:
            return None
        why = "more time, after a no"
        act, kind = Act.BETTER_EXTENSION, OfferKind.EXTENSION
        return _offer_day(s, kind, act, day, offer.amount, why, counts=counts)
    return None

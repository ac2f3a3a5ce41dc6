"""What happens beside messages: openings, money, time, files, and persons."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from recobro.domain.conversation import agreements, answers, identity, received
from recobro.domain.conversation.effects import (
    AskSurvey,
    CancelQueued,
    ClosePlan,
    ClosePromise,
    Effect,
    HandOverReason,
    Priority,
)
from recobro.domain.conversation.facts import AccountFacts, DiscountFact
from recobro.domain.conversation.paid import claim_is_open
from recobro.domain.conversation.policy import NegotiationPolicy
from recobro.domain.conversation.state import (
    STOPPED,
    ConversationState,
    Offer,
    OfferKind,
    Status,
)
from recobro.domain.conversation.stops import STOPS
from recobro.domain.conversation.survey import SURVEY_BUTTONS
from recobro.domain.conversation.timing import (
    next_contact,
    next_instalment,
    recall_moment,
    wake_moment,
)
from recobro.domain.conversation.turn import (
    Situation,
    Turn,
    hand_over_effect,
    situation,
    speak,
    stay_silent,
)
from recobro.domain.conversation.wording import (
    Act,
    Aside,
    ReplyId,
    Value,
    agent_act,
)
from recobro.domain.money import Money
from recobro.domain.promises import PromiseOutcome, promise_outcome
from recobro.domain.readings import AgentAct, Intent, Reading

_MENU = (ReplyId.PAY_NOW, ReplyId.PLAN, ReplyId.PAID)


def open_conversation(
    act: AgentAct,
    state: ConversationState,
    facts: AccountFacts,
    policy: NegotiationPolicy,
    now: datetime,
) -> Turn:
    """Our first message; before identity is known it can only ask for it."""
    s = situation(state, facts, policy, now)
    if state.silent:
        return stay_silent(s, "contact has stopped, or a person has it")
    if not facts.balance.is_positive:
        return stay_silent(s, "nothing is owed", status=Status.PAID)
    if not s.verified:
        return speak(
            s,
            Act.ASK_IDENTITY,
            "opens by asking who reads",
            values={"first_name": facts.first_name},
            buttons=(ReplyId.IDENTITY_YES, ReplyId.IDENTITY_NO),
        )
    if policy.human_over is not None and facts.balance.amount >= policy.human_over:
        return stay_silent(
            s,
            "the balance is for a person to handle",
            (hand_over_effect(s, HandOverReason.HIGH_BALANCE, Priority.NORMAL),),
            status=Status.HUMAN,
            handover_reason=HandOverReason.HIGH_BALANCE,
            handover_priority=Priority.NORMAL,
        )
    if act is AgentAct.OFFER_PLAN:
        return agreements.plan(s)
    chosen = _OPENINGS.get(act, Act.OVERDUE_NOTICE)
    return speak(
        s,
        chosen,
        f"opens with {act}",
        values={"balance": facts.balance, "invoices": facts.invoices},
        buttons=_MENU,
    )


_OPENINGS = {AgentAct.REMINDER: Act.REMINDER}


def note_sent(state: ConversationState, act: Act) -> ConversationState:
    """The state after a message of ours that the engine did not word (a template)."""
    return replace(
        state, introduced=True, last_act=act, last_agent_act=agent_act(act), offer=None
    )


def words_matter(
    state: ConversationState,
    facts: AccountFacts,
    kind: str,
    reading: Reading | None,
    now: datetime,
) -> bool:
    """Whether the words with a file are to be answered, rather than the file itself.

    What was said in a voice note always is. A picture's caption is where it says
    anything; while we wait for a proof or check one, the picture is the proof, unless
    the caption is a stop or tells of trouble.
    """
    if reading is None or kind == "audio":
        return reading is not None
    awaited = claim_is_open(state, facts.local(now).date())
    if awaited and not reading.care and reading.intent not in STOPS:
        return False
    return reading.intent is not Intent.OTHER


def on_media(
    state: ConversationState,
    facts: AccountFacts,
    policy: NegotiationPolicy,
    kind: str,
    caption: str,
    now: datetime,
    reading: Reading | None = None,
) -> Turn:
    """A picture, document or voice note that came without words to read.

    With words (a caption that means something, a transcript) call `respond` instead;
    `caption` and `reading` are kept here for the hand-over.
    """
    s = situation(state, facts, policy, now, caption, reading)
    if state.silent:
        return stay_silent(s, f"{kind} received; we are silent here")
    if not s.verified:
        return identity.with_machine_said(s, identity.ask(s))
    if kind == "audio":
        return answers.unheard(s)
    return answers.already_paid(s, with_proof=True)


def on_payment(
    state: ConversationState,
    facts: AccountFacts,
    policy: NegotiationPolicy,
    amount: Money,
    now: datetime,
) -> Turn:
    """Money arrived: `facts` is the account after it was allocated."""
    s = situation(state, facts, policy, now)
    s = replace(s, state=received.noted(state, amount, s.today))
    status, effects = _settled(s)
    quiet = state.silent or not s.verified
    changes: dict[str, Any] = {"status": status, "offer": None}
    if quiet:
        return stay_silent(s, f"{amount} received; nothing is said", effects, **changes)
    values: dict[str, Value] = {"amount": amount, "balance": facts.balance}
    if not facts.balance:
        return _paid_in_full(s, amount, values, effects, changes)
    act = Act.PAYMENT_THANKS_PART
    part = next_instalment(facts)
    if part:
        act = Act.PAYMENT_THANKS_PLAN
        values |= {"next_amount": part.amount, "next_date": part.date}
    if state.offer is not None:  # a yes to it is offered the figures of today
        changes |= {"offer": state.offer, "last_agent_act": state.last_agent_act}
    return speak(
        s, act, f"{amount} received", values=values, effects=effects, **changes
    )


def _paid_in_full(
    s: Situation,
    amount: Money,
    values: dict[str, Value],
    effects: tuple[Effect, ...],
    changes: dict[str, Any],
) -> Turn:
    """Thanks, and how it went is asked once where the company wants to know."""
    act = Act.PLAN_COMPLETED if s.facts.plan is not None else Act.PAYMENT_THANKS
    why = f"{amount} received: nothing is left"
    if not s.policy.asks_survey or s.state.count("surveyed"):
        return speak(s, act, why, values=values, effects=effects, **changes)
    turn = speak(
        s,
        act,
        why,
        values=values,
        buttons=SURVEY_BUTTONS,
        effects=(*effects, AskSurvey(occasion="closed")),
        counts=s.state.counted("surveyed").counts,
        **changes,
    )
    assert turn.reply is not None
    asked = replace(turn.reply, also=(Aside(act=Act.ASK_SURVEY),))
    state = replace(turn.state, last_agent_act=AgentAct.ASK_SURVEY)
    return replace(turn, reply=asked, state=state)


def on_balance_change(
    state: ConversationState,
    facts: AccountFacts,
    policy: NegotiationPolicy,
    now: datetime,
) -> Turn:
    """The ledger changed from outside: what was offered on the old balance falls."""
    s = situation(state, facts, policy, now)
    status, effects = _settled(s)
    if state.offer and state.offer.balance == facts.balance:
        return stay_silent(s, "the balance is the same", effects, status=status)
    return stay_silent(s, "the balance changed", effects, status=status)


def _settled(s: Situation) -> tuple[Status, tuple[Effect, ...]]:
    """The status and the closings that the money received makes true."""
    status, facts = s.state.status, s.facts
    effects: list[Effect] = []
    kept = facts.promise is not None and (
        not facts.balance or facts.promise.paid >= facts.promise.amount
    )
    if kept:
        effects.append(ClosePromise(outcome=PromiseOutcome.KEPT))
    done = facts.plan is not None and (
        not facts.balance or next_instalment(facts) is None
    )
    if done:
        effects.append(ClosePlan(completed=True))
    if s.state.held_by_person or status in STOPPED | {Status.HUMAN}:
        return status, tuple(effects)
    if not facts.balance:
        effects.append(CancelQueued(reason="paid"))
        return Status.PAID, tuple(effects)
    if status is Status.PAID:
        return Status.ACTIVE, tuple(effects)
    if (kept and status is Status.PROMISED) or (done and status is Status.IN_PLAN):
        return Status.ACTIVE, tuple(effects)
    return status, tuple(effects)


def on_wait(
    state: ConversationState,
    facts: AccountFacts,
    policy: NegotiationPolicy,
    now: datetime,
) -> Turn | None:
    """What the conversation itself has to say at this moment; None for nothing.

    Call it again with the new state until it gives None: a broken promise may follow a
    contact that was put off.
    """
    due = next_contact(state, facts, policy)
    s = situation(state, facts, policy, now)
    if due is None or due > s.now:
        return None
    recall = recall_moment(state, facts, policy)
    if recall is not None and recall == due:
        return _recall(s)
    if state.contact_not_before:
        return _resume(s)
    if state.rests_until and state.status in (Status.PAUSED, Status.ACTIVE):
        rested = Status.ACTIVE
        return stay_silent(s, "the rest is over", status=rested, rests_until=None)
    if state.status is Status.PROMISED:
        return _promise_due(s)
    return _instalment_due(s)


def on_wake(
    state: ConversationState,
    facts: AccountFacts,
    policy: NegotiationPolicy,
    now: datetime,
) -> Turn:
    """What is said at `timing.wake_moment`: at the hour asked for, or of an offer.

    Nothing where that has become untrue; the state is then one that does not wake.
    """
    s = situation(state, facts, policy, now)
    moment = wake_moment(state, facts, policy)
    if moment is None or moment > s.now:
        return stay_silent(s, "nothing to say by itself")
    if moment == recall_moment(state, facts, policy):
        return _recall(s)
    return _resume(s)


def _recall(s: Situation) -> Turn:
    """An offer without an answer is recalled once; then the strategy takes over."""
    state = s.state.counted("recalled")
    offer = s.state.offer
    stale = offer is None or offer.balance != s.balance
    if stale or (offer and offer.date is not None and offer.date < s.today):
        why = "what was offered is no longer true"
        return stay_silent(s, why, counts=state.counts, waiting_since=None, offer=None)
    return speak(
        s,
        Act.OFFER_RECALLED,
        "no answer to an offer",
        values=_figures_of(s.state.offer),
        counts=state.counts,
        keeps_offer=True,
        waiting_since=None,
    )


def _figures_of(offer: Offer | None) -> dict[str, Value]:
    """What was offered, to be said again with its figures."""
    if offer is None:
        return {}
    if offer.kind is OfferKind.PLAN:
        return {"balance": offer.balance, "instalments": offer.instalments}
    return {"balance": offer.balance, "amount": offer.amount, "date": offer.date}


def _resume(s: Situation) -> Turn:
    if not s.verified:
        return speak(
            s,
            Act.ASK_IDENTITY,
            "the moment that they asked for",
            values={"first_name": s.facts.first_name},
            buttons=(ReplyId.IDENTITY_YES, ReplyId.IDENTITY_NO),
            contact_not_before=None,
        )
    return speak(
        s,
        Act.RESUME_CONTACT,
        "the moment that they asked for",
        values={"balance": s.balance},
        buttons=_MENU,
        contact_not_before=None,
    )


def _promise_due(s: Situation) -> Turn:
    promise = s.facts.promise
    assert promise is not None
    outcome = promise_outcome(
        promised=promise.amount,
        due=promise.date,
        paid=promise.paid,
        day=s.today,
        grace_days=s.policy.promise_grace_days,
    )
    closing = (ClosePromise(outcome=outcome),)
    settled = s.facts.discount
    if settled is not None and settled.until < s.today and not promise.paid:
        return _discount_lapsed(s, settled, closing)
    if outcome is PromiseOutcome.KEPT:
        return stay_silent(s, "the promise was kept", closing, status=Status.ACTIVE)
    partly = outcome is PromiseOutcome.PARTLY_KEPT
    return speak(
        s,
        Act.PROMISE_PARTLY_KEPT if partly else Act.PROMISE_BROKEN,
        f"the promise for {promise.date} is {outcome}",
        values={
            "date": promise.date,
            "amount": promise.amount,
            "paid": promise.paid,
            "balance": s.balance,
        },
        buttons=(ReplyId.PAY_NOW, ReplyId.PAID, ReplyId.HUMAN),
        effects=closing,
        status=Status.ACTIVE,
        counts=s.state.counts if partly else s.state.counted("broken").counts,
    )


def _discount_lapsed(
    s: Situation, settled: DiscountFact, closing: tuple[Effect, ...]
) -> Turn:
    """The day of a discount passed: the whole is owed again, and that is said."""
    return speak(
        s,
        Act.DISCOUNT_LAPSED,
        f"the discount until {settled.until} was not used",
        values={
            "date": settled.until,
            "amount": settled.amount_to_pay,
            "balance": s.balance,
        },
        buttons=(ReplyId.PAY_NOW, ReplyId.PAID, ReplyId.HUMAN),
        effects=closing,
        status=Status.ACTIVE,
        counts=s.state.counted("broken").counts,
    )


def _instalment_due(s: Situation) -> Turn:
    part = next_instalment(s.facts)
    assert part is not None
    values: dict[str, Value] = {"date": part.date, "amount": part.amount}
    if s.today <= part.date:
        return speak(
            s,
            Act.INSTALMENT_REMINDER,
            f"the instalment of {part.date} is near",
            values=values,
            link=True,
            reminded_of=part.date,
        )
    return speak(
        s,
        Act.INSTALMENT_MISSED,
        f"the instalment of {part.date} is unpaid",
        values=values,
        buttons=(ReplyId.PAY_NOW, ReplyId.PAID, ReplyId.HUMAN),
        reminded_of=part.date,
        counts=s.state.counted(f"missed:{part.date}").counts,
    )


def take_over(state: ConversationState) -> ConversationState:
    """A person writes: from here the agent is silent."""
    status = state.status if state.status in STOPPED else Status.HUMAN
    return replace(state, status=status, held_by_person=True, offer=None)


def give_back(state: ConversationState, facts: AccountFacts) -> ConversationState:
    """The person hands it back: the status is what the books say now."""
    if state.status in STOPPED:
        return replace(state, held_by_person=False)
    status = Status.ACTIVE
    if not facts.balance:
        status = Status.PAID
    elif any(invoice.disputed for invoice in facts.invoices):
        status = Status.DISPUTED
    elif facts.plan is not None:
        status = Status.IN_PLAN
    elif facts.promise is not None:
        status = Status.PROMISED
    return ConversationState(
        status=status,
        verified=state.verified,
        introduced=state.introduced,
        reminded_of=state.reminded_of,
        best=state.best,
    )

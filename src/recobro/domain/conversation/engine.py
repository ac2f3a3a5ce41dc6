"""The conversation policy: from a message understood to what we say and do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from recobro.domain.conversation import agreements, answers, identity, stops
from recobro.domain.conversation.effects import (
    Effect,
    HandOverReason,
    HoldReason,
    MarkVerified,
    OpenDispute,
    OpenHandOver,
    PlaceHold,
    Priority,
)
from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.policy import NegotiationPolicy
from recobro.domain.conversation.state import STOPPED, ConversationState, Status
from recobro.domain.conversation.turn import (
    Situation,
    Turn,
    hand_over,
    hand_over_effect,
    stay_silent,
    without_reply,
)
from recobro.domain.conversation.wording import ReplyId
from recobro.domain.conversation.words import is_bare_no
from recobro.domain.readings import URGENT_CARE, Care, Intent, Reading

Handler = Callable[[Situation], Turn]

_HANDLERS: Mapping[Intent, Handler] = {
    Intent.TALK_TO_HUMAN: answers.human,
    Intent.ALREADY_PAID: answers.already_paid,
    Intent.PAYMENT_PROBLEM: answers.payment_problem,
    Intent.REFUSAL: answers.refusal,
    Intent.REQUEST_DISCOUNT: agreements.discount,
    Intent.REQUEST_PLAN: agreements.plan,
    Intent.REQUEST_EXTENSION: agreements.extension,
    Intent.PROMISE_TO_PAY: agreements.promise,
    Intent.PAY_NOW: answers.pay_now,
    Intent.HARDSHIP: stops.hardship,
    Intent.ACCEPT: agreements.accept,
    Intent.REJECT: agreements.reject,
    Intent.CHANNEL_CHANGE: answers.channel_change,
    Intent.CONTACT_LATER: answers.contact_later,
    Intent.ASK_IDENTITY: answers.who_we_are,
    Intent.ASK_CONSEQUENCES: answers.consequences,
    Intent.ASK_DETAILS: answers.details,
    Intent.ASK_BALANCE: answers.balance,
    Intent.ASK_PAYMENT_METHODS: answers.payment_methods,
    Intent.CONFIRM_IDENTITY: answers.greeting,
    Intent.ABUSE: answers.abuse,
    Intent.THANKS: answers.thanks,
    Intent.GREETING: answers.greeting,
}

# Answered before we know who reads: they say nothing about money.
_BEFORE_IDENTITY: Mapping[Intent, Handler] = {
    Intent.TALK_TO_HUMAN: answers.human,
    Intent.CONTACT_LATER: answers.contact_later,
    Intent.HARDSHIP: stops.hardship,
    Intent.ABUSE: answers.abuse,
}
# Nothing to hear where nothing is owed.
_ABOUT_PAYING = frozenset({
    Intent.ALREADY_PAID, Intent.PAYMENT_PROBLEM, Intent.REFUSAL, Intent.ASK_BALANCE,
    Intent.REQUEST_DISCOUNT, Intent.REQUEST_PLAN, Intent.REQUEST_EXTENSION,
    Intent.PROMISE_TO_PAY, Intent.PAY_NOW, Intent.HARDSHIP, Intent.ACCEPT,
    Intent.REJECT, Intent.ASK_CONSEQUENCES, Intent.ASK_DETAILS, Intent.GREETING,
    Intent.CONFIRM_IDENTITY, Intent.ASK_PAYMENT_METHODS,
})  # fmt: skip
_NEGOTIATES = frozenset({
    Intent.REQUEST_DISCOUNT, Intent.REQUEST_PLAN, Intent.REQUEST_EXTENSION,
    Intent.PROMISE_TO_PAY, Intent.ACCEPT, Intent.REJECT, Intent.REFUSAL,
})  # fmt: skip
_SMALL_TALK = frozenset({Intent.GREETING, Intent.THANKS, Intent.ABUSE, Intent.OTHER})
# A yes together with one of these still accepts what was offered.
_WITH_A_YES = frozenset({
    Intent.ACCEPT, Intent.PAY_NOW, Intent.ASK_PAYMENT_METHODS, Intent.ASK_BALANCE,
    Intent.ASK_DETAILS,
})  # fmt: skip


def new_conversation(facts: AccountFacts) -> ConversationState:
    """The state of a conversation that has not begun."""
    return ConversationState(verified=facts.identity is None)


def respond(
    state: ConversationState,
    facts: AccountFacts,
    policy: NegotiationPolicy,
    reading: Reading,
    text: str,
    now: datetime,
) -> Turn:
    """What to do about one message from the person.

    `facts` is read from the ledger for this turn; `text` is the message as written;
    `now` may carry any zone. Pure: the same arguments give the same turn.
    """
    s = Situation(
        state=state,
        facts=facts,
        policy=policy,
        now=facts.local(now),
        reading=reading,
        text=text,
    )
    turn = _decide(s, reading)
    if reading.care - URGENT_CARE:
        turn = _with_care(s, turn, reading)
    return without_reply(turn, s) if state.silent and turn.reply else turn


def reading_of_choice(reply_id: ReplyId) -> Reading:
    """What tapping one of our buttons means: certain, without an interpreter."""
    intent = {
        ReplyId.ACCEPT: Intent.ACCEPT,
        ReplyId.REJECT: Intent.REJECT,
        ReplyId.PAY_NOW: Intent.PAY_NOW,
        ReplyId.PLAN: Intent.REQUEST_PLAN,
        ReplyId.PAID: Intent.ALREADY_PAID,
        ReplyId.HUMAN: Intent.TALK_TO_HUMAN,
        ReplyId.IDENTITY_YES: Intent.CONFIRM_IDENTITY,
        ReplyId.IDENTITY_NO: Intent.WRONG_PERSON,
        ReplyId.OTHER_DAY: Intent.PROMISE_TO_PAY,
    }[reply_id]
    return Reading(intents=(intent,), confidence=1.0)


def _decide(s: Situation, reading: Reading) -> Turn:
    if reading.care & URGENT_CARE:
        return _care(s, reading)
    stop = next((stops.STOPS[i] for i in reading.intents if i in stops.STOPS), None)
    if s.state.status in STOPPED:
        return _after_a_stop(s, reading, stop)
    if stop is not None:
        return _with_side_effects(s, stop(s), reading)
    if s.state.silent:
        return stay_silent(s, "a person has the conversation")
    if not s.verified:
        return _before_identity(s, reading)
    return _verified(s, reading)


def _care(s: Situation, reading: Reading) -> Turn:
    turn = stops.care_urgent(s, reading)
    if s.state.status in STOPPED:  # the stop goes on; the person is called
        return replace(turn, state=replace(turn.state, status=s.state.status))
    return turn


def _after_a_stop(s: Situation, reading: Reading, stop: Handler | None) -> Turn:
    """A person wrote after a stop: nothing is sent; a person sees what they want."""
    if stop is not None and s.state.status is Status.OPTED_OUT:
        return stop(s)
    if reading.intent in _SMALL_TALK or s.state.count("after_stop"):
        return stay_silent(s, "contact has stopped")
    return stay_silent(
        s,
        "contact has stopped: a person sees what they want",
        (hand_over_effect(s, HandOverReason.OTHER, Priority.NORMAL),),
        counts=s.state.counted("after_stop").counts,
        handover_reason=s.state.handover_reason or HandOverReason.OTHER,
        handover_priority=s.state.handover_priority or Priority.NORMAL,
    )


def _with_side_effects(s: Situation, turn: Turn, reading: Reading) -> Turn:
    """What a stop says beside: a dispute or a payment are noted all the same."""
    extra: list[Effect] = []
    if Intent.DISPUTE in reading.intents and reading.intent is not Intent.DISPUTE:
        number = reading.entities.invoice
        extra.append(OpenDispute(invoice_number=number, text=s.text))
        extra.append(PlaceHold(until=None, reason=HoldReason.DISPUTE))
    if Intent.ALREADY_PAID in reading.intents:
        extra.append(answers.claim_of(s))
    if s.state.status is Status.HUMAN and turn.state.status is Status.DISPUTED:
        turn = replace(turn, state=replace(turn.state, status=Status.HUMAN))
    return replace(turn, effects=(*turn.effects, *extra)) if extra else turn


def _before_identity(s: Situation, reading: Reading) -> Turn:
    assert s.facts.identity is not None
    if identity.answers(s.facts.identity, s.text):
        known = replace(s, state=replace(s.state, verified=True))
        if reading.intent in (Intent.CONFIRM_IDENTITY, *_SMALL_TALK) or (
            reading.intent is Intent.ASK_IDENTITY
        ):
            return identity.confirmed(known)
        turn = _verified(known, reading)
        return replace(turn, effects=(MarkVerified(), *turn.effects))
    handler = _BEFORE_IDENTITY.get(reading.intent)
    return handler(s) if handler else identity.ask(s)


def _verified(s: Situation, reading: Reading) -> Turn:
    over = s.policy.human_over
    if not s.balance.is_positive and reading.intent in _ABOUT_PAYING:
        return answers.nothing_owed(s)
    if over is not None and s.balance.amount >= over and s.balance.is_positive:
        return hand_over(
            s, HandOverReason.HIGH_BALANCE, "the balance is for a person to handle"
        )
    intent = reading.intent
    if s.state.offer is not None:
        if intent is Intent.OTHER and is_bare_no(s.text):
            return agreements.reject(s)
        if Intent.ACCEPT in reading.intents and intent in _WITH_A_YES:
            return agreements.accept(s)
    if s.state.status is Status.DISPUTED and intent in _NEGOTIATES:
        return hand_over(
            s, HandOverReason.DISPUTE, "wants to settle what is under dispute"
        )
    if intent is Intent.OTHER or (reading.abstain and intent not in _SMALL_TALK):
        return answers.misunderstood(s)
    return _HANDLERS.get(intent, answers.misunderstood)(s)


def _with_care(s: Situation, turn: Turn, reading: Reading) -> Turn:
    """Vulnerability beside another wish: the wish is served, pressure ends."""
    rests = turn.state.status in (Status.ACTIVE, Status.PROMISED, Status.IN_PLAN)
    agreed = reading.intent is Intent.ACCEPT
    if Care.MINOR in reading.care and not turn.state.silent:
        return stops.hardship(s)
    if not rests or agreed or s.state.silent:
        return turn
    effects, changes = stops.breathing_space(s)
    if any(isinstance(e, OpenHandOver) for e in turn.effects):
        changes.pop("contact_not_before", None)
    return replace(
        turn,
        effects=(*turn.effects, *effects),
        state=replace(turn.state, status=Status.PAUSED, **changes),
    )

"""The whole policy of the conversation as one table: phase by intent, what answers.

`phase_of` says in which of seven phases a conversation is; `TABLE` names, for each
phase and each intent, the function that decides the turn. It is total: nothing that a
person may say is without an answer. Urgent care comes before the table, whatever the
phase (see engine).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from recobro.domain.conversation import agreements, answers, identity, stops
from recobro.domain.conversation.effects import HandOverReason, Priority
from recobro.domain.conversation.state import STOPPED, Status
from recobro.domain.conversation.turn import (
    Situation,
    Turn,
    hand_over,
    hand_over_effect,
    stay_silent,
)
from recobro.domain.readings import Intent

Handler = Callable[[Situation], Turn]


class Phase(StrEnum):
    """Where a conversation is, as far as it matters to what is answered."""

    STOPPED = "stopped"  # opted out, wrong person, legal, deceased: we write nothing
    WITH_PERSON = "with_person"  # a person has it: the agent writes nothing
    UNVERIFIED = "unverified"  # we do not know yet who reads
    SETTLED = "settled"  # nothing is owed
    FOR_A_PERSON = "for_a_person"  # the balance is above what the agent may handle
    DISPUTED = "disputed"  # a person looks into it; nothing is asked for
    OPEN = "open"


def phase_of(s: Situation) -> Phase:
    """The phase: the first of the list that is true."""
    over = s.policy.human_over
    if s.state.status in STOPPED:
        return Phase.STOPPED
    if s.state.silent:
        return Phase.WITH_PERSON
    if not s.verified:
        return Phase.UNVERIFIED
    if not s.balance.is_positive:
        return Phase.SETTLED
    if over is not None and s.balance.amount >= over:
        return Phase.FOR_A_PERSON
    if s.state.status is Status.DISPUTED:
        return Phase.DISPUTED
    return Phase.OPEN


SMALL_TALK = frozenset({Intent.GREETING, Intent.THANKS, Intent.ABUSE, Intent.OTHER})
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


def a_person_has_it(s: Situation) -> Turn:
    """Nothing: a person answers."""
    return stay_silent(s, "a person has the conversation")


def after_a_stop(s: Situation) -> Turn:
    """Nothing is sent; a person sees once that there is a wish."""
    assert s.reading is not None
    stop = stops.STOPS.get(s.reading.intent)
    if stop is not None and s.state.status is Status.OPTED_OUT:
        return stop(s)
    if s.reading.intent in SMALL_TALK or s.state.count("after_stop"):
        return stay_silent(s, "contact has stopped")
    reason = s.state.handover_reason or HandOverReason.OTHER
    priority = s.state.handover_priority or Priority.NORMAL
    return stay_silent(
        s,
        "contact has stopped: a person sees what they want",
        (hand_over_effect(s, reason, priority),),
        counts=s.state.counted("after_stop").counts,
        handover_reason=reason,
        handover_priority=priority,
    )


def high_balance(s: Situation) -> Turn:
    """Above the limit a person negotiates, whatever the wish."""
    why = "the balance is for a person to handle"
    return hand_over(s, HandOverReason.HIGH_BALANCE, why)


def settles_a_dispute(s: Situation) -> Turn:
    """A person decides what becomes of a debt that is contested."""
    why = "wants to settle what is under dispute"
    return hand_over(s, HandOverReason.DISPUTE, why)


_OPEN: Mapping[Intent, Handler] = {
    **stops.STOPS,
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
    Intent.OTHER: answers.misunderstood,
}


def _everything(handler: Handler) -> dict[Intent, Handler]:
    return dict.fromkeys(Intent, handler)


TABLE: Mapping[Phase, Mapping[Intent, Handler]] = {
    Phase.STOPPED: _everything(after_a_stop),
    Phase.WITH_PERSON: {**_everything(a_person_has_it), **stops.STOPS},
    Phase.UNVERIFIED: {
        **_everything(identity.ask),
        **stops.STOPS,
        # These say nothing about money.
        Intent.TALK_TO_HUMAN: answers.human,
        Intent.CONTACT_LATER: answers.contact_later,
        Intent.HARDSHIP: stops.hardship,
        Intent.ABUSE: answers.abuse,
    },
    Phase.SETTLED: {**_OPEN, **dict.fromkeys(_ABOUT_PAYING, answers.nothing_owed)},
    Phase.FOR_A_PERSON: {
        **_everything(high_balance),
        **stops.STOPS,
        Intent.ASK_IDENTITY: answers.who_we_are,  # asked, a machine says so, always
    },
    Phase.DISPUTED: {**_OPEN, **dict.fromkeys(_NEGOTIATES, settles_a_dispute)},
    Phase.OPEN: _OPEN,
}

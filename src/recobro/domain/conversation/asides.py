"""Everything else that one message wants: served in the same reply, shortly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from recobro.domain.conversation import agreements, answers
from recobro.domain.conversation.effects import (
    AddContactPoint,
    Effect,
    HandOverReason,
    OpenDispute,
    OpenHandOver,
    PlaceHold,
    PostponeContact,
    Priority,
    RecordPaymentClaim,
    SendDocuments,
    SendPaymentLink,
    SetPreference,
)
from recobro.domain.conversation.effects import HoldReason as Hold
from recobro.domain.conversation.negotiation import best_with
from recobro.domain.conversation.state import OfferKind, Status
from recobro.domain.conversation.turn import Situation, Turn, hand_over_effect
from recobro.domain.conversation.wording import Act, Aside
from recobro.domain.money import Money
from recobro.domain.readings import Intent

# Beside a stop these are told to a person: each has a term of its own.
_FOR_A_PERSON: Mapping[Intent, HandOverReason] = {
    Intent.LEGAL_REPRESENTATION: HandOverReason.LEGAL,
    Intent.DATA_RIGHTS: HandOverReason.DATA_RIGHTS,
    Intent.COMPLAINT: HandOverReason.COMPLAINT,
    Intent.TALK_TO_HUMAN: HandOverReason.ASKED,
}
_NO = frozenset({Act.NO_DISCOUNT, Act.NO_EXTENSION, Act.NO_PLAN})
_INSTEAD: Mapping[Intent, Callable[[Situation], Turn]] = {
    Intent.REQUEST_PLAN: agreements.plan,
    Intent.REQUEST_EXTENSION: agreements.extension,
    Intent.PROMISE_TO_PAY: agreements.promise,
}
_QUESTIONS: Mapping[Intent, Callable[[Situation], Turn]] = {
    Intent.ASK_IDENTITY: answers.who_we_are,
    Intent.ASK_DETAILS: answers.details,
    Intent.ASK_BALANCE: answers.balance,
    Intent.ASK_PAYMENT_METHODS: answers.payment_methods,
    Intent.ASK_CONSEQUENCES: answers.consequences,
    Intent.CHANNEL_CHANGE: answers.channel_change,
}
# «¿te llegó?» may be read as one of these: of a payment of theirs it asks nothing else.
_MAY_BE_OF_A_CLAIM = frozenset({
    Intent.ASK_DETAILS, Intent.ASK_PAYMENT_METHODS, Intent.ASK_CONSEQUENCES,
})  # fmt: skip
_KEPT = (AddContactPoint, SetPreference, SendDocuments)


def beside_a_stop(s: Situation, turn: Turn) -> Turn:
    """What a stop says beside: a dispute, a payment or a complaint are noted too."""
    assert s.reading is not None
    others = s.reading.intents[1:]
    extra: list[Effect] = []
    if Intent.DISPUTE in others:
        number = s.reading.entities.invoice
        extra.append(OpenDispute(invoice_number=number, text=s.text))
        extra.append(PlaceHold(until=None, reason=Hold.DISPUTE))
    if Intent.ALREADY_PAID in others:
        extra.append(answers.claim_of(s))
    called = {e.reason for e in turn.effects if isinstance(e, OpenHandOver)}
    extra += [
        hand_over_effect(s, reason, Priority.HIGH)
        for intent, reason in _FOR_A_PERSON.items()
        if intent in others and reason not in called
    ]
    if Intent.PAY_NOW in others and turn.act is Act.DISPUTE_NOTED_ONE:
        turn = _paying_the_others(s, turn)
    if s.state.status is Status.HUMAN and turn.state.status is Status.DISPUTED:
        turn = replace(turn, state=replace(turn.state, status=Status.HUMAN))
    if Intent.ASK_IDENTITY in others and turn.reply is not None:
        told = (Aside(act=Act.WHO_WE_ARE),)
        turn = replace(turn, reply=replace(turn.reply, also=told))
    return replace(turn, effects=(*turn.effects, *extra)) if extra else turn


def _paying_the_others(s: Situation, turn: Turn) -> Turn:
    """The link for the invoices that are not contested, beside the one that is."""
    assert turn.reply is not None
    contested = turn.reply.values.get("invoice")
    left = [i for i in s.facts.invoices if i.number != contested and not i.disputed]
    owed = Money.sum((i.outstanding for i in left), s.facts.currency)
    amount = min(owed, s.balance)
    if not amount.is_positive:
        return turn
    told = Aside(act=Act.PAYMENT_LINK, values={"amount": amount})
    reply = replace(turn.reply, also=(*turn.reply.also, told), link=True)
    paid = SendPaymentLink(amount=amount, purpose="part")
    return replace(turn, reply=reply, effects=(*turn.effects, paid))


def with_asides(s: Situation, turn: Turn) -> Turn:
    """The turn with every other wish of the message served, where we answer at all."""
    reading = s.reading
    if reading is None:
        return turn
    turn = _with_company_answer(s, turn)
    if len(reading.intents) < 2:
        return turn
    others = reading.intents[1:]
    turn = _instead_of_a_no(s, turn, others)
    if Intent.REQUEST_PLAN in others and turn.act is Act.OFFER_DISCOUNT:
        turn = _with_the_plan(s, turn)
    reply = turn.reply
    if reply is None:
        return turn
    asides: list[Aside] = list(reply.also)
    effects: list[Effect] = list(turn.effects)
    if Intent.ALREADY_PAID in others and not _has(effects, RecordPaymentClaim):
        effects.append(answers.claim_of(s))
        asides.append(Aside(act=Act.PROOF_RECEIVED))
    if Intent.HARDSHIP in others and turn.act in _AGREEING:
        asides.append(Aside(act=Act.HARDSHIP))
    if Intent.CONTACT_LATER in others and turn.act not in _AGREEING:
        later = answers.contact_later(s)
        effects += [e for e in later.effects if isinstance(e, PostponeContact)]
        turn = replace(
            turn,
            state=replace(
                turn.state, contact_not_before=later.state.contact_not_before
            ),
        )
        told = later.reply.values if later.reply else {}
        asides.append(Aside(act=Act.CONTACT_LATER, values=told))
    for intent, answer in _QUESTIONS.items():
        if intent not in others:
            continue
        claim = answers.about_the_claim(s) if intent in _MAY_BE_OF_A_CLAIM else None
        answered = claim or answer(s)
        if answered.reply is None or answered.state.silent or _says(turn, answered.act):
            continue
        asides.append(Aside(act=answered.reply.act, values=answered.reply.values))
        effects += [e for e in answered.effects if isinstance(e, _KEPT)]
    link = reply.link or any(aside.act is Act.DOCUMENTS for aside in asides)
    return replace(
        turn,
        reply=replace(reply, also=tuple(asides), link=link),
        effects=tuple(effects),
    )


# Questions that the company may have answered better than we do.
_ASKS = frozenset({
    Intent.ASK_DETAILS, Intent.ASK_PAYMENT_METHODS, Intent.ASK_CONSEQUENCES,
    Intent.ASK_IDENTITY,
})  # fmt: skip


def _with_company_answer(s: Situation, turn: Turn) -> Turn:
    """The company's approved answer beside ours, where a question found one."""
    answer, reading, reply = s.facts.answer, s.reading, turn.reply
    if answer is None or reading is None or reply is None or turn.state.silent:
        return turn
    if turn.act is Act.FAQ_ANSWER or not _ASKS & set(reading.intents):
        return turn
    told = Aside(act=Act.FAQ_ANSWER, values={"answer_text": answer.text})
    return replace(turn, reply=replace(reply, also=(*reply.also, told)))


_AGREEING = frozenset({
    Act.OFFER_PLAN, Act.COUNTER_PLAN, Act.OFFER_EXTENSION, Act.COUNTER_EXTENSION,
    Act.CONFIRM_PROMISE, Act.ASK_PROMISE, Act.OFFER_DISCOUNT, Act.PLAN_AGREED,
    Act.PROMISE_AGREED, Act.EXTENSION_AGREED,
})  # fmt: skip


def _instead_of_a_no(s: Situation, turn: Turn, others: tuple[Intent, ...]) -> Turn:
    """Where the first wish is not possible and the second is: the second is offered."""
    if turn.reply is None or turn.act not in _NO:
        return turn
    for intent, offer in _INSTEAD.items():
        if intent not in others:
            continue
        found = offer(s)
        if found.reply is None or found.act in _NO or found.state.silent:
            continue
        denied = Aside(act=turn.reply.act, values=turn.reply.values)
        return replace(found, reply=replace(found.reply, also=(denied,)))
    return turn


def _with_the_plan(s: Situation, turn: Turn) -> Turn:
    """The plan that is possible too, told beside a discount for paying at once.

    A yes accepts the discount; who wants the plan says so and is offered it.
    """
    found = agreements.plan(s)
    other = found.state.offer
    if turn.reply is None or other is None or other.kind is not OfferKind.PLAN:
        return turn
    told = Aside(act=Act.OFFER_PLAN, values={"instalments": other.instalments})
    best = best_with(turn.state.best, other)
    return replace(
        turn,
        reply=replace(turn.reply, also=(*turn.reply.also, told)),
        state=replace(turn.state, beside=other, best=best),
    )


def _says(turn: Turn, act: Act | None) -> bool:
    """Whether the reply says already what the aside would."""
    if turn.act is act:
        return True
    if turn.act is Act.PAYMENT_PROBLEM and act is Act.PAYMENT_METHODS:
        return True
    if turn.state.silent:
        return act is not Act.WHO_WE_ARE
    return (
        act is Act.BALANCE
        and turn.reply is not None
        and ("balance" in turn.reply.values)
    )


def _has(effects: list[Effect], kind: type) -> bool:
    return any(isinstance(effect, kind) for effect in effects)

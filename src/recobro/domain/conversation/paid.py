"""What is said of a payment: that it was made, its proof, and whether it is here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from recobro.domain.conversation import claims, received
from recobro.domain.conversation.effects import (
    CancelQueued,
    Effect,
    HandOverReason,
    HoldReason,
    PlaceHold,
    Priority,
    RecordPaymentClaim,
)
from recobro.domain.conversation.state import (
    ConversationState,
    Offer,
    OfferKind,
    Status,
)
from recobro.domain.conversation.timing import next_instalment
from recobro.domain.conversation.turn import (
    Situation,
    Turn,
    hand_over_effect,
    speak,
)
from recobro.domain.conversation.wishes import entities
from recobro.domain.conversation.wording import Act, Aside, ReplyId, Value
from recobro.domain.money import Money
from recobro.domain.readings import AgentAct, Intent

PROOF_DAYS = 7
# What a message about a payment of theirs may be read as, when it is short.
_OF_A_CLAIM = frozenset({
    Intent.ALREADY_PAID, Intent.ASK_PAYMENT_METHODS, Intent.ASK_DETAILS, Intent.OTHER,
    Intent.THANKS, Intent.GREETING, Intent.CONFIRM_IDENTITY, Intent.ACCEPT,
    Intent.ASK_BALANCE,
})  # fmt: skip
_NEVER_OF_A_CLAIM = frozenset({
    Intent.TALK_TO_HUMAN, Intent.REFUSAL, Intent.HARDSHIP, Intent.REQUEST_PLAN,
    Intent.REQUEST_DISCOUNT, Intent.REQUEST_EXTENSION, Intent.PAYMENT_PROBLEM,
})  # fmt: skip


def nothing_owed(s: Situation) -> Turn:
    """There is nothing to pay: say so, and ask for nothing."""
    return speak(
        s,
        Act.NOTHING_OWED,
        "nothing is owed",
        effects=(CancelQueued(reason="nothing is owed"),),
        status=Status.PAID,
    )


def being_checked(s: Situation) -> bool:
    """Whether a payment that they told of is being checked: we ask for nothing."""
    return claim_is_open(s.state, s.today)


def claim_is_open(state: ConversationState, today: date) -> bool:
    """Whether a proof of a payment is awaited or being checked on this day."""
    rests = state.rests_until
    return bool(state.count("payment_claim") and rests and today <= rests)


def about_the_claim(s: Situation) -> Turn | None:
    """What answers words about a payment of theirs; None where they are of another.

    «¿te llegó?», «ahí está», «fue ayer con tarjeta», «lo busco»: while a payment is
    being checked, or where one arrived lately, these mean that payment, however unsure
    the reading is. Nothing is asked for in the answer.
    """
    if s.reading is None or not s.verified:
        return None
    intents = frozenset(s.reading.intents)
    others = intents - _OF_A_CLAIM
    if intents & _NEVER_OF_A_CLAIM or (others and not s.reading.abstain):
        return None
    asks = claims.asks_if_arrived(s.text)
    if not s.balance.is_positive:
        return nothing_owed(s) if asks else None
    disputed = s.state.status is Status.DISPUTED
    if asks and not disputed and _payment_meant(s) is not None:
        return payment_found(s)
    if not being_checked(s):
        return None
    if asks:
        return _where_the_claim_stands(s)
    brings = claims.shows_proof(s.text)
    if brings or claims.has_none(s.text) or claims.tells_how(s.text):
        return already_paid(s, with_proof=brings)
    return already_paid(s) if Intent.ALREADY_PAID in intents else None


def _payment_meant(s: Situation) -> received.Received | None:
    named = entities(s)
    if _promises(s):  # the day is then that of the rest
        named = replace(named, date=None)
    return received.meant(s.state, named, s.facts.currency, s.today)


def payment_found(s: Situation) -> Turn:
    """The payment they speak of is here: say so, and what is left; nothing to check."""
    found = _payment_meant(s)
    assert found is not None
    values: dict[str, Value] = {
        "amount": found.amount,
        "date": found.date,
        "balance": s.balance,
    }
    part = next_instalment(s.facts)
    if part:
        values |= {"next_amount": part.amount, "next_date": part.date}
    known = replace(s, state=received.told(s.state))
    rest = _promise_of(s, s.balance) if _promises(s) else None
    if rest is None:
        return speak(
            known, Act.PAYMENT_FOUND, "asks for a payment that is here", values=values
        )
    turn = speak(
        known,
        Act.PAYMENT_FOUND,
        "tells of a payment that is here, and promises the rest",
        values=values,
        buttons=(ReplyId.ACCEPT, ReplyId.REJECT, ReplyId.HUMAN),
        offer=rest,
        last_agent_act=AgentAct.CONFIRM_AGREEMENT,
    )
    assert turn.reply is not None
    told: dict[str, Value] = {"amount": rest.amount, "date": rest.date}
    asked = Aside(act=Act.CONFIRM_PROMISE, values=told)
    return replace(turn, reply=replace(turn.reply, also=(asked,)))


def _where_the_claim_stands(s: Situation) -> Turn:
    """Asked whether it arrived: what they sent is here, or it is being checked."""
    return speak(
        s,
        Act.PROOF_HERE if s.state.count("proof") else Act.CLAIM_PENDING,
        "asks for a payment that is being checked",
        buttons=(ReplyId.HUMAN,),
    )


def already_paid(s: Situation, *, with_proof: bool = False) -> Turn:
    """Note the claim, ask for the proof, and ask for nothing until it is checked.

    Where the payment arrived, that is said instead.
    """
    brings = claims.shows_proof if being_checked(s) else claims.names_proof
    proof = with_proof or brings(s.text)
    if not proof and _payment_meant(s) is not None:
        return payment_found(s)
    claimed = bool(s.state.count("payment_claim"))
    values: dict[str, Value] = {}
    changes: dict[str, Any] = {}
    until = s.today + timedelta(days=PROOF_DAYS)
    promised = _promise_of_the_rest(s) if _promises(s) else None
    if promised is not None:  # repeated back, and in force once they say yes
        values |= {"rest_date": promised.date, "rest_amount": promised.amount}
        changes["offer"] = promised
        changes["waiting_since"] = None  # nobody is reminded while we check
        changes["last_agent_act"] = AgentAct.CONFIRM_AGREEMENT
    elif _promises(s) and entities(s).date:
        values["rest_date"] = entities(s).date
    yes = (ReplyId.ACCEPT,) if promised else ()
    act = _answer_to_a_claim(s, proof=proof, claimed=claimed)
    state = s.state.counted("payment_claim")
    return speak(
        s,
        act,
        "says that it is paid" + (", with a proof" if proof else ""),
        values=values,
        buttons=yes if act in _NOTED else (*yes, ReplyId.HUMAN),
        effects=_effects_of_a_claim(s, until, proof=proof, claimed=claimed),
        counts=(state.counted("proof") if proof else state).counts,
        handover_reason=HandOverReason.ALREADY_PAID,
        handover_priority=Priority.NORMAL,
        rests_until=until,
        contact_not_before=None,
        **changes,
    )


_NOTED = frozenset({Act.PROOF_RECEIVED, Act.CLAIM_PENDING})


def _answer_to_a_claim(s: Situation, *, proof: bool, claimed: bool) -> Act:
    named = entities(s)
    tells = named.amount or named.date or named.method or claims.tells_how(s.text)
    if proof:
        return Act.PROOF_RECEIVED
    if claims.has_none(s.text):
        return Act.PROOF_LATER
    if not claimed:
        return Act.ASK_PROOF
    return Act.PROOF_RECEIVED if tells else Act.CLAIM_PENDING


def _effects_of_a_claim(
    s: Situation, until: date, *, proof: bool, claimed: bool
) -> tuple[Effect, ...]:
    """The claim is noted each time; rest and a person are asked for once."""
    claim = claim_of(s, proof)
    if claimed:
        return (claim,)
    return (
        claim,
        PlaceHold(until=until, reason=HoldReason.PAYMENT_CLAIM),
        hand_over_effect(s, HandOverReason.ALREADY_PAID, Priority.NORMAL),
        CancelQueued(reason="says that it is paid"),
    )


def _promises(s: Situation) -> bool:
    return s.reading is not None and Intent.PROMISE_TO_PAY in s.reading.intents


def _promise_of_the_rest(s: Situation) -> Offer | None:
    """What is left after the sum that they say is paid, on the day that they name.

    None where either is not told, or where the policy waits for no such day.
    """
    named = entities(s)
    if named.amount is None or named.currency not in (None, s.facts.currency):
        return None
    return _promise_of(s, s.balance - Money.rounded(named.amount, s.facts.currency))


def _promise_of(s: Situation, rest: Money) -> Offer | None:
    """A promise of this sum on the day that they name, as far as the policy waits."""
    named = entities(s)
    latest = s.today + timedelta(days=s.policy.latest_promise_days)
    free = s.facts.plan is None and s.facts.discount is None
    if not (free and named.date and s.today <= named.date <= latest):
        return None
    if not rest.is_positive:
        return None
    kind = OfferKind.PROMISE
    return Offer(kind=kind, balance=s.balance, amount=rest, date=named.date)


def claim_of(s: Situation, with_proof: bool = False) -> RecordPaymentClaim:
    """The payment that the person says to have made."""
    named = entities(s)
    rest = _promises(s)
    amount = named.amount if named.currency in (None, s.facts.currency) else None
    return RecordPaymentClaim(
        date=None if rest else named.date,
        amount=Money.rounded(amount, s.facts.currency) if amount else None,
        method=named.method,
        with_proof=with_proof,
    )


def proof_out_of_the_blue(s: Situation) -> Turn | None:
    """A proof sent before we knew of a payment: «este es el voucher de marzo»."""
    if s.reading is None or not s.verified or not s.balance.is_positive:
        return None
    if s.state.status is Status.DISPUTED:
        return None
    told = Intent.ALREADY_PAID in s.reading.intents and claims.names_proof(s.text)
    return already_paid(s, with_proof=True) if told else None

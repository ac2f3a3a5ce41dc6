"""The conversation policy: from a message understood to what we say and do."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from recobro.domain.conversation import (
    agreements,
    answers,
    counters,
    identity,
    paid,
    stops,
    survey,
)
from recobro.domain.conversation.asides import beside_a_stop, with_asides
from recobro.domain.conversation.effects import MarkVerified, OpenHandOver
from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.policy import NegotiationPolicy
from recobro.domain.conversation.state import (
    STOPPED,
    ConversationState,
    OfferKind,
    Status,
)
from recobro.domain.conversation.table import SMALL_TALK, TABLE, Phase, phase_of
from recobro.domain.conversation.turn import Situation, Turn, situation, without_reply
from recobro.domain.conversation.wording import SURVEY_SCORES, Act, Aside, ReplyId
from recobro.domain.conversation.words import asks_whether_machine, is_bare_no
from recobro.domain.readings import (
    URGENT_CARE,
    Care,
    Intent,
    Reading,
    by_precedence,
)

# A yes together with one of these still accepts what was offered.
_WITH_A_YES = frozenset({
    Intent.ACCEPT, Intent.PAY_NOW, Intent.ASK_PAYMENT_METHODS, Intent.ASK_BALANCE,
    Intent.ASK_DETAILS,
})  # fmt: skip
# Answered though we are not sure: an answer or an offer binds nobody, and a «what?»
# would cost the person another message.
_HARMLESS = frozenset({
    Intent.ASK_IDENTITY, Intent.ASK_CONSEQUENCES, Intent.ASK_DETAILS,
    Intent.ASK_BALANCE, Intent.ASK_PAYMENT_METHODS, Intent.REQUEST_PLAN,
    Intent.REQUEST_DISCOUNT, Intent.REQUEST_EXTENSION, Intent.PROMISE_TO_PAY,
    Intent.TALK_TO_HUMAN,
})  # fmt: skip
# Whoever shows who they are is told who writes, what for, and how much it is.
_TOLD_WITH_IDENTITY = SMALL_TALK | {
    Intent.CONFIRM_IDENTITY, Intent.ASK_IDENTITY, Intent.ASK_BALANCE,
    Intent.ASK_DETAILS,
}  # fmt: skip
_WRITES = frozenset({Phase.SETTLED, Phase.DISPUTED, Phase.OPEN})


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
    choice: ReplyId | None = None,
) -> Turn:
    """What to do about one message from the person.

    `choice` is the button that was tapped, where one was. `facts` is read from the
    ledger for this turn; `text` is the message as written; `now` may carry any zone.
    Pure: the same arguments give the same turn.
    """
    if choice is None and asks_whether_machine(text):
        reading = _with_the_question(reading)
    s = situation(state, facts, policy, now, text, reading)
    if choice in SURVEY_SCORES and choice is not None:
        turn = survey.scored(s, SURVEY_SCORES[choice])
    else:
        turn = _decide(s, reading)
    if reading.care and not reading.care & URGENT_CARE:  # else nothing else is said
        turn = _with_care(s, turn, reading)
    turn = identity.with_machine_said(s, turn)
    return without_reply(turn, s) if state.silent and turn.reply else turn


def _with_the_question(reading: Reading) -> Reading:
    """The reading of somebody who asks whether a machine writes: never missed."""
    if reading.abstain and not reading.care & URGENT_CARE:
        return replace(reading, intents=(Intent.ASK_IDENTITY,), abstain=False)
    known = frozenset(reading.intents) - SMALL_TALK
    return replace(reading, intents=by_precedence(known | {Intent.ASK_IDENTITY}))


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
    }.get(reply_id, Intent.OTHER)
    return Reading(intents=(intent,), confidence=1.0)


def _decide(s: Situation, reading: Reading) -> Turn:
    if reading.care & URGENT_CARE:
        return _care(s, reading)
    answered = survey.answer(s)
    if answered is not None:
        return answered
    phase = phase_of(s)
    if phase is Phase.UNVERIFIED and reading.intent not in stops.STOPS:
        return _before_identity(s, reading)
    return _by_table(s, reading, phase)


def _by_table(s: Situation, reading: Reading, phase: Phase) -> Turn:
    intent = reading.intent
    if phase is not Phase.STOPPED and intent in stops.STOPS:
        return beside_a_stop(s, TABLE[phase][intent](s))
    if phase not in _WRITES:
        return TABLE[phase][intent](s)
    if phase is not Phase.SETTLED and s.state.offer is not None:
        other_terms = counters.countered(s) if phase is Phase.OPEN else None
        if other_terms is not None:
            return with_asides(s, other_terms)
        if intent is Intent.OTHER and is_bare_no(s.text):
            return agreements.reject(s)
        if Intent.ACCEPT in reading.intents and intent in _WITH_A_YES:
            return _accepted(s, reading)
    claim = paid.about_the_claim(s)
    if claim is not None:
        return with_asides(s, claim)
    handler = TABLE[phase][intent]
    unsure = reading.abstain and intent not in SMALL_TALK | _HARMLESS
    if unsure and handler is not answers.nothing_owed:
        handler = answers.misunderstood
    troubled = bool(reading.care) or intent is Intent.HARDSHIP
    if handler is answers.misunderstood and troubled and phase is Phase.OPEN:
        handler = stops.hardship  # never «what?» and a button to pay
    return with_asides(s, handler(s))


def _accepted(s: Situation, reading: Reading) -> Turn:
    """A yes; where we are not sure that it is one, the offer is said again, once."""
    offer = s.state.offer
    assert offer is not None
    said_again = s.state.count("offer_repeated") or offer.kind is OfferKind.MOVE
    if reading.abstain and not said_again and offer.balance == s.balance:
        return agreements.repeat(s, offer)
    return agreements.accept(s)


def _care(s: Situation, reading: Reading) -> Turn:
    turn = stops.care_urgent(s, reading)
    if s.state.status in STOPPED:  # the stop goes on; the person is called
        return replace(turn, state=replace(turn.state, status=s.state.status))
    return turn


def _before_identity(s: Situation, reading: Reading) -> Turn:
    assert s.facts.identity is not None
    if not identity.answers(s.facts.identity, s.text):
        return TABLE[Phase.UNVERIFIED][reading.intent](s)
    known = replace(s, state=replace(s.state, verified=True))
    if reading.intent in _TOLD_WITH_IDENTITY:
        return identity.confirmed(known)
    turn = _by_table(known, reading, phase_of(known))
    return replace(turn, effects=(MarkVerified(), *turn.effects))


def _with_care(s: Situation, turn: Turn, reading: Reading) -> Turn:
    """Vulnerability beside another wish: the wish is served, pressure ends."""
    if turn.state.status is Status.HUMAN and turn.reply and s.verified:
        return _with_sympathy(s, turn)
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


def _with_sympathy(s: Situation, turn: Turn) -> Turn:
    """A person was called: contact rests until then, and the reply says a kind word."""
    if turn.reply is None or turn.act in (Act.COMPLAINT, Act.DATA_RIGHTS):
        return turn
    effects, _ = stops.breathing_space(s)
    said = Aside(act=Act.HARDSHIP)
    reply = replace(turn.reply, also=(*turn.reply.also, said))
    return replace(turn, effects=(*turn.effects, *effects), reply=reply)

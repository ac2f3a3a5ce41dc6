"""Who is reading: nothing about money is said before this is known."""

from __future__ import annotations

import re
from dataclasses import replace

from recobro.domain.conversation.effects import HandOverReason, MarkVerified
from recobro.domain.conversation.facts import IdentityCheck
from recobro.domain.conversation.identity_answers import right_answer
from recobro.domain.conversation.state import Status
from recobro.domain.conversation.turn import Situation, Turn, hand_over, speak
from recobro.domain.conversation.wording import Act, Aside, ReplyId, Value
from recobro.domain.conversation.words import asks_whether_machine, plain
from recobro.domain.readings import Intent

MOST_ASKED = 2
MOST_WRONG = 2
# So often a person is offered to somebody who only asks; then one takes it.
MOST_OFFERED = 3

_WHO = re.compile(
    r"\bquien(?:es)? (?:es|eres|sos|son|habla|hablo|escribe|pregunta|llama)\b"
    r"|\bde parte de\b|\bestafas?\b|\bfraude\b|\btimo\b|\bphishing\b|\bscam\b"
    r"|\bwho (?:is|are)\b"
)
_QUESTIONS = frozenset({
    Intent.ASK_IDENTITY, Intent.ASK_DETAILS, Intent.ASK_BALANCE,
    Intent.ASK_CONSEQUENCES, Intent.ASK_PAYMENT_METHODS,
})  # fmt: skip


def answers(check: IdentityCheck, text: str) -> bool | None:
    """Whether the text answers the question rightly; None where it holds no answer."""
    return right_answer(check, text)


def ask(s: Situation) -> Turn:
    """Ask who is reading, or pass to a person: two answers wrong, or none twice.

    Nothing that the person says here is answered with a figure, a date or a name of
    the creditor. Who only asks spends no try; the question itself is put twice, and
    then a person is offered instead.
    """
    assert s.facts.identity is not None
    if answers(s.facts.identity, s.text) is False:
        return _wrong(s)
    asks_back = _asks_back(s)
    if s.state.identity_asked < MOST_ASKED:
        return _put_the_question(s, spends=not asks_back)
    offered = s.state.count("identity_offered")
    tries = s.state.count("identity_tries")
    if offered >= MOST_OFFERED or (not asks_back and (offered or tries >= MOST_ASKED)):
        return _failed(s)
    return _offer_a_person(s)


def _wrong(s: Situation) -> Turn:
    """The answer does not match: once more, with a person offered; then a person."""
    state = s.state.counted("identity_wrong")
    tried = s.state.count("identity_tries") >= MOST_ASKED
    if tried or state.count("identity_wrong") >= MOST_WRONG:
        return _failed(s)
    return speak(
        s,
        Act.IDENTITY_RETRY,
        "wrong answer to the identity question",
        values=_asked_for(s),
        buttons=(ReplyId.HUMAN,),
        identity_asked=s.state.identity_asked + 1,
        counts=state.counts,
    )


def _put_the_question(s: Situation, *, spends: bool) -> Turn:
    """The question, in the words that fit what was said; `spends` a try or not."""
    again = s.state.identity_asked > 0
    buttons: tuple[ReplyId, ...] = (ReplyId.IDENTITY_NO,)
    act = Act.IDENTITY_NEEDED
    if _wants_to_know(s):
        act, buttons = Act.WHO_WE_ARE_UNVERIFIED, ()
    elif s.reading and Intent.CONFIRM_IDENTITY in s.reading.intents:
        act = Act.IDENTITY_QUESTION
    return speak(
        s,
        act,
        "identity not yet shown",
        values=_asked_for(s),
        buttons=(*buttons, ReplyId.HUMAN) if again else buttons,
        identity_asked=s.state.identity_asked + 1,
        counts=(s.state.counted("identity_tries") if spends else s.state).counts,
    )


def _offer_a_person(s: Situation) -> Turn:
    """What may be told to somebody unknown, and a person; the question waits."""
    return speak(
        s,
        Act.IDENTITY_PERSON,
        "asked twice: a person is offered instead",
        values={"first_name": s.facts.first_name},
        buttons=(ReplyId.HUMAN, ReplyId.IDENTITY_NO),
        counts=s.state.counted("identity_offered").counts,
    )


def _failed(s: Situation) -> Turn:
    return hand_over(
        s,
        HandOverReason.IDENTITY_FAILED,
        "identity not shown in two tries",
        act=Act.IDENTITY_FAILED,
    )


def _asked_for(s: Situation) -> dict[str, Value]:
    assert s.facts.identity is not None
    return {
        "question": str(s.facts.identity.question),
        "first_name": s.facts.first_name,
    }


def _asks_back(s: Situation) -> bool:
    """Whether the message asks something instead of answering."""
    intents = frozenset(s.reading.intents) if s.reading else frozenset()
    return "?" in s.text or bool(intents & _QUESTIONS) or _wants_to_know(s)


def _wants_to_know(s: Situation) -> bool:
    """Whether they ask who writes, or what."""
    if s.reading and Intent.ASK_IDENTITY in s.reading.intents:
        return True
    return asks_whether_machine(s.text) or bool(_WHO.search(plain(s.text)))


_SAYS_SO = frozenset({Act.WHO_WE_ARE, Act.WHO_WE_ARE_UNVERIFIED, Act.IDENTITY_PERSON})


def with_machine_said(s: Situation, turn: Turn) -> Turn:
    """The turn, saying that a machine writes where that was asked (CONVERSE, rule 9).

    Nothing is added where the reply says so already, or where we are silent.
    """
    reply = turn.reply
    if reply is None or not _wants_to_know(s) or reply.act in _SAYS_SO:
        return turn
    if any(aside.act in _SAYS_SO for aside in reply.also):
        return turn
    told = (*reply.also, Aside(act=Act.WHO_WE_ARE))
    return replace(turn, reply=replace(reply, also=told))


def confirmed(s: Situation) -> Turn:
    """Say what it is about, now that we may.

    A balance that a person handles is not asked for: the person is called. Nothing is
    asked for either where nothing is owed, or where it is under review.
    """
    over = s.policy.human_over
    if not s.balance.is_positive:
        return speak(
            s,
            Act.NOTHING_OWED,
            "identity shown; nothing is owed",
            effects=(MarkVerified(),),
            verified=True,
            status=Status.PAID,
        )
    if over is not None and s.balance.amount >= over:
        return hand_over(
            s,
            HandOverReason.HIGH_BALANCE,
            "identity shown; the balance is for a person to handle",
            effects=(MarkVerified(),),
            values={"tone": "thanks"},
        )
    if s.state.status is Status.DISPUTED:
        return speak(
            s,
            Act.BALANCE,
            "identity shown; it is under review",
            values={"balance": s.balance, "review": 1},
            effects=(MarkVerified(),),
            verified=True,
        )
    return speak(
        s,
        Act.IDENTITY_CONFIRMED,
        "identity shown",
        values={"balance": s.balance, "invoices": s.facts.invoices},
        buttons=(ReplyId.PAY_NOW, ReplyId.PLAN, ReplyId.PAID),
        effects=(MarkVerified(),),
        verified=True,
    )

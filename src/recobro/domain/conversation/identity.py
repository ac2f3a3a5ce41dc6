"""Who is reading: nothing about money is said before this is known."""

from __future__ import annotations

import re

from recobro.domain.conversation.effects import HandOverReason, MarkVerified
from recobro.domain.conversation.facts import IdentityCheck, IdentityQuestion
from recobro.domain.conversation.turn import Situation, Turn, hand_over, speak
from recobro.domain.conversation.wording import Act, ReplyId
from recobro.domain.conversation.words import plain
from recobro.domain.readings import Intent

MOST_ASKED = 2
MOST_WRONG = 2
# More guesses than this in one message is trying numbers, not answering.
MOST_GUESSES = 2

_SHAPES = {
    IdentityQuestion.BIRTH_YEAR: re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)"),
    IdentityQuestion.POSTCODE: re.compile(r"\b[a-z]?\d{4,6}[a-z]{0,3}\b"),
    IdentityQuestion.DOCUMENT_LAST3: re.compile(r"\b(?=\w*\d)[\w]{3,}\b"),
}


def answers(check: IdentityCheck, text: str) -> bool | None:
    """Whether the text answers the question rightly; None where it holds no answer."""
    found = set(_SHAPES[check.question].findall(plain(text)))
    if not found:
        return None
    wanted = plain(check.answer).strip()
    if check.question is IdentityQuestion.DOCUMENT_LAST3:
        found = {token[-3:] for token in found}
    return wanted in found if len(found) <= MOST_GUESSES else False


def ask(s: Situation) -> Turn:
    """Ask who is reading, or pass to a person: asked twice, or two wrong answers.

    Nothing that the person says here is answered with a figure, a date or a name of
    the creditor.
    """
    assert s.facts.identity is not None
    wants_to_know = s.reading and Intent.ASK_IDENTITY in s.reading.intents
    wrong = answers(s.facts.identity, s.text) is False
    state = s.state.counted("identity_wrong") if wrong else s.state
    tries_over = state.count("identity_wrong") >= MOST_WRONG
    if tries_over or state.identity_asked >= MOST_ASKED:
        return hand_over(
            s,
            HandOverReason.IDENTITY_FAILED,
            "identity not shown in two tries",
            act=Act.IDENTITY_FAILED,
        )
    act = Act.IDENTITY_RETRY if wrong else Act.IDENTITY_QUESTION
    if wants_to_know:
        act = Act.WHO_WE_ARE_UNVERIFIED
    return speak(
        s,
        act,
        "wrong answer to the identity question" if wrong else "identity not yet shown",
        values={
            "question": str(s.facts.identity.question),
            "first_name": s.facts.first_name,
        },
        buttons=() if wants_to_know or wrong else (ReplyId.IDENTITY_NO,),
        identity_asked=state.identity_asked + 1,
        counts=state.counts,
    )


def confirmed(s: Situation) -> Turn:
    """Say what it is about, now that we may."""
    return speak(
        s,
        Act.IDENTITY_CONFIRMED,
        "identity shown",
        values={"balance": s.balance, "invoices": s.facts.invoices},
        buttons=(ReplyId.PAY_NOW, ReplyId.PLAN, ReplyId.PAID),
        effects=(MarkVerified(),),
        verified=True,
    )

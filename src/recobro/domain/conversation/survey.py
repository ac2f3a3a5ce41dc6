"""How it went: asked once after a case closes or a person helped, one tap to answer."""

from __future__ import annotations

import re
from datetime import datetime

from recobro.domain.conversation.effects import AskSurvey, RecordSurvey
from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.policy import NegotiationPolicy
from recobro.domain.conversation.state import ConversationState
from recobro.domain.conversation.turn import (
    Situation,
    Turn,
    situation,
    speak,
    stay_silent,
)
from recobro.domain.conversation.wording import Act, ReplyId
from recobro.domain.readings import AgentAct, Intent

SURVEY_BUTTONS = (ReplyId.SURVEY_GOOD, ReplyId.SURVEY_FAIR, ReplyId.SURVEY_BAD)
_GRADE = re.compile(r"^\D{0,20}([1-5])(?:\s*(?:/|de|sobre|out of)\s*5)?\D{0,20}$")
# What a comment may be read as; anything else is a wish, and is served as one.
_COMMENT = frozenset({Intent.OTHER, Intent.THANKS, Intent.GREETING, Intent.ABUSE})


def answer(s: Situation) -> Turn | None:
    """The turn for a grade or a comment; None where the message is about another thing.

    Read only right after the question: later the same words mean something else.
    """
    if s.state.silent or s.reading is None:
        return None
    asked = s.state.last_agent_act is AgentAct.ASK_SURVEY
    grade = _GRADE.match(s.text.strip()) if asked else None
    if grade:
        return scored(s, int(grade[1]))
    told = asked or s.state.last_act is Act.SURVEY_THANKS
    if told and s.reading.intent in _COMMENT and len(s.text.split()) > 2:
        return stay_silent(
            s, "a comment on how it went", (RecordSurvey(comment=s.text),),
            last_act=None, last_agent_act=None,
        )  # fmt: skip
    return None


def scored(s: Situation, score: int) -> Turn:
    """Thanks, with no more questions than a comment they may leave."""
    return speak(
        s,
        Act.SURVEY_THANKS,
        f"says how it went: {score} of 5",
        effects=(RecordSurvey(score=score),),
        keeps_offer=True,
    )


def on_helped(
    state: ConversationState,
    facts: AccountFacts,
    policy: NegotiationPolicy,
    now: datetime,
) -> Turn:
    """A person gave the conversation back: how it went is asked, where wanted, once."""
    s = situation(state, facts, policy, now)
    if not policy.asks_survey or state.silent or not s.verified:
        return stay_silent(s, "no survey")
    return speak(
        s,
        Act.ASK_SURVEY,
        "a person helped",
        buttons=SURVEY_BUTTONS,
        effects=(AskSurvey(occasion="helped"),),
    )

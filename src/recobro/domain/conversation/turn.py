"""A turn: the situation it is decided in, and what it decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from recobro.domain.conversation.effects import (
    Brief,
    CancelQueued,
    Effect,
    HandOverReason,
    OpenHandOver,
    Priority,
)
from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.negotiation import best_with, mandate
from recobro.domain.conversation.policy import NegotiationPolicy
from recobro.domain.conversation.state import ConversationState, Offer, Status
from recobro.domain.conversation.wording import (
    Act,
    ReplyId,
    ReplyIntent,
    Value,
    agent_act,
)
from recobro.domain.money import Money
from recobro.domain.plans import PlanWish, propose_plan
from recobro.domain.readings import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Everything that a turn is decided from; `now` is in the account's zone."""

    state: ConversationState
    facts: AccountFacts
    policy: NegotiationPolicy
    now: datetime
    reading: Reading | None = None
    text: str = ""

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()

    @property
    def balance(self) -> Money:
        """What is owed at this instant."""
        return self.facts.balance

    @property
    def verified(self) -> bool:
        """Whether the reader is known to be the debtor."""
        return self.state.verified or self.facts.identity is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a turn decided: the state after it, what to say, what to do, and why.

    `reply` None means that nothing is sent.
    """

    state: ConversationState
    reply: ReplyIntent | None
    effects: tuple[Effect, ...]
    reason: str

    @property
    def act(self) -> Act | None:
        """The act of the reply; None where we are silent."""
        return self.reply.act if self.reply else None


def speak(
    s: Situation,
    act: Act,
    reason: str,
    *,
    values: Mapping[str, Value] | None = None,
    buttons: tuple[ReplyId, ...] = (),
    effects: tuple[Effect, ...] = (),
    link: bool = False,
    keeps_offer: bool = False,
    **changes: Any,
) -> Turn:
    """A turn with a reply; `changes` are fields of the state.

    `keeps_offer` answers a question in between: the offer stands, and a yes still
    accepts it. Otherwise an offer not named in `changes` falls.
    """
    stands = keeps_offer and s.state.offer is not None
    told = dict(values or {})
    if stands:
        told["offer_stands"] = 1
        buttons = (ReplyId.ACCEPT, ReplyId.REJECT, ReplyId.HUMAN)
    offered: Offer | None = changes.get("offer")
    if offered is not None:
        changes["best"] = best_with(s.state.best, offered)
    waits = stands or offered is not None
    fields: dict[str, Any] = {
        "waiting_since": s.now if waits else None,
        "introduced": True,
        "misunderstandings": 0,
        "last_act": act,
        "last_agent_act": s.state.last_agent_act if stands else agent_act(act),
        "offer": s.state.offer if stands else None,
        "beside": None,
        **changes,
    }
    if ReplyId.PLAN in buttons and not _plan_is_possible(s):
        buttons = tuple(b for b in buttons if b is not ReplyId.PLAN)
    reply = ReplyIntent(
        act=act,
        values=told,
        buttons=buttons,
        link=link,
        introduce=not s.state.introduced,
        verified=s.verified,
    )
    return Turn(
        state=replace(s.state, **fields), reply=reply, effects=effects, reason=reason
    )


def situation(
    state: ConversationState,
    facts: AccountFacts,
    policy: NegotiationPolicy,
    now: datetime,
    text: str = "",
    reading: Reading | None = None,
) -> Situation:
    """The situation of a turn, with the policy as it stands for this account."""
    return Situation(
        state=state,
        facts=facts,
        policy=mandate(policy, facts, state),
        now=facts.local(now),
        reading=reading,
        text=text,
    )


def _plan_is_possible(s: Situation) -> bool:
    """Whether "pay in parts" may be put on a button at all."""
    if s.facts.plan is not None or not s.balance.is_positive:
        return False
    limits = s.policy.plan_limits
    return propose_plan(s.balance, limits, s.today, PlanWish()) is not None


def stay_silent(
    s: Situation, reason: str, effects: tuple[Effect, ...] = (), **changes: Any
) -> Turn:
    """A turn without a reply."""
    return Turn(
        state=replace(s.state, **changes) if changes else s.state,
        reply=None,
        effects=effects,
        reason=reason,
    )


def without_reply(turn: Turn, s: Situation) -> Turn:
    """The same decision, unsaid: what we last said stays what it was."""
    kept = replace(
        turn.state,
        introduced=s.state.introduced,
        waiting_since=s.state.waiting_since,
        last_act=s.state.last_act,
        last_agent_act=s.state.last_agent_act,
    )
    return replace(turn, state=kept, reply=None)


def hand_over_effect(
    s: Situation, reason: HandOverReason, priority: Priority
) -> OpenHandOver:
    """The call for a person, with what they need to know first."""
    return OpenHandOver(
        reason=reason,
        priority=priority,
        brief=Brief(
            said=s.text,
            intents=s.reading.intents if s.reading else (),
            balance=s.balance,
            offered=_described(s.state.offer),
            care=tuple(sorted(s.reading.care)) if s.reading else (),
        ),
    )


def hand_over(
    s: Situation,
    reason: HandOverReason,
    why: str,
    *,
    act: Act | None = None,
    priority: Priority = Priority.NORMAL,
    effects: tuple[Effect, ...] = (),
    values: Mapping[str, Value] | None = None,
) -> Turn:
    """A person takes it from here; says when, where nobody is on duty."""
    on_duty = s.policy.on_duty(s.now)
    told: dict[str, Value] = dict(values or {})
    if not on_duty and s.policy.office_hours and s.verified:
        told["opening"] = s.policy.office_hours.next_opening(s.now)
    chosen = act or (Act.HANDOVER if on_duty else Act.HANDOVER_CLOSED)
    return speak(
        s,
        chosen,
        why,
        values=told,
        effects=(
            *effects,
            hand_over_effect(s, reason, priority),
            CancelQueued(reason=f"hand-over: {reason}"),
        ),
        status=Status.HUMAN,
        handover_reason=reason,
        handover_priority=priority,
    )


def _described(offer: Offer | None) -> str | None:
    if offer is None:
        return None
    parts = ", ".join(f"{p.date} {p.amount}" for p in offer.instalments)
    return f"{offer.kind}: {parts or f'{offer.amount} {offer.date}'}"

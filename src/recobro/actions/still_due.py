"""Asking again at the moment of sending whether a message is still to be sent."""

from __future__ import annotations

from recobro.actions.sending.common import Common
from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import ContactPoint
from recobro.domain.decisions import decide_on, facts_for
from recobro.domain.messages import Channel
from recobro.domain.strategy import Action
from recobro.storage.models import Message


def no_longer_due(
    common: Common, message: Message, view: AccountView, point: ContactPoint | None
) -> str | None:
    """Why a planned message must not go any more; None where it still should.

    The ledger may have changed since it was planned: a payment, a dispute, a promise, a
    stop, a person who took over.
    """
    if point is None:
        return "the address is no longer usable"
    if Channel(message.channel) in view.stopped_channels:
        # the answer that confirms an opt-out goes out; nothing else does
        return None if message.purpose == "opt_out_confirmation" else "stopped"
    kind = message.intent.get("kind")
    if kind == "step":
        return _step_is_over(common, message, view)
    if kind == "reply" and message.author == "agent" and view.holder == "person":
        return "a person has the conversation"
    return None


def _step_is_over(common: Common, message: Message, view: AccountView) -> str | None:
    """Decide afresh: only the step that is due now may speak."""
    now = common.now.astimezone(common.settings.zone)
    facts = facts_for(
        view, common.services.usable_channels, now=now, but_for=message.key
    )
    decision = decide_on(common.timeline, facts, now.date())
    if decision.action is Action.SEND and decision.key == message.key:
        return None
    return "no longer due: " + ", ".join(reason.code for reason in decision.reasons)

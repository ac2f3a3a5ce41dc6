"""Asking again at the moment of sending whether a message is still to be sent."""

from __future__ import annotations

from datetime import datetime

from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import ContactPoint
from recobro.domain.decisions import decide, facts_for
from recobro.domain.messages import Channel
from recobro.domain.strategy import Action
from recobro.ports.services import Services
from recobro.storage.models import Message
from recobro.storage.strategies import approved_strategy
from recobro.storage.tenants import TenantSettings


def no_longer_due(
    services: Services,
    settings: TenantSettings,
    message: Message,
    view: AccountView,
    point: ContactPoint | None,
    *,
    now: datetime,
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
        return _step_is_over(services, message, view, now.astimezone(settings.zone))
    if kind == "reply" and message.author == "agent" and view.holder == "person":
        return "a person has the conversation"
    return None


def _step_is_over(
    services: Services,
    message: Message,
    view: AccountView,
    now: datetime,
) -> str | None:
    """Decide afresh: only the step that is due now may speak."""
    facts = facts_for(view, services.usable_channels, now=now, but_for=message.key)
    decision = decide(approved_strategy(), facts, now.date())
    if decision.action is Action.SEND and decision.key == message.key:
        return None
    return "no longer due: " + ", ".join(reason.code for reason in decision.reasons)

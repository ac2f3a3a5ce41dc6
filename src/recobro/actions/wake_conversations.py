"""Speak again by ourselves: at the moment asked for, or to recall an offer once."""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID

from recobro.actions.conversation_facts import conversation_facts, policy_of
from recobro.actions.conversation_state import keep_state
from recobro.actions.reply import queue_reply
from recobro.domain.conversation.events import on_wake
from recobro.domain.conversation.state import state_from_json
from recobro.ports.services import Services
from recobro.storage import chronology
from recobro.storage.accounts import load_account
from recobro.storage.locks import lock_account
from recobro.storage.models import Conversation
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

log = logging.getLogger(__name__)

_AT_ONCE = 500


def wake_conversations(services: Services, *, tenant_id: UUID) -> int:
    """Wake what is due of one tenant; returns how many messages were planned.

    What falls due of promises and plans is the strategy's: this is only what the
    conversation itself said it would do.
    """
    now = services.clock.now()
    with acting_for(tenant_id):
        due = list(
            Conversation.objects.filter(tenant_id=tenant_id, wakes_at__lte=now)
            .order_by("wakes_at")
            .values_list("id", "account_id")[:_AT_ONCE]
        )
    planned = 0
    for conversation_id, account_id in due:
        with acting_for(tenant_id):
            planned += _wake(services, tenant_id, conversation_id, account_id, now)
    return planned


def _wake(
    services: Services,
    tenant_id: UUID,
    conversation_id: UUID,
    account_id: UUID,
    now: datetime,
) -> bool:
    account = lock_account(account_id)
    conversation = Conversation.objects.get(tenant_id=tenant_id, id=conversation_id)
    moment = conversation.wakes_at
    if moment is None or moment > now:
        return False
    view = load_account(account.id, now)
    point = next(
        (
            p
            for p in view.contact_points
            if p.contact_point_id == conversation.contact_point_id and p.usable
        ),
        None,
    )
    if point is None or point.channel in view.stopped_channels:
        Conversation.objects.filter(tenant_id=tenant_id, id=conversation_id).update(
            wakes_at=None
        )
        return False
    settings = tenant_settings()
    facts = conversation_facts(services, settings, view, point)
    policy = policy_of(settings)
    turn = on_wake(state_from_json(conversation.state), facts, policy, now)
    keep_state(conversation, turn.state, facts, policy)
    if turn.reply is None:
        return False
    chronology.append(
        account,
        "conversation.turn",
        {"act": turn.reply.act.value, "reason": turn.reason},
        at=now,
    )
    message = queue_reply(
        services,
        settings,
        account,
        view,
        point,
        conversation,
        turn.reply,
        key=f"wake:{conversation_id}:{moment.isoformat()}",
        purpose="collection",
        link_token=None,
        now=now,
    )
    return message is not None

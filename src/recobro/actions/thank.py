"""Thank for a payment, in the conversation in which the person is."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import F

from recobro.actions.conversation_facts import conversation_facts, policy_of
from recobro.actions.conversation_state import keep_state
from recobro.actions.reply import conversation_with, queue_reply
from recobro.actions.surveys import ask_survey
from recobro.domain.accounts import Account as AccountView
from recobro.domain.conversation.effects import AskSurvey
from recobro.domain.conversation.events import on_payment
from recobro.domain.conversation.state import state_from_json
from recobro.domain.money import Money
from recobro.ports.services import NoChannelError, Services
from recobro.storage.models import Account, Conversation
from recobro.storage.tenants import TenantSettings


def thank_for_payment(
    services: Services,
    settings: TenantSettings,
    account: Account,
    view: AccountView,
    amount: Money,
    payment_id: UUID,
    now: datetime,
) -> None:
    """Let the conversation know that money came, and plan its thanks.

    Somebody who never got a word from us gets none now: they paid by themselves. The
    agreements that the payment fulfils are settled by the caller.
    """
    conversation = (
        Conversation.objects.filter(tenant_id=account.tenant_id, account_id=account.id)
        .order_by(
            F("last_inbound_at").desc(nulls_last=True),
            F("last_outbound_at").desc(nulls_last=True),
        )
        .first()
    )
    if conversation is None:
        return
    point = next(
        (
            p
            for p in view.contact_points
            if p.contact_point_id == conversation.contact_point_id and p.usable
        ),
        None,
    )
    if point is None:
        try:
            channel, point = services.best_contact(view)
        except NoChannelError:
            return
        conversation = conversation_with(account, point.contact_point_id, channel, now)
    facts = conversation_facts(services, settings, view, point)
    state = state_from_json(conversation.state)
    policy = policy_of(settings)
    turn = on_payment(state, facts, policy, amount, now)
    keep_state(conversation, turn.state, facts, policy)
    for effect in turn.effects:
        if isinstance(effect, AskSurvey):
            ask_survey(account, conversation, effect.occasion, now=now)
    if turn.reply is None or point.channel in view.stopped_channels:
        return
    queue_reply(
        services,
        settings,
        account,
        view,
        point,
        conversation,
        turn.reply,
        key=f"payment:{payment_id}",
        purpose="transaction_confirmation",
        link_token=None,
        now=now,
        fallback={"template": "payment_received", "amount": str(amount.amount)},
    )

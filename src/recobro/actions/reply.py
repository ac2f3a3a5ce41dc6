"""Queue a reply of the agent: worded now, checked again when it is sent."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from recobro.actions.conversation_facts import conversation_facts, register_of
from recobro.actions.queue_message import queue_message
from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import ContactPoint
from recobro.domain.conversation.wording import ReplyIntent
from recobro.domain.messages import Channel
from recobro.ports.services import Services
from recobro.storage.content import content_to_json
from recobro.storage.models import Account, Conversation, Message
from recobro.storage.queries.wordings import approved_texts
from recobro.storage.tenants import TenantSettings


def link_base(services: Services) -> str:
    """The beginning of every link to our payment page."""
    return f"{services.public_url}/p/"


def queue_reply(
    services: Services,
    settings: TenantSettings,
    account: Account,
    view: AccountView,
    point: ContactPoint,
    conversation: Conversation,
    reply: ReplyIntent,
    *,
    key: str,
    purpose: str,
    link_token: str | None,
    now: datetime,
    fallback: dict[str, str] | None = None,
    not_before: datetime | None = None,
) -> Message | None:
    """Word a reply from the ledger as it is now, and plan it.

    With the text goes the balance it was written on: if that has changed when it is
    sent, another text goes (see compose). `fallback` names the step template that
    serves where the provider's free-text window has closed.
    """
    facts = conversation_facts(services, settings, view, point)
    writer = services.reply_writer(register_of(settings, view.debtor.country))
    written = writer.write(
        reply,
        facts,
        now.astimezone(settings.zone).date(),
        link_base(services) + link_token if link_token else None,
        own=approved_texts(),
    )
    return queue_message(
        account,
        contact_point_id=point.contact_point_id,
        channel=Channel(point.channel),
        conversation_id=conversation.id,
        key=key,
        purpose=purpose,
        intent={
            "kind": "reply",
            "act": reply.act.value,
            "content": content_to_json(written.content),
            "balance": str(facts.balance.amount),
            "link_token": link_token,
            "verified": reply.verified,
            "fallback": fallback,
        },
        now=now,
        not_before=not_before,
    )


def conversation_with(
    account: Account, contact_point_id: UUID, channel: Channel, now: datetime
) -> Conversation:
    """The account's conversation at a contact point; a new one at the first word."""
    conversation, _ = Conversation.objects.get_or_create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        contact_point_id=contact_point_id,
        defaults={"channel": channel.value, "created_at": now},
    )
    return conversation

"""Let a language model word a reply that is planned, where the company has one.

The approved text is planned already and goes if anything fails, changes or takes too
long: it waits a little while for the words, or a sender would be quicker than they.
What the model writes is read by the guard here and again when it is sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F

from recobro.actions.compose import Draft, compose
from recobro.actions.conversation_facts import register_of
from recobro.actions.guard_text import violations_of
from recobro.actions.model_costs import keep_costs
from recobro.domain.accounts import Account as AccountView
from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.wording import Act, ReplyIntent
from recobro.domain.messages import MessageState, TextContent
from recobro.ports.services import Services
from recobro.storage import chronology
from recobro.storage.accounts import load_account
from recobro.storage.content import content_from_json, content_to_json
from recobro.storage.locks import lock_account
from recobro.storage.models import Account, Message
from recobro.storage.queries.wordings import approved_texts
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import TenantSettings, tenant_settings

# An answer that the company approved goes as it was approved.
_AS_APPROVED = frozenset({Act.FAQ_ANSWER})
# Longer than a model's time for one message: after it the approved text goes, by the
# tick, though whoever asked the model may have died.
_WORDING_MAX = timedelta(seconds=30)


def wording_time(services: Services, reply: ReplyIntent) -> timedelta:
    """For how long a reply is to wait for its words; zero where none are asked for."""
    return _WORDING_MAX if _is_reworded(services, reply) else timedelta()


def _is_reworded(services: Services, reply: ReplyIntent) -> bool:
    return services.rewriter is not None and reply.act not in _AS_APPROVED


def reword(
    services: Services,
    tenant_id: UUID,
    message_id: UUID,
    reply: ReplyIntent | None,
    facts: AccountFacts,
    today: date,
) -> bool:
    """Put the model's words in the place of the approved ones; tells whether it did.

    The model is asked outside any transaction. Its words are dropped if the message is
    no longer planned or what it says has changed meanwhile. Then it may go at once.
    """
    if reply is None or not _is_reworded(services, reply):
        return False
    try:
        return _reword(services, tenant_id, message_id, reply, facts, today)
    finally:
        _let_go(tenant_id, message_id)


def _let_go(tenant_id: UUID, message_id: UUID) -> None:
    """End the wait for the words; a rest that the provider asked for is left."""
    with acting_for(tenant_id):
        Message.objects.filter(
            tenant_id=tenant_id,
            id=message_id,
            state=MessageState.PLANNED.value,
            not_before=F("planned_at") + _WORDING_MAX,
        ).update(not_before=F("planned_at"))


def _reword(
    services: Services,
    tenant_id: UUID,
    message_id: UUID,
    reply: ReplyIntent,
    facts: AccountFacts,
    today: date,
) -> bool:
    with acting_for(tenant_id):
        settings = tenant_settings()
        message = Message.objects.get(tenant_id=tenant_id, id=message_id)
        planned = message.intent
        own = approved_texts()
        draft = _draft(services, settings, message)
    if draft is None:
        return False
    account_view, draft_text = draft

    def refused(text: str) -> Sequence[str]:
        changed = replace(draft_text, content=_with_text(draft_text.content, text))
        with acting_for(tenant_id):
            found = violations_of(
                services, changed, settings, account_view, today=today
            )
        return [f"{v['rule']}: {v['span']}" for v in found]

    assert services.rewriter is not None
    rewriter = services.rewriter(register_of(settings, facts.country))
    worded = rewriter.word(
        reply, facts, today, draft_text.link_url, check=refused, own=own
    )
    with acting_for(tenant_id):
        keep_costs(services, tenant_id)
        if worded.source == "template":
            return False
        account = lock_account(message.account_id)
        rows = Message.objects.filter(
            tenant_id=tenant_id,
            id=message_id,
            state=MessageState.PLANNED.value,
            intent=planned,
        )
        content = _with_text(
            content_from_json(planned["content"]), worded.reply.content.body
        )
        changed_intent = {
            **planned,
            "content": content_to_json(content),
            "words": worded.source,
        }
        if not rows.update(intent=changed_intent):
            return False
        chronology.append(
            account,
            "message.worded",
            {"message": str(message_id), "by": worded.source},
            at=services.clock.now(),
        )
    return True


def _draft(
    services: Services, settings: TenantSettings, message: Message
) -> tuple[AccountView, Draft] | None:
    """The draft as it would be sent now; None where it is no reply that waits."""
    if message.state != MessageState.PLANNED.value or message.intent["kind"] != "reply":
        return None
    now = services.clock.now()
    account = Account.objects.get(tenant_id=message.tenant_id, id=message.account_id)
    view = load_account(account.id, now)
    point = next(
        p for p in view.contact_points if p.contact_point_id == message.contact_point_id
    )
    draft = compose(services, settings, account, view, point, message, now=now)
    return view, draft


def _with_text(content: object, text: str) -> TextContent:
    assert isinstance(content, TextContent)
    return replace(content, body=text)

"""The words of a message at the moment of sending, from the ledger of that moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from recobro.actions.conversation_facts import conversation_facts, register_of
from recobro.actions.reply import link_base
from recobro.actions.sending.stock import Stock
from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import ContactPoint
from recobro.domain.conversation.events import note_sent
from recobro.domain.conversation.state import (
    ConversationState,
    state_from_json,
    state_to_json,
)
from recobro.domain.conversation.wording import Act, ReplyIntent
from recobro.domain.messages import Content, TextContent
from recobro.domain.money import Money
from recobro.ports.services import Services
from recobro.ports.step_writer import StepLetter
from recobro.storage.content import content_from_json, text_of
from recobro.storage.models import Account, Conversation, Message, PaymentLink
from recobro.storage.queries.wordings import approved_texts
from recobro.storage.tenants import TenantSettings

# WhatsApp lets free text through for 24 hours after the person's last message; a
# little less, so that a message on its way does not meet a closed window.
FREE_TEXT_WINDOW = timedelta(hours=24) - timedelta(minutes=2)

# What a step's message asks, so that a bare "sí" is read rightly.
_ACT_OF_TEMPLATE = {
    "preventive": Act.REMINDER,
    "instalment_soon": Act.INSTALMENT_REMINDER,
    "instalment_late": Act.INSTALMENT_MISSED,
    "promise_late": Act.PROMISE_BROKEN,
}


class WindowClosedError(Exception):
    """Free text can no longer be sent, and no template says the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text ready for the guard: what it says, and what it may rest on.

    `link_amount` is the sum that the link asks for, where it is a part.
    """

    content: Content
    conversation: Conversation
    state: ConversationState
    balance: Money
    verified: bool = True
    by_person: bool = False
    link_url: str | None = None
    link_amount: Money | None = None
    received: tuple[tuple[date, Money], ...] = field(default=())

    @property
    def text(self) -> str:
        """The whole text as the person reads it."""
        return text_of(self.content)

    @property
    def state_json(self) -> dict[str, Any]:
        """The conversation's state after this message, as it is stored."""
        return state_to_json(self.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What every kind of message is composed from."""

    services: Services
    settings: TenantSettings
    account: Account
    view: AccountView
    point: ContactPoint
    conversation: Conversation
    stock: Stock
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(self.settings.zone).date()

    @property
    def free_text(self) -> bool:
        last = self.conversation.last_inbound_at
        return last is not None and self.now - last < FREE_TEXT_WINDOW

    @property
    def state(self) -> ConversationState:
        return state_from_json(self.conversation.state)


def compose(
    services: Services,
    settings: TenantSettings,
    account: Account,
    view: AccountView,
    point: ContactPoint,
    message: Message,
    *,
    now: datetime,
    stock: Stock | None = None,
) -> Draft:
    """The draft of a planned message, to go to `point`. Raises WindowClosedError.

    `stock` holds the conversations and links of the batch and writes the new ones;
    without it nothing is written, as for a draft that only a person reads.
    """
    stock = stock or Stock.of([account], now)
    conversation = stock.conversation(account, point.contact_point_id, point.channel)
    desk = _Desk(
        services=services,
        settings=settings,
        account=account,
        view=view,
        point=point,
        conversation=conversation,
        stock=stock,
        now=now,
    )
    intent: dict[str, Any] = message.intent
    if intent["kind"] == "step":
        return _step(desk, intent)
    if not desk.free_text:
        return _outside_the_window(desk, intent)
    if intent["kind"] == "person":
        return _persons_text(desk, intent["text"])
    return _reply(desk, intent)


def _step(desk: _Desk, intent: dict[str, Any]) -> Draft:
    template = intent["template"]
    view = desk.view
    instalment, link_token = _subject(desk, template)
    claims = view.position.claimable
    balance = Money.sum((term.outstanding for term in claims), view.currency)
    content = desk.services.step_writer.write(
        StepLetter(
            template=template,
            creditor=desk.settings.name,
            first_name=view.debtor.first_name,
            language=view.debtor.language,
            country=view.debtor.country,
            register=register_of(desk.settings, view.debtor.country),
            claims=claims,
            balance=balance,
            today=desk.today,
            instalment=instalment,
            link_base=link_base(desk.services),
            link_token=link_token,
            free_text=desk.free_text and not intent.get("force_template"),
        )
    )
    act = _ACT_OF_TEMPLATE.get(template, Act.OVERDUE_NOTICE)
    return Draft(
        content=content,
        conversation=desk.conversation,
        state=note_sent(desk.state, act),
        balance=balance,
        link_url=link_base(desk.services) + link_token,
    )


def _subject(desk: _Desk, template: str) -> tuple[tuple[date, Money] | None, str]:
    """The instalment or promise that a step speaks of, and the link that pays it."""
    plan, promise = desk.view.plan, desk.view.promise
    if template.startswith("instalment") and plan and plan.next_instalment:
        part = plan.next_instalment
        token = desk.stock.link(
            desk.account,
            purpose="instalment",
            amount=part.outstanding,
            instalment_id=part.instalment_id,
        )
        return (part.date, part.outstanding), token
    if template.startswith("promise") and promise:
        token = desk.stock.link(
            desk.account, purpose="promise", amount=promise.outstanding
        )
        return (promise.date, promise.outstanding), token
    return None, desk.stock.link(desk.account)


def _reply(desk: _Desk, intent: dict[str, Any]) -> Draft:
    """A reply worded before; if the balance has changed since, it says that instead."""
    facts = conversation_facts(desk.services, desk.settings, desk.view, desk.point)
    content = content_from_json(intent["content"])
    state = desk.state
    link_token = intent.get("link_token")
    if Decimal(intent["balance"]) != facts.balance.amount:
        content = _balance_changed(desk)
        state = note_sent(state, Act.BALANCE)
        link_token = None
    fallback = intent.get("fallback") or {}
    amount = fallback.get("amount")
    return Draft(
        content=content,
        conversation=desk.conversation,
        state=state,
        balance=facts.balance,
        verified=bool(intent["verified"]),
        link_url=link_base(desk.services) + link_token if link_token else None,
        link_amount=_amount_of(desk, link_token),
        received=(
            ((desk.today, Money.of(amount, desk.view.currency)),) if amount else ()
        ),
    )


def _amount_of(desk: _Desk, link_token: str | None) -> Money | None:
    """The part that a link asks for; None for one that asks for all."""
    if link_token is None:
        return None
    link = PaymentLink.objects.filter(
        tenant_id=desk.account.tenant_id, token=link_token
    ).first()
    return link.money("amount") if link and link.amount is not None else None


def _balance_changed(desk: _Desk) -> TextContent:
    facts = conversation_facts(desk.services, desk.settings, desk.view, desk.point)
    act = Act.BALANCE if facts.balance.is_positive else Act.NOTHING_OWED
    writer = desk.services.reply_writer(
        register_of(desk.settings, desk.view.debtor.country)
    )
    reply = ReplyIntent(act=act, values={"balance": facts.balance})
    own = approved_texts()
    return writer.write(reply, facts, desk.today, own=own).content


def _outside_the_window(desk: _Desk, intent: dict[str, Any]) -> Draft:
    """The template that serves where free text is no longer taken."""
    fallback = intent.get("fallback")
    if not fallback:
        raise WindowClosedError
    received = Money.of(fallback["amount"], desk.view.currency)
    balance = desk.view.position.balance
    content = desk.services.step_writer.write(
        StepLetter(
            template=fallback["template"],
            creditor=desk.settings.name,
            first_name=desk.view.debtor.first_name,
            language=desk.view.debtor.language,
            country=desk.view.debtor.country,
            register=register_of(desk.settings, desk.view.debtor.country),
            claims=(),
            balance=balance,
            today=desk.today,
            instalment=(desk.today, received),
            link_base=link_base(desk.services),
            link_token="",
            free_text=False,
        )
    )
    return Draft(
        content=content,
        conversation=desk.conversation,
        state=desk.state,
        balance=balance,
        received=((desk.today, received),),
    )


def _persons_text(desk: _Desk, text: str) -> Draft:
    facts = conversation_facts(desk.services, desk.settings, desk.view, desk.point)
    return Draft(
        content=TextContent(body=text),
        conversation=desk.conversation,
        state=desk.state,
        balance=facts.balance,
        verified=desk.state.verified or facts.identity is None,
        by_person=True,
    )

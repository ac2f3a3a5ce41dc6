"""Answer a person: read the message, let the policy decide, carry it out, reply."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from recobro.actions.answer_from_faq import approved_answer, may_ask
from recobro.actions.carry_out import Execution
from recobro.actions.conversation_facts import conversation_facts, policy_of
from recobro.actions.conversation_state import keep_state
from recobro.actions.documents import PAGE as DOCUMENTS_PAGE
from recobro.actions.hand_over import hand_over
from recobro.actions.hear_voice import hear_voice
from recobro.actions.model_costs import keep_costs
from recobro.actions.read_media import brief_receipt
from recobro.actions.reconsider import defer_reconsider
from recobro.actions.reply import queue_reply
from recobro.actions.reword import reword, wording_time
from recobro.actions.send_message import send_message
from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import ContactPoint
from recobro.domain.conversation.engine import reading_of_choice, respond
from recobro.domain.conversation.events import on_media, words_matter
from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.state import ConversationState, state_from_json
from recobro.domain.conversation.turn import Turn
from recobro.domain.conversation.wording import Act, ReplyId
from recobro.domain.errors import DomainError
from recobro.domain.identifiers import reply_key
from recobro.domain.messages import Channel
from recobro.domain.readings import Reading, reading_to_json
from recobro.ports.channel import SILENT_KINDS
from recobro.ports.interpreter import Utterance
from recobro.ports.services import NotConfiguredError, Services
from recobro.storage import chronology
from recobro.storage.accounts import load_account
from recobro.storage.locks import lock_account
from recobro.storage.models import Account, Conversation, InboundMessage
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import TenantSettings, tenant_settings

log = logging.getLogger(__name__)

_MEDIA = frozenset({"image", "document", "video", "audio", "voice"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hearing:
    """One message about to be decided on, with all that bears on it."""

    settings: TenantSettings
    account: Account
    view: AccountView
    point: ContactPoint
    conversation: Conversation
    facts: AccountFacts
    state: ConversationState
    message: InboundMessage
    now: datetime

    @property
    def today(self) -> date:
        """The day where the person is."""
        return self.now.astimezone(ZoneInfo(self.facts.timezone)).date()


def handle_inbound(services: Services, *, tenant_id: UUID, inbound_id: UUID) -> None:
    """Decide about one inbound message and answer it; twice changes nothing.

    The message is read outside any transaction, for a reader may take seconds; if what
    we last said has changed meanwhile, it is read again.
    """
    hear_voice(services, tenant_id=tenant_id, inbound_id=inbound_id)
    answered: _Answered | None = None
    for last in (False, False, True):
        with acting_for(tenant_id):
            before = _hear(services, tenant_id, inbound_id, lock=False)
            utterance = _utterance(before) if before else None
        if before is None:
            return
        reading = _read(services, before, utterance)
        version = services.interpreter.version
        with acting_for(tenant_id):
            hearing = _hear(services, tenant_id, inbound_id)
            if hearing is None:
                return
            if last or _utterance(hearing) == utterance:
                answered = _answer(services, hearing, reading, version)
                break
    if answered is not None:
        _send(services, tenant_id, answered)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answered:
    """What was decided about a message; `reply_id` is the message that answers it."""

    hearing: _Hearing
    turn: Turn | None
    reply_id: UUID | None


def _answer(
    services: Services, hearing: _Hearing, reading: Reading | None, version: str
) -> _Answered:
    """Decide and carry out, under the account's lock."""
    tenant_id = hearing.account.tenant_id
    hearing = _with_answer(services, hearing, reading)
    turn = _decide(hearing, reading)
    reply_id = _carry_out(services, hearing, reading, version, turn)
    brief_receipt(tenant_id, hearing.message.id, now=hearing.now, handled=True)
    keep_costs(services, tenant_id)
    InboundMessage.objects.filter(tenant_id=tenant_id, id=hearing.message.id).update(
        reading=reading_to_json(reading) if reading else None,
        handled_at=hearing.now,
    )
    defer_reconsider([hearing.account.id], "reply", hearing.now)
    return _Answered(hearing=hearing, turn=turn, reply_id=reply_id)


def _send(services: Services, tenant_id: UUID, answered: _Answered) -> None:
    hearing, reply_id = answered.hearing, answered.reply_id
    _acknowledge(services, hearing, typing=reply_id is not None)
    if reply_id is None:
        return
    reply = answered.turn.reply if answered.turn else None
    reword(services, tenant_id, reply_id, reply, hearing.facts, hearing.today)
    try:
        send_message(services, tenant_id=tenant_id, message_id=reply_id)
    except NotConfiguredError:
        log.exception("the reply waits")


def _acknowledge(services: Services, hearing: _Hearing, *, typing: bool) -> None:
    """Show the person that their message was read; a courtesy, and never an error."""
    if hearing.conversation.holder == "person":
        return  # they read it when they open it
    try:
        chat = services.open_chat(
            Channel(hearing.message.channel), hearing.settings.options
        )
    except NotConfiguredError:
        return
    if chat is not None:
        chat.mark_as_read(hearing.message.provider_id, typing=typing)


def _hear(
    services: Services, tenant_id: UUID, inbound_id: UUID, *, lock: bool = True
) -> _Hearing | None:
    """What bears on the message now; None where it was handled or is nobody's."""
    found = InboundMessage.objects.filter(
        tenant_id=tenant_id, id=inbound_id, handled_at=None
    ).first()
    if found is None or found.account_id is None or found.conversation_id is None:
        return None
    account = (
        lock_account(found.account_id)
        if lock
        else Account.objects.get(tenant_id=tenant_id, id=found.account_id)
    )
    message = InboundMessage.objects.get(tenant_id=tenant_id, id=inbound_id)
    if message.handled_at is not None:
        return None
    now = services.clock.now()
    view = load_account(account.id, now)
    conversation = Conversation.objects.get(
        tenant_id=tenant_id, id=found.conversation_id
    )
    point = next(
        p for p in view.contact_points if p.contact_point_id == message.contact_point_id
    )
    settings = tenant_settings()
    return _Hearing(
        settings=settings,
        account=account,
        view=view,
        point=point,
        conversation=conversation,
        facts=conversation_facts(services, settings, view, point),
        state=state_from_json(conversation.state),
        message=message,
        now=now,
    )


def _utterance(hearing: _Hearing) -> Utterance | None:
    """The words to be read; None for a message without, or for a button."""
    message = hearing.message
    silent = message.kind in SILENT_KINDS or not message.text.strip()
    if silent or message.choice in set(ReplyId):
        return None
    debtor = hearing.view.debtor
    known = (debtor.name, debtor.first_name, debtor.identity_answer)
    addresses = (point.address for point in hearing.view.contact_points)
    return Utterance(
        text=message.text[:4096],
        country=hearing.facts.country,
        today=hearing.today,
        last_agent_act=hearing.state.last_agent_act,
        known=tuple(k for k in (*known, *addresses) if k),
    )


def _read(
    services: Services, hearing: _Hearing, utterance: Utterance | None
) -> Reading | None:
    """What the message means; None for one without words."""
    if hearing.message.choice in set(ReplyId):
        return reading_of_choice(ReplyId(hearing.message.choice))
    return services.interpreter.read(utterance) if utterance else None


def _with_answer(
    services: Services, hearing: _Hearing, reading: Reading | None
) -> _Hearing:
    """Put the company's approved answer among the facts, for a reader who is known."""
    known = hearing.state.verified or hearing.facts.identity is None
    if reading is None or not known or not may_ask(reading):
        return hearing
    answer = approved_answer(
        services,
        hearing.account.tenant_id,
        hearing.message.text,
        language=hearing.facts.language,
        country=hearing.facts.country,
    )
    return replace(hearing, facts=replace(hearing.facts, answer=answer))


def _decide(hearing: _Hearing, reading: Reading | None) -> Turn | None:
    policy = policy_of(hearing.settings)
    message = hearing.message
    kind = "audio" if message.kind in {"audio", "voice"} else message.kind
    is_file = message.kind in _MEDIA
    if reading is not None and (
        not is_file
        or words_matter(hearing.state, hearing.facts, kind, reading, hearing.now)
    ):
        choice = message.choice
        return respond(
            hearing.state,
            hearing.facts,
            policy,
            reading,
            message.text,
            hearing.now,
            ReplyId(choice) if choice in set(ReplyId) else None,
        )
    if is_file:
        return on_media(
            hearing.state, hearing.facts, policy, kind, message.text, hearing.now,
            reading,
        )  # fmt: skip
    return None


def _carry_out(
    services: Services,
    hearing: _Hearing,
    reading: Reading | None,
    version: str,
    turn: Turn | None,
) -> UUID | None:
    """Do what the turn decided and plan its reply; returns the reply's identifier."""
    if turn is None:
        return None
    account, conversation = hearing.account, hearing.conversation
    chronology.append(
        account,
        "conversation.turn",
        {
            "reading": reading_to_json(reading) if reading else None,
            "interpreter": version,
            "act": turn.act.value if turn.act else None,
            "reason": turn.reason,
            "status": turn.state.status.value,
        },
        at=hearing.now,
    )
    execution = Execution(
        account=account,
        view=hearing.view,
        conversation=conversation,
        point=hearing.point,
        zone=ZoneInfo(hearing.facts.timezone),
        now=hearing.now,
        text=hearing.message.text,
    )
    try:
        with transaction.atomic():
            execution.run(turn.effects)
    except DomainError as error:
        log.exception("a turn could not be carried out")
        _call_a_person(hearing, str(error))
        return None
    keep_state(conversation, turn.state, hearing.facts, policy_of(hearing.settings))
    if turn.reply is None:
        return None
    stopped = execution.stopped
    message = queue_reply(
        services,
        hearing.settings,
        account,
        load_account(account.id, hearing.now),
        hearing.point,
        conversation,
        turn.reply,
        key=reply_key(hearing.message.id),
        purpose="opt_out_confirmation" if stopped else "requested_information",
        link_token=_page_of(execution.link_token, turn.reply.act),
        now=hearing.now,
        not_before=hearing.now + wording_time(services, turn.reply),
    )
    return message.id if message else None


def _page_of(token: str | None, act: Act) -> str | None:
    """Where the link leads: the documents where they are the answer, else paying."""
    return f"{token}/{DOCUMENTS_PAGE}" if token and act is Act.DOCUMENTS else token


def _call_a_person(hearing: _Hearing, why: str) -> None:
    account = Account.objects.get(
        tenant_id=hearing.account.tenant_id, id=hearing.account.id
    )
    hand_over(
        account,
        reason="other",
        priority="high",
        brief=f"«{hearing.message.text}»: {why}",
        conversation_id=hearing.conversation.id,
        now=hearing.now,
    )

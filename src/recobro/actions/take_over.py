"""A person takes a conversation, writes in it, and gives it back to the agent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from recobro.actions.compose import FREE_TEXT_WINDOW
from recobro.actions.conversation_facts import conversation_facts, policy_of
from recobro.actions.conversation_state import keep_state
from recobro.actions.errors import ActionRefusedError
from recobro.actions.queue_message import cancel_queued, queue_message
from recobro.actions.send_message import send_message
from recobro.actions.surveys import ask_after_help
from recobro.domain.briefs import desk_of, with_desk
from recobro.domain.conversation import events
from recobro.domain.conversation.state import state_from_json, state_to_json
from recobro.domain.messages import Channel, MessageState
from recobro.ports.services import NotConfiguredError, Services
from recobro.storage import chronology
from recobro.storage.accounts import load_account
from recobro.storage.ids import new_id
from recobro.storage.locks import lock_account
from recobro.storage.models import Account, Conversation, HandOver, Message
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

_TEXT_MAX = 4096
_NOTE_MAX = 2000


# What became of a case that a person took; empty where they did not say.
OUTCOMES = (
    "solved", "agreed", "explained", "paid", "not_possible", "elsewhere", "mistake",
)  # fmt: skip


def take_over(
    tenant_id: UUID, conversation_id: UUID, *, actor: str, now: datetime
) -> None:
    """From here on a person answers, and the agent writes nothing.

    What was queued by the agent is taken back, a reply that is being written included:
    it is sent only if it is still planned, under the same lock. Raises
    ActionRefusedError.
    """
    with acting_for(tenant_id):
        account, conversation = lock_conversation(tenant_id, conversation_id)
        take_locked(account, conversation, actor=actor, now=now)


def take_locked(
    account: Account, conversation: Conversation, *, actor: str, now: datetime
) -> None:
    """The same, under the account's lock."""
    state = events.take_over(state_from_json(conversation.state))
    conversation.state = state_to_json(state)
    conversation.status = state.status.value
    conversation.holder = "person"
    conversation.unread = 0
    conversation.wakes_at = None
    conversation.save(update_fields=["state", "status", "holder", "unread", "wakes_at"])
    HandOver.objects.filter(
        tenant_id=account.tenant_id, account_id=account.id, status="waiting"
    ).update(status="taken", taken_by=actor, taken_at=now)
    cancel_queued(account, "a person took over", now=now)
    chronology.append(account, "conversation.taken", {}, at=now, actor=actor)


def mark_read(tenant_id: UUID, conversation_id: UUID) -> None:
    """A person has seen what came in; it changes nothing else."""
    with acting_for(tenant_id):
        Conversation.objects.filter(tenant_id=tenant_id, id=conversation_id).update(
            unread=0
        )


def give_back(
    services: Services,
    tenant_id: UUID,
    conversation_id: UUID,
    *,
    actor: str,
    now: datetime,
    outcome: str = "",
    note: str = "",
) -> None:
    """The agent answers again; the person is asked how it went where that is wanted.

    `outcome` is one of OUTCOMES or empty; it is kept with `note`. Raises
    ActionRefusedError.
    """
    checked_outcome(outcome)
    note = note.strip()[:_NOTE_MAX]
    with acting_for(tenant_id):
        account, conversation = lock_conversation(tenant_id, conversation_id)
        view = load_account(account.id, now)
        point = next(
            p
            for p in view.contact_points
            if p.contact_point_id == conversation.contact_point_id
        )
        settings = tenant_settings()
        policy = policy_of(settings)
        facts = conversation_facts(services, settings, view, point)
        state = events.give_back(state_from_json(conversation.state), facts)
        conversation.holder = "agent"
        conversation.save(update_fields=["holder"])
        keep_state(conversation, state, facts, policy)
        helped = _close_all(account, outcome=outcome, actor=actor, now=now)
        told = {"outcome": outcome, "note": note}
        chronology.append(
            account,
            "conversation.given_back",
            {name: value for name, value in told.items() if value},
            at=now,
            actor=actor,
        )
        if helped is not None:
            ask_after_help(
                services, settings, account, point, conversation, helped, now=now
            )


def _close_all(
    account: Account, *, outcome: str, actor: str, now: datetime
) -> HandOver | None:
    """Close what is open of the account; returns what a person had taken last."""
    rows = HandOver.objects.filter(
        tenant_id=account.tenant_id,
        account_id=account.id,
        status__in=["waiting", "taken"],
    ).order_by("taken_at", "id")
    helped: HandOver | None = None
    for row in rows:
        if row.status == "taken":
            helped = row
        desk = replace(desk_of(row.details), outcome=outcome, closed_by=actor)
        row.details = with_desk(row.details, desk)
        row.status = "closed"
        row.closed_at = now
        row.save(update_fields=["details", "status", "closed_at"])
    return helped


def checked_outcome(outcome: str) -> None:
    """Refuse an outcome that is none. Raises ActionRefusedError."""
    if outcome and outcome not in OUTCOMES:
        raise ActionRefusedError("bad_outcome", f"{outcome!r} is not an outcome")


def write_as_person(
    services: Services,
    tenant_id: UUID,
    conversation_id: UUID,
    text: str,
    *,
    actor: str,
    now: datetime,
) -> UUID:
    """Send what a person wrote, through the gate and the guard like everything else.

    Raises ActionRefusedError where the conversation was not taken over, the window for
    free text has closed, or the gate or the guard refuses; `code` says which.
    """
    text = text.strip()
    if not text or len(text) > _TEXT_MAX:
        raise ActionRefusedError(
            "bad_length", f"write between 1 and {_TEXT_MAX} characters"
        )
    with acting_for(tenant_id):
        account, conversation = lock_conversation(tenant_id, conversation_id)
        if conversation.holder != "person":
            raise ActionRefusedError("not_taken", "take the conversation over first")
        last = conversation.last_inbound_at
        if last is None or now - last >= FREE_TEXT_WINDOW:
            raise ActionRefusedError(
                "window_closed",
                "WhatsApp takes free text only within 24 hours of the person's message",
            )
        message = queue_message(
            account,
            contact_point_id=conversation.contact_point_id,
            channel=Channel(conversation.channel),
            conversation_id=conversation.id,
            key=f"person:{new_id()}",
            purpose="requested_information",
            intent={"kind": "person", "text": text},
            author=actor,
            now=now,
        )
        assert message is not None  # the key is new
    try:
        send_message(services, tenant_id=tenant_id, message_id=message.id)
    except NotConfiguredError as error:
        raise ActionRefusedError("not_configured", str(error)) from error
    with acting_for(tenant_id):
        sent = Message.objects.get(tenant_id=tenant_id, id=message.id)
        if sent.state == MessageState.REFUSED.value:
            raise ActionRefusedError("refused", sent.reason, {"reason": sent.reason})
        if sent.state == MessageState.CANCELLED.value:
            raise ActionRefusedError("cancelled", sent.reason, {"reason": sent.reason})
    return message.id


def lock_conversation(
    tenant_id: UUID, conversation_id: UUID
) -> tuple[Account, Conversation]:
    """A conversation under its account's lock. Raises ActionRefusedError."""
    found = Conversation.objects.filter(tenant_id=tenant_id, id=conversation_id).first()
    if found is None:
        raise ActionRefusedError("no_such_conversation", "that conversation is unknown")
    account = lock_account(found.account_id)
    return account, Conversation.objects.get(tenant_id=tenant_id, id=conversation_id)

"""Meta's webhook bodies: entries, their changes, and the messages and statuses in them.

One body may hold many of each, in any order, of several numbers; all of them count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from recobro.channels.whatsapp.errors import classify, failure
from recobro.channels.whatsapp.inbound import message_event
from recobro.channels.whatsapp.json_values import (
    Json,
    decoded,
    mapping,
    mappings,
    moment,
    text,
    whole_number,
)
from recobro.channels.whatsapp.people import phone_address
from recobro.domain.messages import MessageState, ProviderFailure, Reaction
from recobro.ports.channel import (
    ChannelEvent,
    MalformedWebhookError,
    StatusReport,
    UnknownEvent,
)

ROOT = "whatsapp_business_account"
STATES: Mapping[str, MessageState] = {
    "accepted": MessageState.ACCEPTED,
    "sent": MessageState.SENT,
    "delivered": MessageState.DELIVERED,
    "read": MessageState.READ,
    "played": MessageState.READ,
    "failed": MessageState.FAILED,
}


def parse(body: bytes, *, phone_number_id: str | None = None) -> Sequence[ChannelEvent]:
    """Everything in a body; what we do not know is an UnknownEvent.

    With `phone_number_id`, messages and statuses of other numbers are UnknownEvents
    too. Raises MalformedWebhookError for what is not JSON, or not Meta's envelope.
    """
    try:
        root = decoded(body)
    except ValueError as error:
        raise MalformedWebhookError(f"not JSON: {error}") from error
    if not isinstance(root, dict) or root.get("object") != ROOT:
        raise MalformedWebhookError(f"the object is not {ROOT}")
    entries = root.get("entry")
    if not isinstance(entries, list):
        raise MalformedWebhookError("entry is not a list")
    return tuple(
        event for entry in entries for event in _entry_events(entry, phone_number_id)
    )


def _entry_events(entry: Any, phone_number_id: str | None) -> Iterator[ChannelEvent]:
    changes = mapping(entry).get("changes")
    if not isinstance(changes, list):
        yield UnknownEvent(kind="entry")
        return
    for change in changes:
        yield from _change_events(mapping(change), phone_number_id)


def _change_events(change: Json, phone_number_id: str | None) -> Iterator[ChannelEvent]:
    # Meta always names the field; some relays drop it.
    field = text(change.get("field", "messages"))
    value = mapping(change.get("value"))
    if field != "messages" or not value:
        yield UnknownEvent(kind=field[:80] or "change")
        return
    number = mapping(value.get("metadata")).get("phone_number_id")
    if phone_number_id is not None and number != phone_number_id:
        yield UnknownEvent(kind="other_number")
        return
    known = False
    contacts = mappings(value.get("contacts"))
    for message in mappings(value.get("messages")):
        known = True
        yield message_event(message, contacts)
    for status in mappings(value.get("statuses")):
        known = True
        yield _status_event(status)
    if value.get("errors"):
        known = True
        yield UnknownEvent(kind="errors")
    if not known:
        yield UnknownEvent(kind="messages")


def _status_event(status: Json) -> StatusReport | UnknownEvent:
    kind = text(status.get("type")) or "message"
    word = text(status.get("status"))
    state = STATES.get(word)
    provider_id = text(status.get("id"))
    at = moment(status.get("timestamp"))
    if kind != "message" or state is None:
        return UnknownEvent(kind=f"status:{kind[:40]}:{word[:40]}")
    if not provider_id or at is None:
        return UnknownEvent(kind="status:incomplete")
    user_id = text(status.get("recipient_user_id"))
    return StatusReport(
        provider_id=provider_id,
        attempt_id=_attempt_id(status.get("biz_opaque_callback_data")),
        state=state,
        at=at,
        recipient_id=phone_address(status.get("recipient_id")) or user_id or None,
        failure=_failure(status) if state is MessageState.FAILED else None,
    )


def _attempt_id(value: Any) -> UUID | None:
    """Our attempt's id; None for data that something else gave to its message."""
    given = text(value)
    try:
        found = UUID(given)
    except ValueError:
        return None
    # UUID() also takes braces, prefixes and bare digits, which we never send.
    return found if str(found) == given.lower() else None


def _failure(status: Json) -> ProviderFailure:
    """The first error that has a code."""
    for error in mappings(status.get("errors")):
        code = whole_number(error.get("code"))
        if code is not None:
            details = text(mapping(error.get("error_data")).get("details"))
            told = details or text(error.get("message")) or text(error.get("title"))
            return classify(code, detail=told)
    return failure("no_code", "failed without a reason", Reaction.GIVE_UP)

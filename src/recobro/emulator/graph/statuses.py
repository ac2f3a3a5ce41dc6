"""What becomes of a message: sent, delivered, read, failed, and telling of it."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import date, timedelta

from recobro.emulator.graph.errors import webhook_error
from recobro.emulator.graph.store import RANKS, Message, Person
from recobro.emulator.http import Json
from recobro.emulator.staging import Event
from recobro.emulator.state import Emulator

SENT_AFTER_SECONDS = 0.3
DELIVERED_AFTER_SECONDS = 0.6
# From this day service messages, and utility ones inside the window, are charged
# (known at second hand only; the free thousand a month is not played).
CHARGED_FROM = date(2026, 10, 1)


def start_journey(emulator: Emulator, message: Message) -> None:
    """Let an accepted message be sent and delivered, each in its time."""
    _later(emulator, SENT_AFTER_SECONDS, message, "sent")


def resume_journey(emulator: Emulator, message: Message) -> None:
    """Go on with what was on its way when an earlier process was killed."""
    if message.direction == "out" and message.state == "accepted":
        start_journey(emulator, message)
    elif message.direction == "out" and message.state == "sent":
        _later(emulator, DELIVERED_AFTER_SECONDS, message, "delivered")


def report(
    emulator: Emulator, message: Message, state: str, code: int | None = None
) -> None:
    """Bring a message to a state and tell of it by webhook."""
    person = emulator.whatsapp.person(message.wa_id)
    message.move_to(state, emulator.clock.now())
    if state == "failed":
        message.error_code = code
    emulator.journal.note(
        "status", message_id=message.message_id, state=state,
        at=emulator.clock.now(), code=message.error_code,
    )  # fmt: skip
    emulator.whatsapp.touch(person)
    if emulator.faults.take(
        "messages",
        {"drop_status"},
        person.wa_id,
        lambda fault: fault.options.get("status", state) == state,
    ):
        return
    content = {
        "contacts": [person.contact()],
        "statuses": [_status(emulator, message, person, state)],
    }
    emulator.webhooks.tell(Event(person=person.wa_id, content=content))


def read_all(emulator: Emulator, person: Person) -> int:
    """The person looks at the conversation: everything on the phone is read."""
    unread = [m for m in person.messages if m.direction == "out"]
    unread = [m for m in unread if m.state == "delivered"]
    for message in unread:
        report(emulator, message, "read")
    return len(unread)


def switch_on(emulator: Emulator, person: Person) -> None:
    """A phone that was off gets what waits for it."""
    for message in person.messages:
        if message.direction == "out" and message.state == "sent":
            _later(emulator, DELIVERED_AFTER_SECONDS, message, "delivered")


def _later(emulator: Emulator, seconds: float, message: Message, state: str) -> None:
    seconds *= emulator.config.time_scale
    if seconds > 0:
        loop = asyncio.get_running_loop()
        loop.call_later(seconds, _advance, emulator, message, state)
    else:
        _advance(emulator, message, state)


def _advance(emulator: Emulator, message: Message, state: str) -> None:
    forgotten = emulator.whatsapp.messages.get(message.message_id) is not message
    if forgotten or RANKS.get(message.state, 9) >= RANKS[state]:
        return
    person = emulator.whatsapp.person(message.wa_id)
    if state == "delivered" and not person.online:
        return
    report(emulator, message, state)
    if state == "sent":
        _later(emulator, DELIVERED_AFTER_SECONDS, message, "delivered")


def _status(emulator: Emulator, message: Message, person: Person, state: str) -> Json:
    now = emulator.clock.now()
    status: Json = {
        "id": message.message_id,
        "status": state,
        "timestamp": str(int(now.timestamp())),
        "recipient_user_id": person.user_id,
    }
    if not person.hide_number:
        status["recipient_id"] = person.wa_id
    if message.callback_data is not None:
        status["biz_opaque_callback_data"] = message.callback_data
    if state == "failed":
        status["errors"] = [webhook_error(message.error_code or 131000)]
        return status
    origin = {"type": message.category}
    conversation: Json = {"id": _conversation_id(message), "origin": origin}
    if state == "sent":
        expires = message.at + timedelta(hours=24)
        conversation["expiration_timestamp"] = str(int(expires.timestamp()))
    return {**status, "conversation": conversation, "pricing": _pricing(message)}


def _pricing(message: Message) -> Json:
    """Per-message pricing, as data of the day on which the message was sent."""
    free_kind = message.category in {"service", "utility"}
    free = message.inside_window and free_kind and message.at.date() < CHARGED_FROM
    return {
        "billable": not free,
        "pricing_model": "PMP",
        "type": "free_customer_service" if free else "regular",
        "category": message.category,
    }


def _conversation_id(message: Message) -> str:
    """One id per person, category and day: stable, and no state to keep."""
    day = message.at.date().toordinal()
    seed = f"{message.wa_id}{message.category}{day}".encode()
    return hashlib.sha256(seed).hexdigest()[:32]

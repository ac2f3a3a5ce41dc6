"""What a person does on the phone: write, tap a button, attach a file."""

from __future__ import annotations

import base64
import hashlib

from recobro.emulator.graph.store import Media, Message, Person, facts_of
from recobro.emulator.http import BadRequestError, Json
from recobro.emulator.staging import Event
from recobro.emulator.state import Emulator

MAX_TEXT = 4096
ATTACHMENTS = frozenset({"image", "document", "audio", "video"})


def write_text(
    emulator: Emulator, person: Person, text: str, reply_to: str | None = None
) -> Message:
    """Write a text. Raises BadRequestError for an empty or overlong one."""
    if not text.strip() or len(text) > MAX_TEXT:
        raise BadRequestError(f"A text has 1 to {MAX_TEXT} characters.")
    body: Json = {"type": "text", "text": {"body": text}}
    return _say(emulator, person, body, {"text": text}, reply_to)


def tap_button(
    emulator: Emulator, person: Person, message: Message, index: int
) -> Message:
    """Tap the reply button at this place under a message. Raises BadRequestError."""
    buttons = message.view.get("buttons") or []
    if message.wa_id != person.wa_id or not 0 <= index < len(buttons):
        raise BadRequestError("There is no such button under that message.")
    button = buttons[index]
    title = button["title"]
    if button["kind"] == "quick_reply":
        tapped = {"payload": button["payload"], "text": title}
        body: Json = {"type": "button", "button": tapped}
    elif button["kind"] == "reply":
        reply = {"id": button["id"], "title": title}
        interactive = {"type": "button_reply", "button_reply": reply}
        body = {"type": "interactive", "interactive": interactive}
    else:
        raise BadRequestError("That button opens something; it does not answer.")
    return _say(emulator, person, body, {"text": title}, message.message_id)


def choose_row(
    emulator: Emulator, person: Person, message: Message, row_id: str
) -> Message:
    """Choose a row of a list message. Raises BadRequestError."""
    sections = (message.view.get("list") or {}).get("sections") or []
    rows = {row["id"]: row for section in sections for row in section["rows"]}
    if message.wa_id != person.wa_id or row_id not in rows:
        raise BadRequestError("There is no such row in that message.")
    row = rows[row_id]
    names = ("id", "title", "description")
    reply = {name: row[name] for name in names if name in row}
    interactive = {"type": "list_reply", "list_reply": reply}
    body = {"type": "interactive", "interactive": interactive}
    return _say(emulator, person, body, {"text": row["title"]}, message.message_id)


def attach(
    emulator: Emulator, person: Person, kind: str, media: Media, caption: str = ""
) -> Message:
    """Send a file that `keep_media` has kept. Raises BadRequestError."""
    if kind not in ATTACHMENTS:
        raise BadRequestError(f"'{kind}' cannot be attached.")
    told: Json = {
        "id": media.media_id,
        "mime_type": media.mime_type,
        "sha256": base64.b64encode(media.sha256).decode(),
    }
    if kind == "audio":
        told["voice"] = True
    if kind == "document":
        told["filename"] = media.filename
    if caption and kind != "audio":
        told["caption"] = caption
    shown = {"kind": kind, "id": media.media_id, "filename": media.filename}
    view: Json = {"text": told.get("caption", ""), "media": shown}
    return _say(emulator, person, {"type": kind, kind: told}, view, None)


def say_raw(emulator: Emulator, person: Person, body: Json) -> Message:
    """Send a message object as it is (location, unsupported, …), for odd cases."""
    kind = body.get("type")
    if not isinstance(kind, str):
        raise BadRequestError("'message' needs a 'type'.")
    return _say(emulator, person, body, {"text": f"[{kind}]"}, None)


def keep_media(
    emulator: Emulator, content: bytes, mime_type: str, filename: str
) -> Media:
    """Keep a file under a new id."""
    media = Media(
        media_id=emulator.identifiers.digits(),
        content=content,
        mime_type=mime_type or "application/octet-stream",
        filename=filename or "archivo",
        sha256=hashlib.sha256(content).digest(),
    )
    emulator.whatsapp.media[media.media_id] = media
    return media


def _say(
    emulator: Emulator, person: Person, body: Json, view: Json, reply_to: str | None
) -> Message:
    """Keep what the person said, open the window, tell of it by webhook."""
    now = emulator.clock.now()
    message_id = emulator.identifiers.wamid(person.wa_id)
    told: Json = {
        "from_user_id": person.user_id,
        "id": message_id,
        "timestamp": str(int(now.timestamp())),
        **body,
    }
    if not person.hide_number:
        told["from"] = person.wa_id
    if reply_to is not None:
        sender = emulator.config.display_phone_number
        told["context"] = {"from": sender, "id": reply_to}
        view = {**view, "quote": reply_to}
    message = Message(
        message_id=message_id,
        direction="in",
        wa_id=person.wa_id,
        kind=str(body["type"]),
        body=told,
        view=view,
        at=now,
        state="sent",
    )
    message.move_to("sent", now)
    person.last_inbound_at = now
    emulator.whatsapp.add_message(message)
    emulator.journal.note("message", **facts_of(message))

    def second_tick() -> None:
        message.move_to("delivered", emulator.clock.now())
        emulator.whatsapp.touch(person)

    content = {"contacts": [person.contact()], "messages": [told]}
    event = Event(person=person.wa_id, content=content, on_delivered=second_tick)
    emulator.webhooks.tell(event)
    return message

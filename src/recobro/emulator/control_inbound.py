"""`/_control/inbound`: what a test lets a person say, tap, choose or attach."""

from __future__ import annotations

import base64

from recobro.emulator.control_fields import number_field
from recobro.emulator.graph.inbound import (
    ATTACHMENTS,
    attach,
    choose_row,
    keep_media,
    say_raw,
    tap_button,
    write_text,
)
from recobro.emulator.graph.store import Message, Person
from recobro.emulator.http import BadRequestError, Json, text_field
from recobro.emulator.state import Emulator

DEFAULT_MEDIA = ("application/pdf", "documento.pdf")
MEDIA_DEFAULTS = {
    "image": ("image/jpeg", "foto.jpg"),
    "audio": ("audio/ogg; codecs=opus", "nota-de-voz.ogg"),
    "video": ("video/mp4", "video.mp4"),
}


def say(emulator: Emulator, person: Person, body: Json) -> Message:
    """Do what the body describes. Raises BadRequestError."""
    if "message" in body:
        if not isinstance(body["message"], dict):
            raise BadRequestError("'message' must be an object.")
        return say_raw(emulator, person, body["message"])
    kind = text_field(body, "type", "text")
    if kind == "text":
        return write_text(emulator, person, text_field(body, "text"))
    if kind in ATTACHMENTS:
        return _attach(emulator, person, kind, body)
    if kind not in {"button", "list"}:
        raise BadRequestError(f"Type '{kind}' is not known; see 'message'.")
    return _answer(emulator, person, kind, body)


def _answer(emulator: Emulator, person: Person, kind: str, body: Json) -> Message:
    """Tap or choose by index, id or title; if no message is named, under the newest."""
    message = _with_choices(emulator, person, kind, body.get("message_id"))
    if kind == "list":
        return choose_row(emulator, person, message, text_field(body, "id"))
    if "index" in body:
        index = int(number_field(body, "index"))
        return tap_button(emulator, person, message, index)
    wanted = text_field(body, "id" if "id" in body else "title")
    for button in message.view["buttons"]:
        names = {button.get("id"), button.get("payload"), button["title"]}
        if wanted in names:
            return tap_button(emulator, person, message, button["index"])
    raise BadRequestError(f"No button '{wanted}' under that message.")


def _with_choices(
    emulator: Emulator, person: Person, kind: str, message_id: str | None
) -> Message:
    part = "list" if kind == "list" else "buttons"
    for message in reversed(person.messages):
        fits = message_id is None or message.message_id == message_id
        if fits and message.direction == "out" and message.view.get(part):
            return emulator.whatsapp.messages[message.message_id]
    raise BadRequestError(f"There is no such message with a {kind}.", 404)


def _attach(emulator: Emulator, person: Person, kind: str, body: Json) -> Message:
    mime_type, filename = MEDIA_DEFAULTS.get(kind, DEFAULT_MEDIA)
    try:
        content = base64.b64decode(text_field(body, "content_base64"), validate=True)
    except ValueError as error:
        raise BadRequestError("'content_base64' is not base64.") from error
    media = keep_media(
        emulator,
        content,
        text_field(body, "mime_type", mime_type),
        text_field(body, "filename", filename),
    )
    return attach(emulator, person, kind, media, str(body.get("text", "")))

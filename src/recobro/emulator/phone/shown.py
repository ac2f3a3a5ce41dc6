"""What the phone page is told: JSON of people and conversations."""

from __future__ import annotations

from datetime import datetime

from recobro.emulator.graph.store import Message, Person, plain_text
from recobro.emulator.http import Json
from recobro.emulator.state import Emulator

PREVIEW = 90
CALLING_CODES = ("34", "52", "54", "57", "56", "51", "593", "502", "58", "1")


def contact_list(emulator: Emulator) -> list[Json]:
    """Everybody, those with messages first."""
    return [_contact(person) for person in emulator.whatsapp.contacts_by_last_message()]


def conversation(emulator: Emulator, person: Person) -> Json:
    """One person's phone."""
    now = emulator.clock.now()
    shown = [message for message in person.messages if message.on_phone]
    reactions = {
        message.view["reaction"]["to"]: message.view["reaction"]["emoji"]
        for message in shown
        if "reaction" in message.view
    }
    return {
        "version": person.version,
        "person": _contact(person),
        "messages": [
            _message(emulator, message, reactions.get(message.message_id))
            for message in shown
            if "reaction" not in message.view
        ],
        **momentary(person, now),
    }


def momentary(person: Person, now: datetime) -> Json:
    """What changes with time alone."""
    typing = person.typing_until is not None and now < person.typing_until
    return {"now": now.isoformat(), "typing": typing}


def written_number(wa_id: str) -> str:
    """A number in readable groups: +34 600 111 222."""
    code = next((c for c in CALLING_CODES if wa_id.startswith(c)), wa_id[:2])
    rest = wa_id[len(code) :]
    head, tail = rest[: len(rest) % 3], rest[len(rest) % 3 :]
    groups = [head, *(tail[i : i + 3] for i in range(0, len(tail), 3))]
    return " ".join([f"+{code}", *(group for group in groups if group)])


def _contact(person: Person) -> Json:
    last = next((m for m in reversed(person.messages) if m.on_phone), None)
    return {
        "wa_id": person.wa_id,
        "name": person.name or written_number(person.wa_id),
        "number": written_number(person.wa_id),
        "unread": person.unread,
        "online": person.online,
        "last": None if last is None else _preview(last),
    }


def _preview(message: Message) -> Json:
    text = " ".join(plain_text(message.view).split())
    return {
        "text": text[:PREVIEW],
        "at": message.at.isoformat(),
        "direction": message.direction,
        "tick": message.state if message.direction == "in" else None,
    }


def _message(emulator: Emulator, message: Message, reaction: str | None) -> Json:
    view = message.view
    shown: Json = {
        "id": message.message_id,
        "direction": message.direction,
        "kind": message.kind,
        "at": message.at.isoformat(),
        "text": view.get("text", ""),
        "footer": view.get("footer"),
        "buttons": [_button(button) for button in view.get("buttons") or []],
        "list": view.get("list"),
        "header": None,
        "media": _media(emulator, view.get("media")),
        "reaction": reaction or None,
        "tick": message.state if message.direction == "in" else None,
    }
    header: Json | None = view.get("header")
    if header:
        media = _media(emulator, header.get("media"))
        shown["header"] = {"text": header.get("text"), "media": media}
    quoted = emulator.whatsapp.messages.get(view.get("quote", ""))
    if quoted is not None:
        text = " ".join(plain_text(quoted.view).split())[:PREVIEW]
        shown["quote"] = {"text": text, "direction": quoted.direction}
    return shown


def _button(button: Json) -> Json:
    kind = button["kind"]
    shown = {"kind": kind, "index": button["index"], "title": button["title"]}
    names = {"url": "url", "phone": "phone"}
    return {**shown, names[kind]: button[names[kind]]} if kind in names else shown


def _media(emulator: Emulator, media: Json | None) -> Json | None:
    if media is None:
        return None
    kept = emulator.whatsapp.media.get(str(media.get("id", "")))
    link = media.get("link")
    address = f"/phone/media/{kept.media_id}" if kept else link
    named = media.get("filename") or (kept.filename if kept else None)
    return {"kind": media["kind"], "url": address, "filename": named or "archivo"}

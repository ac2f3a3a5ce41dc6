"""Messages from people: every type that Meta's webhook reference names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from recobro.channels.whatsapp.json_values import Json, mapping, mappings, moment, text
from recobro.channels.whatsapp.people import sender_of
from recobro.ports.channel import InboundMessage, Media, UnknownEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a message says; `about` is the message that it answers or changes."""

    text: str = ""
    choice: str | None = None
    about: str | None = None
    media: Media | None = None


Reader = Callable[[Json], Said]


def message_event(
    message: Json, contacts: Sequence[Json]
) -> InboundMessage | UnknownEvent:
    """One message; unknown where its type is new, or who or when is missing."""
    kind = _kind(message)
    reader = READERS.get(kind)
    if reader is None:
        return UnknownEvent(kind=f"message:{kind[:60]}")
    # Nobody speaks of a debt before a group.
    if message.get("group_id"):
        return UnknownEvent(kind="message:in_group")
    provider_id = text(message.get("id"))
    sender = sender_of(message, contacts)
    sent_at = moment(message.get("timestamp"))
    if not provider_id or sender is None or sent_at is None:
        return UnknownEvent(kind=f"message:incomplete_{kind}")
    said = reader(message)
    context = text(mapping(message.get("context")).get("id"))
    return InboundMessage(
        provider_id=provider_id,
        sender=sender.address,
        sender_user_id=sender.user_id,
        sender_name=sender.name,
        sent_at=sent_at,
        kind=kind,
        text=said.text,
        choice=said.choice,
        in_reply_to=said.about or context or None,
        media=said.media,
    )


def _kind(message: Json) -> str:
    """The type; where it was left out, that of the content which is there."""
    given = text(message.get("type"))
    return given or next((kind for kind in READERS if kind in message), "")


def _plain_text(message: Json) -> Said:
    return Said(text=text(mapping(message.get("text")).get("body")))


def _button(message: Json) -> Said:
    button = mapping(message.get("button"))
    return Said(
        text=text(button.get("text")), choice=text(button.get("payload")) or None
    )


def _interactive(message: Json) -> Said:
    """A tapped reply or row; a flow (nfm_reply) says only that it was sent."""
    interactive = mapping(message.get("interactive"))
    for kind in ("button_reply", "list_reply"):
        reply = mapping(interactive.get(kind))
        if reply:
            choice = text(reply.get("id")) or None
            return Said(text=text(reply.get("title")), choice=choice)
    flow = mapping(interactive.get("nfm_reply"))
    return Said(text=text(flow.get("body")))


def _file(kind: str) -> Reader:
    def read(message: Json) -> Said:
        content = mapping(message.get(kind))
        return Said(text=text(content.get("caption")), media=_media(content))

    return read


def _media(content: Json) -> Media | None:
    media_id = text(content.get("id"))
    if not media_id:
        return None
    return Media(
        media_id=media_id,
        mime_type=text(content.get("mime_type")),
        filename=text(content.get("filename")) or None,
        sha256=text(content.get("sha256")) or None,
    )


def _location(message: Json) -> Said:
    place = mapping(message.get("location"))
    named = [text(place.get("name")), text(place.get("address"))]
    pair = [place.get("latitude"), place.get("longitude")]
    parts = [part for part in named if part] or [
        text(str(number)) for number in pair if number is not None
    ]
    return Said(text=", ".join(parts))


def _contacts(message: Json) -> Said:
    """A line for each card: its name, then its phones."""
    lines = []
    for card in mappings(message.get("contacts")):
        phones = [text(phone.get("phone")) for phone in mappings(card.get("phones"))]
        name = text(mapping(card.get("name")).get("formatted_name"))
        lines.append(", ".join(part for part in (name, *phones) if part))
    return Said(text="\n".join(lines))


def _reaction(message: Json) -> Said:
    """An emoji, or none where it was taken back."""
    reaction = mapping(message.get("reaction"))
    about = text(reaction.get("message_id")) or None
    return Said(text=text(reaction.get("emoji")), about=about)


def _order(message: Json) -> Said:
    return Said(text=text(mapping(message.get("order")).get("text")))


def _system(message: Json) -> Said:
    """A notice of WhatsApp on the person: user_changed_number, and the like."""
    system = mapping(message.get("system"))
    return Said(text=text(system.get("body")), choice=text(system.get("type")) or None)


def _edit(message: Json) -> Said:
    """The new wording of a message of the person."""
    edit = mapping(message.get("edit"))
    new = mapping(edit.get("message"))
    reader = READERS.get(text(new.get("type")))
    # Meta does not nest edits; a forged one must not nest us.
    said = reader(new) if reader is not None and reader is not _edit else Said()
    about = text(edit.get("original_message_id")) or None
    return Said(text=said.text, choice=said.choice, about=about, media=said.media)


def _revoke(message: Json) -> Said:
    revoke = mapping(message.get("revoke"))
    return Said(about=text(revoke.get("original_message_id")) or None)


def _nothing(_: Json) -> Said:
    """WhatsApp could not carry it: all that is known is that the person wrote."""
    return Said()


READERS: Mapping[str, Reader] = {
    "text": _plain_text,
    "button": _button,
    "interactive": _interactive,
    "image": _file("image"),
    "video": _file("video"),
    "document": _file("document"),
    "sticker": _file("sticker"),
    "audio": _file("audio"),
    "location": _location,
    "contacts": _contacts,
    "reaction": _reaction,
    "order": _order,
    "system": _system,
    "edit": _edit,
    "revoke": _revoke,
    "unsupported": _nothing,
    "unknown": _nothing,
}

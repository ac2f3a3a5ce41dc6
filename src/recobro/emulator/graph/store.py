"""What WhatsApp remembers: people, messages, templates and media. In memory only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Literal

from recobro.emulator.http import Json
from recobro.emulator.identifiers import business_scoped_id

SERVICE_WINDOW = timedelta(hours=24)
MEDIA_URL_LIFE = timedelta(minutes=5)
RANKS = {"accepted": 0, "sent": 1, "delivered": 2, "read": 3, "played": 4}


@dataclass(slots=True, eq=False)
class Message:
    """One message, `out` from the business or `in` from a person.

    `body` is what the API was given (out) or what the webhook tells (in); `view` is
    what the phone shows. Of an outgoing message `state` is accepted, sent, delivered,
    read or failed; of an incoming one sent (written), delivered (our webhook was
    answered 200) or read (the business called `status: read`).
    """

    message_id: str
    direction: Literal["in", "out"]
    wa_id: str
    kind: str
    body: Json
    view: Json
    at: datetime
    state: str
    callback_data: str | None = None
    category: str = "service"
    inside_window: bool = True
    error_code: int | None = None
    arrived: bool = False
    history: list[Json] = field(default_factory=list)

    @property
    def on_phone(self) -> bool:
        """Whether the person's phone shows it."""
        return self.direction == "in" or self.arrived

    def move_to(self, state: str, at: datetime) -> None:
        """Reach a state; a lower one leaves the state but is kept in the history."""
        self.history.append({"status": state, "at": at.isoformat()})
        self.arrived = self.arrived or state in {"delivered", "read", "played"}
        if state == "failed" or RANKS[state] > RANKS.get(self.state, 9):
            self.state = state

    def describe(self) -> Json:
        """The message as the control API shows it."""
        return {
            "id": self.message_id,
            "direction": self.direction,
            "wa_id": self.wa_id,
            "to": self.wa_id if self.direction == "out" else None,
            "from": self.wa_id if self.direction == "in" else None,
            "type": self.kind,
            "text": plain_text(self.view),
            "body": self.body,
            "biz_opaque_callback_data": self.callback_data,
            "category": self.category if self.direction == "out" else None,
            "at": self.at.isoformat(),
            "status": self.state,
            "statuses": list(self.history),
            "error_code": self.error_code,
        }


@dataclass(slots=True, eq=False)
class Person:
    """Somebody with a phone.

    `hide_number` plays a user with a username, of whom webhooks tell only the
    business-scoped id. `online` false is a phone that is switched off.
    """

    wa_id: str
    name: str | None = None
    hide_number: bool = False
    online: bool = True
    last_inbound_at: datetime | None = None
    typing_until: datetime | None = None
    messages: list[Message] = field(default_factory=list)
    version: int = 0

    @property
    def user_id(self) -> str:
        """The business-scoped id."""
        return business_scoped_id(self.wa_id)

    @property
    def unread(self) -> int:
        """Messages on the phone that have not been looked at."""
        return sum(
            1
            for message in self.messages
            if message.direction == "out" and message.state == "delivered"
        )

    def window_is_open(self, now: datetime) -> bool:
        """Whether free-form messages may be sent: 24 hours from the last inbound."""
        last = self.last_inbound_at
        return last is not None and last <= now < last + SERVICE_WINDOW

    def contact(self) -> Json:
        """The person as webhooks tell it."""
        shown: Json = {"profile": {"name": self.name or f"Usuario {self.wa_id[-4:]}"}}
        if self.hide_number:
            shown["profile"]["username"] = f"usuario{self.wa_id[-4:]}"
        else:
            shown["wa_id"] = self.wa_id
        return {**shown, "user_id": self.user_id}


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A file, uploaded by the business or attached by a person."""

    media_id: str
    content: bytes
    mime_type: str
    filename: str
    sha256: bytes


@dataclass(slots=True)
class MediaLink:
    """A short-lived address of a file."""

    media_id: str
    expires_at: datetime


class WhatsAppStore:
    """Everything that WhatsApp remembers, with its indexes."""

    def __init__(self) -> None:
        self.people: dict[str, Person] = {}
        self.messages: dict[str, Message] = {}
        self.templates: dict[tuple[str, str], Json] = {}
        self.media: dict[str, Media] = {}
        self.media_links: dict[str, MediaLink] = {}
        self._aliases: dict[str, str] = {}
        self._by_user_id: dict[str, Person] = {}
        self.version = 0

    def person(self, number: str) -> Person:
        """The person with this number (or alias), made known if new."""
        wa_id = self._aliases.get(number, number)
        known = self.people.get(wa_id)
        if known is None:
            known = self.people[wa_id] = Person(wa_id=wa_id)
            self._by_user_id[known.user_id] = known
        return known

    def person_of_user_id(self, user_id: str) -> Person | None:
        """The person with this business-scoped id."""
        return self._by_user_id.get(user_id)

    def add_alias(self, alias: str, wa_id: str) -> None:
        """Let a number lead to another one's WhatsApp, as in Mexico (52… to 521…)."""
        self._aliases[alias] = wa_id

    def add_message(self, message: Message) -> None:
        """Keep a message, in its conversation too."""
        self.messages[message.message_id] = message
        person = self.person(message.wa_id)
        person.messages.append(message)
        self.touch(person)

    def touch(self, person: Person) -> None:
        """Tell the phone page that there is something new."""
        self.version += 1
        person.version = self.version

    def contacts_by_last_message(self) -> Iterator[Person]:
        """People with messages, newest conversation first, then the others by name."""
        people = self.people.values()
        spoken = {p for p in people if any(m.on_phone for m in p.messages)}
        silent = [p for p in people if p not in spoken]
        yield from sorted(spoken, key=_last_spoken, reverse=True)
        yield from sorted(silent, key=lambda p: ((p.name or "~").casefold(), p.wa_id))


def _last_spoken(person: Person) -> tuple[datetime, int]:
    shown = [message for message in person.messages if message.on_phone]
    return shown[-1].at, person.version


def facts_of(message: Message) -> Json:
    """The fields of a message as the journal holds them; its history is left."""
    return {
        field.name: getattr(message, field.name)
        for field in fields(message)
        if field.name != "history"
    }


def plain_text(view: Json) -> str:
    """What a message says, in one text: for lists, logs and searches."""
    header: Json = view.get("header") or {}
    parts = [header.get("text"), view.get("text")]
    media: Json = view.get("media") or header.get("media") or {}
    if not any(parts) and media:
        return str(media.get("filename") or media.get("kind"))
    return "\n".join(part for part in parts if part)

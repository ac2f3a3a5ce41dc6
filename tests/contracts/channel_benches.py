"""What contract tests do to the world around a channel, for twin and real."""

from __future__ import annotations

import base64
import socket
from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import count
from uuid import UUID

import httpx
from tests.contracts.emulator_process import Delivered, EmulatorProcess

from recobro.channels.in_memory import InMemoryChannel
from recobro.channels.whatsapp.client import WhatsAppChannel
from recobro.domain.messages import (
    MessageState,
    ProviderFailure,
    Reaction,
    TemplateContent,
    TextContent,
)
from recobro.ports.channel import (
    Accepted,
    ChannelEvent,
    FetchedMedia,
    InboundMessage,
    Media,
    OutcomeUnknown,
    Outgoing,
    Rejected,
    SendResult,
    StatusReport,
    UnknownEvent,
)

PERSON = "+34600111222"
USER_ID = "ES.100200300"


class Trouble(StrEnum):
    """What may go wrong with a send."""

    NO_CONNECTION = "no_connection"
    LOST_ANSWER = "lost_answer"
    BROKEN_ANSWER = "broken_answer"
    TOO_MANY = "too_many"
    NOT_ON_CHANNEL = "not_on_channel"
    WINDOW_CLOSED = "window_closed"
    OPTED_OUT = "opted_out"
    BAD_TOKEN = "bad_token"


CODES = {
    Trouble.NOT_ON_CHANNEL: (131026, Reaction.OTHER_CHANNEL),
    Trouble.WINDOW_CLOSED: (131047, Reaction.USE_TEMPLATE),
    Trouble.OPTED_OUT: (131050, Reaction.OPT_OUT),
    Trouble.BAD_TOKEN: (190, Reaction.STOP_SENDER),
}

Channel = InMemoryChannel | WhatsAppChannel


class ChannelBench(ABC):
    """A channel, and the people and the provider at its other end."""

    channel: Channel

    @abstractmethod
    def next_send_meets(self, trouble: Trouble) -> None: ...

    @abstractmethod
    def arrived(self) -> list[UUID]:
        """The attempts that came to the person, in order."""

    @abstractmethod
    def person_writes(self, text: str, *, hidden: bool = False) -> None: ...

    @abstractmethod
    def person_taps(self, title: str, sent: Outgoing, accepted: Accepted) -> None: ...

    @abstractmethod
    def person_attaches(self, content: bytes, filename: str) -> None: ...

    @abstractmethod
    def person_does_something_new(self) -> None: ...

    @abstractmethod
    def provider_reports(
        self, sent: Outgoing, accepted: Accepted, state: MessageState
    ) -> None:
        """A status of the message; a failed one says that the person is unreachable."""

    @abstractmethod
    def webhooks(self) -> list[Delivered]:
        """What was told since the last call."""

    def events(self) -> list[ChannelEvent]:
        """What the adapter makes of it."""
        bodies = [delivered.body for delivered in self.webhooks()]
        return [event for body in bodies for event in self.channel.parse(body)]

    def messages(self) -> list[InboundMessage]:
        return [event for event in self.events() if isinstance(event, InboundMessage)]

    def statuses(self) -> list[StatusReport]:
        return [event for event in self.events() if isinstance(event, StatusReport)]


class TwinBench(ChannelBench):
    """The in-memory channel."""

    def __init__(self) -> None:
        self.channel: InMemoryChannel = InMemoryChannel()
        self._events: list[ChannelEvent] = []
        self._numbers = count(1)
        self._now = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

    def next_send_meets(self, trouble: Trouble) -> None:
        taken = trouble in {Trouble.LOST_ANSWER, Trouble.BROKEN_ANSWER}
        self.channel.answer_next(_twin_answer(trouble), taken=taken)

    def arrived(self) -> list[UUID]:
        return [outgoing.attempt_id for outgoing in self.channel.taken]

    def person_writes(self, text: str, *, hidden: bool = False) -> None:
        self._person("text", text, hidden=hidden)

    def person_taps(self, title: str, sent: Outgoing, accepted: Accepted) -> None:
        content = sent.content
        choice = next(
            button.reply_id for button in content.buttons if button.title == title
        )
        self._person("interactive", title, choice=choice, answers=accepted.provider_id)

    def person_attaches(self, content: bytes, filename: str) -> None:
        media = Media(
            media_id="file-1",
            mime_type="application/pdf",
            filename=filename,
            sha256=sha256(content).hexdigest(),
        )
        self.channel.files["file-1"] = FetchedMedia(
            content=content, mime_type=media.mime_type, filename=filename
        )
        self._person("document", "", media=media)

    def person_does_something_new(self) -> None:
        self._events.append(UnknownEvent(kind="message:poll"))

    def provider_reports(
        self, sent: Outgoing, accepted: Accepted, state: MessageState
    ) -> None:
        failed = ProviderFailure(
            code="131026", detail="undeliverable", reaction=Reaction.OTHER_CHANNEL
        )
        self._events.append(
            StatusReport(
                provider_id=accepted.provider_id,
                attempt_id=sent.attempt_id,
                state=state,
                at=self._now,
                recipient_id=accepted.recipient_id,
                failure=failed if state is MessageState.FAILED else None,
            )
        )

    def webhooks(self) -> list[Delivered]:
        events, self._events = self._events, []
        bodies = [self.channel.webhook(event) for event in events]
        return [
            Delivered(body=body, headers=self.channel.headers(body)) for body in bodies
        ]

    def _person(
        self,
        kind: str,
        text: str,
        *,
        hidden: bool = False,
        choice: str | None = None,
        answers: str | None = None,
        media: Media | None = None,
    ) -> None:
        self._events.append(
            InboundMessage(
                provider_id=f"theirs.{next(self._numbers)}",
                sender=None if hidden else PERSON,
                sender_user_id=USER_ID,
                sender_name="Ana",
                sent_at=self._now,
                kind=kind,
                text=text,
                choice=choice,
                in_reply_to=answers,
                media=media,
            )
        )


def _twin_answer(trouble: Trouble) -> SendResult:
    if trouble in {Trouble.LOST_ANSWER, Trouble.BROKEN_ANSWER}:
        return OutcomeUnknown(detail=trouble)
    code, reaction = CODES.get(
        trouble,
        (
            trouble.value,
            Reaction.RETRY if trouble is Trouble.NO_CONNECTION else Reaction.SLOW_DOWN,
        ),
    )
    failure = ProviderFailure(
        code=str(code), detail="", reaction=reaction, wait=timedelta(seconds=5)
    )
    return Rejected(failure=failure)


class RealBench(ChannelBench):
    """The WhatsApp adapter before the real emulator, over HTTP."""

    def __init__(self, emulator: EmulatorProcess) -> None:
        self._emulator = emulator
        self._numbers = count(1)
        self._http = httpx.Client(trust_env=False, timeout=httpx.Timeout(5, read=0.7))
        self._connected = self._whatsapp(emulator.base_url)
        self._cut_off = self._whatsapp(f"http://127.0.0.1:{_closed_port()}")
        self.channel: WhatsAppChannel = self._connected
        # Free text is refused outside the 24 hours that a message of theirs opens.
        self.person_writes("Hola")
        emulator.webhooks()

    def _whatsapp(self, base_url: str) -> WhatsAppChannel:
        return WhatsAppChannel(
            phone_number_id="100000000000001",
            waba_id="200000000000002",
            token="sandbox-token",
            app_secrets=("sandbox-app-secret",),
            base_url=base_url,
            http=self._http,
        )

    def close(self) -> None:
        self._http.close()

    def next_send_meets(self, trouble: Trouble) -> None:
        self.channel = self._connected
        if trouble is Trouble.NO_CONNECTION:
            self.channel = self._cut_off
        elif trouble is Trouble.LOST_ANSWER:
            self._fault(kind="accept_then_hang", hold_seconds=2)
        elif trouble is Trouble.BROKEN_ANSWER:
            self._fault(kind="accept_then_500")
        elif trouble is Trouble.TOO_MANY:
            self._fault(kind="http_429")
        else:
            self._fault(kind="error_code", code=CODES[trouble][0])

    def _fault(self, **order: object) -> None:
        self._emulator.control("faults", **order)

    def arrived(self) -> list[UUID]:
        messages = self._emulator.look("messages", direction="out")["messages"]
        return [UUID(message["biz_opaque_callback_data"]) for message in messages]

    def person_writes(self, text: str, *, hidden: bool = False) -> None:
        self._hide(hidden)
        self._inbound(text=text)

    def _hide(self, hidden: bool) -> None:
        person = {"wa_id": PERSON, "name": "Ana", "hide_number": hidden}
        self._emulator.control("contacts", contacts=[person])

    def _inbound(self, **said: object) -> None:
        self._emulator.control("inbound", **{"from": PERSON}, **said)

    def person_taps(self, title: str, sent: Outgoing, accepted: Accepted) -> None:
        self._inbound(type="button", title=title, message_id=accepted.provider_id)

    def person_attaches(self, content: bytes, filename: str) -> None:
        encoded = base64.b64encode(content).decode()
        self._inbound(type="document", content_base64=encoded, filename=filename)

    def person_does_something_new(self) -> None:
        self._inbound(message={"type": "poll", "poll": {"name": "?"}})

    def provider_reports(
        self, sent: Outgoing, accepted: Accepted, state: MessageState
    ) -> None:
        self._emulator.control(
            "status", message_id=accepted.provider_id, status=state.value, code=131026
        )

    def webhooks(self) -> list[Delivered]:
        return self._emulator.webhooks()


def _closed_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def outgoing(
    number: int,
    content: TextContent | TemplateContent | None = None,
    *,
    address: str | None = PERSON,
    user_id: str | None = None,
) -> Outgoing:
    """An attempt whose id tells its number."""
    return Outgoing(
        attempt_id=UUID(int=number),
        address=address,
        user_id=user_id,
        content=content or TextContent(body=f"Mensaje {number}"),
    )


def accepted(result: SendResult) -> Accepted:
    """The result, which must be a success."""
    assert isinstance(result, Accepted), result
    return result


def reaction_to(result: SendResult) -> Reaction:
    """Our reaction to a result, which must be a refusal."""
    assert isinstance(result, Rejected), result
    return result.failure.reaction


def states_of(statuses: Sequence[StatusReport]) -> list[MessageState]:
    return [status.state for status in statuses]

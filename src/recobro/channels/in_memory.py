"""A channel without a provider: for tests, demonstrations and dry runs."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from recobro.channels.whatsapp.bodies import UnsendableError, compose
from recobro.channels.whatsapp.signature import HEADER, sign, signature_is_valid
from recobro.domain.messages import Channel, MessageState, ProviderFailure, Reaction
from recobro.ports.channel import (
    Accepted,
    ChannelEvent,
    FetchedMedia,
    InboundMessage,
    MalformedWebhookError,
    Media,
    MediaUnavailableError,
    Outgoing,
    Rejected,
    SendResult,
    StatusReport,
    UnknownEvent,
)
from recobro.ports.templates import TemplateSpec, TemplateState

NO_SECRET = "in-memory"  # noqa: S105 - nothing outside this process is signed with it


class InMemoryChannel:
    """A ChatAdapter and TemplateRegistry that keeps all it is given.

    `taken` holds what the imaginary provider took, in order; `read` the messages marked
    as read; `files` what `fetch_media` finds, by id. As a WhatsApp number it refuses
    what WhatsApp would refuse without asking.
    """

    def __init__(
        self, *, channel: Channel = Channel.WHATSAPP, secret: str = NO_SECRET
    ) -> None:
        self._channel = channel
        self._secret = secret
        self._planned: deque[tuple[SendResult, bool]] = deque()
        self._numbers = count(1)
        self.taken: list[Outgoing] = []
        self.read: list[str] = []
        self.files: dict[str, FetchedMedia] = {}
        self.templates: dict[tuple[str, str], TemplateSpec] = {}

    @property
    def channel(self) -> Channel:
        """The channel that it was made for."""
        return self._channel

    def answer_next(
        self, result: SendResult, *, times: int = 1, taken: bool = False
    ) -> None:
        """Answer the next sends like this.

        `taken` says whether the message goes out all the same, as it may where the
        answer is OutcomeUnknown.
        """
        self._planned.extend([(result, taken)] * times)

    def send(self, outgoing: Outgoing) -> SendResult:
        """Take a message, unless it is impossible or a failure was asked for."""
        if self._channel is Channel.WHATSAPP:
            try:
                compose(outgoing)
            except UnsendableError as refusal:
                return Rejected(failure=refusal.failure)
        if self._planned:
            result, taken = self._planned.popleft()
            if taken:
                self.taken.append(outgoing)
            return result
        self.taken.append(outgoing)
        return Accepted(
            provider_id=f"in-memory.{next(self._numbers)}",
            recipient_id=outgoing.address or outgoing.user_id,
        )

    def mark_as_read(self, provider_id: str, *, typing: bool = False) -> bool:  # noqa: ARG002
        """Remember that it was read."""
        self.read.append(provider_id)
        return True

    def fetch_media(self, media: Media) -> FetchedMedia:
        """A file put into `files`. Raises MediaUnavailableError."""
        try:
            return self.files[media.media_id]
        except KeyError:
            raise MediaUnavailableError("no such file", retry=False) from None

    def push_templates(self, specs: Sequence[TemplateSpec]) -> Sequence[TemplateState]:
        """Keep the templates that are missing; each is approved at once."""
        states = []
        for spec in specs:
            key = spec.name, spec.language
            missing = key not in self.templates
            kept = self.templates.setdefault(key, spec)
            states.append(
                TemplateState(
                    name=spec.name,
                    language=spec.language,
                    status="APPROVED",
                    created=missing,
                    differs=kept != spec,
                )
            )
        return tuple(states)

    def webhook(self, *events: ChannelEvent) -> bytes:
        """A body that `parse` reads back as these events."""
        told = [{"event": type(event).__name__, **asdict(event)} for event in events]
        return json.dumps({"in_memory": told}, default=_written).encode()

    def headers(self, body: bytes) -> Mapping[str, str]:
        """The headers with which such a body comes."""
        return {HEADER: sign(body, self._secret)}

    def signature_is_valid(self, body: bytes, headers: Mapping[str, str]) -> bool:
        """Whether `headers` signed it."""
        return signature_is_valid(body, headers, (self._secret,))

    def parse(self, body: bytes) -> Sequence[ChannelEvent]:
        """The events of `webhook`. Raises MalformedWebhookError."""
        try:
            told = json.loads(body)["in_memory"]
            return tuple(_event(item) for item in told)
        except (
            AttributeError,
            KeyError,
            TypeError,
            ValueError,
            RecursionError,
        ) as error:
            raise MalformedWebhookError(
                "not a body of the in-memory channel"
            ) from error


def _written(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} in an event")


def _event(told: dict[str, Any]) -> ChannelEvent:
    given = dict(told)
    kind = given.pop("event")
    if kind == "InboundMessage":
        given["sent_at"] = datetime.fromisoformat(given["sent_at"])
        given["media"] = Media(**given["media"]) if given["media"] else None
        return InboundMessage(**given)
    if kind == "StatusReport":
        return _status(given)
    if kind == "UnknownEvent":
        return UnknownEvent(**given)
    return UnknownEvent(kind=str(kind))


def _status(given: dict[str, Any]) -> StatusReport:
    failure = given["failure"]
    given["attempt_id"] = UUID(given["attempt_id"]) if given["attempt_id"] else None
    given["state"] = MessageState(given["state"])
    given["at"] = datetime.fromisoformat(given["at"])
    if failure is not None:
        wait = timedelta(seconds=failure["wait"])
        reaction = Reaction(failure["reaction"])
        failure = ProviderFailure(**{**failure, "wait": wait, "reaction": reaction})
    return StatusReport(**{**given, "failure": failure})

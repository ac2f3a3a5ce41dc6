"""A way to carry messages: send them, and understand what the provider reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from recobro.domain.messages import Channel, Content, MessageState, ProviderFailure


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One attempt to send one message.

    `attempt_id` travels with the message and comes back in its statuses: it settles
    what happened where the provider's answer never reached us. `address` is E.164 for
    phones; `user_id` the provider's own id of the person where no number is known.
    """

    attempt_id: UUID
    address: str | None
    user_id: str | None
    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The provider took the message.

    `recipient_id` is whom the provider takes the address for: a phone in E.164, which
    may differ from the one we gave, or its own id of the person.
    """

    provider_id: str
    recipient_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """The provider surely did not take the message."""

    failure: ProviderFailure


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeUnknown:
    """No answer, or one that does not tell: the message may be on its way."""

    detail: str


SendResult = Accepted | Rejected | OutcomeUnknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A file that came with a message, to be fetched by its id."""

    media_id: str
    mime_type: str
    filename: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedMedia:
    """The content of a file that came with a message."""

    content: bytes
    mime_type: str
    filename: str | None


class MediaUnavailableError(Exception):
    """The file cannot be had: gone, too large, or not what was announced.

    `retry` says whether asking again later may help.
    """

    def __init__(self, detail: str, *, retry: bool) -> None:
        super().__init__(detail)
        self.retry = retry


# Kinds of InboundMessage in which the person says nothing that calls for an answer.
SILENT_KINDS = frozenset({"reaction", "revoke", "system", "unknown", "unsupported"})


@dataclass(frozen=True, slots=True, kw_only=True)
class InboundMessage:
    """A message from a person.

    `kind` is the provider's type (text, button, interactive, image, audio …). `text` is
    what was written, tapped or captioned; `choice` the id of a tapped button, or what a
    `system` message is about; `in_reply_to` the provider id of our message that it
    answers, or of the person's own that an `edit` or a `revoke` changes. `sender` is
    E.164 for phones, None where the provider hides the number; then `sender_user_id`
    says who it is.
    """

    provider_id: str
    sender: str | None
    sender_user_id: str | None
    sender_name: str | None
    sent_at: datetime
    kind: str
    text: str
    choice: str | None = None
    in_reply_to: str | None = None
    media: Media | None = None

    @property
    def calls_for_answer(self) -> bool:
        """Whether the person said something, rather than reacted or withdrew."""
        return self.kind not in SILENT_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """What became of one of our messages; `recipient_id` as in Accepted."""

    provider_id: str
    attempt_id: UUID | None
    state: MessageState
    at: datetime
    recipient_id: str | None = None
    failure: ProviderFailure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownEvent:
    """Something that the provider sent and that we do not act on; kept all the same."""

    kind: str


ChannelEvent = InboundMessage | StatusReport | UnknownEvent


class MalformedWebhookError(Exception):
    """The body is not what the provider sends; the message says where it breaks."""


class ChannelAdapter(Protocol):
    """One provider's number or sender."""

    @property
    def channel(self) -> Channel:
        """The channel that it serves."""
        ...

    def send(self, outgoing: Outgoing) -> SendResult:
        """Hand one message to the provider; never raises for what the provider does."""
        ...

    def signature_is_valid(self, body: bytes, headers: Mapping[str, str]) -> bool:
        """Whether the raw body was signed with one of our secrets."""
        ...

    def parse(self, body: bytes) -> Sequence[ChannelEvent]:
        """Everything in a webhook body: all entries, changes, messages and statuses.

        Raises MalformedWebhookError where it is not the provider's format.
        """
        ...


class ChatAdapter(ChannelAdapter, Protocol):
    """A channel of conversations: the person sees that we read, and sends files."""

    def mark_as_read(self, provider_id: str, *, typing: bool = False) -> bool:
        """Show that we read a message and, with `typing`, that we are writing.

        Whether the provider took it; a courtesy, so that nothing is raised.
        """
        ...

    def fetch_media(self, media: Media) -> FetchedMedia:
        """The content of a file. Raises MediaUnavailableError."""
        ...

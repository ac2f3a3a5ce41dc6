"""The values of the send path: what a call came to, and what is to be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from recobro.actions.compose import Draft
from recobro.domain.compliance.verdicts import Verdict
from recobro.ports.channel import ChannelAdapter, Outgoing, SendResult
from recobro.storage.models import Account, Message


class SendOutcome(StrEnum):
    """What one call of `send_message` came to."""

    HANDED_OVER = "handed_over"  # the provider has it
    NOT_NOW = "not_now"  # postponed, refused or no longer due
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendReport:
    """What became of one message; `pause` asks the sender to rest for so long."""

    outcome: SendOutcome
    pause: timedelta = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A reserved attempt, committed and ready for the provider."""

    message_id: UUID
    account_id: UUID
    adapter: ChannelAdapter
    outgoing: Outgoing

    @property
    def attempt_id(self) -> UUID:
        """The attempt, as the provider's statuses name it."""
        return self.outgoing.attempt_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A call and what the provider said; `seconds` is how long it took."""

    call: Call
    result: SendResult
    seconds: float


@dataclass(slots=True, kw_only=True)
class Plan:
    """What is to be written of one message; made without writing anything.

    `changes` are columns of the message; `lines` the chronology's, in order, each with
    its kind, data and actor. With a `draft` the message goes out by `adapter`; `held`
    are the rules for which the guard holds its text back and a person is called.
    """

    message: Message
    account: Account
    changes: dict[str, Any] = field(default_factory=dict)
    lines: list[tuple[str, Mapping[str, Any], str]] = field(default_factory=list)
    verdicts: list[tuple[UUID, Verdict]] = field(default_factory=list)
    held: tuple[str, ...] = ()
    draft: Draft | None = None
    outgoing: Outgoing | None = None
    adapter: ChannelAdapter | None = None

    def tell(self, kind: str, data: Mapping[str, Any], actor: str = "agent") -> None:
        """Add a line for the chronology."""
        self.lines.append((kind, data, actor))

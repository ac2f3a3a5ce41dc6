"""What actions tell about their work: spans of a message's way, and how long it took.

A trace is one message, and its identifier is the message's own UUID: the process that
decides, the worker that sends and the one that takes in a status a day later add spans
to one trace without passing anything on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from enum import StrEnum
from typing import Protocol
from uuid import UUID

Attribute = str | int | float | bool


class Part(StrEnum):
    """A part of a message's way; `DECIDE` is the root of its trace."""

    DECIDE = "decide"  # by the cycle, or in a conversation: no length
    RESERVE = "reserve"  # the whole of the transaction before the call
    GATE = "gate"
    WORDS = "words"
    GUARD = "guard"
    CALL = "call"  # the provider, outside of any transaction
    RECORD = "record"  # what the provider answered
    STATUS = "status"  # a status that came by webhook


class Telemetry(Protocol):
    """Where measuring goes. No method raises, and none may change what happens.

    Attributes are short names and numbers (`channel`, `outcome`, `rule`), never what
    belongs to a person: no text, name, address, or sum.
    """

    @property
    def tracing(self) -> bool:
        """Whether spans go anywhere; a caller may spare itself what they cost."""
        ...

    def decided(self, trace: UUID, **attributes: Attribute) -> None:
        """Root of the message's trace, at the moment of its identifier (version 7).

        Told by whoever first reserves it, because a cycle decides a million messages
        of which most are never sent.
        """
        ...

    def span(
        self, part: Part, trace: UUID, **attributes: Attribute
    ) -> AbstractContextManager[None]:
        """Measure the block as a part of the message's way; an exception marks it."""
        ...

    def spans(
        self,
        part: Part,
        traces: Iterable[UUID],
        *,
        seconds: float,
        **attributes: Attribute,
    ) -> None:
        """For a batch: what just ended and lasted `seconds`, a span for each message.

        The span shows the time of the whole batch, and its size as `batch`.
        """
        ...

    def observe(self, what: str, seconds: float, **labels: str) -> None:
        """Add a duration to this process's histogram `recobro_<what>_seconds`."""
        ...


class Silent:
    """Telemetry that goes nowhere."""

    @property
    def tracing(self) -> bool:
        """No."""
        return False

    def decided(self, trace: UUID, **attributes: Attribute) -> None:
        """Nothing."""

    def span(
        self,
        part: Part,  # noqa: ARG002
        trace: UUID,  # noqa: ARG002
        **attributes: Attribute,  # noqa: ARG002
    ) -> AbstractContextManager[None]:
        """Just the block."""
        return _NOTHING

    def spans(
        self,
        part: Part,
        traces: Iterable[UUID],
        *,
        seconds: float,
        **attributes: Attribute,
    ) -> None:
        """Nothing."""

    def observe(self, what: str, seconds: float, **labels: str) -> None:
        """Nothing."""


_NOTHING = nullcontext()
SILENT: Telemetry = Silent()

_NO_FIELDS: Mapping[str, str] = {}
_log_fields: ContextVar[Mapping[str, str]] = ContextVar("log_fields")


@contextmanager
def log_context(**fields: object) -> Iterator[None]:
    """Have each log line of the block carry these fields, as strings.

    For identifiers only: `tenant`, `tenant_id`, `account`, `job`, `trace`. Blocks nest.
    """
    named = {name: str(value) for name, value in fields.items() if value is not None}
    token = _log_fields.set({**log_fields(), **named})
    try:
        yield
    finally:
        _log_fields.reset(token)


def log_fields() -> Mapping[str, str]:
    """The fields of the running blocks."""
    return _log_fields.get(_NO_FIELDS)

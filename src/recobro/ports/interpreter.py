"""From text to a reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from recobro.domain.readings import AgentAct, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One inbound message and what is needed to read it.

    `text` is as written, up to 4,096 characters; `country` an ISO 3166 alpha-2 code;
    `today` is what "mañana" is relative to, in the person's zone. `known` are names,
    addresses and numbers of the person, to be hidden from whatever is not ours.
    """

    text: str
    country: str
    today: date
    last_agent_act: AgentAct | None = None
    known: tuple[str, ...] = ()


class Interpreter(Protocol):
    """Reads messages; never decides what to do about them."""

    @property
    def version(self) -> str:
        """Name and version, stored with every reading."""
        ...

    def read(self, utterance: Utterance) -> Reading:
        """What the message means."""
        ...

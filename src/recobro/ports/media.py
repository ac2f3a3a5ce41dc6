"""What is heard in a voice note and read in a picture; both come back as words only.

What the words mean is decided elsewhere: a transcript is read like a text, and what a
receipt says is evidence to check (`recobro.domain.receipts`), never a payment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from recobro.domain.receipts import TextLine


class MediaProblem(StrEnum):
    """Why nothing was heard or read."""

    UNREADABLE = "unreadable"  # corrupt, or not what its type says
    UNSUPPORTED = "unsupported"  # a kind of file that we do not read
    TOO_LONG = "too_long"  # more sound, or more pages, than the limit
    TOO_LARGE = "too_large"  # more bytes or pixels than the limit
    NOTHING = "nothing"  # no speech, or no words
    UNSURE = "unsure"  # heard, but not well enough to act on
    ENGINE_MISSING = "engine_missing"  # nothing installed or set up that could
    REFUSED = "refused"  # the provider does not take our key or our request
    TIMEOUT = "timeout"  # slower than the limit
    BUSY = "busy"  # the engine, or the way to it, is down or overloaded


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaReaction:
    """What is done about a problem.

    `retry`: the job is tried again, while the person may still wait. `operator`: it is
    for whoever runs the installation, and `recobro doctor` tells how to mend it.
    """

    retry: bool = False
    operator: bool = False


# Everything else is final: the same file will say the same the next time.
REACTIONS: Mapping[MediaProblem, MediaReaction] = {
    MediaProblem.UNREADABLE: MediaReaction(),
    MediaProblem.UNSUPPORTED: MediaReaction(),
    MediaProblem.TOO_LONG: MediaReaction(),
    MediaProblem.TOO_LARGE: MediaReaction(),
    MediaProblem.NOTHING: MediaReaction(),
    MediaProblem.UNSURE: MediaReaction(),
    MediaProblem.ENGINE_MISSING: MediaReaction(operator=True),
    MediaProblem.REFUSED: MediaReaction(operator=True),
    MediaProblem.TIMEOUT: MediaReaction(),
    MediaProblem.BUSY: MediaReaction(retry=True),
}


class MediaReadError(Exception):
    """Nothing was heard or read; `detail` is for the operator.

    It never quotes what was heard, nor a key.
    """

    def __init__(self, problem: MediaProblem, detail: str = "") -> None:
        self.problem = problem
        self.detail = detail
        super().__init__(f"{problem}: {detail}" if detail else str(problem))

    @property
    def retry(self) -> bool:
        """Whether asking again soon may help."""
        return REACTIONS[self.problem].retry


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """What was said in a voice note.

    `confidence` is the engine's own, from 0 to 1; None where it gives none. `seconds`
    is the length of the sound, `language` ISO 639-1, `engine` what heard it.
    """

    text: str
    confidence: float | None
    language: str
    seconds: float
    engine: str


class Transcriber(Protocol):
    """Something that hears."""

    @property
    def engine(self) -> str:
        """Its name and model."""
        ...

    def problem(self) -> str | None:
        """Why it cannot work here, and what mends that; None where it can."""
        ...

    def transcribe(
        self, audio: bytes, *, mime_type: str, language: str, country: str
    ) -> Transcript:
        """What is said. Raises MediaReadError; silence is MediaProblem.NOTHING."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """The words on a picture or document, line by line from top to bottom."""

    lines: Sequence[TextLine]
    pages: int
    engine: str


class ReceiptReader(Protocol):
    """Something that reads the words on pictures and documents."""

    @property
    def engine(self) -> str:
        """Its name and version."""
        ...

    def problem(self) -> str | None:
        """Why it cannot work here, and what mends that; None where it can."""
        ...

    def read(self, content: bytes, *, mime_type: str, country: str) -> ReadText:
        """The words. Raises MediaReadError; a picture without any is NOTHING."""
        ...

"""Twins of the ports that hear and read what they were told, for tests."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from recobro.domain.receipts import TextLine
from recobro.ports.media import MediaProblem, MediaReadError, ReadText, Transcript


class InMemoryTranscriber:
    """A Transcriber that hears what it was told.

    `says` maps the content of a file to its words, `fails` holds the next errors, and
    `heard` what it was given.
    """

    engine = "in-memory"

    def __init__(self, confidence: float = 0.9) -> None:
        self.confidence = confidence
        self.says: dict[bytes, str] = {}
        self.fails: deque[MediaReadError] = deque()
        self.heard: list[bytes] = []

    def problem(self) -> str | None:
        """Nothing is missing."""
        return None

    def transcribe(
        self,
        audio: bytes,
        *,
        mime_type: str,  # noqa: ARG002
        language: str,
        country: str,  # noqa: ARG002
    ) -> Transcript:
        """The text told for this file. Raises what was put into `fails` first."""
        self.heard.append(audio)
        if self.fails:
            raise self.fails.popleft()
        text = self.says.get(audio, "")
        if not text:
            raise MediaReadError(MediaProblem.NOTHING)
        return Transcript(
            text=text,
            confidence=self.confidence,
            language=language,
            seconds=2.0,
            engine=self.engine,
        )


class InMemoryReceiptReader:
    """A ReceiptReader that reads what it was told.

    `shows` maps the content of a file to its lines, `fails` holds the next errors, and
    `seen` what it was given.
    """

    engine = "in-memory"

    def __init__(self) -> None:
        self.shows: dict[bytes, Sequence[str]] = {}
        self.fails: deque[MediaReadError] = deque()
        self.seen: list[bytes] = []

    def problem(self) -> str | None:
        """Nothing is missing."""
        return None

    def read(self, content: bytes, *, mime_type: str, country: str) -> ReadText:  # noqa: ARG002
        """The lines told for this file. Raises what was put into `fails` first."""
        self.seen.append(content)
        if self.fails:
            raise self.fails.popleft()
        lines = self.shows.get(content)
        if not lines:
            raise MediaReadError(MediaProblem.NOTHING)
        return ReadText(
            lines=tuple(TextLine(text=line, confidence=0.95) for line in lines),
            pages=1,
            engine=self.engine,
        )

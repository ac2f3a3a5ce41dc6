"""From the pieces that an engine heard to one text, and how far it can be trusted."""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from recobro.ports.media import MediaProblem, MediaReadError, Transcript

# The engine's own thresholds (Whisper's defaults for silence and for repetition).
_SILENT = 0.6
_SILENT_LOGPROB = -1.0
_REPEATS = 2.4
# What Whisper writes over silence and noise, learnt from subtitles; nobody says it to
# a company that they owe money to.
_PHANTOM = re.compile(
    r"amara\.org|subt[ií]tulos\s+(?:realizados|por|creados)|suscr[ií]b[ea]\w*|"
    r"gracias\s+por\s+ver\b|m[aá]s\s+informaci[oó]n\s+www\.|www\.mooji|"
    r"\b(?:thanks|thank\s+you)\s+for\s+watching|^\W*\[?\s*m[uú]sica\s*\]?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of speech as the engine tells it; times in seconds.

    `logprob` is the mean over its tokens, `silence` the probability that nobody speaks,
    `compression` how much the text repeats itself. None where the engine says nothing.
    """

    text: str
    start: float
    end: float
    logprob: float | None = None
    silence: float | None = None
    compression: float | None = None

    @property
    def is_phantom(self) -> bool:
        """Whether it was dreamt over silence."""
        quiet = (self.silence or 0.0) > _SILENT
        doubtful = self.logprob is not None and self.logprob < _SILENT_LOGPROB
        return bool(_PHANTOM.search(self.text)) or (quiet and doubtful)


def transcript_of(
    pieces: Sequence[Piece], *, language: str, seconds: float, engine: str
) -> Transcript:
    """One text. Raises MediaReadError (NOTHING) where nobody speaks.

    The confidence is the mean probability of a token, weighted by the pieces' length
    and halved for a piece that repeats itself; None where the engine gave no figures.
    """
    kept = [piece for piece in pieces if piece.text.strip() and not piece.is_phantom]
    text = " ".join(piece.text.strip() for piece in kept)
    if not text:
        raise MediaReadError(MediaProblem.NOTHING, "no speech")
    return Transcript(
        text=text,
        confidence=_confidence(kept),
        language=language,
        seconds=round(seconds, 1),
        engine=engine,
    )


def _confidence(pieces: Sequence[Piece]) -> float | None:
    if any(piece.logprob is None for piece in pieces):
        return None
    total = weighted = 0.0
    for piece in pieces:
        length = max(piece.end - piece.start, 0.1)
        sure = math.exp(min(piece.logprob or 0.0, 0.0))
        if (piece.compression or 0.0) > _REPEATS:
            sure /= 2
        total += length
        weighted += length * sure
    return round(weighted / total, 3)


def ogg_seconds(audio: bytes) -> float | None:
    """How long an Ogg Opus file lasts, by its last page; None for anything else.

    Opus counts at 48 kHz whatever it was recorded with (RFC 7845, section 4). The
    figure is the sender's and may lie: it saves work, and protects nothing.
    """
    if not audio.startswith(b"OggS") or b"OpusHead" not in audio[:128]:
        return None
    last = audio.rfind(b"OggS")
    if last + 14 > len(audio):
        return None
    (position,) = struct.unpack_from("<q", audio, last + 6)
    return position / 48_000 if position > 0 else None


def check_length(audio: bytes, *, seconds_max: float, bytes_max: int) -> None:
    """Raises MediaReadError for a file that is empty, too large or too long."""
    if not audio:
        raise MediaReadError(MediaProblem.UNREADABLE, "an empty file")
    if len(audio) > bytes_max:
        raise MediaReadError(MediaProblem.TOO_LARGE, f"{len(audio)} bytes")
    seconds = ogg_seconds(audio)
    if seconds is not None and seconds > seconds_max:
        raise MediaReadError(MediaProblem.TOO_LONG, f"{seconds:.0f} seconds")

"""What the environment says about hearing and reading, and the engines that follow.

`MEDIA_VARIABLES` are those of `recobro.environment.VARIABLES` that this reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recobro.environment import VARIABLES
from recobro.media.http_transcriber import HttpTranscriber
from recobro.media.tesseract import TesseractReader
from recobro.media.whisper import WhisperTranscriber
from recobro.ports.media import ReceiptReader, Transcriber

MEDIA_VARIABLES: Mapping[str, str] = {
    name: meaning
    for name, meaning in VARIABLES.items()
    if name.startswith(("RECOBRO_WHISPER_", "RECOBRO_TRANSCRIBE_", "RECOBRO_VOICE_"))
}


class MediaSettingsError(Exception):
    """A variable holds what it cannot; the message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaSettings:
    """Which engines are set up; without any voice notes are answered as before."""

    whisper_model: str = ""
    transcribe_url: str = ""
    transcribe_key: str = field(default="", repr=False)
    transcribe_model: str = "whisper-1"
    voice_seconds: int = 180


def read_media_settings(variables: Mapping[str, str]) -> MediaSettings:
    """The settings in an environment. Raises MediaSettingsError."""
    url = variables.get("RECOBRO_TRANSCRIBE_URL", "").strip().rstrip("/")
    if url and not url.startswith(("https://", "http://")):
        raise MediaSettingsError("RECOBRO_TRANSCRIBE_URL is no http(s) address")
    seconds = variables.get("RECOBRO_VOICE_SECONDS", "").strip() or "180"
    if not seconds.isdecimal() or not 5 <= int(seconds) <= 1800:
        raise MediaSettingsError("RECOBRO_VOICE_SECONDS is no number from 5 to 1800")
    return MediaSettings(
        whisper_model=variables.get("RECOBRO_WHISPER_MODEL", "").strip(),
        transcribe_url=url,
        transcribe_key=variables.get("RECOBRO_TRANSCRIBE_KEY", "").strip(),
        transcribe_model=variables.get("RECOBRO_TRANSCRIBE_MODEL", "").strip()
        or "whisper-1",
        voice_seconds=int(seconds),
    )


def open_transcriber(settings: MediaSettings) -> Transcriber | None:
    """The engine that is set up, the one in the house first; None for none.

    Nothing is loaded yet; one that cannot work says so in `problem`.
    """
    if settings.whisper_model:
        return WhisperTranscriber(
            settings.whisper_model, audio_seconds_max=settings.voice_seconds
        )
    if settings.transcribe_url:
        return HttpTranscriber(
            base_url=settings.transcribe_url,
            key=settings.transcribe_key,
            model=settings.transcribe_model,
            audio_seconds_max=settings.voice_seconds,
        )
    return None


def open_receipt_reader() -> ReceiptReader:
    """Tesseract; one that is not installed says so in `problem`."""
    return TesseractReader()

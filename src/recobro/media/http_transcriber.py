"""A Transcriber on a server that speaks OpenAI's `POST /v1/audio/transcriptions`.

That is a provider, or a server in the house (speaches, LocalAI, whisper.cpp, vLLM).
The voice of the person leaves the installation for it: the company's decision.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import httpx

from recobro.media.speech import Piece, check_length, transcript_of
from recobro.ports.media import MediaProblem, MediaReadError, Transcript

BYTES_MAX = 16 * 1024 * 1024
SECONDS_MAX = 60.0
TRIES = 3
_ANSWER_MAX = 2 * 1024 * 1024
_WAIT_MAX = 8.0
# The server tells the format by the name's ending.
_ENDINGS = {
    "audio/ogg": "ogg",
    "audio/opus": "ogg",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/aac": "m4a",
    "audio/x-m4a": "m4a",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/webm": "webm",
    "audio/flac": "flac",
    "audio/amr": "amr",
}
_FINAL = {
    401: MediaProblem.REFUSED,
    403: MediaProblem.REFUSED,
    404: MediaProblem.REFUSED,
    405: MediaProblem.REFUSED,
    413: MediaProblem.TOO_LARGE,
}
_AGAIN = frozenset({408, 409, 425, 429})


class HttpTranscriber:
    """Asks a server, at most three times, within `seconds_max` for all of it.

    `transport` and `sleep` are for tests. The key travels in the header only, is not
    sent along a redirect, and appears in no message.
    """

    def __init__(
        self,
        *,
        base_url: str,
        key: str = "",
        model: str = "whisper-1",
        audio_seconds_max: float = 180.0,
        seconds_max: float = SECONDS_MAX,
        sleep: Callable[[float], None] = time.sleep,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        base = base_url.rstrip("/")
        self._url = (
            f"{base if base.endswith('/v1') else base + '/v1'}/audio/transcriptions"
        )
        self._key = key
        self._model = model
        self._audio_seconds_max = audio_seconds_max
        self._seconds_max = seconds_max
        self._sleep = sleep
        self._client = httpx.Client(transport=transport, follow_redirects=False)

    @property
    def engine(self) -> str:
        """The model and the server's host."""
        return f"{self._model} @ {httpx.URL(self._url).host}"

    def problem(self) -> str | None:
        """Nothing that could be known without asking the server."""
        return None

    def transcribe(
        self,
        audio: bytes,
        *,
        mime_type: str,
        language: str,
        country: str,  # noqa: ARG002
    ) -> Transcript:
        """What is said. Raises MediaReadError."""
        check_length(audio, seconds_max=self._audio_seconds_max, bytes_max=BYTES_MAX)
        answer = self._ask(audio, mime_type, language)
        seconds = _number(answer.get("duration")) or 0.0
        if seconds > self._audio_seconds_max:
            raise MediaReadError(MediaProblem.TOO_LONG, f"{seconds:.0f} seconds")
        return transcript_of(
            _pieces(answer), language=language, seconds=seconds, engine=self.engine
        )

    def _ask(self, audio: bytes, mime_type: str, language: str) -> dict[str, Any]:
        until = time.monotonic() + self._seconds_max
        form = {
            "model": self._model,
            "language": language,
            "response_format": "verbose_json",
            "temperature": "0",
        }
        plain_type = mime_type.partition(";")[0].strip().lower()
        name = f"voice.{_ENDINGS.get(plain_type, 'ogg')}"
        problem = MediaReadError(MediaProblem.BUSY)
        for attempt in range(TRIES):
            left = until - time.monotonic()
            if left <= 0:
                raise MediaReadError(MediaProblem.TIMEOUT, "slower than the limit")
            wait = 0.5 * 2**attempt
            try:
                response = self._client.post(
                    self._url,
                    data=form,
                    files={"file": (name, audio, plain_type)},
                    headers={"Authorization": f"Bearer {self._key}"}
                    if self._key
                    else {},
                    timeout=left,
                )
            except httpx.TimeoutException as error:
                raise MediaReadError(MediaProblem.TIMEOUT, "no answer") from error
            except httpx.HTTPError as error:
                problem = MediaReadError(MediaProblem.BUSY, type(error).__name__)
            else:
                if response.status_code == httpx.codes.OK:
                    return _read(response)
                if _wants_plain(response) and form["response_format"] != "json":
                    form["response_format"] = "json"  # some models give no segments
                    continue
                problem = _refusal(response)
                if not problem.retry:
                    raise problem
                wait = max(wait, _retry_after(response))
            if attempt + 1 < TRIES:
                self._sleep(min(wait, _WAIT_MAX, max(until - time.monotonic(), 0.0)))
        raise problem


def _refusal(response: httpx.Response) -> MediaReadError:
    """What an answer other than 200 means; the body is not quoted."""
    code = response.status_code
    if code in _AGAIN or code >= 500:
        return MediaReadError(MediaProblem.BUSY, f"http {code}")
    kind = _FINAL.get(code)
    if kind is None:
        bad_file = code in {400, 415, 422}
        kind = MediaProblem.UNREADABLE if bad_file else MediaProblem.REFUSED
    return MediaReadError(kind, f"http {code}")


def _wants_plain(response: httpx.Response) -> bool:
    return response.status_code in {400, 422} and "response_format" in response.text


def _retry_after(response: httpx.Response) -> float:
    told = response.headers.get("retry-after", "")
    return float(told) if told.isdecimal() else 0.0


def _read(response: httpx.Response) -> dict[str, Any]:
    """The answer's object. Raises MediaReadError where it is none."""
    try:
        answer = response.json() if len(response.content) <= _ANSWER_MAX else None
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict) or not isinstance(answer.get("text"), str):
        raise MediaReadError(MediaProblem.REFUSED, "not an answer of this protocol")
    return answer


def _pieces(answer: dict[str, Any]) -> list[Piece]:
    """The segments; one piece without figures where there are none."""
    segments = answer.get("segments")
    told = segments if isinstance(segments, list) else []
    pieces = [
        Piece(
            text=item["text"],
            start=_number(item.get("start")) or 0.0,
            end=_number(item.get("end")) or 0.0,
            logprob=_number(item.get("avg_logprob")),
            silence=_number(item.get("no_speech_prob")),
            compression=_number(item.get("compression_ratio")),
        )
        for item in told
        if isinstance(item, dict) and isinstance(item.get("text"), str)
    ]
    return pieces or [Piece(text=answer["text"], start=0.0, end=0.0)]


def _number(value: object) -> float | None:
    usual = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if usual else None  # type: ignore[arg-type]  # narrowed above

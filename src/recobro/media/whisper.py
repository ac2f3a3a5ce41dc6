"""A Transcriber on faster-whisper: in the house, on the processor, nothing downloaded.

The extra `voice` brings faster-whisper 1.x (with CTranslate2, PyAV, onnxruntime for
its voice detection). The model is a directory that the operator has put there, as
`ct2-transformers-converter` writes it or as Hugging Face offers it.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import Any

from recobro.media.speech import Piece, check_length, transcript_of
from recobro.ports.media import MediaProblem, MediaReadError, Transcript

RATE = 16_000  # samples a second, as Whisper was trained
BYTES_MAX = 16 * 1024 * 1024
SECONDS_MAX = 90.0
# Without tokenizer.json the library would fetch one from the network.
_FILES = ("model.bin", "config.json", "tokenizer.json")
_BROKEN_FRAMES_MAX = 50

Decode = Callable[[bytes, float], tuple[Any, float]]


class WhisperTranscriber:
    """Hears with a model of the Whisper family; one voice note at a time.

    `directory` holds the model. `audio_seconds_max` is how long a voice note may be,
    `seconds_max` how long the work may take. `library` gives faster-whisper, `decode`
    turns a file into samples and seconds: tests pass their own.
    """

    def __init__(
        self,
        directory: str,
        *,
        audio_seconds_max: float = 180.0,
        seconds_max: float = SECONDS_MAX,
        threads: int = 0,
        library: Callable[[], Any] | None = None,
        decode: Decode | None = None,
    ) -> None:
        self._directory = Path(directory)
        self._audio_seconds_max = audio_seconds_max
        self._seconds_max = seconds_max
        self._threads = threads
        self._library = library or (lambda: importlib.import_module("faster_whisper"))
        self._decode = decode or decoded
        self._model: Any = None
        self._one_at_a_time = threading.Lock()

    @property
    def engine(self) -> str:
        """The library and the name of the model's directory."""
        return f"faster-whisper {self._directory.name}"

    def problem(self) -> str | None:
        """What is missing to hear voice notes, and what mends it."""
        try:
            self._library()
        except ImportError:
            return "faster-whisper is not installed: pip install 'recobro[voice]'"
        lacking = [name for name in _FILES if not (self._directory / name).is_file()]
        if lacking:
            return (
                f"RECOBRO_WHISPER_MODEL={self._directory} has no {', '.join(lacking)}: "
                "put a faster-whisper model there; recobro downloads none"
            )
        return None

    def transcribe(
        self,
        audio: bytes,
        *,
        mime_type: str,  # noqa: ARG002  the content tells
        language: str,
        country: str,  # noqa: ARG002
    ) -> Transcript:
        """What is said. Raises MediaReadError."""
        check_length(audio, seconds_max=self._audio_seconds_max, bytes_max=BYTES_MAX)
        until = monotonic() + self._seconds_max
        if not self._one_at_a_time.acquire(timeout=self._seconds_max):
            raise MediaReadError(MediaProblem.BUSY, "other voice notes are being heard")
        try:
            model = self._open()
            samples, seconds = self._decode(audio, self._audio_seconds_max)
            pieces = self._pieces(model, samples, language, until)
        finally:
            self._one_at_a_time.release()
        return transcript_of(
            pieces, language=language, seconds=seconds, engine=self.engine
        )

    def _open(self) -> Any:
        if self._model is None:
            missing = self.problem()
            if missing:
                raise MediaReadError(MediaProblem.ENGINE_MISSING, missing)
            try:
                self._model = self._library().WhisperModel(
                    str(self._directory),
                    device="cpu",
                    compute_type="int8",
                    cpu_threads=self._threads,
                    local_files_only=True,
                )
            except Exception as error:
                raise MediaReadError(
                    MediaProblem.ENGINE_MISSING,
                    f"{self._directory} is no usable model ({type(error).__name__})",
                ) from error
        return self._model

    def _pieces(
        self, model: Any, samples: Any, language: str, until: float
    ) -> list[Piece]:
        """The segments, heard one by one; the clock is looked at after each."""
        try:
            segments, _info = model.transcribe(
                samples,
                language=language,
                beam_size=5,
                temperature=[0.0, 0.2, 0.4],
                condition_on_previous_text=False,  # no error is carried on
                vad_filter=True,
            )
            return list(_in_time(segments, until))
        except MediaReadError:
            raise
        except MemoryError as error:
            raise MediaReadError(MediaProblem.BUSY, "memory") from error
        except Exception as error:  # the library's errors have no tree of their own
            raise MediaReadError(
                MediaProblem.UNREADABLE, type(error).__name__
            ) from error


def _in_time(segments: Iterable[Any], until: float) -> Iterator[Piece]:
    for segment in segments:
        yield _piece(segment)
        if monotonic() > until:
            raise MediaReadError(MediaProblem.TIMEOUT, "slower than the limit")


def _piece(segment: Any) -> Piece:
    return Piece(
        text=str(segment.text),
        start=float(segment.start),
        end=float(segment.end),
        logprob=float(segment.avg_logprob),
        silence=float(segment.no_speech_prob),
        compression=float(segment.compression_ratio),
    )


def decoded(audio: bytes, seconds_max: float) -> tuple[Any, float]:
    """A file of any usual format as 16 kHz mono samples, and its length in seconds.

    It is decoded piece by piece, so that a small file that lasts for hours is left as
    soon as it is too long. Raises MediaReadError.
    """
    av: Any = importlib.import_module("av")
    numpy: Any = importlib.import_module("numpy")
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    parts: list[Any] = []
    count = 0
    try:
        with av.open(BytesIO(audio), mode="r", metadata_errors="ignore") as container:
            for frame in chain(_frames(av, container), [None]):  # None: what is left
                for piece in resampler.resample(frame):
                    parts.append(piece.to_ndarray().reshape(-1))
                    count += parts[-1].size
                if count > seconds_max * RATE:
                    raise MediaReadError(
                        MediaProblem.TOO_LONG, f"over {seconds_max:.0f} seconds"
                    )
    except (av.FFmpegError, IndexError, ValueError) as error:
        raise MediaReadError(MediaProblem.UNREADABLE, type(error).__name__) from error
    if not count:
        raise MediaReadError(MediaProblem.UNREADABLE, "no sound in it")
    samples = numpy.concatenate(parts).astype(numpy.float32) / 32768.0
    return samples, count / RATE


def _frames(av: Any, container: Any) -> Any:
    """The frames of the first sound; some broken ones are passed over."""
    frames = container.decode(audio=0)
    broken = 0
    while True:
        try:
            yield next(frames)
        except StopIteration:
            return
        except av.error.InvalidDataError:
            broken += 1
            if broken > _BROKEN_FRAMES_MAX:
                return

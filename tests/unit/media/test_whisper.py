"""The transcriber in the house, over a library that only looks like faster-whisper."""

from __future__ import annotations

import importlib
import inspect
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from recobro.media.whisper import RATE, WhisperTranscriber, decoded
from recobro.ports.media import MediaProblem, MediaReadError


@dataclass
class Segment:
    """The fields of faster_whisper.transcribe.Segment (1.2.1) that are read."""

    text: str
    start: float = 0.0
    end: float = 2.0
    avg_logprob: float = -0.1
    compression_ratio: float = 1.2
    no_speech_prob: float = 0.01


class Library:
    """Stands for the module; `WhisperModel` has the signature of version 1.2.1."""

    def __init__(self, *segments: Segment, error: Exception | None = None) -> None:
        library = self
        self.opened: list[dict[str, Any]] = []
        self.asked: list[dict[str, Any]] = []

        class WhisperModel:
            def __init__(
                self,
                model_size_or_path: str,
                device: str = "auto",
                compute_type: str = "default",
                cpu_threads: int = 0,
                local_files_only: bool = False,
            ) -> None:
                library.opened.append(
                    {"path": model_size_or_path, "type": compute_type}
                )
                assert local_files_only

            def transcribe(
                self,
                audio: Any,
                language: str | None = None,
                beam_size: int = 5,
                temperature: Any = 0.0,
                condition_on_previous_text: bool = True,
                vad_filter: bool = False,
            ) -> tuple[Iterator[Segment], object]:
                library.asked.append({"language": language, "vad": vad_filter})
                if error:
                    raise error
                return iter(segments), object()

        self.WhisperModel = WhisperModel


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A directory that has the files of a model."""
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def ears(model: Path, module: Library, **changes: Any) -> WhisperTranscriber:
    given: dict[str, Any] = {
        "library": lambda: module,
        "decode": lambda _audio, _limit: ("samples", 4.0),
    }
    return WhisperTranscriber(str(model), **(given | changes))


def hear(transcriber: WhisperTranscriber, audio: bytes = b"sound") -> Any:
    return transcriber.transcribe(
        audio, mime_type="audio/ogg", language="es", country="MX"
    )


def problem_of(
    transcriber: WhisperTranscriber, audio: bytes = b"sound"
) -> MediaProblem:
    with pytest.raises(MediaReadError) as caught:
        hear(transcriber, audio)
    return caught.value.problem


def test_segments_become_one_text(model: Path) -> None:
    library = Library(Segment(" hola,"), Segment(" ya pagué ", start=2, end=4))
    heard = hear(ears(model, library))
    assert heard.text == "hola, ya pagué"
    assert heard.confidence == pytest.approx(0.905, abs=0.001)  # e to the -0.1
    assert (heard.seconds, heard.language) == (4.0, "es")
    assert library.asked == [{"language": "es", "vad": True}]


def test_model_is_opened_once_for_processor(model: Path) -> None:
    library = Library(Segment("hola"))
    transcriber = ears(model, library)
    hear(transcriber)
    hear(transcriber)
    assert library.opened == [{"path": str(model), "type": "int8"}]


def test_what_is_dreamt_over_silence_goes(model: Path) -> None:
    dreamt = Segment("Subtítulos realizados por la comunidad de Amara.org")
    quiet = Segment("sí sí", avg_logprob=-1.4, no_speech_prob=0.9)
    assert problem_of(ears(model, Library(dreamt, quiet))) is MediaProblem.NOTHING


def test_repetition_halves_the_confidence(model: Path) -> None:
    library = Library(Segment("pago pago pago", avg_logprob=0.0, compression_ratio=3))
    assert hear(ears(model, library)).confidence == 0.5


def test_missing_library_says_how_to_install(model: Path) -> None:
    def absent() -> Any:
        raise ImportError("faster_whisper")

    transcriber = ears(model, Library(), library=absent)
    assert "recobro[voice]" in (transcriber.problem() or "")
    assert problem_of(transcriber) is MediaProblem.ENGINE_MISSING


def test_model_without_tokenizer_is_refused(model: Path) -> None:
    (model / "tokenizer.json").unlink()  # the library would download it
    library = Library(Segment("hola"))
    transcriber = ears(model, library)
    assert "tokenizer.json" in (transcriber.problem() or "")
    assert problem_of(transcriber) is MediaProblem.ENGINE_MISSING
    assert library.opened == []


def test_slow_hearing_is_given_up(model: Path) -> None:
    transcriber = ears(model, Library(Segment("hola")), seconds_max=-1.0)
    # The limit has passed when the first segment comes.
    assert problem_of(transcriber) in {MediaProblem.TIMEOUT, MediaProblem.BUSY}


def test_library_errors_have_a_class(model: Path) -> None:
    broken = ears(model, Library(error=RuntimeError("secret words")))
    with pytest.raises(MediaReadError) as caught:
        hear(broken)
    assert caught.value.problem is MediaProblem.UNREADABLE
    assert "secret" not in str(caught.value)


def test_empty_file_is_unreadable(model: Path) -> None:
    assert problem_of(ears(model, Library()), b"") is MediaProblem.UNREADABLE


def test_too_many_bytes_are_not_opened(model: Path) -> None:
    library = Library()
    huge = b"x" * (16 * 1024 * 1024 + 1)
    assert problem_of(ears(model, library), huge) is MediaProblem.TOO_LARGE
    assert library.opened == []


def test_opus_tells_its_own_length(model: Path) -> None:
    page = b"OggS\x00\x04" + struct.pack("<q", 48_000 * 181) + bytes(12)
    opus = b"OggS" + bytes(24) + b"OpusHead" + bytes(64) + page
    assert problem_of(ears(model, Library()), opus) is MediaProblem.TOO_LONG


def _real() -> Any:
    pytest.importorskip("faster_whisper")
    return importlib.import_module("faster_whisper")


def test_real_library_takes_our_arguments() -> None:
    real = _real().WhisperModel
    for name in ("__init__", "transcribe"):
        ours = set(inspect.signature(getattr(Library().WhisperModel, name)).parameters)
        assert ours <= set(inspect.signature(getattr(real, name)).parameters)


def _ogg(seconds: float) -> bytes:
    """A tone as Ogg Opus, written with PyAV."""
    av: Any = pytest.importorskip("av")
    numpy: Any = pytest.importorskip("numpy")
    from io import BytesIO  # noqa: PLC0415

    out = BytesIO()
    with av.open(out, "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=48_000)
        stream.layout = "mono"
        tone = numpy.sin(numpy.arange(int(48_000 * seconds)) * 0.05) * 8000
        frame = av.AudioFrame.from_ndarray(
            tone.astype("int16").reshape(1, -1), format="s16", layout="mono"
        )
        frame.sample_rate = 48_000
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    return out.getvalue()


def test_real_sound_is_decoded() -> None:
    samples, seconds = decoded(_ogg(2.0), 180.0)
    assert seconds == pytest.approx(2.0, abs=0.1)
    assert samples.size == pytest.approx(2 * RATE, rel=0.05)


def test_real_sound_stops_at_limit() -> None:
    sound = _ogg(5.0)
    with pytest.raises(MediaReadError) as caught:
        decoded(sound, 3.0)
    assert caught.value.problem is MediaProblem.TOO_LONG


def test_noise_is_no_sound() -> None:
    pytest.importorskip("av")
    with pytest.raises(MediaReadError) as caught:
        decoded(b"this is no sound at all" * 50, 180.0)
    assert caught.value.problem is MediaProblem.UNREADABLE

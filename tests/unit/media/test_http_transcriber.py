"""The transcriber over HTTP, against a server of ours on the loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from recobro.media.http_transcriber import HttpTranscriber
from recobro.ports.media import MediaProblem, MediaReadError, Transcript

VERBOSE = {
    "task": "transcribe",
    "language": "spanish",
    "duration": 3.2,
    "text": "mañana les pago",
    "segments": [
        {
            "text": " mañana les pago",
            "start": 0.0,
            "end": 3.2,
            "avg_logprob": -0.2,
            "no_speech_prob": 0.01,
            "compression_ratio": 1.1,
        }
    ],
}


class Server(ThreadingHTTPServer):
    """Answers with what is planned, then with VERBOSE; keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.planned: list[tuple[int, bytes, dict[str, str]]] = []
        self.asked: list[tuple[str, dict[str, str], bytes]] = []
        self.delay = threading.Event()
        self.slow = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def plan(self, status: int, body: object = None, **headers: str) -> None:
        self.planned.append((status, json.dumps(body or {}).encode(), headers))


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, dict(self.headers), body))
        if self.server.slow:
            self.server.delay.wait(5)
            return
        status, answer = 200, json.dumps(VERBOSE).encode()
        headers: dict[str, str] = {}
        if self.server.planned:
            status, answer, headers = self.server.planned.pop(0)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running
        running.delay.set()
        running.shutdown()
        thread.join()


@pytest.fixture
def naps() -> list[float]:
    """How long it waited between its tries."""
    return []


@pytest.fixture
def ears(server: Server, naps: list[float]) -> HttpTranscriber:
    return HttpTranscriber(base_url=server.url, key="sk-canary", sleep=naps.append)


def hear(ears: HttpTranscriber, audio: bytes = b"sound") -> Transcript:
    return ears.transcribe(
        audio, mime_type="audio/ogg; codecs=opus", language="es", country="ES"
    )


def problem_of(ears: HttpTranscriber) -> MediaProblem:
    with pytest.raises(MediaReadError) as caught:
        hear(ears)
    assert "canary" not in str(caught.value)
    return caught.value.problem


def test_request_is_that_of_protocol(server: Server, ears: HttpTranscriber) -> None:
    heard = hear(ears)
    ((path, headers, body),) = server.asked
    assert path == "/v1/audio/transcriptions"
    assert headers["Authorization"] == "Bearer sk-canary"
    for part in (
        b'name="model"',
        b"whisper-1",
        b"verbose_json",
        b'"voice.ogg"',
        b"sound",
    ):
        assert part in body
    assert heard.text == "mañana les pago"
    assert heard.confidence == pytest.approx(0.819, abs=0.001)  # e to the -0.2
    assert heard.seconds == 3.2


def test_base_url_may_end_in_version(server: Server) -> None:
    hear(HttpTranscriber(base_url=f"{server.url}/v1/"))
    assert server.asked[0][0] == "/v1/audio/transcriptions"
    assert "Authorization" not in server.asked[0][1]


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_temporary_failures_are_tried_again(
    server: Server, ears: HttpTranscriber, naps: list[float], status: int
) -> None:
    server.plan(status)
    assert hear(ears).text == "mañana les pago"
    assert naps == [0.5]


def test_three_failures_are_busy(
    server: Server, ears: HttpTranscriber, naps: list[float]
) -> None:
    for _ in range(3):
        server.plan(503)
    assert problem_of(ears) is MediaProblem.BUSY
    assert len(server.asked) == 3
    assert naps == [0.5, 1.0]


def test_provider_says_how_long_to_wait(
    server: Server, ears: HttpTranscriber, naps: list[float]
) -> None:
    server.plan(429, retry_after="4")
    server.plan(429, retry_after="900")  # longer than anybody waits
    hear(ears)
    assert naps == [4.0, 8.0]


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (400, MediaProblem.UNREADABLE),
        (401, MediaProblem.REFUSED),
        (403, MediaProblem.REFUSED),
        (404, MediaProblem.REFUSED),
        (413, MediaProblem.TOO_LARGE),
        (415, MediaProblem.UNREADABLE),
        (302, MediaProblem.REFUSED),
    ],
)
def test_final_answers_are_not_repeated(
    server: Server, ears: HttpTranscriber, status: int, problem: MediaProblem
) -> None:
    server.plan(status, {"error": {"message": "no"}})
    assert problem_of(ears) is problem
    assert len(server.asked) == 1


def test_model_without_segments_gives_plain(
    server: Server, ears: HttpTranscriber
) -> None:
    server.plan(400, {"error": {"message": "response_format is not compatible"}})
    server.plan(200, {"text": "ya pagué"})
    heard = hear(ears)
    assert (heard.text, heard.confidence) == ("ya pagué", None)


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"text": 3}', b"[" * 9000])
def test_answers_of_no_protocol_are_refused(
    server: Server, ears: HttpTranscriber, body: bytes
) -> None:
    server.planned.append((200, body, {}))
    assert problem_of(ears) is MediaProblem.REFUSED


def test_slow_server_is_given_up(server: Server) -> None:
    server.slow = True
    ears = HttpTranscriber(base_url=server.url, seconds_max=0.3)
    assert problem_of(ears) is MediaProblem.TIMEOUT


def test_nobody_there_is_busy(naps: list[float]) -> None:
    ears = HttpTranscriber(base_url="http://127.0.0.1:9", sleep=naps.append)
    assert problem_of(ears) is MediaProblem.BUSY


def test_silence_is_nothing(server: Server, ears: HttpTranscriber) -> None:
    server.plan(200, {"text": "", "segments": []})
    assert problem_of(ears) is MediaProblem.NOTHING


def test_longer_than_limit_is_refused(server: Server) -> None:
    ears = HttpTranscriber(base_url=server.url, audio_seconds_max=3.0)
    assert problem_of(ears) is MediaProblem.TOO_LONG  # it lasts 3.2 seconds

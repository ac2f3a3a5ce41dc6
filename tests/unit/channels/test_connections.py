"""Kept connections: one request in one piece, and each way in which it fails."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import httpx
import pytest

from recobro.channels.whatsapp.answers import RawAnswer
from recobro.channels.whatsapp.connections import Connections, needs_proxy

OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"


class Server:
    """A server of canned answers; `heard` are the requests, `met` the connections."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.met = 0
        self.answer: Callable[[socket.socket], None] = lambda s: s.sendall(OK)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                peer, _ = self._listener.accept()
                self.met += 1
                threading.Thread(target=self._talk, args=(peer,), daemon=True).start()

    def _talk(self, peer: socket.socket) -> None:
        with suppress(OSError), peer:
            while request := peer.recv(65536):
                self.heard.append(request)
                self.answer(peer)

    def close(self) -> None:
        self._listener.close()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def connections(server: Server, **changes: float) -> Connections:
    given = {"connect": 30.0, "read": 30.0, "idle": 60.0} | changes
    return Connections(httpx.URL(f"http://127.0.0.1:{server.port}"), **given)


def post(pool: Connections) -> RawAnswer:
    return pool.post("/v26.0/1/messages", b'{"a":1}', {"authorization": "Bearer t"})


def test_request_is_whole_and_plain(server: Server) -> None:
    answer = post(connections(server))
    assert (answer.status, answer.content, answer.retry_after) == (200, b"{}", None)
    (request,) = server.heard
    head, _, body = request.partition(b"\r\n\r\n")
    assert body == b'{"a":1}'
    lines = head.decode().splitlines()
    assert lines[0] == "POST /v26.0/1/messages HTTP/1.1"
    assert {
        f"host: 127.0.0.1:{server.port}", "authorization: Bearer t",
        "content-length: 7",
    } < set(lines)  # fmt: skip


def test_connection_serves_again(server: Server) -> None:
    pool = connections(server)
    for _ in range(5):
        post(pool)
    assert (len(server.heard), server.met) == (5, 1)


def test_idle_connection_is_not_used_again(server: Server) -> None:
    pool = connections(server, idle=0.05)
    post(pool)
    time.sleep(0.1)
    post(pool)
    assert server.met == 2


def test_connection_closed_over_there_is_noticed(server: Server) -> None:
    left = threading.Semaphore(0)

    def answer_and_leave(peer: socket.socket) -> None:
        peer.sendall(OK)
        peer.shutdown(socket.SHUT_RDWR)
        left.release()

    server.answer = answer_and_leave
    pool = connections(server)
    for _ in range(3):
        assert post(pool).status == 200
        assert left.acquire(timeout=30)
    assert server.met == 3


def test_wish_to_wait_is_passed_on(server: Server) -> None:
    server.answer = lambda peer: peer.sendall(
        b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\ncontent-length: 0\r\n\r\n"
    )
    answer = post(connections(server))
    assert (answer.status, answer.retry_after) == (429, "7")


def test_chunked_answer_is_read(server: Server) -> None:
    server.answer = lambda peer: peer.sendall(
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
        b"1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"
    )
    pool = connections(server)
    assert post(pool).content == b"{}"
    assert post(pool).content == b"{}"


def test_nobody_there_is_a_connect_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    nobody = Connections(
        httpx.URL(f"http://127.0.0.1:{port}"), connect=1, read=1, idle=1
    )
    with pytest.raises(httpx.ConnectError):
        post(nobody)


def test_silence_is_a_read_timeout(server: Server) -> None:
    server.answer = lambda _: None
    with pytest.raises(httpx.ReadTimeout):
        post(connections(server, read=0.1))


@pytest.mark.parametrize(
    "answer",
    [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"],
)
def test_broken_answer_is_a_read_error(server: Server, answer: bytes) -> None:
    """The message may be on its way: whoever calls must not call again."""

    def break_off(peer: socket.socket) -> None:
        peer.sendall(answer)
        peer.close()

    server.answer = break_off
    with pytest.raises(httpx.ReadError):
        post(connections(server))


def test_endless_answer_is_refused(server: Server) -> None:
    size = (1 << 20) + 1
    server.answer = lambda peer: peer.sendall(
        b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % size + b"x" * size
    )
    with pytest.raises(httpx.ReadError, match="does not end"):
        post(connections(server))


def test_closed_connections_serve_nobody(server: Server) -> None:
    pool = connections(server)
    post(pool)
    pool.close()
    with pytest.raises(RuntimeError, match="closed"):
        post(pool)


def test_proxy_of_the_environment_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    meta = httpx.URL("https://graph.example.com")
    assert not needs_proxy(meta)
    monkeypatch.setenv("https_proxy", "http://proxy.example.com:3128")
    assert needs_proxy(meta)
    monkeypatch.setenv("no_proxy", "example.com")
    assert not needs_proxy(meta)

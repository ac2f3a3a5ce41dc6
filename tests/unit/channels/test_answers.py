"""Answers: read quickly where they are usual, and as the standard library does."""

from __future__ import annotations

import http.client
import io
import socket
from collections.abc import Callable
from itertools import pairwise
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.channels.whatsapp.answers import (
    EndlessAnswerError,
    RawAnswer,
    read_answer,
)


class Pieces:
    """A connection from which an answer comes in these pieces, and then ends."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.left = [piece for piece in pieces if piece]

    def recv(self, size: int) -> bytes:
        if not self.left:
            return b""
        piece = self.left.pop(0)
        if len(piece) > size:
            self.left.insert(0, piece[size:])
        return piece[:size]

    def recv_into(self, buffer: memoryview) -> int:
        piece = self.recv(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def makefile(self, _mode: str) -> io.BytesIO:
        return io.BytesIO(b"".join(self.left))


def read(*pieces: bytes) -> RawAnswer:
    return read_answer(cast("socket.socket", Pieces(list(pieces))))


def by_the_library(whole: bytes) -> tuple[int, bytes, str | None]:
    """What the standard library makes of an answer."""
    connection = cast("socket.socket", Pieces([whole]))
    response = http.client.HTTPResponse(connection, method="POST")
    response.begin()
    wait = response.headers.get("retry-after")
    return response.status, response.read(), wait and wait.strip()


def cut(whole: bytes, places: list[int]) -> list[bytes]:
    """The whole in pieces, cut at these places."""
    marks = sorted({min(place, len(whole)) for place in places} | {0, len(whole)})
    return [whole[a:b] for a, b in pairwise(marks)]


bodies = st.binary(max_size=60)
statuses = st.sampled_from([200, 201, 400, 404, 429, 500, 503])
extras = st.sampled_from(
    [
        b"",
        b"Retry-After: 7\r\n",
        b"retry-after:  7 \r\n",
        b"X-Long: a\r\n  and on\r\n",
        b"connection: keep-alive\r\nserver: \xe9\r\n",
        b"CONTENT-TYPE: application/json\r\n",
    ]
)


def with_length(body: bytes) -> tuple[bytes, bytes]:
    return b"Content-Length: %d\r\n" % len(body), body


def in_chunks(body: bytes) -> tuple[bytes, bytes]:
    chunk = b"%x\r\n%b\r\n" % (len(body), body) if body else b""
    return b"Transfer-Encoding: chunked\r\n", chunk + b"0\r\n\r\n"


@given(
    status=statuses,
    extra=extras,
    body=bodies,
    framed=st.sampled_from([with_length, in_chunks, lambda body: (b"", body)]),
    places=st.lists(st.integers(0, 300), max_size=6),
)
def test_any_pieces_give_the_library_answer(
    status: int,
    extra: bytes,
    body: bytes,
    framed: Callable[[bytes], tuple[bytes, bytes]],
    places: list[int],
) -> None:
    header, wire = framed(body)
    whole = b"HTTP/1.1 %d Told\r\n" % status + extra + header + b"\r\n" + wire
    answer = read(*cut(whole, places))
    assert answer.content == body
    found = (answer.status, answer.content, answer.retry_after)
    assert found == by_the_library(whole)


def test_usual_answer_keeps_the_connection() -> None:
    assert not read(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").last


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nConnection: Close\r\ncontent-length: 2\r\n\r\n{}",
        b"HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\n\r\n{}",  # as long as the connection
    ],
)
def test_last_answer_ends_the_connection(answer: bytes) -> None:
    assert (read(answer).content, read(answer).last) == (b"{}", True)


def test_more_than_was_asked_ends_it_too() -> None:
    """What follows would be taken for the answer to the next request."""
    answer = read(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}HTTP/1.1 200 OK")
    assert (answer.content, answer.last) == (b"{}", True)


def test_answer_before_the_answer_is_skipped() -> None:
    answer = read(
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"
    )
    assert (answer.status, answer.content) == (200, b"{}")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\n{",
        b"nonsense\r\n\r\n",
    ],
)
def test_broken_off_answer_is_none(answer: bytes) -> None:
    with pytest.raises(http.client.HTTPException):
        read(answer)


def test_two_lengths_are_left_to_the_library() -> None:
    answer = read(
        b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 2\r\n\r\n{}"
    )
    assert answer.content == b"{}"


@pytest.mark.parametrize("header", [b"content-length: 2000000", b"connection: close"])
def test_answer_without_end_is_refused(header: bytes) -> None:
    whole = b"HTTP/1.1 200 OK\r\n" + header + b"\r\n\r\n" + b"x" * 2_000_000
    with pytest.raises(EndlessAnswerError):
        read(whole)

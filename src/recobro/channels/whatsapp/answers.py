"""One answer to one request, read from a connection of our own.

Nearly every answer is a short one with its length in its head, and comes in one piece.
The standard library reads it through its e-mail parser, which costs more than all else
about a call. So that kind is read here; whatever else comes (in chunks, to the end of
the connection, of an older protocol) is handed to the standard library, with what was
read of it already.
"""

from __future__ import annotations

import http.client
import io
import re
import socket
from dataclasses import dataclass
from typing import cast

# More than any answer of an API; a longer one is none.
LONGEST_ANSWER = 1 << 20
_AT_ONCE = 1 << 16
_HEAD_END = b"\r\n\r\n"
# Statuses that have a body and end their request (RFC 9112, 6.3).
_STATUS = re.compile(rb"HTTP/1\.1 (20[0-3]|30[0-3]|30[5-9]|[45][0-9]{2})[ \r]")
# A line that goes on in the next one, or ends in half a line break, is not usual.
_UNUSUAL = re.compile(rb"\n[ \t]|[^\r]\n|\r[^\n]")
_HEADER = re.compile(
    rb"\r\n(content-length|transfer-encoding|connection|retry-after):[ \t]*([^\r]*)",
    re.IGNORECASE,
)
_LENGTH = re.compile(rb"[0-9]{1,9}")


class EndlessAnswerError(Exception):
    """An answer that is longer than any that an API gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawAnswer:
    """What came back: the status, the body, and the header that asks to wait.

    `last` says that the connection serves no further request.
    """

    status: int
    content: bytes
    retry_after: str | None
    last: bool = False


def read_answer(connection: socket.socket) -> RawAnswer:
    """The answer to a POST. Raises OSError, HTTPException, EndlessAnswerError."""
    begun = connection.recv(_AT_ONCE)
    usual = _head_of(begun)
    if usual is None:
        return _any_answer(connection, begun)
    status, length, body, headers = usual
    if length > LONGEST_ANSWER:
        raise EndlessAnswerError("the answer does not end")
    while len(body) < length:
        more = connection.recv(_AT_ONCE)
        if not more:
            raise http.client.IncompleteRead(body, length - len(body))
        body += more
    wait = headers.get(b"retry-after")
    return RawAnswer(
        status=status,
        content=body[:length],
        retry_after=None if wait is None else wait.decode("latin-1"),
        last=len(body) > length or b"close" in headers.get(b"connection", b"").lower(),
    )


def _head_of(begun: bytes) -> tuple[int, int, bytes, dict[bytes, bytes]] | None:
    """Status, length, begun body and headers; None where the answer is not usual."""
    head, end, body = begun.partition(_HEAD_END)
    status = _STATUS.match(head)
    if not end or status is None or _UNUSUAL.search(head):
        return None
    found = _HEADER.findall(head)
    headers = {name.lower(): value.strip() for name, value in found}
    length = headers.get(b"content-length", b"")
    if (
        len(headers) < len(found)  # one of them came twice
        or b"transfer-encoding" in headers
        or not _LENGTH.fullmatch(length)
    ):
        return None
    return int(status[1]), int(length), body, headers


def _any_answer(connection: socket.socket, begun: bytes) -> RawAnswer:
    """What the standard library makes of it."""
    again = cast("socket.socket", _ReadAgain(connection, begun))
    response = http.client.HTTPResponse(again, method="POST")
    response.begin()
    body = response.read(LONGEST_ANSWER + 1)
    if len(body) > LONGEST_ANSWER:
        raise EndlessAnswerError("the answer does not end")
    if response.length:
        raise http.client.IncompleteRead(body, response.length)
    wait = response.headers.get("retry-after")
    return RawAnswer(
        status=response.status,
        content=body,
        retry_after=None if wait is None else wait.strip(),
        last=response.will_close,
    )


class _ReadAgain(io.RawIOBase):
    """A connection from which something was read already; that comes first."""

    def __init__(self, connection: socket.socket, begun: bytes) -> None:
        self._connection, self._begun = connection, begun

    def makefile(self, _mode: str) -> io.BufferedReader:
        """What the standard library asks a socket for."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        if not self._begun:
            return self._connection.recv_into(view)
        count = min(len(view), len(self._begun))
        view[:count] = self._begun[:count]
        self._begun = self._begun[count:]
        return count

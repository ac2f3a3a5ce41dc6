"""Posts webhooks as fast as they are taken: a process of its own, as lean as can be.

`python -m recobro.bench.load HOST PORT CONNECTIONS PACE` reads frames from standard
input (four bytes of length, then a request as it goes over the wire), posts them over
connections that stay open, each waiting for the answer to its last, and prints one JSON
object: seconds in all, the seconds of each request, and how often each status. With a
pace of so many a second, a request is due at its moment whether or not a connection is
free, and its time counts from then.

It imports nothing of recobro, and no HTTP library: what it takes from the machine would
be taken from what it measures.
"""

from __future__ import annotations

import contextlib
import json
import re
import selectors
import socket
import struct
import sys
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import BinaryIO

_STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")
_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)
_SILENCE_SECONDS = 30.0


class NoAnswerError(Exception):
    """The server closed a connection, or said nothing for too long."""


@dataclass(slots=True)
class _Line:
    """One connection: what it still has to write, what it has read, when it asked."""

    socket: socket.socket
    to_write: bytes = b""
    read: bytearray = field(default_factory=bytearray)
    asked_at: float = 0.0


@dataclass(slots=True)
class Told:
    """What came of the requests."""

    laps: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def requests_from(stream: BinaryIO) -> deque[bytes]:
    """All frames of a stream."""
    requests: deque[bytes] = deque()
    while head := stream.read(4):
        (length,) = struct.unpack(">I", head)
        requests.append(stream.read(length))
    return requests


def frame(request: bytes) -> bytes:
    """A request as `requests_from` reads it."""
    return struct.pack(">I", len(request)) + request


def post_all(
    host: str, port: int, requests: deque[bytes], connections: int, pace: float = 0
) -> Told:
    """Post everything; raises NoAnswerError."""
    told = Told()
    selector = selectors.DefaultSelector()
    lines = [
        _Line(socket=socket.create_connection((host, port)))
        for _ in range(min(connections, len(requests)))
    ]
    for line in lines:
        line.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        line.socket.setblocking(False)
        selector.register(line.socket, selectors.EVENT_READ, line)
    began = time.perf_counter()
    count, asked = len(requests), 0
    idle = deque(lines)
    while len(told.laps) < count:
        now = time.perf_counter()
        while idle and requests:
            due = began + asked / pace if pace else now
            if due > now:
                break
            _ask(idle.popleft(), requests.popleft(), due, selector)
            asked += 1
        wait = _SILENCE_SECONDS
        if idle and requests:
            wait = max(0.0, began + asked / pace - time.perf_counter())
        ready = selector.select(wait)
        if not ready and wait == _SILENCE_SECONDS:
            raise NoAnswerError("no answer")
        for key, event in ready:
            line = key.data
            if event & selectors.EVENT_WRITE:
                _write(line, selector)
            if event & selectors.EVENT_READ and _answered(line, told):
                idle.append(line)
    for line in lines:
        line.socket.close()
    told.seconds = time.perf_counter() - began
    return told


def _ask(
    line: _Line, request: bytes, due: float, selector: selectors.BaseSelector
) -> None:
    line.to_write = request
    line.asked_at = due
    _write(line, selector)


def _write(line: _Line, selector: selectors.BaseSelector) -> None:
    waited = len(line.to_write)
    with contextlib.suppress(BlockingIOError):
        line.to_write = line.to_write[line.socket.send(line.to_write) :]
    events = selectors.EVENT_READ
    if line.to_write:
        events |= selectors.EVENT_WRITE
    if line.to_write or waited:
        key = selector.get_key(line.socket)
        if key.events != events:
            selector.modify(line.socket, events, line)


def _answered(line: _Line, told: Told) -> bool:
    """Read what there is; whether the answer is whole."""
    data = line.socket.recv(65_536)
    if not data:
        raise NoAnswerError("the connection was closed")
    line.read += data
    end = line.read.find(b"\r\n\r\n")
    if end < 0:
        return False
    length = _LENGTH.search(line.read, 0, end + 2)
    if len(line.read) < end + 4 + (int(length.group(1)) if length else 0):
        return False
    status = _STATUS.match(line.read)
    told.statuses[status.group(1).decode() if status else "?"] += 1
    told.laps.append(time.perf_counter() - line.asked_at)
    line.read.clear()
    return True


def main() -> None:
    """Read the requests, post them, tell."""
    host, port, connections = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    requests = requests_from(sys.stdin.buffer)
    told = post_all(host, port, requests, connections, pace=float(sys.argv[4]))
    json.dump(
        {
            "seconds": told.seconds,
            "laps": [round(lap, 6) for lap in told.laps],
            "statuses": dict(told.statuses),
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()

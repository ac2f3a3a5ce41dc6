"""Kept connections to one server, for the call that is made for every message.

httpx does much for a request that a POST to one known address does not need, and at
hundreds of messages a second that is most of what a message costs. This is the
standard library's client with a pool around it. It knows no proxy and follows no
redirect; where one is set up, httpx serves (see `GraphApi`). What goes wrong comes as
httpx names it, so that there is one table of what each failure means.
"""

from __future__ import annotations

import http.client
import select
import socket
import ssl
import threading
import time
from collections import deque
from collections.abc import Mapping
from urllib.request import getproxies, proxy_bypass

import httpx

from recobro.channels.whatsapp.answers import (
    EndlessAnswerError,
    RawAnswer,
    read_answer,
)


class Connections:
    """Kept connections to the server of one address; safe to share between threads.

    `read` and `connect` are seconds; a connection that was idle for `idle` seconds is
    not used again, because the other side may be closing it just then.
    """

    def __init__(
        self, address: httpx.URL, *, connect: float, read: float, idle: float
    ) -> None:
        self._host = address.host
        self._port = address.port or (443 if address.scheme == "https" else 80)
        self._authority = address.netloc.decode("ascii")
        self._context: ssl.SSLContext | None = None
        if address.scheme == "https":
            self._context = httpx.create_ssl_context()
        self._connect, self._read, self._idle = connect, read, idle
        self._kept: deque[tuple[float, socket.socket]] = deque()
        self._closed = threading.Event()

    def post(self, path: str, content: bytes, headers: Mapping[str, str]) -> RawAnswer:
        """POST a body. Raises httpx.RequestError; ConnectError if nothing was sent."""
        if self._closed.is_set():
            raise RuntimeError("these connections are closed")
        connection = self._take() or self._open()
        try:
            # in one piece: two writes are two packets, and two wake-ups over there
            connection.sendall(self._head(path, len(content), headers) + content)
            answer = read_answer(connection)
        except TimeoutError as error:
            connection.close()
            raise httpx.ReadTimeout(str(error) or "no answer in time") from error
        except (OSError, http.client.HTTPException, EndlessAnswerError) as error:
            connection.close()
            raise httpx.ReadError(str(error) or type(error).__name__) from error
        if answer.last or self._closed.is_set():
            connection.close()
        else:
            self._kept.append((time.monotonic(), connection))
        return answer

    def _head(self, path: str, length: int, headers: Mapping[str, str]) -> bytes:
        lines = [f"POST {path} HTTP/1.1", f"host: {self._authority}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        lines += [f"content-length: {length}", "accept-encoding: identity", "", ""]
        return "\r\n".join(lines).encode("ascii")

    def close(self) -> None:
        """Close what is kept; what is in use closes after its answer."""
        self._closed.set()
        while self._kept:
            self._kept.popleft()[1].close()

    def __del__(self) -> None:
        """Leave no open socket to the garbage collector."""
        self.close()

    def _take(self) -> socket.socket | None:
        """A kept connection that is still open, the one used last."""
        while True:
            try:
                since, connection = self._kept.pop()
            except IndexError:
                return None
            fresh = time.monotonic() - since < self._idle
            if fresh and not _is_readable(connection):
                return connection
            connection.close()

    def _open(self) -> socket.socket:
        try:
            opened = socket.create_connection((self._host, self._port), self._connect)
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._context is not None:
                opened = self._context.wrap_socket(opened, server_hostname=self._host)
        except TimeoutError as error:
            raise httpx.ConnectTimeout(str(error) or "no connection") from error
        except OSError as error:
            raise httpx.ConnectError(str(error)) from error
        opened.settimeout(self._read)
        return opened


def needs_proxy(address: httpx.URL) -> bool:
    """Whether the environment sends requests to this address through a proxy."""
    proxies = getproxies()
    named = proxies.get(address.scheme) or proxies.get("all")
    return bool(named) and not proxy_bypass(address.host)


def _is_readable(connection: socket.socket) -> bool:
    """Whether something waits to be read: an idle connection has only its end."""
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(0))

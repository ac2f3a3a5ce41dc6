"""The body of a request, whole and in memory, within limits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]

# Of what is too large, so much is still read: a client that is cut off while it writes
# does not see our answer.
_READ_AND_FORGOTTEN_MAX = 16 * 1024 * 1024
_SECONDS_MAX = 30.0


class TooLargeError(Exception):
    """The body is larger than we take."""


class ClientGoneError(Exception):
    """The client left before all was said, or was too slow in saying it."""


class TooMuchAtOnceError(Exception):
    """Bodies that are still coming fill the memory set aside for them."""


class BodyReader:
    """Reads bodies of at most `limit` bytes each, and `at_once` while they come.

    Before a body is whole nobody can say who sent it: strangers may fill no more.
    """

    def __init__(self, *, limit: int, at_once: int = 256 * 1024 * 1024) -> None:
        self._limit = limit
        self._at_once = at_once
        self._held = 0

    async def read(self, receive: Receive, *, announced: int | None) -> bytes:
        """The whole body; `announced` is the Content-Length, where there is one.

        Raises TooLargeError, ClientGoneError, TooMuchAtOnceError.
        """
        first = await receive()
        if not first.get("more_body") and first["type"] == "http.request":
            body: bytes = first.get("body", b"")
            if len(body) > self._limit:
                raise TooLargeError
            return body
        try:
            async with asyncio.timeout(_SECONDS_MAX):
                return await self._read_on(first, receive, announced or 0)
        except TimeoutError:
            raise ClientGoneError from None

    async def _read_on(
        self, message: Message, receive: Receive, announced: int
    ) -> bytes:
        parts: list[bytes] = []
        size = kept = 0
        try:
            while True:
                if message["type"] == "http.disconnect":
                    raise ClientGoneError
                part: bytes = message.get("body", b"")
                size += len(part)
                if max(size, announced) <= self._limit:
                    parts.append(part)
                    kept += len(part)
                    self._held += len(part)
                    if self._held > self._at_once:
                        raise TooMuchAtOnceError
                elif size > _READ_AND_FORGOTTEN_MAX:
                    raise TooLargeError
                if not message.get("more_body"):
                    break
                message = await receive()
        finally:
            self._held -= kept
        if max(size, announced) > self._limit:
            raise TooLargeError
        return b"".join(parts)

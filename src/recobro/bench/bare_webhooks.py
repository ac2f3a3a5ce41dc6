"""What our own web process is compared with: check, insert, commit, answer; no more.

`python -m recobro.bench.bare_webhooks DSN PORT` serves a bare ASGI application with the
same server. It knows one secret and one table, and each webhook is a transaction on one
of four connections.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import os
import sys
from typing import Any
from uuid import uuid4

import psycopg
import uvicorn

TABLE = "bench_bare_webhook"
SECRET = "RECOBRO_BENCH_APP_SECRET"  # noqa: S105  the name of a variable
_CONNECTIONS = 4
_INSERT = f"insert into {TABLE} (id, body) values (%s, %s)"  # noqa: S608


class BareWebhooks:
    """The application."""

    def __init__(self, address: str, secret: bytes) -> None:
        self._address = address
        self._secret = secret
        self._free: asyncio.Queue[psycopg.AsyncConnection[Any]] = asyncio.Queue()

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """One request, or the start and the end of the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        given = dict(scope["headers"]).get(b"x-hub-signature-256", b"")
        digest = hmac.new(self._secret, body, hashlib.sha256).hexdigest().encode()
        status = 403
        if hmac.compare_digest(given, b"sha256=" + digest):
            connection = await self._free.get()
            await connection.execute(_INSERT, (uuid4(), body))
            self._free.put_nowait(connection)
            status = 200
        headers = [(b"content-length", b"0")]
        await send(
            {"type": "http.response.start", "status": status, "headers": headers}
        )
        await send({"type": "http.response.body", "body": b""})

    async def _live(self, receive: Any, send: Any) -> None:
        await receive()
        for _ in range(_CONNECTIONS):
            connection = await psycopg.AsyncConnection.connect(
                self._address, autocommit=True
            )
            self._free.put_nowait(connection)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        while not self._free.empty():
            await self._free.get_nowait().close()
        await send({"type": "lifespan.shutdown.complete"})


def main() -> None:
    """Serve until told to stop."""
    application = BareWebhooks(sys.argv[1], os.environ[SECRET].encode())
    uvicorn.run(
        application,
        host="127.0.0.1",
        port=int(sys.argv[2]),
        log_level="warning",
        access_log=False,
        lifespan="on",
    )


if __name__ == "__main__":
    main()

"""Webhooks: the raw bytes are verified, stored and answered in milliseconds.

An ASGI application of its own, before Django: no session, no middleware, no thread. A
wrong signature gets 403 and a body over 4 MB 413; of both only a count is kept.
Whatever is signed is stored and answered with 200, even if we cannot read it: asking
the provider to send it again for a week would change nothing. 503 means that it is not
stored, because too much waits or the database is away: the provider sends it again.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

from django.db import connection

from recobro.actions.receive_event import GATEWAY_SOURCE
from recobro.actions.store_events import EventWriter, NotStoredError
from recobro.domain.messages import Channel
from recobro.environment import MissingSecretError, secret
from recobro.ports.services import NotConfiguredError, Services
from recobro.storage.clock import MachineClock
from recobro.storage.events import NewEvent, Refusal
from recobro.web.webhooks.bodies import (
    BodyReader,
    ClientGoneError,
    Message,
    Receive,
    TooLargeError,
    TooMuchAtOnceError,
)
from recobro.web.webhooks.companies import Companies, Company
from recobro.wiring import verify_subscription

log = logging.getLogger(__name__)

Scope = Mapping[str, Any]
Send = Callable[[Message], Awaitable[None]]

# Meta's largest is 3 MB.
BODY_MAX = 4 * 1024 * 1024
_ADDRESS = re.compile(r"/webhooks/(whatsapp|payments)/([-a-zA-Z0-9_]+)")
_SOURCES = {"whatsapp": Channel.WHATSAPP.value, "payments": GATEWAY_SOURCE}
_METHODS = {"whatsapp": ("GET", "POST"), "payments": ("POST",)}
_TEXT = (b"content-type", b"text/plain; charset=utf-8")
_AS_IT_IS = (b"x-content-type-options", b"nosniff")
_DONE = (200, b"ok")

Answer = tuple[int, bytes]


class Webhooks:
    """The application; `services` is asked for once, in a thread, at the first use."""

    def __init__(
        self,
        services: Callable[[], Services],
        writer: EventWriter | None = None,
        companies: Companies | None = None,
    ) -> None:
        self._open_services = services
        self._services: Services | None = None
        self._writer = writer or EventWriter()
        self._companies = companies or Companies()
        self._bodies = BodyReader(limit=BODY_MAX)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request below /webhooks/."""
        found = _ADDRESS.fullmatch(scope["path"])
        if found is None:
            await _answer(send, (404, b""))
            return
        kind, slug = found.groups()
        if scope["method"] not in _METHODS[kind]:
            await _answer(send, (405, b""), allow=_METHODS[kind])
            return
        try:
            answer = await self._answer_to(scope, receive, kind, slug)
        except ClientGoneError:
            return
        except Exception:
            log.exception("a webhook for %s", kind)
            answer = 503, b""
        await _answer(send, answer)

    async def open(self) -> None:
        """Load what answering needs, so that the first webhook does not wait for it."""
        if self._services is None:
            self._services = await asyncio.to_thread(self._open_services)

    async def close(self) -> None:
        """Store what waits, then take nothing more."""
        await self._writer.close()

    async def _answer_to(
        self, scope: Scope, receive: Receive, kind: str, slug: str
    ) -> Answer:
        company = await self._companies.find(slug)
        if company is None:
            return 404, b""
        if scope["method"] == "GET":
            return _handshake(scope, company)
        return await self._take(scope, receive, company, _SOURCES[kind])

    async def _take(
        self, scope: Scope, receive: Receive, company: Company, source: str
    ) -> Answer:
        headers = _headers(scope)
        try:
            body = await self._bodies.read(
                receive, announced=_whole(headers.get("content-length"))
            )
        except TooLargeError:
            await self._refuse(company, source, "too_large")
            return 413, b""
        except TooMuchAtOnceError:
            log.warning("too many bodies come at once")
            return 503, b""
        now = await self._now()
        try:
            valid = self._is_signed(company, source, body, headers, now)
        except NotConfiguredError as error:
            log.warning("a webhook for what is not set up: %s", error)
            return 503, b""
        if not valid:
            await self._refuse(company, source, "signature")
            return 403, b""
        event = NewEvent(
            tenant_id=company.tenant_id, source=source, body=body, received_at=now
        )
        try:
            await self._writer.keep(event)
        except NotStoredError as error:
            log.warning("a webhook is not stored: %s", error)
            return 503, b""
        return _DONE

    def _is_signed(
        self,
        company: Company,
        source: str,
        body: bytes,
        headers: Mapping[str, str],
        now: datetime,
    ) -> bool:
        """Raises NotConfiguredError."""
        services = self._services
        assert services is not None  # `_now` opened them
        if source == GATEWAY_SOURCE:
            gateway = services.open_gateway(company.options)
            return gateway.signature_is_valid(body, headers, now)
        channel = services.open_channel(Channel(source), company.options)
        return channel.signature_is_valid(body, headers)

    async def _refuse(self, company: Company, source: str, reason: str) -> None:
        """Count it; where that cannot be, the refusal stands all the same."""
        now = await self._now()
        try:
            await self._writer.count(
                Refusal(
                    tenant_id=company.tenant_id,
                    source=source,
                    day=now.date(),
                    reason=reason,
                )
            )
        except NotStoredError as error:
            log.warning("a refusal was not counted: %s", error)

    async def _now(self) -> datetime:
        """The demo's clock is a row of the database and read in a thread."""
        await self.open()
        assert self._services is not None
        clock = self._services.clock
        if isinstance(clock, MachineClock):
            return clock.now()

        def read() -> datetime:
            try:
                return clock.now()
            finally:
                connection.close()

        return await asyncio.to_thread(read)


def _handshake(scope: Scope, company: Company) -> Answer:
    """Meta's check that the address is ours: echo its challenge."""
    options = company.options.get("whatsapp", {})
    try:
        expected = secret(options["verify_token_env"])
    except (KeyError, MissingSecretError):
        return 403, b""
    asked = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    challenge = verify_subscription(
        asked.get("hub.mode"),
        asked.get("hub.verify_token"),
        asked.get("hub.challenge"),
        expected,
    )
    if challenge is None:
        return 403, b""
    return 200, challenge.encode("utf-8", "replace")


def _headers(scope: Scope) -> dict[str, str]:
    """Names come in lower case. One that is there twice is joined, as by any proxy."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]},{value}" if name in headers else value
    return headers


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


async def _answer(send: Send, answer: Answer, *, allow: tuple[str, ...] = ()) -> None:
    status, body = answer
    headers = [_TEXT, _AS_IT_IS, (b"content-length", str(len(body)).encode())]
    if allow:
        headers.append((b"allow", ", ".join(allow).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

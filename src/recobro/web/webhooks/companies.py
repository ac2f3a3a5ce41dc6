"""Whose webhooks an address takes: companies with their accounts at the providers.

Looked up once in a few seconds, because a thousand webhooks a second ask. A rotated
secret or a new company is known that much later.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from recobro.storage.tenancy import acting_for, tenant_by_slug
from recobro.storage.tenants import tenant_settings

KNOWN_SECONDS = 3.0
# Of addresses that nobody has, so many are remembered.
_UNKNOWN_MAX = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A tenant, and what it has set."""

    tenant_id: UUID
    options: dict[str, Any]


def look_up(slug: str) -> Company | None:
    """The tenant of a slug, from the database."""
    try:
        name = tenant_by_slug(slug)
        if name is None:
            return None
        with acting_for(name.tenant_id):
            settings = tenant_settings()
        return Company(tenant_id=name.tenant_id, options=dict(settings.options))
    finally:
        connection.close()  # back to the pool


class Companies:
    """What was looked up lately; each look-up runs once, in a thread."""

    def __init__(
        self,
        look_up: Callable[[str], Company | None] = look_up,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._look_up = look_up
        self._monotonic = monotonic
        self._known: dict[str, tuple[float, Company]] = {}
        self._unknown: dict[str, float] = {}
        self._asking: dict[str, asyncio.Task[Company | None]] = {}

    async def find(self, slug: str) -> Company | None:
        """The company of an address; None where there is none."""
        now = self._monotonic()
        known = self._known.get(slug)
        if known is not None and now - known[0] < KNOWN_SECONDS:
            return known[1]
        if now - self._unknown.get(slug, -KNOWN_SECONDS) < KNOWN_SECONDS:
            return None
        asking = self._asking.get(slug)
        if asking is None:
            asking = asyncio.create_task(asyncio.to_thread(self._look_up, slug))
            self._asking[slug] = asking
            asking.add_done_callback(lambda task: self._answered(slug, now, task))
        return await asyncio.shield(asking)

    def _answered(
        self, slug: str, asked_at: float, task: asyncio.Task[Company | None]
    ) -> None:
        self._asking.pop(slug, None)
        if task.cancelled() or task.exception() is not None:
            return
        company = task.result()
        if company is None:
            self._known.pop(slug, None)
            if len(self._unknown) >= _UNKNOWN_MAX:
                self._unknown.clear()
            self._unknown[slug] = asked_at
        else:
            self._unknown.pop(slug, None)
            self._known[slug] = asked_at, company

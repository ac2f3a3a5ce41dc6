"""What a provider counts, and lets rest: a sender's number, and a template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recobro.domain.messages import Channel
from recobro.domain.pacing import DEFAULT_RATE
from recobro.storage.tenants import TenantSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The number or address that a channel's messages leave from.

    `rate` is how many a second it takes; None where there is no provider that counts.
    """

    key: str
    rate: float | None

    @property
    def limit(self) -> float:
        """The rate, the usual one where none is counted."""
        return self.rate or DEFAULT_RATE


def sender_of(channel: Channel | str, settings: TenantSettings) -> Sender:
    """The sender of a channel, as the company's options name it."""
    options: Any = settings.options.get(str(channel)) or {}
    number = options.get("phone_number_id", "")
    rate: float | None = None
    if options:
        try:
            rate = float(options.get("messages_per_second") or DEFAULT_RATE)
        except (TypeError, ValueError):
            rate = DEFAULT_RATE
        rate = rate if rate > 0 else DEFAULT_RATE
    return Sender(key=f"{channel}:{number}", rate=rate)


def template_key(content: Mapping[str, Any] | None) -> str | None:
    """The key under which a stored content's template rests; None for free text."""
    if not content or content.get("kind") != "template":
        return None
    return f"template:{content['name']}:{content['language']}"

"""Identifiers and keys: time-ordered UUIDs and the unique key of a message."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID


def uuid7(moment: datetime, randomness: bytes) -> UUID:
    """A time-ordered UUID, version 7 (RFC 9562, section 5.7).

    `moment` carries a zone; `randomness` is ten bytes, passed in because the domain
    has no source of chance.
    """
    if len(randomness) != 10:
        raise ValueError("a version 7 UUID takes ten random bytes")
    milliseconds = int(moment.timestamp() * 1000)
    value = milliseconds << 80 | int.from_bytes(randomness)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


STEP_PREFIX = "step:"


def step_key(step: str, anchor: date) -> str:
    """The key under which one step of a strategy may speak once.

    `anchor` is the due date that started the count, so a new debt on the same account
    goes through the steps afresh.
    """
    return f"{STEP_PREFIX}{step}:{anchor.isoformat()}"


def reply_key(inbound_id: UUID) -> str:
    """The key of our one answer to an inbound message."""
    return f"reply:{inbound_id}"

"""New identifiers: time-ordered, so that indexes grow at their end."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from uuid import UUID

from recobro.domain.identifiers import uuid7


def new_id() -> UUID:
    """A fresh version 7 UUID; its time is the machine's, not the demo's clock."""
    return uuid7(datetime.now(UTC), secrets.token_bytes(10))

"""Note until when the data of a source is complete."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.storage import feeds
from recobro.storage.tenancy import acting_for


def note_feed(
    tenant_id: UUID, source: str, as_of: datetime, *, actor: str, now: datetime
) -> datetime:
    """Note that `source` (`storage.feeds.SOURCES`) is complete until `as_of`.

    An older word than the last changes nothing; returns what holds now. Raises
    ActionRefusedError for a source that we do not know, or a moment that has not come.
    """
    if source not in feeds.SOURCES:
        known = ", ".join(feeds.SOURCES)
        raise ActionRefusedError(
            "unknown_feed", f"no source {source!r} (known: {known})"
        )
    if as_of > now:
        raise ActionRefusedError("future_feed", f"{as_of} has not come yet")
    with acting_for(tenant_id):
        return feeds.note(source, as_of, by=actor, now=now)

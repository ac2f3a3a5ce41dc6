"""A file that a person sent, as it was kept."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from recobro.storage.models import Attachment
from recobro.storage.tenancy import acting_for


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """The content with its type and name."""

    content: bytes
    mime_type: str
    filename: str


def kept_file(tenant_id: UUID, inbound_id: UUID) -> KeptFile | None:
    """The file that came with an inbound message; None where none is kept."""
    with acting_for(tenant_id):
        row = Attachment.objects.filter(
            tenant_id=tenant_id, inbound_id=inbound_id
        ).first()
        if row is None or row.content is None:
            return None
        return KeptFile(
            content=bytes(row.content),
            mime_type=row.mime_type,
            filename=row.filename or f"{inbound_id}",
        )

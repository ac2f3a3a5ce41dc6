"""Fetch a file that a person sent, at once: the provider keeps it a short while."""

from __future__ import annotations

import hashlib
from uuid import UUID

from recobro.domain.messages import Channel
from recobro.ports.channel import FetchedMedia, Media, MediaUnavailableError
from recobro.ports.services import Services
from recobro.storage import chronology, jobs
from recobro.storage.locks import lock_account
from recobro.storage.models import Attachment, InboundMessage
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

READ_JOB = "read_media"


def fetch_attachment(services: Services, *, tenant_id: UUID, inbound_id: UUID) -> None:
    """Keep the file with the account; twice changes nothing.

    A file that cannot be had is kept as such, with the reason. Raises
    MediaUnavailableError where asking again may help: the job is tried again.
    """
    with acting_for(tenant_id):
        message = InboundMessage.objects.filter(
            tenant_id=tenant_id, id=inbound_id
        ).first()
        known = Attachment.objects.filter(tenant_id=tenant_id, inbound_id=inbound_id)
        if message is None or message.media is None or message.account_id is None:
            return
        if known.exists():
            return
        options = tenant_settings().options
    chat = services.open_chat(Channel(message.channel), options)
    if chat is None:
        return
    media = Media(
        media_id=message.media["id"],
        mime_type=message.media["mime_type"],
        filename=message.media["filename"],
        sha256=message.media["sha256"],
    )
    fetched: FetchedMedia | None = None
    problem = ""
    try:
        fetched = chat.fetch_media(media)
    except MediaUnavailableError as error:
        if error.retry:
            raise
        problem = str(error)
    now = services.clock.now()
    with acting_for(tenant_id):
        account = lock_account(message.account_id)
        if known.exists():
            return
        digest = hashlib.sha256(fetched.content).hexdigest() if fetched else ""
        Attachment.objects.create(
            tenant_id=tenant_id,
            account_id=account.id,
            inbound_id=inbound_id,
            filename=((fetched and fetched.filename) or media.filename or "")[:250],
            mime_type=(fetched.mime_type if fetched else media.mime_type)[:120],
            sha256=digest,
            content=fetched.content if fetched else None,
            problem=problem[:300],
            created_at=now,
        )
        chronology.append(
            account,
            "attachment.kept" if fetched else "attachment.lost",
            {"inbound": str(inbound_id), "sha256": digest, "problem": problem},
            at=now,
            actor="debtor",
        )
        if fetched:
            jobs.defer(READ_JOB, tenant_id=str(tenant_id), inbound_id=str(inbound_id))

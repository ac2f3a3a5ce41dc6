"""Read the pictures and documents that people send: evidence for a person to check.

Nothing here books, allocates or promises anything. The person was answered already.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from recobro.actions.hand_over import hand_over
from recobro.actions.receipt_brief import brief_lines
from recobro.domain.receipts import (
    Receipt,
    read_receipt,
    receipt_from_json,
    receipt_to_json,
)
from recobro.ports.media import MediaProblem, MediaReadError
from recobro.ports.services import Services
from recobro.storage import chronology
from recobro.storage.locks import lock_account
from recobro.storage.models import (
    Account,
    Attachment,
    Conversation,
    Debtor,
    HandOver,
    InboundMessage,
    MediaReading,
)
from recobro.storage.queries.receipts import findings_of
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

log = logging.getLogger(__name__)

SOUND = frozenset({"audio", "voice"})
_SHOWN = frozenset({"image", "document"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """A file to read: its content, and where it comes from."""

    attachment_id: UUID
    account_id: UUID
    kind: str
    content: bytes
    mime_type: str
    country: str
    language: str
    received_at: datetime
    zone: ZoneInfo


def unread_file(tenant_id: UUID, inbound_id: UUID) -> MediaFile | None:
    """The file of a message where it was kept and not read yet.

    Must run inside `acting_for(tenant_id)`.
    """
    message = InboundMessage.objects.filter(tenant_id=tenant_id, id=inbound_id).first()
    row = Attachment.objects.filter(tenant_id=tenant_id, inbound_id=inbound_id).first()
    if message is None or row is None or row.content is None:
        return None
    if MediaReading.objects.filter(tenant_id=tenant_id, attachment_id=row.id).exists():
        return None
    account = Account.objects.get(tenant_id=tenant_id, id=row.account_id)
    debtor = Debtor.objects.get(tenant_id=tenant_id, id=account.debtor_id)
    return MediaFile(
        attachment_id=row.id,
        account_id=row.account_id,
        kind=message.kind,
        content=bytes(row.content),
        mime_type=row.mime_type,
        country=debtor.country,
        language=debtor.language,
        received_at=message.received_at,
        zone=tenant_settings().zone,
    )


def read_media(services: Services, *, tenant_id: UUID, inbound_id: UUID) -> None:
    """Read what came with a message and compare it with the books; twice is once.

    Raises MediaReadError where trying again may help: the job is tried again. Voice
    notes are heard before they are answered (`hear_voice`); here is only noted that
    nothing is set up to hear them.
    """
    with acting_for(tenant_id):
        file = unread_file(tenant_id, inbound_id)
    if file is None:
        return
    if file.kind in SOUND:
        if services.transcriber is None:
            missing = MediaReadError(MediaProblem.ENGINE_MISSING)
            keep_problem(tenant_id, file, missing, at=services.clock.now())
        return
    if file.kind not in _SHOWN:
        return
    try:
        receipt, engine = _read(services, file)
    except MediaReadError as error:
        if error.retry:
            raise
        keep_problem(tenant_id, file, error, at=services.clock.now())
        return
    _keep_receipt(tenant_id, inbound_id, file, receipt, engine, services.clock.now())


def _read(services: Services, file: MediaFile) -> tuple[Receipt, str]:
    reader = services.receipt_reader
    if reader is None:
        raise MediaReadError(MediaProblem.ENGINE_MISSING)
    words = reader.read(file.content, mime_type=file.mime_type, country=file.country)
    today = file.received_at.astimezone(file.zone).date()
    return read_receipt(words.lines, country=file.country, today=today), words.engine


def keep_problem(
    tenant_id: UUID,
    file: MediaFile,
    error: MediaReadError,
    *,
    at: datetime,
    content: dict[str, object] | None = None,
    engine: str = "",
) -> None:
    """Note why nothing was read; the console shows it beside the file."""
    log.info("a file was not read: %s", error.problem)  # the detail may name a path
    with acting_for(tenant_id):
        account = lock_account(file.account_id)
        made = _keep(
            tenant_id,
            file,
            content=content or {},
            engine=engine,
            problem=str(error)[:300],
            at=at,
        )
        if made is not None:
            chronology.append(
                account,
                "media.unread",
                {"kind": made.kind, "problem": error.problem.value},
                at=at,
            )


def _keep(
    tenant_id: UUID,
    file: MediaFile,
    *,
    content: dict[str, object],
    engine: str,
    at: datetime,
    problem: str = "",
) -> MediaReading | None:
    """The reading, once; None where another has been quicker. Under the lock."""
    known = MediaReading.objects.filter(
        tenant_id=tenant_id, attachment_id=file.attachment_id
    )
    if known.exists():
        return None
    return MediaReading.objects.create(
        tenant_id=tenant_id,
        account_id=file.account_id,
        attachment_id=file.attachment_id,
        kind="transcript" if file.kind in SOUND else "receipt",
        content=content,
        engine=engine[:120],
        problem=problem,
        created_at=at,
    )


def _keep_receipt(
    tenant_id: UUID,
    inbound_id: UUID,
    file: MediaFile,
    receipt: Receipt,
    engine: str,
    now: datetime,
) -> None:
    """Keep what was read, write it down, and tell the person who checks claims."""
    with acting_for(tenant_id):
        account = lock_account(file.account_id)
        told = receipt_to_json(receipt)
        if _keep(tenant_id, file, content={"receipt": told}, engine=engine, at=now):
            attachment = _attachment(tenant_id, inbound_id)
            assert attachment is not None  # it was read
            chronology.append(
                account,
                "receipt.read",
                {
                    "inbound": str(inbound_id),
                    "engine": engine,
                    **{k: v for k, v in told.items() if v and k != "confidence"},
                    "checks": [
                        f"{found.check}: {found.code}"
                        for found in findings_of(attachment, receipt)
                    ],
                },
                at=now,
            )
            brief_receipt(tenant_id, inbound_id, now=now)


def _attachment(tenant_id: UUID, inbound_id: UUID) -> Attachment | None:
    """The file of a message, without its content."""
    rows = Attachment.objects.filter(tenant_id=tenant_id, inbound_id=inbound_id)
    return rows.defer("content").first()


def brief_receipt(
    tenant_id: UUID, inbound_id: UUID, *, now: datetime, handled: bool = False
) -> None:
    """Tell the person who checks the claim what the receipt says; once per receipt.

    It may be read before the message is handled or after it: both call this, under the
    account's lock, and the later one finds both. Where nobody was called, for the claim
    was told and closed before, somebody is now. Must run inside `acting_for`.
    """
    message = InboundMessage.objects.get(tenant_id=tenant_id, id=inbound_id)
    if message.media is None or not (handled or message.handled_at):
        return
    row = _attachment(tenant_id, inbound_id)
    reading = (
        row
        and MediaReading.objects.filter(
            tenant_id=tenant_id, attachment_id=row.id, kind="receipt", problem=""
        ).first()
    )
    if row is None or not reading:
        return
    receipt = receipt_from_json(reading.content["receipt"])
    if not receipt.tells_a_payment:
        return
    lines = brief_lines(receipt, findings_of(row, receipt))
    waiting = HandOver.objects.filter(
        tenant_id=tenant_id,
        account_id=row.account_id,
        reason="already_paid",
        status__in=["waiting", "taken"],
    ).first()
    if waiting is None:
        _call(tenant_id, message, lines, now)
        return
    known = waiting.details.get("receipts", {})
    if str(inbound_id) in known:
        return
    told = {**known, str(inbound_id): receipt_to_json(receipt)}
    HandOver.objects.filter(tenant_id=tenant_id, id=waiting.id).update(
        brief="\n".join(part for part in (waiting.brief, *lines) if part),
        details={**waiting.details, "receipts": told},
    )


def _call(
    tenant_id: UUID, message: InboundMessage, lines: list[str], now: datetime
) -> None:
    if message.account_id is None or message.conversation_id is None:
        return
    held = Conversation.objects.filter(
        tenant_id=tenant_id, id=message.conversation_id, holder="person"
    )
    if held.exists():
        return  # they have it before them
    row = hand_over(
        lock_account(message.account_id),
        reason="already_paid",
        priority="normal",
        brief="\n".join(lines),
        conversation_id=message.conversation_id,
        now=now,
    )
    if row is not None:
        HandOver.objects.filter(tenant_id=tenant_id, id=row.id).update(
            details={**row.details, "receipts": {str(message.id): {}}}
        )

"""Hear a voice note before it is answered: from there on it is like a text."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from recobro.actions.fetch_attachment import fetch_attachment
from recobro.actions.read_media import SOUND, MediaFile, keep_problem, unread_file
from recobro.ports.channel import MediaUnavailableError
from recobro.ports.media import MediaProblem, MediaReadError, Transcript
from recobro.ports.services import Services
from recobro.storage import chronology
from recobro.storage.locks import lock_account
from recobro.storage.models import Attachment, InboundMessage, MediaReading
from recobro.storage.tenancy import acting_for

# So long the person waits for an answer while we try to hear; then they are asked to
# write. One attempt has its own, shorter limit in the engine.
PATIENCE = timedelta(minutes=3)
# A transcript less sure than this is shown to persons and not acted on. Whisper's mean
# probability of a token is above 0.7 in clear speech; what is below a half is guessed.
SURE_ENOUGH = 0.5


def hear_voice(services: Services, *, tenant_id: UUID, inbound_id: UUID) -> None:
    """Put the words of a voice note into its message; anything else is left as it is.

    Called before the message is handled. Where nothing can be heard the message keeps
    no words, and the person is asked to write. Raises MediaUnavailableError or
    MediaReadError while trying again may help and the person may still wait.
    """
    if services.transcriber is None:
        return
    with acting_for(tenant_id):
        message = InboundMessage.objects.filter(
            tenant_id=tenant_id, id=inbound_id, handled_at=None, kind__in=SOUND
        ).first()
        if message is None or message.media is None or message.account_id is None:
            return
        kept = Attachment.objects.filter(tenant_id=tenant_id, inbound_id=inbound_id)
        have = kept.exists()
    patient = services.clock.now() - message.received_at < PATIENCE
    if not have:
        try:
            fetch_attachment(services, tenant_id=tenant_id, inbound_id=inbound_id)
        except MediaUnavailableError:
            if patient:
                raise
            return
    with acting_for(tenant_id):
        file = unread_file(tenant_id, inbound_id)
    if file is not None:
        _hear(services, tenant_id, inbound_id, file, patient=patient)


def _hear(
    services: Services,
    tenant_id: UUID,
    inbound_id: UUID,
    file: MediaFile,
    *,
    patient: bool,
) -> None:
    transcriber = services.transcriber
    assert transcriber is not None
    try:
        heard = transcriber.transcribe(
            file.content,
            mime_type=file.mime_type,
            language=file.language or "es",
            country=file.country,
        )
    except MediaReadError as error:
        if error.retry and patient:
            raise
        now = services.clock.now()
        keep_problem(tenant_id, file, error, at=now, engine=transcriber.engine)
        return
    now = services.clock.now()
    if heard.confidence is not None and heard.confidence < SURE_ENOUGH:
        unsure = MediaReadError(MediaProblem.UNSURE, f"{heard.confidence:.2f}")
        content = _content(heard)
        keep_problem(
            tenant_id, file, unsure, at=now, content=content, engine=heard.engine
        )
        return
    _keep(tenant_id, inbound_id, file, heard, now)


def _content(heard: Transcript) -> dict[str, object]:
    return {
        "text": heard.text,
        "confidence": heard.confidence,
        "language": heard.language,
        "seconds": heard.seconds,
    }


def _keep(
    tenant_id: UUID,
    inbound_id: UUID,
    file: MediaFile,
    heard: Transcript,
    now: datetime,
) -> None:
    """The words become the message's own; where they come from stays beside it."""
    with acting_for(tenant_id):
        account = lock_account(file.account_id)
        waiting = InboundMessage.objects.filter(
            tenant_id=tenant_id, id=inbound_id, handled_at=None
        )
        known = MediaReading.objects.filter(
            tenant_id=tenant_id, attachment_id=file.attachment_id
        )
        if known.exists() or not waiting.exists():
            return
        MediaReading.objects.create(
            tenant_id=tenant_id,
            account_id=file.account_id,
            attachment_id=file.attachment_id,
            kind="transcript",
            content=_content(heard),
            engine=heard.engine[:120],
            created_at=now,
        )
        waiting.filter(text="").update(text=heard.text[:8000])
        chronology.append(
            account,
            "voice.transcribed",
            {"inbound": str(inbound_id), **_content(heard), "engine": heard.engine},
            at=now,
        )

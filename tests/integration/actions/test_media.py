"""Voice notes and pictures from end to end: heard, read, compared, and never booked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from tests.database import open_database

open_database()

from tests.builders import Twins, an_invoice_row, import_rows  # noqa: E402
from tests.integration.actions.scene import Scene  # noqa: E402

from recobro.actions.fetch_attachment import fetch_attachment  # noqa: E402
from recobro.actions.read_media import read_media  # noqa: E402
from recobro.domain.conversation.wording import Act  # noqa: E402
from recobro.media import InMemoryReceiptReader, InMemoryTranscriber  # noqa: E402
from recobro.ports.channel import FetchedMedia, Media  # noqa: E402
from recobro.ports.media import MediaProblem, MediaReadError  # noqa: E402
from recobro.storage import models  # noqa: E402
from recobro.storage.clock import FixedClock  # noqa: E402
from recobro.storage.queries.transcript import bubbles_of  # noqa: E402
from recobro.storage.tenancy import acting_for  # noqa: E402

if TYPE_CHECKING:
    from recobro.ports.services import Services

VOICE = b"OggS a voice note"
PICTURE = b"\x89PNG a receipt"
# The whole debt of the scene, paid the day before; the invoice was due on 2 March.
RECEIPT = (
    "Banco Santander",
    "Importe 149,90 €",
    "Fecha de la operación 09/03/2026",
    "Número de operación 4587210036541",
    "Beneficiario Aguas de Ejemplo S.A.",
)


@dataclass(frozen=True)
class MediaTwins(Twins):
    """The twins, with something that hears and something that reads."""

    ears: InMemoryTranscriber | None = field(default_factory=InMemoryTranscriber)
    eyes: InMemoryReceiptReader | None = field(default_factory=InMemoryReceiptReader)

    @property
    def services(self) -> Services:
        plain = Twins.services.fget(self)  # type: ignore[attr-defined]
        given: Services = replace(
            plain, transcriber=self.ears, receipt_reader=self.eyes
        )
        return given


class Talk(Scene):
    """A scene in which the person sends files."""

    twins: MediaTwins

    def sends(
        self,
        content: bytes,
        kind: str = "image",
        *,
        handle: bool = True,
        **changes: Any,
    ) -> UUID:
        """A file comes; it is fetched, read and answered as the jobs would do it."""
        name = f"m.{len(self.twins.channel.files)}"
        mime = "audio/ogg" if kind == "audio" else "image/png"
        self.twins.channel.files[name] = FetchedMedia(
            content=content, mime_type=mime, filename=None
        )
        media = Media(media_id=name, mime_type=mime)
        self.hears(answer=False, kind=kind, media=media, **changes)
        with acting_for(self.tenant_id):
            rows = models.InboundMessage.objects.filter(tenant_id=self.tenant_id)
            inbound: UUID = rows.order_by("-id")[0].id
        if handle:
            self.handle()
        return inbound

    def reads(self, inbound: UUID) -> None:
        """The jobs of the file."""
        services = self.twins.services
        fetch_attachment(services, tenant_id=self.tenant_id, inbound_id=inbound)
        read_media(services, tenant_id=self.tenant_id, inbound_id=inbound)

    def receipt(self, content: bytes = PICTURE, *lines: str) -> UUID:
        """A picture of a receipt, answered first and read then."""
        assert self.twins.eyes
        self.twins.eyes.shows[content] = lines or RECEIPT
        inbound = self.sends(content)
        self.reads(inbound)
        return inbound

    @property
    def reading(self) -> models.MediaReading:
        found: models.MediaReading = self.row(models.MediaReading)
        return found

    @property
    def acts(self) -> list[str]:
        """What the agent said, turn by turn."""
        with acting_for(self.tenant_id):
            lines = models.ChronologyLine.objects.filter(
                tenant_id=self.tenant_id, kind="conversation.turn"
            )
            return [line.data["act"] for line in lines.order_by("seq")]

    def checks(self, inbound: UUID) -> dict[str, str]:
        """What the console shows beside the picture: check and code."""
        with acting_for(self.tenant_id):
            bubbles = bubbles_of(self.tenant_id, account_id=self.account_of(inbound))
        (note,) = [b.note for b in bubbles if b.message_id == inbound]
        assert note
        return {found.check.value: found.code for found in note.findings}

    def account_of(self, inbound: UUID) -> UUID:
        found: UUID = self.row(models.InboundMessage, id=inbound).account_id
        return found


@pytest.fixture
def talk(tenant: UUID) -> Iterator[Talk]:
    """Ana Prueba, who owes 149.90 euros, and was written to."""
    scene = Talk(tenant, MediaTwins(FixedClock(_tuesday())))
    scene.owes(issue_date=date(2026, 2, 15))
    scene.remind()
    yield scene
    scene.proves_itself()


def _tuesday() -> Any:
    from tests.builders import TUESDAY  # noqa: PLC0415

    return TUESDAY


def without(scene: Talk, *, ears: bool = True, eyes: bool = True) -> None:
    """Take the engines away."""
    scene.twins = replace(
        scene.twins,
        ears=scene.twins.ears if ears else None,
        eyes=scene.twins.eyes if eyes else None,
    )


# --- voice ---------------------------------------------------------------------------


def test_voice_note_is_answered_like_text(talk: Talk) -> None:
    assert talk.twins.ears
    talk.twins.ears.says[VOICE] = "hola, ¿puedo pagar en tres cuotas?"
    talk.sends(VOICE, "audio")
    assert talk.acts == [Act.OFFER_PLAN.value]
    message = talk.row(models.InboundMessage)
    assert message.text.startswith("hola, ¿puedo")
    assert message.kind == "audio"
    assert talk.reading.kind == "transcript"
    assert "voice.transcribed" in talk.kinds


def test_voice_note_is_heard_once(talk: Talk) -> None:
    assert talk.twins.ears
    talk.twins.ears.says[VOICE] = "mañana les pago"
    inbound = talk.sends(VOICE, "audio")
    talk.handle()
    talk.reads(inbound)
    assert talk.twins.ears.heard == [VOICE]


def test_unsure_transcript_asks_to_write(talk: Talk) -> None:
    talk.twins = replace(talk.twins, ears=InMemoryTranscriber(confidence=0.4))
    assert talk.twins.ears
    talk.twins.ears.says[VOICE] = "les pago el viernes"
    talk.sends(VOICE, "audio")
    assert talk.acts == [Act.WRITE_PLEASE.value]
    assert talk.row(models.InboundMessage).text == ""
    assert talk.reading.content["text"] == "les pago el viernes"
    assert talk.reading.problem.startswith("unsure")


def test_silence_asks_to_write(talk: Talk) -> None:
    talk.sends(VOICE, "audio")
    assert talk.acts == [Act.WRITE_PLEASE.value]
    assert talk.reading.problem.startswith("nothing")


def test_busy_transcriber_is_asked_again(talk: Talk) -> None:
    assert talk.twins.ears
    talk.twins.ears.says[VOICE] = "ya pagué ayer"
    talk.twins.ears.fails.append(MediaReadError(MediaProblem.BUSY))
    with pytest.raises(MediaReadError):
        talk.sends(VOICE, "audio")
    assert talk.acts == []  # nothing was said: the job comes again
    talk.wait(seconds=20)
    talk.handle()
    assert talk.acts == [Act.ASK_PROOF.value]


def test_person_waits_three_minutes_at_most(talk: Talk) -> None:
    assert talk.twins.ears
    talk.twins.ears.fails.append(MediaReadError(MediaProblem.BUSY))
    talk.sends(VOICE, "audio", handle=False)
    talk.wait(minutes=3)
    talk.handle()
    assert talk.acts == [Act.WRITE_PLEASE.value]


def test_without_transcriber_console_says_why(talk: Talk) -> None:
    without(talk, ears=False)
    inbound = talk.sends(VOICE, "audio")
    assert talk.acts == [Act.WRITE_PLEASE.value]
    talk.reads(inbound)
    assert talk.reading.problem == "engine_missing"


def test_person_in_charge_gets_transcript_too(talk: Talk) -> None:
    assert talk.twins.ears
    talk.twins.ears.says[VOICE] = "hola, quiero pagar"
    talk.hears("quiero hablar con una persona")
    talk.sends(VOICE, "audio")
    assert talk.reading.content["text"] == "hola, quiero pagar"


def test_transcript_reaches_no_log(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    assert talk.twins.ears
    talk.twins.ears.says[VOICE] = "mi clave secreta es canario"
    talk.sends(VOICE, "audio")
    talk.twins.ears.says[VOICE + b"2"] = "otra vez canario"
    talk.twins.ears.confidence = 0.1
    talk.sends(VOICE + b"2", "audio")
    assert "canario" not in caplog.text


# --- receipts ------------------------------------------------------------------------


def test_receipt_books_nothing_at_all(talk: Talk) -> None:
    inbound = talk.receipt()
    assert talk.checks(inbound)["amount"] == "balance"  # all agrees, and yet
    assert talk.rows(models.Payment) == []
    assert talk.rows(models.Allocation) == []
    assert talk.owed == "149.90"


def test_person_is_answered_before_reading(talk: Talk) -> None:
    talk.sends(PICTURE)
    assert talk.acts == [Act.PROOF_RECEIVED.value]
    assert talk.twins.eyes
    assert talk.twins.eyes.seen == []


def test_receipt_reaches_the_claims_brief(talk: Talk) -> None:
    talk.receipt()
    call = talk.row(models.HandOver, reason="already_paid")
    assert "149.90 EUR · 2026-03-09 · ref. 4587210036541" in call.brief
    assert "Coincide: el importe es el saldo" in call.brief
    assert len(call.details["receipts"]) == 1


def test_receipt_is_written_into_chronology(talk: Talk) -> None:
    talk.receipt()
    with acting_for(talk.tenant_id):
        line = models.ChronologyLine.objects.get(
            tenant_id=talk.tenant_id, kind="receipt.read"
        )
    assert line.data["amount"] == "149.90"
    assert "amount: balance" in line.data["checks"]


def test_receipt_read_first_still_reaches_brief(talk: Talk) -> None:
    assert talk.twins.eyes
    talk.twins.eyes.shows[PICTURE] = RECEIPT
    inbound = talk.sends(PICTURE, handle=False)
    talk.reads(inbound)
    assert talk.rows(models.HandOver) == []
    talk.handle()
    assert "4587210036541" in talk.row(models.HandOver).brief


def test_reading_twice_changes_nothing(talk: Talk) -> None:
    inbound = talk.receipt()
    before = talk.row(models.HandOver).brief, talk.kinds
    talk.reads(inbound)
    assert talk.twins.eyes
    assert talk.twins.eyes.seen == [PICTURE]
    assert (talk.row(models.HandOver).brief, talk.kinds) == before


def test_same_file_again_is_flagged(talk: Talk) -> None:
    first = talk.receipt()
    talk.wait(hours=1)
    second = talk.receipt()
    assert "file_seen" not in talk.checks(first)
    assert talk.checks(second)["file_seen"] == "same_account"


def test_file_of_another_account_is_flagged(talk: Talk) -> None:
    talk.receipt()
    talk.wait(hours=1)
    other = {"debtor_name": "Luis Prueba Sol", "debtor_id": "C-2"}
    row = an_invoice_row(phone="+34600333444", **other)
    import_rows(talk.tenant_id, [row], now=talk.now)
    assert talk.twins.eyes
    inbound = talk.sends(PICTURE, sender="+34600333444")
    talk.reads(inbound)
    assert talk.account_of(inbound) != talk.account_id
    assert talk.checks(inbound)["file_seen"] == "other_account"
    calls = talk.rows(models.HandOver, reason="already_paid")
    assert "EL MISMO ARCHIVO LLEGÓ EN OTRA CUENTA: Ana Prueba Gil" in calls[-1].brief


def test_other_picture_same_reference_is_flagged(talk: Talk) -> None:
    talk.receipt()
    talk.wait(hours=1)
    second = talk.receipt(PICTURE + b"again")
    assert talk.checks(second)["reference_seen"] == "same_account"


def test_booked_payment_is_recognised_later(talk: Talk) -> None:
    inbound = talk.receipt()
    assert "booked" not in talk.checks(inbound)
    talk.pays("149.90", external_id="4587210036541")
    assert talk.checks(inbound)["booked"] == "same_reference"


def test_receipt_before_the_invoice_differs(talk: Talk) -> None:
    inbound = talk.receipt(PICTURE, "Importe 149,90 €", "Fecha 10/02/2026")
    assert talk.checks(inbound)["date"] == "before_the_invoice"


def test_second_receipt_calls_a_person_again(talk: Talk) -> None:
    talk.receipt()
    with acting_for(talk.tenant_id):
        models.HandOver.objects.filter(tenant_id=talk.tenant_id).update(
            status="closed", closed_at=talk.now
        )
    talk.wait(days=1)
    talk.receipt(PICTURE + b"2", "Importe 20,00 €", "Número de operación 99887766")
    assert "99887766" in talk.row(models.HandOver, status="waiting").brief


def test_picture_of_anything_is_no_receipt(talk: Talk) -> None:
    inbound = talk.receipt(PICTURE, "CONTADOR DE AGUA", "00451")
    assert talk.checks(inbound) == {}
    assert "00451" not in talk.row(models.HandOver).brief


def test_unreadable_picture_keeps_todays_answer(talk: Talk) -> None:
    assert talk.twins.eyes
    talk.twins.eyes.fails.append(MediaReadError(MediaProblem.UNREADABLE, "corrupt"))
    inbound = talk.sends(PICTURE)
    talk.reads(inbound)
    assert talk.acts == [Act.PROOF_RECEIVED.value]
    assert talk.reading.problem == "unreadable: corrupt"
    assert talk.open_reasons == ["already_paid"]


def test_busy_reader_lets_the_job_retry(talk: Talk) -> None:
    assert talk.twins.eyes
    talk.twins.eyes.shows[PICTURE] = RECEIPT
    talk.twins.eyes.fails.append(MediaReadError(MediaProblem.BUSY))
    inbound = talk.sends(PICTURE)
    with pytest.raises(MediaReadError):
        talk.reads(inbound)
    assert talk.rows(models.MediaReading) == []
    talk.reads(inbound)
    assert talk.reading.problem == ""


def test_without_reader_console_says_why(talk: Talk) -> None:
    without(talk, eyes=False)
    inbound = talk.sends(PICTURE)
    talk.reads(inbound)
    assert talk.acts == [Act.PROOF_RECEIVED.value]
    assert talk.reading.problem == "engine_missing"

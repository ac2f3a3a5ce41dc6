"""What the console shows beside the files that people sent."""

from datetime import timedelta
from uuid import UUID

from tests.integration.web.seeding import Company, Owed, now, today

from recobro.domain.money import Money
from recobro.domain.receipts import Field, Receipt, receipt_to_json
from recobro.storage import models
from recobro.storage.tenancy import acting_for


def a_reading(company: Company, owed: Owed, inbound: UUID, **fields: object) -> None:
    """What was read in the file of a message."""
    with acting_for(company.tenant_id):
        attachment = models.Attachment.objects.get(
            tenant_id=company.tenant_id, inbound_id=inbound
        )
        models.MediaReading.objects.create(
            **company.own(
                account_id=owed.account_id,
                attachment_id=attachment.id,
                created_at=now(),
                **{"kind": "receipt", "content": {}} | fields,
            )
        )


def page_of(company: Company, talk: UUID) -> str:
    shown: str = (
        company.browser("collector")
        .get(f"/inbox/{talk}/transcript?holder=agent")
        .content.decode()
    )
    return shown


def test_receipt_shows_what_agrees(database: None) -> None:
    company = Company()
    owed = company.account()
    talk = company.conversation(owed)
    inbound = company.attachment(owed, talk)
    receipt = Receipt(
        amount=Money.of("7", "USD"),
        date=today() - timedelta(days=1),
        reference="77889900",
        confidence={Field.AMOUNT: 0.9},
    )
    content = {"receipt": receipt_to_json(receipt)}
    a_reading(company, owed, inbound, content=content, engine="tesseract 5")
    page = page_of(company, talk)
    assert "Leído en el comprobante, por comprobar:" in page
    assert "77889900" in page
    assert "90 %" in page
    assert "Otra moneda: USD ≠ EUR" in page
    assert "No es un pago: no se registró nada." in page


def test_missing_engine_is_said(database: None) -> None:
    company = Company()
    owed = company.account()
    talk = company.conversation(owed)
    inbound = company.attachment(owed, talk)
    a_reading(company, owed, inbound, problem="engine_missing: no program tesseract")
    page = page_of(company, talk)
    assert "no hay nada instalado para leerlo" in page
    assert "no program" not in page  # that is for `recobro doctor`


def test_unsure_transcript_is_shown_and_escaped(database: None) -> None:
    company = Company()
    owed = company.account()
    talk = company.conversation(owed)
    inbound = company.attachment(owed, talk)
    a_reading(
        company,
        owed,
        inbound,
        kind="transcript",
        problem="unsure: 0.31",
        content={"text": "pago <b>mañana</b>", "confidence": 0.31},
    )
    page = page_of(company, talk)
    assert "«pago &lt;b&gt;mañana&lt;/b&gt;»" in page


def test_transcript_is_marked_as_automatic(database: None) -> None:
    company = Company()
    owed = company.account()
    talk = company.conversation(owed)
    inbound = company.attachment(owed, talk)
    with acting_for(company.tenant_id):
        models.InboundMessage.objects.filter(
            tenant_id=company.tenant_id, id=inbound
        ).update(text="mañana les pago", kind="audio")
    a_reading(company, owed, inbound, kind="transcript", content={"text": "x"})
    page = page_of(company, talk)
    assert "transcripción automática" in page
    assert "mañana les pago" in page


def test_no_other_companys_files_are_compared(database: None) -> None:
    receipt = Receipt(amount=Money.of("7", "EUR"), reference="55667788", date=today())
    content = {"receipt": receipt_to_json(receipt)}
    pages = []
    for name in ("Gimnasio Ejemplo", "Aguas de Ejemplo"):
        company = Company(name)
        owed = company.account()
        talk = company.conversation(owed)
        inbound = company.attachment(owed, talk, b"%PDF-1.7 the same file")
        a_reading(company, owed, inbound, content=content)
        pages.append(page_of(company, talk))
    assert all("55667788" in page for page in pages)
    assert not any("Este mismo archivo" in page for page in pages)
    assert not any("esta referencia" in page for page in pages)

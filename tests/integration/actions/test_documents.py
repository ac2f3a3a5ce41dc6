"""A document asked for in the conversation, from the reply's link to the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader
from tests.builders import TUESDAY, Twins, an_invoice_row
from tests.integration.actions.scene import Scene

from recobro.actions.documents import list_documents, print_document
from recobro.actions.errors import ActionRefusedError
from recobro.documents import print_document as as_pdf
from recobro.domain.messages import TextContent
from recobro.ports.services import NotConfiguredError, Services
from recobro.storage.clock import FixedClock


class PrintingTwins(Twins):
    """The twins with a printer."""

    @property
    def services(self) -> Services:
        return replace(super().services, print_document=as_pdf)


@pytest.fixture
def printing(tenant: UUID) -> Iterator[Scene]:
    """A company that prints, to which Ana Prueba owes 149.90 euros."""
    scene = Scene(tenant, PrintingTwins(FixedClock(TUESDAY)))
    scene.owes()
    yield scene
    scene.proves_itself()


def link_of(scene: Scene) -> str:
    content = scene.sent[-1].content
    assert isinstance(content, TextContent)
    assert content.link is not None
    return content.link.url


def pdf(scene: Scene, token: str, name: str = "statement") -> str:
    file = print_document(scene.twins.services, token, name, now=scene.now)
    pages = PdfReader(BytesIO(file.content)).pages
    return " ".join(page.extract_text().replace("\xa0", " ") for page in pages)


def test_asked_statement_can_be_downloaded(printing: Scene) -> None:
    printing.hears("¿me envías el estado de cuenta?")
    assert printing.message().intent["act"] == "documents"
    assert "ver y descargar" in printing.last_text
    address = link_of(printing)
    assert address.startswith("https://pay.example.com/p/")
    assert address.endswith("/documents")
    token = address.split("/")[-2]
    names = [line.name for line in list_documents(token, printing.now)]
    assert names[0] == "statement"
    assert "149,90 €" in pdf(printing, token)
    assert "documents.asked" in printing.kinds
    assert printing.kinds[-1] == "document.downloaded"


def test_paying_link_still_leads_to_payment(printing: Scene) -> None:
    printing.hears("quiero pagar ahora")
    assert printing.message().intent["act"] == "payment_link"
    assert not link_of(printing).endswith("/documents")


def test_statement_follows_the_ledger(printing: Scene) -> None:
    printing.hears("¿me envías el estado de cuenta?")
    token = link_of(printing).split("/")[-2]
    printing.pays("49.90", external_id="p.1")
    shown = pdf(printing, token)
    assert "100,00 €" in shown  # 149.90 - 49.90
    printing.bounces("p.1", "49.90")
    shown = pdf(printing, token)
    assert "Pago devuelto" in shown
    assert "Ajuste" not in shown


def test_surplus_is_in_the_customers_favour(printing: Scene) -> None:
    printing.hears("¿me envías el estado de cuenta?")
    token = link_of(printing).split("/")[-2]
    printing.pays("160.00")
    shown = " ".join(pdf(printing, token).split())
    assert "Pendiente de pago 0,00 €" in shown
    assert "A favor del cliente 10,10 €" in shown  # 160.00 - 149.90
    assert "Ajuste" not in shown


def test_file_that_lowers_the_debt_adds_up(printing: Scene) -> None:
    printing.hears("¿me envías el estado de cuenta?")
    token = link_of(printing).split("/")[-2]
    (term,) = printing.view.position.claims
    printing.owes(an_invoice_row(number=term.invoice_number, outstanding="50.00"))
    shown = " ".join(pdf(printing, token).split())
    assert "Pendiente de pago 50,00 €" in shown
    assert "99,90 €" in shown  # 149.90 - 50.00, paid to the company
    assert "Ajuste" not in shown


def test_same_moment_same_bytes(printing: Scene) -> None:
    printing.hears("¿me envías el estado de cuenta?")
    token = link_of(printing).split("/")[-2]
    services, now = printing.twins.services, printing.now
    first = print_document(services, token, "statement", now=now)
    assert print_document(services, token, "statement", now=now) == first


def test_without_printer_it_is_said(scene: Scene) -> None:
    scene.hears("¿me envías el estado de cuenta?")
    token = link_of(scene).split("/")[-2]
    with pytest.raises(NotConfiguredError):
        print_document(scene.twins.services, token, "statement", now=scene.now)
    assert "document.downloaded" not in scene.kinds


def test_link_ends_with_its_time(printing: Scene) -> None:
    printing.hears("¿me envías el estado de cuenta?")
    token = link_of(printing).split("/")[-2]
    printing.wait(days=61)
    with pytest.raises(ActionRefusedError) as refused:
        list_documents(token, printing.now)
    assert refused.value.code == "link_closed"

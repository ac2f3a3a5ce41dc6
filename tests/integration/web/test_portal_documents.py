"""The portal's documents: who gets them, what they say, and that they are private."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest
from pypdf import PdfReader
from tests.integration.web.seeding import Company, Owed, now, today, visitor

from recobro.storage import chronology, models
from recobro.storage.tenancy import acting_for

pytestmark = pytest.mark.usefixtures("database")


def get(token: str, name: str = "statement", language: str = "es") -> Any:
    return visitor(language).get(f"/p/{token}/documents/{quote(name)}.pdf")


def text_of(answer: Any) -> str:
    assert answer.status_code == 200
    pages = PdfReader(BytesIO(answer.content)).pages
    shown = " ".join(page.extract_text() for page in pages)
    return " ".join(shown.replace("\xa0", " ").split())


def number_of(company: Company, owed: Owed, place: int = 0) -> str:
    with acting_for(company.tenant_id):
        row = models.Invoice.objects.get(
            tenant_id=company.tenant_id, id=owed.invoice_ids[place]
        )
        return str(row.number)


def kinds(company: Company, owed: Owed) -> list[str]:
    with acting_for(company.tenant_id):
        return [line.kind for line in chronology.lines_of(owed.account_id)]


def test_page_lists_what_there_is() -> None:
    company = Company()
    owed = company.account(owes=(("80.00", 10), ("-20.00", 5)))
    company.plan(owed, ("40.00", "40.00"))
    token = company.link(owed)
    shown = visitor().get(f"/p/{token}/documents").content.decode()
    for told in (
        "Sus documentos",
        "Estado de cuenta",
        "Calendario de su plan",
        f"Factura {number_of(company, owed)}: copia de sus datos",
        f"Nota de crédito {number_of(company, owed, 1)}: copia de sus datos",
        f"/p/{token}/documents/plan.pdf",
    ):
        assert told in shown, told


def test_page_speaks_english_too() -> None:
    company = Company()
    token = company.link(company.account(language="en"))
    shown = visitor("en").get(f"/p/{token}/documents").content.decode()
    assert "Your documents" in shown
    assert "Statement of account" in shown
    assert "Schedule of your plan" not in shown  # there is none
    assert "Statement of account" in text_of(get(token, language="en"))


def test_payment_page_leads_to_documents() -> None:
    company = Company()
    token = company.link(company.account())
    assert f"/p/{token}/documents" in visitor().get(f"/p/{token}").content.decode()


def test_statement_adds_up_to_the_balance() -> None:
    company = Company("Gimnasio Ñandú")
    owed = company.account("Íñigo Muñoz", owes=(("100.00", 40), ("50.00", 10)))
    company.payment(owed, "30.00")
    shown = text_of(get(company.link(owed)))
    for told in (
        "Gimnasio Ñandú",
        "Íñigo Muñoz",
        "Pendiente de pago 120,00 €",  # 100 + 50 - 30
        "De ello, vencido 120,00 €",
        "Pago 30,00 €",
        f"{number_of(company, owed)}: 30,00 €",
    ):
        assert told in shown, told
    assert "Ajuste" not in shown


def test_payment_to_company_and_surplus_add_up() -> None:
    company = Company()
    owed = company.account(owes=(("100.00", 40), ("-10.00", 5)))
    with acting_for(company.tenant_id):
        models.Invoice.objects.filter(id=owed.invoice_ids[0]).update(paid_elsewhere=60)
        models.InvoiceTerm.objects.filter(id=owed.term_ids[0]).update(outstanding=40)
    company.payment(owed, "40.00")  # then 60 + 40 are paid, and 10 is credit
    shown = text_of(get(company.link(owed)))
    assert "Pendiente de pago 0,00 €" in shown
    assert "A favor del cliente 10,00 €" in shown
    assert "Pagado a la empresa" in shown
    assert "Ajuste" not in shown
    assert "-10,00 €" in shown  # the balance after the last movement


def test_second_currency_has_its_own_statement() -> None:
    company = Company()
    owed = company.account(owes=(("75.50", 3),), currency="USD")
    shown = text_of(get(company.link(owed)))
    assert "Pendiente de pago 75,50 US$" in shown
    assert "Moneda USD" in shown


def test_many_invoices_are_all_there() -> None:
    company = Company()
    owed = company.account(owes=tuple(("10.00", days) for days in range(1, 201)))
    answer = get(company.link(owed))
    shown = text_of(answer)
    assert len(PdfReader(BytesIO(answer.content)).pages) > 8
    assert "2000,00 €" in shown.replace("2.000,00", "2000,00")  # 200 x 10
    for place in (0, 99, 199):
        assert number_of(company, owed, place) in shown


def test_account_without_rows_has_empty_statement() -> None:
    company = Company()
    shown = text_of(get(company.link(company.account(owes=()))))
    assert "No hay movimientos en esta cuenta." in shown


def test_invoice_copy_says_what_was_paid() -> None:
    company = Company()
    owed = company.account(owes=(("100.00", 40),))
    company.payment(owed, "30.00")
    number = number_of(company, owed)
    shown = text_of(get(company.link(owed), f"invoice-{number}"))
    assert f"Copia de los datos de la factura {number}" in shown
    assert "Pendiente 70,00 €" in shown
    assert "Bizum 30,00 €" in shown


def test_number_with_strokes_is_found() -> None:
    company = Company()
    owed = company.account()
    with acting_for(company.tenant_id):
        models.Invoice.objects.filter(id=owed.invoice_ids[0]).update(
            number="2026/A 001-ñ"
        )
    token = company.link(owed)
    page = visitor().get(f"/p/{token}/documents").content.decode()
    address = f"/p/{token}/documents/{quote('invoice-2026/A 001-ñ')}.pdf"
    assert address in page
    answer = visitor().get(address)
    assert "2026/A 001-ñ" in text_of(answer)
    assert "attachment" in answer["Content-Disposition"]
    assert "/" not in answer["Content-Disposition"]


def test_plan_shows_its_paid_parts() -> None:
    company = Company()
    owed = company.account(owes=(("300.00", 10),))
    company.plan(owed, ("100.00", "100.00", "100.00"))
    company.payment(owed, "150.00")
    shown = text_of(get(company.link(owed), "plan"))
    assert "Pagado 150,00 €" in shown
    assert "100,00 € 0,00 € Pagada" in shown
    assert "100,00 € 50,00 € Pagada en parte" in shown


@pytest.mark.parametrize("name", ["plan", "invoice-nada", "invoice-", "otra", "a/../b"])
def test_document_that_is_not_there_is_404(name: str) -> None:
    company = Company()
    assert get(company.link(company.account()), name).status_code == 404


@pytest.mark.parametrize("path", ["/documents", "/documents/statement.pdf"])
@pytest.mark.parametrize("token", ["5f" * 16, "corto", "x" * 200])
def test_unknown_token_reveals_nothing(token: str, path: str) -> None:
    assert visitor().get(f"/p/{token}{path}").status_code == 404


def test_invoice_of_another_company_is_404() -> None:
    ours, theirs = Company(), Company("Otra Empresa")
    foreign = theirs.account()
    number = number_of(theirs, foreign)
    token = ours.link(ours.account())
    assert get(token, f"invoice-{number}").status_code == 404
    assert get(theirs.link(foreign), f"invoice-{number}").status_code == 200


@pytest.mark.parametrize(
    "fields",
    [{"expires_at": now() - timedelta(minutes=1)}, {"status": "cancelled"}],
    ids=["expired", "cancelled"],
)
@pytest.mark.parametrize("path", ["/documents", "/documents/statement.pdf"])
def test_closed_link_gives_nothing(fields: dict[str, Any], path: str) -> None:
    company = Company()
    owed = company.account()
    answer = visitor().get(f"/p/{company.link(owed, **fields)}{path}")
    assert answer.status_code == 410
    shown = answer.content.decode()
    assert "Este enlace ya no es válido" in shown
    assert "Estado de cuenta" not in shown
    assert kinds(company, owed) == []


def test_paid_link_still_gives_documents() -> None:
    company = Company()
    assert get(company.link(company.account(), status="paid")).status_code == 200


def test_unknown_reader_gets_nothing_first() -> None:
    company = Company(settings={"identity_check": True})
    owed = company.account(identity_question="birth_year", identity_answer="1980")
    token = company.link(owed)
    for path in ("/documents", "/documents/statement.pdf"):
        answer = visitor().get(f"/p/{token}{path}")
        assert answer.status_code == 403
        assert "Antes díganos quién es" in answer.content.decode()
    with acting_for(company.tenant_id):
        models.ContactPoint.objects.filter(id=owed.contact_point_id).update(
            status="verified"
        )
    assert get(token).status_code == 200


def test_documents_are_private_and_unstored() -> None:
    company = Company()
    token = company.link(company.account())
    for answer in (visitor().get(f"/p/{token}/documents"), get(token)):
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "same-origin"
    assert get(token)["Content-Type"] == "application/pdf"


def test_each_download_is_on_the_chronology() -> None:
    company = Company()
    owed = company.account()
    token = company.link(owed)
    get(token)
    get(token, f"invoice-{number_of(company, owed)}")
    visitor().get(f"/p/{token}/documents")  # a look is no download
    visitor().head(f"/p/{token}/documents/statement.pdf")
    assert kinds(company, owed) == ["document.downloaded"] * 2
    with acting_for(company.tenant_id):
        line = next(iter(chronology.lines_of(owed.account_id)))
    assert (line.actor, line.data) == ("debtor", {"document": "statement"})


def test_movements_are_in_order_of_days() -> None:
    company = Company()
    owed = company.account(owes=(("10.00", 5), ("20.00", 50), ("30.00", 20)))
    shown = text_of(get(company.link(owed)))
    places = [shown.index(f"Factura {number_of(company, owed, n)}") for n in (1, 2, 0)]
    assert places == sorted(places)
    assert str(today().year) in shown

"""The documents: what they say, on which paper, and always the same bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.documents.made import (
    MOMENT,
    elsewhere,
    euros,
    heading,
    invoice_copy,
    plan,
    read,
    statement,
    text_of,
)

from recobro.documents import print_document
from recobro.documents.formats import printable
from recobro.documents.texts import ENGLISH, SPANISH
from recobro.ports.documents import Party

MILLIMETRES = 72 / 25.4  # points


def test_statement_says_all_with_accents() -> None:
    shown = text_of(statement())
    for told in (
        "Estado de cuenta",
        "Gimnasio Año Nuevo, S.L.",
        "Íñigo Muñoz Peña",
        "Calle Güell, 3",
        "Pendiente de pago 170,00 €",  # 2 x 100 - 30
        "Factura F-0001 100,00 € 100,00 €",
        "30,00 € 170,00 €",
        "Cuota de membresía y año académico",
        "70,00 € Vencida",
        "F-0001: 30,00 €",
        "Emitido por Gimnasio Año Nuevo, S.L., B00000000 el 10 mar 2026, 09:05",
        "(Europe/Madrid)",
        "Página 1 de 1",
    ):
        assert told in shown, told


def test_english_reader_gets_english_words() -> None:
    shown = text_of(statement(language="en"))
    for told in ("Statement of account", "Outstanding €170.00", "Page 1 of 1"):
        assert told in shown, told
    assert "Pendiente" not in shown


@pytest.mark.parametrize(
    ("country", "currency", "written"),
    [
        ("PE", "PEN", "S/ 170.00"),
        ("MX", "MXN", "$170.00"),
        ("PE", "USD", "USD 170.00"),
        ("ES", "USD", "170,00 US$"),
        ("CL", "CLP", "$170"),
        ("PY", "PYG", "Gs. 170"),
    ],
)
def test_amounts_are_written_as_there(
    country: str, currency: str, written: str
) -> None:
    shown = text_of(statement(country=country, currency=currency))
    assert f"Pendiente de pago {written}" in shown
    assert f"Moneda {currency}" in shown


def test_two_hundred_invoices_go_over_pages() -> None:
    document = statement(200)
    pages = [page.extract_text() for page in read(document).pages]
    assert len(pages) > 8
    for number, page in enumerate(pages, 1):
        assert f"Página {number} de {len(pages)}" in page
        assert "Emitido por Gimnasio Año Nuevo" in page
    shown = " ".join(pages)
    for number in range(1, 201):
        assert shown.count(f"F-{number:04}") == (3 if number == 1 else 2)
    assert "19.970,00" in shown  # 200 x 100 - 30
    titled = [page for page in pages if "Cargo" in page]
    assert len(titled) > 3  # the titles come again


def test_empty_statement_says_so() -> None:
    shown = text_of(statement(0))
    assert "No hay movimientos en esta cuenta." in shown
    assert "Pendiente de pago 0,00 €" in shown


def test_payments_to_the_company_are_explained() -> None:
    assert SPANISH["elsewhere_note"] not in text_of(statement())
    shown = text_of(elsewhere(statement()))
    assert "Pagado a la empresa F-0001 10,00 €" in shown
    assert SPANISH["elsewhere_note"] in shown


def test_invoice_copy_is_no_original() -> None:
    shown = text_of(invoice_copy())
    for told in (
        "Copia de los datos de la factura 2026/001-Ñ",
        "No es la factura original",
        "que facilita Gimnasio Año Nuevo, S.L., ni la sustituye",
        "Suscripción trimestral",
        "Pendiente 150,00 €",  # 300 - 100 - 50
        "Pagado directamente a la empresa 50,00 €",
        "1 mar 2026 100,00 € 50,00 €",
        "3 feb 2026 Transferencia 100,00 €",
    ):
        assert told in shown, told


def test_plan_shows_what_is_paid() -> None:
    shown = text_of(plan())
    for told in (
        "Pendiente 120,00 €",  # 20 + 50 + 50
        "Pagado 80,00 €",  # 200 - 120
        "1 1 feb 2026 50,00 € 0,00 € Pagada",
        "2 1 mar 2026 50,00 € 20,00 € Atrasada",
        "3 5 abr 2026 (antes: 1 abr 2026) 50,00 € 50,00 € Por pagar",
    ):
        assert told in shown, told


@pytest.mark.parametrize(
    ("country", "width", "height"),
    [("ES", 210, 297), ("AR", 210, 297), ("MX", 215.9, 279.4), ("CO", 215.9, 279.4)],
)
def test_paper_is_the_countrys(country: str, width: float, height: float) -> None:
    page = read(statement(country=country)).pages[0]
    assert float(page.mediabox.width) == pytest.approx(width * MILLIMETRES, abs=0.1)
    assert float(page.mediabox.height) == pytest.approx(height * MILLIMETRES, abs=0.1)


def test_metadata_names_title_and_issuer() -> None:
    reader = read(statement())
    told = reader.metadata
    assert told is not None
    assert told.title == "Estado de cuenta"
    assert told.author == "Gimnasio Año Nuevo, S.L."
    assert told.creation_date == MOMENT
    assert str(reader.root_object["/Lang"]) == "es-ES"


@pytest.mark.parametrize("document", [statement(3), invoice_copy(), plan()])
def test_same_document_same_bytes(document: object) -> None:
    assert print_document(document) == print_document(document)  # type: ignore[arg-type]


def test_another_moment_gives_other_bytes() -> None:
    later = heading(issued_at=MOMENT + timedelta(minutes=1))
    assert print_document(replace(plan(), heading=later)) != print_document(plan())


def test_long_texts_stay_in_their_column() -> None:
    document = statement(1)
    line = replace(document.invoices[0], number="N" * 120, concept="palabra " * 60)
    shown = text_of(replace(document, invoices=(line,)))
    assert "70,00 €" in shown
    assert shown.count("palabra") == 60


def test_letters_beyond_the_alphabet_are_made_plain() -> None:
    assert printable("Ñandú, Łukasz Ștefan 日本 €\u202f1\x00") == (
        "Ñandú, Lukasz Stefan ?? €\xa01"
    )


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_name_can_be_printed(name: str) -> None:
    print_document(replace(plan(), heading=heading(recipient=Party(name=name))))


def test_both_languages_have_the_same_words() -> None:
    assert SPANISH.keys() == ENGLISH.keys()


def test_credit_is_shown_where_there_is_one() -> None:
    assert "A favor del cliente" not in text_of(statement())
    shown = text_of(replace(statement(), credit=euros(5)))
    assert "A favor del cliente 5,00 €" in shown

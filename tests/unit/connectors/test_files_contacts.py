"""Phones, e-mail addresses, tax identifiers, countries and languages of rows."""

from __future__ import annotations

import pytest
from tests.unit.connectors.portfolio_files import codes, rows

from recobro.connectors.files import InvoiceRow


def _one(title: str, value: str, country: str = "ES") -> InvoiceRow:
    return rows(
        f'F-1\tAna\t31/01/2026\t10\t"{value}"',
        titles=f"Factura\tCliente\tVto\tTotal\t{title}",
        country=country,
    ).accepted[0]


@pytest.mark.parametrize(
    ("text", "country", "phone"),
    [
        ("600 111 222", "ES", "+34600111222"),
        ("+34 600-111-222", "ES", "+34600111222"),
        ("0034600111222", "ES", "+34600111222"),
        ("34600111222", "ES", "+34600111222"),
        ("(+34) 600.111.222", "ES", "+34600111222"),
        ("https://wa.me/34600111222", "ES", "+34600111222"),
        ("tel:+34600111222", "ES", "+34600111222"),
        ("600111222.0", "ES", "+34600111222"),
        ("912 345 678 / 600 111 222", "ES", "+34912345678"),
        ("55 1234 5678", "MX", "+525512345678"),
        ("+52 1 55 1234 5678", "MX", "+525512345678"),
        ("5215512345678", "MX", "+525512345678"),
        ("300 123 4567", "CO", "+573001234567"),
        ("9 8765 4321", "CL", "+56987654321"),
        ("+57 300 123 4567", "ES", "+573001234567"),
    ],
)
def test_phones_become_international(text: str, country: str, phone: str) -> None:
    assert _one("Móvil", text, country).phone == phone


def test_bad_phone_is_dropped_with_warning() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;10;12345;ana@example.com",
        "F-2;Eva;31/01/2026;10;600111222;",
        titles="Factura;Cliente;Vto;Total;Móvil;Correo",
    )
    assert found.accepted[0].phone is None
    assert [(w.row, w.code) for w in found.warnings] == [(2, "bad_phone")]


def test_no_contact_warns_on_each_row() -> None:
    found = rows("F-1;Ana;31/01/2026;10", "F-2;Eva;31/01/2026;10")
    assert [(w.row, w.code) for w in found.warnings] == [
        (2, "no_contact"),
        (3, "no_contact"),
    ]


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("ana@example.com", "ana@example.com"),
        ("Ana Gil <ana@Example.COM>", "ana@example.com"),
        ("mailto:ana@example.com", "ana@example.com"),
        ("ana@example.com; eva@example.com", "ana@example.com"),
        ("mal; eva@example.com", "eva@example.com"),
    ],
)
def test_emails_are_found_in_the_text(text: str, email: str) -> None:
    assert _one("Correo", text).email == email


@pytest.mark.parametrize("text", ["ana@", "@example.com", "a@example", "a b", "a@b..c"])
def test_bad_email_is_dropped_with_warning(text: str) -> None:
    found = rows(
        f"F-1;Ana;31/01/2026;10;600111222;{text}",
        "F-2;Ana;31/01/2026;10;600111222;ana@example.com",
        titles="Factura;Cliente;Vto;Total;Móvil;Correo",
    )
    assert found.accepted[0].email is None
    assert codes(found.warnings) == [(2, "bad_email", "email")]


@pytest.mark.parametrize(
    ("text", "country", "compact"),
    [
        ("b-12345674", "ES", "B12345674"),
        ("12.345.678-Z", "ES", "12345678Z"),
        ("ESB12345674", "ES", "B12345674"),
        ("X1234567L", "ES", "X1234567L"),
        ("XAXX010101000", "MX", "XAXX010101000"),
        ("12.345.678-5", "CL", "123456785"),
        ("900.123.456-8", "CO", "9001234568"),
        ("900123456", "CO", "900123456"),
        ("20-12345678-6", "AR", "20123456786"),
        ("20100070970", "PE", "20100070970"),
        ("FR40303265045", "ES", "FR40303265045"),
        ("anything 1", "US", "ANYTHING1"),
    ],
)
def test_tax_ids_are_compact(text: str, country: str, compact: str) -> None:
    found = rows(
        f"F-1;Ana;31/01/2026;10;{text}",
        titles="Factura;Cliente;Vto;Total;NIF",
        country=country,
    )
    assert found.accepted[0].tax_id == compact
    assert codes(found.warnings) == []


@pytest.mark.parametrize(
    ("text", "country"),
    [("B12345675", "ES"), ("12345678A", "ES"), ("12.345.678-9", "CL"),
     ("XXX", "MX"), ("900.123.456-1", "CO"), ("20100070971", "PE")],
)  # fmt: skip
def test_wrong_tax_id_is_kept_with_warning(text: str, country: str) -> None:
    found = rows(
        f"F-1;Ana;31/01/2026;10;{text}",
        titles="Factura;Cliente;Vto;Total;NIF",
        country=country,
    )
    assert found.accepted[0].tax_id
    assert codes(found.warnings) == [(2, "bad_tax_id", "tax_id")]


@pytest.mark.parametrize(
    ("text", "country"),
    [("México", "MX"), ("Spain", "ES"), ("España", "ES"), ("COL", "CO"), ("pe", "PE"),
     ("EE.UU.", "US"), ("391", "ES"), ("Nowhere", "ES"), ("", "ES"), ("ZZ", "ES")],
)  # fmt: skip
def test_countries_by_name_or_code(text: str, country: str) -> None:
    assert _one("País", text).country == country


def test_phone_belongs_to_the_country_of_the_row() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;10;México;55 1234 5678",
        titles="Factura;Cliente;Vto;Total;País;Teléfono",
    )
    assert found.accepted[0].phone == "+525512345678"


@pytest.mark.parametrize(
    ("text", "language"),
    [("Español", "es"), ("EN", "en"), ("es-MX", "es"), ("Català", "ca"), ("??", None)],
)
def test_languages_by_name_or_code(text: str, language: str | None) -> None:
    assert _one("Idioma", text).language == language


def test_postcode_regains_its_zero() -> None:
    assert _one("C.P.", "8001").postcode == "08001"

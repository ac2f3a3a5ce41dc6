"""Debtors: recognised again by a later file, and told from businesses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.domain.debtors import debtor_key, debtor_kind, plain


def key(name: str = "Ana Prueba", **changes: str | None) -> str:
    given: dict[str, str | None] = {"debtor_id": None, "tax_id": None, "contact": None}
    return debtor_key(name=name, **(given | changes))


def test_code_of_erp_is_strongest() -> None:
    assert key(debtor_id="C-7", tax_id="12345678Z") == "id:C-7"
    assert key("Other Name", debtor_id="C-7") == "id:C-7"


def test_tax_number_beats_name() -> None:
    assert key(tax_id="12345678Z", contact="+34600111222") == "tax:12345678Z"


def test_name_alone_needs_its_contact() -> None:
    assert key(contact="+34600111222") != key(contact="+34600111333")


@pytest.mark.parametrize(
    "name", ["ANA PRUEBA", "ana  prueba", "Aná Prueba", " Ana, Prueba "]
)
def test_same_name_written_otherwise(name: str) -> None:
    assert key(name) == key()


def test_tilde_makes_another_name() -> None:
    assert plain("Peña") == "PEÑA"
    assert key("Ana Peña") != key("Ana Pena")


@given(st.text(max_size=400), st.text(max_size=400), st.text(max_size=400))
def test_key_fits_its_column(name: str, code: str, contact: str) -> None:
    assert len(key(name, contact=contact)) <= 250
    assert len(key(name, debtor_id=code)) <= 250


@pytest.mark.parametrize(
    ("name", "tax_id", "country", "kind"),
    [
        ("Talleres Ejemplo, S.L.", None, "ES", "business"),
        ("TALLERES EJEMPLO SLU", None, "ES", "business"),
        ("Comercial Ejemplo S.A. de C.V.", None, "MX", "business"),
        ("Inversiones Ejemplo SpA", None, "CL", "business"),
        ("Comunidad de Propietarios Calle Mayor 3", None, "ES", "business"),
        ("Ejemplo Ltd", None, "GB", "business"),
        ("Ejemplo", "B12345678", "ES", "business"),
        ("Ejemplo", "B12345678", "MX", "consumer"),
        ("Ejemplo", "12345678Z", "ES", "consumer"),
        ("Ejemplo", "X1234567L", "ES", "consumer"),
        ("Ana Prueba", None, "ES", "consumer"),
        ("Salvador Slim", None, "ES", "consumer"),
        ("Sara Casa", None, "ES", "consumer"),
        ("", None, "ES", "consumer"),
    ],
)
def test_kind_of_debtor(name: str, tax_id: str | None, country: str, kind: str) -> None:
    assert debtor_kind(name=name, tax_id=tax_id, country=country) == kind

"""Which rows are judged: repeats, totals, notes; nothing is lost."""

from __future__ import annotations

import json

import pytest
from tests.unit.connectors.portfolio_files import codes, read, rows

from recobro.connectors.files import TooManyRejectedError


def test_identical_row_counts_once() -> None:
    found = rows("F-1;Ana;31/01/2026;10", "F-1;Ana;31/01/2026;10")
    assert (found.rows, len(found.accepted)) == (2, 1)
    assert codes(found.warnings) == [(3, "repeated", "number")]


def test_first_of_conflicting_rows_stands() -> None:
    found = rows("F-1;Ana;31/01/2026;10", "F-1;ANA;31/01/2026;12")
    assert str(found.accepted[0].amount.amount) == "10.00"
    assert codes(found.rejected) == [(3, "duplicate", "number")]
    assert "row 2" in found.rejected[0].reason


def test_same_number_of_another_debtor_is_accepted() -> None:
    found = rows("F-1;Ana;31/01/2026;10", "F-1;Eva;31/01/2026;12")
    assert len(found.accepted) == 2


def test_good_row_after_a_broken_one_is_accepted() -> None:
    found = rows("F-1;Ana;31/02/2026;10", "F-1;Ana;28/02/2026;10")
    assert codes(found.rejected) == [(2, "bad_date", "due_date")]
    assert [r.row for r in found.accepted] == [3]


def test_name_with_other_tax_id_is_the_same_debtor() -> None:
    found = rows(
        "F-1;C1;Ana;31/01/2026;10",
        "F-1;C1;Ana María;31/01/2026;10",
        titles="Factura;Cód. cliente;Cliente;Vto;Total",
    )
    assert codes(found.rejected) == [(3, "duplicate", "number")]


@pytest.mark.parametrize(
    "line",
    [
        "TOTAL;;;30", "Total general;2;;30", ";;TOTAL;30", "Subtotal;;;30",
        "TOTAL PENDIENTE;;;30", "Suma;;;30", ";;;30", ";;;30,00 €", "Página 1 de 3;;;",
        "Listado generado por el programa;;;", "Fecha:;21/11/2026;;", ";;;",
        "Factura;Cliente;Vencimiento;Total", "Nº de facturas:;2;;",
    ],
)  # fmt: skip
def test_totals_and_notes_are_not_judged(line: str) -> None:
    # 10 + 20 = 30
    found = rows("F-1;Ana;31/01/2026;10", "F-2;Eva;31/01/2026;20", line)
    assert (found.rows, found.rejected) == (2, ())


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        (";;;31", "missing", "number"),
        (";Ana;31/01/2026;10", "missing", "number"),
        ("F-3;;31/01/2026;10", "missing", "debtor_name"),
        ("F-3;;;", "missing", "debtor_name"),
        ("F-3;Ana;31/01/2026;", "missing", "amount"),
        ("F-3;Ana;n/a;10", "missing", "due_date"),
        ("F-3;Suma;;10", "missing", "due_date"),
    ],
)
def test_broken_rows_are_not_taken_for_totals(line: str, code: str, field: str) -> None:
    found = rows("F-1;Ana;31/01/2026;10", "F-2;Eva;31/01/2026;20", line)
    assert codes(found.rejected) == [(4, code, field)]


def test_debtor_called_total_is_accepted() -> None:
    found = rows("F-1;Total Energies, S.A.;31/01/2026;10", "F-2;Suma;31/01/2026;1")
    assert len(found.accepted) == 2


def test_subtotals_between_groups_are_left_out() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;10",
        "F-2;Ana;31/01/2026;20",
        ";;;30",
        "F-3;Eva;31/01/2026;5",
        "F-4;Eva;31/01/2026;6",
        ";;;11",
        ";;;41",
    )
    assert (found.rows, found.rejected) == (4, ())


def test_rows_are_numbered_as_the_program_shows() -> None:
    found = read(
        'Factura;Cliente;Vencimiento;Total\n1;"Bar\nPepe";31/01/2026;10\n\n'
        "2;Eva;31/01/2026;x\n"
    )
    assert found.accepted[0].row == 2
    assert found.accepted[0].debtor_name == "Bar Pepe"
    assert [p.row for p in found.rejected] == [4]


def test_too_many_rejections_still_give_the_rows() -> None:
    with pytest.raises(TooManyRejectedError) as caught:
        rows("F-1;Ana;x;10", "F-2;Ana;y;10", "F-3;Ana;31/01/2026;1", max_errors=None)
    assert caught.value.code == "too_many_rejected"
    assert caught.value.portfolio.rows == 3
    assert len(caught.value.portfolio.rejected) == 2


def test_half_of_the_rows_may_be_rejected() -> None:
    found = rows("F-1;Ana;x;10", "F-2;Ana;31/01/2026;1", max_errors=None)
    assert len(found.rejected) == 1


def test_no_error_allowed_means_none() -> None:
    with pytest.raises(TooManyRejectedError):
        rows("F-1;Ana;x;10", *(f"G-{n};Ana;31/01/2026;1" for n in range(9)),
             max_errors=0)  # fmt: skip


def test_json_is_that_of_the_contract() -> None:
    found = rows(
        "F-1001;Ana;B-12345674;600111222;ana@example.com;01/09/2026;15/10/2026;1.210",
        "F-1;Ana;;;;01/09/2026;31/02/2026;1.210,00",
        titles="Nº Fra.;Cliente;NIF;Móvil;Correo;F. emisión;Vto.;Importe",
    )
    printed = json.loads(json.dumps(found.as_json()))
    assert list(printed) == [
        "rows", "header_row", "columns", "accepted", "rejected", "warnings"
    ]  # fmt: skip
    assert printed["columns"]["number"] == "Nº Fra."
    expected = {
        "row": 2, "number": "F-1001", "debtor_name": "Ana", "tax_id": "B12345674",
        "phone": "+34600111222", "email": "ana@example.com",
        "issue_date": "2026-09-01", "due_date": "2026-10-15", "amount": "1210.00",
        "outstanding": "1210.00", "currency": "EUR", "kind": "invoice",
    }  # fmt: skip
    assert printed["accepted"][0].items() >= expected.items()
    assert printed["rejected"][0].keys() == {"row", "code", "field", "value", "reason"}


def test_places_of_money_are_the_currency_s() -> None:
    found = rows("F-1;Ana;31/01/2026;45.000", country="CL")
    assert found.accepted[0].as_json()["amount"] == "45000"


def test_leading_zeros_of_numbers_stay() -> None:
    found = rows("0000611365;Ana;31/01/2026;1", '"=""00123""";Ana;31/01/2026;1')
    assert [r.number for r in found.accepted] == ["0000611365", "00123"]

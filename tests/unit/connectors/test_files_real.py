"""The real files of the shared material, where they are at hand."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from recobro.connectors.files import Portfolio, ReadOptions, read_portfolio

DATA = Path(__file__).parents[3] / "../shared/data"
pytestmark = pytest.mark.shared


def _read(name: str) -> Portfolio:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{name} is not here")
    return read_portfolio(path.read_bytes(), filename=name, options=ReadOptions())


def test_ibm_file_is_accepted_whole() -> None:
    found = _read("ibm_receivables.csv")
    assert found.rows == len(found.accepted) == 2466
    assert found.columns["debtor_name"] == found.columns["debtor_id"] == "customerID"
    assert {"outstanding", "paid", "status"}.isdisjoint(found.columns)
    assert all(row.outstanding == row.amount for row in found.accepted)
    assert Counter(w.code for w in found.warnings) == {"no_contact": 2466}


def test_ibm_dates_are_month_first() -> None:
    first = _read("ibm_receivables.csv").accepted[0]
    assert first.number == "0000611365"
    assert first.issue_date == date(2013, 1, 2)
    assert first.due_date == date(2013, 2, 1)


def test_example_workbook_is_accepted_whole() -> None:
    found = _read("facturas_ejemplo.xlsx")
    assert (found.rows, len(found.accepted), found.header_row) == (120, 120, 4)
    assert found.accepted[0].row == 5
    # The sheet's own total line says 21,628.08.
    left = sum((row.outstanding.amount for row in found.accepted), Decimal(0))
    assert left == Decimal("21628.08")
    assert {w.code for w in found.warnings} == {"no_contact"}

"""Dates: one convention for the file, names of months, serial numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.connectors.portfolio_files import codes, due_dates, rows

from recobro.connectors.files.dates import (
    Convention,
    DateReader,
    Order,
    convention_of,
    looks_like_date,
)


@pytest.mark.parametrize(
    "text",
    [
        "31/01/2026", "31-01-2026", "31.01.2026", "31/1/26", "2026-01-31", "2026/1/31",
        "20260131", "31-ene-26", "31 de enero de 2026", "January 31, 2026",
        "31 Jan 2026", "Jan-31-2026", "sábado, 31 de enero de 2026", "1/31/2026",
        "2026-01-31T00:00:00Z", "31/01/2026 0:00:00", "31/01/2026 12:00:00 a. m.",
        "46053", "2026-01-31 10:30:00.000",
    ],
)  # fmt: skip
def test_one_day_in_many_forms(text: str) -> None:
    assert due_dates(text) == ["2026-01-31"]


def test_one_clear_date_decides_for_all() -> None:
    assert due_dates("02/03/2026", "31/01/2026") == ["2026-03-02", "2026-01-31"]
    assert due_dates("02/03/2026", "01/31/2026") == ["2026-02-03", "2026-01-31"]


def test_other_columns_of_dates_count_as_evidence() -> None:
    found = rows(
        "F-1;Ana;02/03/2026;10;01/31/2026",
        titles="Factura;Cliente;Vto;Total;Fecha de pago",
    )
    assert found.accepted[0].due_date == date(2026, 2, 3)
    assert codes(found.warnings) == []


def test_undecided_convention_warns_once_a_row() -> None:
    found = rows(
        "F-1;Ana;01/02/2026;03/04/2026;10",
        "F-2;Ana;05/05/2026;06/06/2026;10",
        "F-3;Ana;05/05/2026;06/07/2026;10",
        titles="Factura;Cliente;Fecha;Vto;Total",
    )
    assert found.accepted[0].due_date == date(2026, 4, 3)
    assert codes(found.warnings) == [
        (2, "ambiguous_date", "due_date"),
        (4, "ambiguous_date", "due_date"),
    ]


def test_nothing_is_due_before_it_was_issued() -> None:
    # Day first, each would be due months before its issue: 05/03 is 3 May, 04/06 2026
    # is 6 April … month first, all fall due a month later.
    found = rows(
        "F-1;Ana;03/05/2026;04/04/2026;10",
        "F-2;Ana;05/06/2026;06/05/2026;10",
        "F-3;Ana;07/08/2026;08/07/2026;10",
        titles="Factura;Cliente;Fecha;Vto;Total",
    )
    assert [r.due_date.month for r in found.accepted] == [4, 6, 8]
    assert codes(found.warnings) == []


@pytest.mark.parametrize("text", ["31/02/2026", "00/00/0000", "13/13/2026", "pronto"])
def test_impossible_due_dates_are_rejected(text: str) -> None:
    found = rows(f"F-1;Ana;{text};10", "F-2;Ana;31/01/2026;10")
    assert codes(found.rejected) == [(2, "bad_date", "due_date")]
    assert found.rejected[0].value == text


def test_impossible_date_still_tells_the_order() -> None:
    found = rows("F-1;Ana;31/02/2026;10", "F-2;Ana;03/04/2026;10")
    assert found.accepted[0].due_date == date(2026, 4, 3)
    assert codes(found.warnings) == []


def test_month_thirteen_is_not_turned_round() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;10", "F-2;Ana;28/02/2026;10", "F-3;Ana;02/28/2026;10"
    )
    assert codes(found.rejected) == [(4, "bad_date", "due_date")]


def test_missing_due_date_is_rejected() -> None:
    found = rows("F-1;Ana;;10", "F-2;Ana;31/01/2026;10")
    assert codes(found.rejected) == [(2, "missing", "due_date")]


def test_bad_issue_date_is_rejected() -> None:
    found = rows(
        "F-1;Ana;31/09/2026;31/10/2026;10",
        "F-2;Ana;00/00/0000;31/10/2026;10",
        titles="Factura;Cliente;Fecha;Vto;Total",
    )
    assert codes(found.rejected) == [(2, "bad_date", "issue_date")]
    assert found.accepted[0].issue_date is None


def test_short_years_may_come_first() -> None:
    texts = ["26-01-05", "26-01-06", "26-02-07", "26-03-08"]
    assert due_dates(*texts)[0] == "2026-01-05"


def test_today_tells_the_century() -> None:
    assert due_dates("31/01/70", today=date(2026, 1, 1)) == ["1970-01-31"]
    assert due_dates("31/01/65", today=date(2026, 1, 1)) == ["2065-01-31"]


@given(st.dates(date(1960, 1, 1), date(2060, 12, 31)))
def test_written_dates_come_back(day: date) -> None:
    reader = DateReader(Convention(order=Order.DAY_FIRST, decided=True))
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%Y%m%d", "%d-%b-%Y"):
        assert reader.read(day.strftime(form)).day == day


@given(st.lists(st.text(max_size=20) | st.floats() | st.dates(), max_size=5))
def test_any_cells_are_dates_or_none(cells: list[str | float | date]) -> None:
    reader = DateReader(convention_of(cells))
    for cell in cells:
        assert reader.read(cell).day is None or isinstance(cell, str | float | date)
        looks_like_date(cell)

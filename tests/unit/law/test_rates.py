"""Dated figures: strict files, nothing carried forward."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from recobro.law.rates import (
    dated_rates,
    is_stale,
    last_known,
    read_figures,
    references_on,
    shipped_figures,
)
from recobro.law.reading import PackError

HEADER = "series,from,to,value,unit,read,source\n"


def test_reference_of_a_published_half_year() -> None:
    # BOE-A-2019-18736: 8.00 % in the first half of 2020, which is 0 + 8.
    assert references_on(date(2020, 3, 1))["ECB_MRO"] == Decimal(0)


def test_unknown_days_have_no_value() -> None:
    last = last_known("ECB_MRO")
    assert last is not None
    assert "ECB_MRO" in references_on(last)
    assert "ECB_MRO" not in references_on(date(last.year + 5, 1, 1))


def test_series_come_in_order_of_time() -> None:
    rates = dated_rates("ECB_MRO")
    assert list(rates) == sorted(rates, key=lambda rate: rate.starts)
    assert rates[0].starts == date(2013, 2, 24)


def test_stale_series_are_noticed_before() -> None:
    last = last_known("BOE_BASE")
    assert last is not None
    assert is_stale("BOE_BASE", last)
    assert not is_stale("BOE_BASE", date(last.year - 1, 1, 1))
    assert is_stale("NO_SUCH_SERIES", date(2026, 1, 1))


def test_every_figure_says_where_it_was_read() -> None:
    assert all(figure.source and figure.unit for figure in shipped_figures())


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("series,from\n", "(header)"),
        (HEADER + "X,2026-01-01,2026-06-30,much,percent,P,law\n", "line 2"),
        (HEADER + "X,2026-01-01,2025-06-30,1,percent,P,law\n", "ends before"),
        (HEADER + "X,2026-01-01,2026-06-30,1,percent,Q,law\n", "line 2"),
        (HEADER + "X,2026-01-01,2026-06-30,1,percent,P,\n", "no source"),
        (HEADER + "X,2026-01-01,2026-06-30,1,percent,P,a\n"
         "X,2026-06-30,2026-12-31,1,percent,P,b\n", "overlaps"),
    ],
)  # fmt: skip
def test_wrong_files_are_refused(rows: str, told: str) -> None:
    with pytest.raises(PackError) as caught:
        read_figures(rows, "x.csv")
    assert told in str(caught.value)

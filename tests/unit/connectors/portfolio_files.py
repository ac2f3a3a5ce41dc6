"""Texts and workbooks for the tests of portfolio files, and short ways to read them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import openpyxl

from recobro.connectors.files import Portfolio, Problem, ReadOptions, read_portfolio

TITLES = "Factura;Cliente;Vencimiento;Total"


def read(text: str, *, encoding: str = "utf-8", **options: Any) -> Portfolio:
    """Read a delimited text; however many rows are rejected, it is no error."""
    settings: dict[str, Any] = {"max_errors": 10**6, **options}
    return read_portfolio(
        text.encode(encoding),
        filename="cartera.csv",
        options=ReadOptions(**settings),
    )


def rows(
    *lines: str, titles: str = TITLES, encoding: str = "utf-8", **options: Any
) -> Portfolio:
    """Read lines below one row of titles."""
    text = "\n".join((titles, *lines)) + "\n"
    return read(text, encoding=encoding, **options)


def amounts(*texts: str, **options: Any) -> list[str]:
    """What each amount text is read as, in one file of tabs."""
    lines = [f"F-{i}\tAna\t2026-01-31\t{text}" for i, text in enumerate(texts)]
    found = rows(*lines, titles="Factura\tCliente\tVencimiento\tTotal", **options)
    assert not found.rejected, found.rejected
    return [str(row.amount.amount) for row in found.accepted]


def due_dates(*texts: str, **options: Any) -> list[str]:
    """What each due date text is read as, in one file of tabs."""
    lines = [f"F-{i}\tAna\t{text}\t10" for i, text in enumerate(texts)]
    found = rows(*lines, titles="Factura\tCliente\tVencimiento\tTotal", **options)
    assert not found.rejected, found.rejected
    return [row.due_date.isoformat() for row in found.accepted]


def codes(problems: Iterable[Problem]) -> list[tuple[int, str, str]]:
    """Row, code and field of problems, without the lack of contacts."""
    return [(p.row, p.code, p.field) for p in problems if p.code != "no_contact"]


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """An XLSX file of these sheets."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read_book(data: bytes, **options: Any) -> Portfolio:
    """Read a workbook; however many rows are rejected, it is no error."""
    settings: dict[str, Any] = {"max_errors": 10**6, **options}
    return read_portfolio(
        data,
        filename="cartera.xlsx",
        options=ReadOptions(**settings),
    )

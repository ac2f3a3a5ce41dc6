"""Portfolio files: from bytes to judged invoice rows, without a database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recobro.connectors.files.amounts import AmountReader, decimal_sign
from recobro.connectors.files.cells import Cell, Row, Table, cell_at, is_blank_row
from recobro.connectors.files.dates import (
    Convention,
    DateReader,
    convention_by_pairs,
    convention_of,
    looks_like_date,
)
from recobro.connectors.files.errors import (
    NoHeaderError,
    TooManyRejectedError,
    UnknownColumnError,
)
from recobro.connectors.files.judging import Judge
from recobro.connectors.files.layouts import Layout, find_layout
from recobro.connectors.files.noise import NoiseFilter
from recobro.connectors.files.repeats import Repeat, RepeatFinder
from recobro.connectors.files.tables import load_tables
from recobro.connectors.files.titles import fold
from recobro.connectors.files.vocabulary import SERIES
from recobro.domain.money import currency_exponent
from recobro.ports.portfolio import InvoiceRow, Portfolio, Problem, ReadOptions


def read_portfolio(data: bytes, *, filename: str, options: ReadOptions) -> Portfolio:
    """The invoices in a CSV, XLSX, XLS or ODS file.

    Of several sheets the first visible one that has the required columns is read,
    unless `options.sheet` names one. Every row below the titles is accepted, rejected
    or a repeat, but totals, notes and blank rows. Raises UnreadableFileError (the tree
    is in `errors`), TooManyRejectedError with the portfolio among them, and
    UnknownCurrencyError for a currency option that we do not keep.
    """
    options = replace(options, country=options.country.upper())
    if options.currency is not None:
        options = replace(options, currency=options.currency.upper())
        currency_exponent(str(options.currency))
    tables = load_tables(data, filename=filename, sheet=options.sheet)
    table, layout, others = _choose(tables, filename, options)
    portfolio = _portfolio(table, layout, others, options)
    limit = portfolio.rows // 2 if options.max_errors is None else options.max_errors
    if len(portfolio.rejected) > limit:
        raise TooManyRejectedError(portfolio, limit)
    return portfolio


def _choose(
    tables: Sequence[Table], filename: str, options: ReadOptions
) -> tuple[Table, Layout, tuple[str, ...]]:
    found: list[tuple[Table, Layout]] = []
    refusal: NoHeaderError | UnknownColumnError | None = None
    for table in tables:
        try:
            found.append((table, find_layout(table, filename, options)))
        except (NoHeaderError, UnknownColumnError) as error:
            refusal = refusal or error
    if not found:
        assert refusal is not None
        raise refusal
    table, layout = found[0]
    others = tuple(t.name for t, _ in found[1:] if t.name is not None and t.visible)
    return table, layout, others


def _portfolio(
    table: Table, layout: Layout, others: tuple[str, ...], options: ReadOptions
) -> Portfolio:
    data = table.rows[layout.header + 1 :]
    dates = DateReader(_date_convention(data, layout), today=options.today)
    amounts = AmountReader(_decimal_sign(data, layout, options.country))
    judge = Judge(layout=layout, options=options, dates=dates, amounts=amounts)
    judge.with_series = _needs_series(data, judge)
    noise = NoiseFilter(layout, dates, amounts)
    repeats = RepeatFinder()
    accepted: list[InvoiceRow] = []
    rejected: list[Problem] = []
    warnings: list[Problem] = []
    judged = 0
    for number, row in enumerate(data, start=layout.header + 2):
        if is_blank_row(row) or noise.is_noise(row):
            continue
        noise.count(row)
        judged += 1
        verdict = judge.judge(number, row)
        if verdict.rejected is not None:
            rejected.append(verdict.rejected)
        if verdict.invoice is None:
            continue
        if repeat := repeats.find(verdict.invoice):
            kind, first = repeat
            problem = _repeat_problem(verdict.invoice, kind, first)
            (warnings if kind is Repeat.IDENTICAL else rejected).append(problem)
            continue
        repeats.remember(verdict.invoice)
        accepted.append(verdict.invoice)
        warnings.extend(verdict.warnings)
    return Portfolio(
        rows=judged,
        header_row=layout.header + 1,
        columns=layout.titled(),
        accepted=tuple(accepted),
        rejected=tuple(rejected),
        warnings=tuple(warnings),
        sheet=table.name,
        other_sheets=others,
    )


def _repeat_problem(invoice: InvoiceRow, kind: Repeat, first: InvoiceRow) -> Problem:
    if kind is Repeat.IDENTICAL:
        code, reason = "repeated", f"the same as row {first.row}: it is counted once"
    else:
        code = "duplicate"
        reason = (
            f"row {first.row} has the same number and debtor with other content: "
            "that one stands"
        )
    return Problem(
        row=invoice.row,
        code=code,
        field="number",
        value=invoice.number,
        reason=reason,
    )


def _column(data: Sequence[Row], index: int | None) -> Iterator[Cell]:
    return (cell_at(row, index) for row in data)


def _date_convention(data: Sequence[Row], layout: Layout) -> Convention:
    """By every column of dates, ours or not: one program wrote them all."""
    columns = layout.columns
    ours = [columns[name] for name in ("due_date", "issue_date") if name in columns]
    sample = data[:: max(1, len(data) // 100)]
    dated = [
        index
        for index in range(len(layout.titles))
        if index not in ours
        and _share_of_dates([cell_at(row, index) for row in sample]) > 0.6
    ]
    distinct = {
        cell
        for index in (*ours, *dated)
        for cell in _column(data, index)
        if isinstance(cell, str) and cell
    }
    convention = convention_of(distinct)
    if convention.decided or not distinct or "issue_date" not in columns:
        return convention
    return convention_by_pairs(
        (cell_at(row, columns["issue_date"]), cell_at(row, columns["due_date"]))
        for row in data
    )


def _share_of_dates(cells: Sequence[Cell]) -> float:
    filled = [cell for cell in cells if cell != ""]
    return sum(looks_like_date(cell) for cell in filled) / len(filled) if filled else 0


def _decimal_sign(data: Sequence[Row], layout: Layout, country: str) -> str:
    columns = layout.columns
    money = {columns[n] for n in ("amount", "outstanding", "paid") if n in columns}
    texts = (
        cell
        for index in money
        for cell in _column(data, index)
        if isinstance(cell, str)
    )
    return decimal_sign(texts, country)


def _needs_series(data: Sequence[Row], judge: Judge) -> bool:
    """Whether the same number is used again in another series for the same debtor."""
    columns = judge.layout.columns
    if SERIES not in columns:
        return False
    seen: dict[tuple[str, str], str] = {}
    for row in data:
        number = judge.number_of(row)
        series = str(cell_at(row, columns[SERIES]))
        if not number or series in number:
            continue
        debtor = fold(str(cell_at(row, columns["debtor_name"])))
        if seen.setdefault((number, debtor), series) != series:
            return True
    return False

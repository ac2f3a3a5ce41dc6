"""Delimited text (CSV and its cousins) to a table."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from recobro.connectors.files.cells import Row, Table
from recobro.connectors.files.errors import NotATableError
from recobro.connectors.files.titles import header_strength

_DELIMITERS = (";", ",", "\t", "|")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_SAMPLE_CHARS = 60_000


def read_delimited(text: str, filename: str) -> Table:
    """The table in a delimited text; a record is a row, blank ones included.

    A first line `sep=;` is an instruction to Excel, which does not show it: rows are
    numbered after it. Raises NotATableError where no delimiter gives columns.
    """
    declared = _SEPARATOR_LINE.match(text)
    if declared:
        text = text[declared.end() :]
    delimiter = declared[1] if declared else _delimiter(text)
    if delimiter is None:
        raise NotATableError(filename)
    rows: list[Row] = [
        [c.strip() for c in record] for record in _parse(text, delimiter)
    ]
    return Table(name=None, rows=rows)


def _delimiter(text: str) -> str | None:
    """The delimiter that gives the best titles and the most regular columns."""
    sample = text[:_SAMPLE_CHARS]
    if len(text) > _SAMPLE_CHARS and "\n" in sample:
        sample = sample[: sample.rindex("\n") + 1]
    best: tuple[float, ...] = ()
    found = None
    for delimiter in _DELIMITERS:
        if delimiter not in sample:
            continue
        score = _score([r for r in _parse(sample, delimiter) if any(r)])
        if score and score > best:
            best, found = score, delimiter
    return found


def _score(records: Sequence[Sequence[str]]) -> tuple[float, ...]:
    if not records:
        return ()
    widths = Counter(len(record) for record in records)
    width, times = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item))
    if width < 2:
        return ()
    titles = max(header_strength(record) for record in records[:60])
    return (round(titles), times / len(records), width)


def _parse(text: str, delimiter: str) -> list[list[str]]:
    """All records; a quote that is never closed does not swallow the lines after it."""
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return _line_by_line(text, delimiter)
    widths = Counter(len(record) for record in records)
    usual = widths.most_common(1)[0][0] if widths else 0
    for record in records:
        for cell in record:
            if "\n" in cell or "\r" in cell:
                inner = max(
                    line.count(delimiter) + 1 for line in _LINE_END.split(cell)[1:]
                )
                if inner >= max(2, usual - 1):
                    return _line_by_line(text, delimiter)
    return records


def _line_by_line(text: str, delimiter: str) -> list[list[str]]:
    lines = _LINE_END.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return [_one_line(line, delimiter) for line in lines]


def _one_line(line: str, delimiter: str) -> list[str]:
    if line.count('"') % 2 == 0:
        try:
            return next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            pass
    return [cell.strip().strip('"') for cell in line.split(delimiter)]

"""Workbooks (XLSX, XLS, ODS) to tables, by python-calamine."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from recobro.connectors.files.cells import Cell, Row, Table
from recobro.connectors.files.errors import (
    EncryptedWorkbookError,
    FileTooLargeError,
    UnknownSheetError,
    UnsupportedFormatError,
)
from recobro.connectors.files.formula_errors import (
    Errors,
    column_number,
    formula_errors,
)
from recobro.ports.portfolio import UnreadableFileError

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_BYTES_MAX = 1 << 30
_CELLS_MAX = 60_000_000
_ROW = re.compile(rb'<row [^>]*?\br="(\d{1,7})"')
_FAR_COLUMN = re.compile(rb'\br="([A-Z]{2,3})\d')
_Raw = str | int | float | bool | date | datetime | time | timedelta


def read_workbook(data: bytes, filename: str, sheet: str | None) -> list[Table]:
    """Every sheet that holds cells, or the one named; visible sheets come first.

    Raises EncryptedWorkbookError, UnknownSheetError, FileTooLargeError, and
    UnsupportedFormatError for what is no workbook or a damaged one.
    """
    errors: Errors = {}
    if data.startswith(ZIP_MAGIC):
        errors = _check_archive(data, filename)
    elif "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedWorkbookError(filename)
    try:
        tables = _read(data, sheet)
    except UnknownSheetError:
        raise
    except PasswordError:
        raise EncryptedWorkbookError(filename) from None
    except BaseException as error:
        # A panic of the Rust library is no Exception; nothing else may be swallowed.
        panic = type(error).__name__ == "PanicException"
        if not (panic or isinstance(error, CalamineError | ValueError | OverflowError)):
            raise
        if "password" in str(error).lower() or "encrypt" in str(error).lower():
            raise EncryptedWorkbookError(filename) from None
        found = "a damaged workbook, or none that we know"
        raise UnsupportedFormatError(filename, found) from None
    return [_with_errors(table, errors.get(table.name or "", [])) for table in tables]


def _with_errors(table: Table, errors: Sequence[tuple[int, int, str]]) -> Table:
    """The table with what its cells in error show, where they are blank."""
    if not errors:
        return table
    rows = list(table.rows)
    for row, column, shown in errors:
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            changed = list(rows[row])
            changed[column] = shown
            rows[row] = changed
    return replace(table, rows=rows)


def _read(data: bytes, wanted: str | None) -> list[Table]:
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        sheets = [
            meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet
        ]
        if wanted is not None:
            name = _named(wanted, [meta.name for meta in sheets])
            return [_table(book.get_sheet_by_name(name), visible=True)]
        tables = [
            _table(
                book.get_sheet_by_name(meta.name),
                visible=meta.visible == SheetVisibleEnum.Visible,
            )
            for meta in sheets
        ]
    return sorted(tables, key=lambda table: not table.visible)


def _named(wanted: str, names: Sequence[str]) -> str:
    if wanted in names:
        return wanted
    folded = wanted.strip().casefold()
    for name in names:
        if name.strip().casefold() == folded:
            return name
    raise UnknownSheetError(wanted, names)


def _table(sheet: CalamineSheet, *, visible: bool) -> Table:
    # Leading empty rows and columns are kept: rows are numbered as the program shows.
    rows: list[list[Cell]] = [
        [_cell(value) for value in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        # A name merged over the rows of its invoices belongs to each of them; an
        # amount does not, or it would be owed several times.
        if top >= bottom or top >= len(rows) or left >= len(rows[top]):
            continue
        if isinstance(rows[top][left], str):
            for below in rows[top + 1 : bottom + 1]:
                if left < len(below) and below[left] == "":
                    below[left] = rows[top][left]
    kept: list[Row] = list(rows)
    return Table(name=sheet.name, rows=kept, visible=visible)


def _cell(value: _Raw) -> Cell:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return str(value)


def _check_archive(data: bytes, filename: str) -> Errors:
    """Refuse what would not fit in memory, and encrypted ODS; the cells in error."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive, filename)
            return formula_errors(archive)
    except UnreadableFileError:
        raise
    except Exception as error:
        # A broken archive fails in many ways (zlib.error, EOFError, RuntimeError for
        # a password …) that have no common base.
        raise UnsupportedFormatError(filename, "a damaged archive") from error


def _check_members(archive: zipfile.ZipFile, filename: str) -> None:
    if sum(item.file_size for item in archive.infolist()) > _BYTES_MAX:
        raise FileTooLargeError(filename, "1 GB")
    for item in archive.infolist():
        if item.filename.startswith("xl/worksheets/"):
            _check_extent(archive.read(item), filename)
        manifest = item.filename == "META-INF/manifest.xml"
        if manifest and b"encryption-data" in archive.read(item):
            raise EncryptedWorkbookError(filename)


def _check_extent(xml: bytes, filename: str) -> None:
    """Refuse a stray cell at the far corner: it makes a table of 17 milliard cells."""
    rows = max((int(number) for number in _ROW.findall(xml)), default=0)
    width = 26
    for letters in set(_FAR_COLUMN.findall(xml)):
        width = max(width, column_number(letters))
    if rows * width > _CELLS_MAX:
        raise FileTooLargeError(filename, f"{_CELLS_MAX:,} cells, blank ones included")

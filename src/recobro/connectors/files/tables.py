"""A file's bytes to its tables, by what the bytes are and not by the name."""

from __future__ import annotations

from recobro.connectors.files.cells import Table, is_blank_row
from recobro.connectors.files.decoding import decode
from recobro.connectors.files.delimited import read_delimited
from recobro.connectors.files.errors import (
    EmptyFileError,
    NotATableError,
    UnknownSheetError,
    UnsupportedFormatError,
)
from recobro.connectors.files.workbooks import OLE_MAGIC, ZIP_MAGIC, read_workbook

_OTHER_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"{\\rtf", "a text document"),
)
_MARKUP = (
    ("<!doctype html", "a web page, whatever its name says"),
    ("<html", "a web page, whatever its name says"),
    ("<table", "a web page, whatever its name says"),
    ("<?xml", "an XML file"),
    ("[{", "a JSON file"),
    ("{", "a JSON file"),
)


def load_tables(data: bytes, *, filename: str, sheet: str | None) -> list[Table]:
    """The tables of the file that hold anything; at least one.

    Raises the errors of this package for what is empty, encrypted or no table.
    """
    if not data.strip():
        raise EmptyFileError(filename)
    for magic, found in _OTHER_FORMATS:
        if data.startswith(magic):
            raise UnsupportedFormatError(filename, found)
    if data.startswith((ZIP_MAGIC, OLE_MAGIC)):
        tables = read_workbook(data, filename, sheet)
    else:
        tables = [_text_table(data, filename, sheet)]
    tables = [
        table for table in tables if not all(is_blank_row(row) for row in table.rows)
    ]
    if not tables:
        raise EmptyFileError(filename)
    return tables


def _text_table(data: bytes, filename: str, sheet: str | None) -> Table:
    text = decode(data, filename)
    start = text.lstrip()[:200].lower()
    if not start:
        raise EmptyFileError(filename)
    for opening, found in _MARKUP:
        if start.startswith(opening):
            raise UnsupportedFormatError(filename, found)
    if sheet is not None:
        raise UnknownSheetError(sheet, ())
    table = read_delimited(text, filename)
    if sum(1 for row in table.rows if sum(1 for c in row if c != "") > 1) < 1:
        raise NotATableError(filename)
    return table

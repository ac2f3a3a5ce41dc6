"""Portfolio files of a spreadsheet program or ERP: CSV, XLSX, XLS, ODS."""

from __future__ import annotations

from recobro.connectors.files.errors import (
    EmptyFileError,
    EncryptedWorkbookError,
    FileTooLargeError,
    NoHeaderError,
    NotATableError,
    TooManyRejectedError,
    UnknownColumnError,
    UnknownFieldError,
    UnknownSheetError,
    UnsupportedFormatError,
)
from recobro.connectors.files.reader import read_portfolio
from recobro.ports.portfolio import (
    InvoiceRow,
    Portfolio,
    Problem,
    ReadOptions,
    UnreadableFileError,
)

__all__ = [
    "EmptyFileError",
    "EncryptedWorkbookError",
    "FileTooLargeError",
    "InvoiceRow",
    "NoHeaderError",
    "NotATableError",
    "Portfolio",
    "Problem",
    "ReadOptions",
    "TooManyRejectedError",
    "UnknownColumnError",
    "UnknownFieldError",
    "UnknownSheetError",
    "UnreadableFileError",
    "UnsupportedFormatError",
    "read_portfolio",
]

"""Why a portfolio file cannot be used.

UnreadableFileError (ports)
├── EmptyFileError            no bytes, or nothing but blanks
├── UnsupportedFormatError    a PDF, a web page, an archive, a damaged workbook
├── EncryptedWorkbookError    a password is needed
├── FileTooLargeError         more cells or bytes than we take at once
├── NotATableError            text, but no rows and columns
├── NoHeaderError             no row of titles with the required columns
├── UnknownSheetError         --sheet names none of the sheets
├── UnknownColumnError        --map names a column that is not there
├── UnknownFieldError         --map names a field that we do not have
└── TooManyRejectedError      more rows rejected than allowed; has the portfolio
"""

from __future__ import annotations

from collections.abc import Sequence

from recobro.ports.portfolio import FIELDS, Portfolio, UnreadableFileError


class EmptyFileError(UnreadableFileError):
    """There is nothing in the file."""

    code = "empty_file"

    def __init__(self, filename: str) -> None:
        super().__init__(
            f"{filename} is empty: export it again and check that it opens in a "
            "spreadsheet program"
        )


class UnsupportedFormatError(UnreadableFileError):
    """Not a format that we read."""

    code = "unsupported_format"

    def __init__(self, filename: str, found: str) -> None:
        self.found = found
        super().__init__(
            f"{filename} is {found}: save it as CSV, XLSX, XLS or ODS and import that"
        )


class EncryptedWorkbookError(UnreadableFileError):
    """The workbook asks for a password."""

    code = "encrypted_workbook"

    def __init__(self, filename: str) -> None:
        super().__init__(
            f"{filename} is protected by a password: save a copy without it and "
            "import the copy"
        )


class FileTooLargeError(UnreadableFileError):
    """More than is taken at once."""

    code = "file_too_large"

    def __init__(self, filename: str, limit: str) -> None:
        super().__init__(
            f"{filename} holds more than {limit}: delete what is not part of the "
            "table, or split it into several files"
        )


class NotATableError(UnreadableFileError):
    """Text without rows and columns."""

    code = "not_a_table"

    def __init__(self, filename: str) -> None:
        super().__init__(
            f"{filename} holds no table: it needs one row per invoice and columns "
            "divided by commas, semicolons, tabs or vertical bars"
        )


class NoHeaderError(UnreadableFileError):
    """No row of titles names the required columns."""

    code = "no_header"

    def __init__(
        self, filename: str, missing: Sequence[str], titles: Sequence[str]
    ) -> None:
        self.missing = tuple(missing)
        self.titles = tuple(titles)
        seen = f" (its columns are {_listed(titles)})" if titles else ""
        super().__init__(
            f"{filename} has no column for {', '.join(missing)}{seen}: say which one "
            "it is with --map FIELD=COLUMN, or give the columns a row of titles"
        )


class UnknownSheetError(UnreadableFileError):
    """The workbook has no sheet of that name."""

    code = "unknown_sheet"

    def __init__(self, sheet: str, sheets: Sequence[str]) -> None:
        self.sheet = sheet
        self.sheets = tuple(sheets)
        known = f"its sheets are {_listed(sheets)}" if sheets else "it has no sheets"
        super().__init__(f"there is no sheet {sheet!r} in the file: {known}")


class UnknownColumnError(UnreadableFileError):
    """The mapping names a column that the file does not have."""

    code = "unknown_column"

    def __init__(self, column: str, titles: Sequence[str]) -> None:
        self.column = column
        self.titles = tuple(titles)
        super().__init__(
            f"there is no column {column!r}: the columns are {_listed(titles)}"
        )


class UnknownFieldError(UnreadableFileError):
    """The mapping names a field that does not exist."""

    code = "unknown_field"

    def __init__(self, name: str) -> None:
        self.field = name
        super().__init__(f"there is no field {name!r}: use one of {', '.join(FIELDS)}")


class TooManyRejectedError(UnreadableFileError):
    """More rows are rejected than allowed; `portfolio` tells each of them."""

    code = "too_many_rejected"

    def __init__(self, portfolio: Portfolio, limit: int) -> None:
        self.portfolio: Portfolio = portfolio
        self.limit = limit
        super().__init__(
            f"{len(portfolio.rejected)} of {portfolio.rows} rows are rejected and at "
            f"most {limit} may be: correct the file, name its columns with --map, or "
            "raise --max-errors"
        )


def _listed(names: Sequence[str]) -> str:
    shown = [repr(name[:40]) for name in names if name][:30]
    return ", ".join(shown) if shown else "none"

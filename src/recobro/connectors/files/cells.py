"""Cells and tables: what every format is turned into before it is understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

# A blank cell is the empty string; texts are stripped; moments are dates.
Cell = str | int | float | date
Row = Sequence[Cell]

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u2060\ufeff]+")
_FORMULA_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_ERRORS = re.compile(
    r"#(N/?[AD]|[¡!]?REF!|[¡!]?(VALUE|VALOR)!|[¡!]?DIV/0!|NAME\?|[¡]?NOMBRE\?"
    r"|[¡]?N[UÚ]M!|NULL!|[¡]?NULO!|SPILL!|DESBORDAMIENTO!|#+)",
    re.IGNORECASE,
)
_NOTHING = frozenset({
    "-", "--", "---", "—", "–", ".", "n/a", "n.a.", "na", "n/d", "s/d", "nan", "nat",
    "null", "none", "nulo", "(null)", "(vacío)", "(en blanco)", "(blank)", "[null]",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of a sheet or text file; row i is the spreadsheet's row i + 1."""

    name: str | None
    rows: Sequence[Row]
    visible: bool = True


def tidy(text: str) -> str:
    """One line of text: every run of blanks, odd ones included, is one space."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", text).strip()


def unwrapped(text: str) -> str:
    """What is meant by `="00123"` and `'00123`, which keep Excel from counting."""
    if text.startswith("=") and (match := _FORMULA_TEXT.fullmatch(text)):
        return match[1]
    if text.startswith("'") and len(text) > 1 and not text.endswith("'"):
        return text[1:]
    return text


def is_formula_error(cell: Cell) -> bool:
    """Whether the cell shows #N/A, #¡REF! and the like."""
    return isinstance(cell, str) and cell[:1] == "#" and bool(_ERRORS.fullmatch(cell))


def is_nothing(cell: Cell) -> bool:
    """Whether the cell is blank, or filled with a word for blank."""
    if not isinstance(cell, str):
        return False
    return not cell or (len(cell) <= 11 and cell.lower() in _NOTHING)


def is_blank_row(row: Row) -> bool:
    """Whether no cell of the row holds anything."""
    return not any(cell != "" for cell in row)


def text_of(cell: Cell) -> str:
    """The cell as a person reads it; a whole number has no decimals."""
    if isinstance(cell, str):
        return tidy(unwrapped(cell) if cell[:1] in {"=", "'"} else cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def cell_at(row: Row, index: int | None) -> Cell:
    """The cell of a column; blank where the row is short or there is no column."""
    if index is None or index >= len(row):
        return ""
    return row[index]

"""Which row holds the titles and which column is which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from recobro.connectors.files.cells import Row, Table, is_blank_row, text_of, tidy
from recobro.connectors.files.errors import (
    NoHeaderError,
    UnknownColumnError,
    UnknownFieldError,
)
from recobro.connectors.files.evidence import amounts_by_arithmetic
from recobro.connectors.files.fitting import Column, fit, inferred
from recobro.connectors.files.profiles import profile_columns, sample_of
from recobro.connectors.files.titles import fold, header_strength
from recobro.connectors.files.vocabulary import NET, PAID_FLAG
from recobro.ports.portfolio import FIELDS, REQUIRED_FIELDS, ReadOptions

_HEADER_SEARCH_ROWS = 100
_WIDTH_MAX = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a table keeps what.

    `header` is the index of the row of titles; `columns` is field (ours, or one of the
    helpers that begin with an underscore) to column index; `spare_phones` and
    `spare_emails` are more columns of the kind, for rows where the first is blank.
    """

    header: int
    titles: tuple[str, ...]
    columns: Mapping[str, int]
    spare_phones: tuple[int, ...] = ()
    spare_emails: tuple[int, ...] = ()
    missing: tuple[str, ...] = field(default=())

    def titled(self) -> dict[str, str]:
        """Field to column title, as the contract reports it."""
        named = dict(self.columns)
        if PAID_FLAG in named and "status" not in named:
            named["status"] = named[PAID_FLAG]
        return {
            name: self.titles[named[name]] or column_letter(named[name])
            for name in FIELDS
            if name in named
        }


def find_layout(table: Table, filename: str, options: ReadOptions) -> Layout:
    """The layout of a table.

    Raises UnknownFieldError and UnknownColumnError for a mapping that does not fit,
    NoHeaderError where the required fields are not all found.
    """
    for name in options.mapping:
        if name not in FIELDS:
            raise UnknownFieldError(name)
    header = _header_row(table.rows, options.mapping)
    if header is None:
        raise NoHeaderError(filename, REQUIRED_FIELDS, _widest_titles(table.rows))
    layout = _layout(table, header, options)
    if layout.missing:
        raise NoHeaderError(filename, layout.missing, layout.titles)
    return layout


def column_letter(index: int) -> str:
    """The letters by which a spreadsheet program names a column: 0 is A, 26 is AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _header_row(rows: Sequence[Row], mapping: Mapping[str, str]) -> int | None:
    best, found, seen = 0.0, None, 0
    wanted = {fold(tidy(title)) for title in mapping.values()}
    for index, row in enumerate(rows):
        if is_blank_row(row):
            continue
        seen += 1
        if seen > _HEADER_SEARCH_ROWS:
            break
        score = header_strength(row)
        if wanted:
            titles = {fold(text_of(cell)) for cell in row if isinstance(cell, str)}
            score += 10 * len(wanted & titles)
        if score > best:
            best, found = score, index
    if found is None and mapping:
        # Only letters were given: the first row with several texts has the titles.
        for index, row in enumerate(rows[:_HEADER_SEARCH_ROWS]):
            if sum(1 for cell in row if isinstance(cell, str) and cell) > 1:
                return index
    return found


def _widest_titles(rows: Sequence[Row]) -> list[str]:
    widest = max(rows[:_HEADER_SEARCH_ROWS], key=lambda row: sum(c != "" for c in row))
    return [text_of(cell) for cell in widest]


def _layout(table: Table, header: int, options: ReadOptions) -> Layout:
    data = [row for row in table.rows[header + 1 :] if not is_blank_row(row)]
    sample = sample_of(data)
    top = table.rows[header]
    width = min(_WIDTH_MAX, max([len(top), *(len(row) for row in sample)]))
    titles = [text_of(top[i]) if i < len(top) else "" for i in range(width)]
    profiles = profile_columns(sample, width, options.country)
    fixed = {
        name: _mapped_column(title, titles) for name, title in options.mapping.items()
    }
    candidates = [
        Column(index=i, title=titles[i], profile=profiles[i]) for i in range(width)
    ]
    columns = fit(candidates, fixed)
    columns = inferred(candidates, columns, sample, options.country)
    columns = amounts_by_arithmetic(candidates, columns, sample, options, set(fixed))
    _fall_back(columns)
    return Layout(
        header=header,
        titles=tuple(titles),
        columns=columns,
        spare_phones=_spares("phone", candidates, columns),
        spare_emails=_spares("email", candidates, columns),
        missing=tuple(name for name in REQUIRED_FIELDS if name not in columns),
    )


def _fall_back(columns: dict[str, int]) -> None:
    """What serves where a required column is not there."""
    if "debtor_name" not in columns and "debtor_id" in columns:
        columns["debtor_name"] = columns["debtor_id"]
    if "amount" not in columns:
        for name in (NET, "outstanding"):
            if name in columns:
                columns["amount"] = columns[name]
                break


def _spares(
    name: str, candidates: Sequence[Column], columns: Mapping[str, int]
) -> tuple[int, ...]:
    taken = set(columns.values())
    return tuple(
        c.index for c in candidates if c.index not in taken and c.score(name) >= 40
    )


def _mapped_column(title: str, titles: Sequence[str]) -> int:
    if title in titles:
        return titles.index(title)
    folded = [fold(tidy(name)) for name in titles]
    wanted = fold(tidy(title))
    if wanted and wanted in folded:
        return folded.index(wanted)
    letters = title.strip().upper()
    for index in range(len(titles)):
        if column_letter(index) == letters:
            return index
    raise UnknownColumnError(title, titles)

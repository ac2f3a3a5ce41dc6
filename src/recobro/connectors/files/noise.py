"""Rows below the titles that are no invoices: totals, notes, titles again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from recobro.connectors.files.amounts import AmountReader
from recobro.connectors.files.cells import Row, cell_at, is_nothing, text_of
from recobro.connectors.files.dates import DateReader
from recobro.connectors.files.layouts import Layout
from recobro.connectors.files.titles import fold

_TOTAL = re.compile(
    r"(sub ?-?total(es)?|(grand )?totals?|total(es)?|sumas?|importe total|saldo total"
    r"|suma y sigue|acumulado|n(um|ro|o|º)?\.? (de )?(facturas|registros|documentos))\b"
)
_LABEL_CHARS_MAX = 80
_CLOSE = Decimal("0.05")


@dataclass(slots=True)
class NoiseFilter:
    """Tells rows that are no invoices; it is told the ones that are, for the sums."""

    layout: Layout
    dates: DateReader
    amounts: AmountReader
    _all: dict[str, Decimal] = field(default_factory=dict)
    _group: dict[str, Decimal] = field(default_factory=dict)
    _rows: int = 0
    _numbers_have_spaces: bool = False

    def is_noise(self, row: Row) -> bool:
        """Whether the row is a total, a note or the titles again."""
        columns = self.layout.columns
        number = cell_at(row, columns["number"])
        due = cell_at(row, columns["due_date"])
        amount = cell_at(row, columns["amount"])
        if number != "" and due != "" and amount != "":
            return self._repeats_titles(row)
        if self._is_labelled_total(row) or self._is_bare_total(row):
            self._group.clear()
            return True
        return self._is_note(row)

    def count(self, row: Row) -> None:
        """Add a row that is judged to the sums that a total is known by."""
        self._rows += 1
        if not self._numbers_have_spaces:
            number = text_of(cell_at(row, self.layout.columns["number"]))
            self._numbers_have_spaces = " " in number
        for name in ("amount", "outstanding"):
            if name not in self.layout.columns:
                continue
            reading = self.amounts.read(cell_at(row, self.layout.columns[name]))
            if reading:
                zero = Decimal(0)
                self._all[name] = self._all.get(name, zero) + reading.number
                self._group[name] = self._group.get(name, zero) + reading.number

    def _repeats_titles(self, row: Row) -> bool:
        columns, titles = self.layout.columns, self.layout.titles
        names = ("number", "due_date", "amount")
        return all(
            text_of(cell_at(row, columns[name])) == titles[columns[name]]
            for name in names
        )

    def _is_labelled_total(self, row: Row) -> bool:
        columns = self.layout.columns
        label = next(
            (
                index
                for index, cell in enumerate(row)
                if isinstance(cell, str)
                and 3 < len(cell) <= _LABEL_CHARS_MAX
                and cell[0].lower() in "stgian"
                and _TOTAL.match(fold(cell))
            ),
            None,
        )
        if label is None:
            return False
        due = columns["due_date"]
        if due != label and self.dates.read(cell_at(row, due)).day:
            return False
        number = columns["number"]
        if number == label or is_nothing(cell_at(row, number)):
            return True
        # "TOTAL | 120 | 21.628,08": where the number stands, the rows are counted.
        return text_of(cell_at(row, number)) == str(self._rows)

    def _is_bare_total(self, row: Row) -> bool:
        """A row of nothing but numbers that are the sums of those above."""
        columns = self.layout.columns
        money = {columns[n] for n in ("amount", "outstanding") if n in columns}
        names = {columns["number"], columns["debtor_name"]}
        for index, cell in enumerate(row):
            if isinstance(cell, str) and cell and self.amounts.read(cell) is None:
                return False
            if cell != "" and index in names - money:
                return False
        for name in ("amount", "outstanding"):
            reading = self.amounts.read(cell_at(row, columns.get(name)))
            if reading and self._rows > 1:
                sums = (self._all.get(name), self._group.get(name))
                return any(
                    s is not None and abs(s - reading.number) < _CLOSE for s in sums
                )
        return False

    def _is_note(self, row: Row) -> bool:
        columns = self.layout.columns
        if self.dates.read(cell_at(row, columns["due_date"])).day:
            return False
        for name in ("amount", "outstanding", "paid"):
            cell = cell_at(row, columns.get(name))
            if not is_nothing(cell) and self.amounts.read(cell):
                return False
        filled = [cell for cell in row if cell != ""]
        number = text_of(cell_at(row, columns["number"]))
        if any(c.isdigit() for c in number) and (
            self._numbers_have_spaces or " " not in number
        ):
            return False
        if len(filled) == 1:
            return True
        name = text_of(cell_at(row, columns["debtor_name"]))
        return len(filled) == 2 and not any(c.isalpha() for c in name)

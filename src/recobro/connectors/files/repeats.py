"""The same invoice twice in a file: an identical row, or one that contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from recobro.connectors.files.titles import fold
from recobro.ports.portfolio import InvoiceRow


class Repeat(Enum):
    """How a row stands to an earlier one of the same number and debtor."""

    IDENTICAL = "identical"
    CONFLICTING = "conflicting"


@dataclass(slots=True)
class RepeatFinder:
    """Remembers the invoices accepted so far, by number and each name of the debtor."""

    _seen: dict[tuple[str, str], InvoiceRow] = field(default_factory=dict)

    def find(self, invoice: InvoiceRow) -> tuple[Repeat, InvoiceRow] | None:
        """The earlier row of the same invoice, if any."""
        for key in _keys(invoice):
            first = self._seen.get(key)
            if first is not None:
                same = replace(invoice, row=first.row) == first
                return (Repeat.IDENTICAL if same else Repeat.CONFLICTING), first
        return None

    def remember(self, invoice: InvoiceRow) -> None:
        """Note an accepted invoice."""
        for key in _keys(invoice):
            self._seen[key] = invoice


def _keys(invoice: InvoiceRow) -> Iterator[tuple[str, str]]:
    number = invoice.number.upper()
    if invoice.debtor_id:
        yield number, f"id {invoice.debtor_id.upper()}"
    if invoice.tax_id:
        yield number, f"tax {invoice.tax_id}"
    yield number, f"name {fold(invoice.debtor_name)}"

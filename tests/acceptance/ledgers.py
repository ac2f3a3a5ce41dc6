"""Portfolios with more than one invoice a person, as an ERP exports them."""

from __future__ import annotations

import csv
import itertools
import json
from dataclasses import dataclass
from datetime import date, timedelta

from tests.acceptance.stack import START, Company, Debtor

_files = itertools.count()
_numbers = itertools.count(1)
_COLUMNS = (
    "Nº factura", "Cliente", "Teléfono", "Vencimiento", "Importe", "Pendiente",
    "Moneda", "Concepto", "País",
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Line:
    """One row of the export: `days` past due at START; `left` of `amount` is open."""

    debtor: Debtor
    amount: str
    days: int
    left: str | None = None
    number: str = ""
    currency: str = "EUR"
    concept: str = "Luz"
    country: str = "ES"

    def __post_init__(self) -> None:
        self.number = self.number or f"L-{7000 + next(_numbers)}"

    @property
    def due(self) -> date:
        """When it was due."""
        return START.date() - timedelta(days=self.days)


def export(company: Company, *lines: Line, full: bool = False) -> None:
    """Import these rows by the command line; `full` settles what the file lacks."""
    path = company.stack.home / f"{company.slug}-ledger-{next(_files)}.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(_COLUMNS)
        for line in lines:
            left = line.amount if line.left is None else line.left
            writer.writerow(
                [
                    line.number, line.debtor.name, line.debtor.phone,
                    line.due.isoformat(), line.amount.replace(".", ","),
                    left.replace(".", ","), line.currency, line.concept,
                    line.country,
                ]
            )  # fmt: skip
    extra = ["--full"] if full else []
    told = company.recobro("import", str(path), "--json", *extra)
    assert not json.loads(told)["rejected"], told

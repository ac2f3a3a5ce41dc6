"""A portfolio file of any size, from a seed: fictitious, as a program exports it."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO
from random import Random

from recobro.connectors.files import read_portfolio
from recobro.ports.portfolio import Portfolio, ReadOptions

FILENAME = "bench.csv"
# A Tuesday that is no holiday in Spain.
TODAY = date(2026, 3, 10)
_TITLES = (
    "Nº factura", "Cliente", "Código cliente", "NIF", "Teléfono", "Email",
    "Código postal", "Fecha emisión", "Fecha vencimiento", "Importe", "Pendiente",
    "Concepto",
)  # fmt: skip
_NAMES = ("Ana", "Luis", "Marta", "Jorge", "Inés", "Rubén", "Nuria", "Óscar")
_SURNAMES = ("Prueba", "Muestra", "Ejemplo", "Ensayo", "Modelo", "Patrón")
_MOBILES = 1_000_000
_NIF_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def portfolio_file(
    rows: int, *, seed: int, debtors: int | None = None, due_days: int | None = None
) -> bytes:
    """A CSV of so many invoices, two for each debtor unless told otherwise.

    `due_days` is how many days ago all of them fell due; by default they are spread
    from ten days ahead to two hundred ago.
    """
    random = Random(seed)  # noqa: S311  invents data, guards no secret
    people = min(debtors or max(1, rows // 2), _MOBILES)
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(_TITLES)
    for index in range(rows):
        writer.writerow(_row(random, index, index % people, due_days))
    return out.getvalue().encode()


def _row(random: Random, index: int, person: int, due_days: int | None) -> list[str]:
    overdue = random.randint(-10, 200) if due_days is None else due_days
    due = TODAY - timedelta(days=overdue)
    cents = random.randint(1_500, 90_000)
    name = f"{_NAMES[person % len(_NAMES)]} {_SURNAMES[person // 8 % len(_SURNAMES)]}"
    return [
        f"F-{index + 1:07}",
        f"{name} {person:06}",
        f"C-{person:06}",
        f"{person:08}{_NIF_LETTERS[person % 23]}",
        f"600{person % _MOBILES:06}",
        f"c{person:06}@example.com",
        "28013",
        (due - timedelta(days=30)).strftime("%d/%m/%Y"),
        due.strftime("%d/%m/%Y"),
        _spanish(cents),
        _spanish(cents),
        "Luz, febrero",
    ]


def _spanish(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02}"


def read(data: bytes) -> Portfolio:
    """The file, read as `recobro import` reads it."""
    return read_portfolio(
        data, filename=FILENAME, options=ReadOptions(country="ES", today=TODAY)
    )

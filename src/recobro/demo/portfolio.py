"""The unpaid invoices of "Energía Clara", a company that does not exist.

Nothing here is anyone's: names are drawn from lists, identifiers from a random
generator, e-mail addresses lie at example.com. No country of these keeps mobile numbers
for fiction, so the phones follow plain patterns; the demonstration speaks with the
emulator only, and a real channel must never be given this portfolio.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

from recobro.demo.people import Name, business, foreign_resident, person
from recobro.demo.places import TOWNS, Town, street_address
from recobro.demo.tax_ids import tax_id
from recobro.domain.money import CURRENCY_OF_COUNTRY, Money
from recobro.ports.portfolio import InvoiceRow

T = TypeVar("T")

COMPANY = "Energía Clara"

# Of every twenty debtors eleven live in Spain: 11 / 20 = 55 %.
_COUNTRIES = ("ES",) * 11 + ("MX",) * 3 + ("CO",) * 2 + ("AR",) * 2 + ("CL", "PE")

# Days past due of the oldest invoice, from and to, by how many debtors in 25.
_AGES = (
    *((-6, -1),) * 6,  # preventive
    *((1, 30),) * 9,  # early
    *((31, 90),) * 6,  # mid
    *((91, 180),) * 3,  # late
    (181, 320),  # charged off
)
_MOST_INVOICES = 6

# A usual household invoice, from and to, and what prices there are rounded to.
_AMOUNTS: dict[str, tuple[int, int, str]] = {
    "ES": (32, 240, "0.01"),
    "MX": (320, 2_600, "0.01"),
    "CO": (58_000, 420_000, "10"),
    "AR": (18_000, 145_000, "0.01"),
    "CL": (17_000, 120_000, "10"),
    "PE": (55, 420, "0.10"),
}
_BUSINESS_FACTOR = 6

_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_CONCEPTS = ("Luz", "Luz", "Luz", "Gas", "Gas", "Luz y gas", "Mantenimiento caldera")
_CONCEPTS_ABROAD = ("Electricidad", "Electricidad", "Gas", "Mantenimiento")
_LEGAL_ENTITY_SHARE = 0.14
_ENGLISH_SHARE = 0.07
_SURNAMES_FIRST_SHARE = 0.08
_NO_PHONE_SHARE = 0.04
_NO_EMAIL_SHARE = 0.12
_PARTLY_PAID_SHARE = 0.06
_CREDIT_NOTE_SHARE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class _Debtor:
    """The fields that all invoices of one debtor share."""

    debtor_name: str
    debtor_id: str
    tax_id: str
    phone: str | None
    email: str | None
    address: str
    postcode: str
    city: str
    country: str
    language: str
    is_business: bool


MARTA = _Debtor(
    debtor_name="Marta Ruiz López",
    debtor_id="C-0001",
    tax_id="12345678Z",
    phone="+34600111222",
    email="marta.ruiz@example.com",
    address="Calle Mayor, 12, 3.º B",
    postcode="28013",
    city="Madrid",
    country="ES",
    language="es",
    is_business=False,
)


def demo_portfolio(
    today: date, debtors: int = 300, seed: int = 7
) -> tuple[InvoiceRow, ...]:
    """The open invoices of that many debtors, as a file of them would be read.

    Rows are numbered from 2, under a heading row. The first debtor is always Marta
    Ruiz López with one invoice, F-1001 of 149.90 EUR, due 8 days before `today`. The
    same arguments give the same rows. Raises ValueError where `debtors` is below 1.
    """
    if debtors < 1:
        raise ValueError("a portfolio has at least one debtor")
    random = Random(seed)  # noqa: S311 - invents data, guards no secret
    rows = [_martas_invoice(today)]
    countries = _shuffled_forever(random, _COUNTRIES)
    ages = _shuffled_forever(random, _AGES)
    for index in range(2, debtors + 1):
        debtor = _debtor(random, next(countries), index)
        oldest = today - timedelta(days=random.randint(*next(ages)))
        rows.extend(_invoices(random, debtor, oldest, today))
    return tuple(
        replace(row, row=position, number=_number(row, position))
        for position, row in enumerate(rows, start=2)
    )


def _number(row: InvoiceRow, position: int) -> str:
    return f"{'F' if row.amount.amount > 0 else 'AB'}-{999 + position}"


def _martas_invoice(today: date) -> InvoiceRow:
    due = today - timedelta(days=8)
    return _row(
        MARTA,
        due_date=due,
        amount=Money.of("149.90", "EUR"),
        concept=f"Luz, {_MONTHS[today.month - 1]}",
    )


def _shuffled_forever(random: Random, items: tuple[T, ...]) -> Iterator[T]:
    """The items in ever new orders, so that shares hold in small portfolios too."""
    while True:
        yield from random.sample(items, len(items))


def _debtor(random: Random, country: str, index: int) -> _Debtor:
    foreign = False
    if random.random() < _LEGAL_ENTITY_SHARE:
        name = business(random, country)
    elif country == "ES" and random.random() < _ENGLISH_SHARE:
        name, foreign = foreign_resident(random), True
    else:
        name = person(random)
    town = random.choice(TOWNS[country])
    phone = _phone(town, index) if random.random() >= _NO_PHONE_SHARE else None
    has_email = phone is None or random.random() >= _NO_EMAIL_SHARE
    return _Debtor(
        debtor_name=_written(random, name),
        debtor_id=f"C-{index:04d}",
        tax_id=tax_id(random, country, name, foreign=foreign),
        phone=phone,
        email=f"{name.mailbox}.{index}@example.com" if has_email else None,
        address=street_address(country, random.randrange(99), random.randint(1, 180)),
        postcode=random.choice(town.postcodes),
        city=town.name,
        country=country,
        language="en" if foreign else "es",
        is_business=name.is_business,
    )


def _written(random: Random, name: Name) -> str:
    if not name.is_business and random.random() < _SURNAMES_FIRST_SHARE:
        return name.surnames_first
    return name.full


def _phone(town: Town, index: int) -> str:
    # 7919 is prime: in one prefix no two debtors below 10 ** tail share a number.
    return f"{town.phone}{index * 7919 % 10**town.tail:0{town.tail}d}"


def _invoices(
    random: Random, debtor: _Debtor, oldest: date, today: date
) -> list[InvoiceRow]:
    """One to six: monthly from the oldest due date on, none due after six days."""
    most = random.randint(1, _MOST_INVOICES)
    last = today + timedelta(days=6)
    rows: list[InvoiceRow] = []
    due = oldest
    while due <= last and len(rows) < most:
        rows.append(_claim(random, debtor, due))
        due += timedelta(days=random.randint(29, 31))
    if len(rows) < most and random.random() < _CREDIT_NOTE_SHARE:
        rows.append(_credit_note(random, debtor, rows[0]))
    return rows


def _claim(random: Random, debtor: _Debtor, due: date) -> InvoiceRow:
    amount = _amount(random, debtor)
    paid: Money | None = None
    if random.random() < _PARTLY_PAID_SHARE:
        paid = _share(amount, random.randint(20, 80))
    concepts = _CONCEPTS if debtor.country == "ES" else _CONCEPTS_ABROAD
    month = _MONTHS[(due - timedelta(days=30)).month - 1]
    return _row(
        debtor,
        due_date=due,
        amount=amount,
        outstanding=amount - paid if paid else amount,
        concept=f"{random.choice(concepts)}, {month}",
    )


def _credit_note(random: Random, debtor: _Debtor, claim: InvoiceRow) -> InvoiceRow:
    """A small refund on the oldest invoice, never more than is left of it."""
    amount = -_share(claim.outstanding, random.randint(5, 40))
    return _row(
        debtor,
        due_date=claim.due_date,
        amount=amount,
        concept="Abono por lectura estimada",
    )


def _amount(random: Random, debtor: _Debtor) -> Money:
    low, high, unit = _AMOUNTS[debtor.country]
    factor = _BUSINESS_FACTOR if debtor.is_business else 1
    cents = random.randint(low * factor * 100, high * factor * 100)
    whole = (Decimal(cents) / 100 / Decimal(unit)).to_integral_value() * Decimal(unit)
    return Money.of(whole, CURRENCY_OF_COUNTRY[debtor.country])


def _share(money: Money, per_cent: int) -> Money:
    return Money.rounded(money.amount * per_cent / 100, money.currency)


def _row(
    debtor: _Debtor,
    *,
    due_date: date,
    amount: Money,
    concept: str,
    outstanding: Money | None = None,
) -> InvoiceRow:
    """An invoice of this debtor; row and number are given at the end."""
    return InvoiceRow(
        row=2,
        number="F-1001",
        debtor_name=debtor.debtor_name,
        debtor_id=debtor.debtor_id,
        tax_id=debtor.tax_id,
        phone=debtor.phone,
        email=debtor.email,
        address=debtor.address,
        postcode=debtor.postcode,
        city=debtor.city,
        country=debtor.country,
        issue_date=due_date - timedelta(days=15),
        due_date=due_date,
        amount=amount,
        outstanding=amount if outstanding is None else outstanding,
        concept=concept,
        language=debtor.language,
    )

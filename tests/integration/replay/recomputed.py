"""June 2013 worked out a second time, slowly, from the CSV alone.

Nothing of recobro is imported here. The default strategy and the Spanish contact hours
are written out again from their description, day by day and customer by customer, so
that an error of the engine does not repeat itself.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

FIRST, LAST = date(2013, 6, 1), date(2013, 6, 30)

# Name, first and last day past due; from 181 on a person takes the case.
_STEPS = (
    ("preventive", -3, -1),
    ("overdue-1", 1, 6),
    ("overdue-7", 7, 14),
    ("overdue-15", 15, 29),
    ("overdue-30", 30, 30),
    ("plan-31", 31, 59),
    ("plan-60", 60, 90),
    ("firm-91", 91, 119),
    ("firm-120", 120, 149),
    ("firm-150", 150, 180),
    ("person-181", 181, 100_000),
)
_QUIET_DAYS = 3
Key = tuple[str, date]  # a step, and the due date that it counts from


@dataclass(frozen=True)
class Invoice:
    """One row of the file."""

    number: str
    customer: str
    issued: date
    due: date
    settled: date
    amount: Decimal

    def open_on(self, day: date) -> bool:
        """Whether it exists and is unpaid once the payments of that day are in."""
        return self.issued <= day < self.settled


def read_invoices(path: Path) -> list[Invoice]:
    """Every row, with its American dates."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [
            Invoice(
                number=row["invoiceNumber"],
                customer=row["customerID"],
                issued=_day(row["InvoiceDate"]),
                due=_day(row["DueDate"]),
                settled=_day(row["SettledDate"]),
                amount=Decimal(row["InvoiceAmount"]),
            )
            for row in csv.DictReader(stream)
        ]


def _day(text: str) -> date:
    month, day, year = (int(part) for part in text.split("/"))
    return date(year, month, day)


def days() -> list[date]:
    """The days of the replay."""
    return [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def stage_of(days_past_due: int) -> str:
    """The stage's name, by the limits of the glossary."""
    for name, last in (("preventive", 0), ("early", 30), ("mid", 90), ("late", 180)):
        if days_past_due <= last:
            return name
    return "charged_off"


def step_at(days_past_due: int) -> str:
    """The step whose days these are; empty where none."""
    for name, first, last in _STEPS:
        if first <= days_past_due <= last:
            return name
    return ""


def may_write_on(day: date) -> bool:
    """Monday to Friday at ten, but for the holidays of any region.

    June 2013 had no national holiday in Spain. The file does not tell where a customer
    lives, so a day on which some region rested is no day to write to anyone.
    """
    return day.weekday() < 5 and day not in _SOMEWHERE_A_HOLIDAY


_SOMEWHERE_A_HOLIDAY = {
    date(2013, 6, 10),  # La Rioja: the Monday after its day, a Sunday that year
    date(2013, 6, 13),  # Ceuta: San Antonio
    date(2013, 6, 24),  # Cataluña and Galicia: San Juan
}


@dataclass
class Customer:
    """What has happened to one customer so far."""

    waiting: list[Key] = field(default_factory=list)
    spoken: set[Key] = field(default_factory=set)
    last_contact: date | None = None
    with_person: bool = False


@dataclass
class Expected:
    """What the replay must come to."""

    # day → stage → action → accounts
    stages: dict[date, dict[str, Counter[str]]] = field(default_factory=dict)
    # (day, customer, step, due date that the step counts from)
    sent: list[tuple[date, str, str, date]] = field(default_factory=list)
    # (day, customer), one for each payment of somebody who was written to before
    thanked: list[tuple[date, str]] = field(default_factory=list)
    persons: list[tuple[date, str]] = field(default_factory=list)


def recompute(invoices: list[Invoice]) -> Expected:
    """Every day: payments, what had to wait, the run, and what it sends at once."""
    by_customer: dict[str, list[Invoice]] = defaultdict(list)
    for invoice in invoices:
        by_customer[invoice.customer].append(invoice)
    customers = {name: Customer() for name in by_customer}
    expected = Expected()
    for day in days():
        tally: dict[str, Counter[str]] = defaultdict(Counter)
        for name, customer in customers.items():
            owned = by_customer[name]
            payments = sum(i.settled == day and i.issued <= day for i in owned)
            if payments:
                customer.waiting.clear()
                if customer.last_contact is not None:
                    expected.thanked += [(day, name)] * payments
            _deliver(customer, owned, day, name, expected)
            _decide(customer, owned, day, name, expected, tally)
            _deliver(customer, owned, day, name, expected)
        expected.stages[day] = dict(tally)
    return expected


def _decision(
    customer: Customer,
    owned: list[Invoice],
    day: date,
    but_for: tuple[str, date] | None,
) -> tuple[str, tuple[str, date] | None, int]:
    """The action, the step with its due date, and the days past due."""
    unpaid = [invoice.due for invoice in owned if invoice.open_on(day)]
    oldest = min(unpaid)
    past_due = (day - oldest).days
    step = step_at(past_due)
    key = (step, oldest)
    taken = (customer.spoken | set(customer.waiting)) - (
        {but_for} if but_for else set()
    )
    if customer.with_person or not step or key in taken:
        return "none", None, past_due
    if step == "person-181":
        return "person", key, past_due
    last = customer.last_contact
    if last is not None and (day - last).days < _QUIET_DAYS:
        return "none", None, past_due
    return "send", key, past_due


def _decide(
    customer: Customer,
    owned: list[Invoice],
    day: date,
    name: str,
    expected: Expected,
    tally: dict[str, Counter[str]],
) -> None:
    if not any(invoice.open_on(day) for invoice in owned):
        return
    action, key, past_due = _decision(customer, owned, day, None)
    tally[stage_of(past_due)][action] += 1
    if action == "person" and key:
        customer.with_person = True
        expected.persons.append((day, name))
    elif action == "send" and key:
        customer.waiting.append(key)


def _deliver(
    customer: Customer, owned: list[Invoice], day: date, name: str, expected: Expected
) -> None:
    """Send what waits and is still the step of the day, if the law lets it."""
    if not may_write_on(day):
        return
    for key in list(customer.waiting):
        customer.waiting.remove(key)
        if not any(invoice.open_on(day) for invoice in owned):
            continue
        action, due_now, _ = _decision(customer, owned, day, key)
        if action == "send" and due_now == key:
            customer.spoken.add(key)
            customer.last_contact = day
            expected.sent.append((day, name, *key))

"""Documents to print, with their arithmetic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from pypdf import PdfReader

from recobro.documents import print_document
from recobro.domain.money import Money
from recobro.ports.documents import (
    Document,
    Heading,
    InvoiceCopy,
    InvoiceState,
    Movement,
    Party,
    PaymentShares,
    PlanPart,
    PlanSchedule,
    Statement,
    TermState,
)

MOMENT = datetime(2026, 3, 10, 9, 5, tzinfo=ZoneInfo("Europe/Madrid"))


def euros(amount: str | int) -> Money:
    return Money.of(amount, "EUR")


def heading(**changes: Any) -> Heading:
    given: dict[str, Any] = {
        "issuer": Party(name="Gimnasio Año Nuevo, S.L.", tax_id="B00000000"),
        "recipient": Party(name="Íñigo Muñoz Peña", lines=("Calle Güell, 3", "28001")),
        "language": "es",
        "country": "ES",
        "currency": "EUR",
        "issued_at": MOMENT,
    }
    return Heading(**(given | changes))


def statement(count: int = 2, **changes: Any) -> Statement:
    """`count` invoices of 100 each, and 30 paid of the first."""
    currency = changes.get("currency", "EUR")

    def sum_of(amount: int) -> Money:
        return Money.of(amount, currency)

    first = date(2026, 1, 1)
    lines = [
        Movement(
            day=first + timedelta(days=number),
            kind="invoice",
            reference=f"F-{number:04}",
            amount=sum_of(100),
            balance=sum_of(100 * number),
        )
        for number in range(1, count + 1)
    ]
    if count:
        lines.append(
            Movement(
                day=date(2026, 3, 1),
                kind="payment",
                reference="tarjeta",
                amount=sum_of(-30),
                balance=sum_of(100 * count - 30),
            )
        )
    return Statement(
        heading=heading(**changes),
        movements=tuple(lines),
        invoices=tuple(
            InvoiceState(
                number=f"F-{number:04}",
                concept=f"Cuota de membresía y año académico n.º {number}",
                due_date=first + timedelta(days=number + 30),
                amount=sum_of(100),
                outstanding=sum_of(70 if number == 1 else 100),
                status="overdue",
            )
            for number in range(1, count + 1)
        ),
        payments=(
            PaymentShares(
                day=date(2026, 3, 1),
                method="card",
                amount=sum_of(30),
                returned=False,
                shares=(("F-0001", sum_of(30)),),
            ),
        )
        if count
        else (),
        owed=sum_of(100 * count - 30 if count else 0),
        overdue=sum_of(100 * count - 30 if count else 0),
        credit=sum_of(0),
    )


def invoice_copy(**changes: Any) -> InvoiceCopy:
    return InvoiceCopy(
        heading=heading(**changes),
        invoice=InvoiceState(
            number="2026/001-Ñ",
            concept="Suscripción trimestral",
            due_date=date(2026, 2, 1),
            amount=euros(300),
            outstanding=euros(150),
            status="overdue",
        ),
        kind="invoice",
        issue_date=date(2026, 1, 1),
        terms=tuple(
            TermState(
                due_date=date(2026, month, 1), amount=euros(100), outstanding=left
            )
            for month, left in ((2, euros(0)), (3, euros(50)), (4, euros(100)))
        ),
        payments=((date(2026, 2, 3), "transfer", euros(100)),),
        paid_elsewhere=euros(50),  # 300 - 100 - 50 = 150
    )


def plan(**changes: Any) -> PlanSchedule:
    def part(seq: int, day: date, left: int, before: date | None = None) -> PlanPart:
        return PlanPart(
            seq=seq,
            day=day,
            moved_from=before,
            amount=euros(50),
            outstanding=euros(left),
        )

    return PlanSchedule(
        heading=heading(**changes),
        agreed_on=date(2026, 1, 15),
        total=euros(200),
        parts=(
            part(1, date(2026, 2, 1), 0),
            part(2, date(2026, 3, 1), 20),
            part(3, date(2026, 4, 5), 50, date(2026, 4, 1)),
            part(4, date(2026, 5, 1), 50),
        ),
    )


def read(document: Document) -> PdfReader:
    return PdfReader(BytesIO(print_document(document)))


def text_of(document: Document) -> str:
    """All of the text, spaces made plain."""
    pages = [page.extract_text() for page in read(document).pages]
    return " ".join(" ".join(pages).replace("\xa0", " ").split())


def elsewhere(some: Statement) -> Statement:
    """The same with 10 that was paid to the company itself."""
    paid = Movement(
        day=date(2026, 1, 2),
        kind="elsewhere",
        reference="F-0001",
        amount=euros(-10),
        balance=euros(90),
    )
    return replace(some, movements=(*some.movements, paid))

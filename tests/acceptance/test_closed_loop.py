"""From a file of unpaid invoices to a confirmed payment, over the real processes."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from tests.acceptance.stack import MADRID, START, Company, Debtor, only, somebody

_MONTHS = {"enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6}


def _workbook(path: Path, debtors: list[Debtor]) -> Path:
    """A listing as an ERP prints it: title rows first, then the table, then a total."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Facturas pendientes"
    sheet.append(["Empresa Clara, S.L."])
    sheet.append(["Listado de facturas pendientes de cobro", None, "11/01/2027"])
    sheet.append([])
    sheet.append(
        ["Nº factura", "Cliente", "Móvil", "Fecha vencimiento", "Importe", "Concepto"]
    )
    for debtor in debtors:
        due = datetime(debtor.due.year, debtor.due.month, debtor.due.day)  # noqa: DTZ001
        sheet.append(
            [
                debtor.invoice, debtor.name, debtor.phone, due,
                float(debtor.amount), "Luz, diciembre",
            ]
        )  # fmt: skip
    book.save(path)
    book.close()
    return path


def _portfolio() -> tuple[Debtor, list[Debtor]]:
    """Marta, and others at other ages of debt."""
    marta = Debtor(
        name="Marta Ruiz López", phone="+34600111222", amount="150.00", days=8,
        invoice="F-1001",
    )  # fmt: skip
    others = [
        somebody("Íñigo Peña Gil", days=-2, amount="61.20"),  # preventive: 2 to go
        somebody("Lucía Soto Vargas", days=45, amount="310.00"),  # a plan is offered
        somebody("Ramón Acuña Díaz", days=200, amount="99.99"),  # a person
        somebody("Noelia Gil Rojas", days=-40, amount="20.00"),  # nothing yet
    ]
    return marta, [marta, *others]


def _dates_of(text: str) -> list[tuple[Decimal, date]]:
    """The instalments that a message offers: amount and date of each."""
    found = re.findall(r"\d+\. ([\d.,]+) €, el (\d+) de (\w+)", text)
    return [
        (
            Decimal(amount.replace(".", "").replace(",", ".")),
            date(START.year, _MONTHS[month], int(day)),
        )
        for amount, day, month in found
    ]


@pytest.mark.slow
def test_file_becomes_a_confirmed_payment(company: Company, tmp_path: Path) -> None:
    marta, everybody = _portfolio()
    stack = company.stack
    book = _workbook(tmp_path / "pendientes.xlsx", everybody)
    told = stack.cli("import", str(book), "--tenant", company.slug)
    assert "5 rows: 5 accepted, 0 rejected" in told

    # The dry run tells everything and does nothing.
    day = START.date().isoformat()
    run = ["run", "--date", day, "--tenant", company.slug, "--json"]
    preview = json.loads(stack.cli(*run, "--dry-run"))
    steps = {line["debtor"]: line["step"] for line in preview["lines"]}
    assert steps == {
        "Marta Ruiz López": "overdue-7",  # 8 days: from 7 to 14
        "Íñigo Peña Gil": "preventive",
        "Lucía Soto Vargas": "plan-31",
        "Ramón Acuña Díaz": "person-181",
    }
    company.quiet()
    assert company.phone(marta) == []
    assert company.sql("select 1 from message where tenant_id = %(tenant)s") == []

    # The run sends one message to each of three, and calls a person for the fourth.
    assert json.loads(stack.cli(*run))["counts"]["send"] == 3
    first = company.next_message(marta, 0)
    assert first["type"] == "template"
    assert "Marta" in first["text"]
    assert "F-1001" in first["text"]
    assert "150,00" in first["text"]
    company.quiet()
    by_person = [len(company.phone(debtor)) for debtor in everybody]
    assert by_person == [1, 1, 1, 0, 0]

    # Marta asks for three payments, and gets three dates that add up.
    offer = company.asks(marta, "puedo pagar en 3 veces?")
    parts = _dates_of(offer)
    assert len(parts) == 3
    assert sum(amount for amount, _ in parts) == Decimal("150.00")
    assert [day for _, day in parts] == sorted({day for _, day in parts})
    assert parts[0][1] >= START.date()

    # She accepts, and is given the link of the first instalment.
    company.taps(marta, id="accept")
    company.wait(lambda: len(company.phone(marta)) >= 3, "the link")
    company.quiet()
    link = company.link_in(company.phone(marta)[-1])
    page = stack.http.get(link)
    assert page.status_code == 200
    assert "50,00" in page.text
    assert company.sql(
        "select i.amount::numeric(9,2)::text, i.date from plan p join plan_instalment i"
        " on i.tenant_id = p.tenant_id and i.plan_id = p.id"
        " where p.tenant_id = %(tenant)s and p.status = 'active' order by i.seq"
    ) == [(f"{amount:.2f}", due) for amount, due in parts]

    # She pays it by Bizum: allocated once, thanked in the same conversation.
    before = len(company.phone(marta))
    company.pay(link, method="bizum")
    thanks = company.next_message(marta, before)
    company.quiet()
    assert "50,00" in thanks["text"]
    assert "racias" in thanks["text"]
    assert company.outstanding(marta) == "100.00"  # 150 - 50
    payment = only(
        company.sql(
            "select p.method, p.amount::numeric(9,2)::text, sum(a.amount)::numeric(9,2)"
            "::text from payment p join allocation a on a.tenant_id = p.tenant_id"
            " and a.payment_id = p.id where p.tenant_id = %(tenant)s"
            " group by p.id, p.method, p.amount"
        )
    )
    assert payment == ("bizum", "50.00", "50.00")

    # Day after day until the second instalment: one contact, about that one only.
    so_far = len(company.phone(marta))
    second = parts[1][1]
    while company.today < second:
        company.lives()
    message = only(company.phone(marta)[so_far:])
    assert "50,00" in message["text"]
    assert f"{second.day} de febrero" in message["text"]
    assert "150,00" not in message["text"]
    assert "F-1001" not in message["text"]

    # And the whole story can be told, and is whole.
    story = json.loads(
        stack.cli("explain", "Marta Ruiz", "--tenant", company.slug, "--json")
    )
    assert story["balance"] == "100.00"
    assert story["chronology"]["verified"] is True
    assert {line["action"] for line in story["decisions"]} == {"send", "none"}
    assert any("F-1001" in message["text"] for message in story["messages"])
    told = stack.cli("doctor", "--tenant", company.slug, status=0)
    assert "✗" not in told


@pytest.mark.slow
def test_payment_in_full_closes_the_invoice(company: Company) -> None:
    debtor = somebody(amount="80.00")
    company.owes(debtor)
    company.run_day()
    link = company.link_in(company.next_message(debtor, 0))
    company.pay(link, method="card")
    thanks = company.next_message(debtor, 1)
    company.quiet()
    assert "80,00" in thanks["text"]
    assert company.outstanding(debtor) == "0.00"
    settled = only(
        company.sql("select settled_at from invoice where tenant_id = %(tenant)s")
    )
    assert settled[0].astimezone(MADRID).date() == START.date()
    for _ in range(10):  # two further steps would be due within ten days
        company.lives()
    assert len(company.phone(debtor)) == 2

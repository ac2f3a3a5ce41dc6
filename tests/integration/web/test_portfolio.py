"""The portfolio list: its figures, filters, order, totals and export."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.integration.web.seeding import Company, now, today

from recobro.domain.ageing import DEFAULT_LIMITS, Stage
from recobro.domain.money import Money
from recobro.storage.accounts import load_accounts
from recobro.storage.queries.portfolio import (
    AccountState,
    PortfolioFilter,
    PortfolioPage,
    PortfolioRow,
    Sort,
    portfolio_page,
    portfolio_rows,
)
from recobro.storage.tenancy import acting_for

pytestmark = pytest.mark.usefixtures("database")


def page(company: Company, **wanted: object) -> PortfolioPage:
    return portfolio_page(
        company.tenant_id,
        PortfolioFilter(**wanted),  # type: ignore[arg-type]
        today=today(),
        now=now(),
        limits=DEFAULT_LIMITS,
    )


def names(company: Company, **wanted: object) -> list[str]:
    return [row.debtor for row in page(company, **wanted).rows]


def test_row_has_balance_overdue_and_days() -> None:
    company = Company()
    # 100 due 40 days ago and 50 due in 5 days: 150 owed, 100 overdue, 40 days.
    company.account(owes=(("100.00", 40), ("50.00", -5)))
    (row,) = page(company).rows
    assert row.balance == Money.of("150.00", "EUR")
    assert row.overdue == Money.of("100.00", "EUR")
    assert row.days_past_due == 40
    assert row.stage is Stage.MID


def test_credit_pays_the_oldest_claim() -> None:
    company = Company()
    # 100 - 100 of credit leaves only the 30 due 5 days ago.
    company.account(owes=(("100.00", 40), ("30.00", 5), ("-100.00", 1)))
    (row,) = page(company).rows
    assert row.balance == Money.of("30.00", "EUR")
    assert row.days_past_due == 5


AMOUNTS = st.tuples(
    st.sampled_from(["10.00", "25.50", "-12.00", "-40.00", "99.99"]),
    st.integers(min_value=-20, max_value=200),
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    owes=st.lists(AMOUNTS, min_size=1, max_size=5),
    disputed=st.integers(min_value=-2, max_value=4),
    held=st.integers(min_value=-2, max_value=4),
)
def test_list_agrees_with_the_ledger(
    owes: list[tuple[str, int]], disputed: int, held: int
) -> None:
    company = Company()
    owed = company.account(owes=tuple(owes))
    if 0 <= disputed < len(owes):
        company.dispute(owed, invoice_id=owed.invoice_ids[disputed])
    if 0 <= held < len(owes):
        company.hold(owed, invoice_id=owed.invoice_ids[held])
    rows = _rows(company)
    with acting_for(company.tenant_id):
        position = load_accounts([owed.account_id], now())[owed.account_id].position
    row = rows[owed.account_id]
    assert row.balance == position.balance
    assert row.overdue == position.overdue(today())
    assert row.days_past_due == position.days_past_due(today())


def _rows(company: Company) -> dict[UUID, PortfolioRow]:
    found: dict[UUID, PortfolioRow] = {}
    for state in (None, AccountState.SETTLED):
        for row in portfolio_rows(
            company.tenant_id,
            PortfolioFilter(state=state),
            today=today(),
            now=now(),
            limits=DEFAULT_LIMITS,
        ):
            found[row.account_id] = row
    return found


def test_currencies_are_never_added_together() -> None:
    company = Company()
    company.account(owes=(("100.00", 10),))
    company.account(owes=(("50.00", 12),))
    company.account(owes=(("900.00", 10),), currency="MXN")
    totals = page(company).totals
    assert [(t.stage, t.accounts, t.balance) for t in totals] == [
        (Stage.EARLY, 2, Money.of("150.00", "EUR")),
        (Stage.EARLY, 1, Money.of("900.00", "MXN")),
    ]


def test_each_state_finds_its_accounts() -> None:
    company = Company()
    company.stop(company.account("Stopped"))
    company.hold(company.account("Held"))
    company.dispute(company.account("Disputed"))
    company.hand_over(company.account("Person"))
    company.plan(company.account("Plan"), ("60.00", "60.00"))
    company.promise(company.account("Promised"), "120.00", 3)
    company.account("Agent")
    company.payment(company.account("Settled"), "120.00")
    found = {state: names(company, state=state) for state in AccountState}
    assert found == {state: [state.value.capitalize()] for state in AccountState}
    assert "Settled" not in names(company)


def test_search_ignores_accents_and_case() -> None:
    company = Company()
    company.account("Muñoz Peña, Sofía")
    company.account("Otra Persona", tax_id="00000000T")
    assert names(company, text="munoz SOFIA") == ["Muñoz Peña, Sofía"]
    assert names(company, text="peñá") == ["Muñoz Peña, Sofía"]
    assert names(company, text="00000000t") == ["Otra Persona"]
    assert names(company, text="100%_") == []


def test_search_finds_invoice_and_phone() -> None:
    company = Company()
    owed = company.account("Con Factura")
    company.account("Sin Ella")
    number = f"F-{owed.account_id.hex[-5:]}-1"
    assert names(company, text=number.lower()) == ["Con Factura"]


def test_order_follows_the_asked_column() -> None:
    company = Company()
    late = company.account("Álvaro", owes=(("10.00", 90),))
    company.account("Berta", owes=(("500.00", 2),))
    company.contacted(late, timedelta(days=1))
    assert names(company) == ["Álvaro", "Berta"]
    assert names(company, sort=Sort.BALANCE) == ["Berta", "Álvaro"]
    assert names(company, sort=Sort.NAME, descending=False) == ["Álvaro", "Berta"]
    assert names(company, sort=Sort.CONTACT) == ["Álvaro", "Berta"]


def test_released_contact_is_not_the_last() -> None:
    company = Company()
    owed = company.account()
    company.contacted(owed, timedelta(days=1), released=True)
    assert page(company).rows[0].last_contact is None


def test_page_asks_a_fixed_number_of_queries() -> None:
    counts = []
    for accounts in (1, 12):
        company = Company()
        for _ in range(accounts):
            company.account()
        browser = company.browser("auditor")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get("/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_fifty_accounts_fill_a_page() -> None:
    company = Company()
    for number in range(51):
        company.account(f"Cuenta {number:02}")
    browser = company.browser("auditor")
    first = browser.get("/?sort=name").content.decode()
    assert "Página 1 de 2" in first
    assert "Cuenta 49" in first
    assert "Cuenta 50" not in first
    assert "Cuenta 50" in browser.get("/?sort=name&page=2").content.decode()


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "page=99999999", "stage=no", "sort=no", "q=%00"]
)
def test_garbled_filter_is_left_out(query: str) -> None:
    company = Company()
    company.account()
    assert company.browser("auditor").get(f"/?{query}").status_code == 200


def test_empty_portfolio_asks_for_a_file() -> None:
    browser = Company().browser("manager")
    shown = browser.get("/").content.decode()
    assert "Importe un fichero" in shown
    assert 'href="/import"' in shown


def test_names_are_escaped_on_the_page() -> None:
    company = Company()
    company.account("<script>alert(1)</script>")
    shown = company.browser("auditor").get("/").content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


def test_export_is_csv_that_no_formula_enters() -> None:
    company = Company()
    company.account("=HYPERLINK(1)", owes=(("1234.50", 10),))
    answer = company.browser("auditor", "en").get("/portfolio.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0]["Debtor"] == "'=HYPERLINK(1)"
    assert rows[0]["Balance"] == "1234.50"
    assert rows[0]["Days past due"] == "10"


def test_export_follows_the_filter() -> None:
    company = Company()
    company.account("Uno", owes=(("10.00", 5),))
    company.account("Dos", owes=(("10.00", 50),))
    text = company.browser("auditor").get("/portfolio.csv?stage=mid").content.decode()
    assert "Dos" in text
    assert "Uno" not in text


def test_htmx_asks_for_the_list_alone() -> None:
    company = Company()
    company.account()
    answer = company.browser("auditor").get(
        "/", headers={"HX-Request": "true", "HX-Target": "portfolio-list"}
    )
    shown = answer.content.decode()
    assert "<html" not in shown
    assert "Ana Prueba" in shown


def test_money_is_written_as_in_the_country() -> None:
    spain, mexico = Company(), Company(country="MX", currency="MXN")
    spain.account(owes=(("12345.60", 3),))
    mexico.account(owes=(("12345.60", 3),), currency="MXN")
    shown = spain.browser("auditor").get("/").content.decode()
    assert "12.345,60 €" in shown.replace("\xa0", " ")
    shown = mexico.browser("auditor").get("/").content.decode()
    assert "$12,345.60" in shown

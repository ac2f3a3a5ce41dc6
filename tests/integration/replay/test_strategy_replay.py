"""A replay of June 2013 from the ledger alone agrees with the slow recomputation.

The payments are booked on their real dates and no day is lived: what the default
strategy would have sent must come out of the history by itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from tests.builders import a_tenant, import_rows, services_with_twins
from tests.integration.replay.recomputed import (
    FIRST,
    LAST,
    Expected,
    Invoice,
    read_invoices,
    recompute,
)

from recobro.actions.record_payment import record_payment
from recobro.actions.replay_strategy import replay_strategy
from recobro.connectors.files import read_portfolio
from recobro.domain.money import Money
from recobro.domain.past import AccountPast
from recobro.domain.replay_report import ReplayReport
from recobro.domain.replays import Event, Lived
from recobro.domain.strategy import DEFAULT_STRATEGY, Timeline
from recobro.ports.portfolio import InvoiceRow, ReadOptions
from recobro.storage import models
from recobro.storage.clock import FixedClock
from recobro.storage.tenancy import acting_for

FILE = Path(__file__).parents[3] / "../shared/data/ibm_receivables.csv"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not FILE.exists(), reason="no shared material"),
]
MADRID = ZoneInfo("Europe/Madrid")


@dataclass(frozen=True)
class Replayed:
    """The report, and each thing that would have happened with the customer's name."""

    report: ReplayReport
    lived: list[tuple[str, Lived]]


@pytest.fixture(scope="module")
def invoices() -> list[Invoice]:
    return read_invoices(FILE)


@pytest.fixture(scope="module")
def expected(invoices: list[Invoice]) -> Expected:
    return recompute(invoices)


@pytest.fixture(scope="module")
def replayed(database: None, invoices: list[Invoice]) -> Replayed:
    """All invoices of before July, June's payments on their days; then June again."""
    tenant_id = a_tenant(name="Suministros de Ejemplo")
    settled = {invoice.number: invoice.settled for invoice in invoices}
    rows = [r for r in _rows() if r.issue_date and r.issue_date <= LAST]
    history = [
        _with_phone(row, paid=settled[row.number] < FIRST, number=number)
        for number, row in enumerate(rows)
    ]
    import_rows(tenant_id, history, now=_at_ten(FIRST))
    accounts = _accounts(tenant_id)
    twins = services_with_twins(FixedClock(_at_ten(LAST + timedelta(days=2))))
    for row in rows:
        day = settled[row.number]
        if FIRST <= day <= LAST:
            record_payment(
                twins.services, tenant_id=tenant_id,
                account_id=accounts[row.debtor_name], source="bank",
                external_id=row.number, method="transfer", amount=row.amount,
                received_at=_at_ten(day), actor="test", now=_at_ten(LAST),
                for_invoices=[row.number],
            )  # fmt: skip
    names = {account_id: name for name, account_id in accounts.items()}
    lived: list[tuple[str, Lived]] = []

    def witness(past: AccountPast, one: Lived) -> None:
        lived.append((names[past.account_id], one))

    report = replay_strategy(
        twins.services, Timeline.of(DEFAULT_STRATEGY), tenant_id=tenant_id,
        first=FIRST, last=LAST, name="default@1", witness=witness,
    )  # fmt: skip
    return Replayed(report, lived)


def _rows() -> list[InvoiceRow]:
    options = ReadOptions(country="ES", today=date(2013, 6, 1))
    portfolio = read_portfolio(FILE.read_bytes(), filename=FILE.name, options=options)
    return list(portfolio.accepted)


def _with_phone(row: InvoiceRow, *, paid: bool, number: int) -> InvoiceRow:
    from dataclasses import replace  # noqa: PLC0415

    del number
    digits = f"{sum(map(ord, row.debtor_name)):05}"
    left = Money.zero(row.currency) if paid else row.outstanding
    return replace(row, phone=f"+346001{digits}", outstanding=left)


def _at_ten(day: date) -> datetime:
    return datetime.combine(day, time(10), tzinfo=MADRID)


def _accounts(tenant_id: UUID) -> dict[str, UUID]:
    own = {"tenant_id": tenant_id}
    with acting_for(tenant_id):
        names = dict(models.Debtor.objects.filter(**own).values_list("id", "name"))
        rows = models.Account.objects.filter(**own).values_list("id", "debtor_id")
        return {names[debtor]: account for account, debtor in rows}


def test_messages_agree_with_slow_recomputation(
    replayed: Replayed, expected: Expected
) -> None:
    sent = {
        (one.day, customer, one.decision.step.name)
        for customer, one in replayed.lived
        if one.event is Event.SENT and one.decision.step
    }
    assert sent == {(day, name, step) for day, name, step, _ in expected.sent}
    assert replayed.report.messages == len(expected.sent) == 82


def test_nobody_who_paid_is_written_to(replayed: Replayed) -> None:
    assert replayed.report.to_paid == 0
    assert not any(one.paid for _, one in replayed.lived)


def test_month_tells_steps_and_contacts(replayed: Replayed) -> None:
    june = replayed.report.months["2013-06"]
    assert june.messages == Counter(
        {
            "preventive": 32, "overdue-1": 27, "overdue-7": 14, "overdue-15": 8,
            "overdue-30": 1,
        }
    )  # fmt: skip
    assert sum(n * accounts for n, accounts in june.contacts.items()) == 82
    assert june.really == Counter()  # nothing was sent in truth

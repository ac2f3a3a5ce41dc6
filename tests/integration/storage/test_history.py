"""The past ends in the present: history's last day is the ledger of today."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from tests.builders import a_tenant, an_invoice_row, import_rows, services_with_twins

from recobro.actions.record_payment import record_payment, return_payment
from recobro.domain.money import Money
from recobro.domain.past import AccountPast
from recobro.storage import models
from recobro.storage.accounts import load_account
from recobro.storage.history import Window, accounts_with_history, histories
from recobro.storage.tenancy import acting_for

MADRID = ZoneInfo("Europe/Madrid")
FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
WINDOW = Window(first=FIRST, last=LAST, zone=MADRID)
_NIL = UUID(int=0)
TODAY = datetime(2026, 4, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("seed", range(6))
def test_last_day_equals_ledger(database: None, seed: int) -> None:
    """Payments early and late, for one invoice or none, too much, and gone back."""
    random = Random(seed)
    tenant_id = a_tenant()
    services = services_with_twins().services
    rows = [
        an_invoice_row(
            amount=f"{random.randint(20, 200)}.00",
            issue_date=FIRST + timedelta(days=random.randint(0, 60)),
            due_date=FIRST + timedelta(days=random.randint(0, 80)),
        )
        for _ in range(5)
    ]
    import_rows(tenant_id, rows, now=TODAY - timedelta(days=30))
    with acting_for(tenant_id):
        account_id = models.Account.objects.get(tenant_id=tenant_id).id
    for n in range(6):
        amount = Money.of(f"{random.randint(10, 250)}.00", "EUR")
        came = datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(
            days=random.randint(0, 80)
        )
        record_payment(
            services, tenant_id=tenant_id, account_id=account_id, source="bank",
            external_id=f"p-{n}", method="transfer", amount=amount, received_at=came,
            actor="test", now=TODAY - timedelta(days=2),
            for_invoices=[random.choice(rows).number] if random.random() < 0.5 else (),
        )  # fmt: skip
        if random.random() < 0.3:
            return_payment(
                tenant_id=tenant_id, source="bank", external_id=f"p-{n}",
                movement_id="m", amount=amount, actor="test",
                now=TODAY - timedelta(days=2),
            )  # fmt: skip
    with acting_for(tenant_id):
        [past] = histories([account_id], WINDOW)
        now = load_account(account_id, TODAY)
    end = past.position_on(LAST)
    assert sum(r.amount for r in past.receipts) == _kept(tenant_id)
    known = {t.term_id: t.outstanding for t in now.position.claims}
    surplus = max(Decimal(0), -past.owed_by_sums(LAST))
    assert end.unused_credit.amount == surplus
    assert end.balance.amount == max(
        sum(money.amount for money in known.values()) - _unapplied(past), Decimal(0)
    )


def _unapplied(past: AccountPast) -> Decimal:
    return sum((r.amount for r in past.unapplied), Decimal(0))


def _kept(tenant_id: UUID) -> Decimal:
    """All that came in, less what went back."""
    with acting_for(tenant_id):
        paid = models.Payment.objects.filter(tenant_id=tenant_id)
        back = models.PaymentReturn.objects.filter(tenant_id=tenant_id)
        return sum((p.amount for p in paid), Decimal(0)) - sum(
            (r.amount for r in back), Decimal(0)
        )


def test_settled_elsewhere_ends_on_its_day(database: None) -> None:
    """The ERP's file of 20 March no longer asks for it: owed until then."""
    tenant_id = a_tenant()
    row = an_invoice_row(issue_date=FIRST, due_date=FIRST, amount="80.00")
    import_rows(tenant_id, [row], now=datetime(2026, 2, 1, 9, tzinfo=UTC))
    paid = an_invoice_row(
        number=row.number, issue_date=FIRST, due_date=FIRST, amount="80.00",
        outstanding="0.00",
    )  # fmt: skip
    import_rows(tenant_id, [paid], now=datetime(2026, 3, 20, 9, tzinfo=UTC))
    with acting_for(tenant_id):
        found = accounts_with_history(WINDOW, after=_NIL, limit=9)
        [past] = histories(found, WINDOW)
    owed = [past.owed_by_sums(date(2026, 3, n)) for n in (19, 20)]
    assert owed == [80, 0]
    assert [(r.day, r.amount) for r in past.receipts] == [
        (date(2026, 3, 20), Decimal(80))
    ]


def test_part_paid_before_counts_from_beginning(database: None) -> None:
    """Nobody knows when: the cautious reading asks for the rest alone."""
    tenant_id = a_tenant()
    row = an_invoice_row(
        issue_date=FIRST, due_date=FIRST, amount="80.00", outstanding="50.00"
    )
    import_rows(tenant_id, [row], now=datetime(2026, 3, 1, 9, tzinfo=UTC))
    with acting_for(tenant_id):
        [past] = histories(accounts_with_history(WINDOW, after=_NIL, limit=9), WINDOW)
    assert past.owed_by_sums(FIRST) == 50
    assert past.receipts == ()


def test_settled_before_is_left_out(database: None) -> None:
    tenant_id = a_tenant()
    old = an_invoice_row(
        issue_date=date(2025, 1, 1), due_date=date(2025, 2, 1), outstanding="0.00"
    )
    import_rows(tenant_id, [old], now=datetime(2025, 6, 1, tzinfo=UTC))
    with acting_for(tenant_id):
        assert accounts_with_history(WINDOW, after=_NIL, limit=9) == []

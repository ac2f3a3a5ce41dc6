"""Loading accounts: what lies here unused is netted, and many cost as one."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders import TUESDAY, an_invoice_row, import_rows

from recobro.storage import models
from recobro.storage import raw as raw_rows
from recobro.storage.accounts import load_account, load_accounts
from recobro.storage.ids import new_id
from recobro.storage.tenancy import acting_for


@pytest.fixture
def account_id(tenant: UUID) -> UUID:
    """An account that owes 149.90 euros on one invoice, and 50.00 on a newer one."""
    newer = TUESDAY.date() + timedelta(days=5)
    import_rows(
        tenant,
        [an_invoice_row(), an_invoice_row(amount="50.00", due_date=newer)],
    )
    with acting_for(tenant):
        return models.Account.objects.get(tenant_id=tenant).id


def receive(tenant: UUID, account_id: UUID, amount: str, **changes: Any) -> UUID:
    """Money that came in and that nobody allocated."""
    row = models.Payment(
        tenant_id=tenant,
        account_id=account_id,
        source="bank",
        external_id=str(new_id()),
        amount=Decimal(amount),
        currency="EUR",
        received_at=TUESDAY,
        created_at=TUESDAY,
        **changes,
    )
    row.save(force_insert=True)
    return row.id


def owed(tenant: UUID, account_id: UUID) -> list[str]:
    """What is left of each claim, the oldest first."""
    position = load_account(account_id, TUESDAY).position
    return [str(term.outstanding.amount) for term in position.claims]


def test_unapplied_money_pays_the_oldest(tenant: UUID, account_id: UUID) -> None:
    with acting_for(tenant):
        assert owed(tenant, account_id) == ["149.90", "50.00"]
        receive(tenant, account_id, "160.00")
        assert owed(tenant, account_id) == ["39.90"]  # 199.90 - 160.00


def test_money_that_is_too_much_is_left(tenant: UUID, account_id: UUID) -> None:
    with acting_for(tenant):
        receive(tenant, account_id, "210.00")
        position = load_account(account_id, TUESDAY).position
        assert position.claims == ()
        assert str(position.unused_credit.amount) == "10.10"  # 210.00 - 199.90


def test_money_that_went_back_pays_nothing(tenant: UUID, account_id: UUID) -> None:
    with acting_for(tenant):
        payment_id = receive(tenant, account_id, "160.00", status="returned")
        models.PaymentReturn.objects.create(
            tenant_id=tenant,
            payment_id=payment_id,
            external_id="r",
            amount=Decimal("160.00"),
            currency="EUR",
            created_at=TUESDAY,
        )
        assert owed(tenant, account_id) == ["149.90", "50.00"]


def test_allocated_money_counts_once(tenant: UUID, account_id: UUID) -> None:
    with acting_for(tenant):
        term = models.InvoiceTerm.objects.get(
            tenant_id=tenant, outstanding=Decimal("149.90")
        )
        models.Allocation.objects.create(
            tenant_id=tenant,
            account_id=account_id,
            term_id=term.id,
            payment_id=receive(tenant, account_id, "120.00"),
            amount=Decimal("100.00"),
            currency="EUR",
            created_at=TUESDAY,
        )
        models.InvoiceTerm.objects.filter(tenant_id=tenant, id=term.id).update(
            outstanding=Decimal("49.90")
        )
        # 49.90 are left of it, less the 20.00 that are not allocated
        assert owed(tenant, account_id) == ["29.90", "50.00"]


def test_kept_and_broken_promises_are_counted(tenant: UUID, account_id: UUID) -> None:
    with acting_for(tenant):
        for status in ("kept", "kept", "broken", "partly_kept", "replaced"):
            models.Promise.objects.create(
                tenant_id=tenant,
                account_id=account_id,
                amount=Decimal("10.00"),
                currency="EUR",
                date=TUESDAY.date(),
                covers=[],
                status=status,
                created_at=TUESDAY,
            )
        account = load_account(account_id, TUESDAY)
    assert (account.promises_kept, account.promises_broken) == (2, 2)


def test_many_accounts_take_as_many_queries(
    tenant: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_rows(
        tenant,
        [an_invoice_row(debtor_id=f"C-{n}", phone=f"+346001{n:05}") for n in range(40)],
    )
    asked: list[str] = []
    run = raw_rows.run

    def counted(query: Any, parameters: Any) -> Any:
        asked.append(str(query))
        return run(query, parameters)

    monkeypatch.setattr("recobro.storage.account_rows.run", counted)
    with acting_for(tenant):
        ids = list(models.Account.objects.values_list("id", flat=True))
        counts = []
        for some in (ids[:1], ids):
            with CaptureQueriesContext(connection) as captured:
                assert len(load_accounts(some, TUESDAY)) == len(some)
            counts.append(len(captured) + len(asked))
            asked.clear()
    assert counts[0] == counts[1] <= 8

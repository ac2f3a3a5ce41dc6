"""What the replay of June 2013 brought to light, each in the smallest case."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.builders import (
    Twins,
    an_invoice_row,
    import_rows,
    services_with_twins,
)

from recobro.actions.deliver_due import deliver_due
from recobro.actions.record_payment import record_payment
from recobro.actions.run_cycle import CycleReport, run_cycle
from recobro.domain.money import Money
from recobro.storage import models
from recobro.storage.clock import FixedClock
from recobro.storage.tenancy import acting_for

# A Saturday on which no message may go, and the Monday after it.
SATURDAY = datetime(2026, 3, 14, 10, tzinfo=ZoneInfo("Europe/Madrid"))
MONDAY = SATURDAY + timedelta(days=2)


def two_invoices(tenant_id: UUID) -> UUID:
    """One account: F-OLD of 100 euros, two days late, and F-NEW of 40, not due yet."""
    rows = [
        an_invoice_row(number="F-OLD", amount="100.00", due_date=date(2026, 3, 12)),
        an_invoice_row(number="F-NEW", amount="40.00", due_date=date(2026, 4, 2)),
    ]
    import_rows(tenant_id, rows, now=SATURDAY)
    with acting_for(tenant_id):
        return models.Account.objects.get(tenant_id=tenant_id).id


def run(twins: Twins, tenant_id: UUID, moment: datetime) -> CycleReport:
    twins.clock.moment = moment
    report = run_cycle(
        twins.services,
        tenant_id=tenant_id,
        day=moment.date(),
        dry_run=False,
        started_by="test",
    )
    deliver_due(twins.services, tenant_id=tenant_id)
    return report


def pay(
    twins: Twins, tenant_id: UUID, account_id: UUID, amount: str, *numbers: str
) -> None:
    record_payment(
        twins.services,
        tenant_id=tenant_id,
        account_id=account_id,
        source="bank",
        external_id="transfer-1",
        method="transfer",
        amount=Money.of(amount, "EUR"),
        received_at=twins.clock.moment,
        actor="test",
        now=twins.clock.moment,
        for_invoices=numbers,
    )


def outstanding(tenant_id: UUID) -> dict[str, str]:
    with acting_for(tenant_id):
        numbers = dict(
            models.Invoice.objects.filter(tenant_id=tenant_id).values_list(
                "id", "number"
            )
        )
        return {
            numbers[term.invoice_id]: f"{term.outstanding:.2f}"
            for term in models.InvoiceTerm.objects.filter(tenant_id=tenant_id)
        }


def test_step_taken_back_is_planned_again(tenant: UUID) -> None:
    twins = services_with_twins(FixedClock(SATURDAY))
    account_id = two_invoices(tenant)
    assert run(twins, tenant, SATURDAY).counts["send"] == 1
    pay(twins, tenant, account_id, "40.00", "F-NEW")  # takes back what was queued
    assert run(twins, tenant, MONDAY).counts["send"] == 1
    assert len(twins.channel.taken) == 1
    assert run(twins, tenant, MONDAY + timedelta(days=1)).counts["send"] == 0
    assert len(twins.channel.taken) == 1


def test_step_that_waits_is_not_planned_twice(tenant: UUID) -> None:
    twins = services_with_twins(FixedClock(SATURDAY))
    two_invoices(tenant)
    run(twins, tenant, SATURDAY)
    assert twins.channel.taken == []
    assert run(twins, tenant, SATURDAY + timedelta(days=1)).counts["send"] == 0
    twins.clock.moment = MONDAY
    deliver_due(twins.services, tenant_id=tenant)
    assert len(twins.channel.taken) == 1


def test_payer_may_name_the_invoice(tenant: UUID) -> None:
    twins = services_with_twins(FixedClock(SATURDAY))
    pay(twins, tenant, two_invoices(tenant), "50.00", "F-NEW")
    # 40 of the 50 pay what was named, 10 the oldest: 100 - 10 = 90
    assert outstanding(tenant) == {"F-OLD": "90.00", "F-NEW": "0.00"}


def test_unnamed_payment_pays_the_oldest(tenant: UUID) -> None:
    twins = services_with_twins(FixedClock(SATURDAY))
    pay(twins, tenant, two_invoices(tenant), "50.00")
    assert outstanding(tenant) == {"F-OLD": "50.00", "F-NEW": "40.00"}

"""Importing a portfolio: what a file changes, and what it must not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.builders import a_portfolio, an_invoice_row
from tests.integration.actions.scene import Scene

from recobro.actions.import_portfolio import ImportReport, import_portfolio
from recobro.ports.portfolio import InvoiceRow, Problem
from recobro.storage import models
from recobro.storage.tenancy import acting_for


def bring(
    scene: Scene, rows: Sequence[InvoiceRow], *, rejected: int = 0, **options: Any
) -> ImportReport:
    bad = Problem(row=9, code="bad_date", field="due_date", value="ayer", reason="no")
    return import_portfolio(
        replace(a_portfolio(rows), rejected=(bad,) * rejected),
        tenant_id=scene.tenant_id,
        data=b"bytes",
        filename="cartera.csv",
        actor="test",
        now=scene.now,
        **options,
    )


def told(report: ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.unchanged, report.settled


def left(scene: Scene) -> dict[str, str]:
    """What is open of each invoice."""
    numbers = {i.id: i.number for i in scene.rows(models.Invoice)}
    return {
        numbers[t.invoice_id]: f"{t.outstanding:.2f}"
        for t in scene.rows(models.InvoiceTerm)
    }


def test_new_file_brings_everything(empty_scene: Scene) -> None:
    scene = empty_scene
    rows = [
        an_invoice_row(number="A", amount="10.00", postcode="28013"),
        an_invoice_row(number="B", amount="20.00", outstanding="5.00"),
        an_invoice_row(number="C", debtor_id="C-2", debtor_name="Taller, S.L."),
    ]
    report = bring(scene, rows)
    assert told(report) == (3, 0, 0, 0)
    assert report.new_debtors == 2
    assert left(scene) == {"A": "10.00", "B": "5.00", "C": "149.90"}
    ana, shop = sorted(scene.rows(models.Debtor), key=lambda row: row.name)
    assert (ana.kind, shop.kind) == ("consumer", "business")
    assert scene.kinds == ["invoices.imported"]
    batch = scene.row(models.ImportBatch)
    assert (batch.id, batch.counts) == (report.batch_id, report.counts())


def test_same_file_again_changes_nothing(scene: Scene) -> None:
    rows = [an_invoice_row(number=f"N-{n}") for n in range(3)]
    bring(scene, rows)
    before = [vars(row) for row in scene.rows(models.Invoice)]
    scene.wait(days=1)
    assert told(bring(scene, rows)) == (0, 0, 3, 0)
    after = [vars(row) for row in scene.rows(models.Invoice)]
    for row in (*before, *after):
        del row["_state"]
    assert after == before
    assert scene.kinds == ["invoices.imported"] * 2


def test_newer_file_keeps_our_payments(scene: Scene) -> None:
    row = an_invoice_row(number="A", amount="100.00", due_date=date(2026, 1, 2))
    bring(scene, [row])
    scene.pays("40.00")
    assert left(scene)["A"] == "60.00"  # 100 - 40
    # the creditor's books do not have it yet
    assert told(bring(scene, [row])) == (0, 0, 1, 0)
    assert left(scene)["A"] == "60.00"
    # now they do, and 25 more that were paid to them: 100 - 40 - 25
    newer = replace(row, outstanding=an_invoice_row(amount="35.00").amount)
    assert told(bring(scene, [newer])) == (0, 1, 0, 0)
    assert left(scene)["A"] == "35.00"


def test_paid_elsewhere_closes_and_opens_again(scene: Scene) -> None:
    row = an_invoice_row(number="A", amount="100.00")
    bring(scene, [row])
    paid = replace(row, outstanding=an_invoice_row(amount="0.00").amount)
    bring(scene, [paid])
    assert scene.row(models.Invoice, number="A").settled_at == scene.now
    bring(scene, [row])
    assert scene.row(models.Invoice, number="A").settled_at is None
    assert left(scene)["A"] == "100.00"


def test_paid_twice_never_goes_below_zero(scene: Scene) -> None:
    row = an_invoice_row(number="A", amount="100.00", due_date=date(2026, 1, 2))
    bring(scene, [row])
    scene.pays("80.00")
    lower = an_invoice_row(number="A", amount="50.00", due_date=date(2026, 1, 2))
    bring(scene, [lower])  # they corrected the invoice below what we received
    assert left(scene)["A"] == "0.00"


def test_credit_note_lowers_the_balance(empty_scene: Scene) -> None:
    scene = empty_scene
    bring(
        scene,
        [
            an_invoice_row(number="A", amount="100.00"),
            an_invoice_row(number="N", amount="-30.00"),
        ],
    )
    assert scene.owed == "70.00"
    assert scene.row(models.Invoice, number="N").kind == "credit_note"


def test_full_export_settles_the_missing(scene: Scene) -> None:
    rows = [an_invoice_row(number=n, amount="10.00") for n in "AB"]
    bring(scene, rows)
    report = bring(scene, rows[:1], full=True)
    assert report.settled == 2  # B, and the invoice of the scene
    assert scene.owed == "10.00"
    assert scene.row(models.Invoice, number="B").settled_at == scene.now
    # a file that holds it again opens it again
    bring(scene, rows)
    assert scene.owed == "20.00"


def test_empty_full_export_settles_nothing(scene: Scene) -> None:
    assert bring(scene, [], full=True).settled == 0
    assert scene.owed == "149.90"


def test_full_export_with_bad_rows_settles_nothing(scene: Scene) -> None:
    # the row that could not be read may be the very invoice that seems to be gone
    report = bring(scene, [an_invoice_row(number="A")], rejected=1, full=True)
    assert report.settled == 0
    assert scene.owed == "299.80"  # 2 x 149.90


def test_partial_export_settles_nothing(scene: Scene) -> None:
    bring(scene, [an_invoice_row(number="A")])
    assert scene.owed == "299.80"  # 2 x 149.90


@pytest.mark.parametrize("full", [False, True])
def test_dry_run_writes_nothing(scene: Scene, full: bool) -> None:
    tables = [models.Invoice, models.Debtor, models.ImportBatch, models.ContactPoint]
    before = [len(scene.rows(table)) for table in tables]
    rows = [an_invoice_row(number="A", debtor_id="C-9", phone="+34600111333")]
    report = bring(scene, rows, dry_run=True, full=full)
    assert told(report) == (1, 0, 0, 1 if full else 0)
    assert report.new_debtors == 1
    assert report.batch_id is None
    assert [len(scene.rows(table)) for table in tables] == before
    assert scene.owed == "149.90"


def test_two_currencies_are_two_accounts(empty_scene: Scene) -> None:
    scene = empty_scene
    bring(
        scene,
        [
            an_invoice_row(number="A", amount="10.00"),
            an_invoice_row(number="B", amount="20.00", currency="USD"),
        ],
    )
    assert len(scene.rows(models.Debtor)) == 1
    accounts = {a.currency: a.id for a in scene.rows(models.Account)}
    assert set(accounts) == {"EUR", "USD"}
    terms = scene.rows(models.InvoiceTerm, account_id=accounts["USD"])
    assert [t.outstanding for t in terms] == [20]


def test_new_phone_is_preferred(scene: Scene) -> None:
    scene.wait(days=1)
    bring(scene, [an_invoice_row(number="A", phone="+34600111333")])
    chosen = {
        p.address: p.preferred
        for p in scene.rows(models.ContactPoint, channel="whatsapp")
    }
    assert chosen == {"+34600111222": False, "+34600111333": True}


def test_known_phone_changes_nothing(scene: Scene) -> None:
    bring(scene, [an_invoice_row(number="A")])
    # one phone on whatsapp, sms and voice
    assert len(scene.rows(models.ContactPoint)) == 3


def test_newer_file_completes_never_empties(scene: Scene) -> None:
    bring(scene, [an_invoice_row(number="A", tax_id="12345678Z", city="Ávila")])
    bring(scene, [an_invoice_row(number="A")])
    ana = scene.row(models.Debtor)
    assert (ana.tax_id, ana.city) == ("12345678Z", "Ávila")


def test_bad_rows_are_kept_with_batch(scene: Scene) -> None:
    bring(scene, [an_invoice_row(number="A")], rejected=2)
    batch = scene.rows(models.ImportBatch)[-1]
    assert [p["severity"] for p in batch.problems] == ["rejected", "rejected"]
    assert batch.problems[0]["value"] == "ayer"


def test_progress_reaches_the_end(empty_scene: Scene) -> None:
    seen: list[tuple[int, int]] = []
    rows = [an_invoice_row(debtor_id=f"C-{n % 7}") for n in range(2001)]
    bring(empty_scene, rows, progress=lambda done, all_: seen.append((done, all_)))
    assert seen == sorted(seen)
    assert seen[0] < seen[-1] == (2001, 2001)  # in several transactions


def test_same_number_of_two_debtors(scene: Scene) -> None:
    bring(scene, [an_invoice_row(number="A", debtor_id=d) for d in ("C-1", "C-2")])
    assert len(scene.rows(models.Invoice, number="A")) == 2
    with acting_for(scene.tenant_id):
        assert models.Account.objects.filter(tenant_id=scene.tenant_id).count() == 2

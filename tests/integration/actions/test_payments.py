"""Money: booked once, spread in order, thanked for once, taken back if it bounces."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.builders import an_invoice_row
from tests.integration.actions.scene import DUE, Scene, euros

from recobro.actions.agreements import agree_plan, record_promise
from recobro.actions.disputes import open_dispute
from recobro.domain.errors import CurrencyMismatchError, InvalidPlanError
from recobro.domain.money import Money
from recobro.storage import models
from recobro.storage.locks import UnknownAccountError, lock_account
from recobro.storage.tenancy import acting_for

JANUARY, FEBRUARY, MARCH = date(2026, 1, 10), date(2026, 2, 10), date(2026, 3, 1)


@pytest.fixture
def three(empty_scene: Scene) -> Scene:
    """Three invoices of 100 euros; imported newest first, so that age must decide."""
    empty_scene.owes(
        an_invoice_row(number="C", amount="100.00", due_date=MARCH),
        an_invoice_row(number="B", amount="100.00", due_date=FEBRUARY),
        an_invoice_row(number="A", amount="100.00", due_date=JANUARY),
    )
    return empty_scene


def left(scene: Scene) -> dict[str, int]:
    numbers = {i.id: i.number for i in scene.rows(models.Invoice)}
    return {
        numbers[t.invoice_id]: int(t.outstanding)
        for t in scene.rows(models.InvoiceTerm)
    }


def settled(scene: Scene) -> set[str]:
    return {i.number for i in scene.rows(models.Invoice) if i.settled_at}


def test_oldest_debt_is_paid_first(three: Scene) -> None:
    three.pays("150.00")
    assert left(three) == {"A": 0, "B": 50, "C": 100}
    assert settled(three) == {"A"}
    assert three.owed == "150.00"  # 300 - 150


def test_named_invoice_is_paid_first(three: Scene) -> None:
    three.pays("150.00", for_invoices=["C"])
    assert left(three) == {"A": 50, "B": 100, "C": 0}


def test_disputed_debt_is_paid_last(three: Scene) -> None:
    with acting_for(three.tenant_id):
        account = lock_account(three.account_id)
        open_dispute(account, text="no", invoice_number="A", now=three.now)
    three.pays("150.00")
    assert left(three) == {"A": 100, "B": 0, "C": 50}


def test_agreed_debt_is_paid_before_older(three: Scene) -> None:
    with acting_for(three.tenant_id):
        models.Hold.objects.create(
            tenant_id=three.tenant_id,
            account_id=three.account_id,
            invoice_id=models.Invoice.objects.get(
                tenant_id=three.tenant_id, number="A"
            ).id,
            reason="company",
            starts_at=three.now,
            created_by="test",
        )
    agree(three, ("2026-03-20", "100"), ("2026-04-20", "100"))  # B and C: A is held
    three.pays("150.00")
    assert left(three) == {"A": 100, "B": 0, "C": 50}


def agree(scene: Scene, *parts: tuple[str, str]) -> None:
    with acting_for(scene.tenant_id):
        agree_plan(
            lock_account(scene.account_id),
            scene.view,
            [(date.fromisoformat(day), euros(amount)) for day, amount in parts],
            now=scene.now,
        )


@pytest.mark.parametrize(
    "parts",
    [
        [("2026-03-20", "100"), ("2026-04-20", "199.99")],
        [("2026-04-20", "150"), ("2026-03-20", "150")],
        [("2026-04-20", "150"), ("2026-04-20", "150")],
        [],
    ],
)
def test_plan_that_is_none_is_refused(three: Scene, parts: list[Any]) -> None:
    with pytest.raises(InvalidPlanError):
        agree(three, *parts)
    assert three.rows(models.Plan) == []


def test_new_plan_replaces_the_old(three: Scene) -> None:
    agree(three, ("2026-03-20", "300"))
    agree(three, ("2026-03-25", "150"), ("2026-04-25", "150"))
    assert sorted(p.status for p in three.rows(models.Plan)) == ["active", "replaced"]


def test_surplus_waits_for_a_person(three: Scene) -> None:
    three.pays("310.00")
    assert three.owed == "0.00"
    call = three.row(models.HandOver)
    assert call.reason == "surplus"
    assert "10.00 EUR" in call.brief  # 310 - 300
    allocated = sum(a.amount for a in three.rows(models.Allocation))
    assert allocated == 300


def test_same_payment_books_once(three: Scene) -> None:
    first = three.pays("50.00", external_id="p.1")
    assert three.pays("50.00", external_id="p.1") == first
    assert three.owed == "250.00"
    other = three.pays("50.00", external_id="p.1", source="bank")
    assert other != first
    assert three.owed == "200.00"


def test_unknown_account_gets_no_money(three: Scene) -> None:
    with pytest.raises(UnknownAccountError):
        three.pays("50.00", account_id=three.tenant_id)
    assert three.rows(models.Payment) == []


@pytest.mark.parametrize("paid_before", [False, True])
def test_foreign_money_is_not_booked(three: Scene, paid_before: bool) -> None:
    if paid_before:  # then there is nothing that it could be compared with
        three.pays("300.00")
    before = len(three.rows(models.Payment))
    with pytest.raises(CurrencyMismatchError):
        three.pays(Money.of("50.00", "USD"))
    assert len(three.rows(models.Payment)) == before


def test_credit_note_is_used_before_money(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.owes(
        an_invoice_row(number="A", amount="100.00"),
        an_invoice_row(number="N", amount="-30.00"),
    )
    scene.pays("70.00")  # 100 - 30
    assert scene.owed == "0.00"
    assert scene.rows(models.HandOver) == []
    assert scene.run().counts["send"] == 0


def test_promise_is_kept_by_its_money(three: Scene) -> None:
    with acting_for(three.tenant_id):
        record_promise(
            lock_account(three.account_id),
            three.view,
            day=three.today + timedelta(days=3),
            amount=euros("120.00"),
            now=three.now,
        )
    three.pays("100.00")
    assert three.row(models.Promise).status == "open"
    three.pays("20.00")
    promise = three.row(models.Promise)
    assert (promise.status, promise.settled_at) == ("kept", three.now)
    assert three.kinds.count("promise.kept") == 1


@pytest.mark.parametrize(
    ("paid", "status"), [("0", "broken"), ("50.00", "partly_kept")]
)
def test_promise_is_judged_after_grace(three: Scene, paid: str, status: str) -> None:
    with acting_for(three.tenant_id):
        record_promise(
            lock_account(three.account_id),
            three.view,
            day=three.today,
            amount=euros("120.00"),
            now=three.now,
        )
    if paid != "0":
        three.pays(paid)
    three.wait(days=4)
    three.run()
    assert three.row(models.Promise).status == "open"
    three.wait(days=1)
    three.run()
    assert three.row(models.Promise).status == status


def test_plan_goes_through_its_states(three: Scene) -> None:
    agree(three, ("2026-03-20", "100"), ("2026-04-20", "100"), ("2026-05-20", "100"))
    three.twins.clock.moment = three.now.replace(month=3, day=23)
    three.run()
    assert three.row(models.Plan).status == "in_arrears"
    three.pays("100.00")
    assert three.row(models.Plan).status == "active"
    view = three.view
    assert view.plan
    assert view.plan.next_instalment
    assert view.plan.next_instalment.date == date(2026, 4, 20)
    three.pays("200.00")
    assert three.row(models.Plan).status == "completed"
    assert [k for k in three.kinds if k.startswith("plan.")] == [
        "plan.agreed",
        "plan.in_arrears",
        "plan.active",
        "plan.completed",
    ]


def test_plan_breaks_after_a_month(three: Scene) -> None:
    agree(three, ("2026-03-20", "300"))
    three.twins.clock.moment = three.now.replace(month=4, day=19)  # 30 days late
    three.run()
    assert three.row(models.Plan).status == "in_arrears"
    three.wait(days=1)
    three.run()
    assert three.row(models.Plan).status == "broken"


def test_payment_takes_back_what_was_queued(scene: Scene) -> None:
    scene.run()
    scene.pays("149.90")
    assert scene.states == ["cancelled"]
    scene.deliver()
    assert scene.sent == []


def test_thanks_come_once_in_conversation(scene: Scene) -> None:
    scene.remind()
    scene.hears("hola")
    taken = len(scene.sent)
    for _ in range(2):
        scene.pays("149.90", external_id="p.1")
        scene.deliver()
    assert len(scene.sent) == taken + 1
    assert scene.message().purpose == "transaction_confirmation"
    assert "149,90" in scene.last_text
    assert scene.conversation.status == "paid"


def test_thanks_come_where_the_person_wrote(scene: Scene) -> None:
    scene.remind()
    scene.hears("hola")
    scene.owes(phone="+34600111333")  # a newer number, preferred from now on
    scene.wait(days=7)
    scene.remind()
    assert scene.sent[-1].address == "+34600111333"
    scene.pays("299.80")  # 2 x 149.90
    scene.deliver()
    assert scene.sent[-1].address == "+34600111222"


def test_thanks_after_window_are_a_template(scene: Scene) -> None:
    scene.remind()
    scene.wait(days=1)
    scene.pays("149.90")
    scene.deliver()
    assert type(scene.sent[-1].content).__name__ == "TemplateContent"
    assert "149,90" in scene.last_text


def test_silent_payer_is_not_written_to(scene: Scene) -> None:
    scene.pays("149.90")
    assert scene.rows(models.Message) == []


def test_part_payment_is_thanked_with_rest(scene: Scene) -> None:
    scene.remind()
    scene.hears("hola")
    scene.pays("100.00")
    scene.deliver()
    assert "100,00" in scene.last_text
    assert "49,90" in scene.last_text  # 149.90 - 100.00


def test_whole_return_opens_everything(three: Scene) -> None:
    three.pays("150.00", external_id="p.1")
    assert three.bounces("p.1", "150.00")
    assert left(three) == {"A": 100, "B": 100, "C": 100}
    assert settled(three) == set()
    assert three.row(models.Payment).status == "returned"
    assert "payment.returned" in three.kinds


def test_part_return_opens_newest_debt(three: Scene) -> None:
    three.pays("250.00", external_id="p.1")  # A, B and 50 of C
    assert three.bounces("p.1", "80.00")
    # 50 of C, then 30 of B: the oldest debt stays paid
    assert left(three) == {"A": 0, "B": 30, "C": 100}
    assert three.row(models.Payment).status == "received"
    assert three.bounces("p.1", "170.00", movement="r.2")
    assert left(three) == {"A": 100, "B": 100, "C": 100}
    assert three.row(models.Payment).status == "returned"


def test_surplus_goes_back_first(three: Scene) -> None:
    three.pays("340.00", external_id="p.1")
    assert three.bounces("p.1", "40.00")
    assert three.owed == "0.00"
    assert three.bounces("p.1", "10.00", movement="r.2")
    assert left(three) == {"A": 0, "B": 0, "C": 10}


def test_same_return_counts_once(three: Scene) -> None:
    three.pays("100.00", external_id="p.1")
    assert three.bounces("p.1", "30.00")
    assert not three.bounces("p.1", "30.00")
    assert three.owed == "230.00"  # 300 - 100 + 30


def test_return_of_nothing_known_changes_nothing(three: Scene) -> None:
    assert not three.bounces("p.9", "30.00")
    assert three.owed == "300.00"


def test_more_cannot_go_back_than_came(three: Scene) -> None:
    three.pays("100.00", external_id="p.1")
    three.bounces("p.1", "500.00")
    assert three.owed == "300.00"


def test_returned_money_is_asked_for_again(scene: Scene) -> None:
    scene.pays("149.90", external_id="p.1")
    assert scene.run().accounts == 0
    scene.bounces("p.1", "149.90")
    assert [line.days_past_due for line in scene.run().lines] == [
        (scene.today - DUE).days
    ]

"""Two processes at once, played by threads with connections of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from tests.builders import an_invoice_row, import_rows
from tests.integration.actions.scene import Scene

from recobro.actions.send_message import SendOutcome
from recobro.ports.channel import Outgoing, SendResult
from recobro.storage import models

# A thread that waits for a lock longer than this has met a deadlock.
_SECONDS_MAX = 20


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run these at the same time; what each returned, in their order."""
    gate = threading.Barrier(len(acts), timeout=_SECONDS_MAX)

    def run(act: Callable[[], Any]) -> Any:
        try:
            gate.wait()
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        running = [pool.submit(run, act) for act in acts]
        return [one.result(timeout=_SECONDS_MAX) for one in running]


@pytest.mark.parametrize("round_", range(5))
def test_two_senders_send_one_message(scene: Scene, round_: int) -> None:
    scene.run()
    message = scene.message()
    reports = at_once(lambda: scene.send(message), lambda: scene.send(message))
    assert len(scene.sent) == 1
    assert sorted(r.outcome for r in reports) == [
        SendOutcome.HANDED_OVER,
        SendOutcome.NOT_NOW,
    ]
    assert scene.states == ["accepted"]
    assert len(scene.rows(models.ContactAttempt)) == 1


@pytest.mark.parametrize("round_", range(5))
def test_two_accounts_of_one_person_queue_up(empty_scene: Scene, round_: int) -> None:
    """What is counted per person is counted over all of their accounts."""
    scene = empty_scene
    scene.owes(an_invoice_row(), an_invoice_row(currency="USD"))
    scene.run()
    first, second = scene.rows(models.Message)
    at_once(lambda: scene.send(first), lambda: scene.send(second))
    assert len(scene.sent) == 1  # the other one met the quiet days
    assert sorted(scene.states) == ["accepted", "cancelled"]


@pytest.mark.parametrize("round_", range(5))
def test_payment_and_sending_race(scene: Scene, round_: int) -> None:
    scene.run()
    message = scene.message()
    at_once(lambda: scene.send(message), lambda: scene.pays("149.90"))
    assert scene.owed == "0.00"
    kinds = scene.kinds
    if scene.sent:  # then it was written down before the money came
        assert kinds.index("message.sending") < kinds.index("payment.received")
    else:
        assert scene.rows(models.Message, id=message.id)[0].state == "cancelled"


def test_payment_while_provider_is_called(scene: Scene) -> None:
    """No lock is held while we wait for the provider."""
    scene.run()
    message = scene.message()
    channel = scene.twins.channel
    send = channel.send
    done = threading.Event()

    def slow(outgoing: Outgoing) -> SendResult:
        pool = ThreadPoolExecutor(1)

        def pay() -> None:
            scene.pays("149.90")
            connections.close_all()
            done.set()

        pool.submit(pay)
        assert done.wait(_SECONDS_MAX), "the payment waited for the provider"
        pool.shutdown()
        return send(outgoing)

    channel.send = slow  # type: ignore[method-assign]
    scene.send(message)
    assert scene.owed == "0.00"
    assert scene.rows(models.Message, id=message.id)[0].state == "accepted"


def test_same_payment_told_by_two(scene: Scene) -> None:
    paid = at_once(
        lambda: scene.pays("50.00", external_id="p.1"),
        lambda: scene.pays("50.00", external_id="p.1"),
    )
    assert paid[0] == paid[1]
    assert scene.owed == "99.90"  # 149.90 - 50.00


def test_two_payments_never_overfill(scene: Scene) -> None:
    at_once(*[lambda: scene.pays("60.00")] * 4)
    assert scene.owed == "0.00"
    allocated = sum(a.amount for a in scene.rows(models.Allocation))
    assert str(allocated) == "149.9000"
    assert len(scene.rows(models.Payment)) == 4


def test_same_message_heard_by_two(scene: Scene) -> None:
    scene.remind()
    scene.hears("¿cuánto debo?", answer=False)
    at_once(scene.handle, scene.handle)
    assert len(scene.sent) == 2  # ours, and one answer


@pytest.mark.parametrize("round_", range(3))
def test_two_imports_at_once(empty_scene: Scene, round_: int) -> None:
    scene = empty_scene
    rows = [
        an_invoice_row(
            number=f"N-{n}",
            debtor_id=f"C-{n % 20}",
            phone=f"+346001112{n % 20:02}",
        )
        for n in range(60)
    ]
    reports = at_once(
        lambda: import_rows(scene.tenant_id, rows, now=scene.now),
        lambda: import_rows(scene.tenant_id, rows[::-1], now=scene.now),
    )
    assert sorted((r.new, r.unchanged) for r in reports) == [(0, 60), (60, 0)]
    assert len(scene.rows(models.Debtor)) == 20
    assert len(scene.rows(models.Invoice)) == 60
    assert len(scene.rows(models.ContactPoint)) == 60  # 20 phones, 3 channels each


def test_import_and_run_at_once(empty_scene: Scene) -> None:
    scene = empty_scene
    rows = [an_invoice_row(number=f"N-{n}", debtor_id=f"C-{n}") for n in range(40)]
    import_rows(scene.tenant_id, rows, now=scene.now)
    newer = [
        an_invoice_row(number=f"N-{n}", debtor_id=f"C-{n}", city="Ávila")
        for n in reversed(range(40))
    ]
    at_once(
        scene.run,
        lambda: import_rows(scene.tenant_id, newer, now=scene.now),
        scene.run,
    )
    assert len(scene.rows(models.Message)) == 40
    assert {d.city for d in scene.rows(models.Debtor)} == {"Ávila"}


def test_two_runs_plan_once(scene: Scene) -> None:
    at_once(scene.run, scene.run)
    assert len(scene.rows(models.Message)) == 1
    assert len(scene.rows(models.Decision)) == 1

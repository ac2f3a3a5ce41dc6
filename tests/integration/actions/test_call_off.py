"""What stops an account stops all that the strategy has in hand, at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.builders import an_invoice_row
from tests.integration.actions.scene import Scene, euros

from recobro.actions.agreements import agree_plan, record_promise
from recobro.actions.disputes import open_dispute
from recobro.actions.holds import place_hold
from recobro.actions.stop_contact import stop_contact
from recobro.domain.messages import Channel
from recobro.storage import models
from recobro.storage.locks import lock_account
from recobro.storage.tenancy import acting_for

# A person's task is the step of day 181 (DEFAULT_STRATEGY).
LATE = 190


@pytest.fixture
def called(empty_scene: Scene) -> Scene:
    """Ana's debt is so old that the strategy called a collector."""
    scene = empty_scene
    scene.day(LATE)
    scene.owes()
    scene.run()
    assert scene.open_reasons == ["strategy"]
    return scene


def locked(scene: Scene, act: Callable[[models.Account], Any]) -> None:
    with acting_for(scene.tenant_id):
        act(lock_account(scene.account_id))


def _pays(scene: Scene) -> None:
    scene.pays("149.90")


def _pays_a_part(scene: Scene) -> None:
    scene.pays("49.90")


def _promises(scene: Scene) -> None:
    view = scene.view
    day = scene.today + timedelta(days=5)
    locked(
        scene,
        lambda account: record_promise(
            account, view, day=day, amount=euros("149.90"), now=scene.now
        ),
    )


def _agrees(scene: Scene) -> None:
    view = scene.view
    parts = [
        (scene.today + timedelta(days=10 * n), euros("74.95")) for n in (1, 2)
    ]  # 2 x 74.95 = 149.90
    locked(scene, lambda account: agree_plan(account, view, parts, now=scene.now))


def _disputes(scene: Scene) -> None:
    locked(scene, lambda account: open_dispute(account, text="no", now=scene.now))


def _rests(scene: Scene) -> None:
    place_hold(
        scene.tenant_id,
        scene.account_id,
        reason="company",
        until=scene.now + timedelta(days=9),
        note="",
        actor="test",
        now=scene.now,
    )


def _stops(scene: Scene) -> None:
    locked(
        scene,
        lambda account: stop_contact(
            account, channels=None, reason="test", evidence="", now=scene.now
        ),
    )


STOPS = [_pays, _pays_a_part, _promises, _agrees, _disputes, _rests, _stops]


@pytest.mark.parametrize("status", ["waiting", "taken"])
@pytest.mark.parametrize("stop", STOPS)
def test_stop_empties_the_collectors_list(
    called: Scene, stop: Callable[[Scene], None], status: str
) -> None:
    with acting_for(called.tenant_id):
        models.HandOver.objects.filter(tenant_id=called.tenant_id).update(status=status)
    stop(called)
    assert "strategy" not in called.open_reasons
    assert "hand_over.closed" in called.kinds


def test_task_comes_back_if_still_reached(called: Scene) -> None:
    called.pays("49.90")  # 100.00 of the old invoice are still open
    assert called.open_reasons == []
    called.day(LATE + 1)
    called.run()
    assert called.open_reasons == ["strategy"]


def test_stop_of_one_channel_leaves_the_task(called: Scene) -> None:
    locked(
        called,
        lambda account: stop_contact(
            account,
            channels={Channel.WHATSAPP},
            reason="test",
            evidence="",
            now=called.now,
        ),
    )
    assert called.open_reasons == ["strategy"]


def test_stop_reaches_every_account_of_a_person(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.owes(an_invoice_row(), an_invoice_row(currency="USD"))
    scene.run()
    planned = scene.states.count("planned")
    assert planned >= 1
    _stops(scene)
    assert scene.states.count("planned") == 0

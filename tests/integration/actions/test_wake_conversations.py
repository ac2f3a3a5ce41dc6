"""What the conversation does by itself: recall an offer, write when it was asked to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.integration.actions.scene import Scene

from recobro.actions.stop_contact import stop_contact
from recobro.actions.take_over import give_back, take_over
from recobro.actions.tenants import set_options
from recobro.actions.wake_conversations import wake_conversations
from recobro.domain.conversation.state import state_from_json
from recobro.storage import models
from recobro.storage.locks import lock_account
from recobro.storage.tenancy import acting_for


@pytest.fixture
def madrid(scene: Scene) -> Scene:
    """Where Ana lives is known: her phone alone might be Canarian."""
    with acting_for(scene.tenant_id):
        models.Debtor.objects.update(timezone="Europe/Madrid")
    return scene


@pytest.fixture
def offered(madrid: Scene) -> Scene:
    """A plan was offered on a Tuesday at 11:00 in Madrid, and nobody answered.

    Twenty hours later it is 7:00 there, which is raised to 9:00, 8:00 in UTC.
    """
    madrid.remind()
    madrid.hears("¿puedo pagar en tres veces?")
    assert madrid.conversation.wakes_at == datetime(2026, 3, 11, 8, tzinfo=UTC)
    return madrid


def wake(scene: Scene) -> int:
    """Wake what is due, and send it; how many were planned."""
    planned = wake_conversations(scene.twins.services, tenant_id=scene.tenant_id)
    scene.deliver()
    return planned


def later(scene: Scene) -> None:
    """Go to just after 9:00 in Madrid on the next day: 10:00 + 22 h is 8:00 in UTC."""
    scene.wait(hours=22, minutes=5)


def test_offer_is_recalled_once(offered: Scene) -> None:
    sent = len(offered.sent)
    later(offered)
    assert wake(offered) == 1
    assert len(offered.sent) == sent + 1
    assert offered.message().key.startswith("wake:")
    assert offered.message().purpose == "collection"
    offer = state_from_json(offered.conversation.state).offer
    assert offer is not None  # it still stands
    assert offered.conversation.wakes_at is None
    offered.wait(hours=1)
    assert wake(offered) == 0
    assert len(offered.sent) == sent + 1


def test_nothing_is_said_before_its_time(offered: Scene) -> None:
    offered.wait(hours=19)
    assert wake(offered) == 0


def test_recalled_offer_is_still_accepted(offered: Scene) -> None:
    later(offered)
    wake(offered)
    offered.hears("sí, de acuerdo")
    assert offered.row(models.Plan).status == "active"


def test_waking_twice_changes_nothing(offered: Scene) -> None:
    later(offered)
    services = offered.twins.services
    first = wake_conversations(services, tenant_id=offered.tenant_id)
    state = offered.conversation.state
    again = wake_conversations(services, tenant_id=offered.tenant_id)
    assert (first, again) == (1, 0)
    assert offered.conversation.state == state
    assert len([m for m in offered.rows(models.Message) if "wake:" in m.key]) == 1


def test_answered_offer_is_not_recalled(offered: Scene) -> None:
    offered.hears("sí, de acuerdo")
    later(offered)
    assert wake(offered) == 0


def test_contact_at_the_hour_asked_for(madrid: Scene) -> None:
    scene = madrid
    scene.remind()
    scene.hears("escríbeme mañana a las 10")
    moment = scene.conversation.wakes_at
    assert moment == datetime(2026, 3, 11, 9, tzinfo=UTC)  # 10:00 in Madrid
    sent = len(scene.sent)
    scene.wait(hours=22)
    assert wake(scene) == 0  # 9:00 there
    scene.wait(hours=1)
    assert wake(scene) == 1
    assert scene.message().state == "accepted"
    assert len(scene.sent) == sent + 1
    assert scene.message().key == f"wake:{scene.conversation.id}:{moment.isoformat()}"
    assert wake(scene) == 0


def test_rest_is_kept_at_the_hour_asked_for(madrid: Scene) -> None:
    """Who needs care rests, whatever else was asked for: the gate keeps the hold."""
    madrid.remind()
    madrid.hears("no tengo trabajo ni dinero; escríbeme mañana a las 12")
    assert "care" in {hold.reason for hold in madrid.rows(models.Hold)}
    sent = len(madrid.sent)
    madrid.wait(hours=26)
    wake(madrid)
    assert len(madrid.sent) == sent


def test_nothing_after_a_stop(offered: Scene) -> None:
    offered.hears("no me escriban más")
    sent = len(offered.sent)
    later(offered)
    assert wake(offered) == 0
    assert len(offered.sent) == sent


def test_stop_from_outside_is_kept(offered: Scene) -> None:
    """A stop that the conversation never heard of: of another channel, or by hand."""
    with acting_for(offered.tenant_id):
        stop_contact(
            lock_account(offered.account_id),
            channels=None,
            reason="opt_out",
            evidence="por carta",
            now=offered.now,
            actor="eva",
        )
    sent = len(offered.sent)
    later(offered)
    assert wake(offered) == 0
    assert offered.conversation.wakes_at is None
    assert len(offered.sent) == sent


def test_nothing_after_a_payment(offered: Scene) -> None:
    offered.pays("149.90")
    offered.deliver()
    sent = len(offered.sent)
    later(offered)
    assert wake(offered) == 0
    assert len(offered.sent) == sent


def test_offer_on_another_balance_is_not_recalled(offered: Scene) -> None:
    offered.pays("49.90")
    offered.deliver()
    sent = len(offered.sent)
    later(offered)
    wake(offered)
    assert len(offered.sent) == sent


def test_nothing_while_a_person_has_it(offered: Scene) -> None:
    take_over(offered.tenant_id, offered.conversation.id, actor="eva", now=offered.now)
    assert offered.conversation.wakes_at is None
    sent = len(offered.sent)
    later(offered)
    assert wake(offered) == 0
    assert len(offered.sent) == sent
    give_back(
        offered.twins.services,
        offered.tenant_id,
        offered.conversation.id,
        actor="eva",
        now=offered.now,
    )
    assert offered.conversation.wakes_at is None  # what was offered fell


def test_person_steps_in_before_it_is_sent(offered: Scene) -> None:
    later(offered)
    services = offered.twins.services
    assert wake_conversations(services, tenant_id=offered.tenant_id) == 1
    take_over(offered.tenant_id, offered.conversation.id, actor="eva", now=offered.now)
    sent = len(offered.sent)
    offered.deliver()
    assert len(offered.sent) == sent
    assert offered.message().state == "cancelled"


def test_company_may_recall_nothing(scene: Scene) -> None:
    set_options(scene.tenant_id, {"policy": {"follow_up_hours": 0}})
    scene.remind()
    scene.hears("¿puedo pagar en tres veces?")
    assert scene.conversation.wakes_at is None

"""Dead letters: found, and sent once more when a person says so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.integration.actions.scene import Scene, a_failure

from recobro.actions.errors import ActionRefusedError
from recobro.actions.redrive import redrive_message
from recobro.domain.messages import MessageState, Reaction
from recobro.ports.channel import OutcomeUnknown, Rejected
from recobro.storage import models
from recobro.storage.queries.dead_letters import dead_message_count, dead_messages
from recobro.storage.tenancy import acting_for


def failed(scene: Scene) -> models.Message:
    """The day's message, which the provider refused for good."""
    failure = a_failure(Reaction.GIVE_UP, code="131009", detail="bad value")
    scene.twins.channel.answer_next(Rejected(failure=failure))
    scene.remind()
    return scene.message()


def lost(scene: Scene) -> models.Message:
    """The day's message, of which nobody knows what became."""
    scene.twins.channel.answer_next(OutcomeUnknown(detail="timeout"))
    scene.remind()
    return scene.message()


def dead(scene: Scene) -> list[tuple[str, str]]:
    with acting_for(scene.tenant_id):
        found = dead_messages(10, now=scene.now)
        assert len(found) == dead_message_count(now=scene.now)
    return [(letter.state, letter.error_code) for letter in found]


def redrive(scene: Scene, message: models.Message, *, anyway: bool = False) -> None:
    redrive_message(
        scene.tenant_id,
        message.id,
        actor="eva",
        now=scene.now,
        although_unknown=anyway,
    )


def test_failed_message_is_a_dead_letter(scene: Scene) -> None:
    message = failed(scene)
    assert dead(scene) == [("failed", "131009")]
    with acting_for(scene.tenant_id):
        (letter,) = dead_messages(1, now=scene.now)
    assert (letter.message_id, letter.debtor) == (message.id, "Ana Prueba Gil")
    assert "bad value" in letter.reason


def test_unknown_message_is_dead_after_a_day(scene: Scene) -> None:
    lost(scene)
    assert dead(scene) == []
    scene.wait(days=1, seconds=1)
    assert dead(scene) == [("unknown", "")]


def test_accepted_message_is_no_dead_letter(scene: Scene) -> None:
    message = scene.remind()
    assert dead(scene) == []
    with pytest.raises(ActionRefusedError) as refusal:
        redrive(scene, message)
    assert refusal.value.code == "not_dead"


def test_redriven_message_is_sent_anew(scene: Scene) -> None:
    before = failed(scene)
    redrive(scene, before)
    scene.deliver()
    after = scene.message()
    assert (after.id, after.state, after.attempts) == (before.id, "accepted", 1)
    assert after.attempt_id != before.attempt_id
    assert len(scene.sent) == 1
    assert "message.redriven" in scene.kinds
    assert dead(scene) == []


def test_redriven_message_is_asked_about_again(scene: Scene) -> None:
    message = failed(scene)
    redrive(scene, message)
    scene.pays("149.90")
    scene.deliver()
    assert scene.rows(models.Message, id=message.id)[0].state == "cancelled"


def test_unknown_message_is_not_redriven(scene: Scene) -> None:
    message = lost(scene)
    with pytest.raises(ActionRefusedError) as refusal:
        redrive(scene, message)
    assert refusal.value.code == "unknown_outcome"
    assert scene.states == ["unknown"]


def test_unknown_message_goes_if_insisted(scene: Scene) -> None:
    """What may have arrived counts: it goes when the next contact may."""
    message = lost(scene)
    scene.wait(days=3)  # the quiet days are over, and it is a working day
    redrive(scene, message, anyway=True)
    assert scene.states == ["planned"]
    scene.deliver()
    assert scene.states == ["accepted"]
    assert len(scene.rows(models.ContactAttempt, released=False)) == 2


def test_late_status_of_a_redriven_message(scene: Scene) -> None:
    """A status of the first attempt says nothing of the second."""
    message = failed(scene)
    redrive(scene, message)
    scene.reports(message, MessageState.FAILED, provider_id="wamid.1")
    assert scene.states == ["planned"]


def test_nobody_redrives_anothers_message(scene: Scene) -> None:
    message = failed(scene)
    message.id = scene.tenant_id
    with pytest.raises(ActionRefusedError) as refusal:
        redrive(scene, message)
    assert refusal.value.code == "no_such_message"


def test_oldest_dead_letters_fall_off(scene: Scene) -> None:
    failed(scene)
    with acting_for(scene.tenant_id):
        assert dead_messages(0, now=scene.now + timedelta(days=2)) == []

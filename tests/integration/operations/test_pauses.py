"""Pauses and the red button: nothing leaves, nothing is lost, none ends another."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.integration.actions.scene import Scene

from recobro.actions.errors import ActionRefusedError
from recobro.actions.pauses import PauseScope, end_pause, start_pause
from recobro.actions.red_button import press_red_button, release_red_button
from recobro.storage import models
from recobro.storage.queries.pauses_page import pauses_page, red_button, standstill
from recobro.storage.tenancy import acting_for


def pause(scene: Scene, **fields: Any) -> UUID:
    given: dict[str, Any] = {
        "scope": PauseScope.TENANT,
        "reason": "the texts are looked at",
        "actor": "eva",
        "now": scene.now,
    }
    return start_pause(scene.tenant_id, **(given | fields))


def resume(scene: Scene, pause_id: UUID) -> None:
    end_pause(scene.tenant_id, pause_id, actor="eva", now=scene.now)


def strategy_of(scene: Scene) -> str:
    with acting_for(scene.tenant_id):
        row = models.Strategy.objects.filter(tenant_id=scene.tenant_id).first()
        assert row is not None
        return str(row.name)


def in_force(scene: Scene) -> list[UUID]:
    still = standstill(scene.tenant_id, now=scene.now)
    return [line.pause_id for line in still.pauses]


@pytest.mark.parametrize(
    ("scope", "subject"),
    [(PauseScope.TENANT, ""), (PauseScope.CHANNEL, "whatsapp")],
)
def test_nothing_leaves_while_it_is_paused(
    scene: Scene, scope: PauseScope, subject: str
) -> None:
    scene.run()
    held = pause(scene, scope=scope, subject=subject)
    scene.deliver()
    assert scene.sent == []
    assert scene.states == ["planned"]  # and nothing was taken back
    scene.wait(minutes=30)
    resume(scene, held)
    scene.deliver()
    assert len(scene.sent) == 1


def test_pause_of_strategy_holds_its_steps(scene: Scene) -> None:
    scene.run()
    held = pause(scene, scope=PauseScope.STRATEGY, subject=strategy_of(scene))
    scene.deliver()
    assert (scene.sent, scene.states) == ([], ["planned"])
    resume(scene, held)
    scene.deliver()
    assert len(scene.sent) == 1


def test_pause_of_another_channel_holds_nothing(scene: Scene) -> None:
    pause(scene, scope=PauseScope.CHANNEL, subject="sms")
    scene.remind()
    assert len(scene.sent) == 1


def test_pause_that_contains_an_older_one(scene: Scene) -> None:
    """Ending the outer leaves the inner; and the reverse."""
    scene.run()
    inner = pause(scene, scope=PauseScope.CHANNEL, subject="whatsapp", reason="older")
    scene.wait(minutes=10)
    outer = pause(scene, reason="newer, over everything")
    resume(scene, outer)
    scene.deliver()
    assert scene.sent == []
    assert in_force(scene) == [inner]
    again = pause(scene, reason="over everything once more")
    resume(scene, inner)
    scene.deliver()
    assert scene.sent == []
    assert in_force(scene) == [again]
    resume(scene, again)
    scene.deliver()
    assert len(scene.sent) == 1


def test_two_pauses_alike_are_two(scene: Scene) -> None:
    first, second = pause(scene), pause(scene)
    resume(scene, first)
    assert in_force(scene) == [second]


def test_pause_ends_by_itself(scene: Scene) -> None:
    scene.run()
    pause(scene, until=scene.now + timedelta(minutes=20))
    scene.deliver()
    assert scene.sent == []
    scene.wait(minutes=20)
    scene.deliver()
    assert len(scene.sent) == 1
    page = pauses_page(scene.tenant_id, now=scene.now)
    assert (len(page.now.pauses), len(page.past)) == (0, 1)


def test_message_is_judged_afresh_after_a_pause(scene: Scene) -> None:
    scene.run()
    held = pause(scene)
    scene.wait(minutes=5)
    scene.pays("149.90")
    resume(scene, held)
    scene.deliver()
    assert [text for text in scene.states if text == "planned"] == []
    assert scene.states[0] == "cancelled"


def test_row_is_the_record_of_a_pause(scene: Scene) -> None:
    held = pause(scene, reason="  spaces around  ")
    scene.wait(hours=1)
    resume(scene, held)
    row = scene.row(models.Pause)
    assert (row.reason, row.started_by, row.ended_by) == (
        "spaces around", "eva", "eva",
    )  # fmt: skip
    assert row.ended_at - row.started_at == timedelta(hours=1)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"reason": "  "}, "no_reason"),
        ({"reason": "x" * 301}, "no_reason"),
        ({"actor": " "}, "no_person"),
        ({"subject": "whatsapp"}, "no_such_subject"),
        ({"scope": PauseScope.CHANNEL, "subject": "pigeon"}, "no_such_subject"),
        ({"scope": PauseScope.STRATEGY, "subject": "unknown"}, "no_such_subject"),
    ],
)
def test_impossible_pause_is_refused(
    scene: Scene, fields: dict[str, Any], code: str
) -> None:
    with pytest.raises(ActionRefusedError) as refusal:
        pause(scene, **fields)
    assert refusal.value.code == code
    assert scene.rows(models.Pause) == []


def test_pause_cannot_end_in_the_past(scene: Scene) -> None:
    with pytest.raises(ActionRefusedError):
        pause(scene, until=scene.now)


def test_ended_pause_cannot_end_again(scene: Scene) -> None:
    held = pause(scene)
    resume(scene, held)
    with pytest.raises(ActionRefusedError):
        resume(scene, held)


def test_red_button_holds_every_company(scene: Scene, red_button_after: None) -> None:
    scene.run()
    press_red_button(reason="wrong prices", actor="eva", now=scene.now)
    press_red_button(reason="pressed again", actor="luis", now=scene.now)
    scene.deliver()
    assert (scene.sent, scene.states) == ([], ["planned"])
    pressed = red_button()
    assert pressed is not None
    assert (pressed.reason, pressed.pressed_by) == ("wrong prices", "eva")
    release_red_button(actor="luis", now=scene.now)
    assert red_button() is None
    scene.deliver()
    assert len(scene.sent) == 1


def test_released_button_leaves_pauses(scene: Scene, red_button_after: None) -> None:
    scene.run()
    pause(scene)
    press_red_button(reason="wrong prices", actor="eva", now=scene.now)
    release_red_button(actor="eva", now=scene.now)
    scene.deliver()
    assert scene.sent == []


def test_red_button_asks_who_and_why(scene: Scene, red_button_after: None) -> None:
    with pytest.raises(ActionRefusedError):
        press_red_button(reason="", actor="eva", now=scene.now)
    with pytest.raises(ActionRefusedError):
        press_red_button(reason="why", actor="", now=scene.now)
    with pytest.raises(ActionRefusedError):
        release_red_button(actor="eva", now=scene.now)

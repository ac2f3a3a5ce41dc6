"""Statuses of the provider: any order, any number of times, before the answer too."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest
from tests.integration.actions.scene import PHONE, Scene, a_failure

from recobro.actions.apply_statuses import apply_statuses
from recobro.actions.sending.outcomes import record_all
from recobro.actions.sending.values import Call, Called
from recobro.domain.messages import MessageState, Reaction, TextContent
from recobro.ports.channel import Accepted, OutcomeUnknown, Outgoing, StatusReport
from recobro.storage import models

S = MessageState


def answers(scene: Scene, message: models.Message, result: Accepted) -> None:
    """The provider answers our call of a message, late."""
    assert message.attempt_id
    outgoing = Outgoing(
        attempt_id=message.attempt_id,
        address=PHONE,
        user_id=None,
        content=TextContent(body="what was sent"),
    )
    call = Call(
        message_id=message.id,
        account_id=message.account_id,
        adapter=scene.twins.channel,
        outgoing=outgoing,
    )
    record_all(
        scene.tenant_id, [Called(call=call, result=result, seconds=0)], now=scene.now
    )


def test_statuses_move_message_forward(scene: Scene) -> None:
    message = scene.remind()
    for state in (S.SENT, S.DELIVERED, S.READ):
        scene.wait(seconds=1)
        scene.reports(message, state)
    message = scene.message()
    assert message.state == "read"
    moments = [message.sent_at, message.delivered_at, message.read_at]
    assert moments == [scene.now - timedelta(seconds=n) for n in (2, 1, 0)]
    assert scene.row(models.ContactAttempt).outcome == "read"


@pytest.mark.parametrize("order", list(permutations([S.SENT, S.DELIVERED, S.READ])))
def test_any_order_ends_at_read(scene: Scene, order: tuple[S, ...]) -> None:
    message = scene.remind()
    for state in order:
        scene.reports(message, state)
        scene.reports(message, state)  # told twice
    message = scene.message()
    assert message.state == "read"
    assert message.sent_at == message.delivered_at == message.read_at == scene.now
    assert scene.kinds.count("message.read") == 1


def test_status_before_our_answer(scene: Scene) -> None:
    """The provider's webhook is faster than its answer to our call."""
    scene.twins.channel.answer_next(OutcomeUnknown(detail="slow"), taken=True)
    scene.run()
    scene.deliver()
    message = scene.message()
    scene.reports(message, S.DELIVERED, provider_id="wamid.1")
    answers(scene, message, Accepted(provider_id="wamid.1"))
    assert scene.message().state == "delivered"


def orphan(scene: Scene, state: S, **changes: object) -> None:
    """A status without our attempt's id, of a message not yet recorded."""
    report = StatusReport(
        **{
            "provider_id": "in-memory.1",
            "attempt_id": None,
            "state": state,
            "at": scene.now,
        }
        | changes  # type: ignore[arg-type]
    )
    apply_statuses(scene.tenant_id, [report])


def test_orphan_status_waits_for_message(scene: Scene) -> None:
    orphan(scene, S.DELIVERED)
    assert len(scene.rows(models.OrphanStatus)) == 1
    message = scene.remind()
    assert message.state == "delivered"
    assert scene.rows(models.OrphanStatus) == []


def test_orphan_failure_is_reacted_to(scene: Scene) -> None:
    orphan(scene, S.FAILED, failure=a_failure(Reaction.OPT_OUT))
    message = scene.remind()
    assert (message.state, message.error_code) == ("failed", "131000")
    assert scene.row(models.Stop).channel == "whatsapp"
    # the provider took it and tried: an attempt, which rules may count
    attempt = scene.row(models.ContactAttempt)
    assert (attempt.outcome, attempt.released) == ("failed", False)
    assert scene.rows(models.OrphanStatus) == []


def test_failure_without_a_reason_fails(scene: Scene) -> None:
    message = scene.remind()
    scene.reports(message, S.FAILED)
    assert scene.states == ["failed"]


def test_failure_by_status_is_retried(scene: Scene) -> None:
    message = scene.remind()
    scene.reports(message, S.FAILED, failure=a_failure(Reaction.RETRY))
    assert scene.states == ["planned"]
    scene.wait(minutes=1)
    scene.deliver()
    assert scene.states == ["accepted"]
    assert len(scene.sent) == 2
    # the old attempt's failure, told again, says nothing about the new one
    scene.reports(message, S.FAILED, failure=a_failure(Reaction.RETRY))
    assert scene.states == ["accepted"]


def test_failure_told_twice_counts_once(scene: Scene) -> None:
    message = scene.remind()
    for _ in range(2):
        scene.reports(message, S.FAILED, failure=a_failure(Reaction.GIVE_UP))
    assert scene.kinds.count("message.failed") == 1


def test_failure_after_delivery_is_ignored(scene: Scene) -> None:
    message = scene.remind()
    scene.reports(message, S.DELIVERED)
    scene.reports(message, S.FAILED, failure=a_failure(Reaction.OTHER_CHANNEL))
    assert scene.states == ["delivered"]
    assert scene.rows(models.ContactPoint, status="invalid") == []


def test_late_delivery_revives_a_failure(scene: Scene) -> None:
    message = scene.remind()
    scene.reports(message, S.FAILED, failure=a_failure(Reaction.GIVE_UP))
    scene.reports(message, S.READ)
    assert scene.states == ["read"]


def test_second_spelling_of_a_number_is_kept(scene: Scene) -> None:
    message = scene.remind()
    answers(
        scene,
        message,
        Accepted(provider_id=message.provider_id, recipient_id="+5215512345678"),
    )
    point = scene.row(models.ContactPoint, id=message.contact_point_id)
    assert point.provider_address == "+5215512345678"


def test_status_of_nobodys_message_is_kept(scene: Scene) -> None:
    orphan(scene, S.READ, provider_id="other", at=scene.now - timedelta(days=3))
    assert scene.row(models.OrphanStatus).report["state"] == "read"

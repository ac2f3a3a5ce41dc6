"""The send path: everything that is asked once more before a message leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.builders import an_invoice_row
from tests.integration.actions.scene import (
    MADRID,
    PHONE,
    Scene,
    a_failure,
    euros,
)

from recobro.actions.agreements import agree_plan, record_promise
from recobro.actions.delivery import settle_in_flight
from recobro.actions.disputes import open_dispute
from recobro.actions.holds import place_hold
from recobro.actions.queue_message import queue_message
from recobro.actions.send_message import SendOutcome
from recobro.actions.stop_contact import stop_contact
from recobro.actions.take_over import take_over
from recobro.domain.messages import Channel, MessageState, Reaction
from recobro.ports.channel import OutcomeUnknown, Rejected
from recobro.storage import models
from recobro.storage.locks import lock_account
from recobro.storage.tenancy import acting_for


def planned(scene: Scene) -> models.Message:
    """The message that the day's run planned."""
    scene.run()
    return scene.message()


def test_accepted_message_is_recorded_whole(scene: Scene) -> None:
    message = planned(scene)
    report = scene.send(message)
    assert report.outcome is SendOutcome.HANDED_OVER
    message = scene.message()
    assert (message.state, message.attempts) == ("accepted", 1)
    assert message.sending_at == message.accepted_at == scene.now
    (taken,) = scene.sent
    assert (taken.attempt_id, taken.address) == (message.attempt_id, PHONE)
    verdict = scene.row(models.Verdict)
    assert (verdict.allowed, verdict.id) == (True, message.verdict_id)
    attempt = scene.row(models.ContactAttempt)
    assert (attempt.outcome, attempt.released) == ("accepted", False)
    assert "149,90" in scene.last_text
    assert scene.kinds[-2:] == ["message.sending", "message.accepted"]


def test_sent_message_is_not_sent_again(scene: Scene) -> None:
    message = planned(scene)
    scene.send(message)
    assert scene.send(message).outcome is SendOutcome.NOT_NOW
    assert len(scene.sent) == 1
    assert scene.states == ["accepted"]  # and nothing was made of it


def test_unknown_message_is_nothing(scene: Scene) -> None:
    message = planned(scene)
    message.id = scene.tenant_id
    assert scene.send(message).outcome is SendOutcome.NOT_NOW
    assert scene.sent == []


def test_gate_postpones_to_lawful_moment(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.owes(postcode="28013")  # Madrid, so that it is no hour earlier anywhere
    # Saturday, 14 March 2026: Spain's window opens on Monday at nine
    scene.day(12)
    message = planned(scene)
    assert scene.send(message).outcome is SendOutcome.NOT_NOW
    message = scene.message()
    monday = datetime(2026, 3, 16, 9, tzinfo=MADRID)
    assert (message.state, message.not_before) == ("planned", monday)
    assert message.reason.startswith("gate: ")
    verdict = scene.row(models.Verdict)
    assert (verdict.allowed, verdict.earliest) == (False, monday)
    assert scene.kinds[-1] == "contact.refused"
    scene.send(message)  # too early: nobody is asked again
    assert len(scene.rows(models.Verdict)) == 1
    scene.twins.clock.moment = monday.astimezone(UTC) - timedelta(seconds=1)
    scene.deliver()
    assert scene.sent == []
    scene.twins.clock.moment = monday.astimezone(UTC)
    scene.deliver()
    assert len(scene.sent) == 1


def test_country_without_pack_gets_nothing(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.owes(country="AQ")
    message = planned(scene)
    scene.send(message)
    assert scene.states == ["refused"]
    assert scene.sent == []


Change = Callable[[Scene], None]


def _locked(scene: Scene, act: Callable[[models.Account], Any]) -> None:
    with acting_for(scene.tenant_id):
        act(lock_account(scene.account_id))


def _pays(scene: Scene) -> None:
    scene.pays("149.90")


def _pays_elsewhere(scene: Scene) -> None:
    number = scene.row(models.Invoice).number
    scene.owes(number=number, outstanding="0.00")


def _stops(scene: Scene) -> None:
    _locked(
        scene,
        lambda account: stop_contact(
            account, channels=None, reason="test", evidence="", now=scene.now
        ),
    )


def _disputes(scene: Scene) -> None:
    _locked(scene, lambda account: open_dispute(account, text="no", now=scene.now))


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


def _promises(scene: Scene) -> None:
    view = scene.view
    _locked(
        scene,
        lambda account: record_promise(
            account,
            view,
            day=scene.today + timedelta(days=5),
            amount=euros("149.90"),
            now=scene.now,
        ),
    )


def _agrees(scene: Scene) -> None:
    view = scene.view
    parts = [
        (scene.today + timedelta(days=10 * n), euros("74.95")) for n in (1, 2)
    ]  # 2 x 74.95 = 149.90
    _locked(scene, lambda account: agree_plan(account, view, parts, now=scene.now))


def _person_takes_it(scene: Scene) -> None:
    scene.hears("hola", answer=False)
    take_over(scene.tenant_id, scene.conversation.id, actor="eva", now=scene.now)


def _wrong_number(scene: Scene) -> None:
    with acting_for(scene.tenant_id):
        models.ContactPoint.objects.filter(tenant_id=scene.tenant_id).update(
            status="wrong_person"
        )


def _dies(scene: Scene) -> None:
    with acting_for(scene.tenant_id):
        models.Debtor.objects.filter(tenant_id=scene.tenant_id).update(
            deceased_at=scene.now
        )


def _moves_on(scene: Scene) -> None:
    scene.day(15)  # the step of day 7 ends on day 14


CHANGES = [
    _pays, _pays_elsewhere, _stops, _disputes, _rests, _promises, _agrees,
    _person_takes_it, _wrong_number, _dies, _moves_on,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_change_before_sending_cancels(scene: Scene, change: Change) -> None:
    message = planned(scene)
    change(scene)
    scene.send(message)
    assert scene.rows(models.Message, id=message.id)[0].state == "cancelled"
    assert message.id not in {o.attempt_id for o in scene.sent}
    assert not any("149,90" in text for text in _texts(scene))


@pytest.mark.parametrize("change", CHANGES)
def test_change_without_cancelling_is_seen(scene: Scene, change: Change) -> None:
    """Nobody took the message back: it is asked about when it is sent."""
    message = planned(scene)
    change(scene)
    with acting_for(scene.tenant_id):
        models.Message.objects.filter(tenant_id=scene.tenant_id, id=message.id).update(
            state="planned"
        )
    taken = len(scene.sent)
    scene.send(message)
    assert scene.rows(models.Message, id=message.id)[0].state == "cancelled"
    assert len(scene.sent) == taken


def _texts(scene: Scene) -> list[str]:
    from tests.integration.actions.scene import texts_of  # noqa: PLC0415

    return texts_of(scene.sent)


def test_part_payment_changes_the_words(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.owes(
        an_invoice_row(number="A", amount="10.00"),
        an_invoice_row(number="B", amount="20.00"),
    )
    message = planned(scene)
    with acting_for(scene.tenant_id):  # paid to the creditor: nothing is taken back
        models.InvoiceTerm.objects.filter(
            tenant_id=scene.tenant_id, outstanding=10
        ).update(outstanding=0)
        models.Invoice.objects.filter(tenant_id=scene.tenant_id, number="A").update(
            paid_elsewhere=10
        )
    scene.send(message)
    assert "20,00" in scene.last_text
    assert "30,00" not in scene.last_text


def test_guard_holds_text_back(scene: Scene) -> None:
    scene.remind()
    scene.hears("hola", answer=False)
    talk = scene.conversation
    with acting_for(scene.tenant_id):
        message = queue_message(
            lock_account(scene.account_id),
            contact_point_id=talk.contact_point_id,
            channel=Channel.WHATSAPP,
            conversation_id=talk.id,
            key="test",
            purpose="requested_information",
            intent={"kind": "person", "text": "Paga 999 € hoy o irás a la cárcel."},
            now=scene.now,
        )
    assert message
    taken = len(scene.sent)
    scene.send(message)
    held = scene.rows(models.Message, id=message.id)[0]
    assert held.state == "refused"
    assert held.reason.startswith("guard: ")
    assert scene.open_reasons == ["guard"]
    assert len(scene.sent) == taken
    assert "text.held_back" in scene.kinds


def rejected(scene: Scene, reaction: Reaction, **changes: Any) -> models.Message:
    """The day's message, refused by the provider like this."""
    failure = a_failure(reaction, **changes)
    scene.twins.channel.answer_next(Rejected(failure=failure))
    message = planned(scene)
    scene.send(message)
    return scene.message()


def attempt(scene: Scene) -> models.ContactAttempt:
    found: models.ContactAttempt = scene.row(models.ContactAttempt)
    return found


@pytest.mark.parametrize(
    ("reaction", "wait", "state", "after"),
    [
        (Reaction.RETRY, 0, "planned", 1),
        (Reaction.RETRY, 7, "planned", 7),
        (Reaction.DELAY_DEBTOR, 60, "planned", 60),
        (Reaction.SLOW_DOWN, 3, "planned", 3),
        (Reaction.STOP_SENDER, 0, "planned", 15),
        (Reaction.USE_TEMPLATE, 0, "planned", 0),
        (Reaction.OTHER_CHANNEL, 0, "failed", None),
        (Reaction.OPT_OUT, 0, "failed", None),
        (Reaction.BLOCK_TEMPLATE, 0, "failed", None),
        (Reaction.GIVE_UP, 0, "failed", None),
        (Reaction.WAIT, 0, "unknown", None),
    ],
)
def test_reaction_to_a_refusal(
    scene: Scene, reaction: Reaction, wait: int, state: str, after: int | None
) -> None:
    message = rejected(scene, reaction, wait=timedelta(minutes=wait))
    assert message.state == state
    # what is wrong with the whole sender is not held against the message
    ours = reaction in {Reaction.SLOW_DOWN, Reaction.STOP_SENDER}
    assert (message.error_code, message.attempts) == ("131000", 0 if ours else 1)
    if after is not None:
        assert message.not_before == scene.now + timedelta(minutes=after)
    # what surely was not delivered gives its place in the caps back
    assert attempt(scene).released is (reaction is not Reaction.WAIT)
    assert scene.kinds[-1] == f"message.{state}"
    assert scene.sent == []


def test_every_reaction_is_in_the_table() -> None:
    table = test_reaction_to_a_refusal.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {row[0] for row in table} == set(Reaction)


def test_retry_waits_longer_each_time(scene: Scene) -> None:
    failure = a_failure(Reaction.RETRY)
    scene.twins.channel.answer_next(Rejected(failure=failure), times=5)
    message = planned(scene)
    waits = []
    for _ in range(5):
        scene.send(message)
        message = scene.message()
        waits.append(int((message.not_before - scene.now).total_seconds() // 60))
        scene.twins.clock.moment = max(message.not_before, scene.now)
    assert waits[:4] == [1, 2, 4, 8]  # minutes: 1 x 2^(n - 1)
    assert (message.state, message.attempts) == ("failed", 5)
    assert scene.sent == []


def test_retry_sends_once_in_the_end(scene: Scene) -> None:
    message = rejected(scene, Reaction.RETRY)
    scene.wait(minutes=1)
    scene.deliver()
    assert scene.states == ["accepted"]
    assert len(scene.sent) == 1
    assert scene.message().attempt_id != message.attempt_id
    assert [a.released for a in scene.rows(models.ContactAttempt)] == [True, False]


@pytest.mark.parametrize(
    ("reaction", "minutes"), [(Reaction.SLOW_DOWN, 4), (Reaction.STOP_SENDER, 15)]
)
def test_whole_sender_rests(
    empty_scene: Scene, reaction: Reaction, minutes: int
) -> None:
    scene = empty_scene
    for n in range(3):
        scene.owes(debtor_id=f"C-{n}", phone=f"+34600111{n}22")
    failure = a_failure(reaction, wait=timedelta(minutes=4))
    scene.twins.channel.answer_next(Rejected(failure=failure))
    scene.run()
    assert scene.deliver() == timedelta(minutes=minutes)
    assert scene.sent == []  # nobody else was tried
    scene.wait(minutes=minutes)
    assert scene.deliver() == timedelta()
    assert len(scene.sent) == 3


def test_dead_address_is_not_used_again(scene: Scene) -> None:
    message = rejected(scene, Reaction.OTHER_CHANNEL)
    point = scene.row(models.ContactPoint, id=message.contact_point_id)
    assert point.status == "invalid"
    assert scene.view.contact_on(Channel.WHATSAPP) is None


def test_opt_out_at_provider_stops_channel(scene: Scene) -> None:
    rejected(scene, Reaction.OPT_OUT)
    stop = scene.row(models.Stop)
    assert (stop.channel, stop.reason) == ("whatsapp", "opted_out_at_provider")
    assert scene.view.stopped_channels == {Channel.WHATSAPP}


def test_closed_window_writes_a_template(scene: Scene) -> None:
    scene.remind()
    scene.hears("hola", answer=False)
    scene.day(15)
    with acting_for(scene.tenant_id):
        models.Conversation.objects.filter(tenant_id=scene.tenant_id).update(
            last_inbound_at=scene.now - timedelta(hours=1)
        )
    failure = a_failure(Reaction.USE_TEMPLATE)
    scene.twins.channel.answer_next(Rejected(failure=failure))
    scene.run()
    scene.deliver()  # refused as free text, planned again at once
    scene.deliver()
    assert type(scene.sent[-1].content).__name__ == "TemplateContent"
    assert scene.message().state == "accepted"


def test_free_reply_after_window_is_cancelled(scene: Scene) -> None:
    scene.remind()
    scene.hears("¿cuánto debo?", answer=False)
    scene.wait(hours=24)
    taken = len(scene.sent)
    scene.handle()
    assert scene.message().state == "cancelled"
    assert "window" in scene.message().reason
    assert len(scene.sent) == taken


def test_free_reply_refused_for_window_fails(scene: Scene) -> None:
    scene.remind()
    failure = a_failure(Reaction.USE_TEMPLATE)
    scene.twins.channel.answer_next(Rejected(failure=failure))
    scene.hears("¿cuánto debo?")
    assert scene.message().state == "failed"


def test_unknown_outcome_is_never_resent(scene: Scene) -> None:
    scene.twins.channel.answer_next(OutcomeUnknown(detail="timeout"), taken=True)
    message = planned(scene)
    assert scene.send(message).outcome is SendOutcome.UNKNOWN
    assert scene.states == ["unknown"]
    for day in range(9, 15):
        scene.day(day)
        scene.run()
        scene.deliver()
        settle_in_flight(scene.tenant_id, now=scene.now)
    assert len(scene.sent) == 1
    assert scene.states == ["unknown"]
    assert not attempt(scene).released  # it may have arrived: it counts


def test_status_settles_an_unknown_message(scene: Scene) -> None:
    scene.twins.channel.answer_next(OutcomeUnknown(detail="timeout"), taken=True)
    scene.send(planned(scene))
    scene.reports(scene.message(), MessageState.DELIVERED, provider_id="wamid.1")
    message = scene.message()
    assert (message.state, message.provider_id) == ("delivered", "wamid.1")
    assert attempt(scene).outcome == "delivered"


def test_missing_channel_leaves_message_planned(scene: Scene) -> None:
    class NotConfiguredError(Exception):
        pass

    def refuse(*_: object) -> Any:
        raise NotConfiguredError

    from dataclasses import replace  # noqa: PLC0415

    from recobro.actions.send_message import send_message  # noqa: PLC0415

    message = planned(scene)
    services = replace(scene.twins.services, open_channel=refuse)
    with pytest.raises(NotConfiguredError):
        send_message(services, tenant_id=scene.tenant_id, message_id=message.id)
    assert scene.states == ["planned"]
    scene.deliver()
    assert scene.states == ["accepted"]


def test_dead_sender_leaves_it_unknown(scene: Scene) -> None:
    class Crash(BaseException):
        """The process dies while it calls the provider."""

    channel = scene.twins.channel
    answered = channel.send
    message = planned(scene)

    def die(outgoing: Any) -> Any:
        answered(outgoing)
        raise Crash

    channel.send = die  # type: ignore[method-assign]
    with pytest.raises(Crash):
        scene.send(message)
    channel.send = answered  # type: ignore[method-assign]
    assert scene.states == ["sending"]
    assert settle_in_flight(scene.tenant_id, now=scene.now) == 0  # it may still come
    scene.wait(minutes=3)
    assert settle_in_flight(scene.tenant_id, now=scene.now) == 1
    assert scene.states == ["unknown"]
    scene.deliver()
    assert len(scene.sent) == 1
    scene.reports(scene.message(), MessageState.SENT, provider_id="wamid.1")
    assert scene.states == ["sent"]

"""What a person's words do to the ledger, the queue and the next contact."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.builders import an_invoice_row
from tests.integration.actions.scene import DUE, PHONE, Scene, a_failure, euros

from recobro.actions.handle_inbound import handle_inbound
from recobro.actions.tenants import set_options
from recobro.domain.messages import Channel, Reaction, TextContent
from recobro.ports.channel import Rejected
from recobro.storage import models

POLICY = {
    "max_installments": 3,
    "min_installment": "20.00",
    "max_first_payment_days": 15,
    "max_plan_months": 6,
    "max_discount_percent": "20",
    "discount_needs_full_payment_within_days": 5,
    "max_extension_days": 15,
}


@pytest.fixture
def talk(scene: Scene) -> Scene:
    """Ana has our message of day 8 and may answer; the policy allows everything."""
    set_options(scene.tenant_id, {"policy": POLICY})
    scene.remind()
    return scene


def test_question_is_answered_from_ledger(talk: Scene) -> None:
    talk.hears("¿cuánto debo?")
    assert "149,90" in talk.last_text
    inbound = talk.row(models.InboundMessage)
    assert inbound.reading["intent"] == "ask_balance"
    assert inbound.handled_at == talk.now
    assert talk.message().purpose == "requested_information"


def test_same_message_is_heard_once(talk: Scene) -> None:
    for _ in range(2):
        talk.hears("¿cuánto debo?", provider_id="in.same")
    assert len(talk.sent) == 2  # ours, and one answer
    inbound = talk.row(models.InboundMessage)
    handle_inbound(talk.twins.services, tenant_id=talk.tenant_id, inbound_id=inbound.id)
    assert len(talk.sent) == 2
    assert talk.conversation.unread == 1


def test_older_message_moves_nothing_back(talk: Scene) -> None:
    earlier = talk.now - timedelta(hours=2)
    talk.hears("hola", answer=False)
    talk.hears("buenas", answer=False, sent_at=earlier)
    assert talk.conversation.last_inbound_at == talk.now


def test_promise_is_recorded_when_confirmed(talk: Scene) -> None:
    talk.hears("te pago el viernes")
    assert talk.rows(models.Promise) == []  # repeated back first
    talk.hears("sí")
    promise = talk.row(models.Promise)
    friday = date(2026, 3, 13)
    assert (promise.date, promise.money("amount")) == (friday, euros("149.90"))
    assert talk.conversation.status == "promised"
    # nothing until it is late: then its own step
    talk.day((friday - DUE).days)
    assert talk.run().counts["send"] == 0
    talk.day((friday - DUE).days + 3)  # Monday
    assert [line.step for line in talk.run().lines] == ["promise-late-1"]


def test_broken_promise_goes_on_by_age(talk: Scene) -> None:
    talk.hears("te pago el viernes")
    talk.hears("sí")
    talk.day(16)  # Wednesday, five days after Friday the 13th
    report = talk.run()
    assert talk.row(models.Promise).status == "broken"
    assert [line.step for line in report.lines] == ["overdue-15"]
    assert "promise.broken" in talk.kinds


def test_plan_is_put_in_force(talk: Scene) -> None:
    talk.hears("¿puedo pagar en 3 veces?")
    assert talk.rows(models.Plan) == []
    talk.hears("sí, de acuerdo")
    plan = talk.row(models.Plan)
    parts = talk.rows(models.PlanInstalment)
    # 149.90 = 49.97 + 49.97 + 49.96
    assert sorted(str(p.money("amount")) for p in parts) == [
        "49.96 EUR",
        "49.97 EUR",
        "49.97 EUR",
    ]
    assert plan.status == "active"
    content = talk.sent[-1].content
    assert isinstance(content, TextContent)
    link = talk.row(models.PaymentLink, purpose="instalment")
    first = min(parts, key=lambda part: part.seq)
    assert link.instalment_id == first.id
    assert talk.link_token == link.token
    # the next contact is for the first instalment only
    talk.day((first.date - DUE).days + 400)
    assert talk.view.plan


def test_steps_in_a_plan_are_of_instalments(talk: Scene) -> None:
    talk.hears("¿puedo pagar en 3 veces?")
    talk.hears("sí")
    parts = sorted(talk.rows(models.PlanInstalment), key=lambda part: part.seq)
    first, second = parts[0].date, parts[1].date
    talk.day((first - DUE).days)
    talk.pays("49.97")
    steps = []
    while talk.today < second:
        steps += [line.step for line in talk.run().lines]
        talk.deliver()
        talk.wait(days=1)
    assert steps == ["instalment-soon"]


def test_late_instalment_link_is_of_that_part(talk: Scene) -> None:
    talk.hears("¿puedo pagar en 3 veces?")
    talk.hears("sí")
    parts = sorted(talk.rows(models.PlanInstalment), key=lambda part: part.seq)
    talk.day((parts[0].date - DUE).days + 1)
    talk.hears("mándame el enlace para pagar")
    link = talk.rows(models.PaymentLink)[-1]
    assert (link.purpose, link.instalment_id) == ("instalment", parts[0].id)


def test_dispute_stops_the_asking(talk: Scene) -> None:
    talk.hears("no reconozco esa factura, no es mía")
    dispute = talk.row(models.Dispute)
    assert (dispute.status, dispute.owner) == ("open", "")
    assert "dispute" in talk.open_reasons
    talk.day(15)
    assert talk.run().counts["send"] == 0


def test_opt_out_is_confirmed_once(talk: Scene) -> None:
    talk.hears("no me escriban más")
    stop = talk.row(models.Stop)
    assert stop.evidence == "no me escriban más"
    assert len(talk.sent) == 2
    assert talk.message().purpose == "opt_out_confirmation"
    talk.hears("hola?")
    talk.hears("¿cuánto debo?")
    talk.day(9)
    talk.run()
    talk.deliver()
    talk.pays("149.90")
    talk.deliver()
    assert len(talk.sent) == 2  # ours, and the confirmation


def test_opt_out_reaches_queue_of_other_account(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.owes(an_invoice_row(number="A"), an_invoice_row(number="B", currency="USD"))
    scene.run()
    first, second = scene.rows(models.Message)
    scene.send(first)
    scene.hears("no me escriban más")
    taken = len(scene.sent)
    scene.deliver()
    assert len(scene.sent) == taken
    assert scene.rows(models.Message, id=second.id)[0].state == "cancelled"


def test_wrong_person_is_never_written_again(talk: Scene) -> None:
    talk.hears("se equivoca de número, no soy Ana")
    assert len(talk.sent) == 2  # told once that we understood
    assert {p.status for p in talk.rows(models.ContactPoint)} == {"wrong_person"}
    talk.day(15)
    assert talk.run().counts["send"] == 0
    talk.hears("¿quién es?")
    assert len(talk.sent) == 2


def test_death_stops_everything(talk: Scene) -> None:
    talk.hears("mi madre, Ana, falleció en enero")
    assert talk.row(models.Debtor).deceased_at == talk.now
    assert talk.view.stopped
    assert talk.open_reasons == ["deceased"]
    assert len(talk.sent) == 2
    talk.day(15)
    assert talk.run().counts["send"] == 0


def test_person_is_called_when_asked(talk: Scene) -> None:
    talk.hears("quiero hablar con una persona")
    call = talk.row(models.HandOver)
    assert (call.reason, call.status) == ("asked", "waiting")
    assert "«quiero hablar con una persona»" in call.brief
    assert talk.conversation.status == "human"
    taken = len(talk.sent)
    talk.hears("¿hay alguien?")
    assert len(talk.sent) == taken  # the agent is silent
    talk.day(15)
    assert talk.run().counts["send"] == 0


def test_care_is_urgent_and_not_about_money(talk: Scene) -> None:
    talk.hears("no puedo más, me quiero morir")
    call = talk.row(models.HandOver)
    assert (call.reason, call.priority) == ("care", "urgent")
    assert call.due_at - call.opened_at == timedelta(minutes=15)
    assert talk.row(models.Hold).reason == "care"
    assert "149" not in talk.last_text
    assert "€" not in talk.last_text


def test_contact_later_is_kept(talk: Scene) -> None:
    talk.hears("escríbeme mañana por la tarde")
    hold = talk.row(models.Hold)
    assert hold.reason == "asked_later"
    assert hold.until
    assert hold.until.date() == date(2026, 3, 11)
    assert talk.run().counts["send"] == 0


def test_new_phone_is_added(talk: Scene) -> None:
    talk.hears("he cambiado de número, ahora es el 600 111 333")
    added = talk.rows(models.ContactPoint, address="+34600111333")
    assert [p.source for p in added] == ["debtor"]


def test_claim_of_payment_rests_the_account(talk: Scene) -> None:
    talk.hears("ya pagué ayer por transferencia")
    hold = talk.row(models.Hold)
    assert hold.reason == "payment_claim"
    assert talk.open_reasons == ["already_paid"]
    assert "payment.claimed" in talk.kinds


def test_discount_paid_in_time_writes_rest_off(talk: Scene) -> None:
    talk.hears("si me hacéis un descuento pago hoy")
    talk.hears("no, es poco")  # it opened with 13 per cent, two thirds of 20
    talk.hears("sí, acepto")
    deal = talk.row(models.Settlement)
    # 20 per cent of 149.90: 149.90 x 0.80 = 119.92
    assert (deal.status, deal.money("amount_to_pay")) == ("open", euros("119.92"))
    talk.pays("119.92")
    assert talk.owed == "0.00"
    assert talk.row(models.Settlement).status == "kept"
    note = talk.row(models.Invoice, kind="credit_note")
    assert note.money("amount") == euros("-29.98")  # 149.90 - 119.92
    assert "debt.written_off" in talk.kinds
    assert talk.run().accounts == 0


def test_discount_not_paid_expires(talk: Scene) -> None:
    talk.hears("si me hacéis un descuento pago hoy")
    talk.hears("sí, acepto")
    talk.day(14)  # the fifth day after day 8 was day 13
    talk.run()
    assert talk.row(models.Settlement).status == "expired"
    talk.pays("119.92")
    assert talk.owed == "29.98"  # 149.90 - 119.92: the discount is gone


def test_no_discount_without_a_policy(scene: Scene) -> None:
    scene.remind()
    scene.hears("si me hacéis un descuento pago hoy")
    assert scene.rows(models.Settlement) == []


def test_button_is_read_without_words(talk: Scene) -> None:
    talk.hears("Pagar ahora", kind="interactive", choice="pay_now")
    assert talk.rows(models.PaymentLink)
    assert talk.link_token


def test_picture_is_taken_for_a_proof(talk: Scene) -> None:
    talk.hears("", kind="image")
    assert talk.open_reasons == ["already_paid"]


@pytest.mark.parametrize("kind", ["reaction", "system", "unsupported"])
def test_silent_kinds_get_no_answer(talk: Scene, kind: str) -> None:
    talk.hears("👍", kind=kind)
    assert len(talk.sent) == 1
    assert talk.row(models.InboundMessage).handled_at is not None


def test_stranger_learns_nothing(talk: Scene) -> None:
    talk.hears("¿cuánto debo?", sender="+34600999888")
    stored = talk.row(models.InboundMessage)
    assert (stored.account_id, stored.handled_at) == (None, None)
    assert len(talk.sent) == 1


def test_shared_phone_means_last_conversation(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.owes(debtor_id="C-1")
    scene.owes(debtor_id="C-2", debtor_name="Luis Ejemplo")
    scene.hears("hola", answer=False)
    assert scene.row(models.InboundMessage).account_id is None  # of two, unsure
    scene.run()
    first, second = scene.rows(models.Message)
    scene.send(first)
    scene.wait(minutes=1)
    scene.send(second)
    scene.hears("hola", answer=False)
    assert scene.rows(models.InboundMessage)[-1].account_id == second.account_id
    answered = scene.rows(models.Message, id=first.id)[0].provider_id
    scene.hears("hola", answer=False, in_reply_to=answered)
    assert scene.rows(models.InboundMessage)[-1].account_id == first.account_id


def test_number_with_user_id_is_remembered(talk: Scene) -> None:
    talk.hears("hola", sender_user_id="ES.1", answer=False)
    talk.hears("hola", sender=None, sender_user_id="ES.1", answer=False)
    accounts = {m.account_id for m in talk.rows(models.InboundMessage)}
    assert accounts == {talk.account_id}


def test_balance_that_changed_is_said_instead(talk: Scene) -> None:
    refusal = Rejected(failure=a_failure(Reaction.RETRY))
    talk.twins.channel.answer_next(refusal)
    talk.hears("¿cuánto debo?")  # worded with 149.90, not delivered yet
    talk.owes(number=talk.row(models.Invoice).number, outstanding="40.00")
    talk.wait(minutes=1)
    talk.deliver()
    assert "40,00" in talk.last_text
    assert "149,90" not in talk.last_text


def test_answers_use_the_number_that_wrote(talk: Scene) -> None:
    talk.hears("¿cuánto debo?")
    assert talk.sent[-1].address == PHONE
    assert talk.row(models.Conversation).channel == Channel.WHATSAPP

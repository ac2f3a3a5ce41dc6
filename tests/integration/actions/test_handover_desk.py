"""The hand-over desk: the brief, the clock, what people do, and drafts discarded."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections
from tests.integration.actions.scene import Scene, euros

from recobro.actions import desk
from recobro.actions.check_health import check_health
from recobro.actions.errors import ActionRefusedError
from recobro.actions.hand_over import hand_over
from recobro.actions.handle_inbound import handle_inbound
from recobro.actions.lawful_now import lawful_now
from recobro.actions.take_over import give_back, take_over
from recobro.actions.tenants import add_person, set_options
from recobro.domain.briefs import CaseBrief, brief_from_json, desk_of
from recobro.domain.conversation.facts import AccountFacts
from recobro.domain.conversation.state import OfferKind
from recobro.domain.conversation.wording import ReplyIntent
from recobro.domain.readings import Reading
from recobro.ports.interpreter import Utterance
from recobro.ports.reply_writer import ReplyWriter, WrittenReply
from recobro.ports.services import Services
from recobro.storage import chronology, models
from recobro.storage.locks import lock_account
from recobro.storage.queries.inbox_cases import one_case
from recobro.storage.tenancy import acting_for

_SECONDS_MAX = 20
OFFICE = {"office_hours": {"days": ["mon", "tue", "wed", "thu", "fri"],
                           "from": "09:00", "to": "18:00"}}  # fmt: skip


@pytest.fixture
def talk(scene: Scene) -> Scene:
    """Ana asked for a person on a Tuesday at 11:00 in Madrid."""
    scene.remind()
    scene.wait(minutes=5)
    scene.hears("quiero hablar con una persona")
    return scene


def call_of(scene: Scene) -> models.HandOver:
    found: models.HandOver = scene.row(models.HandOver)
    return found


def brief_of(scene: Scene) -> CaseBrief:
    brief = brief_from_json(call_of(scene).details)
    assert brief is not None
    return brief


def call(scene: Scene, **changes: Any) -> models.HandOver:
    """A hand-over that no conversation led to."""
    given: dict[str, Any] = {
        "reason": "strategy",
        "priority": "normal",
        "brief": "overdue-120",
        "now": scene.now,
    }
    with acting_for(scene.tenant_id):
        row = hand_over(lock_account(scene.account_id), **(given | changes))
    assert row is not None
    return row


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(ActionRefusedError) as refused:
        act()
    return refused.value.code


# --- the brief ---------------------------------------------------------------------


def test_brief_tells_who_owes_what(talk: Scene) -> None:
    brief = brief_of(talk)
    assert (brief.name, brief.language, brief.treatment) == (
        "Ana Prueba Gil", "es", "tu",
    )  # fmt: skip
    assert (brief.stage, brief.days_past_due) == ("early", 8)
    assert brief.balance == euros("149.90")
    assert brief.oldest is not None
    assert (brief.invoice_count, brief.oldest.outstanding) == (1, euros("149.90"))
    assert brief.intents == ("talk_to_human",)
    assert call_of(talk).brief == "«quiero hablar con una persona»"


def test_brief_quotes_both_sides(talk: Scene) -> None:
    quotes = brief_of(talk).quotes
    assert [quote.inbound for quote in quotes] == [False, True]
    assert quotes[1].text == "quiero hablar con una persona"
    heard = talk.row(models.InboundMessage)
    assert brief_of(talk).heard == heard.id


def test_brief_keeps_the_pending_offer(scene: Scene) -> None:
    scene.remind()
    scene.hears("¿puedo pagar en tres veces?")
    scene.hears("prefiero hablar con una persona")
    brief = brief_of(scene)
    assert brief.offer is not None
    assert brief.offer.kind is OfferKind.PLAN
    assert brief.offer.balance == euros("149.90")
    assert brief.best.count == len(brief.offer.instalments)


def test_brief_tells_what_is_agreed(scene: Scene) -> None:
    scene.remind()
    scene.hears("pago el viernes")
    scene.hears("sí")
    promise = scene.row(models.Promise)
    scene.hears("quiero hablar con una persona")
    (agreed,) = brief_of(scene).agreed
    assert (agreed.kind, agreed.day) == ("promise", promise.date)
    assert agreed.amount == euros("149.90")


def test_strategys_call_has_a_brief_too(scene: Scene) -> None:
    scene.remind()
    row = call(scene)
    brief = brief_from_json(row.details)
    assert brief is not None
    assert brief.balance == euros("149.90")
    assert [quote.inbound for quote in brief.quotes] == [False]


def test_what_they_were_told_is_shown(scene: Scene) -> None:
    set_options(scene.tenant_id, {"policy": OFFICE})
    with acting_for(scene.tenant_id):
        models.Debtor.objects.update(timezone="Europe/Madrid")
    scene.remind()
    scene.twins.clock.moment = datetime(2026, 3, 10, 19, tzinfo=UTC)  # 20:00 there
    scene.hears("quiero hablar con una persona")
    found = one_case(scene.tenant_id, call_of(scene).id, now=scene.now)
    assert found is not None
    assert found.told is not None
    assert found.told.text == scene.last_text
    assert found.brief is not None
    # Wednesday at nine in Madrid, which is eight in UTC
    assert found.brief.opening == datetime(2026, 3, 11, 8, tzinfo=UTC)


def test_lawful_now_is_the_gates(talk: Scene) -> None:
    services = talk.twins.services
    ways = {
        way.channel.value: way
        for way in lawful_now(services, talk.tenant_id, talk.account_id, now=talk.now)
    }
    assert ways["whatsapp"].allowed
    assert ways["whatsapp"].answers
    night = talk.now.replace(day=11, hour=23)
    late = lawful_now(services, talk.tenant_id, talk.account_id, now=night)
    voice = next(way for way in late if way.channel.value == "voice")
    assert not voice.allowed
    assert voice.earliest is not None
    assert voice.earliest > night
    assert voice.rules


# --- the clock ---------------------------------------------------------------------


def test_due_by_the_office_hours(scene: Scene) -> None:
    set_options(scene.tenant_id, {"policy": OFFICE})
    # 11:00 in Madrid: 7 h until 18:00, one more on Wednesday: 10:00, 9:00 in UTC
    assert call(scene).due_at == datetime(2026, 3, 11, 9, tzinfo=UTC)


def test_closed_day_of_the_company_does_not_count(scene: Scene) -> None:
    set_options(scene.tenant_id, {"policy": OFFICE, "closing_days": ["2026-03-11"]})
    assert call(scene).due_at == datetime(2026, 3, 12, 9, tzinfo=UTC)


def test_company_sets_the_times(scene: Scene) -> None:
    set_options(scene.tenant_id, {"hand_over_minutes": {"normal": 30}})
    assert call(scene).due_at == scene.now + timedelta(minutes=30)


def test_late_calls_are_told_by_doctor(scene: Scene) -> None:
    call(scene)
    codes = [f.code for f in check_health(scene.twins.services, scene.tenant_id)]
    assert "late_hand_overs" not in codes
    scene.wait(hours=9)  # 8 h were given
    codes = [f.code for f in check_health(scene.twins.services, scene.tenant_id)]
    assert "late_hand_overs" in codes


# --- what people do ----------------------------------------------------------------


def test_case_is_taken_with_its_conversation(talk: Scene) -> None:
    taken = desk.take_case(talk.tenant_id, call_of(talk).id, actor="eva", now=talk.now)
    assert taken == talk.conversation.id
    assert talk.conversation.holder == "person"
    assert (call_of(talk).status, call_of(talk).taken_by) == ("taken", "eva")


def test_case_without_conversation_is_worked(scene: Scene) -> None:
    row = call(scene)
    own: dict[str, Any] = {"actor": "eva", "now": scene.now}
    assert desk.take_case(scene.tenant_id, row.id, **own) is None
    assert scene.run().counts["send"] == 0  # a person has the account
    desk.close_case(scene.tenant_id, row.id, outcome="agreed", note="llamada", **own)
    closed = call_of(scene)
    assert (closed.status, desk_of(closed.details).outcome) == ("closed", "agreed")
    assert {"hand_over.taken", "hand_over.closed"} <= set(scene.kinds)
    again = lambda: desk.take_case(scene.tenant_id, row.id, **own)  # noqa: E731
    assert code_of(again) == "case_closed"


def test_case_in_conversation_is_given_back(talk: Scene) -> None:
    act = lambda: desk.close_case(  # noqa: E731
        talk.tenant_id, call_of(talk).id, outcome="solved", actor="eva", now=talk.now
    )
    assert code_of(act) == "give_back_first"


def snooze(scene: Scene, row: models.HandOver, **span: float) -> None:
    desk.snooze(
        scene.tenant_id,
        row.id,
        until=scene.now + timedelta(**span),
        actor="eva",
        now=scene.now,
    )


def test_case_is_put_off(scene: Scene) -> None:
    row = call(scene)
    snooze(scene, row, hours=2)
    kept = call_of(scene)
    assert desk_of(kept.details).snoozed_until == scene.now + timedelta(hours=2)
    assert brief_from_json(kept.details) == brief_from_json(row.details)
    assert (kept.status, kept.due_at) == ("waiting", row.due_at)  # its time runs on


def test_what_cannot_be_put_off(scene: Scene) -> None:
    row = call(scene)
    assert code_of(lambda: snooze(scene, row, hours=-1)) == "bad_snooze"
    assert code_of(lambda: snooze(scene, row, days=31)) == "bad_snooze"
    urgent = call(scene, reason="care", priority="urgent")
    assert code_of(lambda: snooze(scene, urgent, hours=1)) == "urgent_waits_not"
    desk.take_case(scene.tenant_id, row.id, actor="eva", now=scene.now)
    assert code_of(lambda: snooze(scene, row, hours=1)) == "taken_already"


def test_note_is_kept_and_told(scene: Scene) -> None:
    row = call(scene)
    own: dict[str, Any] = {"actor": "eva", "now": scene.now}
    desk.add_note(scene.tenant_id, row.id, text="  llamar mañana ", **own)
    (note,) = desk_of(call_of(scene).details).notes
    assert (note.by, note.text, note.at) == ("eva", "llamar mañana", scene.now)
    assert "hand_over.noted" in scene.kinds
    for text in ("  ", "x" * 2001):
        act = lambda t=text: desk.add_note(  # noqa: E731
            scene.tenant_id, row.id, text=t, **own
        )
        assert code_of(act) == "bad_note"


def test_case_is_given_to_a_colleague(scene: Scene) -> None:
    row = call(scene)
    name = f"luis-{uuid4().hex[:8]}@example.com"
    add_person(
        scene.tenant_id, email=name, password="una frase larga", role="collector"
    )
    reader = f"rosa-{uuid4().hex[:8]}@example.com"
    add_person(
        scene.tenant_id, email=reader, password="una frase larga", role="auditor"
    )

    def give(to: str) -> None:
        desk.assign(scene.tenant_id, row.id, to=to, actor="eva", now=scene.now)

    give(name)
    assert desk_of(call_of(scene).details).assigned_to == name
    assert code_of(lambda: give(reader)) == "no_such_colleague"
    assert code_of(lambda: give("nadie@example.com")) == "no_such_colleague"
    give("")
    assert desk_of(call_of(scene).details).assigned_to == ""
    desk.take_case(scene.tenant_id, row.id, actor="eva", now=scene.now)
    give(name)
    assert call_of(scene).taken_by == name


def test_unknown_case_is_refused(scene: Scene) -> None:
    act = lambda: desk.take_case(  # noqa: E731
        scene.tenant_id, uuid4(), actor="eva", now=scene.now
    )
    assert code_of(act) == "no_such_case"


def test_given_back_with_outcome_and_note(talk: Scene) -> None:
    take_over(talk.tenant_id, talk.conversation.id, actor="eva", now=talk.now)
    give_back(
        talk.twins.services,
        talk.tenant_id,
        talk.conversation.id,
        actor="eva",
        now=talk.now,
        outcome="explained",
        note="quería la factura",
    )
    found = desk_of(call_of(talk).details)
    assert (found.outcome, found.closed_by) == ("explained", "eva")
    with acting_for(talk.tenant_id):
        line = next(
            one
            for one in chronology.lines_of(talk.account_id)
            if one.kind == "conversation.given_back"
        )
    assert line.data == {"outcome": "explained", "note": "quería la factura"}


def test_outcome_that_is_none_is_refused(talk: Scene) -> None:
    take_over(talk.tenant_id, talk.conversation.id, actor="eva", now=talk.now)
    act = lambda: give_back(  # noqa: E731
        talk.twins.services,
        talk.tenant_id,
        talk.conversation.id,
        actor="eva",
        now=talk.now,
        outcome="won",
    )
    assert code_of(act) == "bad_outcome"
    assert talk.conversation.holder == "person"


# --- drafts ------------------------------------------------------------------------


class Pause:
    """Where one thread stops until another has done its part."""

    def __init__(self) -> None:
        self.reached, self.go_on = threading.Event(), threading.Event()

    def here(self) -> None:
        self.reached.set()
        assert self.go_on.wait(_SECONDS_MAX), "nobody let it go on"

    def meanwhile(self, act: Callable[[], Any]) -> None:
        assert self.reached.wait(_SECONDS_MAX), "it never came here"
        act()
        self.go_on.set()


@pytest.fixture
def pause() -> Iterator[Pause]:
    made = Pause()
    yield made
    made.go_on.set()


class SlowReader:
    """An interpreter that reads, and then takes its time."""

    def __init__(self, inner: Any, pause: Pause) -> None:
        self.inner, self.pause = inner, pause
        self.version = inner.version

    def read(self, utterance: Utterance) -> Reading:
        reading: Reading = self.inner.read(utterance)
        self.pause.here()
        return reading


@dataclass(frozen=True)
class Worded:
    """What a language model gives back."""

    reply: WrittenReply
    source: str


class SlowWriter:
    """A language model that takes its time, and then says what the template says."""

    def __init__(self, inner: ReplyWriter, pause: Pause) -> None:
        self.inner, self.pause = inner, pause

    def word(
        self,
        reply: ReplyIntent,
        facts: AccountFacts,
        today: date,
        link_url: str | None = None,
        **_: Any,
    ) -> Worded:
        self.pause.here()
        written = self.inner.write(reply, facts, today, link_url)
        return Worded(reply=written, source="model")


def race(
    scene: Scene, services: Services, pause: Pause, act: Callable[[], Any]
) -> None:
    """Handle what waits in one thread, and `act` in ours while it stands still."""
    inbound: UUID = scene.rows(models.InboundMessage, handled_at=None)[0].id

    def handle() -> None:
        try:
            handle_inbound(services, tenant_id=scene.tenant_id, inbound_id=inbound)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(handle)
        pause.meanwhile(act)
        running.result(timeout=_SECONDS_MAX)


def step_in(scene: Scene) -> None:
    take_over(scene.tenant_id, scene.conversation.id, actor="eva", now=scene.now)


def test_person_steps_in_while_it_is_read(scene: Scene, pause: Pause) -> None:
    scene.remind()
    scene.hears("¿cuánto debo?", answer=False)
    services = scene.twins.services
    slow = replace(services, interpreter=SlowReader(services.interpreter, pause))
    race(scene, slow, pause, lambda: step_in(scene))
    assert len(scene.sent) == 1  # our reminder alone
    assert [m.state for m in scene.rows(models.Message)] == ["accepted"]
    assert scene.row(models.InboundMessage).handled_at is not None


def test_person_steps_in_while_it_is_written(scene: Scene, pause: Pause) -> None:
    """The reply is planned already, and the model is still at its words."""
    scene.remind()
    scene.hears("¿cuánto debo?", answer=False)

    services = scene.twins.services
    slow = replace(
        services,
        rewriter=lambda form: SlowWriter(services.reply_writer(form), pause),
    )
    race(scene, slow, pause, lambda: step_in(scene))
    reply = scene.rows(models.Message)[-1]
    assert reply.key.startswith("reply:")
    assert (reply.state, reply.reason) == ("cancelled", "a person took over")
    assert len(scene.sent) == 1
    assert "message.worded" not in scene.kinds
    assert scene.deliver() is not None
    assert len(scene.sent) == 1  # nor later

"""The inbox and one conversation: order, taking over, writing, live refresh."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.integration.web.seeding import Company, Owed, now

from recobro.actions.take_over import OUTCOMES
from recobro.channels.in_memory import InMemoryChannel
from recobro.domain.briefs import (
    CaseBrief,
    Desk,
    Quote,
    brief_to_json,
    desk_of,
    with_desk,
)
from recobro.domain.conversation.state import Offer, OfferKind
from recobro.domain.money import Money
from recobro.domain.next_steps import CAUTIONS, STEPS
from recobro.storage import models
from recobro.storage.clock import move_to
from recobro.storage.queries.inbox import inbox, inbox_count
from recobro.storage.queries.inbox_rows import (
    MINE,
    UNASSIGNED,
    Inbox,
    InboxFilter,
)
from recobro.storage.tenancy import acting_for
from recobro.web import moment
from recobro.web.console import desk_words
from recobro.web.console import inbox as inbox_views
from recobro.wiring import services

pytestmark = pytest.mark.usefixtures("database")


def names(rows: object) -> list[str]:
    return [row.debtor for row in rows]  # type: ignore[attr-defined]


def box(company: Company) -> Inbox:
    return inbox(company.tenant_id, now=now())


def talk_of(company: Company, name: str = "Ana Prueba") -> tuple[Owed, UUID]:
    owed = company.account(name)
    talk = company.conversation(owed)
    company.says(owed, talk, "Quiero hablar con alguien", ago=timedelta(hours=1))
    return owed, talk


def test_urgent_come_first_then_the_earlier_due() -> None:
    company = Company()
    for name, priority, hours in (
        ("Normal", "normal", 30),
        ("Alta tarde", "high", 9),
        ("Alta pronto", "high", 2),
        ("Urgente", "urgent", 20),
    ):
        owed, talk = talk_of(company, name)
        due = now() + timedelta(hours=hours)
        company.hand_over(owed, talk, priority=priority, due_at=due)
    found = box(company)
    assert names(found.urgent) == ["Urgente"]
    assert names(found.waiting) == ["Alta pronto", "Alta tarde", "Normal"]


def test_more_money_and_longer_waits_come_first() -> None:
    company = Company()
    due = now() + timedelta(hours=6)
    for name, amount, waited in (
        ("Poco", "10.00", 0),
        ("Mucho", "900.00", 0),
        ("Lleva esperando", "900.00", 5),
    ):
        owed = company.account(name, owes=((amount, 10),))
        opened = now() - timedelta(hours=waited)
        company.hand_over(owed, opened_at=opened, due_at=due)
    found = box(company).waiting
    assert names(found) == ["Lleva esperando", "Mucho", "Poco"]
    assert found[1].waiting is not None
    codes = {weight.code for weight in found[1].waiting.rank.weights}
    assert codes == {"money", "days_past_due"}
    shown = company.browser("auditor").get("/inbox").content.decode()
    assert "importe 900,00" in shown
    assert "tiempo de espera" in shown


def test_late_ones_are_flagged_and_counted() -> None:
    company = Company()
    owed, talk = talk_of(company)
    opened = now() - timedelta(hours=10)
    company.hand_over(
        owed, talk, opened_at=opened, due_at=now() - timedelta(hours=2, minutes=5)
    )
    found = box(company)
    assert (names(found.soon), found.late) == (["Ana Prueba"], 1)
    shown = company.browser("auditor").get("/inbox").content.decode()
    assert "1 caso no se tomó a tiempo." in shown
    assert "con 2 h 5 min de retraso" in shown


def test_countdown_stands_still_while_closed() -> None:
    """Sixty minutes of open time are left, however many hours of the night pass."""
    today = now().strftime("%a").lower()
    tomorrow = now() + timedelta(days=1)
    hours = {"days": [tomorrow.strftime("%a").lower()], "from": "09:00", "to": "18:00"}
    assert today not in hours["days"]
    company = Company(settings={"policy": {"office_hours": hours}})
    due = tomorrow.replace(hour=10, minute=0, second=0, microsecond=0)
    company.hand_over(company.account(), due_at=due)
    (row,) = box(company).soon
    assert row.waiting is not None
    assert row.waiting.left == timedelta(hours=1)
    assert not row.waiting.late


def test_each_conversation_is_in_one_group() -> None:
    company = Company()
    owed, talk = talk_of(company, "Espera")
    company.hand_over(owed, talk)
    company.hand_over(owed, talk, reason="dispute", priority="high")
    owed, talk = talk_of(company, "Tomada")
    company.hand_over(owed, talk, status="taken", taken_by="ana")
    owed, talk = talk_of(company, "Mía")
    company.hand_over(owed, talk, status="taken", taken_by="eva")
    owed, talk = talk_of(company, "Para mí")
    company.hand_over(owed, talk, details=with_desk({}, Desk(assigned_to="eva")))
    rests = Desk(snoozed_until=now() + timedelta(hours=1))
    company.hand_over(company.account("Aplazada"), details=with_desk({}, rests))
    owed, talk = talk_of(company, "Sin leer")
    with acting_for(company.tenant_id):
        models.Conversation.objects.filter(id=talk).update(unread=2)
    talk_of(company, "Otra")
    company.hand_over(company.account("Sin conversación"), priority="urgent")
    found = inbox(company.tenant_id, now=now(), me="eva")
    assert names(found.urgent) == ["Sin conversación"]
    assert names(found.waiting) == ["Espera"]
    assert set(names(found.mine)) == {"Mía", "Para mí"}
    assert names(found.taken) == ["Tomada"]
    assert names(found.snoozed) == ["Aplazada"]
    assert names(found.unread) == ["Sin leer"]
    assert names(found.others) == ["Otra"]
    count = inbox_count(company.tenant_id)
    assert (count.waiting, count.unread) == (4, 2)


def test_filters_leave_out_the_rest() -> None:
    company = Company()
    company.hand_over(company.account("Queja"), reason="complaint")
    company.hand_over(company.account("Pide"), reason="asked")
    mine = with_desk({}, Desk(assigned_to="eva"))
    company.hand_over(company.account("Mía"), reason="asked", details=mine)
    talk_of(company, "Con el agente")

    def asked(**wanted: str) -> Inbox:
        return inbox(
            company.tenant_id, now=now(), me="eva", asked=InboxFilter(**wanted)
        )

    assert names(asked(reason="complaint").waiting) == ["Queja"]
    assert asked(reason="complaint").others == ()
    assert names(asked(who=MINE).mine) == ["Mía"]
    assert asked(who=MINE).waiting == ()
    assert set(names(asked(who=UNASSIGNED).waiting)) == {"Queja", "Pide"}
    assert asked().reasons == ("asked", "complaint")
    browser = company.browser("auditor")
    shown = browser.get("/inbox?reason=complaint&who=nada").content.decode()
    assert "Queja" in shown
    assert "Pide</strong>" not in shown
    assert "?reason=complaint&amp;who=" in shown  # kept when it refreshes itself
    none = browser.get("/inbox?reason=legal").content.decode()
    assert "No espera nada de ese tipo" in none


def test_last_thing_said_is_shown() -> None:
    company = Company()
    owed, talk = talk_of(company)
    company.answers(owed, talk, "Le paso con alguien", ago=timedelta(minutes=1))
    company.answers(owed, talk, "Aún no", ago=timedelta(0), state="planned")
    last = box(company).others[0].last
    assert last is not None
    assert (last.text, last.inbound) == ("Le paso con alguien", False)


def test_inbox_asks_a_fixed_number_of_queries() -> None:
    company = Company()
    talk_of(company)
    with CaptureQueriesContext(connection) as once:
        box(company)
    for _ in range(4):
        company.hand_over(*talk_of(company))
        talk_of(company)
    with CaptureQueriesContext(connection) as again:
        box(company)
    assert len(once) == len(again)


def test_empty_inbox_says_so() -> None:
    shown = Company().browser("auditor").get("/inbox").content.decode()
    assert "Todavía no ha escrito nadie" in shown


def reading(browser: Client, talk: UUID) -> str:
    answer = browser.get(f"/inbox/{talk}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_brief_is_shown_with_the_case() -> None:
    company = Company()
    owed, talk = talk_of(company)
    company.hand_over(owed, talk, brief="Pide hablar.", priority="urgent")
    shown = reading(company.browser("auditor"), talk)
    assert "Pide hablar." in shown
    assert "Pide una persona" in shown
    assert "Urgente" in shown
    assert "Su papel es solo de lectura." not in shown  # the agent holds it: said first


def test_whole_brief_is_shown() -> None:
    company = Company()
    owed, talk = talk_of(company)
    brief = CaseBrief(
        written_at=now(),
        name="Ana Prueba",
        language="es",
        treatment="usted",
        stage="early",
        days_past_due=10,
        balance=Money.of("120.00", "EUR"),
        quotes=(Quote(at=now(), inbound=True, text="no llego a fin de mes"),),
        intents=("hardship",),
        care=("unemployment",),
        offer=Offer(
            kind=OfferKind.PLAN,
            balance=Money.of("120.00", "EUR"),
            amount=Money.of("120.00", "EUR"),
        ),
        broken_promises=2,
        opening=now() + timedelta(hours=9),
    )
    company.hand_over(owed, talk, reason="hardship", details=brief_to_json(brief))
    shown = reading(company.browser("auditor"), talk)
    for words in (
        "de «usted»",
        "no llego a fin de mes",
        "Desempleo",
        "un plan: 120,00",
        "2 promesas incumplidas",
        "la oficina abre",
        "Averigüe qué puede permitirse",  # the next step
        "Necesita cuidado: sin presión",  # and what to mind
        "Qué se puede ahora",
    ):
        assert words in shown, words
    english = reading(company.browser("auditor", "en"), talk)
    assert "Find out what they can afford" in english


def test_case_without_conversation_has_a_page() -> None:
    company = Company()
    case = company.hand_over(company.account(), reason="strategy")
    browser = company.browser("collector")
    listed = browser.get("/inbox").content.decode()
    assert f"/inbox/cases/{case}" in listed
    page = browser.get(f"/inbox/cases/{case}").content.decode()
    assert "El agente ya ha dado sus pasos" in page
    browser.post(f"/inbox/cases/{case}/take")
    browser.post(f"/inbox/cases/{case}/note", {"text": "llamar el lunes"})
    assert "llamar el lunes" in browser.get(f"/inbox/cases/{case}").content.decode()
    browser.post(f"/inbox/cases/{case}/close", {"outcome": "agreed"})
    with acting_for(company.tenant_id):
        row = models.HandOver.objects.get(tenant_id=company.tenant_id, id=case)
    assert (row.status, desk_of(row.details).outcome) == ("closed", "agreed")


def test_case_is_put_off_and_given_away() -> None:
    company = Company()
    owed, talk = talk_of(company)
    case = company.hand_over(owed, talk)
    colleague = company.person("collector").get_username()
    browser = company.browser("collector")

    def post(what: str, **given: str) -> str:
        address = f"/inbox/cases/{case}/{what}"
        answer = browser.post(address, given, follow=True)
        assert answer.status_code == 200
        return answer.content.decode()

    assert "El caso queda aplazado hasta entonces." in post("snooze", span="4h")
    assert names(box(company).snoozed) == ["Ana Prueba"]
    assert f"Ahora es para {colleague}." in post("assign", to=colleague)
    assert box(company).snoozed == ()  # it is the colleague's now
    assert "Solo se puede pasar un caso" in post("assign", to="nadie")
    assert "próximos 30 días" in post("snooze", span="1h", until="2020-01-01T10:00")
    assert "Diga hasta cuándo." in post("snooze", span="nunca")
    assert "Escriba entre 1 y 2000" in post("note", text="")
    assert "Devuelva en su lugar" in post("close", outcome="solved")


def test_every_code_of_the_desk_has_a_word() -> None:
    assert set(desk_words.STEPS) == STEPS
    assert set(desk_words.CAUTIONS) == CAUTIONS
    assert tuple(desk_words.OUTCOMES) == OUTCOMES


def test_given_back_with_what_became_of_it() -> None:
    company = Company()
    owed, talk = talk_of(company)
    case = company.hand_over(owed, talk)
    browser = company.browser("collector")
    browser.post(f"/inbox/{talk}/take")
    browser.post(f"/inbox/{talk}/give-back", {"outcome": "won"})
    assert "Diga en qué ha quedado." in reading(browser, talk)
    told = {"outcome": "explained", "note": "quería la factura"}
    browser.post(f"/inbox/{talk}/give-back", told)
    with acting_for(company.tenant_id):
        row = models.HandOver.objects.get(tenant_id=company.tenant_id, id=case)
    assert (row.status, desk_of(row.details).outcome) == ("closed", "explained")


def test_taking_over_opens_the_reply_box() -> None:
    company = Company()
    owed, talk = talk_of(company)
    company.hand_over(owed, talk)
    browser = company.browser("collector")
    before = reading(browser, talk)
    assert "Tome el control para escribir usted." in before
    assert "<textarea" in before.split("disabled")[0]
    browser.post(f"/inbox/{talk}/take")
    after = reading(browser, talk)
    assert "Puede escribir libremente hasta" in after
    assert "disabled" not in after.split("<textarea")[1].split(">")[0]
    browser.post(f"/inbox/{talk}/give-back")
    assert "Tome el control para escribir usted." in reading(browser, talk)


def test_closed_window_blocks_the_reply_box() -> None:
    company = Company()
    owed = company.account()
    talk = company.conversation(owed, holder="person", heard=timedelta(hours=25))
    browser = company.browser("collector")
    assert "más de 24 horas" in reading(browser, talk)
    answer = browser.post(f"/inbox/{talk}/reply", {"text": "¿Sigue ahí?"})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "más de 24 horas" in shown
    assert "¿Sigue ahí?" in shown  # what was typed is not lost


def test_stopped_channel_blocks_the_reply_box() -> None:
    company = Company()
    owed = company.account()
    talk = company.conversation(owed, holder="person", heard=timedelta(hours=1))
    company.stop(owed)
    shown = reading(company.browser("collector"), talk)
    assert "pidió no recibir más mensajes" in shown


def test_reply_without_taking_over_is_refused() -> None:
    company = Company()
    _, talk = talk_of(company)
    answer = company.browser("collector").post(f"/inbox/{talk}/reply", {"text": "Hola"})
    assert answer.status_code == 422
    assert "Tome el control" in answer.content.decode()


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001])
def test_reply_of_no_length_is_refused(text: str) -> None:
    company = Company()
    _, talk = talk_of(company)
    answer = company.browser("collector").post(f"/inbox/{talk}/reply", {"text": text})
    assert answer.status_code == 422


@pytest.mark.usefixtures("demo")
def test_person_writes_and_the_transcript_shows_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    channel = InMemoryChannel()
    fitted = replace(services(), open_channel=lambda *_: channel)
    monkeypatch.setattr(inbox_views, "services", lambda: fitted)
    move_to(_next_tuesday_at_ten())
    company = Company(timezone="Europe/Madrid")
    owed = company.account(timezone="Europe/Madrid")
    talk = company.conversation(owed, holder="person")
    company.says(owed, talk, "¿Hay alguien?", ago=now() - moment.now())
    browser = company.browser("collector")
    answer = browser.post(f"/inbox/{talk}/reply", {"text": "Sí, dígame."})
    assert answer.status_code == 302, answer.content.decode()
    assert len(channel.taken) == 1
    assert "Sí, dígame." in reading(browser, talk)


def _next_tuesday_at_ten() -> datetime:
    """An hour at which the law of no season forbids a message: 10:00 UTC."""
    day = now() + timedelta(days=1)
    while day.weekday() != 1:
        day += timedelta(days=1)
    return day.replace(hour=10, minute=0)


def live(browser: Client, talk: UUID, **seen: str) -> tuple[int, str, str]:
    answer = browser.get(f"/inbox/{talk}/transcript", seen)
    return answer.status_code, answer.content.decode(), answer.get("HX-Refresh", "")


def version_in(page: str) -> str:
    return page.split("?seen=")[1].split("&", maxsplit=1)[0]


def test_transcript_is_sent_only_when_it_changed() -> None:
    company = Company()
    owed, talk = talk_of(company)
    browser = company.browser("auditor")
    seen = version_in(reading(browser, talk))
    assert live(browser, talk, seen=seen, holder="agent") == (204, "", "")
    company.answers(owed, talk, "Recibido", ago=timedelta(0), state="sent")
    status, part, _ = live(browser, talk, seen=seen, holder="agent")
    assert status == 200
    assert "Recibido" in part
    assert "<html" not in part
    assert version_in(part) != seen


def test_new_holder_loads_the_page_again() -> None:
    company = Company()
    _, talk = talk_of(company)
    browser = company.browser("collector")
    seen = version_in(reading(browser, talk))
    browser.post(f"/inbox/{talk}/take")
    assert live(browser, talk, seen=seen, holder="agent") == (204, "", "true")


def test_message_states_have_their_ticks() -> None:
    company = Company()
    owed, talk = talk_of(company)
    for state in ("sent", "read", "failed", "planned", "refused"):
        company.answers(owed, talk, f"Uno {state}", ago=timedelta(0), state=state)
    shown = reading(company.browser("auditor"), talk)
    for words in ("Enviado", "Leído", "Ha fallado", "programado para el"):
        assert words in shown
    assert "No permitido por las normas" in shown

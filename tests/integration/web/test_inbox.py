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

from recobro.channels.in_memory import InMemoryChannel
from recobro.storage import models
from recobro.storage.clock import move_to
from recobro.storage.queries.inbox import Inbox, inbox, inbox_count
from recobro.storage.tenancy import acting_for
from recobro.web import moment
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
        ("Normal", "normal", 1),
        ("Alta tarde", "high", 9),
        ("Alta pronto", "high", 2),
        ("Urgente", "urgent", 20),
    ):
        owed, talk = talk_of(company, name)
        due = now() + timedelta(hours=hours)
        company.hand_over(owed, talk, priority=priority, due_at=due)
    assert names(box(company).waiting) == [
        "Urgente",
        "Alta pronto",
        "Alta tarde",
        "Normal",
    ]


def test_each_conversation_is_in_one_group() -> None:
    company = Company()
    owed, talk = talk_of(company, "Espera")
    company.hand_over(owed, talk)
    company.hand_over(owed, talk, reason="dispute", priority="high")
    owed, talk = talk_of(company, "Tomada")
    company.hand_over(owed, talk, status="taken", taken_by="ana")
    owed, talk = talk_of(company, "Sin leer")
    with acting_for(company.tenant_id):
        models.Conversation.objects.filter(id=talk).update(unread=2)
    talk_of(company, "Otra")
    company.hand_over(company.account("Sin conversación"), priority="urgent")
    found = box(company)
    assert names(found.waiting) == ["Sin conversación", "Espera"]
    assert names(found.taken) == ["Tomada"]
    assert names(found.unread) == ["Sin leer"]
    assert names(found.others) == ["Otra"]
    count = inbox_count(company.tenant_id)
    assert (count.waiting, count.unread) == (2, 2)


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

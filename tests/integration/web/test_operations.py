"""The pages of operations: pauses, the red button, alarms, and dead letters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from procrastinate.contrib.django import app
from procrastinate.jobs import Status
from tests.integration.web.seeding import Company, now

from recobro.actions.alarms import close_alarm, open_alarm
from recobro.actions.pauses import PauseScope, end_pause, start_pause
from recobro.actions.red_button import press_red_button, release_red_button
from recobro.storage import jobs, models
from recobro.storage.ids import new_id
from recobro.storage.queries.dead_letters_page import dead_jobs
from recobro.storage.tenancy import acting_for

pytestmark = pytest.mark.usefixtures("database")

PAGES = ("/", "/inbox", "/day", "/policy", "/operations", "/dead-letters")


@pytest.fixture
def company() -> Company:
    return Company()


@pytest.fixture
def manager(company: Company) -> Client:
    return company.browser("manager")


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def paused(company: Company, **fields: object) -> UUID:
    given = {"scope": PauseScope.TENANT, "reason": "Revisamos los textos"}
    return start_pause(
        company.tenant_id,
        actor="eva",
        now=now(),
        **(given | fields),  # type: ignore[arg-type]
    )


def failed_job(company: Company, task: str = "run_cycle") -> int:
    """A job of the company that has failed twelve times."""
    with acting_for(company.tenant_id):
        jobs.defer(task, tenant_id=str(company.tenant_id), day="2026-03-02")
        with connection.cursor() as cursor:
            cursor.execute(
                "update procrastinate_jobs set status = 'failed', attempts = 12 "
                "where args->>'tenant_id' = %s returning id",
                [str(company.tenant_id)],
            )
            return int(cursor.fetchone()[0])


def failed_webhook(company: Company, error: str = "AssertionError") -> UUID:
    with acting_for(company.tenant_id):
        row = models.InboundEvent.objects.create(
            tenant_id=company.tenant_id,
            id=new_id(),
            source="whatsapp",
            body=b"{}",
            received_at=now(),
            status="failed",
            error=error,
            attempts=8,
            processed_at=now(),
        )
    return row.id


def test_nothing_stands_still_says_so(company: Company, manager: Client) -> None:
    page = shown(manager, "/operations")
    for words in ("No hay nada en pausa.", "No hay alarmas abiertas.", "No hubo"):
        assert words in page
    assert 'class="standstill"' not in page


def test_pause_begins_and_ends_on_the_page(company: Company, manager: Client) -> None:
    answer = manager.post(
        "/operations/pause",
        {"what": "channel:whatsapp", "reason": "El proveedor va mal", "until": ""},
        follow=True,
    )
    page = answer.content.decode()
    assert "Canal WhatsApp" in page
    assert "El proveedor va mal" in page
    with acting_for(company.tenant_id):
        row = models.Pause.objects.get(tenant_id=company.tenant_id)
    assert (row.scope, row.subject) == ("channel", "whatsapp")
    assert row.started_by.startswith("manager-")
    page = manager.post(
        f"/operations/pauses/{row.id}/end", follow=True
    ).content.decode()
    assert "La pausa ha terminado." in page
    assert 'class="standstill"' not in page
    assert "El proveedor va mal" in page  # in the history, with who ended it


@pytest.mark.parametrize("address", PAGES)
def test_pause_is_said_on_every_page(company: Company, address: str) -> None:
    paused(company)
    page = shown(company.browser("auditor"), address)
    assert "En pausa: Todo." in page
    assert "Revisamos los textos" in page


def test_banner_speaks_the_readers_language(company: Company) -> None:
    paused(company)
    page = shown(company.browser("auditor", "en"), "/inbox")
    assert "Paused: Everything." in page


def test_pause_of_others_is_not_said(company: Company, manager: Client) -> None:
    paused(Company())
    assert 'class="standstill"' not in shown(manager, "/operations")


def test_over_pause_is_history(company: Company, manager: Client) -> None:
    paused(company, until=now() + timedelta(milliseconds=1))
    page = shown(manager, "/operations")
    assert 'class="standstill"' not in page
    assert "terminó sola" in page


def test_reason_is_asked_for(company: Company, manager: Client) -> None:
    answer = manager.post(
        "/operations/pause", {"what": "tenant:", "reason": " ", "until": ""}
    )
    assert answer.status_code == 422
    with acting_for(company.tenant_id):
        assert not models.Pause.objects.filter(tenant_id=company.tenant_id).exists()


def test_red_button_is_confirmed(company: Company, manager: Client) -> None:
    unsure = manager.post("/operations/stop", {"reason": "Se envía de más"})
    assert unsure.status_code == 422
    with acting_for(company.tenant_id):
        assert not models.Pause.objects.filter(tenant_id=company.tenant_id).exists()
    sure = manager.post(
        "/operations/stop", {"reason": "Se envía de más", "sure": "on"}, follow=True
    )
    page = sure.content.decode()
    assert "Ya no sale nada." in page
    assert "En pausa: Todo." in page


def test_unknown_pause_cannot_be_ended(manager: Client, company: Company) -> None:
    other = paused(Company())
    answer = manager.post(f"/operations/pauses/{other}/end", follow=True)
    assert "Esa pausa ya no está en vigor." in answer.content.decode()


def test_auditor_reads_and_has_no_buttons(company: Company) -> None:
    pause = paused(company)
    failed_webhook(company)
    auditor = company.browser("auditor")
    for address in ("/operations", "/dead-letters"):
        page = shown(auditor, address)
        assert f"pauses/{pause}/end" not in page
        assert "/operations/stop" not in page
        assert "/dead-letters/redrive" not in page


@pytest.fixture
def pressed(database: None) -> Iterator[None]:
    press_red_button(reason="Prueba general", actor="operador", now=now())
    yield
    release_red_button(actor="operador", now=now())


def test_red_button_of_all_is_said(company: Company, pressed: None) -> None:
    page = shown(company.browser("auditor"), "/inbox")
    assert "No sale nada: el botón rojo está pulsado." in page
    assert "Prueba general" in page


def test_alarm_is_said_until_it_closes(company: Company, manager: Client) -> None:
    kind = "invariant_two_unasked_a_day"
    with acting_for(company.tenant_id):
        open_alarm(kind, {"count": 3}, now=now())
        open_alarm("sending_late", {"count": 20}, now=now())
    page = shown(manager, "/inbox")
    assert "un segundo mensaje que no había pedido. (3)" in page
    assert "espera desde hace 20 minutos" in page
    with acting_for(company.tenant_id):
        close_alarm(kind, now=now())
        close_alarm("sending_late", now=now())
    assert 'class="standstill"' not in shown(manager, "/inbox")


def test_unknown_alarm_is_shown_by_its_code(company: Company, manager: Client) -> None:
    with acting_for(company.tenant_id):
        open_alarm("new_kind", {}, now=now())
    assert "new kind" in shown(manager, "/operations")


def test_dead_letters_are_listed_and_redriven(
    company: Company, manager: Client
) -> None:
    webhook, job = failed_webhook(company), failed_job(company)
    page = shown(manager, "/dead-letters")
    for words in ("AssertionError", "run_cycle", "Falló 12 veces", "whatsapp"):
        assert words in page
    assert "2 cosas se dieron por perdidas" in shown(manager, "/operations")
    for kind, name in (("webhook", str(webhook)), ("job", str(job))):
        answer = manager.post(
            "/dead-letters/redrive", {"kind": kind, "name": name}, follow=True
        )
        assert "Se vuelve a intentar." in answer.content.decode()
    assert dead_jobs(company.tenant_id) == ()
    assert app.job_manager.get_job_status(job) is Status.TODO
    with acting_for(company.tenant_id):
        row = models.InboundEvent.objects.get(tenant_id=company.tenant_id, id=webhook)
    assert row.status == "stored"


def test_failed_message_is_planned_again(company: Company, manager: Client) -> None:
    owed = company.account("Berta Ejemplo")
    message = company.answers(
        owed, None, "Hola", ago=timedelta(hours=2), state="failed", reason="131026: no"
    )
    page = shown(manager, "/dead-letters")
    assert "Berta Ejemplo" in page
    assert "131026: no" in page
    answer = manager.post(
        "/dead-letters/redrive", {"kind": "message", "name": str(message)}, follow=True
    )
    assert "Se vuelve a intentar." in answer.content.decode()
    with acting_for(company.tenant_id):
        row = models.Message.objects.get(tenant_id=company.tenant_id, id=message)
    assert (row.state, row.attempts) == ("planned", 0)


def test_message_that_may_have_arrived_is_asked_about(
    company: Company, manager: Client
) -> None:
    owed = company.account("Berta Ejemplo")
    message = company.answers(
        owed, None, "Hola", ago=timedelta(days=2), state="unknown"
    )
    assert "No se sabe si llegó" in shown(manager, "/dead-letters")
    form = {"kind": "message", "name": str(message)}
    refused = manager.post("/dead-letters/redrive", form, follow=True)
    assert "al reenviarlo puede llegar dos veces" in refused.content.decode()
    sure = manager.post("/dead-letters/redrive", form | {"although": "on"}, follow=True)
    assert "Se vuelve a intentar." in sure.content.decode()


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("webhook", "01a202b6-fb74-707a-8d2f-3942b111e7cd"),
        ("webhook", "x"),
        ("job", "0"),
        ("job", "x"),
        ("?", "1"),
    ],
)
def test_what_is_not_dead_is_not_redriven(
    manager: Client, kind: str, name: str
) -> None:
    answer = manager.post(
        "/dead-letters/redrive", {"kind": kind, "name": name}, follow=True
    )
    assert "pendiente" in answer.content.decode()


def test_dead_letters_of_others_stay_theirs(company: Company, manager: Client) -> None:
    other = Company()
    job = failed_job(other)
    assert "run_cycle" not in shown(manager, "/dead-letters")
    manager.post("/dead-letters/redrive", {"kind": "job", "name": str(job)})
    assert [dead.job_id for dead in dead_jobs(other.tenant_id)] == [job]


def test_no_dead_letters_says_so(manager: Client) -> None:
    assert shown(manager, "/dead-letters").count("Nada.") == 3


def test_ended_pause_is_not_ended_again(company: Company) -> None:
    pause = paused(company)
    end_pause(company.tenant_id, pause, actor="eva", now=now())
    page = company.browser("manager").post(
        f"/operations/pauses/{pause}/end", follow=True
    )
    assert "Esa pausa ya no está en vigor." in page.content.decode()

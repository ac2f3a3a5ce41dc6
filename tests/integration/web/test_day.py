"""Run the day: look, confirm once, see the result; and the demo's clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from tests.integration.web.seeding import Company, today

from recobro.actions.cycle.lanes import work_to_the_end
from recobro.actions.tenants import set_options
from recobro.storage import models
from recobro.storage.tenancy import acting_for
from recobro.web import moment
from recobro.web.console.demo_clock import next_morning
from recobro.wiring import services

pytestmark = pytest.mark.usefixtures("database")


def previewed(browser: Client) -> tuple[str, str]:
    """The page of a dry run, and its token."""
    answer = browser.post("/day/preview", {"day": today().isoformat()})
    assert answer.status_code == 200
    page = answer.content.decode()
    return page, page.split('name="token" value="')[1].split('"')[0]


def runs(company: Company) -> int:
    with acting_for(company.tenant_id):
        return models.CycleRun.objects.filter(tenant_id=company.tenant_id).count()


def test_preview_tells_who_gets_what_and_why() -> None:
    company = Company()
    company.account("Muñoz, Sofía", owes=(("120.00", 10),))
    company.account("Cano, Bruno", owes=(("50.00", 200),))
    company.account("Gil, Inés", owes=(("50.00", -30),))
    page, _ = previewed(company.browser("manager"))
    assert "aviso del día 7" in page
    assert "10 días después de la fecha" in page
    assert "pasa a una persona, día 181" in page
    assert "Gil, Inés" not in page  # nothing today
    assert "Confirmar: escribir a 1 cuenta" in page
    assert runs(company) == 0


def worked(company: Company, run_page: str) -> None:
    """Let a worker run what was begun."""
    work_to_the_end(
        services(),
        tenant_id=company.tenant_id,
        run_id=UUID(run_page.rstrip("/").rsplit("/", 1)[1]),
    )


def test_confirmed_day_runs_and_shows_its_result() -> None:
    company = Company()
    company.account("Muñoz, Sofía", owes=(("120.00", 10),))
    browser = company.browser("manager")
    _, token = previewed(browser)
    answer = browser.post(
        "/day/run", {"day": today().isoformat(), "token": token}, follow=True
    )
    page = answer.content.decode()
    assert answer.redirect_chain[0][0].startswith("/day/runs/")
    assert "El día ha empezado a ejecutarse." in page
    assert "0 de 1 cuentas decididas" in page
    worked(company, answer.redirect_chain[0][0])
    page = browser.get(answer.redirect_chain[0][0]).content.decode()
    assert "Muñoz, Sofía" in page
    assert "hx-trigger" not in page.split('id="result"')[1].split(">")[0]
    assert "aviso del día 7" in page
    assert runs(company) == 1
    assert "Hecho" in browser.get("/day").content.decode()


def test_day_on_old_bank_data_is_refused_and_shown() -> None:
    company = Company()
    company.account()
    set_options(company.tenant_id, {"bank_data_max_age_hours": 24})
    browser = company.browser("manager")
    _, token = previewed(browser)
    answer = browser.post(
        "/day/run", {"day": today().isoformat(), "token": token}, follow=True
    )
    page = answer.content.decode()
    assert "Rechazad" in page
    assert "bank" in page


def test_second_click_runs_nothing() -> None:
    company = Company()
    company.account()
    browser = company.browser("manager")
    _, token = previewed(browser)
    asked = {"day": today().isoformat(), "token": token}
    browser.post("/day/run", asked)
    answer = browser.post("/day/run", asked, follow=True)
    assert "ya estaba confirmada" in answer.content.decode()
    assert runs(company) == 1


def test_run_without_a_look_is_refused() -> None:
    company = Company()
    browser = company.browser("manager")
    browser.post("/day/run", {"day": today().isoformat(), "token": "x"})
    browser.post("/day/run", {"day": today().isoformat()})
    assert runs(company) == 0


def test_day_to_come_can_be_looked_at_only() -> None:
    company = Company()
    company.account()
    browser = company.browser("manager")
    tomorrow = (today() + timedelta(days=1)).isoformat()
    page = browser.post("/day/preview", {"day": tomorrow}).content.decode()
    assert "se puede mirar, no ejecutar" in page
    assert 'name="token"' not in page


def test_broken_day_is_shown_again() -> None:
    answer = Company().browser("manager").post("/day/preview", {"day": "ayer"})
    assert answer.status_code == 422


def test_other_companys_run_is_not_found() -> None:
    company = Company()
    company.account()
    browser = company.browser("manager")
    _, token = previewed(browser)
    answer = browser.post("/day/run", {"day": today().isoformat(), "token": token})
    assert Company().browser("admin").get(answer["Location"]).status_code == 404


def test_clock_does_not_exist_outside_a_demo() -> None:
    browser = Company().browser("admin")
    assert browser.get("/demo/clock/face").status_code == 404
    assert browser.post("/demo/clock", {"step": "day"}).status_code == 404
    assert "DEMO" not in browser.get("/").content.decode()


@pytest.mark.usefixtures("demo")
def test_clock_moves_forward_by_a_day() -> None:
    company = Company(timezone="Europe/Madrid")
    browser = company.browser("manager")
    before = moment.now()
    answer = browser.post("/demo/clock", {"step": "day", "next": "/inbox"})
    assert answer["Location"] == "/inbox"
    assert timedelta(hours=23) < moment.now() - before < timedelta(hours=25)
    assert "DEMO" in browser.get("/").content.decode()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    "asked", [{}, {"step": "year"}, {"to": "ayer"}, {"to": "2001-01-01T09:00"}]
)
def test_clock_stays_where_it_cannot_go(asked: dict[str, str]) -> None:
    browser = Company().browser("manager")
    before = moment.now()
    answer = browser.post("/demo/clock", asked, follow=True)
    assert 'class="notice error"' in answer.content.decode()
    assert moment.now() - before < timedelta(minutes=1)


@pytest.mark.usefixtures("demo")
def test_clock_goes_back_to_our_pages_only() -> None:
    answer = (
        Company()
        .browser("manager")
        .post("/demo/clock", {"step": "hour", "next": "https://example.com/"})
    )
    assert answer["Location"] == "/"


@pytest.mark.parametrize(
    ("hour", "days"),
    [(7, 0), (8, 1), (20, 1)],  # 9:00 in Madrid in winter is 8:00 UTC
)
def test_next_morning_is_the_next_nine(hour: int, days: int) -> None:
    start = datetime(2026, 1, 15, hour, 0, tzinfo=UTC)
    with timezone.override("Europe/Madrid"):
        morning = next_morning(start)
    assert morning == datetime(2026, 1, 15 + days, 8, 0, tzinfo=UTC)

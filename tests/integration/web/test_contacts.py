"""Calls and visits on the account page, and the week ahead."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.integration.web.seeding import Company, Owed, now

from recobro.storage.models import ContactAttempt
from recobro.storage.tenancy import acting_for

pytestmark = pytest.mark.usefixtures("database")


def attempts(company: Company) -> list[ContactAttempt]:
    with acting_for(company.tenant_id):
        rows = ContactAttempt.objects.filter(tenant_id=company.tenant_id)
        return list(rows.order_by("at"))


def logs(client: Client, owed: Owed, **fields: Any) -> str:
    given = {
        "contact-channel": "voice",
        "contact-direction": "outbound",
        "contact-outcome": "no_answer",
        "contact-at": f"{now():%Y-%m-%dT%H:%M}",  # the company's zone is UTC
        "contact-note": "No coge el teléfono",
    }
    answer = client.post(
        f"/accounts/{owed.account_id}/contact",
        given | {f"contact-{name}": value for name, value in fields.items()},
        follow=True,
    )
    assert answer.status_code in {200, 422}
    return answer.content.decode()


def test_logged_call_is_kept_and_shown() -> None:
    company = Company()
    owed = company.account()
    shown = logs(company.browser("collector"), owed)
    (attempt,) = attempts(company)
    assert (attempt.channel, attempt.outcome, attempt.direction) == (
        "voice", "no_answer", "outbound",
    )  # fmt: skip
    assert attempt.logged_by.startswith("collector")
    assert "El contacto queda anotado" in shown
    assert "Contacto anotado por una persona" in shown  # the chronology
    assert "No coge el teléfono" in shown
    assert "Sin respuesta" in shown


def test_call_that_broke_a_rule_is_warned_of() -> None:
    company = Company()
    owed = company.account()
    company.stop(owed)  # a stop of every channel: never lawful
    shown = logs(company.browser("collector"), owed)
    assert "incumplió una regla" in shown
    assert len(attempts(company)) == 1


def test_page_says_whether_to_call_now() -> None:
    company = Company()
    owed = company.account()
    company.stop(owed)
    client = company.browser("collector")
    shown = client.get(f"/accounts/{owed.account_id}").content.decode()
    assert "ahora no" in shown
    assert "esperar no lo cambia" in shown
    auditor = company.browser("auditor").get(f"/accounts/{owed.account_id}")
    assert "Anotar una llamada" not in auditor.content.decode()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"at": "2099-01-01T10:00"}, "Ese momento aún no ha llegado."),
        ({"outcome": "planned"}, ""),
        ({"channel": "pigeon"}, ""),
        ({"at": "yesterday"}, ""),
    ],
)
def test_bad_form_is_shown_again(fields: dict[str, str], told: str) -> None:
    company = Company()
    shown = logs(company.browser("collector"), company.account(), **fields)
    assert told in shown
    assert attempts(company) == []


def test_old_call_is_refused_in_words() -> None:
    company = Company()
    long_ago = f"{now() - timedelta(days=90):%Y-%m-%dT%H:%M}"
    shown = logs(company.browser("collector"), company.account(), at=long_ago)
    assert "Se pueden anotar los últimos 60 días" in shown
    assert attempts(company) == []


def test_week_tells_when_and_why_not() -> None:
    company = Company()
    owed = company.account(postcode="28013", subdivision="MD")
    shown = company.browser("auditor").get(f"/accounts/{owed.account_id}/week")
    text = shown.content.decode()
    assert shown.status_code == 200
    assert "09:00–21:00" in text  # Spain's hours on whole weekdays
    assert text.count("ES-22") > 2  # nights and the weekend, and what it says
    assert "96.2" in text
    assert "Europe/Madrid" in text
    assert "el agente" in text


def test_week_of_a_stopped_debtor_is_closed() -> None:
    company = Company()
    owed = company.account()
    company.stop(owed)
    answer = company.browser("auditor", "en").get(f"/accounts/{owed.account_id}/week")
    text = answer.content.decode()
    assert "09:00–21:00" not in text
    assert text.count("not at all") == 6 * 7  # every channel, every day


def test_account_page_leads_to_the_week() -> None:
    company = Company()
    owed = company.account()
    shown = company.browser("auditor").get(f"/accounts/{owed.account_id}")
    assert f"/accounts/{owed.account_id}/week" in shown.content.decode()


def test_address_at_work_is_marked() -> None:
    company = Company()
    owed = company.account()
    client = company.browser("collector")
    address = f"/accounts/{owed.account_id}/addresses/{owed.contact_point_id}"
    shown = client.post(address, {"place": "work"}, follow=True).content.decode()
    assert "La dirección queda marcada." in shown
    assert ">del trabajo<" in shown
    shown = client.post(address, {"place": "own"}, follow=True).content.decode()
    assert ">del trabajo<" not in shown


def test_address_of_nobody_is_told() -> None:
    company = Company()
    owed = company.account()
    answer = company.browser("collector").post(
        f"/accounts/{owed.account_id}/addresses/{owed.account_id}",
        {"place": "work"},
        follow=True,
    )
    assert "Esa dirección ya no está." in answer.content.decode()

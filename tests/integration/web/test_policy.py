"""The policy page: what is in force, and changes by two people."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.integration.web.seeding import Company, visitor

from recobro.storage.models import Debtor, PolicyChange
from recobro.storage.tenancy import acting_for

pytestmark = pytest.mark.usefixtures("database")

CAP = {
    "change": "cap",
    "cap-channels": ["whatsapp", "sms"],
    "cap-most": "2",
    "cap-days": "7",
    "cap-reason": "Lo pidió el consejo",
}
HOURS = {
    "change": "hours",
    "hours-channels": ["voice"],
    "hours-week_from": "10:00",
    "hours-week_to": "14:00",
    "hours-sunday_from": "",
    "hours-holidays_closed": "on",
    "hours-reason": "Siesta",
}
OFF = {
    "change": "switch_off",
    "switch_off-key": "ES-22",
    "switch_off-country": "ES",
    "switch_off-reason": "Dictamen de 3 de marzo",
}


def company() -> Company:
    made = Company()
    made.account()
    return made


def browser(made: Company, role: str, name: str, language: str = "es") -> Client:
    client = visitor(language)
    client.force_login(made.person(role, f"{name}-{made.slug}", language=language))
    return client


def page(client: Client) -> str:
    answer = client.get("/policy")
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


def propose(client: Client, fields: dict[str, Any], status: int = 302) -> str:
    answer = client.post("/policy/propose", fields)
    assert answer.status_code == status
    return answer.content.decode()


def changes(made: Company) -> list[PolicyChange]:
    with acting_for(made.tenant_id):
        rows = PolicyChange.objects.filter(tenant_id=made.tenant_id)
        return list(rows.order_by("number"))


def decide(client: Client, change: PolicyChange, *, approve: str = "yes") -> str:
    answer = client.post(
        f"/policy/{change.id}/decide", {"approve": approve}, follow=True
    )
    return answer.content.decode()


def test_page_shows_the_packs_of_the_debtors() -> None:
    made = company()
    shown = page(made.browser("auditor"))
    for told in (
        "RECOBRO@", "EU@", "ES@",
        "no lo ha firmado nadie",
        "revisado el 21 nov 2026",
        "próxima revisión",
        "LGDCU",  # an article
        "se leyó la ley",  # how the text was read
        "confianza alta",
        "Ningún abogado ha firmado",
        "no son asesoramiento jurídico",
    ):  # fmt: skip
        assert told in shown, told
    assert "CO@" not in shown
    assert "Proponer un cambio" not in shown  # an auditor only reads


def test_page_speaks_english() -> None:
    shown = page(browser(company(), "manager", "eve", "en"))
    for told in ("signed off by nobody", "the law was read", "Propose a change"):
        assert told in shown, told


def test_country_without_pack_is_told() -> None:
    made = company()
    with acting_for(made.tenant_id):
        Debtor.objects.filter(tenant_id=made.tenant_id).update(country="AQ")
    assert "No hay reglas cargadas para AQ" in page(made.browser("auditor"))


def test_company_without_debtors_has_no_pack() -> None:
    assert "Aún no hay deudores." in page(Company().browser("auditor"))


def test_two_people_bring_a_change_into_force() -> None:
    made = company()
    ana, luis = browser(made, "manager", "ana"), browser(made, "admin", "luis")
    propose(ana, CAP)
    (change,) = changes(made)
    assert (change.status, change.definition["most"]) == ("proposed", 2)
    waiting = page(ana)
    assert "A la espera de una segunda persona" in waiting
    assert "SMS, WhatsApp: como mucho 2 en 7 días" in waiting
    assert "Aprobar" not in waiting  # not one's own
    assert "Lo que una persona propone lo aprueba otra." in decide(ana, change)
    assert "Aprobar" in page(luis)
    assert "Aprobado: está en vigor." in decide(luis, change)
    (change,) = changes(made)
    assert change.status == "approved"
    assert change.decided_by.startswith("luis")


def test_rule_that_is_switched_off_says_so() -> None:
    made = company()
    ana, luis = browser(made, "manager", "ana"), browser(made, "manager", "luis")
    propose(ana, OFF)
    decide(luis, changes(made)[0])
    assert "sin aplicar, n.º 1" in page(ana)
    end = {"change": "end", "target": changes(made)[0].id, "reason": "Ya no"}
    propose(luis, end)
    assert "alguien propuso terminarlo" in page(ana)
    decide(ana, changes(made)[1])
    shown = page(ana)
    assert "sin aplicar" not in shown
    assert "Terminado" in shown  # the history keeps it


def test_own_hours_are_read_in_minutes() -> None:
    made = company()
    ana = browser(made, "manager", "ana")
    propose(ana, HOURS)
    (change,) = changes(made)
    # ten to two from Monday to Friday: 600 to 840
    assert change.definition["days"] == [[600, 840]] * 5 + [None, None]
    assert change.definition["holidays_closed"] is True
    assert "lun–vie 10:00–14:00, sáb–dom cerrado, festivos cerrado" in page(ana)


@pytest.mark.parametrize(
    "fields",
    [
        {**CAP, "cap-most": "0"},
        {**CAP, "cap-reason": ""},
        {**CAP, "cap-channels": []},
        {**OFF, "switch_off-key": "EU-05"},  # law: not offered, not taken
        {**HOURS, "hours-week_to": "09:00"},
        {**HOURS, "hours-saturday_from": "09:00"},
    ],
)
def test_form_filled_in_wrongly_is_shown_again(fields: dict[str, Any]) -> None:
    made = company()
    propose(browser(made, "manager", "ana"), fields, status=422)
    assert changes(made) == []


def test_ending_nothing_is_told() -> None:
    made = company()
    ana = browser(made, "manager", "ana")
    answer = ana.post("/policy/propose", {"change": "end"}, follow=True)
    assert "Diga por qué debe terminar." in answer.content.decode()


def test_change_of_other_company_is_not_there() -> None:
    made = company()
    propose(browser(made, "manager", "ana"), CAP)
    stranger = browser(company(), "admin", "eva")
    assert "Ese cambio ya no está." in decide(stranger, changes(made)[0])
    assert changes(made)[0].status == "proposed"


def test_collector_may_not_propose_nor_approve() -> None:
    made = company()
    propose(browser(made, "manager", "ana"), CAP)
    eva = browser(made, "collector", "eva")
    propose(eva, CAP, status=403)
    assert (
        eva.post(
            f"/policy/{changes(made)[0].id}/decide", {"approve": "yes"}
        ).status_code
        == 403
    )
    assert changes(made)[0].status == "proposed"

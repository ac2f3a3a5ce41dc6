"""The texts' page: what the agent says, and the company's own words by two people."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.integration.web.seeding import Company, visitor

from recobro.storage.models import Wording
from recobro.storage.tenancy import acting_for

pytestmark = pytest.mark.usefixtures("database")

TEXT = "Hoy le quedan {balance} por pagar, {first_name}.{next}"
FIELDS = {"language": "es", "country": "", "register": "usted", "channel": ""}
THREAT = "Si no paga {balance} mañana, le embargaremos la nómina.{next}"


def browser(made: Company, role: str, name: str, language: str = "es") -> Client:
    client = visitor(language)
    client.force_login(made.person(role, f"{name}-{made.slug}", language=language))
    return client


def two(made: Company) -> tuple[Client, Client]:
    return browser(made, "manager", "ana"), browser(made, "admin", "luis")


def page(client: Client, address: str = "/texts") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


def propose(
    client: Client, text: str = TEXT, *, key: str = "balance", status: int = 302
) -> str:
    answer = client.post(f"/texts/{key}/propose", {**FIELDS, "text": text})
    assert answer.status_code == status
    return answer.content.decode()


def versions(made: Company) -> list[Wording]:
    with acting_for(made.tenant_id):
        rows = Wording.objects.filter(tenant_id=made.tenant_id)
        return list(rows.order_by("version"))


def decide(client: Client, row: Wording, approve: str = "yes") -> str:
    answer = client.post(
        f"/texts/versions/{row.id}/decide", {"approve": approve}, follow=True
    )
    return answer.content.decode()


def test_list_shows_every_group_with_its_texts() -> None:
    shown = page(Company().browser("auditor"))
    for told in (
        "Primeros mensajes", "Cuidado y paradas", "Dicho de paso", "111 textos",
        "care_urgent.violence", "Dice cuánto queda por pagar hoy.", "El nuestro",
    ):  # fmt: skip
        assert told in shown, told


def test_search_finds_words_of_a_text() -> None:
    client = Company().browser("auditor")
    shown = page(client, "/texts?q=notas+de+voz")
    assert "write_please" in shown
    assert "aside.balance" not in shown
    assert "No hay ningún texto así." in page(client, "/texts?q=zzz")


def test_list_is_sent_alone_to_htmx() -> None:
    answer = Company().browser("auditor").get("/texts", headers={
        "HX-Request": "true", "HX-Target": "wording-list"})  # fmt: skip
    assert answer.content.decode().lstrip().startswith('<div id="wording-list"')


def test_text_shows_purpose_variables_and_samples() -> None:
    shown = page(Company().browser("manager"), "/texts/offer_plan")
    for told in (
        "Ofrece el plan pedido.", "{instalments}", "hay que decirla",
        "El guardián no tiene nada en contra.", "Gimnasio Ejemplo",
        "1. 80,00 €, el 16 de marzo", "Como mucho", "partes como SMS", "tú",
    ):  # fmt: skip
        assert told in shown, told


def test_page_speaks_english() -> None:
    shown = page(browser(Company(), "manager", "eve", "en"), "/texts/balance")
    for told in ("The guard has nothing against it", "Propose", "has to be told"):
        assert told in shown, told


def test_auditor_reads_and_proposes_nothing() -> None:
    shown = page(Company().browser("auditor"), "/texts/balance")
    assert "A día de hoy quedan por pagar" in shown
    assert "<textarea" not in shown


def test_unknown_text_is_not_found() -> None:
    assert Company().browser("manager").get("/texts/nothing").status_code == 404


def test_two_people_bring_a_text_into_force() -> None:
    made = Company()
    ana, luis = two(made)
    propose(ana)
    (row,) = versions(made)
    assert (row.status, row.version, row.register) == ("proposed", 1, "usted")
    assert "A la espera de decisión" in page(ana, "/texts/balance")
    assert "Aprobar" not in page(ana, "/texts/balance")  # not one's own
    assert "Lo que una persona propone lo aprueba otra." in decide(ana, row)
    assert "Aprobado: se envía desde ahora." in decide(luis, row)
    (row,) = versions(made)
    assert row.status == "approved"
    assert "propio, versión 1" in page(ana)
    assert "propio, versión 1" in page(ana, "/texts?state=own")
    shown = page(ana, "/texts/balance?language=es&register=usted")
    assert "El texto de la empresa" in shown
    assert "Hoy le quedan 240,00 € por pagar, Ana." in shown


def test_only_person_approves_and_it_is_recorded() -> None:
    made = Company()
    ana = browser(made, "admin", "ana")
    browser(made, "collector", "eva")  # who may not decide
    propose(ana)
    decide(ana, versions(made)[0])
    (row,) = versions(made)
    assert row.status == "approved"
    assert row.note == "decided_alone"
    assert "la única persona que puede decidir" in page(ana, "/texts/balance")


def test_text_that_the_guard_refuses_is_not_taken() -> None:
    made = Company()
    ana, _ = two(made)
    shown = propose(ana, THREAT, status=422)
    assert "Así no se puede aprobar:" in shown
    assert "Amenaza: «" in shown
    assert "embargaremos la nómina" in shown  # what was typed is kept
    assert versions(made) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Quedan {balanse}.{next} {balance}", "no tiene la variable «balanse»"),
        ("Quedan {balance", "se abre una llave y no se cierra"),
        ("Quedan {balance}}.", "se cierra una llave que no se abrió"),
        ("Queda poco.", "«balance» se tiene que decir"),
        ("{register, select, tu {a} usted {b}} {balance}", "falta el caso «other»"),
        ("", "escriba entre 1 y 4000"),
    ],
)
def test_mistakes_are_named(text: str, told: str) -> None:
    made = Company()
    ana, _ = two(made)
    assert told in propose(ana, text, status=422).lower()
    assert versions(made) == []


def test_live_preview_fills_in_what_is_typed() -> None:
    made = Company()
    ana, _ = two(made)
    answer = ana.post(
        "/texts/balance/preview",
        {**FIELDS, "text": "Son {balance}, {first_name}."},
        headers={"HX-Request": "true"},
    )
    part = answer.content.decode().replace("\xa0", " ")
    assert part.lstrip().startswith('<div id="wording-preview"')
    assert "Son 240,00 €, Ana." in part
    assert "caracteres, SMS:" in part
    assert versions(made) == []


def test_preview_without_script_is_a_page() -> None:
    made = Company()
    ana, _ = two(made)
    answer = ana.post("/texts/balance/preview", {**FIELDS, "text": THREAT})
    assert answer.status_code == 200
    assert "<html" in answer.content.decode()
    assert "Amenaza: «" in answer.content.decode()


def test_history_shows_what_changed() -> None:
    made = Company()
    ana, luis = two(made)
    propose(ana)
    decide(luis, versions(made)[0])
    propose(ana, TEXT.replace("Hoy", "Ahora mismo"))
    shown = page(luis, "/texts/balance")
    assert "</span>Hoy</del>" in shown
    assert "</span>Ahora mismo</ins>" in shown
    decide(luis, versions(made)[1], approve="no")
    statuses = [row.status for row in versions(made)]
    assert statuses == ["approved", "rejected"]


def test_newer_text_takes_the_place_of_the_older() -> None:
    made = Company()
    ana, luis = two(made)
    propose(ana)
    decide(luis, versions(made)[0])
    propose(luis, TEXT.replace("Hoy", "Ahora mismo"))
    decide(ana, versions(made)[1])
    assert [row.status for row in versions(made)] == ["retired", "approved"]


def test_company_goes_back_to_our_text() -> None:
    made = Company()
    ana, luis = two(made)
    propose(ana)
    decide(luis, versions(made)[0])
    answer = ana.post("/texts/balance/ours", FIELDS, follow=True).content.decode()
    assert "Se vuelve a enviar nuestro texto." in answer
    assert "Vuelta a nuestro texto." in answer
    rows = versions(made)
    assert [(row.status, bool(row.text)) for row in rows] == [
        ("retired", True), ("retired", False),
    ]  # fmt: skip
    again = ana.post("/texts/balance/ours", FIELDS, follow=True).content.decode()
    assert "Nuestro texto ya está en vigor." in again


def test_second_proposal_for_the_place_waits() -> None:
    made = Company()
    ana, luis = two(made)
    propose(ana)
    assert "Eso ya estaba pedido." in propose(luis, TEXT + " Gracias.", status=422)


def test_text_of_other_company_is_not_there() -> None:
    made = Company()
    propose(two(made)[0])
    stranger = browser(Company(), "admin", "eva")
    assert "Ese texto ya no está en espera." in decide(stranger, versions(made)[0])
    assert versions(made)[0].status == "proposed"
    assert TEXT not in page(stranger, "/texts/balance")


@pytest.mark.parametrize(
    "wrong", [{"country": "ZZ"}, {"channel": "pigeon"}, {"register": "thou"}]
)
def test_place_that_there_is_not_changes_nothing(wrong: dict[str, str]) -> None:
    made = Company()
    ana, luis = two(made)
    propose(ana)
    decide(luis, versions(made)[0])
    for action in ("ours", "propose", "preview"):
        fields = {**FIELDS, "text": TEXT, **wrong}
        assert ana.post(f"/texts/balance/{action}", fields).status_code == 404
    assert [row.status for row in versions(made)] == ["approved"]


def test_place_is_chosen_without_script() -> None:
    client = Company().browser("manager")
    assert "los 240,00" not in page(client, "/texts/offer_plan?country=MX")
    shown = page(client, "/texts/offer_plan?country=MX&register=tu")
    assert "Claro que sí. Este sería el plan para los $4,800.00" in shown
    english = page(client, "/texts/balance?language=en&register=tu")
    assert "As of today you have €240.00 left to pay." in english


def test_collector_may_not_propose() -> None:
    made = Company()
    propose(browser(made, "collector", "eva"), status=403)

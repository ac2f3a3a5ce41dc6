"""The page of frequent questions: who writes, who approves, what it would answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.integration.web.seeding import Company, visitor

from recobro.storage.models import FaqEntry
from recobro.storage.tenancy import acting_for

pytestmark = pytest.mark.usefixtures("database")

ENTRY = {
    "question": "¿Tienen estacionamiento?",
    "variants": "¿Se puede aparcar cerca?\n\n¿Hay parking?",
    "answer": "Sí, detrás de la tienda.",
    "language": "es",
}


def browser(made: Company, role: str, name: str, language: str = "es") -> Client:
    client = visitor(language)
    client.force_login(made.person(role, f"{name}-{made.slug}", language=language))
    return client


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"/faq{query}")
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


def propose(client: Client, status: int = 302, **changes: Any) -> str:
    answer = client.post("/faq/propose", ENTRY | changes)
    assert answer.status_code == status
    return answer.content.decode()


def entries(made: Company) -> list[FaqEntry]:
    with acting_for(made.tenant_id):
        rows = FaqEntry.objects.filter(tenant_id=made.tenant_id)
        return list(rows.order_by("number", "version"))


def act(client: Client, entry: FaqEntry, what: str, **fields: str) -> str:
    answer = client.post(f"/faq/{entry.id}/{what}", fields, follow=True)
    return answer.content.decode()


def in_use(made: Company, **changes: Any) -> tuple[Client, FaqEntry]:
    """An entry that two people brought into use, and one of their browsers."""
    ana, luis = browser(made, "manager", "ana"), browser(made, "manager", "luis")
    propose(ana, **changes)
    entry = entries(made)[-1]
    act(luis, entry, "decide", approve="yes")
    return ana, entries(made)[-1]


def test_empty_page_says_so() -> None:
    made = Company()
    shown = page(made.browser("auditor"))
    for told in ("Preguntas frecuentes", "Aún no hay respuestas en uso.", "Nada."):
        assert told in shown, told
    assert "Nueva pregunta" not in shown  # an auditor only reads
    english = page(made.browser("manager", "en"))
    for told in ("Frequent questions", "New question", "Try a question"):
        assert told in english, told


def test_two_people_bring_an_answer_into_use() -> None:
    made = Company()
    ana, luis = browser(made, "manager", "ana"), browser(made, "admin", "luis")
    propose(ana)
    (entry,) = entries(made)
    assert entry.variants == ["¿Se puede aparcar cerca?", "¿Hay parking?"]
    waiting = page(ana)
    assert "A la espera de una segunda persona" in waiting
    assert "Aprobar" not in waiting  # not one's own
    assert "Lo que una persona propone lo aprueba otra." in act(
        ana, entry, "decide", approve="yes"
    )
    assert "Aprobar" in page(luis)
    assert "Aprobada: ya se usa." in act(luis, entry, "decide", approve="yes")
    assert "¿Se puede aparcar cerca? · ¿Hay parking?" in page(ana)


def test_answer_with_figures_comes_back() -> None:
    made = Company()
    ana = made.browser("manager")
    shown = propose(ana, 422, answer="Son 45 € al mes, llame al +34 600 111 222.")
    assert "El control de textos retendría esta respuesta por «45 €»" in shown
    assert "600 111 222" in shown  # what was written is still there
    assert entries(made) == []


def test_edited_answer_is_the_next_version() -> None:
    made = Company()
    ana, entry = in_use(made)
    form = ana.get(f"/faq/edit?entry={entry.id}").content.decode()
    assert "Nueva versión de una respuesta" in form
    assert "detrás de la tienda" in form
    propose(ana, answer="Ya no.", number=entry.number)
    shown = page(ana)
    assert "mientras tanto se usa la versión anterior" in shown
    assert [e.status for e in entries(made)] == ["approved", "proposed"]
    act(browser(made, "manager", "eva"), entries(made)[-1], "decide", approve="yes")
    assert [e.status for e in entries(made)] == ["retired", "approved"]
    assert "Retirada" in page(ana)  # the history keeps it


def test_rejected_answer_is_kept_in_history() -> None:
    made = Company()
    ana = made.browser("manager")
    propose(ana)
    assert "Rechazad" in act(ana, entries(made)[0], "decide", approve="no")
    assert entries(made)[0].status == "rejected"


def test_retired_answer_is_no_longer_used() -> None:
    made = Company()
    ana, entry = in_use(made)
    assert "Retirada: ya no se responde." in act(ana, entry, "retire")
    assert "Esa entrada ya no está en ese estado." in act(ana, entry, "retire")
    assert "no se respondería" in page(ana, "?q=estacionamiento&language=es")


def test_trying_a_question_shows_its_answer() -> None:
    made = Company()
    ana, _ = in_use(made)
    shown = page(ana, "?q=tienen+estacionamiento+ustedes&language=es")
    assert "Se respondería:" in shown
    assert "100 %" in shown
    far = page(ana, "?q=venden+repuestos&language=es")
    assert "Nada encaja con seguridad" in far
    assert "Lo más parecido" not in far
    other = page(ana, "?q=tienen+estacionamiento&language=en")
    assert "Nada encaja con seguridad" in other


def test_question_without_answer_is_suggested() -> None:
    made = Company()
    owed = made.account()
    talk = made.conversation(owed)
    made.says(owed, talk, "¿venden repuestos?", ago=timedelta(days=2))
    made.says(owed, talk, "Venden repuestos", ago=timedelta(days=1))
    made.says(owed, talk, "¿muy antigua?", ago=timedelta(days=31))
    made.says(owed, talk, "cuánto debo", ago=timedelta(hours=1), intent="ask_balance")
    ana = made.browser("manager")
    shown = page(ana)
    assert "«Venden repuestos»" in shown
    assert "2 veces" in shown
    assert "antigua" not in shown
    assert "cuánto debo" not in shown
    assert "/faq/edit?question=Venden%20repuestos" in shown
    form = ana.get("/faq/edit", {"question": "Venden\nrepuestos & <b>"})
    assert "Venden repuestos &amp; &lt;b&gt;" in form.content.decode()


def test_texts_of_others_are_no_markup() -> None:
    made = Company()
    ana, _ = in_use(made, question="<script>alerta</script>")
    shown = page(ana)
    assert "<script>alerta" not in shown
    assert "&lt;script&gt;alerta" in shown


def test_file_goes_out_and_comes_in() -> None:
    made, other = Company(), Company("Otra Empresa")
    ana, _ = in_use(made)
    answer = ana.get("/faq.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "¿Tienen estacionamiento?" in answer.content.decode()
    extra = answer.content + "9,es,¿B?,,Cuesta 9 euros,approved\n".encode()
    eve = other.browser("manager")
    shown = eve.post(
        "/faq/import", {"file": SimpleUploadedFile("faq.csv", extra)}, follow=True
    ).content.decode()
    assert "Se ha propuesto 1 entrada; 0 siguen como estaban." in shown
    assert "Línea 3: El control de textos" in shown
    assert [e.status for e in entries(other)] == ["proposed"]


def test_file_that_is_no_csv_is_told() -> None:
    eve = Company().browser("manager")
    file = SimpleUploadedFile("faq.csv", b"\xff\xfe\x00")
    shown = eve.post("/faq/import", {"file": file}, follow=True).content.decode()
    assert "El archivo no se puede leer" in shown
    assert eve.post("/faq/import").status_code == 422


def test_entry_of_another_company_is_not_found() -> None:
    made, other = Company(), Company("Otra Empresa")
    _, entry = in_use(made)
    eve = other.browser("admin")
    assert eve.get(f"/faq/edit?entry={entry.id}").status_code == 404
    assert eve.get("/faq/edit?entry=nada").status_code == 404
    assert "ya no está en ese estado" in act(eve, entry, "retire")
    assert entries(made)[0].status == "approved"
    assert "estacionamiento" not in page(eve)

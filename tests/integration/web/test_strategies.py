"""The strategies' pages: versions by two people, and errors at their line."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.integration.web.seeding import Company, today, visitor

from recobro.domain.strategy import DEFAULT_STRATEGY
from recobro.storage.models import Strategy
from recobro.storage.queries.strategies_page import strategy_lines
from recobro.storage.strategies import timeline
from recobro.storage.tenancy import acting_for

pytestmark = pytest.mark.usefixtures("database")

EXAMPLE = Path(__file__).parents[3] / "docs/examples/strategy.yaml"
YAML = EXAMPLE.read_text(encoding="utf-8")


def browser(
    made: Company, name: str, role: str = "manager", lang: str = "es"
) -> Client:
    client = visitor(lang)
    client.force_login(made.person(role, f"{name}-{made.slug}", language=lang))
    return client


def text_of(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    return str(answer.content.decode())


def drafted(made: Company, client: Client, text: str = YAML) -> UUID:
    answer = client.post("/strategy/draft", {"text": text, "do": "keep"})
    assert answer.status_code == 302
    return UUID(answer["Location"].rsplit("/", 1)[1])


def proposed(made: Company, client: Client, text: str = YAML) -> UUID:
    strategy_id = drafted(made, client, text)
    client.post(f"/strategy/{strategy_id}/propose")
    return strategy_id


def decide(client: Client, strategy_id: UUID, **fields: str) -> str:
    given = {"approve": "yes", "moves": "new_debts", "active_from": ""} | fields
    answer = client.post(f"/strategy/{strategy_id}/decide", given, follow=True)
    return str(answer.content.decode())


def status_of(made: Company, strategy_id: UUID) -> str:
    with acting_for(made.tenant_id):
        return Strategy.objects.get(tenant_id=made.tenant_id, id=strategy_id).status


def test_company_without_versions_is_told() -> None:
    shown = text_of(Company().browser("auditor").get("/strategy"))
    assert "está en vigor la estrategia inicial" in shown
    assert "Escribir una versión nueva" not in shown  # an auditor only reads


def test_two_people_bring_a_version_into_force() -> None:
    made = Company()
    ana, luis = browser(made, "ana"), browser(made, "luis", "admin")
    strategy_id = drafted(made, ana)
    assert "No decide nada" in text_of(ana.get(f"/strategy/{strategy_id}"))
    ana.post(f"/strategy/{strategy_id}/propose")
    mine = text_of(ana.get(f"/strategy/{strategy_id}"))
    assert "lo tiene que aprobar otra persona" in mine
    assert "Aprobar</button>" not in mine
    assert "Lo que una persona propone lo aprueba otra." in decide(ana, strategy_id)
    assert "Aprobar</button>" in text_of(luis.get(f"/strategy/{strategy_id}"))
    assert "Aprobada: está en vigor desde su día." in decide(luis, strategy_id)
    with acting_for(made.tenant_id):
        assert timeline().in_force(today()).hold_out == 0.05
    listed = text_of(luis.get("/strategy"))
    assert "default@1" in listed
    assert "En vigor" in listed


def test_page_shows_segments_and_steps_in_words() -> None:
    made = Company()
    ana = browser(made, "ana")
    shown = text_of(ana.get(f"/strategy/{drafted(made, ana)}"))
    for told in (
        "large-business", "kind == &quot;business&quot; and amount &gt;= 3000 EUR",
        "Todos los demás.", "de 5 a 1 días antes", "del día 1 al 9",
        "desde el día 10", "A una persona",
        "de 5 a 8 días después del último contacto",
        "morning (50 %): overdue_first · amable · desde las 09:30",
        "espera a que repose la conversación", "puede ofrecer un plan",
        "Desde el día de una promesa incumplida", "5 %", "escrita por ana",
    ):  # fmt: skip
        assert told in shown, told


def test_errors_are_shown_at_their_line() -> None:
    made = Company()
    wrong = YAML.replace("days: 10..", "days: 10..2").replace(
        "quiet_days", "quiet_dais"
    )
    answer = browser(made, "ana").post("/strategy/draft", {"text": wrong})
    shown = text_of(answer, 422)
    assert "Hay 2 cosas mal" in shown
    assert "<strong>Línea 4</strong> <code>quiet_dais</code>" in shown
    assert "¿quería decir `quiet_days`?" in shown
    assert "segments[0].steps[2].days" in shown
    assert "los días van al revés: 10 es después de 2" in shown
    assert "        days: 10..2" in shown  # the line itself
    assert strategy_lines(made.tenant_id) == ()


def test_check_keeps_nothing() -> None:
    made = Company()
    fields = {"text": YAML, "do": "check"}
    shown = text_of(browser(made, "ana").post("/strategy/draft", fields))
    assert "todos sus nombres existen" in shown
    assert "¿Es lo que se quiere?" in shown  # gaps in the example
    assert strategy_lines(made.tenant_id) == ()


def test_file_is_read_before_the_box() -> None:
    made = Company()
    upload = SimpleUploadedFile("e.yaml", YAML.encode("utf-8-sig"))
    answer = browser(made, "ana").post("/strategy/draft", {"text": "x", "file": upload})
    assert answer.status_code == 302
    (line,) = strategy_lines(made.tenant_id)
    assert line.source == YAML


def test_file_of_other_letters_is_refused() -> None:
    upload = SimpleUploadedFile("e.yaml", "años: ñ".encode("cp1252"))
    answer = browser(Company(), "ana").post("/strategy/draft", {"file": upload})
    assert "no está en UTF-8" in text_of(answer, 422)


def test_same_document_is_refused() -> None:
    made = Company()
    ana = browser(made, "ana")
    drafted(made, ana)
    answer = ana.post("/strategy/draft", {"text": YAML})
    assert "La versión más nueva ya dice lo mismo." in text_of(answer, 422)


def test_next_version_begins_with_the_last() -> None:
    made = Company()
    ana = browser(made, "ana")
    strategy_id = drafted(made, ana)
    shown = text_of(ana.get(f"/strategy/write?from={strategy_id}"))
    assert "# A strategy with three segments" in shown  # as it was written
    fresh = text_of(browser(Company(), "eva").get("/strategy/write"))
    assert DEFAULT_STRATEGY.steps[0].name in fresh


def test_version_is_downloaded_as_yaml() -> None:
    made = Company()
    ana = browser(made, "ana")
    answer = ana.get(f"/strategy/{drafted(made, ana)}.yaml")
    assert answer.content.decode() == YAML
    assert answer["Content-Type"].startswith("text/yaml")


def test_version_may_begin_later_and_take_all() -> None:
    made = Company()
    ana, luis = browser(made, "ana"), browser(made, "luis")
    decide(luis, proposed(made, ana))
    strategy_id = proposed(made, ana, YAML.replace("quiet_days: 3", "quiet_days: 4"))
    start = today() + timedelta(days=9)
    fields = {"active_from": start.isoformat(), "moves": "all", "note": "Por el acta 3"}
    shown = decide(luis, strategy_id, **fields)
    assert "Aprobada, sin empezar" in shown
    assert "A todas las deudas" in shown
    assert "Por el acta 3" in shown


def test_day_of_the_past_is_refused() -> None:
    made = Company()
    strategy_id = proposed(made, browser(made, "ana"))
    day = (today() - timedelta(days=2)).isoformat()
    shown = decide(browser(made, "luis"), strategy_id, active_from=day)
    assert "Una versión empieza hoy o más tarde." in shown
    assert status_of(made, strategy_id) == "proposed"


def test_day_that_is_no_day_is_told() -> None:
    made = Company()
    strategy_id = proposed(made, browser(made, "ana"))
    answer = browser(made, "luis").post(
        f"/strategy/{strategy_id}/decide", {"approve": "yes", "active_from": "mañana"}
    )
    assert 'class="wrong"' in text_of(answer, 422)


def test_proposal_is_taken_back() -> None:
    made = Company()
    ana = browser(made, "ana")
    strategy_id = proposed(made, ana)
    assert "rechazada por ana" in decide(ana, strategy_id, approve="no")
    assert status_of(made, strategy_id) == "rejected"


def test_only_version_is_not_retired() -> None:
    made = Company()
    ana, luis = browser(made, "ana"), browser(made, "luis")
    strategy_id = proposed(made, ana)
    decide(luis, strategy_id)
    answer = ana.post(f"/strategy/{strategy_id}/retire", follow=True)
    assert "No quedaría ninguna otra en vigor" in text_of(answer)
    second = proposed(made, ana, YAML.replace("quiet_days: 3", "quiet_days: 4"))
    decide(luis, second)
    answer = ana.post(f"/strategy/{strategy_id}/retire", {"note": "Fin"}, follow=True)
    assert "Retirada: sus deudas pasan" in text_of(answer)


def test_page_speaks_english() -> None:
    made = Company()
    eve = browser(made, "eve", lang="en")
    shown = text_of(eve.get(f"/strategy/{drafted(made, eve)}"))
    assert "5 to 1 days before" in shown
    assert "It decides nothing" in shown


def test_other_company_sees_nothing() -> None:
    made = Company()
    strategy_id = drafted(made, browser(made, "ana"))
    stranger = browser(Company(), "zoe", "admin")
    for path in ("", ".yaml"):
        assert stranger.get(f"/strategy/{strategy_id}{path}").status_code == 404
    for path in ("propose", "decide", "retire"):
        assert stranger.post(f"/strategy/{strategy_id}/{path}").status_code == 404


def test_broken_version_is_shown_as_such() -> None:
    made = Company()
    strategy_id = drafted(made, browser(made, "ana"))
    with acting_for(made.tenant_id):
        Strategy.objects.filter(tenant_id=made.tenant_id).update(definition={})
    client = made.browser("auditor")
    assert "su definición está rota" in text_of(client.get(f"/strategy/{strategy_id}"))
    assert client.get(f"/strategy/{strategy_id}.yaml").status_code == 404

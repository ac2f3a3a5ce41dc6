"""The page of surveys: figures by four sides, comments, the file, and nothing yet."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.integration.web.seeding import Company, now

from recobro.storage import models
from recobro.storage.ids import new_id
from recobro.storage.queries.surveys_page import SurveysPage, surveys_page
from recobro.storage.tenancy import acting_for

pytestmark = pytest.mark.usefixtures("database")


def asked(company: Company, talk: UUID, **fields: Any) -> UUID:
    """One question; with a score or a comment it is answered."""
    answered = "score" in fields or "comment" in fields
    given: dict[str, Any] = {
        "id": new_id(),
        "occasion": "closed",
        "asked_at": now(),
        "answered_at": now() if answered else None,
    }
    with acting_for(company.tenant_id):
        own = models.Conversation.objects.get(tenant_id=company.tenant_id, id=talk)
        row = models.Survey.objects.create(
            tenant_id=company.tenant_id,
            account_id=own.account_id,
            conversation_id=talk,
            **(given | fields),
        )
    return row.id


def page_of(company: Company) -> SurveysPage:
    return surveys_page(company.tenant_id, now=now())


@pytest.fixture
def company() -> Company:
    """Five were asked: four answered, with 5, 5 and 1, and a comment alone."""
    made = Company()
    talk = made.conversation(made.account())
    asked(made, talk, score=5, occasion="helped", helped_by="eva")
    asked(made, talk, score=1, occasion="helped", helped_by="luis", comment="=mal+todo")
    asked(made, talk, score=5)
    asked(made, talk, comment="Me trataron bien")
    asked(made, talk)
    return made


def test_average_is_over_the_scores(company: Company) -> None:
    total = page_of(company).total
    assert (total.asked, total.answered, total.scored) == (5, 4, 3)
    assert total.average == pytest.approx(11 / 3)  # 5 + 5 + 1
    assert total.rate == pytest.approx(4 / 5)
    assert total.bars == ((1, 1, 33), (2, 0, 0), (3, 0, 0), (4, 0, 0), (5, 2, 66))


def test_figures_are_told_by_sides(company: Company) -> None:
    page = page_of(company)
    assert {f.name: f.asked for f in page.occasions} == {"closed": 3, "helped": 2}
    assert {f.name: f.average for f in page.helpers} == {"eva": 5.0, "luis": 1.0}
    assert {f.name: f.asked for f in page.channels} == {"whatsapp": 5}
    assert [f.name for f in page.months] == [f"{now():%Y-%m}"]


def test_older_month_has_a_line_of_its_own(company: Company) -> None:
    talk = company.conversation(company.account("Otra"))
    asked(company, talk, score=3, asked_at=now() - timedelta(days=40))
    asked(company, talk, score=2, asked_at=now() - timedelta(days=400))
    assert len(page_of(company).months) == 2
    assert page_of(company).total.asked == 6  # the oldest is out of the year


def test_page_shows_figures_and_comments(company: Company) -> None:
    shown = company.browser("auditor").get("/surveys").content.decode()
    for words in (
        "Encuestas",
        "3,7",  # the average of 11 / 3
        "80",  # per cent answered
        "Tras la ayuda de una persona",
        "Me trataron bien",
        "WhatsApp",
        "/inbox/",
    ):
        assert words in shown, words
    english = company.browser("auditor", "en").get("/surveys").content.decode()
    assert "After a person helped" in english
    assert "3.7" in english


def test_file_holds_every_question(company: Company) -> None:
    answer = company.browser("auditor").get("/surveys.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 5
    assert {row["Nota"] for row in rows} == {"5", "1", ""}
    assert "'=mal+todo" in {row["Comentario"] for row in rows}  # no formula


def test_nobody_asked_says_so() -> None:
    shown = Company().browser("auditor").get("/surveys").content.decode()
    assert "Todavía no se ha preguntado a nadie" in shown
    assert "asks_survey" in shown
    asks = Company(settings={"policy": {"asks_survey": True}})
    shown = asks.browser("auditor").get("/surveys").content.decode()
    assert "Se pregunta cómo ha ido cuando se cierra un caso" in shown


def test_other_companys_answers_are_not_seen(company: Company) -> None:
    shown = Company().browser("admin").get("/surveys").content.decode()
    assert "Me trataron bien" not in shown

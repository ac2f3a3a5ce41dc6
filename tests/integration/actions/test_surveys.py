"""How it went: asked after a person helped or the case closed, one tap to answer."""

from __future__ import annotations

import pytest
from tests.integration.actions.scene import Scene

from recobro.actions.take_over import give_back, take_over
from recobro.actions.tenants import set_options
from recobro.domain.messages import TextContent
from recobro.storage import models
from recobro.storage.queries.surveys_page import survey_lines, surveys_page


@pytest.fixture
def talk(scene: Scene) -> Scene:
    """Ana asked for a person; the company wants to know how it went."""
    set_options(scene.tenant_id, {"policy": {"asks_survey": True}})
    scene.remind()
    scene.hears("quiero hablar con una persona")
    return scene


def take(scene: Scene) -> None:
    take_over(scene.tenant_id, scene.conversation.id, actor="eva", now=scene.now)


def help_them(scene: Scene) -> None:
    """A person takes the conversation, and gives it back."""
    take(scene)
    give(scene)
    scene.deliver()


def give(scene: Scene) -> None:
    give_back(
        scene.twins.services,
        scene.tenant_id,
        scene.conversation.id,
        actor="eva",
        now=scene.now,
    )


def buttons_of(scene: Scene) -> list[str]:
    content = scene.sent[-1].content
    assert isinstance(content, TextContent)
    return [button.reply_id for button in content.buttons]


def survey_of(scene: Scene) -> models.Survey:
    found: models.Survey = scene.row(models.Survey)
    return found


def tap(scene: Scene, choice: str) -> None:
    scene.hears("", kind="button", choice=choice)


def test_asked_after_a_person_helped(talk: Scene) -> None:
    help_them(talk)
    assert buttons_of(talk) == ["survey_good", "survey_fair", "survey_bad"]
    row, case = survey_of(talk), talk.row(models.HandOver)
    assert talk.message().key == f"survey:{case.id}"
    assert (row.id, row.occasion, row.helped_by) == (case.id, "helped", "eva")
    assert (row.score, row.answered_at) == (None, None)
    assert "survey.asked" in talk.kinds


@pytest.mark.parametrize(
    ("choice", "score"), [("survey_good", 5), ("survey_fair", 3), ("survey_bad", 1)]
)
def test_one_tap_is_an_answer(talk: Scene, choice: str, score: int) -> None:
    help_them(talk)
    tap(talk, choice)
    row = survey_of(talk)
    assert (row.score, row.answered_at) == (score, talk.now)
    assert talk.kinds.count("survey.answered") == 1


def test_comment_is_kept_beside_the_score(talk: Scene) -> None:
    help_them(talk)
    tap(talk, "survey_good")
    talk.hears("Eva fue muy amable conmigo, gracias")
    row = survey_of(talk)
    assert (row.score, row.comment) == (5, "Eva fue muy amable conmigo, gracias")


def test_written_grade_is_an_answer(talk: Scene) -> None:
    help_them(talk)
    talk.hears("un 4")
    assert survey_of(talk).score == 4


def test_no_survey_unless_policy_asks(scene: Scene) -> None:
    scene.remind()
    scene.hears("quiero hablar con una persona")
    help_them(scene)
    assert scene.rows(models.Survey) == []


def test_no_survey_without_a_call(scene: Scene) -> None:
    """A person who stepped in unasked is not asked about."""
    set_options(scene.tenant_id, {"policy": {"asks_survey": True}})
    scene.remind()
    scene.hears("¿cuánto debo?")
    help_them(scene)
    assert scene.rows(models.Survey) == []


def test_no_survey_outside_the_window(talk: Scene) -> None:
    take(talk)
    talk.wait(hours=24)
    give(talk)
    assert talk.rows(models.Survey) == []


def test_no_survey_after_a_stop(talk: Scene) -> None:
    take(talk)
    talk.hears("no me escriban más")
    sent = len(talk.sent)
    give(talk)
    talk.deliver()
    assert talk.rows(models.Survey) == []
    assert len(talk.sent) == sent


def test_no_survey_after_care(scene: Scene) -> None:
    set_options(scene.tenant_id, {"policy": {"asks_survey": True}})
    scene.remind()
    scene.hears("no puedo más, he pensado en quitarme la vida")
    assert scene.open_reasons == ["care"]
    help_them(scene)
    assert scene.rows(models.Survey) == []


def test_survey_meets_the_gate(talk: Scene) -> None:
    take(talk)
    talk.twins.clock.moment = talk.now.replace(hour=2)  # back before it was asked
    talk.twins.clock.moment = talk.now.replace(day=11, hour=3)  # 4:00 in Madrid
    give(talk)
    talk.deliver()
    message = talk.message()
    verdicts = talk.rows(models.Verdict, message_id=message.id)
    assert len(verdicts) == 1  # it was asked, whatever it said
    assert (message.state == "accepted") is verdicts[0].allowed


def test_asked_once_for_each_help(talk: Scene) -> None:
    help_them(talk)
    help_them(talk)  # taken and given back without a new call
    assert len(talk.rows(models.Survey)) == 1
    talk.hears("quiero hablar con una persona")
    help_them(talk)
    assert len(talk.rows(models.Survey)) == 2


def test_asked_when_the_case_closes(scene: Scene) -> None:
    set_options(scene.tenant_id, {"policy": {"asks_survey": True}})
    scene.remind()
    scene.hears("¿cuánto debo?")
    scene.pays("149.90")
    scene.deliver()
    assert "survey_good" in buttons_of(scene)
    assert (survey_of(scene).occasion, survey_of(scene).helped_by) == ("closed", "")
    tap(scene, "survey_fair")
    assert survey_of(scene).score == 3


def test_results_count_what_was_sent(talk: Scene) -> None:
    help_them(talk)
    page = surveys_page(talk.tenant_id, now=talk.now)
    assert (page.total.asked, page.total.answered, page.total.average) == (1, 0, None)
    tap(talk, "survey_good")
    page = surveys_page(talk.tenant_id, now=talk.now)
    assert (page.total.answered, page.total.average) == (1, 5.0)
    assert [f.name for f in page.months] == ["2026-03"]
    assert [f.name for f in page.helpers] == ["eva"]
    (line,) = survey_lines(talk.tenant_id, now=talk.now)
    assert (line.score, line.channel, line.helped_by) == (5, "whatsapp", "eva")


def test_results_leave_out_what_never_went(talk: Scene) -> None:
    take(talk)
    give(talk)
    take(talk)  # before it was sent: it is taken back
    talk.deliver()
    assert talk.message().state == "cancelled"
    assert surveys_page(talk.tenant_id, now=talk.now).total.asked == 0
    assert list(survey_lines(talk.tenant_id, now=talk.now)) == []


def test_old_results_are_left_out(talk: Scene) -> None:
    help_them(talk)
    talk.wait(days=367)
    assert surveys_page(talk.tenant_id, now=talk.now).total.asked == 0

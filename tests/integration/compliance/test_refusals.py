"""A refusal: another channel where one is wired, and why, told wherever one looks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.builders import an_invoice_row
from tests.integration.actions.scene import Scene

from recobro.actions.check_health import check_health
from recobro.actions.local_policy import decide_change, propose_change
from recobro.actions.send_message import SendOutcome, send_message
from recobro.channels.in_memory import InMemoryChannel
from recobro.domain.chronology import ChainedLine
from recobro.domain.compliance.local_rules import LocalKind
from recobro.domain.messages import Channel
from recobro.ports.channel import ChannelAdapter
from recobro.ports.services import NotConfiguredError, Options, Services
from recobro.storage import chronology, models
from recobro.storage.queries.find_account import find_accounts
from recobro.storage.queries.story import story_of
from recobro.storage.tenancy import acting_for

SATURDAY = datetime(2026, 3, 14, 11, tzinfo=UTC)


def with_email(
    scene: Scene, *, set_up: bool = True
) -> tuple[Services, InMemoryChannel]:
    """The services with an e-mail account beside WhatsApp, and that account."""
    mail = InMemoryChannel(channel=Channel.EMAIL)

    def opened(channel: Channel, options: Options) -> ChannelAdapter:
        if channel is Channel.EMAIL and not set_up:
            raise NotConfiguredError("email")
        return mail if channel is Channel.EMAIL else scene.twins.channel

    channels = (Channel.WHATSAPP, Channel.EMAIL)
    return replace(scene.twins.services, channels=channels, open_channel=opened), mail


def decides(scene: Scene, kind: LocalKind, **definition: Any) -> None:
    """The company changes its policy, by two people."""
    change = propose_change(
        scene.twins.services,
        scene.tenant_id,
        kind=kind,
        definition=definition,
        reason="the provider is being changed",
        actor="ana",
        now=scene.now,
    )
    decide_change(
        scene.twins.services,
        scene.tenant_id,
        change,
        approve=True,
        actor="luis",
        now=scene.now,
    )


def planned(scene: Scene) -> models.Message:
    scene.owes(an_invoice_row(postcode="28013", email="ana@example.com"))
    scene.run()
    return scene.message()


def send(services: Services, scene: Scene, message: models.Message) -> SendOutcome:
    report = send_message(services, tenant_id=scene.tenant_id, message_id=message.id)
    return report.outcome


def lines(scene: Scene, kind: str) -> list[ChainedLine]:
    with acting_for(scene.tenant_id):
        every = chronology.lines_of(scene.account_id)
    return [line for line in every if line.kind == kind]


# --- another channel -----------------------------------------------------------------


def test_refused_step_goes_by_another_channel(empty_scene: Scene) -> None:
    scene = empty_scene
    message = planned(scene)
    decides(scene, LocalKind.BAN, channels=["whatsapp"])
    services, mail = with_email(scene)
    assert send(services, scene, message) is SendOutcome.HANDED_OVER
    assert scene.sent == []
    (taken,) = mail.taken
    assert taken.address == "ana@example.com"
    assert (scene.message().channel, scene.states) == ("email", ["accepted"])
    assert scene.row(models.ContactAttempt).channel == "email"
    refused, allowed = scene.rows(models.Verdict)
    assert (refused.allowed, allowed.allowed) == (False, True)
    (line,) = lines(scene, "contact.refused")
    assert line.data["other_channel"] == "email"


def test_without_another_channel_it_is_refused(empty_scene: Scene) -> None:
    scene = empty_scene
    message = planned(scene)
    decides(scene, LocalKind.BAN, channels=["whatsapp"])
    assert send(scene.twins.services, scene, message) is SendOutcome.NOT_NOW
    assert scene.states == ["refused"]


def test_channel_that_is_not_set_up_is_none(empty_scene: Scene) -> None:
    scene = empty_scene
    message = planned(scene)
    decides(scene, LocalKind.BAN, channels=["whatsapp"])
    services, mail = with_email(scene, set_up=False)
    assert send(services, scene, message) is SendOutcome.NOT_NOW
    assert (scene.states, mail.taken) == (["refused"], [])


def test_step_waits_rather_than_change_for_hours(empty_scene: Scene) -> None:
    """Half an hour before nine in Madrid; e-mail has no hours in Spain."""
    scene = empty_scene
    scene.twins.clock.moment = datetime(2026, 3, 10, 7, 30, tzinfo=UTC)
    message = planned(scene)
    services, mail = with_email(scene)
    assert send(services, scene, message) is SendOutcome.NOT_NOW
    assert (scene.message().channel, mail.taken) == ("whatsapp", [])
    assert scene.message().not_before == datetime(2026, 3, 10, 8, tzinfo=UTC)


def test_step_changes_rather_than_wait_for_days(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.twins.clock.moment = SATURDAY  # WhatsApp opens on Monday
    message = planned(scene)
    services, mail = with_email(scene)
    assert send(services, scene, message) is SendOutcome.HANDED_OVER
    assert len(mail.taken) == 1


def test_answer_stays_where_the_person_wrote(empty_scene: Scene) -> None:
    scene = empty_scene
    message = planned(scene)
    with acting_for(scene.tenant_id):
        message.intent = {**message.intent, "kind": "reply"}
        message.save(update_fields=["intent"])
    decides(scene, LocalKind.BAN, channels=["whatsapp"])
    services, mail = with_email(scene)
    assert send(services, scene, message) is SendOutcome.NOT_NOW
    assert (scene.states, mail.taken) == (["refused"], [])


def test_other_channel_waits_for_its_own_moment(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.twins.clock.moment = SATURDAY
    message = planned(scene)
    decides(scene, LocalKind.BAN, channels=["whatsapp"])
    weekdays = [[540, 1260]] * 5 + [None, None]  # 9 to 21
    decides(
        scene,
        LocalKind.HOURS,
        channels=["email"],
        days=weekdays,
        holidays_closed=True,
    )
    services, mail = with_email(scene)
    assert send(services, scene, message) is SendOutcome.NOT_NOW
    waiting = scene.message()
    assert (waiting.state, waiting.channel) == ("planned", "email")
    assert waiting.not_before == datetime(2026, 3, 16, 8, tzinfo=UTC)
    scene.twins.clock.moment = waiting.not_before
    assert send(services, scene, waiting) is SendOutcome.HANDED_OVER
    assert len(mail.taken) == 1


# --- why -----------------------------------------------------------------------------


@pytest.fixture
def refused(empty_scene: Scene) -> Scene:
    """A message that Spain's hours keep back on a Saturday."""
    empty_scene.twins.clock.moment = SATURDAY
    empty_scene.send(planned(empty_scene))
    return empty_scene


@pytest.mark.parametrize(
    ("language", "says"),
    [("es", "Fuera del horario de contacto"), ("en", "Outside contact hours")],
)
def test_explain_tells_rule_article_and_moment(
    refused: Scene, language: str, says: str
) -> None:
    with acting_for(refused.tenant_id):
        (found,) = find_accounts("Ana Prueba")
        story = story_of(found, refused.now, language)
    (refusal,) = story["refusals"]
    assert refusal["rules"].startswith("ES-22 (")
    assert "art. 96.2" in refusal["rules"]
    assert refusal["why"].startswith(f"[ES-22] {says}")
    assert refusal["sources"]
    assert refusal["earliest"] == "2026-03-16T09:00+01:00"


def test_explain_differs_by_language(refused: Scene) -> None:
    with acting_for(refused.tenant_id):
        (found,) = find_accounts("Ana Prueba")
        spanish, english = (
            story_of(found, refused.now, one)["refusals"][0]["why"]
            for one in ("es", "en")
        )
    assert spanish != english


def test_chronology_tells_rule_and_article(refused: Scene) -> None:
    (line,) = lines(refused, "contact.refused")
    assert line.data["rules"] == ["ES-22"]
    (article,) = line.data["articles"]
    assert article.startswith("ES-22: ")
    assert "96.2" in article
    assert set(line.data["explanation"]) == {"es", "en"}
    assert line.data["earliest"] == "2026-03-16T08:00:00+00:00"


# --- doctor --------------------------------------------------------------------------


def test_doctor_tells_what_about_the_law_waits(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.owes(country="MX", phone="+525512345678", debtor_id="C-2")
    scene.owes(country="AQ", phone="+67210123456", debtor_id="C-3")
    propose_change(
        scene.twins.services,
        scene.tenant_id,
        kind=LocalKind.BAN,
        definition={"channels": ["sms"]},
        reason="nobody reads them",
        actor="ana",
        now=scene.now,
    )
    scene.twins.clock.moment = datetime(2030, 1, 2, tzinfo=UTC)
    told = {f.code: f for f in check_health(scene.twins.services, scene.tenant_id)}
    assert "RECOBRO@" in told["pack_not_signed_off"].text
    assert "MX@" in told["pack_not_signed_off"].text
    assert "AQ" in told["no_pack"].text
    assert told["law_review_due"].level == "warning"
    assert "REDECO" in told["law_licence_to_show"].text
    assert "law_rate_stale" in told
    assert told["policy_waits"].level == "note"

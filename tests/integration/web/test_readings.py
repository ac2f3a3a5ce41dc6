"""What was read, shown and corrected in the console, one after another."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.integration.web.seeding import Company, Owed, now

from recobro.actions.errors import ActionRefusedError
from recobro.domain.readings import Intent
from recobro.storage import chronology, models
from recobro.storage.queries.readings import (
    QueueFilter,
    next_to_label,
    reading_page,
    reading_queue,
    readings_of,
)
from recobro.storage.tenancy import acting_for
from recobro.web.console.reading_words import GROUPS, REFUSALS, why_refused

pytestmark = pytest.mark.usefixtures("database")


class Inbox:
    """A company with one account, and messages of which something was read."""

    def __init__(self, **fields: Any) -> None:
        self.company = Company(**fields)
        self.owed: Owed = self.company.account()
        self.talk = self.company.conversation(self.owed)

    def hears(self, text: str, *intents: str, **changes: Any) -> UUID:
        """A message with its reading; `confidence` 0.9 unless told."""
        at = now() - changes.pop("ago", timedelta(hours=1))
        reading = {
            "intent": (intents or ("other",))[0],
            "intents": list(intents or ("other",)),
            "confidence": 0.9,
            "entities": {},
            "sentiment": "neutral",
            "care": [],
            "abstain": False,
        } | changes
        with acting_for(self.company.tenant_id):
            row = models.InboundMessage.objects.create(
                **self.company.own(
                    account_id=self.owed.account_id,
                    contact_point_id=self.owed.contact_point_id,
                    conversation_id=self.talk,
                    channel="whatsapp",
                    provider_id=uuid4().hex,
                    sender="34600111222",
                    kind="text",
                    text=text,
                    sent_at=at,
                    received_at=at,
                    handled_at=at,
                    reading=reading,
                )
            )
        return row.id

    def browser(self, role: str = "collector") -> Any:
        return self.company.browser(role)

    def rows(self, model: Any, **wanted: Any) -> list[Any]:
        with acting_for(self.company.tenant_id):
            found = model.objects.filter(tenant_id=self.company.tenant_id, **wanted)
            return list(found.order_by("id"))

    def corrections(self) -> list[Any]:
        return self.rows(models.ReadingCorrection)

    def queue(self, **wanted: Any) -> list[str]:
        found = reading_queue(self.company.tenant_id, QueueFilter(**wanted))
        return [row.text for row in found.rows]


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


def labels(*intents: str, **fields: Any) -> dict[str, Any]:
    """What the form posts."""
    return {"intents": list(intents), "sentiment": "neutral"} | fields


def test_groups_hold_every_intent_once() -> None:
    shown = [intent for _, intents in GROUPS for intent in intents]
    assert sorted(shown) == sorted(Intent)


def test_transcript_tells_what_was_read(inbox: Inbox) -> None:
    inbox.hears(
        "el 12 te pago 150", "promise_to_pay", confidence=0.62, abstain=True,
        care=["illness"],
        entities={"date": "2026-03-12", "amount": "150.00", "currency": "EUR"},
    )  # fmt: skip
    page = inbox.browser().get(f"/inbox/{inbox.talk}").content.decode()
    for told in (
        "Promete pagar", "Enfermedad", "12 mar 2026", "150,00", "con dudas, 62 %",
        "no decidió", "Corregir lectura",
    ):  # fmt: skip
        assert told in page.replace("\xa0", " "), told


def test_message_without_reading_says_so(inbox: Inbox) -> None:
    said = inbox.hears("¿?")
    with acting_for(inbox.company.tenant_id):
        models.InboundMessage.objects.filter(id=said).update(reading=None)
    page = inbox.browser().get(f"/inbox/{inbox.talk}").content.decode()
    assert "No se leyó nada" in page


def test_transcript_asks_two_queries_for_readings(inbox: Inbox) -> None:
    ids = [inbox.hears("uno")]
    with CaptureQueriesContext(connection) as once:
        readings_of(inbox.company.tenant_id, ids)
    ids += [inbox.hears(f"otro {n}") for n in range(4)]
    with CaptureQueriesContext(connection) as again:
        readings_of(inbox.company.tenant_id, ids)
    assert len(once) == len(again)


def test_correction_is_kept_with_the_reading(inbox: Inbox) -> None:
    said = inbox.hears("mañana sin falta", "greeting")
    answer = inbox.browser().post(
        f"/readings/{said}/correct",
        labels(
            "promise_to_pay", "hardship", care=["unemployment"], date="2026-03-12",
            amount="1.250,50", note="no saluda",
        ),
    )  # fmt: skip
    assert answer["Location"] == f"/inbox/{inbox.talk}"
    (row,) = inbox.corrections()
    assert row.reading["intents"] == ["greeting"]
    assert row.corrected == {
        "intent": "promise_to_pay", "intents": ["promise_to_pay", "hardship"],
        "entities": {"date": "2026-03-12", "amount": "1250.50", "currency": "EUR"},
        "sentiment": "neutral", "care": ["unemployment"], "abstain": False,
        "last_agent_act": None,
    }  # fmt: skip
    assert row.note == "no saluda"


def test_correction_is_written_in_the_chronology(inbox: Inbox) -> None:
    said = inbox.hears("hola", "greeting")
    inbox.browser().post(f"/readings/{said}/correct", labels("thanks"))
    with acting_for(inbox.company.tenant_id):
        (line,) = chronology.lines_of(inbox.owed.account_id)
        assert chronology.check(inbox.owed.account_id) is None
    assert line.kind == "reading.corrected"
    assert line.actor.startswith("collector-")
    assert (line.data["read"], line.data["corrected"]) == (["greeting"], ["thanks"])


def test_latest_correction_is_shown(inbox: Inbox) -> None:
    said = inbox.hears("hola", "greeting")
    browser = inbox.browser()
    for intent in ("thanks", "abuse"):
        browser.post(f"/readings/{said}/correct", labels(intent))
    shown = readings_of(inbox.company.tenant_id, [said])[said]
    assert shown.intents == ("abuse",)
    assert len(inbox.corrections()) == 2
    page = browser.get(f"/inbox/{inbox.talk}").content.decode()
    assert "Corregida:" in page


def test_undo_is_a_correction_of_its_own(inbox: Inbox) -> None:
    said = inbox.hears("hola", "greeting")
    browser = inbox.browser()
    browser.post(f"/readings/{said}/correct", labels("thanks"))
    browser.post(f"/readings/{said}/undo")
    shown = readings_of(inbox.company.tenant_id, [said])[said]
    assert (shown.intents, shown.corrected_by) == (("greeting",), "")
    assert len(inbox.corrections()) == 2
    assert inbox.queue() == ["hola"]  # it is to be labelled again
    browser.post(f"/readings/{said}/undo")  # there is nothing left to undo
    assert len(inbox.corrections()) == 2


def test_what_was_done_stays_as_it_is(inbox: Inbox) -> None:
    said = inbox.hears("pago el viernes", "promise_to_pay")
    inbox.company.promise(inbox.owed, "120.00", 3)
    talk = inbox.rows(models.Conversation)[0]
    before = (talk.state, talk.status, talk.holder)
    browser = inbox.browser()
    page = browser.get(f"/readings/{said}").content.decode()
    assert "no cambia nada de lo ya hecho" in page
    browser.post(f"/readings/{said}/correct", labels("request_extension"))
    talk = inbox.rows(models.Conversation)[0]
    assert (talk.state, talk.status, talk.holder) == before
    assert [row.status for row in inbox.rows(models.Promise)] == ["open"]
    assert inbox.rows(models.Message) == []
    assert inbox.rows(models.HandOver) == []


def test_danger_calls_a_person_at_once(inbox: Inbox) -> None:
    said = inbox.hears("ya no quiero seguir", "hardship")
    inbox.browser().post(
        f"/readings/{said}/correct", labels("hardship", care=["self_harm"])
    )
    (row,) = inbox.rows(models.HandOver)
    assert (row.reason, row.priority, row.status) == ("care", "urgent", "waiting")
    assert row.conversation_id == inbox.talk
    assert "ya no quiero seguir" in row.brief
    (correction,) = inbox.corrections()
    assert correction.corrected["abstain"] is True


def test_danger_raises_a_call_that_waits(inbox: Inbox) -> None:
    inbox.company.hand_over(inbox.owed, inbox.talk, reason="care", priority="high")
    said = inbox.hears("me pega", "hardship")
    inbox.browser().post(
        f"/readings/{said}/correct", labels("hardship", care=["violence"])
    )
    (row,) = inbox.rows(models.HandOver)
    assert row.priority == "urgent"
    assert row.due_at < now() + timedelta(minutes=16)


def test_known_danger_calls_nobody_again(inbox: Inbox) -> None:
    said = inbox.hears("no quiero vivir", "hardship", care=["self_harm"], abstain=True)
    inbox.browser().post(f"/readings/{said}/correct", {"right": "yes"})
    assert inbox.rows(models.HandOver) == []
    assert len(inbox.corrections()) == 1


def test_act_before_the_message_is_kept(inbox: Inbox) -> None:
    inbox.company.answers(
        inbox.owed, inbox.talk, "¿Le viene bien en tres pagos?",
        ago=timedelta(hours=2), intent={"kind": "reply", "act": "offer_plan"},
    )  # fmt: skip
    said = inbox.hears("no puedo con eso", "other")
    inbox.browser().post(f"/readings/{said}/correct", labels("reject"))
    assert inbox.corrections()[0].corrected["last_agent_act"] == "offer_plan"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        (labels(), "Diga al menos una cosa"),
        (labels("greeting", "accept"), "van solos"),
        (labels("thanks", care=["illness"]), "no llevan señal"),
        (labels("accept", currency="EUR"), "va con un importe"),
        (labels("accept", amount="mucho"), "Escriba un importe"),
        (labels("accept", amount="5", currency="QQQ"), "código de la moneda"),
        (labels("accept", date="2026-02-30"), "fecha válida"),
        (labels("accept", percent="120"), "Escriba un importe"),
        (labels("accept", email="nadie"), "correo electrónico válid"),
        (labels("accept", phone="abc"), "Escriba un teléfono"),
    ],
)
def test_wrong_form_is_shown_again(
    inbox: Inbox, fields: dict[str, Any], why: str
) -> None:
    said = inbox.hears("hola", "greeting")
    answer = inbox.browser().post(f"/readings/{said}/correct", fields)
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert inbox.corrections() == []


def test_amount_is_written_as_the_country_does() -> None:
    for country, shown in (("ES", "1.250,50"), ("MX", "1,250.50")):
        inbox = Inbox(country=country)
        said = inbox.hears(
            "pago", "promise_to_pay", entities={"amount": "1250.50", "currency": "EUR"}
        )
        browser = inbox.browser()
        assert f'value="{shown}"' in browser.get(f"/readings/{said}").content.decode()
        fields = labels("promise_to_pay", amount=shown, currency="eur")
        browser.post(f"/readings/{said}/correct", fields)
        entities = inbox.corrections()[0].corrected["entities"]
        assert entities == {"amount": "1250.50", "currency": "EUR"}


def test_hour_and_part_of_day_are_read(inbox: Inbox) -> None:
    said = inbox.hears("luego", "contact_later", entities={"time": "evening"})
    browser = inbox.browser()
    assert (
        'value="evening" selected' in browser.get(f"/readings/{said}").content.decode()
    )
    browser.post(f"/readings/{said}/correct", labels("contact_later", time="17:30"))
    assert inbox.corrections()[0].corrected["entities"] == {"time": "17:30"}


def test_queue_begins_with_the_undecided(inbox: Inbox) -> None:
    inbox.hears("seguro", confidence=0.97)
    inbox.hears("dudoso", confidence=0.4)
    inbox.hears("no decidió", confidence=0.6, abstain=True)
    inbox.hears("casi", confidence=0.7)
    assert inbox.queue() == ["no decidió", "dudoso", "casi", "seguro"]


def test_queue_is_filtered(inbox: Inbox) -> None:
    inbox.hears("uno", "accept", confidence=0.4)
    done = inbox.hears("dos", "reject", confidence=0.6)
    inbox.hears("tres", "accept", "hardship", confidence=0.97)
    inbox.browser().post(f"/readings/{done}/correct", labels("accept"))
    assert inbox.queue(intent="accept") == ["uno", "tres"]
    assert inbox.queue(intent="accept", status="all") == ["uno", "dos", "tres"]
    assert inbox.queue(intent="reject", status="all") == []  # as corrected
    assert inbox.queue(below=0.5) == ["uno"]
    assert inbox.queue(status="labelled") == ["dos"]
    assert inbox.queue(country="MX") == []
    assert inbox.queue(country="ES") == ["uno", "tres"]


def test_progress_counts_what_is_labelled(inbox: Inbox) -> None:
    said = inbox.hears("uno", confidence=0.4)
    inbox.hears("dos", confidence=0.99, abstain=True)
    inbox.hears("tres", confidence=0.97)
    browser = inbox.browser()
    browser.post(f"/readings/{said}/correct", {"right": "yes"})
    found = reading_queue(inbox.company.tenant_id, QueueFilter()).progress
    assert (found.messages, found.labelled) == (3, 1)
    assert (found.doubtful, found.doubtful_labelled) == (2, 1)
    page = browser.get("/readings").content.decode()
    assert "1 de 2 mensajes dudosos están etiquetados" in page


def test_fifty_are_labelled_in_a_row(inbox: Inbox) -> None:
    for n in range(50):
        inbox.hears(f"mensaje {n}", confidence=n / 100)
    browser = inbox.browser()
    address = browser.get("/readings/first?intent=other")["Location"]
    for _ in range(50):
        shown = browser.get(address)
        assert shown.status_code == 200
        post = address.replace("?", "/correct?")
        address = browser.post(post, {"right": "yes"})["Location"]
    assert address == "/readings?intent=other"
    assert len(inbox.corrections()) == 50
    assert inbox.queue() == []


def test_skipped_message_stays_in_the_queue(inbox: Inbox) -> None:
    first = inbox.hears("uno", confidence=0.1)
    second = inbox.hears("dos", confidence=0.2)
    page = inbox.browser().get(f"/readings/{first}?queue=1").content.decode()
    assert f"/readings/{second}?queue=1" in page
    assert inbox.queue() == ["uno", "dos"]
    assert next_to_label(inbox.company.tenant_id, QueueFilter(), second) is None


def test_empty_queue_says_so(inbox: Inbox) -> None:
    browser = inbox.browser()
    assert "No queda nada por etiquetar" in browser.get("/readings").content.decode()
    assert browser.get("/readings/first")["Location"] == "/readings"


def test_nonsense_filter_is_ignored(inbox: Inbox) -> None:
    inbox.hears("uno")
    page = inbox.browser().get("/readings?below=x&status=y&intent=z&page=-3")
    assert "uno" in page.content.decode()


def test_auditor_sees_and_cannot_change(inbox: Inbox) -> None:
    said = inbox.hears("hola", "greeting")
    browser = inbox.browser("auditor")
    page = browser.get(f"/readings/{said}").content.decode()
    assert "Su papel es solo de lectura." in page
    assert 'name="intents"' not in page
    talk = browser.get(f"/inbox/{inbox.talk}").content.decode()
    assert "Ver lectura" in talk
    assert (
        browser.post(f"/readings/{said}/correct", labels("thanks")).status_code == 403
    )


def test_other_company_cannot_label(inbox: Inbox) -> None:
    said = inbox.hears("hola", "greeting")
    stranger = Company("Otra Empresa").browser("admin")
    assert stranger.get(f"/readings/{said}").status_code == 404
    assert stranger.post(f"/readings/{said}/correct", {}).status_code == 404
    assert inbox.corrections() == []


def test_tapped_button_has_no_reading_to_correct(inbox: Inbox) -> None:
    said = inbox.hears("Sí", "accept")
    with acting_for(inbox.company.tenant_id):
        models.InboundMessage.objects.filter(id=said).update(choice="accept")
    assert reading_page(inbox.company.tenant_id, said) is None
    assert inbox.queue() == []


def test_every_refusal_has_its_words() -> None:
    assert why_refused(ActionRefusedError("alone", "x")) == str(REFUSALS["alone"])
    assert why_refused(ActionRefusedError("unheard_of", "so it is")) == "so it is"


def test_text_cannot_bring_markup_in(inbox: Inbox) -> None:
    said = inbox.hears("<script>alert(1)</script>")
    page = inbox.browser().get(f"/readings/{said}").content.decode()
    assert "<script>alert" not in page

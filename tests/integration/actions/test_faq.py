"""Approved answers: two people, no figures, and what a debtor gets of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from tests.builders import TUESDAY, Twins, a_tenant
from tests.integration.actions.scene import Scene
from tests.unit.understanding.faq.questions import FAQ

from recobro.actions.answer_from_faq import approved_entries, try_question
from recobro.actions.errors import ActionRefusedError
from recobro.actions.faq import decide_entry, propose_entry, retire_entry
from recobro.actions.faq_files import export_entries, import_entries
from recobro.ports.services import Services
from recobro.storage.clock import FixedClock
from recobro.storage.models import Debtor, FaqEntry, InboundMessage
from recobro.storage.queries.faq_page import faq_page
from recobro.storage.tenancy import acting_for
from recobro.understanding.faq import FaqSearch

PARKING = "Sí, hay aparcamiento gratuito detrás de la tienda."


class AnsweringTwins(Twins):
    """The twins with the search over approved answers."""

    @property
    def services(self) -> Services:
        return replace(super().services, answers=FaqSearch())


@pytest.fixture
def asked(tenant: UUID) -> Iterator[Scene]:
    """A company that answers questions, to which Ana Prueba owes 149.90 euros."""
    scene = Scene(tenant, AnsweringTwins(FixedClock(TUESDAY)))
    scene.owes()
    yield scene
    scene.proves_itself()


def proposed(tenant: UUID, answer: str = PARKING, **changes: object) -> UUID:
    given: dict[str, object] = {
        "question": "¿Tienen estacionamiento?",
        "variants": ["¿Se puede aparcar cerca?"],
        "answer": answer,
        "language": "es",
        "actor": "ana",
        "now": TUESDAY,
    }
    return propose_entry(tenant, **(given | changes))  # type: ignore[arg-type]


def approve(tenant: UUID, entry: UUID, actor: str = "luis") -> UUID:
    decide_entry(tenant, entry, approve=True, actor=actor, now=TUESDAY)
    return entry


def statuses(tenant: UUID) -> list[str]:
    with acting_for(tenant):
        rows = FaqEntry.objects.filter(tenant_id=tenant).order_by("number", "version")
        return [row.status for row in rows]


FIGURES = [
    "La cuota es de 45 €.",
    "Cuesta cuarenta y cinco euros al mes.",
    "Le hacemos un 20 % de descuento.",
    "Entre en https://example.com/ayuda para verlo.",
    "Escriba a www.example.com.",
    "Llámenos al +34 600 111 222.",
    "Pague antes del 31 de marzo de 2026.",
    "Transfiera a ES91 2100 0418 4502 0005 1332.",
    "Si no paga, le embargaremos la casa.",
]


@pytest.mark.parametrize("answer", FIGURES)
def test_answer_with_figures_is_not_proposed(tenant: UUID, answer: str) -> None:
    with pytest.raises(ActionRefusedError) as refused:
        proposed(tenant, answer)
    assert refused.value.code == "guard"
    assert "«" in str(refused.value)  # it quotes what is wrong
    assert statuses(tenant) == []


@pytest.mark.parametrize("answer", FIGURES[:4])
def test_answer_with_figures_is_not_approved(tenant: UUID, answer: str) -> None:
    entry = proposed(tenant)
    with acting_for(tenant):  # as if the guard had been laxer then
        FaqEntry.objects.filter(tenant_id=tenant, id=entry).update(answer=answer)
    with pytest.raises(ActionRefusedError) as refused:
        approve(tenant, entry)
    assert refused.value.code == "guard"
    assert statuses(tenant) == ["proposed"]


@pytest.mark.parametrize("answer", [answer for _, _, answer, _ in FAQ])
def test_plain_answer_passes_the_guard(tenant: UUID, answer: str) -> None:
    approve(tenant, proposed(tenant, answer))
    assert statuses(tenant) == ["approved"]


def test_own_telephone_may_be_told() -> None:
    phone = "+34 900 111 222"
    tenant = a_tenant(options={"contact": {"phone": phone}})
    proposed(tenant, f"Puede llamarnos al {phone}.")
    with pytest.raises(ActionRefusedError):
        proposed(tenant, "Puede llamarnos al +34 900 111 333.")


def test_guard_of_every_debtors_country_reads(asked: Scene) -> None:
    """In Colombia nobody is asked why they have not paid (Ley 2300 de 2023)."""
    answer = "Cuéntenos el motivo por el que no ha pagado y lo vemos."
    proposed(asked.tenant_id, answer)
    with acting_for(asked.tenant_id):
        Debtor.objects.filter(tenant_id=asked.tenant_id).update(country="CO")
    with pytest.raises(ActionRefusedError) as refused:
        proposed(asked.tenant_id, answer)
    assert "asks_reason" in str(refused.value)


def test_nobody_approves_their_own_answer(tenant: UUID) -> None:
    entry = proposed(tenant)
    with pytest.raises(ActionRefusedError) as refused:
        approve(tenant, entry, "ANA")
    assert refused.value.code == "same_person"
    decide_entry(tenant, entry, approve=False, actor="ana", now=TUESDAY)
    assert statuses(tenant) == ["rejected"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"question": " "}, "empty_entry"),
        ({"answer": "\n"}, "empty_entry"),
        ({"question": "¿" + "a" * 300}, "long_entry"),
        ({"answer": "a " * 500}, "long_entry"),
        ({"variants": [f"¿{n}?" for n in range(21)]}, "long_entry"),
        ({"language": "fr"}, "no_such_language"),
        ({"number": 7}, "no_such_entry"),
    ],
)
def test_impossible_entry_is_refused(
    tenant: UUID, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(ActionRefusedError) as refused:
        proposed(tenant, **changes)  # type: ignore[arg-type]
    assert refused.value.code == code
    assert statuses(tenant) == []


def test_version_is_used_until_the_next_one(tenant: UUID) -> None:
    approve(tenant, proposed(tenant))
    proposed(tenant, "No hay aparcamiento.", number=1)
    second = proposed(tenant, "Ya no hay aparcamiento.", number=1)
    assert statuses(tenant) == ["approved", "rejected", "proposed"]
    with acting_for(tenant):
        (used,) = approved_entries(tenant)
    assert (used.name, used.answer) == ("faq-1@1", PARKING)
    approve(tenant, second)
    assert statuses(tenant) == ["retired", "rejected", "approved"]
    with acting_for(tenant):
        (used,) = approved_entries(tenant)
    assert (used.name, used.answer) == ("faq-1@3", "Ya no hay aparcamiento.")


def test_decided_entry_is_decided_once(tenant: UUID) -> None:
    entry = approve(tenant, proposed(tenant))
    with pytest.raises(ActionRefusedError):
        approve(tenant, entry)
    retire_entry(tenant, entry, actor="ana", now=TUESDAY)
    with pytest.raises(ActionRefusedError):
        retire_entry(tenant, entry, actor="ana", now=TUESDAY)


def test_question_gets_the_approved_answer(asked: Scene) -> None:
    approve(asked.tenant_id, proposed(asked.tenant_id))
    asked.hears("¿tienen estacionamiento ustedes?")
    assert PARKING in asked.last_text
    turn = asked.message()
    assert turn.intent["act"] == "faq_answer"
    assert asked.open_reasons == []


def test_only_approved_answers_are_given(asked: Scene) -> None:
    entry = proposed(asked.tenant_id)
    asked.hears("¿tienen estacionamiento?")
    assert PARKING not in asked.last_text
    approve(asked.tenant_id, entry)
    asked.hears("¿tienen estacionamiento?")
    assert PARKING in asked.last_text
    retire_entry(asked.tenant_id, entry, actor="ana", now=TUESDAY)
    asked.hears("¿tienen estacionamiento?")
    assert PARKING not in asked.last_text


def test_unknown_question_goes_to_a_person(asked: Scene) -> None:
    approve(asked.tenant_id, proposed(asked.tenant_id))
    asked.hears("¿venden repuestos del aparato?")
    assert asked.message().intent["act"] == "misunderstood"
    asked.hears("¿y hay repuestos usados?")
    assert asked.message().intent["act"] == "handover"
    assert asked.open_reasons == ["misunderstood"]


def test_answer_of_another_company_is_not_given(asked: Scene) -> None:
    other = a_tenant()
    approve(other, proposed(other))
    asked.hears("¿tienen estacionamiento?")
    assert PARKING not in asked.last_text


def test_answer_waits_for_the_readers_identity() -> None:
    tenant = a_tenant(options={"identity_check": True})
    scene = Scene(tenant, AnsweringTwins(FixedClock(TUESDAY)))
    scene.owes()
    with acting_for(tenant):
        Debtor.objects.filter(tenant_id=tenant).update(
            identity_question="birth_year", identity_answer="1980"
        )
    approve(tenant, proposed(tenant))
    scene.hears("¿tienen estacionamiento?")
    assert PARKING not in scene.last_text
    scene.hears("1980")
    scene.hears("¿tienen estacionamiento?")
    assert PARKING in scene.last_text


def test_what_had_no_answer_is_listed(asked: Scene) -> None:
    approve(asked.tenant_id, proposed(asked.tenant_id))
    asked.hears("¿tienen estacionamiento?")
    asked.hears("quiero pagar")
    asked.hears("¿venden repuestos?")
    asked.hears("Venden repuestos")
    (listed,) = faq_page(asked.tenant_id, asked.now).unanswered
    assert (listed.text, listed.times) == ("Venden repuestos", 2)
    asked.wait(days=31)
    assert faq_page(asked.tenant_id, asked.now).unanswered == ()


def test_message_that_needs_care_is_not_listed(asked: Scene) -> None:
    asked.hears("¿venden repuestos?")
    with acting_for(asked.tenant_id):
        InboundMessage.objects.filter(tenant_id=asked.tenant_id).update(
            reading={"intents": ["other"], "care": ["illness"], "abstain": True}
        )
    assert faq_page(asked.tenant_id, asked.now).unanswered == ()


def test_trying_shows_how_near_it_is(asked: Scene) -> None:
    approve(asked.tenant_id, proposed(asked.tenant_id))
    services = asked.twins.services
    tried = try_question(
        services, asked.tenant_id, "hay estacionamiento?", language="es", country="ES"
    )
    assert [match.sure for match in tried] == [True]
    assert asked.sent == []


def test_exported_file_changes_nothing_here(tenant: UUID) -> None:
    approve(tenant, proposed(tenant))
    approve(tenant, proposed(tenant, "Por el chat.", question="- ¿Cómo, «A|B»?"))
    data = export_entries(tenant).encode()
    report = import_entries(tenant, data, language="es", actor="eva", now=TUESDAY)
    assert (report.proposed, report.unchanged, report.problems) == (0, 2, ())
    other = a_tenant()
    report = import_entries(other, data, language="es", actor="eva", now=TUESDAY)
    assert (report.proposed, report.problems) == (2, ())
    assert export_entries(other).replace("proposed", "approved") == data.decode()


def test_changed_line_becomes_the_next_version(tenant: UUID) -> None:
    approve(tenant, proposed(tenant))
    data = "Question;Answer;variants\n¿Tienen estacionamiento?;Ya no.;\n;;\n".encode()
    report = import_entries(tenant, data, language="es", actor="eva", now=TUESDAY)
    assert report.proposed == 1
    assert statuses(tenant) == ["approved", "proposed"]


def test_bad_lines_are_told_by_number(tenant: UUID) -> None:
    data = b"question,answer\nA,Vale 45 euros.\nB,\nC,Por el chat.\n"
    report = import_entries(tenant, data, language="es", actor="eva", now=TUESDAY)
    assert report.proposed == 1
    told = [(line, refusal.code) for line, refusal in report.problems]
    assert told == [(2, "guard"), (3, "empty_entry")]


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"uno,dos\n1,2\n", b"question\nA\n", b"PK\x03\x04"]
)
def test_file_that_is_no_csv_is_refused(tenant: UUID, data: bytes) -> None:
    with pytest.raises(ActionRefusedError) as refused:
        import_entries(tenant, data, language="es", actor="eva", now=TUESDAY)
    assert refused.value.code == "bad_file"

"""What the company approved is what is sent; what it did not, is not."""

from __future__ import annotations

import pytest
from tests.integration.actions.scene import Scene, a_failure

from recobro.actions.errors import ActionRefusedError
from recobro.actions.wordings import decide_wording, propose_wording, restore_ours
from recobro.domain.messages import Reaction
from recobro.ports.channel import Rejected
from recobro.ports.wordings import Slot
from recobro.storage import models
from recobro.storage.queries.wordings import approved_texts, wording_page
from recobro.storage.tenancy import acting_for
from recobro.understanding.writer.desk import CatalogueDesk

DESK = CatalogueDesk()
BALANCE = Slot(key="balance", register="tu")
TEXT = "Son {balance} en total, {first_name}.{next}"


def employ(scene: Scene, *names: str, role: str = "admin") -> None:
    for who in names:
        username = name(scene, who)
        user = models.User.objects.create_user(
            username, email=f"{username}@example.com"
        )
        with acting_for(scene.tenant_id):
            models.Membership.objects.create(
                tenant_id=scene.tenant_id,
                user_id=user.pk,
                role=role,
                created_at=scene.now,
            )


def name(scene: Scene, who: str) -> str:
    return f"{who}-{scene.tenant_id.hex[-9:]}"


def proposed(
    scene: Scene, text: str = TEXT, slot: Slot = BALANCE, who: str = "ana"
) -> models.Wording:
    found = propose_wording(
        DESK, scene.tenant_id, slot, text, actor=name(scene, who), now=scene.now
    )
    return next(row for row in rows(scene) if row.id == found)


def decided(
    scene: Scene, row: models.Wording, who: str = "luis", *, approve: bool = True
) -> None:
    decide_wording(
        DESK,
        scene.tenant_id,
        row.id,
        approve=approve,
        actor=name(scene, who),
        now=scene.now,
    )


def rows(scene: Scene) -> list[models.Wording]:
    with acting_for(scene.tenant_id):
        found = models.Wording.objects.filter(tenant_id=scene.tenant_id)
        return list(found.order_by("version"))


def answer_to(scene: Scene, text: str) -> str:
    """What the person gets to read after writing this."""
    scene.hears(text)
    scene.deliver()
    return scene.last_text


def test_approved_text_is_what_is_sent(scene: Scene) -> None:
    employ(scene, "ana", "luis")
    scene.remind()
    decided(scene, proposed(scene))
    told = answer_to(scene, "¿cuánto debo?")
    assert "Son 149,90 € en total, Ana." in told.replace("\xa0", " ")


def test_proposal_and_rejection_send_ours(scene: Scene) -> None:
    employ(scene, "ana", "luis")
    scene.remind()
    row = proposed(scene)
    assert "A día de hoy quedan por pagar" in answer_to(scene, "¿cuánto debo?")
    decided(scene, row, approve=False)
    assert "A día de hoy quedan por pagar" in answer_to(scene, "¿cuánto debo?")


def test_our_text_is_sent_after_going_back(scene: Scene) -> None:
    employ(scene, "ana", "luis")
    scene.remind()
    decided(scene, proposed(scene))
    restore_ours(scene.tenant_id, BALANCE, actor="luis", now=scene.now)
    assert "A día de hoy quedan por pagar" in answer_to(scene, "¿cuánto debo?")


def test_changed_balance_is_told_in_own_words(scene: Scene) -> None:
    employ(scene, "ana", "luis")
    scene.remind()
    decided(scene, proposed(scene))
    scene.twins.channel.answer_next(Rejected(failure=a_failure(Reaction.RETRY)))
    scene.hears("¿cuánto debo?")  # worded on 149.90, not delivered yet
    scene.owes(number=scene.row(models.Invoice).number, outstanding="40.00")
    scene.wait(minutes=1)
    scene.deliver()
    assert "Son 40,00 € en total, Ana." in scene.last_text.replace("\xa0", " ")


def test_nobody_approves_their_own(scene: Scene) -> None:
    employ(scene, "ana", "luis")
    row = proposed(scene)
    with pytest.raises(ActionRefusedError) as caught:
        decided(scene, row, "ana")
    assert caught.value.code == "same_person"
    with acting_for(scene.tenant_id):
        assert approved_texts().texts == ()


def test_only_decider_approves_on_the_record(scene: Scene) -> None:
    employ(scene, "ana")
    employ(scene, "eva", role="collector")
    decided(scene, proposed(scene), "ana")
    (row,) = rows(scene)
    assert (row.status, row.note) == ("approved", "decided_alone")


def test_unfit_text_is_neither_proposed_nor_approved(scene: Scene) -> None:
    employ(scene, "ana", "luis")
    with pytest.raises(ActionRefusedError) as caught:
        proposed(scene, "Págame {balance} o te embargaremos.{next}")
    assert caught.value.code == "unfit_text"
    assert caught.value.values["fault"] == "threat"
    row = proposed(scene)
    with acting_for(scene.tenant_id):  # as if the guard had learned since
        models.Wording.objects.filter(tenant_id=scene.tenant_id).update(
            text="Págame {balance} o te embargaremos.{next}"
        )
    with pytest.raises(ActionRefusedError):
        decided(scene, row)
    assert [r.status for r in rows(scene)] == ["proposed"]


def test_guard_still_reads_what_is_sent(scene: Scene) -> None:
    scene.remind()
    with acting_for(scene.tenant_id):  # past every review
        models.Wording.objects.create(
            tenant_id=scene.tenant_id,
            key="balance",
            language="es",
            version=1,
            text="Debes {balance} y te embargaremos el sueldo.{next}",
            status="approved",
            proposed_by="x",
            proposed_at=scene.now,
            decided_by="x",
            decided_at=scene.now,
        )
    before = len(scene.sent)
    scene.hears("¿cuánto debo?")
    scene.deliver()
    assert len(scene.sent) == before
    assert scene.states[-1] == "refused"


def test_versions_are_counted_and_kept(scene: Scene) -> None:
    employ(scene, "ana", "luis")
    decided(scene, proposed(scene))
    with pytest.raises(ActionRefusedError) as caught:
        proposed(scene)
    assert caught.value.code == "same_text"
    decided(scene, proposed(scene, TEXT + " Gracias."))
    page = wording_page(scene.tenant_id)
    told = [(line.version, line.status) for line in page.of("balance")]
    assert sorted(told) == [(1, "retired"), (2, "approved")]
    assert page.deciders == {name(scene, "ana"), name(scene, "luis")}


def test_texts_of_others_are_not_loaded(scene: Scene) -> None:
    from tests.builders import a_tenant  # noqa: PLC0415  needs the database

    employ(scene, "ana", "luis")
    decided(scene, proposed(scene))
    with acting_for(a_tenant()):
        assert approved_texts().texts == ()


def test_nothing_waits_twice_for_one_place(scene: Scene) -> None:
    employ(scene, "ana", "luis")
    proposed(scene)
    with pytest.raises(ActionRefusedError) as caught:
        proposed(scene, TEXT + " Gracias.", who="luis")
    assert caught.value.code == "asked_already"
    # another place is another matter
    proposed(scene, TEXT, Slot(key="balance", register="usted"))
    with pytest.raises(ActionRefusedError) as again:
        restore_ours(scene.tenant_id, BALANCE, actor="ana", now=scene.now)
    assert again.value.code == "ours_already"

"""What people do at the console: take over, write, pause, settle, move the clock."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from tests.builders import a_tenant, an_invoice_row
from tests.integration.actions.scene import Scene

from recobro.actions.check_health import check_health
from recobro.actions.disputes import open_dispute, settle_dispute
from recobro.actions.errors import ActionRefusedError
from recobro.actions.holds import place_hold, release_hold
from recobro.actions.move_clock import move_clock
from recobro.actions.receive_event import count_refusal, process_event, store_event
from recobro.actions.take_over import give_back, take_over, write_as_person
from recobro.actions.tenants import add_person, create_tenant, set_options
from recobro.domain.messages import TextContent
from recobro.storage import models
from recobro.storage.locks import UnknownAccountError, lock_account
from recobro.storage.tenancy import acting_for, memberships_of
from recobro.storage.tenants import tenant_settings


@pytest.fixture
def talk(scene: Scene) -> Scene:
    """Ana wrote: there is a conversation to take."""
    scene.remind()
    scene.hears("quiero hablar con una persona")
    return scene


def take(scene: Scene) -> None:
    take_over(scene.tenant_id, scene.conversation.id, actor="eva", now=scene.now)


def give(scene: Scene) -> None:
    give_back(
        scene.twins.services,
        scene.tenant_id,
        scene.conversation.id,
        actor="eva",
        now=scene.now,
    )


def write(scene: Scene, text: str) -> None:
    write_as_person(
        scene.twins.services,
        scene.tenant_id,
        scene.conversation.id,
        text,
        actor="eva",
        now=scene.now,
    )


def code_of(refused: pytest.ExceptionInfo[ActionRefusedError]) -> str:
    return refused.value.code


def test_taken_conversation_silences_agent(talk: Scene) -> None:
    take(talk)
    talked = talk.conversation
    assert (talked.holder, talked.status, talked.unread) == ("person", "human", 0)
    call = talk.row(models.HandOver)
    assert (call.status, call.taken_by, call.taken_at) == ("taken", "eva", talk.now)
    taken = len(talk.sent)
    talk.hears("¿cuánto debo?")
    talk.day(15)
    assert talk.run().counts["send"] == 0
    assert len(talk.sent) == taken


def test_person_writes_through_the_gate(talk: Scene) -> None:
    take(talk)
    write(talk, "  Hola, Ana. Soy Eva, ¿en qué puedo ayudarte?  ")
    content = talk.sent[-1].content
    assert isinstance(content, TextContent)
    assert content.body == "Hola, Ana. Soy Eva, ¿en qué puedo ayudarte?"
    message = talk.message()
    assert (message.author, message.verdict_id is not None) == ("eva", True)


@pytest.mark.parametrize("text", ["", "   ", "a" * 4097])
def test_person_writes_no_empty_or_endless_text(talk: Scene, text: str) -> None:
    take(talk)
    with pytest.raises(ActionRefusedError) as refused:
        write(talk, text)
    assert code_of(refused) == "bad_length"


def test_person_must_take_over_first(talk: Scene) -> None:
    with pytest.raises(ActionRefusedError) as refused:
        write(talk, "Hola")
    assert code_of(refused) == "not_taken"


def test_person_meets_the_closed_window(talk: Scene) -> None:
    take(talk)
    talk.wait(hours=24)
    with pytest.raises(ActionRefusedError) as refused:
        write(talk, "Hola")
    assert code_of(refused) == "window_closed"


def test_guard_reads_persons_too(talk: Scene) -> None:
    take(talk)
    taken = len(talk.sent)
    with pytest.raises(ActionRefusedError) as refused:
        write(talk, "Si no pagas hoy irás a la cárcel y lo sabrán tus vecinos.")
    assert code_of(refused) == "refused"
    assert len(talk.sent) == taken


def test_given_back_agent_answers_again(talk: Scene) -> None:
    take(talk)
    give(talk)
    assert talk.conversation.holder == "agent"
    assert {h.status for h in talk.rows(models.HandOver)} == {"closed"}
    talk.hears("¿cuánto debo?")
    assert "149,90" in talk.last_text
    talk.day(15)
    assert talk.run().counts["send"] == 1


def test_given_back_status_is_the_ledgers(talk: Scene) -> None:
    take(talk)
    talk.pays("149.90")
    give(talk)
    assert talk.conversation.status == "paid"


def test_nobody_takes_what_is_not_there(scene: Scene) -> None:
    with pytest.raises(ActionRefusedError) as refused:
        take_over(scene.tenant_id, uuid4(), actor="eva", now=scene.now)
    assert code_of(refused) == "no_such_conversation"


def test_nobody_takes_from_another_company(talk: Scene) -> None:
    other = a_tenant()
    with pytest.raises(ActionRefusedError):
        take_over(other, talk.conversation.id, actor="eva", now=talk.now)
    assert talk.conversation.holder == "agent"


def pause(scene: Scene, **until: float) -> object:
    return place_hold(
        scene.tenant_id,
        scene.account_id,
        reason="company",
        until=scene.now + timedelta(**until) if until else None,
        note="vacaciones",
        actor="eva",
        now=scene.now,
    )


def test_hold_rests_account_until_its_end(scene: Scene) -> None:
    pause(scene, days=2)
    assert scene.run().counts["send"] == 0
    scene.day(11)
    assert scene.run().counts["send"] == 1


def test_hold_ends_in_the_future(scene: Scene) -> None:
    with pytest.raises(ActionRefusedError) as refused:
        pause(scene, days=-1)
    assert code_of(refused) == "hold_in_the_past"


def test_hold_of_unknown_account_is_refused(scene: Scene) -> None:
    with pytest.raises(UnknownAccountError):
        place_hold(
            scene.tenant_id,
            uuid4(),
            reason="company",
            until=None,
            note="",
            actor="eva",
            now=scene.now,
        )


def test_hold_is_released_once(scene: Scene) -> None:
    pause(scene)
    held = scene.row(models.Hold)
    release_hold(scene.tenant_id, held.id, actor="eva", now=scene.now)
    assert scene.run().counts["send"] == 1
    with pytest.raises(ActionRefusedError) as refused:
        release_hold(scene.tenant_id, held.id, actor="eva", now=scene.now)
    assert code_of(refused) == "no_such_hold"


def contest(scene: Scene, number: str | None = None) -> models.Dispute:
    with acting_for(scene.tenant_id):
        return open_dispute(
            lock_account(scene.account_id),
            text="no",
            invoice_number=number,
            now=scene.now,
        )


def settle(
    scene: Scene, dispute: models.Dispute, upheld: bool, why: str = "vale"
) -> None:
    settle_dispute(
        scene.tenant_id,
        dispute.id,
        upheld=upheld,
        resolution=why,
        actor="eva",
        now=scene.now,
    )


def test_rejected_dispute_is_asked_for_again(scene: Scene) -> None:
    dispute = contest(scene)
    assert scene.run().counts["send"] == 0
    settle(scene, dispute, upheld=False)
    assert scene.run().counts["send"] == 1
    row = scene.row(models.Dispute)
    assert (row.status, row.owner, row.settled_at) == ("rejected", "eva", scene.now)


def test_upheld_dispute_holds_its_invoice(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.owes(
        an_invoice_row(number="A", amount="10.00"),
        an_invoice_row(number="B", amount="20.00"),
    )
    settle(scene, contest(scene, "A"), upheld=True)
    claimable = scene.view.position.claimable
    assert [t.invoice_number for t in claimable] == ["B"]
    assert scene.owed == "30.00"  # no figure changes: the creditor's books do
    scene.remind()
    assert "20,00" in scene.last_text
    assert "30,00" not in scene.last_text


def test_upheld_dispute_of_all_holds_all(scene: Scene) -> None:
    settle(scene, contest(scene), upheld=True)
    assert scene.run().counts["send"] == 0
    assert scene.row(models.Hold).reason == "dispute_upheld"


def test_settled_dispute_ends_its_pause(scene: Scene) -> None:
    scene.remind()
    scene.hears("no reconozco esa factura, no es mía")
    assert {h.reason for h in scene.rows(models.Hold)} == {"dispute"}
    settle(scene, scene.row(models.Dispute), upheld=False)
    assert scene.row(models.Hold).released_at == scene.now
    assert "hold.released" in scene.kinds


def test_dispute_is_settled_once_with_reason(scene: Scene) -> None:
    dispute = contest(scene)
    with pytest.raises(ActionRefusedError) as refused:
        settle(scene, dispute, upheld=True, why="  ")
    assert code_of(refused) == "no_resolution"
    settle(scene, dispute, upheld=False)
    with pytest.raises(ActionRefusedError) as refused:
        settle(scene, dispute, upheld=True)
    assert code_of(refused) == "no_such_dispute"


def test_clock_moves_in_a_demo_only(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = scene.now + timedelta(days=1)
    services = scene.twins.services
    with pytest.raises(ActionRefusedError) as refused:
        move_clock(services, tenant_id=scene.tenant_id, to=later, actor="eva")
    assert code_of(refused) == "not_a_demo"
    monkeypatch.setenv("RECOBRO_DEMO", "1")
    with pytest.raises(ActionRefusedError) as refused:
        move_clock(
            services,
            tenant_id=scene.tenant_id,
            to=scene.now - timedelta(seconds=1),
            actor="eva",
        )
    assert code_of(refused) == "backwards"
    assert not models.DemoClock.objects.exists()


def test_company_exists_once(database: None) -> None:
    slug = f"s-{uuid4().hex[:12]}"
    tenant = create_tenant(slug=slug, name="Luz de Ejemplo", country="MX")
    with acting_for(tenant):
        settings = tenant_settings()
    assert (settings.currency, settings.zone.key) == ("MXN", "America/Mexico_City")
    with pytest.raises(ActionRefusedError) as refused:
        create_tenant(slug=slug, name="Otra")
    assert code_of(refused) == "tenant_exists"


def test_options_change_one_by_one(tenant: UUID) -> None:
    set_options(tenant, {"a": 1, "b": 2})
    set_options(tenant, {"a": None, "c": 3})
    with acting_for(tenant):
        assert tenant_settings().options == {"b": 2, "c": 3}


def test_person_has_one_role_per_company(scene: Scene) -> None:
    address = f"{uuid4().hex[:12]}@example.com"
    first = add_person(
        scene.tenant_id, email=address, password="una frase", role="auditor"
    )
    again = add_person(
        scene.tenant_id, email=address.upper(), password="otra", role="admin"
    )
    assert again == first
    assert [m.role for m in memberships_of(first)] == ["admin"]
    user = models.User.objects.get(pk=first)
    assert user.check_password("una frase")  # the password is theirs
    assert (user.is_staff, user.is_superuser) == (False, False)


def test_unknown_role_makes_nobody(scene: Scene) -> None:
    address = f"{uuid4().hex[:12]}@example.com"
    with pytest.raises(ValueError, match="king"):
        add_person(scene.tenant_id, email=address, password="una frase", role="king")
    assert not models.User.objects.filter(email=address).exists()


def found(scene: Scene) -> dict[str, str]:
    findings = check_health(scene.twins.services, scene.tenant_id)
    levels = [f.level for f in findings]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    return {finding.code: finding.level for finding in findings}


def test_health_of_a_sound_company(scene: Scene) -> None:
    scene.remind()
    told = found(scene)
    assert "error" not in told.values()
    # what is open is about the law's data, not about this company
    assert all(code.startswith(("pack_", "law_")) for code in told)


def test_health_tells_what_is_wrong(scene: Scene) -> None:
    scene.owes(debtor_id="C-2", country="AQ", phone="+34600111333")
    count_refusal(scene.tenant_id, source="whatsapp", reason="signature", now=scene.now)
    count_refusal(scene.tenant_id, source="whatsapp", reason="signature", now=scene.now)
    event = store_event(scene.tenant_id, source="gateway", body=b"{", now=scene.now)
    process_event(scene.twins.services, tenant_id=scene.tenant_id, event_id=event)
    codes = found(scene)
    assert codes["no_pack"] == "warning"
    assert codes["unreadable_webhooks"] == "warning"
    assert codes["refused_webhooks"] == "warning"
    assert scene.row(models.WebhookRefusal).count == 2


def test_health_finds_broken_truths(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.owes()
    with acting_for(scene.tenant_id):
        models.InvoiceTerm.objects.filter(tenant_id=scene.tenant_id).update(
            outstanding=1
        )
    assert found(scene)["invariant_outstanding_differs"] == "error"
    with acting_for(scene.tenant_id):
        models.InvoiceTerm.objects.filter(tenant_id=scene.tenant_id).update(
            outstanding="149.90"
        )


def test_health_tells_of_missing_providers(scene: Scene) -> None:
    from dataclasses import replace  # noqa: PLC0415

    def refuse(*_: object) -> object:
        raise LookupError("nothing set")

    services = replace(
        scene.twins.services,
        open_channel=refuse,  # type: ignore[arg-type]
        open_gateway=refuse,  # type: ignore[arg-type]
    )
    codes = {f.code for f in check_health(services, scene.tenant_id)}
    assert {"no_whatsapp", "no_gateway"} <= codes

"""The company's own policy: two people, a history, and the gate that applies it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from tests.builders import an_invoice_row
from tests.integration.actions.scene import Scene

from django.db.utils import IntegrityError  # isort: skip

from recobro.actions.errors import ActionRefusedError
from recobro.actions.local_policy import decide_change, propose_change
from recobro.domain.compliance.local_rules import LocalKind
from recobro.storage import models
from recobro.storage.local_policy import local_policy
from recobro.storage.queries.policy_page import policy_page
from recobro.storage.tenancy import acting_for

SATURDAY = datetime(2026, 3, 14, 11, tzinfo=UTC)  # noon in Madrid


def proposed(
    scene: Scene, kind: LocalKind = LocalKind.SWITCH_OFF, **fields: Any
) -> UUID:
    given: dict[str, Any] = {
        "reason": "our counsel agreed in writing",
        "actor": "ana",
        "now": scene.now,
    }
    if kind is LocalKind.SWITCH_OFF:
        given["rule"] = "ES-22"
    return propose_change(
        scene.twins.services, scene.tenant_id, kind=kind, **(given | fields)
    )


def decided(
    scene: Scene, change: UUID, *, approve: bool = True, actor: str = "luis"
) -> None:
    decide_change(
        scene.twins.services,
        scene.tenant_id,
        change,
        approve=approve,
        actor=actor,
        now=scene.now,
    )


def row(scene: Scene, change: UUID) -> models.PolicyChange:
    found: models.PolicyChange = scene.row(models.PolicyChange, id=change)
    return found


def refusal(call: Any, *arguments: Any, **named: Any) -> str:
    with pytest.raises(ActionRefusedError) as refused:
        call(*arguments, **named)
    return refused.value.code


def test_proposal_changes_nothing_yet(scene: Scene) -> None:
    change = proposed(scene)
    assert row(scene, change).status == "proposed"
    with acting_for(scene.tenant_id):
        assert local_policy().changes == ()


def test_nobody_approves_their_own_change(scene: Scene) -> None:
    change = proposed(scene, actor="Ana")
    assert refusal(decided, scene, change, actor="ana") == "same_person"
    assert row(scene, change).status == "proposed"


def test_database_holds_the_two_people_as_well(scene: Scene) -> None:
    change = proposed(scene)
    for person in ("ana", ""):
        with pytest.raises(IntegrityError), acting_for(scene.tenant_id):
            models.PolicyChange.objects.filter(
                tenant_id=scene.tenant_id, id=change
            ).update(status="approved", decided_by=person)


def test_approved_change_opens_the_gate(scene: Scene) -> None:
    scene.twins.clock.moment = SATURDAY
    scene.run()
    message = scene.message()
    scene.send(message)
    assert scene.states == ["planned"]  # ES-22: not on a Saturday
    decided(scene, proposed(scene))
    with acting_for(scene.tenant_id):
        models.Message.objects.filter(tenant_id=scene.tenant_id).update(
            not_before=scene.now
        )
    scene.send(message)
    assert scene.states == ["accepted"]
    packs = scene.rows(models.Verdict)[-1].packs
    assert packs[-1] == "LOCAL@1"  # the verdict names the change that was in force


def test_own_closing_day_closes_the_gate(empty_scene: Scene) -> None:
    scene = empty_scene
    scene.owes(an_invoice_row(postcode="28013"))
    day = {"day": "2026-03-10"}
    decided(scene, proposed(scene, LocalKind.CLOSING_DAY, definition=day))
    scene.run()
    scene.send(scene.message())
    waiting = scene.message()
    assert waiting.state == "planned"
    # the next morning at nine in Madrid
    assert waiting.not_before == datetime(2026, 3, 11, 8, tzinfo=UTC)


@pytest.mark.parametrize("rule", ["EU-05", "ES-25", "NO-SUCH", ""])
def test_law_is_never_loosened(scene: Scene, rule: str) -> None:
    assert refusal(proposed, scene, rule=rule) == "cannot_loosen"
    assert scene.rows(models.PolicyChange) == []


def test_rule_that_is_law_elsewhere_needs_its_country(scene: Scene) -> None:
    """EU-06 is policy in Spain until the directive is transposed."""
    decided(scene, proposed(scene, rule="EU-06", country="ES"))
    assert refusal(proposed, scene, rule="EU-06", country="CO") == "cannot_loosen"


def test_change_needs_a_reason(scene: Scene) -> None:
    assert refusal(proposed, scene, reason="  ") == "no_reason"
    assert refusal(proposed, scene, reason="x" * 1001) == "no_reason"


def test_change_that_says_nothing_is_refused(scene: Scene) -> None:
    code = refusal(proposed, scene, LocalKind.CAP, definition={"channels": ["sms"]})
    assert code == "bad_change"


def test_same_change_is_asked_once(scene: Scene) -> None:
    change = proposed(scene)
    assert refusal(proposed, scene) == "asked_already"
    decided(scene, change)
    assert refusal(proposed, scene) == "asked_already"


def test_rejected_change_does_nothing_and_stays(scene: Scene) -> None:
    change = proposed(scene)
    decided(scene, change, approve=False, actor="ana")  # one's own may be taken back
    assert row(scene, change).status == "rejected"
    assert refusal(decided, scene, change) == "no_such_change"
    proposed(scene)  # and may be asked again
    assert [c.number for c in scene.rows(models.PolicyChange)] == [1, 2]


def test_ending_a_change_takes_two_as_well(scene: Scene) -> None:
    change = proposed(scene)
    assert refusal(proposed, scene, LocalKind.END, target_id=change) == "no_such_change"
    decided(scene, change)
    end = proposed(scene, LocalKind.END, target_id=change)
    assert refusal(proposed, scene, LocalKind.END, target_id=change) == "asked_already"
    with acting_for(scene.tenant_id):
        assert [c.number for c in local_policy().changes] == [1]
    decided(scene, end)
    with acting_for(scene.tenant_id):
        assert local_policy().changes == ()
    assert row(scene, change).status == "ended"


def test_history_keeps_everything(scene: Scene) -> None:
    change = proposed(scene)
    decided(scene, change)
    decided(scene, proposed(scene, LocalKind.END, target_id=change))
    page = policy_page(scene.tenant_id)
    assert [(c.number, c.kind, c.status, c.target) for c in page.history] == [
        (2, "end", "approved", 1),
        (1, "switch_off", "ended", None),
    ]
    assert (page.waiting, page.in_force, page.countries) == ((), (), ("ES",))

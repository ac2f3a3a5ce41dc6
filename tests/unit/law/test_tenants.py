"""Local policy: tighten anything, loosen policy only, with a reason and two people."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.compliance.builders import a_contact, local, some_facts
from tests.unit.law.test_loader import OWN_PACK

from recobro.domain.compliance import PastContact, evaluate
from recobro.domain.compliance.tenants import (
    CannotLoosenError,
    NoReasonError,
    SwitchedOff,
    effective_bases,
    with_local_policy,
)
from recobro.law.calendars import closed_days
from recobro.law.loader import load_packs, pack_from_file


def off(
    rule: str, reason: str = "agreed with the clients", *people: str
) -> SwitchedOff:
    return SwitchedOff(rule=rule, reason=reason, approved_by=people or ("ana", "luis"))


def test_policy_may_be_switched_off() -> None:
    packs = with_local_policy(load_packs("ES"), [off("ES-22")])
    sunday = local("2026-11-22T12:00+01:00")
    days = closed_days("ES", None, [2026])
    assert evaluate(packs, some_facts(), a_contact(), sunday, days).allowed
    assert not evaluate(
        load_packs("ES"), some_facts(), a_contact(), sunday, days
    ).allowed


@pytest.mark.parametrize("rule", ["EU-05", "ES-20", "ES-25", "ES-21", "ZZ-99"])
def test_law_may_not_be_switched_off(rule: str) -> None:
    with pytest.raises(CannotLoosenError, match=rule):
        with_local_policy(load_packs("ES"), [off(rule)])


def test_basis_is_that_of_the_place() -> None:
    assert effective_bases(load_packs("ES"))["EU-06"] == "policy"
    assert effective_bases(load_packs("EU"))["EU-06"] == "law"
    with_local_policy(load_packs("ES"), [off("EU-06")])


@pytest.mark.parametrize(
    "change", [off("ES-22", "  "), off("ES-22", "why", "ana"),
               off("ES-22", "why", "ana", "ana")]
)  # fmt: skip
def test_reason_and_two_people_are_needed(change: SwitchedOff) -> None:
    with pytest.raises(NoReasonError):
        with_local_policy(load_packs("ES"), [change])


def test_own_rules_tighten(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN_PACK, encoding="utf-8")
    own = pack_from_file(path)
    packs = with_local_policy(load_packs("ES"), (), own)
    told = PastContact(at=local("2026-11-23T10:00+01:00"), channel="whatsapp")
    verdict = evaluate(
        packs,
        some_facts(history=(told,)),
        a_contact(),
        local("2026-11-25T10:00+01:00"),
        closed_days("ES", None, [2026]),
    )
    assert verdict.rule_ids == ("ACME-1",)
    assert verdict.earliest == local("2026-11-26T09:00+01:00")
    assert verdict.pack_versions[-1] == "ACME@1"


def test_same_policy_is_compiled_once() -> None:
    first = with_local_policy(load_packs("ES"), [off("ES-22")])
    assert first is with_local_policy(load_packs("ES"), [off("ES-22")])

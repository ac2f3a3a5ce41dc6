"""Each rule: drafts that break it, and honest neighbours that break none."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.guard import (
    drafts_conduct,
    drafts_fifth,
    drafts_fourth,
    drafts_money,
    drafts_more,
    drafts_sixth,
    drafts_third,
)
from tests.unit.guard.accounts import verdict

from recobro.domain.guard.verdict import Rule

_BATCHES = (
    drafts_money, drafts_conduct, drafts_more, drafts_third, drafts_fourth,
    drafts_fifth, drafts_sixth,
)  # fmt: skip
BREAKS = [
    (rule, country, draft, changes)
    for batch in _BATCHES
    for rule, drafts in batch.BREAKS.items()
    for country, draft, changes in drafts
]
HONEST = [entry for batch in _BATCHES for entry in batch.HONEST]


@pytest.mark.parametrize(("rule", "country", "draft", "changes"), BREAKS)
def test_offending_draft_is_held_back(
    rule: str, country: str, draft: str, changes: dict[str, Any]
) -> None:
    judged = verdict(country, draft, **changes)
    assert not judged.allowed
    assert Rule(rule) in judged.rules


@pytest.mark.parametrize(("country", "draft", "changes"), HONEST)
def test_honest_draft_may_leave(
    country: str, draft: str, changes: dict[str, Any]
) -> None:
    judged = verdict(country, draft, **changes)
    assert judged.violations == ()
    assert judged.allowed


def test_every_rule_has_drafts() -> None:
    assert {Rule(rule) for rule, *_ in BREAKS} == set(Rule)


def test_person_may_say_so() -> None:
    draft = "Hola, Elena: soy Carla, su gestora, una persona del equipo."
    assert not verdict("ES", draft).allowed
    assert verdict("ES", draft, written_by_person=True).allowed


def test_reason_is_asked_outside_colombia() -> None:
    draft = "¿Cuál es el motivo del retraso en el pago?"
    assert not verdict("CO", draft).allowed
    assert verdict("PE", draft).allowed


def test_bureau_needs_the_lawful_notice() -> None:
    draft = "Si no atiende este aviso, sus datos podrán comunicarse a ASNEF."
    assert not verdict("ES", draft).allowed
    assert verdict("ES", draft, credit_bureau_notice=True).allowed


def test_creditor_whose_name_tells_is_not_named() -> None:
    draft = "Hola, le escribimos de Recobros Ibéricos. ¿Hablo con Elena?"
    judged = verdict("ES", draft, creditor="Recobros Ibéricos", identity_verified=False)
    assert judged.rules == {Rule.DISCLOSURE}


def test_span_of_a_violation_is_verbatim() -> None:
    judged = verdict("ES", "Elena, le vamos a еmbаrgаr la NÓMINA.")
    assert "еmbаrgаr" in {v.span for v in judged.violations}

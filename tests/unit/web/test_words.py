"""Every code of the domain has a word."""

from __future__ import annotations

from enum import StrEnum

import pytest

from recobro.domain.ageing import Stage
from recobro.domain.conversation.effects import HandOverReason, Priority
from recobro.domain.messages import Channel, MessageState
from recobro.domain.readings import Care, Intent
from recobro.domain.strategy import Action
from recobro.web.roles import ROLES, has_role
from recobro.web.words import WORDS, knows


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("stage", Stage),
        ("action", Action),
        ("message", MessageState),
        ("channel", Channel),
        ("intent", Intent),
        ("care", Care),
        ("reason", HandOverReason),
        ("priority", Priority),
    ],
)
def test_every_code_has_its_word(kind: str, codes: type[StrEnum]) -> None:
    assert [code.value for code in codes if not knows(kind, code.value)] == []


def test_every_role_has_its_word() -> None:
    assert set(WORDS["role"]) == set(ROLES)


def test_no_role_opens_nothing() -> None:
    assert not has_role(None, "auditor")

"""Reasons in plain words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from recobro.domain import decisions
from recobro.domain.conversation.effects import HoldReason
from recobro.domain.decisions import Reason
from recobro.domain.reasons import (
    explain_reason,
    hold_reason,
    plain_value,
    step_label,
)
from recobro.domain.strategy import DEFAULT_STRATEGY, arrival

ALL: dict[str, dict[str, Any]] = {
    "nothing_owed": {},
    "stopped": {},
    "with_person": {},
    "held": {"reason": "hardship", "until": "2026-06-12"},
    "disputed": {},
    "too_small": {"smallest": "5.00"},
    "in_plan": {"date": "2026-06-12", "amount": "33.34 EUR"},
    "promised": {"date": "2026-06-12", "amount": "1234.50 EUR"},
    "oldest_unpaid": {"invoice": "F-1", "due_date": "2026-06-12"},
    "before_step": {"step": "overdue-7", "date": "2026-06-12"},
    "no_step_left": {},
    "step_reached": {"step": "overdue-7", "days": 9},
    "step_done": {"step": "overdue-7"},
    "step_since_contact": {"step": "chase", "days": 5},
    "condition_unmet": {"step": "overdue-7"},
    "conversation": {"step": "overdue-7", "until": "2026-06-12"},
    "step_skipped": {"step": "overdue-7", "date": "2026-06-12"},
    "today_already": {},
    "held_out": {"step": "overdue-7"},
    "unreachable": {},
    "quiet_days": {"until": "2026-06-12"},
}


def test_every_code_that_is_decided_has_words() -> None:
    files = (Path(decisions.__file__), Path(arrival.__file__))
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    codes = set(re.findall(r'code="(\w+)"', source))
    codes |= set(re.findall(r'code="\w+" if .+? else "(\w+)"', source))
    assert codes
    assert codes <= set(ALL)


@pytest.mark.parametrize("code", ALL)
@pytest.mark.parametrize("language", ["es", "en"])
def test_reason_is_a_whole_sentence(code: str, language: str) -> None:
    told = explain_reason(Reason(code=code, values=ALL[code]), language)
    assert told.endswith(".")
    assert told[0].isupper() or told[0].isdigit()
    assert "{" not in told
    assert "_" not in told


@pytest.mark.parametrize(
    ("code", "language", "told"),
    [
        ("held", "es", "En pausa (situación difícil) hasta el 12/06/2026."),
        ("held", "en", "On hold (hardship) until 12 Jun 2026."),
        ("promised", "es", "Prometió pagar 1.234,50 EUR el 12/06/2026."),
        ("promised", "en", "Promised to pay 1,234.50 EUR on 12 Jun 2026."),
        (
            "step_reached",
            "es",
            "9 días después de la fecha: toca el paso «aviso del día 7».",
        ),
    ],
)
def test_values_are_written_for_people(code: str, language: str, told: str) -> None:
    assert explain_reason(Reason(code=code, values=ALL[code]), language) == told


def test_hold_without_end_names_no_date() -> None:
    endless = Reason(code="held", values={"reason": "legal", "until": "9999-12-31"})
    assert explain_reason(endless, "es") == "En pausa (asunto legal)."
    assert explain_reason(Reason(code="held"), "es") == "En pausa."


def test_unknown_code_is_shown_whole() -> None:
    new = Reason(code="moon_phase", values={"phase": "full"})
    assert explain_reason(new, "es") == "moon_phase (phase: full)"


def test_missing_value_hides_nothing() -> None:
    old = Reason(code="promised", values={"sum": "5"})
    assert explain_reason(old, "es") == "promised: {'sum': '5'}"


def test_unknown_language_reads_spanish() -> None:
    assert explain_reason(Reason(code="stopped"), "fr").startswith("El contacto")


def test_every_default_step_has_a_name() -> None:
    steps = (
        *DEFAULT_STRATEGY.steps,
        *DEFAULT_STRATEGY.instalment_steps,
        *DEFAULT_STRATEGY.promise_steps,
    )
    for step in steps:
        for language in ("es", "en"):
            assert step_label(step.name, language) != step.name


@pytest.mark.parametrize("name", ["mine", "overdue", "Overdue-7", "overdue-7-b", ""])
def test_other_step_keeps_its_name(name: str) -> None:
    assert step_label(name, "es") == name


def test_every_hold_of_the_agent_has_words() -> None:
    for reason in HoldReason:
        assert hold_reason(reason.value, "es") != reason.value
    assert hold_reason("mine", "es") == "mine"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2026-02-30", "2026-02-30"),  # no such day: as it is stored
        ("1000.00 MXN", "1.000,00 MXN"),
        ("doce EUR", "doce EUR"),
        ("plain", "plain"),
    ],
)
def test_plain_value_keeps_what_it_cannot_read(value: str, written: str) -> None:
    assert plain_value(value, "es") == written


@pytest.mark.parametrize(
    ("days", "es", "en"),
    [
        (-3, "Faltan 3 días", "3 days to go"),
        (-1, "Falta 1 día", "1 day to go"),
        (0, "Vence hoy", "Due today"),
        (1, "1 día después", "1 day past"),
    ],
)
def test_days_are_counted_in_words(days: int, es: str, en: str) -> None:
    reason = Reason(code="step_reached", values={"step": "mine", "days": days})
    assert explain_reason(reason, "es").startswith(es)
    assert explain_reason(reason, "en").startswith(en)

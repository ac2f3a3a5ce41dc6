"""`recobro comply` itself, as a process: every shared case, decision and rules."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parents[3] / "../shared/law/cases.jsonl"

shared = pytest.mark.skipif(not CASES.exists(), reason="../shared is absent")


def comply(lines: str, *options: str) -> list[dict[str, Any]]:
    """What the command answers, line by line."""
    done = subprocess.run(
        [sys.executable, "-m", "recobro", "comply", *options],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.shared
@shared
def test_every_shared_case_is_right() -> None:
    text = CASES.read_text(encoding="utf-8")
    cases = [json.loads(line) for line in text.splitlines() if line.strip()]
    answers = comply(text, "--jsonl")
    assert [a["id"] for a in answers] == [c["id"] for c in cases]
    wrong = [
        case["id"]
        for case, answer in zip(cases, answers, strict=True)
        if answer["decision"] != case["expected"]
        or sorted(answer["rules"]) != sorted(case["expected_rules"])
    ]
    assert wrong == []
    assert cases
    fields = {"id", "decision", "rules", "earliest", "obligations", "explanation"}
    assert {frozenset(answer) for answer in answers} == {frozenset(fields)}
    assert all(set(a["explanation"]) == {"es", "en"} for a in answers)


SUNDAY: dict[str, Any] = {
    "id": "sunday",
    "jurisdiction": "ES",
    "action": "contact",
    "channel": "whatsapp",
    "purpose": "collection",
    "now_local": "2026-03-15T12:00:00",
    "tz": "Europe/Madrid",
    "history": [],
    "flags": {
        "debtor": "consumer", "collector": "first_party", "party": "debtor",
        "opted_out": False, "channel_authorized": True, "content": [],
        "asks_reason_for_default": False, "creditor_named": True, "ai_agent": True,
        "ai_disclosed": True, "first_contact": False, "identity_verified": True,
        "reveals_debt_details": True,
    },
}  # fmt: skip


def test_law_only_leaves_policy_out() -> None:
    line = json.dumps(SUNDAY)
    (strict,) = comply(line)
    assert (strict["decision"], strict["rules"]) == ("blocked", ["ES-22"])
    assert strict["earliest"] == "2026-03-16T09:00:00+01:00"
    (law,) = comply(line, "--law-only")
    assert (law["decision"], law["rules"]) == ("allowed", [])


def test_bad_line_is_told_and_the_rest_goes_on() -> None:
    bad, good = comply("{\n" + json.dumps(SUNDAY))
    assert bad["error"]["field"] == "(line)"
    assert "decision" not in bad
    assert good["decision"] == "blocked"

"""Drafts written apart from the rules (cases.jsonl), as the contract counts them.

Three batches, each judged once before the rules were mended by it: `first` (305),
`second` (100) and `third` (60). docs/guard.md tells what came out each time.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from recobro.domain.guard.contract import judge_line
from recobro.domain.guard.verdict import Rule

_FILE = Path(__file__).with_name("cases.jsonl")
CASES: list[dict[str, Any]] = [
    json.loads(line) for line in _FILE.read_text("utf-8").splitlines()
]


def _name(case: dict[str, Any]) -> str:
    return str(case["id"])


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_case_is_judged_as_expected(case: dict[str, Any]) -> None:
    told = judge_line(case)
    violations: Any = told["violations"]
    assert told["allowed"] is case["expected_allowed"], case["why"]
    assert set(case["expected_rules"]) <= {found["rule"] for found in violations}


def test_cases_cover_rules_and_countries() -> None:
    named = Counter(rule for case in CASES for rule in case["expected_rules"])
    # 278 drafts to hold back: 188 + 60 + 30; 187 honest ones: 117 + 40 + 30
    assert len(CASES) == 465
    assert min(named[rule.value] for rule in Rule) >= 9
    assert {case["country"] for case in CASES} == {
        "ES", "MX", "CO", "CL", "PE", "AR", "US", "GB",
    }  # fmt: skip
    assert {case["channel"] for case in CASES} == {
        "whatsapp", "sms", "email", "voice", "letter",
    }  # fmt: skip

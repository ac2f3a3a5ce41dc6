"""The line format of `recobro guard --jsonl`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from recobro.domain.guard.contract import judge_line

_ROOT = Path(__file__).parents[3]
_SHARED = _ROOT / "../shared/understanding"


def _line(**changes: Any) -> dict[str, Any]:
    line: dict[str, Any] = {
        "id": "a-1",
        "draft": "Hola, Elena: su saldo es de 80,00 €.",
        "country": "ES",
        "channel": "whatsapp",
        "today": "2026-05-12",
        "facts": {
            "creditor": "Luz del Norte",
            "debtor": {"first_name": "Elena", "full_name": "Elena Prieto"},
            "identity_verified": True,
            "debtor_kind": "consumer",
            "currency": "EUR",
            "balance": "80.00",
            "invoices": [],
            "offers": [
                {"kind": "plan", "installments": 2, "amount": "40.00",
                 "first_date": "2026-05-20", "frequency": "monthly"},
                {"kind": "discount", "percent": "10", "amount_to_pay": "72.00",
                 "until": "2026-05-31"},
                {"kind": "extension", "until": "2026-05-29"},
            ],
            "promises": [{"date": "2026-05-15", "amount": "80.00"}],
            "payments": [],
            "links": [],
            "phones": [],
            "accounts": [],
            "credit_bureau_notice": False,
        },
    }  # fmt: skip
    facts = changes.pop("facts", {})
    line.update(changes)
    if isinstance(facts, dict):
        line["facts"].update(facts)
    else:
        line["facts"] = facts
    return line


def test_good_line_gives_a_verdict() -> None:
    assert judge_line(_line()) == {"id": "a-1", "allowed": True, "violations": []}


def test_violation_names_rule_and_span() -> None:
    judged = judge_line(_line(draft="Elena, su saldo es de 90,00 €."))
    assert judged["allowed"] is False
    assert judged["violations"] == [{"rule": "unknown_amount", "span": "90,00 €"}]


def test_absent_language_is_spanish() -> None:
    judged = judge_line(_line(draft="Dear Elena, please pay your balance today."))
    assert judged["allowed"] is False


def test_absent_lists_are_empty() -> None:
    line = _line()
    for field in ("offers", "promises", "links", "invoices"):
        del line["facts"][field]
    assert judge_line(line)["allowed"] is True


@pytest.mark.parametrize(
    "changes",
    [
        {"draft": None},
        {"draft": 7},
        {"today": "12/05/2026"},
        {"channel": "pigeon"},
        {"country": None},
        {"facts": "none"},
        {"facts": {"balance": "eighty"}},
        {"facts": {"balance": 80.0}},
        {"facts": {"balance": "NaN"}},
        {"facts": {"balance": None}},
        {"facts": {"identity_verified": "yes"}},
        {"facts": {"debtor_kind": "alien"}},
        {"facts": {"debtor": []}},
        {"facts": {"links": "x"}},
        {"facts": {"links": [1]}},
        {"facts": {"invoices": [3]}},
        {"facts": {"invoices": {}}},
        {"facts": {"offers": [{"kind": "gift"}]}},
        {"facts": {"offers": [{"kind": "plan", "installments": 0}]}},
        {"facts": {"promises": [{"date": "soon", "amount": "1"}]}},
    ],
)
def test_bad_line_gives_an_error(changes: dict[str, Any]) -> None:
    judged = judge_line(_line(**changes))
    assert set(judged) == {"id", "error"}
    assert judged["id"] == "a-1"


@pytest.mark.shared
@pytest.mark.skipif(not _SHARED.exists(), reason="the shared material is absent")
def test_examples_are_all_judged_right(tmp_path: Path) -> None:
    examples = _SHARED / "guard_examples.jsonl"
    rows = [json.loads(line) for line in examples.read_text("utf-8").splitlines()]
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(
        "\n".join(json.dumps(judge_line(row), ensure_ascii=False) for row in rows),
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, _SHARED / "score.py", "guard", examples, predicted, "--json"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    score = json.loads(done.stdout)
    assert score["missing_or_error"] == 0
    assert score["recall"] == 1
    assert score["rule_recall"] == 1
    assert score["false_block_rate"] == 0

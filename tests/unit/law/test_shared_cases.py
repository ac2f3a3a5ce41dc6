"""The shared cases: decision and rule ids, each of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from recobro.law.comply import comply, comply_line
from recobro.law.loader import available_packs, load_packs

LAW = Path(__file__).parents[3] / "../shared/law"
CASES = LAW / "cases.jsonl"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CASES.exists(), reason="../shared is absent"),
]


def shared_cases() -> list[dict[str, Any]]:
    if not CASES.exists():
        return []
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


@pytest.mark.parametrize("case", shared_cases(), ids=lambda case: case["id"])
def test_shared_case_is_right(case: dict[str, Any]) -> None:
    answer = comply(case)
    assert answer.get("error") is None
    assert answer["decision"] == case["expected"]
    assert sorted(answer["rules"]) == sorted(case["expected_rules"])


@pytest.mark.parametrize("case", shared_cases(), ids=lambda case: case["id"])
def test_earliest_of_shared_case_is_lawful(case: dict[str, Any]) -> None:
    answer = comply(case)
    if answer["earliest"] is None:
        return
    later = comply({**case, "now_local": answer["earliest"]})
    assert later["decision"] == "allowed"


def test_lines_and_objects_agree() -> None:
    for case in shared_cases():
        assert comply_line(json.dumps(case)) == comply(case)


def test_every_row_of_the_tables_is_accounted_for() -> None:
    """Each row is a rule, a part of one, or a named reason why it is none."""
    text = (LAW / "LAW.md").read_text(encoding="utf-8")
    rows = set(
        re.findall(
            r"^\| ((?:ES|EU|MX|CO|CL|PE|AR|BR|US|GB)-\d\d) \|", text, re.MULTILINE
        )
    )
    packs = [load_packs(*name.split("-", 1))[-1] for name in available_packs()]
    encoded = {rule.id for pack in packs for rule in pack.rules}
    split = {name[:5] for name in encoded}  # ES-24 is ES-24A, ES-24B and ES-24C
    explained = {row for pack in packs for row in pack.not_encoded}
    assert len(rows) > 100
    assert rows - encoded - split - explained == set()


def test_tags_are_those_of_the_tables() -> None:
    """A rule never claims a better reading than the table's row."""
    text = (LAW / "LAW.md").read_text(encoding="utf-8")
    quality = {"P": 4, "R": 3, "T": 2, "S": 1, "GK": 0}
    rows: dict[str, str] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if len(cells) == 8 and re.fullmatch(r"[A-Z]{2}-\d\d", cells[0]):
            rows[cells[0]] = cells[5]
    overclaimed = []
    for name in available_packs():
        for rule in load_packs(*name.split("-", 1))[-1].rules:
            told = [quality[t] for t in re.findall(r"GK|[PRTS]", rows.get(rule.id, ""))]
            if told and quality[rule.tag.value] > max(told):
                overclaimed.append(rule.key)
    assert len(rows) > 100
    assert overclaimed == []

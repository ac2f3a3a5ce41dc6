"""Every rule of every pack: inside, outside, boundary; and every number matters.

The cases are generated from the packs (`pack_cases`), so a new rule brings its own.
The numbers stand a second time, as literals, in `numbers.txt`: whoever changes one in
a pack reads it against the law a second time there. The mutation check shows that each
number is felt by a generated case, so that none is decoration.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.unit.law.pack_cases import MAKERS, cases_of, key_of
from tests.unit.law.raw_packs import SHEET, raw_pack, rule_numbers, sheet

from recobro.domain.compliance.engine import evaluate
from recobro.domain.compliance.packs import Pack
from recobro.domain.compliance.verdicts import Verdict
from recobro.law.case_reading import Case, read_case
from recobro.law.comply import closed_days_of
from recobro.law.loader import available_packs, load_packs, read_pack
from recobro.law.reading import PackError

Prepared = tuple[dict[str, Any], Case]


def prepared(pack_id: str) -> list[Prepared]:
    return [(raw, read_case(raw, {})) for raw in cases_of(raw_pack(pack_id))]


def verdict_on(case: Case, packs: Sequence[Pack]) -> Verdict:
    days = closed_days_of(case)
    return evaluate(packs, case.facts, case.action, case.moment, days)


def is_as_expected(raw: dict[str, Any], verdict: Verdict) -> bool:
    broken = {
        f"{b.rule.rule_id}/{b.rule.part}" if b.rule.part else b.rule.rule_id
        for b in verdict.broken
    }
    duties = set(verdict.obligations)
    return (
        (raw["rule"] in broken) is raw["broken"]
        and duties >= set(raw.get("duties", ()))
        and duties.isdisjoint(raw.get("absent", ()))
    )


@pytest.mark.parametrize("pack_id", available_packs())
def test_each_rule_decides_its_cases(pack_id: str) -> None:
    country, _, subdivision = pack_id.partition("-")
    packs = load_packs(country, subdivision or None)
    wrong = [
        raw["id"]
        for raw, case in prepared(pack_id)
        if not is_as_expected(raw, verdict_on(case, packs))
    ]
    assert wrong == []


@pytest.mark.parametrize("pack_id", available_packs())
def test_each_rule_has_three_cases(pack_id: str) -> None:
    counted = Counter(raw["rule"] for raw in cases_of(raw_pack(pack_id)))
    silent = {"complaints", "data_protection", "retention"}
    for rule in raw_pack(pack_id)["rules"]:
        if rule["type"] == "pending_change" or rule.get("transposes"):
            continue
        least = 1 if rule["type"] in silent or not _can_break(rule) else 3
        assert counted[key_of(rule)] >= least, key_of(rule)


def _can_break(rule: dict[str, Any]) -> bool:
    if rule["type"] == "disclosure":
        return bool(rule.get("required"))
    return rule.get("on_violation") != "warn"


def test_every_rule_type_has_a_generator() -> None:
    used = {r["type"] for p in available_packs() for r in raw_pack(p)["rules"]}
    assert used - set(MAKERS) == {"pending_change"}


def test_numbers_stand_twice_the_same() -> None:
    kept = Path(__file__).with_name(SHEET).read_text(encoding="utf-8")
    assert sheet() == kept, "read the change against the law, then write the sheet anew"


# --- the mutation check ---------------------------------------------------------------


def mutants(value: Any) -> list[Any]:
    """A number changed a little; for a clock, its hour and its minute."""
    if isinstance(value, date):
        return [value + timedelta(days=1), value - timedelta(days=1)]
    if isinstance(value, str) and ":" in value:
        hour, minute = value.split(":")
        return [f"{(int(hour) + 1) % 24:02}:{minute}", f"{hour}:{int(minute) ^ 1:02}"]
    if isinstance(value, str):
        return [str(int(value) + 1)]
    if isinstance(value, float):
        return [value + 0.1, value - 0.1]
    return [value + 1, value - 1]


def is_caught(pack_id: str, index: int, path: tuple[str | int, ...], new: Any,
              cases: list[Prepared]) -> bool:  # fmt: skip
    raw = copy.deepcopy(raw_pack(pack_id))
    place: Any = raw["rules"][index]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = new
    try:
        changed = read_pack(raw, "mutant.yaml")
    except PackError:
        return True
    country, _, subdivision = pack_id.partition("-")
    packs = (*load_packs(country, subdivision or None)[:-1], changed)
    key = key_of(raw["rules"][index])
    return any(
        not is_as_expected(question, verdict_on(case, packs))
        for question, case in cases
        if question["rule"] == key
    )


# A date by which somebody must look is a reminder: no verdict depends on it.
REMINDERS = {"check_by"}


def numbers_that_decide(pack_id: str) -> list[tuple[int, tuple[str | int, ...], Any]]:
    rules = raw_pack(pack_id)["rules"]
    return [
        (index, path, value)
        for index, path, value in rule_numbers(pack_id)
        if path[-1] not in REMINDERS and not rules[index].get("transposes")
    ]


@pytest.mark.parametrize("pack_id", available_packs())
def test_changing_any_number_fails_a_case(pack_id: str) -> None:
    cases = prepared(pack_id)
    rules = raw_pack(pack_id)["rules"]
    missed = [
        (key_of(rules[index]), path, new)
        for index, path, value in numbers_that_decide(pack_id)
        for new in mutants(value)
        if not is_caught(pack_id, index, path, new, cases)
    ]
    assert missed == []

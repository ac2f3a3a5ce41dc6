"""The filter: one answer for each line, an error for what cannot be read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.unit.law.pack_cases import CLEAN

from recobro.law.comply import MAX_LINE, comply, comply_line, comply_lines


def a_case(**more: Any) -> dict[str, Any]:
    case: dict[str, Any] = {
        "id": "C1", "jurisdiction": "ES", "action": "contact", "channel": "whatsapp",
        "now_local": "2026-11-24T11:00:00+01:00", "tz": "Europe/Madrid", "history": [],
        "flags": dict(CLEAN),
    }  # fmt: skip
    return {**case, **more}


def test_answer_has_the_fields_of_the_contract() -> None:
    answer = comply(a_case())
    assert answer["decision"] == "allowed"
    assert set(answer) == {
        "id", "decision", "rules", "earliest", "obligations", "explanation",
    }  # fmt: skip
    assert set(answer["explanation"]) == {"es", "en"}


def test_earliest_is_on_the_debtors_clock() -> None:
    answer = comply(a_case(now_local="2026-11-24T22:00:00+01:00"))
    assert answer["earliest"] == "2026-11-25T09:00:00+01:00"
    assert "ES-22" in answer["explanation"]["es"]


def test_law_only_by_argument_or_by_mode() -> None:
    night = a_case(now_local="2026-11-24T22:00:00+01:00")
    assert comply(night)["decision"] == "blocked"
    assert comply(night, law_only=True)["decision"] == "allowed"
    assert comply({**night, "mode": "law_only"})["decision"] == "allowed"


def test_moment_without_offset_takes_the_zone() -> None:
    answer = comply(a_case(now_local="2026-11-24T22:00:00"))
    assert answer["earliest"] == "2026-11-25T09:00:00+01:00"


def test_several_zones_must_all_pass() -> None:
    zones = ["Europe/Madrid", "Atlantic/Canary"]
    answer = comply(a_case(tz=zones, now_local="2026-11-24T09:30:00+01:00"))
    assert answer["rules"] == ["ES-22"]
    assert answer["earliest"] == "2026-11-24T10:00:00+01:00"


@pytest.mark.parametrize("tz", [None, [], "Atlantis/Capital"])
def test_unknown_place_refuses(tz: object) -> None:
    assert comply(a_case(tz=tz))["rules"] == ["ES-22"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"jurisdiction": None}, "jurisdiction"),
        ({"jurisdiction": "ZZ"}, "jurisdiction"),
        ({"jurisdiction": 7}, "jurisdiction"),
        ({"action": "threaten"}, "action"),
        ({"action": None}, "action"),
        ({"channel": "telepathy"}, "channel"),
        ({"now_local": "yesterday"}, "now_local"),
        ({"now_local": None}, "now_local"),
        ({"now_local": "2026-11-24T11:00:00", "tz": None}, "now_local"),
        ({"tz": 5}, "tz"),
        ({"flags": []}, "flags"),
        ({"flags": {"opted_out": "yes"}}, "flags.opted_out"),
        ({"flags": {"content": "threat"}}, "flags.content"),
        ({"flags": {"content": [1]}}, "flags.content"),
        ({"history": {}}, "history"),
        (
            {"history": [{"at": "2026-11-24T10:00:00", "channel": "voice"}]},
            "history.0.at",
        ),
        ({"history": [{"at": "2026-11-24T10:00:00+01:00"}]}, "history.0.channel"),
        ({"history": [5]}, "history.0"),
        ({"listing": {"principal": "much"}}, "listing.principal"),
        ({"listing": {"due_date": "soon"}}, "listing.due_date"),
        ({"charge": {"name": "tip"}}, "charge.name"),
        ({"debtor_preferences": {"not_before": "25:00"}}, "debtor_preferences"),
        ({"references": {"CL_UF": "much"}}, "references.CL_UF"),
    ],
)
def test_wrong_shape_is_an_error(change: dict[str, Any], field: str) -> None:
    answer = comply(a_case(**change))
    assert answer["error"]["field"] == field
    assert answer["error"]["problem"]
    assert "decision" not in answer


@pytest.mark.parametrize("line", ["{", "[]", "7", '"x"', "null", "[" * 100_000])
def test_broken_lines_are_errors(line: str) -> None:
    assert comply_line(line)["error"]["field"] == "(line)"


def test_endless_line_is_an_error() -> None:
    assert "longer" in comply_line(" " * (MAX_LINE + 1))["error"]["problem"]


def test_bad_line_does_not_hide_the_next() -> None:
    lines = ["", "nonsense", json.dumps(a_case())]
    answers = [json.loads(answer) for answer in comply_lines(lines)]
    assert [("error" in a, a.get("decision")) for a in answers] == [
        (True, None),
        (False, "allowed"),
    ]


def test_stranger_is_a_third_party() -> None:
    flags = {**CLEAN, "party": "hairdresser"}
    assert "ES-25" in comply(a_case(flags=flags))["rules"]


def test_wish_nobody_understands_refuses() -> None:
    answer = comply(a_case(debtor_preferences={"only_when": "it rains"}))
    assert answer["rules"] == ["ES-PREF"]


def test_absent_history_is_unknown() -> None:
    case = a_case()
    del case["history"]
    assert comply(case)["rules"] == ["ES-24B"]


def test_several_charges_are_asked_one_by_one() -> None:
    case = a_case(action="charge", channel=None, charges=["fixed_40_eur", "late_fine"])
    assert comply(case)["rules"] == ["ES-06"]
    both = ["fixed_40_eur", "statutory_b2b_interest"]
    answer = comply({**case, "charges": both})
    assert answer["rules"] == ["ES-06"]
    assert answer["explanation"]["en"].count("ES-06") == 2


def test_days_count_from_the_local_date() -> None:
    # 22:00 in Bogotá is the next day in UTC: twenty days before is the 4th.
    listing = {
        "principal": 5_000_000, "currency": "COP", "default_date": "2026-09-01",
        "express_report_authorization": True,
    }  # fmt: skip
    for days, rules in ((20, []), (19, ["CO-14"])):
        answer = comply(a_case(
            jurisdiction="CO", tz="America/Bogota", action="list_in_bureau",
            channel=None,
            now_local="2026-11-24T22:00:00-05:00",
            listing={**listing, "days_since_notice": days},
        ))  # fmt: skip
        assert answer["rules"] == rules

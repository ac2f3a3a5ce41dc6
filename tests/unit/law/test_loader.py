"""Reading packs: strict, with errors that name file, rule and field."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from tests.unit.law.raw_packs import raw_pack

from recobro.domain.compliance.vocabulary import Basis, Tag
from recobro.law.loader import (
    UnknownPackError,
    available_packs,
    load_packs,
    load_strictest,
    pack_from_file,
    parse_yaml,
    read_pack,
)
from recobro.law.reading import PackError, minutes_of


def test_parents_come_first() -> None:
    assert [pack.id for pack in load_packs("ES")] == ["RECOBRO", "EU", "ES"]
    assert [pack.id for pack in load_packs("BR", "SP")] == ["RECOBRO", "BR", "BR-SP"]
    assert load_packs("BR-SP") == load_packs("BR", "SP") == load_packs("BR", "BR-SP")


def test_region_without_pack_is_its_country() -> None:
    assert load_packs("ES", "CT") == load_packs("ES")


def test_strictest_takes_every_region() -> None:
    names = {pack.id for pack in load_strictest("BR")}
    assert names >= {"BR", "BR-SP", "BR-RJ", "BR-ES", "BR-AL", "BR-AM"}


def test_unknown_country_is_named() -> None:
    with pytest.raises(UnknownPackError, match=r"ZZ.*CO"):
        load_packs("ZZ")


def test_packs_are_loaded_once() -> None:
    assert load_packs("CO")[-1] is load_packs("CO")[-1]


@pytest.mark.parametrize("name", available_packs())
def test_no_pack_is_signed_off_yet(name: str) -> None:
    # When a lawyer signs one, this list and docs/compliance.md change together.
    assert not load_packs(*name.split("-", 1))[-1].is_signed_off


@pytest.mark.parametrize("name", available_packs())
def test_refusing_rules_speak_both_languages(name: str) -> None:
    silent = {"Complaints", "DataProtection", "Retention", "PendingChange"}
    for rule in load_packs(*name.split("-", 1))[-1].rules:
        if type(rule).__name__ not in silent:
            assert rule.message.es, rule.key
            assert rule.message.en, rule.key
            assert rule.message.es != rule.message.en


def test_unverified_rules_say_so() -> None:
    for name in available_packs():
        pack = load_packs(*name.split("-", 1))[-1]
        for rule in pack.rules:
            read = pack.sources[rule.source].read
            if rule.tag is Tag.PRIMARY and rule.basis is not Basis.POLICY:
                assert read == "primary", rule.key


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    raw = copy.deepcopy(raw_pack("CO"))
    place: Any = raw
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return raw


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("schema",), "other/1", "x.yaml: schema: 'other/1' is not one of"),
        (("rules",), [], "x.yaml: rules: a list of rules was expected"),
        (("sources", "L2300", "read"), "dreamt", "sources.L2300.read: 'dreamt' is not"),
        (("rules", 0, "type"), "wish", "x.yaml: CO-02: type: 'wish' is not one of"),
        (("rules", 0, "basis"), "habit", "CO-02: basis: 'habit' is not one of"),
        (("rules", 0, "source"), "XYZ", "CO-02: source: 'XYZ' is not one of"),
        (("rules", 0, "colour"), "red", "CO-02: colour: is not a field of this"),
        (("rules", 0, "days", "mon"), ["07:00"], "CO-02: days.mon: two times"),
        (("rules", 0, "days", "mon"), ["19:00", "07:00"], "CO-02: days: not a span"),
        (("rules", 0, "days", "mon"), ["7", "19:00"], "'7' is not a time HH:MM"),
        (("rules", 0, "holidays"), "shut", "CO-02: holidays: 'shut' is not one of"),
        (("rules", 0, "message"), {"es": "x"}, "CO-02: message.en: is missing"),
        (("rules", 0, "applies"), {"channels": ["fax"]}, "applies.channels: 'fax'"),
        (
            ("rules", 0, "applies"),
            {"planet": "earth"},
            "applies.planet: is not a field",
        ),
        (("rules", 1, "max"), 0, "CO-04: max: a whole number from 1, not 0"),
        (("rules", 1, "max"), True, "CO-04: max: a whole number"),
        (("rules", 1, "per", "unit"), "moon", "CO-04: per.unit: 'moon' is not one of"),
        (("rules", 1, "channels"), "voice", "CO-04: channels: a list of words"),
        (("rules", 1, "channels"), ["sms", "sms"], "channels: a word is given twice"),
        (("rules", 1, "id"), "CO-02", "CO-02: id: is given twice"),
        (("rules", 0), "text", "a mapping was expected"),
        (("status", "reviewed_on"), "soon", "status.reviewed_on: a date YYYY-MM-DD"),
    ],
)
def test_errors_name_file_rule_and_field(
    path: tuple[str | int, ...], value: object, told: str
) -> None:
    with pytest.raises(PackError) as caught:
        read_pack(changed(path, value), "x.yaml")
    assert told in str(caught.value)
    assert str(caught.value).startswith("x.yaml")


def test_missing_day_is_not_a_closed_day() -> None:
    raw = copy.deepcopy(raw_pack("CO"))
    del raw["rules"][0]["days"]["sun"]
    with pytest.raises(PackError, match=r"days\.sun: is missing"):
        read_pack(raw, "x.yaml")


@pytest.mark.parametrize(
    ("tiers", "told"),
    [
        ([[10, 9], [5, 6], [None, 3]], "the limits must rise"),
        ([[10, 9], [50, 6]], "only it, has no limit"),
        ([[None, 9], [50, 6]], "only it, has no limit"),
        ([[10, 9, 8]], "[limit or null, value]"),
        ([[None, "many"]], "is not a number"),
    ],
)
def test_tiers_must_rise_to_no_limit(tiers: list[Any], told: str) -> None:
    raw = copy.deepcopy(raw_pack("CL"))
    rule = next(r for r in raw["rules"] if r["id"] == "CL-09")
    rule["tiers"] = tiers
    with pytest.raises(PackError) as caught:
        read_pack(raw, "x.yaml")
    assert told in str(caught.value)


def test_text_that_is_not_yaml() -> None:
    with pytest.raises(PackError, match=r"x\.yaml: \(file\): is not YAML"):
        parse_yaml("a: [", "x.yaml")


def test_pack_of_a_tenant_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN_PACK, encoding="utf-8")
    assert pack_from_file(path).rules[0].id == "ACME-1"


@pytest.mark.parametrize(
    ("clock", "minutes"), [("00:00", 0), ("09:05", 545), ("24:00", 1440)]
)
def test_clocks_are_minutes(clock: str, minutes: int) -> None:
    assert minutes_of(clock) == minutes


@pytest.mark.parametrize("clock", ["9:00", "24:01", "25:00", "12:60", "noon", ""])
def test_wrong_clocks_are_refused(clock: str) -> None:
    with pytest.raises(ValueError, match=r"HH:MM|end of the day"):
        minutes_of(clock)


OWN_PACK = """
schema: recobro-policy/1
id: ACME
name: ACME's own rules
version: "1"
timezone: {default: Europe/Madrid}
status: {reviewed_on: 2026-11-01, next_review: 2027-11-01, counsel_signoff: null}
sources: {OWN: {cite: "board of 1-11-2026", url: null, read: none, confidence: high}}
calendar: {country: null}
rules:
  - id: ACME-1
    type: frequency_cap
    basis: policy
    source: OWN
    tag: GK
    confidence: high
    applies: {actions: [contact], purpose: [collection, reminder]}
    channels: [whatsapp]
    count: attempts
    max: 1
    per: {unit: rolling_days, n: 3}
    scope: debtor
    message: {es: "Uno cada tres días.", en: "One every three days."}
"""

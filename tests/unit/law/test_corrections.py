"""Where the example packs of LAW.md fall short of its own tables: the tables rule."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.law.pack_cases import CLEAN, REFERENCES

from recobro.law.comply import comply


def asked(jurisdiction: str, now: str, tz: str, **more: Any) -> dict[str, Any]:
    flags = {**CLEAN, **more.pop("flags", {})}
    case = {
        "id": "x", "jurisdiction": jurisdiction, "action": "contact",
        "channel": "voice",
        "now_local": now, "tz": tz, "history": [], "flags": flags, "mode": "law_only",
        "references": REFERENCES, **more,
    }  # fmt: skip
    return comply(case)


def test_columbus_day_is_closed_in_chile() -> None:
    # 12 October 2026 is a Monday: Día del Encuentro de Dos Mundos.
    answer = asked("CL", "2026-10-12T11:00:00-03:00", "America/Santiago")
    assert answer["rules"] == ["CL-04"]
    assert answer["earliest"] == "2026-10-13T08:00:00-03:00"


def test_stop_by_text_in_the_united_states() -> None:
    answer = asked(
        "US", "2026-11-24T11:00:00-08:00", "America/Los_Angeles", channel="sms",
        flags={"opted_out": True},
    )  # fmt: skip
    assert answer["rules"] == ["US-05"]


def test_text_without_a_way_out_in_the_united_states() -> None:
    answer = asked(
        "US", "2026-11-24T11:00:00-08:00", "America/Los_Angeles", channel="sms",
        flags={"opt_out_instructions": False},
    )  # fmt: skip
    assert answer["rules"] == ["US-05"]


def test_automated_commercial_call_in_spain() -> None:
    flags = {"purpose": "marketing", "ai_agent": True, "prior_express_consent": False}
    noon = "2026-11-24T11:00:00+01:00"
    assert asked("ES", noon, "Europe/Madrid", flags=flags)["rules"] == ["ES-23"]
    person = {**flags, "ai_agent": False}
    assert asked("ES", noon, "Europe/Madrid", flags=person)["rules"] == []


def test_false_pretext_in_the_united_kingdom() -> None:
    answer = asked(
        "GB", "2026-11-25T10:00:00+00:00", "Europe/London",
        flags={"content": ["pretext"]},
    )  # fmt: skip
    assert answer["rules"] == ["GB-02"]


def test_five_years_in_a_brazilian_file() -> None:
    listing = {"due_date": "2021-11-24", "written_notice": True}
    now, tz = "2026-11-24T10:00:00-03:00", "America/Sao_Paulo"
    over = asked("BR", now, tz, action="list_in_bureau", listing=listing)
    assert over["rules"] == ["BR-08"]
    fresh = {**listing, "due_date": "2021-11-25"}
    still = asked("BR", now, tz, action="list_in_bureau", listing=fresh)
    assert still["rules"] == []


def test_brazilian_listing_needs_a_written_notice() -> None:
    listing = {"due_date": "2026-01-10", "written_notice": False}
    answer = asked(
        "BR", "2026-11-24T10:00:00-03:00", "America/Sao_Paulo", action="list_in_bureau",
        listing=listing,
    )  # fmt: skip
    assert answer["rules"] == ["BR-08"]


@pytest.mark.parametrize(
    ("country", "tz", "tag", "rule"),
    [
        ("AR", "America/Argentina/Buenos_Aires", "intimidation", "AR-01"),
        ("MX", "America/Mexico_City", "offence", "MX-06"),
        ("MX", "America/Mexico_City", "intimidation", "MX-06"),
    ],
)
def test_offence_and_intimidation(country: str, tz: str, tag: str, rule: str) -> None:
    now = "2026-11-25T11:00:00-03:00"
    answer = asked(country, now, tz, channel="letter", flags={"content": [tag]})
    assert answer["rules"] == [rule]


@pytest.mark.parametrize(
    ("notice", "rules", "earliest"),
    [
        ("2026-11-04", [], None),
        ("2026-11-05", ["CO-14"], "2026-11-25T00:00:00-05:00"),
    ],
)
def test_twenty_days_of_notice_in_colombia(
    notice: str, rules: list[str], earliest: str | None
) -> None:
    listing = {
        "principal": 900000, "currency": "COP", "default_date": "2026-09-01",
        "notices": [notice], "express_report_authorization": True,
    }  # fmt: skip
    answer = asked(
        "CO", "2026-11-24T10:00:00-05:00", "America/Bogota", action="list_in_bureau",
        listing=listing,
    )  # fmt: skip
    assert answer["rules"] == rules
    assert answer["earliest"] == earliest


def test_calls_are_counted_by_debt_in_the_united_states() -> None:
    calls = [
        {"at": f"2026-11-{d}T11:00:00-08:00", "channel": "voice",
         "outcome": "no_answer", "direction": "outbound", "same_debt": d > 17,
         "same_creditor": True}
        for d in range(17, 24)
    ]  # fmt: skip
    now, tz = "2026-11-23T15:00:00-08:00", "America/Los_Angeles"
    assert asked("US", now, tz, history=calls)["rules"] == []
    calls[0]["same_debt"] = True
    assert asked("US", now, tz, history=calls)["rules"] == ["US-01A"]


def test_conduct_directive_waits_for_transposition() -> None:
    harassing = {"content": ["harassment"]}
    now = "2026-11-24T11:00:00+01:00"
    assert asked("ES", now, "Europe/Madrid", flags=harassing)["rules"] == []
    assert asked("EU", now, "Europe/Madrid", flags=harassing)["rules"] == ["EU-06"]


def test_obvious_machine_in_the_union() -> None:
    hidden = {"ai_agent": True, "ai_disclosed": False}
    now = "2026-11-24T11:00:00+01:00"
    for obvious, rules in ((False, ["EU-05"]), (True, [])):
        answer = asked("ES", now, "Europe/Madrid", flags=hidden, ai_obvious=obvious)
        assert answer["rules"] == rules


def test_exempt_purposes_keep_colombian_hours() -> None:
    today = [{"at": "2026-11-24T08:00:00-05:00", "channel": "sms",
              "outcome": "delivered", "same_debt": True,
              "same_creditor": True}]  # fmt: skip
    for purpose in ("transaction_confirmation", "requested_information", "fraud_alert"):
        flags = {"purpose": purpose}
        day = asked("CO", "2026-11-24T10:00:00-05:00", "America/Bogota", flags=flags,
                    history=today)  # fmt: skip
        assert day["rules"] == []
        night = asked("CO", "2026-11-24T19:00:00-05:00", "America/Bogota", flags=flags,
                      history=today)  # fmt: skip
        assert night["rules"] == ["CO-02"]


def test_moved_holiday_is_closed_in_colombia() -> None:
    # Independence of Cartagena, 11 November, is kept on Monday 16 in 2026.
    monday = asked("CO", "2026-11-16T10:00:00-05:00", "America/Bogota")
    assert monday["rules"] == ["CO-02"]
    assert asked("CO", "2026-11-11T10:00:00-05:00", "America/Bogota")["rules"] == []


def test_sao_paulo_has_hours_and_brazil_none() -> None:
    saturday, tz = "2026-11-28T15:00:00-03:00", "America/Sao_Paulo"
    assert asked("BR-SP", saturday, tz)["rules"] == ["BR-05"]
    assert asked("BR", saturday, tz, subdivision="SP")["rules"] == ["BR-05"]
    assert asked("BR", saturday, tz)["rules"] == []


def test_statutory_charges_are_not_for_consumers() -> None:
    now, tz = "2026-11-24T11:00:00+01:00", "Europe/Madrid"
    charge = {"name": "fixed_40_eur", "amount": 40, "currency": "EUR"}
    for debtor, rules in (("consumer", ["ES-06"]), ("business", [])):
        answer = asked("ES", now, tz, action="charge", charge=charge,
                       flags={"debtor": debtor})  # fmt: skip
        assert answer["rules"] == rules


def test_suit_needs_negotiation_in_spain() -> None:
    answer = asked(
        "ES", "2026-11-24T11:00:00+01:00", "Europe/Madrid", action="sue",
        debt={"enforceable_date": "2025-01-01"}, flags={"masc_attempted": False},
    )  # fmt: skip
    assert answer["rules"] == ["ES-35"]

"""The decision procedure: all rules, strictest wins, unknown refuses, earliest."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.unit.compliance.builders import a_contact, local, some_facts, verdict_on

from recobro.domain.compliance import (
    Action,
    ClosedDays,
    ContactFacts,
    Hours,
    OptOuts,
    PastContact,
    Preferences,
    evaluate,
    verdict_from_json,
)
from recobro.law.loader import load_packs


def test_friday_night_waits_for_monday() -> None:
    verdict = verdict_on("ES", "2026-11-20T21:00+01:00")
    assert verdict.rule_ids == ("ES-22",)
    assert verdict.earliest == local("2026-11-23T09:00+01:00")


def test_one_minute_before_closing_is_inside() -> None:
    assert verdict_on("ES", "2026-11-20T20:59+01:00").allowed


def test_answers_ignore_collection_hours() -> None:
    for purpose in ("requested_information", "transaction_confirmation"):
        night = verdict_on(
            "ES", "2026-11-22T23:30+01:00", action=a_contact(purpose=purpose)
        )
        assert night.allowed, purpose


def test_answers_ignore_collection_caps() -> None:
    full = tuple(
        PastContact(at=local(f"2026-11-{day}T10:00+01:00"), channel="whatsapp")
        for day in range(17, 24)
    )
    facts = some_facts(history=full)
    refused = verdict_on("ES", "2026-11-23T12:00+01:00", facts)
    assert refused.rule_ids == ("ES-24B",)
    answer = a_contact(purpose="requested_information")
    assert verdict_on("ES", "2026-11-23T12:00+01:00", facts, answer).allowed


def test_answers_still_respect_opt_outs() -> None:
    facts = some_facts(opt_outs=OptOuts(channels=frozenset({"whatsapp"})))
    answer = a_contact(purpose="requested_information")
    verdict = verdict_on("ES", "2026-11-23T12:00+01:00", facts, answer)
    assert verdict.rule_ids == ("ES-OPT",)
    assert verdict.earliest is None


def test_opt_out_itself_is_confirmed() -> None:
    facts = some_facts(opt_outs=OptOuts(channels=frozenset({"whatsapp"})))
    goodbye = a_contact(purpose="opt_out_confirmation")
    assert verdict_on("ES", "2026-11-23T12:00+01:00", facts, goodbye).allowed


def test_opt_out_of_an_address_leaves_others() -> None:
    facts = some_facts(opt_outs=OptOuts(addresses=frozenset({"+34600111222"})))
    for address, allowed in (("+34600111222", False), ("+34600111333", True)):
        action = Action(
            kind="contact", channel="whatsapp", purpose="reminder", address=address,
            automated=True,
        )  # fmt: skip
        verdict = verdict_on("ES", "2026-11-23T12:00+01:00", facts, action)
        assert verdict.allowed is allowed


def test_all_broken_rules_are_told() -> None:
    facts = some_facts(
        flags={"disputed": True, "ai_disclosed": False},
        opt_outs=OptOuts(everything=True),
    )
    verdict = verdict_on("ES", "2026-11-22T12:00+01:00", facts)
    assert verdict.rule_ids == ("RECOBRO-DISPUTE", "EU-05", "ES-22", "ES-OPT")


def test_each_refusal_has_its_own_moment() -> None:
    spoke = PastContact(
        at=local("2026-11-20T18:00+01:00"), channel="voice", outcome="conversation"
    )
    verdict = verdict_on(
        "ES", "2026-11-20T21:30+01:00", some_facts(history=(spoke,)), a_contact("voice")
    )
    moments = {b.rule_id: b.earliest for b in verdict.broken}
    assert moments == {
        "ES-22": local("2026-11-23T09:00+01:00"),
        "ES-24C": local("2026-11-23T00:00+01:00"),  # 20, 21 and 22 are the three days
    }
    assert verdict.earliest == local("2026-11-23T09:00+01:00")


def test_rule_that_starts_later_counts_then() -> None:
    # 1 August 2026 is a Saturday; on Monday the AI Act applies, since Sunday the 2nd.
    facts = some_facts(flags={"ai_disclosed": False})
    verdict = verdict_on("ES", "2026-08-01T12:00+02:00", facts)
    assert verdict.rule_ids == ("ES-22",)
    assert verdict.earliest is None


def test_obvious_machine_need_not_say_so() -> None:
    flags: dict[str, bool | None] = {"ai_disclosed": False, "ai_obvious": True}
    assert verdict_on("ES", "2026-11-23T12:00+01:00", some_facts(flags=flags)).allowed


def test_law_only_leaves_policy_out() -> None:
    night = "2026-11-22T23:30+01:00"
    assert not verdict_on("ES", night).allowed
    assert verdict_on("ES", night, law_only=True).allowed


def test_conduct_directive_is_policy_in_spain() -> None:
    facts = some_facts(content=frozenset({"harassment"}))
    noon = "2026-11-23T12:00+01:00"
    refused = verdict_on("ES", noon, facts)
    assert [(b.rule_id, b.basis) for b in refused.broken] == [("EU-06", "policy")]
    assert verdict_on("ES", noon, facts, law_only=True).allowed


@pytest.mark.parametrize(
    ("change", "rule", "missing"),
    [
        ({"history": None}, "ES-24B", "history"),
        ({"opt_outs": None}, "ES-OPT", "opt_outs"),
        ({"party": None}, "ES-25", "party"),
        ({"content": None}, "EU-06", "content"),
        ({"zones": ()}, "ES-22", "zones"),
        ({"zones": ("Mars/Olympus",)}, "ES-22", "zones"),
        ({"preferences": None}, "ES-PREF", "preferences"),
        ({"flags": {"identity_verified": None}}, "EU-ID", "identity_verified"),
        ({"flags": {"disputed": None}}, "RECOBRO-DISPUTE", "disputed"),
    ],
)
def test_unknown_facts_refuse(change: dict[str, Any], rule: str, missing: str) -> None:
    verdict = verdict_on("ES", "2026-11-23T12:00+01:00", some_facts(**change))
    named = {b.rule_id: b.missing for b in verdict.broken}
    assert missing in named[rule]
    assert verdict.earliest is None


def test_unknown_holidays_refuse() -> None:
    verdict = verdict_on("ES", "2026-11-23T12:00+01:00", closed=ClosedDays(by_year={}))
    assert verdict.broken[0].missing == ("closed_days",)


def test_no_search_beyond_known_holidays() -> None:
    only_2026 = ClosedDays(by_year={2026: frozenset({date(2026, 12, 31)})})
    verdict = verdict_on("ES", "2026-12-30T22:00+01:00", closed=only_2026)
    assert verdict.earliest is None  # the 31st is closed and 2027 is unknown


def test_without_packs_nothing_is_allowed() -> None:
    verdict = evaluate((), some_facts(), a_contact(), local("2026-11-23T12:00+01:00"))
    assert verdict.rule_ids == ("NO-PACK",)


def test_every_candidate_zone_must_agree() -> None:
    # 9:30 in Madrid is 8:30 on the Canary Islands.
    both = some_facts(zones=("Europe/Madrid", "Atlantic/Canary"))
    verdict = verdict_on("ES", "2026-11-23T09:30+01:00", both)
    assert verdict.earliest == local("2026-11-23T10:00+01:00")
    assert verdict_on("ES", "2026-11-23T20:30+01:00", both).allowed


def test_zones_that_never_agree_are_never_lawful() -> None:
    apart = some_facts("CO", zones=("America/Bogota", "Asia/Jakarta"))
    assert verdict_on("CO", "2026-11-24T10:00-05:00", apart).earliest is None


def test_colombian_receipts_keep_the_hours() -> None:
    receipt = a_contact(purpose="transaction_confirmation")
    paid = PastContact(at=local("2026-11-24T09:00-05:00"), channel="voice")
    facts = some_facts("CO", history=(paid,))
    assert verdict_on("CO", "2026-11-24T10:00-05:00", facts, receipt).allowed
    late = verdict_on("CO", "2026-11-24T20:00-05:00", facts, receipt)
    assert late.rule_ids == ("CO-02",)
    assert late.earliest == local("2026-11-25T07:00-05:00")


def test_other_hours_need_a_separate_instrument() -> None:
    hours = Hours(days=((0, 1440),) * 7)
    for evidence, allowed in (("separate_later_instrument", True), ("any", False)):
        wish = Preferences(agreed_hours=hours, evidence=evidence)
        facts = some_facts("CO", preferences=wish)
        verdict = verdict_on("CO", "2026-11-24T22:00-05:00", facts)
        assert verdict.allowed is allowed


def test_seconds_are_rounded_up_to_the_minute() -> None:
    call = PastContact(
        at=local("2026-11-18T10:00:30-03:00"), channel="voice", outcome="conversation"
    )
    verdict = verdict_on(
        "CL", "2026-11-25T10:00:10-03:00", some_facts("CL", history=(call,),
        caller_prefix="600"), a_contact("voice"),
    )  # fmt: skip
    assert verdict.rule_ids == ("CL-01",)
    assert verdict.earliest == local("2026-11-25T10:01:00-03:00")


def test_moment_without_zone_is_misuse() -> None:
    with pytest.raises(ValueError, match="zone"):
        evaluate(load_packs("ES"), ContactFacts(), a_contact(), datetime(2026, 1, 1))  # noqa: DTZ001


def test_verdicts_survive_storage() -> None:
    verdict = verdict_on("ES", "2026-11-20T21:00+01:00")
    assert verdict_from_json(verdict.to_json()) == verdict
    assert verdict.earliest is not None
    assert verdict.earliest.tzinfo is UTC


def test_versions_of_the_packs_are_named() -> None:
    stamps = verdict_on("ES", "2026-11-20T12:00+01:00").pack_versions
    assert [stamp.split("@")[0] for stamp in stamps] == ["RECOBRO", "EU", "ES"]


def test_same_question_same_verdict() -> None:
    first = verdict_on("CL", "2026-11-22T12:00-03:00")
    assert first == verdict_on("CL", "2026-11-22T12:00-03:00")

"""The company's own policy over the packs: it only tightens, but for policy rules."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.unit.compliance.builders import a_contact, local, some_facts

from recobro.domain.compliance import PastContact, Verdict, evaluate
from recobro.domain.compliance.local_rules import (
    BadChangeError,
    LocalChange,
    LocalPolicy,
    Own,
    OwnClosingDay,
    own_from_json,
)
from recobro.law.calendars import closed_days
from recobro.law.loader import load_packs

NOON = "2026-03-10T12:00+01:00"  # a Tuesday


def change(number: int = 1, **fields: Any) -> LocalChange:
    given: dict[str, Any] = {
        "number": number,
        "country": "",
        "reason": "agreed with the clients",
        "approved_by": ("ana", "luis"),
    }
    return LocalChange(**(given | fields))


def own(kind: str, **stored: Any) -> Own:
    made = own_from_json(kind, {"channels": ["whatsapp"], **stored})
    assert made is not None
    return made


def asked(
    *changes: LocalChange, moment: str = NOON, country: str = "ES", **facts: Any
) -> Verdict:
    packs = LocalPolicy(changes=changes).applied(load_packs(country), country)
    return evaluate(
        packs,
        some_facts(country, **facts),
        a_contact(),
        local(moment),
        closed_days(country, None, [2026, 2027]),
    )


WORKDAYS = [[540, 660]] * 5 + [None, None]  # 9:00 to 11:00


def test_own_hours_close_the_rest() -> None:
    hours = own("hours", days=WORKDAYS, holidays_closed=True)
    verdict = asked(change(4, own=hours))
    assert verdict.rule_ids == ("LOCAL-4",)
    assert verdict.earliest == local("2026-03-11T09:00+01:00")
    assert verdict.pack_versions[-1] == "LOCAL@4"
    assert verdict.broken[0].basis == "policy"
    assert "agreed with the clients" in verdict.broken[0].citation


def test_own_hours_leave_answers_alone() -> None:
    hours = own("hours", days=WORKDAYS, holidays_closed=True)
    packs = LocalPolicy(changes=(change(own=hours),)).applied(load_packs("ES"), "ES")
    answer = a_contact(purpose="requested_information")
    assert evaluate(packs, some_facts(), answer, local(NOON)).allowed


def test_own_cap_counts_days() -> None:
    cap = own("cap", most=1, days=3)
    # The 9th counts on the 9th, 10th and 11th: free again on the 12th, at nine.
    past = PastContact(at=local("2026-03-09T10:00+01:00"), channel="whatsapp")
    verdict = asked(change(own=cap), history=(past,))
    assert verdict.rule_ids == ("LOCAL-1",)
    assert verdict.earliest == local("2026-03-12T09:00+01:00")
    assert asked(change(own=cap), history=()).allowed


def test_own_ban_forbids_its_channel_only() -> None:
    ban = own("ban", channels=["sms"])
    assert asked(change(own=ban)).allowed
    verdict = asked(change(own=own("ban")))
    assert (verdict.allowed, verdict.earliest) == (False, None)


def test_policy_rule_can_be_done_without() -> None:
    sunday = "2026-03-15T12:00+01:00"
    assert asked(moment=sunday).rule_ids == ("ES-22",)
    assert asked(change(rule="ES-22"), moment=sunday).allowed


@pytest.mark.parametrize("rule", ["CO-02", "NO-SUCH"])
def test_law_stays_whatever_was_approved(rule: str) -> None:
    sunday = "2026-03-15T12:00-05:00"
    verdict = asked(change(rule=rule), moment=sunday, country="CO")
    assert verdict.rule_ids == ("CO-02",)


def test_change_holds_in_its_country_only() -> None:
    ban = own("ban")
    assert asked(change(own=ban, country="CO")).allowed
    assert not asked(change(own=ban, country="ES")).allowed


def test_same_policy_gives_same_packs() -> None:
    policy = LocalPolicy(changes=(change(own=own("ban")),))
    again = LocalPolicy(changes=(change(own=own("ban")),))
    packs = load_packs("ES")
    assert policy.applied(packs, "ES") is again.applied(packs, "ES")
    assert LocalPolicy().applied(packs, "ES") == packs


def test_no_pack_stays_no_pack() -> None:
    # nothing is known to be allowed there, and our own rules do not change that
    assert LocalPolicy(changes=(change(own=own("ban")),)).applied((), "AQ") == ()


def test_closing_days_are_by_country() -> None:
    eve = OwnClosingDay(day=date(2026, 12, 24))
    policy = LocalPolicy(changes=(change(own=eve, country="ES"),))
    assert policy.closing_days("ES") == {date(2026, 12, 24)}
    assert policy.closing_days("CO") == frozenset()


@pytest.mark.parametrize(
    ("kind", "stored"),
    [
        ("hours", {"channels": ["whatsapp"], "days": [], "holidays_closed": True}),
        ("hours", {"channels": ["whatsapp"], "days": [[660, 540]] * 7}),
        ("cap", {"channels": ["whatsapp"], "most": 0, "days": 1}),
        ("cap", {"channels": ["whatsapp"], "most": 1, "days": 61}),
        ("cap", {"channels": ["whatsapp"], "most": "many", "days": 1}),
        ("ban", {"channels": []}),
        ("ban", {"channels": ["pigeon"]}),
        ("ban", {}),
        ("closing_day", {"day": "2026-02-30"}),
        ("other", {"channels": ["sms"]}),
    ],
)
def test_change_that_says_nothing_is_refused(kind: str, stored: dict[str, Any]) -> None:
    with pytest.raises(BadChangeError):
        own_from_json(kind, stored)

"""Caps, cool-downs and locks, with the dates of the tables."""

from __future__ import annotations

import pytest
from tests.unit.compliance.builders import a_contact, local, some_facts, verdict_on

from recobro.domain.compliance import PastContact


def past(at: str, channel: str = "voice", outcome: str = "conversation",
         **more: object) -> PastContact:  # fmt: skip
    return PastContact(at=local(at), channel=channel, outcome=outcome, **more)  # type: ignore[arg-type]


def us(moment: str, *history: PastContact, channel: str = "voice") -> tuple[str, ...]:
    facts = some_facts("US", history=history)
    return verdict_on("US", moment, facts, a_contact(channel)).rule_ids


def test_eighth_call_in_seven_days_is_refused() -> None:
    calls = [
        past(f"2026-11-{d}T11:00-08:00", outcome="no_answer") for d in range(17, 24)
    ]
    assert us("2026-11-23T15:00-08:00", *calls) == ("US-01A",)
    # On the 24th the call of the 17th is outside: 18 to 24 are seven days.
    assert us("2026-11-24T08:00-08:00", *calls) == ()


def test_calls_about_another_debt_do_not_count() -> None:
    calls = [
        past(f"2026-11-{d}T11:00-08:00", outcome="no_answer", same_debt=False)
        for d in range(17, 24)
    ]
    assert us("2026-11-23T15:00-08:00", *calls) == ()


def test_unknown_debt_counts_as_this_one() -> None:
    calls = [
        past(f"2026-11-{d}T11:00-08:00", outcome="no_answer", same_debt=None)
        for d in range(17, 24)
    ]
    assert us("2026-11-23T15:00-08:00", *calls) == ("US-01A",)


def test_conversation_day_is_day_one() -> None:
    spoke = past("2026-11-16T10:00-08:00")
    assert us("2026-11-22T20:59-08:00", spoke) == ("US-01B",)
    assert us("2026-11-23T08:00-08:00", spoke) == ()


def test_conversation_the_debtor_began_counts() -> None:
    spoke = past("2026-11-20T10:00-08:00", direction="inbound")
    assert us("2026-11-23T10:00-08:00", spoke) == ("US-01B",)


def test_messages_are_outside_the_call_cap() -> None:
    spoke = past("2026-11-20T10:00-08:00")
    assert us("2026-11-23T10:00-08:00", spoke, channel="sms") == ()


def chile(moment: str, channel: str, *history: PastContact) -> tuple[str, ...]:
    facts = some_facts("CL", history=history, caller_prefix="600")
    return verdict_on("CL", moment, facts, a_contact(channel)).rule_ids


@pytest.mark.parametrize(
    ("moment", "rules"),
    [
        ("2026-11-23T10:00-03:00", ("CL-01",)),  # next Monday, within seven days
        ("2026-11-27T09:59-03:00", ("CL-01",)),
        ("2026-11-27T10:00-03:00", ()),  # seven days, and another calendar week
    ],
)
def test_chilean_week_is_both_weeks(moment: str, rules: tuple[str, ...]) -> None:
    assert chile(moment, "voice", past("2026-11-20T10:00-03:00")) == rules


def test_unanswered_call_is_no_chilean_contact() -> None:
    missed = past("2026-11-24T10:00-03:00", outcome="no_answer")
    assert chile("2026-11-25T10:00-03:00", "voice", missed) == ()


def test_chilean_visit_and_call_share_a_cap() -> None:
    visit = past("2026-11-24T10:00-03:00", "visit")
    assert chile("2026-11-25T10:00-03:00", "voice", visit) == ("CL-01",)


def test_chilean_call_and_messages_are_apart() -> None:
    told = past("2026-11-24T10:00-03:00", "email", "delivered")
    assert chile("2026-11-24T11:00-03:00", "voice", told) == ()


@pytest.mark.parametrize(
    ("day", "rules"), [(25, ("CL-02",)), (26, ("CL-02",)), (27, ())]
)
def test_two_full_days_between_messages(day: int, rules: tuple[str, ...]) -> None:
    told = past("2026-11-24T11:00-03:00", "email", "delivered")
    assert chile(f"2026-11-{day}T11:00-03:00", "sms", told) == rules


def test_third_chilean_message_of_a_week() -> None:
    told = (past("2026-11-23T11:00-03:00", "email", "delivered"),
            past("2026-11-26T11:00-03:00", "sms", "delivered"))  # fmt: skip
    assert chile("2026-11-29T11:00-03:00", "letter", *told) == ("CL-02",)


def colombia(moment: str, channel: str, *history: PastContact) -> tuple[str, ...]:
    facts = some_facts("CO", history=history)
    return verdict_on("CO", moment, facts, a_contact(channel)).rule_ids


def test_same_channel_another_day_is_free() -> None:
    call = past("2026-11-24T09:00-05:00")
    assert colombia("2026-11-25T09:00-05:00", "voice", call) == ()


def test_other_channel_is_locked_for_the_week() -> None:
    call = past("2026-11-24T09:00-05:00", outcome="no_answer")
    assert colombia("2026-11-24T10:00-05:00", "whatsapp", call) == ("CO-04", "CO-05")
    assert colombia("2026-11-28T09:00-05:00", "whatsapp", call) == ("CO-05",)
    assert colombia("2026-12-01T08:59-05:00", "whatsapp", call) == ("CO-05",)
    assert colombia("2026-12-01T09:00-05:00", "whatsapp", call) == ()


def test_new_monday_does_not_unlock() -> None:
    call = past("2026-11-21T09:00-05:00")  # a Saturday
    assert colombia("2026-11-23T09:00-05:00", "whatsapp", call) == ("CO-05",)


def test_another_creditor_does_not_count() -> None:
    call = past("2026-11-24T09:00-05:00", same_creditor=False)
    assert colombia("2026-11-24T10:00-05:00", "whatsapp", call) == ()


def test_released_attempts_do_not_count() -> None:
    for free in (past("2026-11-24T09:00-05:00", counted=False),
                 past("2026-11-24T09:00-05:00", outcome="cancelled"),
                 past("2026-11-24T09:00-05:00", direction="inbound")):  # fmt: skip
        assert colombia("2026-11-24T10:00-05:00", "voice", free) == ()


def test_failed_dial_counts_as_an_attempt() -> None:
    dialled = past("2026-11-24T09:00-05:00", outcome="failed")
    assert colombia("2026-11-24T10:00-05:00", "voice", dialled) == ("CO-04",)


def test_outcome_nobody_knows_counts_as_all() -> None:
    strange = past("2026-11-20T10:00-08:00", outcome="teleported")
    assert us("2026-11-23T10:00-08:00", strange) == ("US-01B",)


def test_catastrophe_cap_is_off_by_default() -> None:
    told = [past(f"2026-11-0{d}T11:00-03:00", "email", "delivered") for d in (2, 6)]
    moment = "2026-11-25T11:00-03:00"
    assert chile(moment, "sms", *told) == ()
    facts = some_facts("CL", history=tuple(told), flags={"catastrophe_state": True})
    assert verdict_on("CL", moment, facts, a_contact("sms")).rule_ids == ("CL-11",)

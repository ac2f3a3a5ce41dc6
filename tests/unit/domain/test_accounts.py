"""Accounts: which address to use, what is stopped, how agreements fill up."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain.builders import NOON, a_point, a_term, an_account, an_id, euros

from recobro.domain.accounts import (
    DebtorProfile,
    Hold,
    Instalment,
    PastContact,
    RunningPlan,
    RunningPromise,
    covers_from_json,
    covers_to_json,
    fill,
    progress,
)
from recobro.domain.decisions import facts_for
from recobro.domain.messages import Channel
from recobro.domain.money import Money

WHATSAPP = frozenset({Channel.WHATSAPP})


def test_preferred_address_comes_first() -> None:
    account = an_account(
        contact_points=(
            a_point("+34600111222", status="verified"),
            a_point("+34600111333", preferred=True),
        )
    )
    found = account.contact_on(Channel.WHATSAPP)
    assert found
    assert found.address == "+34600111333"


def test_verified_address_beats_unverified() -> None:
    account = an_account(
        contact_points=(
            a_point("+34600111222"),
            a_point("+34600111333", status="verified"),
        )
    )
    found = account.contact_on(Channel.WHATSAPP)
    assert found
    assert found.address == "+34600111333"


@pytest.mark.parametrize("status", ["invalid", "wrong_person"])
def test_bad_address_is_never_used(status: str) -> None:
    account = an_account(contact_points=(a_point(status=status, preferred=True),))
    assert account.contact_on(Channel.WHATSAPP) is None


@pytest.mark.parametrize(
    ("stops", "stopped", "reachable"),
    [
        ((), False, True),
        ((("opt-out", ""),), True, False),
        ((("opt-out", "whatsapp"),), False, False),
        ((("opt-out", "sms"),), False, True),
        (tuple(("opt-out", c.value) for c in Channel), True, False),
    ],
)
def test_stops_close_their_channels(
    stops: tuple[tuple[str, str], ...], stopped: bool, reachable: bool
) -> None:
    account = an_account(stops=stops)
    assert account.stopped is stopped
    assert (account.contact_on(Channel.WHATSAPP) is not None) is reachable


@pytest.mark.parametrize(
    ("name", "kind", "called"),
    [
        ("Ana Prueba Gil", "consumer", "Ana"),
        ("PRUEBA GIL, ANA MARÍA", "consumer", "Ana"),
        ("josé ejemplo", "consumer", "José"),
        ("Talleres Ejemplo, S.L.", "business", "Talleres Ejemplo, S.L."),
        ("Prueba,", "consumer", "Prueba,"),
        ("", "consumer", ""),
    ],
)
def test_what_to_call_a_person(name: str, kind: str, called: str) -> None:
    profile = DebtorProfile(
        debtor_id=an_id("d"), name=name, kind=kind, language="es", country="ES"
    )
    assert profile.first_name == called


A, B = a_term("A"), a_term("B", "60.00")


def test_progress_counts_what_was_paid() -> None:
    covers = {A.term_id: euros(100), B.term_id: euros(60)}
    # A is 70 now and B is gone: 30 + 60
    assert progress(covers, [a_term("A", outstanding="70")]) == euros(90)


def test_later_debt_is_no_progress() -> None:
    covers = {A.term_id: euros(100)}
    assert progress(covers, [A, B]) == euros(0)
    # an invoice that grew since counts as nothing paid, never below zero
    assert progress(covers, [a_term("A", "150", "150")]) == euros(0)


def test_agreement_about_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        progress({}, [])


def test_instalments_fill_in_order() -> None:
    # 50 paid over 30, 30, 30: none, 10 and 30 are left
    assert fill([euros(30)] * 3, euros(50)) == (euros(0), euros(10), euros(30))


@given(st.lists(st.integers(1, 9999), min_size=1, max_size=9), st.integers(0, 99999))
def test_filling_keeps_the_sum(parts: list[int], paid: int) -> None:
    money = [euros(part) for part in parts]
    left = Money.sum(fill(money, euros(paid)), "EUR")
    assert left == euros(max(sum(parts) - paid, 0))


def test_covers_come_back_from_json() -> None:
    covers = {A.term_id: euros("99.90"), B.term_id: euros("0.01")}
    assert covers_from_json(covers_to_json(covers), "EUR") == covers


def test_next_instalment_is_first_unpaid() -> None:
    parts = tuple(
        Instalment(
            instalment_id=an_id(f"i{n}"),
            seq=n,
            date=date(2026, 4, n),
            amount=euros(30),
            outstanding=left,
        )
        for n, left in enumerate([euros(0), euros(10), euros(30)], start=1)
    )
    plan = RunningPlan(plan_id=an_id("p"), covers={}, instalments=parts)
    assert plan.next_instalment == parts[1]


def facts(now: datetime = NOON, **changes: Any) -> Any:
    but_for = changes.pop("but_for", "")
    return facts_for(an_account(**changes), WHATSAPP, now=now, but_for=but_for)


def test_only_unasked_messages_keep_quiet_days() -> None:
    def contact(purpose: str, day: int) -> PastContact:
        return PastContact(
            at=NOON - timedelta(days=day),
            channel=Channel.WHATSAPP,
            purpose=purpose,
            outcome="read",
        )

    contacts = (
        contact("collection", 9),
        contact("reminder", 5),
        contact("requested_information", 1),
    )
    assert facts(contacts=contacts).last_contact == (NOON - timedelta(days=5)).date()


def test_longest_hold_counts() -> None:
    holds = (
        Hold(reason="care", until=NOON + timedelta(days=3)),
        Hold(reason="legal", until=None),
        Hold(reason="company", until=NOON + timedelta(days=9), invoice_id=an_id("i")),
    )
    assert facts(holds=holds).hold_reason == "legal"
    assert facts(holds=holds[2:]).held_until is None  # only one invoice rests
    assert facts(holds=holds[:1]).held_until == NOON + timedelta(days=3)


@pytest.mark.parametrize(
    ("zone", "until", "day"),
    [
        # midnight in Madrid is 23:00 of the day before in UTC
        ("Europe/Madrid", datetime(2026, 3, 20, 23, tzinfo=UTC), date(2026, 3, 21)),
        # midnight in Mexico is 06:00 of the same day in UTC
        (
            "America/Mexico_City",
            datetime(2026, 3, 21, 6, tzinfo=UTC),
            date(2026, 3, 21),
        ),
    ],
)
def test_holds_end_in_the_local_calendar(zone: str, until: datetime, day: date) -> None:
    local = NOON.astimezone(ZoneInfo(zone))
    held = facts(local, holds=(Hold(reason="care", until=until),)).held_until
    assert (held.date(), held.hour) == (day, 0)


def test_last_contact_is_in_local_calendar() -> None:
    # 23:30 UTC on the 9th is 00:30 on the 10th in Madrid
    late = datetime(2026, 3, 9, 23, 30, tzinfo=UTC)
    spoken = PastContact(
        at=late, channel=Channel.WHATSAPP, purpose="collection", outcome="sent"
    )
    local = NOON.astimezone(ZoneInfo("Europe/Madrid"))
    assert facts(local, contacts=(spoken,)).last_contact == date(2026, 3, 10)


def test_kept_promise_bears_on_nothing() -> None:
    promise = RunningPromise(
        promise_id=an_id("p"), date=NOON.date(), amount=euros(9), outstanding=euros(0)
    )
    assert facts(promise=promise).promise is None


@pytest.mark.parametrize(
    ("changes", "with_person"),
    [
        ({}, False),
        ({"open_hand_overs": ("asked",)}, True),
        ({"holder": "person"}, True),
    ],
)
def test_person_has_the_case(changes: dict[str, Any], with_person: bool) -> None:
    assert facts(**changes).with_person is with_person


def test_message_asked_about_has_not_spoken() -> None:
    done = frozenset({"step:a:2026-03-01", "step:b:2026-03-01"})
    left = facts(done_steps=done, but_for="step:a:2026-03-01").done_steps
    assert left == {"step:b:2026-03-01"}

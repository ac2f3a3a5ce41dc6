"""An account's past: what was owed and known on a day, by two ways of reckoning."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.domain.builders import an_id

from recobro.domain.accounts import DebtorProfile, PastContact
from recobro.domain.messages import Channel
from recobro.domain.past import AccountPast
from recobro.domain.past_events import (
    PastPlan,
    PastPromise,
    PastStop,
    PastTerm,
    PastTrouble,
    Receipt,
    Span,
)

MADRID = ZoneInfo("Europe/Madrid")
START = date(2026, 1, 1)


def day(number: int) -> date:
    return START + timedelta(days=number)


def a_term(number: str, amount: str, *left: tuple[int, str], due: int = 5) -> PastTerm:
    """A term that is known from day 0, with what was left from each day on."""
    return PastTerm(
        term_id=an_id(number),
        invoice_id=an_id(f"invoice {number}"),
        number=number,
        issued=day(0),
        due=day(due),
        amount=Decimal(amount),
        left=((day(0), Decimal(amount)), *((day(n), Decimal(a)) for n, a in left)),
    )


def a_past(*terms: PastTerm, **changes: Any) -> AccountPast:
    given: dict[str, Any] = {
        "account_id": an_id("account"),
        "currency": "EUR",
        "debtor": DebtorProfile(
            debtor_id=an_id("debtor"), name="Ana Prueba", kind="consumer",
            language="es", country="ES",
        ),
        "contact_points": (),
        "terms": terms or (a_term("F-1", "100.00"),),
    }  # fmt: skip
    return AccountPast(**(given | changes))


def test_debt_is_owed_from_its_day_on() -> None:
    past = a_past(a_term("F-1", "100.00", (8, "60.00"), (12, "0.00")))
    owed = [past.position_on(day(n)).balance.amount for n in (-1, 0, 7, 8, 11, 12)]
    assert owed == [0, 100, 100, 60, 60, 0]


def test_last_day_of_stop_is_stopped() -> None:
    stop = PastStop(span=Span(first=day(3), last=day(5)), reason="x", channel="sms")
    past = a_past(stops=(stop,))
    found = [past.account_on(day(n), MADRID).stops for n in (2, 3, 5, 6)]
    assert [bool(stops) for stops in found] == [False, True, True, False]


def test_dispute_and_hold_of_one_invoice() -> None:
    """Owed and not asked for: each of its own invoice, on its own days."""
    dispute = PastTrouble(
        span=Span(first=day(2), last=day(4)), invoice_id=an_id("invoice F-1")
    )
    hold = PastTrouble(span=Span(first=day(4)), invoice_id=an_id("invoice F-2"))
    past = a_past(
        a_term("F-1", "100.00"), a_term("F-2", "30.00"),
        disputes=(dispute,), holds=(hold,),
    )  # fmt: skip
    claimable = [
        sorted(t.invoice_number for t in past.position_on(day(n)).claimable)
        for n in (1, 2, 4, 5)
    ]
    assert claimable == [["F-1", "F-2"], ["F-2"], [], ["F-1"]]
    assert past.account_on(day(4), MADRID).open_disputes == 1


def test_hold_of_account_ends_at_midnight() -> None:
    hold = PastTrouble(span=Span(first=day(2), last=day(4)), reason="company")
    [found] = a_past(holds=(hold,)).account_on(day(3), MADRID).holds
    assert found.until == datetime(2026, 1, 6, tzinfo=MADRID)  # day 4 is the 5th


def test_promise_is_filled_by_what_is_paid() -> None:
    promise = PastPromise(
        promise_id=an_id("p"), span=Span(first=day(2), last=day(20)), date=day(10),
        amount=Decimal(50), covers=((an_id("F-1"), Decimal(100)),), kept=False,
    )  # fmt: skip
    past = a_past(a_term("F-1", "100.00", (6, "80.00")), promises=(promise,))
    left = [
        running.outstanding.amount if running else None
        for n in (1, 2, 6, 20, 21)
        for running in [past.account_on(day(n), MADRID).promise]
    ]
    assert left == [None, 50, 30, 30, None]
    # broken on day 20: counted from the day after, when it no longer runs
    assert past.account_on(day(20), MADRID).promises_broken == 0
    assert past.account_on(day(21), MADRID).promises_broken == 1


def test_plan_shows_its_next_instalment() -> None:
    plan = PastPlan(
        plan_id=an_id("plan"), span=Span(first=day(1)),
        covers=((an_id("F-1"), Decimal(100)),),
        instalments=(
            (an_id("one"), 1, day(10), Decimal(50)),
            (an_id("two"), 2, day(40), Decimal(50)),
        ),
    )  # fmt: skip
    past = a_past(a_term("F-1", "100.00", (9, "50.00")), plans=(plan,))
    dates = [
        running.next_instalment.date
        for n in (5, 9)
        if (running := past.account_on(day(n), MADRID).plan) and running.next_instalment
    ]
    assert dates == [day(10), day(40)]


def test_later_replies_and_contacts_are_unknown() -> None:
    at = datetime(2026, 1, 6, 23, 30, tzinfo=UTC)  # the 7th in Madrid
    contact = PastContact(
        at=at, channel=Channel.VOICE, purpose="collection", outcome="reached"
    )
    past = a_past(replies=(at,), contacts=(contact,))
    before, then = (past.account_on(day(n), MADRID) for n in (5, 6))
    assert (before.last_inbound_at, before.contacts) == (None, ())
    assert (then.last_inbound_at, then.contacts) == (at, (contact,))
    long_after = past.account_on(day(6 + 61), MADRID)
    assert long_after.contacts == ()  # 60 days back are looked at
    assert {day(6), day(6 + 61)} <= set(past.turning_days(MADRID))


@st.composite
def ledgers(draw: st.DrawFn) -> AccountPast:
    """Terms that are paid bit by bit, with money that lies unapplied for a while."""
    terms: list[PastTerm] = []
    for n in range(draw(st.integers(min_value=1, max_value=4))):
        amount = draw(st.integers(min_value=1, max_value=500))
        left, steps = amount, []
        for when in sorted(draw(st.sets(st.integers(1, 30), max_size=3))):
            left -= draw(st.integers(min_value=0, max_value=left))
            steps.append((when, str(left)))
        terms.append(
            a_term(f"F-{n}", str(amount), *steps, due=draw(st.integers(0, 20)))
        )
    unapplied: list[Receipt] = []
    rest = 0
    for when in sorted(draw(st.sets(st.integers(0, 30), max_size=3))):
        change = draw(st.integers(min_value=-rest, max_value=300))
        rest += change
        unapplied.append(Receipt(day=day(when), amount=Decimal(change)))
    return a_past(*terms, unapplied=tuple(unapplied))


@given(ledgers())
def test_position_agrees_with_plain_sums(past: AccountPast) -> None:
    """The proof that nobody who paid is written to rests on this."""
    for n in range(-1, 32):
        position = past.position_on(day(n))
        owed = past.owed_by_sums(day(n))
        assert position.balance.amount == max(owed, Decimal(0))
        assert position.unused_credit.amount == max(-owed, Decimal(0))


@given(ledgers())
def test_nothing_changes_between_turning_days(past: AccountPast) -> None:
    turns = set(past.turning_days(MADRID))
    for n in range(1, 32):
        if day(n) not in turns:
            before, then = (past.account_on(day(d), MADRID) for d in (n - 1, n))
            assert before == then

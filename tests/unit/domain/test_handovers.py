"""The hand-over desk: the clock by office hours, the order, the step, the brief."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.domain.briefs import (
    Agreed,
    CaseBrief,
    Desk,
    InvoiceLine,
    Note,
    Quote,
    Rest,
    brief_from_json,
    brief_to_json,
    desk_of,
    shortened,
    with_desk,
)
from recobro.domain.conversation.effects import HandOverReason, Priority
from recobro.domain.conversation.policy import OfficeHours
from recobro.domain.conversation.state import Best, Offer, OfferKind
from recobro.domain.handovers import (
    DUE_WITHIN,
    Office,
    Queue,
    Rank,
    Risk,
    due_at,
    due_times,
    queue_of,
    rank,
    time_left,
)
from recobro.domain.money import Money
from recobro.domain.next_steps import CAUTIONS, STEPS, suggest

MADRID = ZoneInfo("Europe/Madrid")
SANTIAGO = ZoneInfo("America/Santiago")
WEEK = frozenset(range(5))
NINE_TO_SIX = OfficeHours(days=WEEK, start=time(9), until=time(18))
OFFICE = Office(hours=NINE_TO_SIX, zone=MADRID)
ALWAYS = Office(hours=None, zone=MADRID)
# A Tuesday.
TUESDAY = datetime(2026, 3, 10, tzinfo=MADRID)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of March 2026 in Madrid: the 10th is a Tuesday, the 14th a Saturday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=MADRID)


def euros(amount: str | int) -> Money:
    return Money.of(amount, "EUR")


# --- the clock ---------------------------------------------------------------------


def test_normal_is_due_after_a_working_day() -> None:
    # 7 h of Tuesday (11 to 18), 1 h of Wednesday (9 to 10)
    assert due_at(at(10, 11), Priority.NORMAL, OFFICE) == at(11, 10)


def test_high_waits_for_the_opening() -> None:
    # nobody is there at 20; 9 + 4 h
    assert due_at(at(10, 20), Priority.HIGH, OFFICE) == at(11, 13)


def test_weekend_does_not_count() -> None:
    # Friday 13th: 1 h until 18; Monday 16th: 3 h from 9
    assert due_at(at(13, 17), Priority.HIGH, OFFICE) == at(16, 12)


def test_holiday_does_not_count() -> None:
    closed = Office(
        hours=NINE_TO_SIX, zone=MADRID, closed_days=frozenset({date(2026, 3, 11)})
    )
    # Tuesday 1 h, Wednesday none, Thursday 3 h
    assert due_at(at(10, 17), Priority.HIGH, closed) == at(12, 12)


def test_urgent_runs_around_the_clock() -> None:
    # Saturday night: a quarter of an hour is a quarter of an hour
    assert due_at(at(14, 23), Priority.URGENT, OFFICE) == at(14, 23, 15)


def test_without_hours_all_hours_count() -> None:
    assert due_at(at(10, 23), Priority.HIGH, ALWAYS) == at(11, 3)  # 23 + 4 = 27


def test_night_of_clock_change_gains_nothing() -> None:
    """On 29 March 2026 Madrid has no hour from 2 to 3."""
    night = OfficeHours(days=frozenset(range(7)), start=time(0), until=time(8))
    office = Office(hours=night, zone=MADRID)
    # from 0:00 there are 7 real hours until 8:00, and the eighth is on the 30th
    assert due_at(at(29, 0), Priority.NORMAL, office) == at(30, 1)


def test_office_that_never_opens_still_calls() -> None:
    every = frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(800))
    shut = Office(hours=NINE_TO_SIX, zone=MADRID, closed_days=every)
    assert due_at(at(10, 11), Priority.HIGH, shut) == at(10, 15)


def test_company_sets_its_own_times() -> None:
    times = due_times({"urgent": 5, "high": "soon", "normal": -1, "other": 3})
    assert times == {
        Priority.URGENT: timedelta(minutes=5),
        Priority.HIGH: DUE_WITHIN[Priority.HIGH],
        Priority.NORMAL: DUE_WITHIN[Priority.NORMAL],
    }
    assert due_times(None) == DUE_WITHIN
    assert due_times({"high": True}) == DUE_WITHIN


def test_opening_is_told_when_closed() -> None:
    assert OFFICE.opening(at(13, 20)) == at(16, 9)
    assert OFFICE.opening(at(10, 11)) is None
    assert ALWAYS.opening(at(14, 23)) is None


def test_time_left_counts_open_hours() -> None:
    due = due_at(at(13, 17), Priority.HIGH, OFFICE)
    assert time_left(at(14, 10), due, Priority.HIGH, OFFICE) == timedelta(hours=3)
    assert time_left(at(16, 13), due, Priority.HIGH, OFFICE) == timedelta(hours=-1)


offices = st.builds(
    Office,
    hours=st.none()
    | st.builds(
        lambda days, start, span: OfficeHours(
            days=days,
            start=time(start // 60, start % 60),
            until=time((start + span) // 60, (start + span) % 60),
        ),
        st.frozensets(st.integers(0, 6), min_size=1),
        st.integers(0, 20 * 60),
        st.integers(30, 3 * 60 + 59),
    ),
    zone=st.sampled_from([MADRID, SANTIAGO, ZoneInfo("Asia/Kathmandu")]),
    closed_days=st.frozensets(
        st.dates(date(2026, 3, 20), date(2026, 4, 20)), max_size=12
    ),
)
# Both clock changes of Madrid and of Santiago lie in it.
moments = st.timedeltas(timedelta(), timedelta(days=245)).map(
    lambda passed: datetime(2026, 3, 1, tzinfo=UTC) + passed
)
priorities = st.sampled_from(Priority)


@given(opened=moments, priority=priorities, office=offices)
def test_due_is_open_and_never_early(
    opened: datetime, priority: Priority, office: Office
) -> None:
    due = due_at(opened, priority, office)
    assert due >= opened + DUE_WITHIN[priority]
    if office.hours is not None and priority is not Priority.URGENT:
        spans = (span for span in office.spans(opened) if span[1] >= due)
        opens, closes = next(spans)
        assert opens < due <= closes


@given(
    opened=moments,
    later=st.timedeltas(timedelta(), timedelta(days=9)),
    priority=priorities,
    office=offices,
)
def test_later_call_is_never_due_earlier(
    opened: datetime, later: timedelta, priority: Priority, office: Office
) -> None:
    assert due_at(opened, priority, office) <= due_at(opened + later, priority, office)


@given(opened=moments, priority=priorities, office=offices)
def test_whole_time_is_left_at_opening(
    opened: datetime, priority: Priority, office: Office
) -> None:
    due = due_at(opened, priority, office)
    assert time_left(opened, due, priority, office) == DUE_WITHIN[priority]
    assert time_left(due, due, priority, office) == timedelta()


# --- the order ---------------------------------------------------------------------


def ranked(**changes: Any) -> Rank:
    given: dict[str, Any] = {
        "priority": Priority.NORMAL,
        "balance": euros(100),
        "largest": euros(1000),
        "risk": Risk(),
        "opened": at(10, 9),
        "due": at(10, 17),
        "now": at(10, 9),
    }
    return rank(**(given | changes))


def test_rank_tells_its_reasons() -> None:
    found = ranked(
        priority=Priority.HIGH,
        risk=Risk(days_past_due=95, broken_promises=2, care=True),
        now=at(10, 13),
    )
    assert {w.code: w.points for w in found.weights} == {
        "priority": 100,
        "money": 3,  # 30 * 100 / 1000
        "days_past_due": 15,
        "broken_promises": 10,  # 2 * 5
        "care": 10,
        "waiting": 15,  # 30 * 4 h / 8 h
    }
    assert found.points == 153


def test_nothing_to_say_weighs_nothing() -> None:
    assert ranked(balance=euros(0), largest=euros(0)).weights == ()
    assert ranked(balance=euros(-5)).weights == ()


def test_late_one_passes_a_fresh_high_one() -> None:
    late = ranked(
        balance=euros(1000),
        risk=Risk(days_past_due=95, broken_promises=3, care=True),
        now=at(11, 9),  # 16 h late of 8: as late as counts
    )
    assert late.points == 130  # 30 + 15 + 15 + 10 + 30 + 30
    assert late.points > ranked(priority=Priority.HIGH).points


risks = st.builds(
    Risk,
    days_past_due=st.integers(-30, 400),
    broken_promises=st.integers(0, 9),
    care=st.booleans(),
)
sums = st.integers(0, 10**9).map(euros)


@given(risk=risks, balance=sums, largest=sums, hours=st.integers(0, 1000))
def test_urgent_is_above_all_others(
    risk: Risk, balance: Money, largest: Money, hours: int
) -> None:
    worst = ranked(
        priority=Priority.HIGH,
        risk=risk,
        balance=balance,
        largest=largest,
        now=at(10, 9) + timedelta(hours=hours),
    )
    fresh = ranked(priority=Priority.URGENT, balance=euros(0))
    assert worst.points < fresh.points


@given(
    risk=risks,
    balance=sums,
    more=sums,
    hours=st.integers(0, 200),
    longer=st.integers(0, 200),
)
def test_more_of_anything_never_ranks_lower(
    risk: Risk, balance: Money, more: Money, hours: int, longer: int
) -> None:
    largest = euros(2 * 10**9)
    now = at(10, 9) + timedelta(hours=hours)
    base = ranked(risk=risk, balance=balance, largest=largest, now=now).points
    older = Risk(
        days_past_due=risk.days_past_due + 50,
        broken_promises=risk.broken_promises + 1,
        care=True,
    )
    waited = now + timedelta(hours=longer)
    for changes in (
        {"risk": older},
        {"balance": balance + more},
        {"now": waited},
        {"priority": Priority.HIGH},
    ):
        given_ = {"risk": risk, "balance": balance, "largest": largest, "now": now}
        assert ranked(**(given_ | changes)).points >= base


@pytest.mark.parametrize(
    ("changes", "queue"),
    [
        ({"priority": Priority.URGENT}, Queue.URGENT),
        ({"left": timedelta(minutes=60)}, Queue.SOON),
        ({"left": timedelta(hours=-3)}, Queue.SOON),
        ({}, Queue.OTHERS),
        ({"mine": True, "taken": True}, Queue.MINE),
        ({"mine": True, "priority": Priority.URGENT}, Queue.MINE),
        ({"taken": True, "priority": Priority.URGENT}, Queue.TAKEN),
        ({"snoozed_until": at(11, 9)}, Queue.SNOOZED),
        ({"snoozed_until": at(10, 9)}, Queue.OTHERS),
        ({"snoozed_until": at(11, 9), "priority": Priority.URGENT}, Queue.URGENT),
    ],
)
def test_each_has_its_group(changes: dict[str, Any], queue: Queue) -> None:
    given: dict[str, Any] = {
        "priority": Priority.NORMAL,
        "left": timedelta(minutes=61),
        "taken": False,
        "mine": False,
        "snoozed_until": None,
        "now": at(10, 9),
    }
    assert queue_of(**(given | changes)) is queue


# --- the next step -----------------------------------------------------------------


@pytest.mark.parametrize("reason", HandOverReason)
def test_each_reason_has_a_step(reason: HandOverReason) -> None:
    assert suggest(reason).step in STEPS
    assert reason is HandOverReason.OTHER or suggest(reason).step != "read_case"


def test_danger_goes_before_everything() -> None:
    found = suggest("asked", care={"self_harm"}, offer_pending=True)
    assert found.step == "safety_first"
    assert found.cautions == ()


def test_pending_offer_is_decided_on() -> None:
    assert suggest("asked", offer_pending=True).step == "confirm_offer"
    assert suggest("dispute", offer_pending=True).step == "settle_dispute"


def test_what_forbids_writing_is_minded() -> None:
    found = suggest(
        "complaint",
        care={"illness"},
        owes=False,
        stopped=True,
        held=True,
        lawful_now=False,
        broken_promises=1,
    )
    assert found.cautions == (
        "stopped", "held", "nothing_owed", "care", "broken_promises",
    )  # fmt: skip
    assert set(found.cautions) <= CAUTIONS
    assert suggest("asked", lawful_now=False).cautions == ("not_now",)


# --- the brief ---------------------------------------------------------------------

BRIEF = CaseBrief(
    written_at=at(10, 11),
    name="Ana Prueba Gil",
    language="es",
    treatment="tu",
    stage="early",
    days_past_due=8,
    balance=euros("149.90"),
    invoices=(
        InvoiceLine(
            number="F-1",
            due=date(2026, 3, 2),
            outstanding=euros("149.90"),
            disputed=True,
        ),
    ),
    invoice_count=1,
    quotes=(Quote(at=at(10, 10), inbound=True, text="quiero hablar"),),
    heard=UUID(int=7),
    intents=("talk_to_human",),
    care=("illness",),
    offer=Offer(
        kind=OfferKind.PROMISE,
        balance=euros("149.90"),
        amount=euros("149.90"),
        date=date(2026, 3, 20),
    ),
    best=Best(balance=euros("149.90"), count=3),
    agreed=(Agreed(kind="plan", day=date(2026, 4, 1), amount=euros(50), parts=3),),
    broken_promises=2,
    disputes=1,
    holds=(Rest(reason="care", until=None), Rest(reason="company", until=at(20, 0))),
    stops=(("opt_out", "sms"),),
    opening=at(11, 9),
    zone="Europe/Madrid",
)


def test_brief_is_stored_without_loss() -> None:
    assert brief_from_json(brief_to_json(BRIEF)) == BRIEF
    assert BRIEF.oldest == BRIEF.invoices[0]


def test_hand_over_without_brief_has_none() -> None:
    assert brief_from_json({}) is None
    assert brief_from_json(with_desk({}, Desk())) is None


def test_desk_leaves_the_brief_alone() -> None:
    desk = Desk(snoozed_until=at(11, 9), assigned_to="eva", outcome="solved")
    desk = desk.noted(Note(at=at(10, 12), by="eva", text="llamar mañana"))
    details = with_desk(brief_to_json(BRIEF), desk)
    assert desk_of(details) == desk
    assert brief_from_json(details) == BRIEF
    assert desk_of({}) == Desk()


def test_quotes_are_cut_on_one_line() -> None:
    assert shortened("a\n  b") == "a b"
    assert shortened("x" * 10, 4) == "xxx…"

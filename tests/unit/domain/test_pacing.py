"""Pace: a bucket never gives more than ran in, and one person waits for their gap."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recobro.domain.pacing import (
    ANSWER_BURST,
    PAIR_GAP,
    UNASKED_BURST,
    CallWindow,
    TokenBucket,
    free_from,
)

NOW = datetime(2026, 3, 10, 10, tzinfo=UTC)
steps = st.lists(
    st.tuples(st.floats(0, 30), st.integers(0, 200)), min_size=1, max_size=40
)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_full_bucket_gives_a_second() -> None:
    granted, left = TokenBucket.full(80, NOW).take(100, NOW)
    assert (granted, left.tokens) == (80, 0)


def test_empty_bucket_says_how_long() -> None:
    _, left = TokenBucket.full(80, NOW).take(80, NOW)
    assert left.wait_for_one() == timedelta(seconds=1 / 80)
    assert left.take(1, after(1 / 80))[0] == 1


@given(steps, st.floats(0.5, 500))
def test_no_more_than_the_rate(told: list[tuple[float, int]], rate: float) -> None:
    bucket, now, granted = TokenBucket.full(rate, NOW), NOW, 0
    for seconds, wanted in told:
        now += timedelta(seconds=seconds)
        some, bucket = bucket.take(wanted, now)
        assert 0 <= some <= wanted
        granted += some
    ran_in = (now - NOW).total_seconds() * rate
    assert granted <= max(rate, 1) + ran_in + 1e-6


def test_answers_borrow_from_the_bulk() -> None:
    bucket = TokenBucket.full(2, NOW)
    owing = TokenBucket(
        tokens=-4, rate=2, capacity=2, limit=2, updated_at=bucket.updated_at
    )
    assert owing.take(10, after(2))[0] == 0  # -4 + 2 x 2 = 0
    assert owing.take(10, after(3))[0] == 2


def test_clock_that_goes_back_brings_nothing() -> None:
    _, empty = TokenBucket.full(80, NOW).take(80, NOW)
    assert empty.take(1, after(-60))[0] == 0
    assert empty.take(1, after(-60))[1].updated_at == NOW


def test_slowed_sender_recovers_step_by_step() -> None:
    bucket = TokenBucket.full(80, NOW).slowed()
    assert (bucket.rate, bucket.tokens) == (40, 0)
    for _ in range(10):  # 40 + 10 x 80 / 20 = 80
        bucket = bucket.sped_up()
    assert bucket.rate == 80
    assert bucket.sped_up().rate == 80


def test_slowest_sender_still_sends() -> None:
    bucket = TokenBucket.full(80, NOW)
    for _ in range(50):
        bucket = bucket.slowed()
    assert bucket.rate == 1


def test_nobody_written_to_is_free() -> None:
    assert free_from([], burst=UNASKED_BURST) is None


def test_second_message_waits_six_seconds() -> None:
    assert free_from([NOW], burst=1) == NOW + PAIR_GAP


def test_unasked_messages_borrow_little() -> None:
    # three at once are lent; what they owe is 3 x 6 s, less 2 x 6 s
    assert free_from([NOW] * 3, burst=UNASKED_BURST) == NOW + PAIR_GAP
    assert UNASKED_BURST < ANSWER_BURST


def test_answers_may_come_in_a_burst() -> None:
    nine = [NOW] * (ANSWER_BURST - 1)
    ten = [*nine, NOW]
    # 9 x 6 s owed less 9 x 6 s lent; the tenth makes it 6 s
    assert free_from(nine, burst=ANSWER_BURST) == NOW
    assert free_from(ten, burst=ANSWER_BURST) == NOW + PAIR_GAP


@given(st.lists(st.floats(0, 600), max_size=60), st.integers(1, 20))
def test_burst_is_paid_back(waits: list[float], burst: int) -> None:
    """Whoever waits as told never sends more than the burst and one each gap."""
    sent: list[datetime] = []
    now = NOW
    for seconds in waits:
        now += timedelta(seconds=seconds)
        free = free_from(sent, burst=burst)
        now = max(now, free) if free else now
        sent.append(now)
        for first in sent:
            among = sum(first <= at <= now for at in sent)
            assert among <= burst + (now - first) / PAIR_GAP + 1e-9


def test_provider_is_asked_once_at_first() -> None:
    window = CallWindow()
    assert window.open_calls == 1
    assert window.answered().open_calls == 2


@given(st.lists(st.booleans(), max_size=300))
def test_window_stays_within_its_bounds(answers: list[bool]) -> None:
    window = CallWindow()
    for good in answers:
        window = window.answered() if good else window.troubled()
        assert 1 <= window.open_calls <= window.most


def test_trouble_halves_the_window() -> None:
    window = CallWindow(size=20)
    assert window.troubled().open_calls == 10
    assert window.troubled().answered().size == 10 + 1 / 10

"""Buckets in the database: one for all processes, and rests by recobro's clock."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

from django.db import connections
from tests.builders import TUESDAY

from recobro.storage.buckets import (
    let_rest,
    resting_keys,
    speed_up,
    spend_tokens,
    take_tokens,
)
from recobro.storage.tenancy import acting_for

KEY = "whatsapp:100000000000001"


def take(tenant: UUID, wanted: int, *, limit: float = 50) -> int:
    with acting_for(tenant):
        return take_tokens(KEY, wanted, limit=limit).tokens


def test_first_second_is_granted_at_once(tenant: UUID) -> None:
    began = time.monotonic()
    assert take(tenant, 30) == 30
    granted = take(tenant, 100)
    ran_in = 50 * (time.monotonic() - began)  # no more than this, meanwhile
    assert 20 <= granted <= 20 + ran_in  # 50 - 30


def test_empty_bucket_says_when(tenant: UUID) -> None:
    with acting_for(tenant):
        take_tokens(KEY, 1, limit=0.02)
        grant = take_tokens(KEY, 1, limit=0.02)
    assert grant.tokens == 0
    assert timedelta(seconds=25) < grant.wait <= timedelta(seconds=50)  # 1 / 0.02


def test_all_processes_share_one_bucket(tenant: UUID) -> None:
    began = time.monotonic()

    def some(_: int) -> int:
        try:
            return take(tenant, 7, limit=100)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as lanes:
        granted = sum(lanes.map(some, range(40)))
    assert granted <= 100 * (1 + time.monotonic() - began)
    assert granted >= 100


def test_unused_tokens_come_back(tenant: UUID) -> None:
    assert take(tenant, 50, limit=50) == 50
    with acting_for(tenant):
        spend_tokens(KEY, -50)
    assert take(tenant, 50, limit=50) == 50


def test_answer_puts_bulk_in_debt(tenant: UUID) -> None:
    take(tenant, 1, limit=10)
    with acting_for(tenant):
        spend_tokens(KEY, 100)
    assert take(tenant, 10, limit=10) == 0


def test_rest_ends_by_our_clock(tenant: UUID) -> None:
    until = TUESDAY + timedelta(minutes=15)
    with acting_for(tenant):
        let_rest(KEY, until, "190: token", now=TUESDAY, limit=80)
        assert resting_keys(TUESDAY) == {KEY: until}
        assert resting_keys(until) == {}


def test_longer_rest_is_kept(tenant: UUID) -> None:
    until = TUESDAY + timedelta(minutes=15)
    with acting_for(tenant):
        let_rest(KEY, until, "190", now=TUESDAY, limit=80)
        soon = TUESDAY + timedelta(seconds=10)
        let_rest(KEY, soon, "130429", now=TUESDAY, limit=80)
        assert resting_keys(TUESDAY) == {KEY: until}


def test_slowed_sender_speeds_up_again(tenant: UUID) -> None:
    began = time.monotonic()
    with acting_for(tenant):
        let_rest(KEY, TUESDAY, "130429", now=TUESDAY, limit=1000, slower=True)
        granted = take_tokens(KEY, 1000, limit=1000).tokens
        ran_in = 500 * (time.monotonic() - began)
        assert granted <= 500 + ran_in  # half of what there was, and of the rate
        for _ in range(10):  # 500 + 10 x 50 = 1000
            speed_up(KEY, limit=1000)
        spend_tokens(KEY, -1000)
        assert take_tokens(KEY, 1000, limit=1000).tokens == 1000


def test_another_stated_rate_holds_at_once(tenant: UUID) -> None:
    take(tenant, 1, limit=10)
    time.sleep(0.05)
    with acting_for(tenant):
        spend_tokens(KEY, 9)
        time.sleep(0.1)
        assert take_tokens(KEY, 500, limit=1000).tokens >= 50  # 0.1 s x 1000, about

"""The engine against a slow independent reading of the same packs."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import Any

import pytest
from tests.unit.compliance.chance import Chance, Drawn
from tests.unit.compliance.oracle import Question, broken_rules
from tests.unit.law.raw_packs import raw_pack

from recobro.domain.compliance import ClosedDays, Verdict, evaluate
from recobro.law.calendars import closed_days
from recobro.law.loader import load_packs

MINUTE = timedelta(minutes=1)
LONG = timedelta(days=9)
YEARS = range(2025, 2032)


@cache
def raw_packs(country: str, subdivision: str | None) -> tuple[dict[str, Any], ...]:
    return tuple(raw_pack(pack.id) for pack in load_packs(country, subdivision))


def closed(drawn: Drawn) -> ClosedDays:
    return closed_days(drawn.country, drawn.subdivision, YEARS)


def engine_on(drawn: Drawn, moment: datetime) -> Verdict:
    packs = load_packs(drawn.country, drawn.subdivision)
    return evaluate(packs, drawn.facts, drawn.action, moment, closed(drawn))


def oracle_on(drawn: Drawn, moment: datetime) -> set[str]:
    question = Question(drawn.facts, drawn.action, moment, closed(drawn).by_year)
    return broken_rules(list(raw_packs(drawn.country, drawn.subdivision)), question)


def keys_of(verdict: Verdict) -> set[str]:
    return {
        f"{b.rule.rule_id}/{b.rule.part}" if b.rule.part else b.rule.rule_id
        for b in verdict.broken
    }


def count(request: pytest.FixtureRequest, short: int, long: int) -> int:
    return long if request.config.getoption("--soak", default=False) else short


def test_same_broken_rules_as_oracle(request: pytest.FixtureRequest) -> None:
    chance = Chance(20261121)
    for number in range(count(request, 8_000, 1_000_000)):
        drawn = chance.question()
        verdict = engine_on(drawn, drawn.moment)
        expected = oracle_on(drawn, drawn.moment)
        assert keys_of(verdict) == expected, (number, drawn)
        assert verdict.allowed is (not expected)


def test_earliest_is_the_first_free_minute(request: pytest.FixtureRequest) -> None:
    """By brute force: the oracle, minute by minute, until it finds nothing broken."""
    chance = Chance(7)
    checked = 0
    many = count(request, 60, 2_000)
    while checked < many:
        drawn = chance.question()
        verdict = engine_on(drawn, drawn.moment)
        if verdict.earliest is None:
            continue
        if verdict.earliest - drawn.moment > timedelta(hours=count(request, 14, 75)):
            continue
        minute = drawn.moment.replace(second=0, microsecond=0)
        if minute < drawn.moment:
            minute += MINUTE
        while oracle_on(drawn, minute):
            minute += MINUTE
        assert verdict.earliest == minute, drawn
        checked += 1


def test_no_lawful_minute_before_a_far_earliest(request: pytest.FixtureRequest) -> None:
    """Days away: every minute asked of the engine, every hour of the oracle."""
    chance = Chance(13)
    checked = 0
    while checked < count(request, 8, 400):
        drawn = chance.question()
        found = engine_on(drawn, drawn.moment).earliest
        if found is None or not timedelta(days=1) < found - drawn.moment < LONG:
            continue
        minute = drawn.moment.replace(second=0, microsecond=0)
        while minute < found:
            assert not engine_on(drawn, minute).allowed, (minute, drawn)
            if minute.minute == 0:
                assert oracle_on(drawn, minute), (minute, drawn)
            minute += MINUTE
        assert not oracle_on(drawn, found), drawn
        checked += 1


def test_never_means_no_minute_of_two_weeks(request: pytest.FixtureRequest) -> None:
    """Where the engine sees no earliest moment, the oracle finds none either."""
    chance = Chance(11)
    checked = 0
    while checked < count(request, 25, 2_000):
        drawn = chance.question()
        verdict = engine_on(drawn, drawn.moment)
        if verdict.allowed or verdict.earliest is not None:
            continue
        for hours in range(0, 14 * 24, 5):
            assert oracle_on(drawn, drawn.moment + timedelta(hours=hours)), drawn
        checked += 1


def test_allowed_verdicts_are_not_rare() -> None:
    chance = Chance(3)
    drawn = [chance.question() for _ in range(500)]
    allowed = sum(engine_on(one, one.moment).allowed for one in drawn)
    assert 25 < allowed < 475  # else the comparison would say little

"""The week ahead: the stretches are what asking every minute would tell."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from tests.unit.compliance.builders import a_contact, local, some_facts

from recobro.domain.compliance import (
    ClosedDays,
    Hours,
    OptOuts,
    PastContact,
    Preferences,
    evaluate,
)
from recobro.domain.compliance.actions import Action
from recobro.domain.compliance.facts import ContactFacts
from recobro.domain.compliance.packs import Pack
from recobro.domain.compliance.week import Stretch, stretches
from recobro.law.calendars import closed_days
from recobro.law.loader import load_packs, load_strictest

MINUTE = timedelta(minutes=1)
MADRID, BOGOTA = "Europe/Madrid", "America/Bogota"


def spans(found: tuple[Stretch, ...]) -> list[tuple[str, str]]:
    """The allowed spans as UTC texts."""
    return [
        (f"{s.start:%a %H:%M}", f"{s.end:%a %H:%M}") for s in found if s.verdict.allowed
    ]


def asked(  # the week of one consumer
    country: str,
    facts: ContactFacts,
    start: datetime,
    *,
    days: int = 7,
    action: Action | None = None,
) -> tuple[Stretch, ...]:
    return stretches(
        load_packs(country),
        facts,
        action or a_contact(),
        start,
        start + timedelta(days=days),
        closed_days(country, None, [2025, 2026, 2027]),
    )


def test_week_in_bogota_follows_its_hours() -> None:
    # Ley 2300 art. 3: Mon-Fri 7-19, Sat 8-15. Bogota is UTC-5. 9 March 2026, a Monday.
    found = asked("CO", some_facts(zones=(BOGOTA,)), local("2026-03-09T00:00-05:00"))
    assert spans(found) == [
        ("Mon 12:00", "Tue 00:00"),
        ("Tue 12:00", "Wed 00:00"),
        ("Wed 12:00", "Thu 00:00"),
        ("Thu 12:00", "Fri 00:00"),
        ("Fri 12:00", "Sat 00:00"),
        ("Sat 13:00", "Sat 20:00"),
    ]


def test_holiday_is_closed_with_its_rule() -> None:
    # 23 March 2026 is a moved holiday in Colombia (San Jose), a Monday.
    found = asked(
        "CO", some_facts(zones=(BOGOTA,)), local("2026-03-23T00:00-05:00"), days=1
    )
    assert [(s.verdict.allowed, s.verdict.rule_ids) for s in found] == [
        (False, ("CO-02",))
    ]


def test_stretches_have_no_gaps() -> None:
    start = local("2026-03-09T10:17+01:00")
    found = asked("ES", some_facts(zones=(MADRID,)), start)
    assert found[0].start == start
    assert found[-1].end == start + timedelta(days=7)
    for before, after in pairwise(found):
        assert before.end == after.start
        assert (before.verdict.allowed, before.verdict.rule_ids) != (
            after.verdict.allowed,
            after.verdict.rule_ids,
        )


def test_opt_out_closes_the_whole_week() -> None:
    facts = some_facts(opt_outs=OptOuts(everything=True))
    found = asked("ES", facts, local("2026-03-09T10:00+01:00"))
    assert spans(found) == []
    assert all(s.verdict.earliest is None for s in found)


def test_no_time_gives_no_stretch() -> None:
    now = local("2026-03-09T10:00+01:00")
    assert asked("ES", some_facts(), now, days=0) == ()


def by_minute(
    packs: tuple[Pack, ...],
    facts: ContactFacts,
    action: Action,
    start: datetime,
    minutes: int,
    closed: ClosedDays,
) -> list[bool]:
    return [
        evaluate(packs, facts, action, start + n * MINUTE, closed).allowed
        for n in range(minutes)
    ]


PLACES = {
    "ES": (MADRID, "Atlantic/Canary"),
    "CO": (BOGOTA,),
    "CL": ("America/Santiago", "America/Punta_Arenas"),
    "BR": ("America/Sao_Paulo", "America/Manaus"),
    "US": ("America/New_York", "America/Denver"),
    "GB": ("Europe/London",),
}
# Around both changes of the clock, a year's end, and ordinary days.
STARTS = (
    "2026-03-28T22:00+00:00",
    "2026-10-24T21:00+00:00",
    "2026-12-30T12:00+00:00",
    "2026-09-05T01:00+00:00",
    "2026-11-01T03:30+00:00",
    "2026-03-10T09:00+00:00",
)


def random_facts(random: Random, country: str, start: datetime) -> ContactFacts:
    zones = PLACES[country]
    history = tuple(
        PastContact(
            at=start - timedelta(minutes=random.randrange(60 * 24 * 9)),
            channel=random.choice(("whatsapp", "voice", "email")),
            outcome=random.choice(("delivered", "no_answer", "conversation")),
            purpose="collection",
        )
        for _ in range(random.randrange(4))
    )
    wish = Hours(days=((random.randrange(0, 700), 1200),) * 5 + (None, (600, 1440)))
    return some_facts(
        zones=zones[: random.randrange(1, len(zones) + 1)],
        history=history,
        preferences=Preferences(hours=wish) if random.random() < 0.3 else Preferences(),
    )


@pytest.mark.parametrize("country", PLACES)
def test_stretches_agree_with_every_minute(country: str, soak: bool) -> None:
    random = Random(f"week-{country}")
    days = 3
    for _ in range(40 if soak else 4):
        start = local(random.choice(STARTS))
        facts = random_facts(random, country, start)
        action = a_contact(channel=random.choice(("whatsapp", "voice", "visit")))
        packs = load_strictest(country)
        closed = closed_days(country, None, range(2025, 2031), strict=True)
        truth = by_minute(packs, facts, action, start, days * 1440, closed)
        end = start + timedelta(days=days)
        told: list[bool] = []
        for s in stretches(packs, facts, action, start, end, closed):
            told += [s.verdict.allowed] * ((s.end - s.start) // MINUTE)
        assert told == truth, (start, facts, action)

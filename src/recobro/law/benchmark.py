"""The load behind `recobro bench comply`: how many verdicts a second, on one core."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from recobro.domain.compliance import (
    Action,
    ClosedDays,
    ContactFacts,
    OptOuts,
    Pack,
    PastContact,
    evaluate,
)
from recobro.law.calendars import closed_days
from recobro.law.loader import load_packs

PLACES = (
    ("ES", None, ("Europe/Madrid",)),
    ("CO", None, ("America/Bogota",)),
    ("CL", None, ("America/Santiago",)),
    ("PE", None, ("America/Lima",)),
    ("MX", None, ("America/Mexico_City", "America/Tijuana")),
    ("AR", None, ("America/Argentina/Buenos_Aires",)),
    ("BR", "SP", ("America/Sao_Paulo",)),
    ("US", None, ("America/Los_Angeles",)),
    ("GB", None, ("Europe/London",)),
)
CHANNELS = ("voice", "sms", "whatsapp", "email", "letter")
OUTCOMES = ("no_answer", "conversation", "delivered", "failed")
START = datetime(2026, 3, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One prepared question, so that only the verdict is timed."""

    packs: tuple[Pack, ...]
    facts: ContactFacts
    action: Action
    moment: datetime
    closed: ClosedDays


def questions(count: int, seed: int = 1) -> list[Question]:
    """Random contacts in all countries, at any hour, with up to four past ones."""
    chance = random.Random(seed)  # noqa: S311
    return [_question(chance) for _ in range(count)]


def _question(chance: random.Random) -> Question:
    country, subdivision, zones = chance.choice(PLACES)
    moment = START + timedelta(minutes=chance.randrange(60 * 24 * 270))
    channel = chance.choice(CHANNELS)
    history = tuple(
        PastContact(
            at=moment - timedelta(minutes=chance.randrange(1, 60 * 24 * 12)),
            channel=chance.choice(CHANNELS),
            outcome=chance.choice(OUTCOMES),
        )
        for _ in range(chance.randrange(5))
    )
    facts = ContactFacts(
        debtor=chance.choice(("consumer", "business")),
        collector=chance.choice(("first_party", "third_party")),
        party="debtor",
        debt_type="invoice",
        zones=zones,
        history=history,
        opt_outs=OptOuts(),
        authorised_channels=frozenset({"voice", "whatsapp"}),
        content=frozenset(),
        inquiries=frozenset(),
        flags={
            "identity_verified": True,
            "reveals_debt_details": True,
            "creditor_named": True,
            "agency_named": True,
            "caller_id_hidden": False,
            "opt_out_instructions": True,
            "supplier_name_address_taxid": True,
            "first_contact": False,
            "ai_agent": chance.random() < 0.5,
            "ai_disclosed": True,
            "prior_express_consent": True,
        },
    )
    return Question(
        packs=load_packs(country, subdivision),
        facts=facts,
        action=Action(
            kind="contact",
            channel=channel,
            purpose=chance.choice(("collection", "reminder")),
            automated=True,
        ),
        moment=moment,
        closed=closed_days(country, subdivision, range(2025, 2031)),
    )


def run(asked: Sequence[Question]) -> dict[str, Any]:
    """Time the verdicts on prepared questions; the result of `bench comply`.

    The rate is over all of them, without a clock in between; the percentiles are of
    the first tenth, asked again one by one. Processor time of this process only,
    because the promise is about one core, whatever else the machine does.
    """
    clock = time.process_time_ns
    allowed = 0
    began = clock()
    for q in asked:
        verdict = evaluate(q.packs, q.facts, q.action, q.moment, q.closed)
        allowed += verdict.allowed
    seconds = (clock() - began) / 1e9
    spent = sorted(_spent(q) for q in asked[: max(1, len(asked) // 10)])
    return {
        "verdicts": len(asked),
        "allowed": allowed,
        "seconds": round(seconds, 3),
        "per_second": round(len(asked) / seconds) if seconds else None,
        "p50_us": spent[len(spent) // 2] / 1000 if spent else None,
        "p99_us": spent[len(spent) * 99 // 100] / 1000 if spent else None,
    }


def _spent(q: Question) -> int:
    began = time.perf_counter_ns()
    evaluate(q.packs, q.facts, q.action, q.moment, q.closed)
    return time.perf_counter_ns() - began


def bench_comply(count: int = 200_000, seed: int = 1) -> dict[str, Any]:
    """Warm up (packs, plans, calendars), then time `count` fresh questions."""
    run(questions(2_000, seed + 1))
    return run(questions(count, seed))

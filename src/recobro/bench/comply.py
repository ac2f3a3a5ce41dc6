"""`recobro bench comply`: verdicts of the law on contacts in nine countries.

`verdicts_only` is the engine alone, asked with prepared facts (see law/benchmark.py).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from recobro.bench.filters import measure
from recobro.bench.runner import Measured, Progress
from recobro.law.benchmark import PLACES
from recobro.law.benchmark import bench_comply as bench_verdicts
from recobro.law.comply import comply_line

DEFAULT_COUNT = 20_000
_START = datetime(2026, 3, 2, tzinfo=UTC)
_MINUTES = 60 * 24 * 270
_CHANNELS = ("voice", "sms", "whatsapp", "email", "letter")
_OUTCOMES = ("no_answer", "conversation", "delivered", "failed")
_FLAGS = {
    "collector": "first_party",
    "party": "debtor",
    "debt_type": "utility",
    "channel_authorized": True,
    "opted_out": False,
    "ai_agent": True,
    "ai_disclosed": True,
    "prior_express_consent": True,
    "identity_verified": True,
    "reveals_debt_details": True,
    "creditor_named": True,
    "agency_named": True,
    "supplier_name_address_taxid": True,
    "caller_id_hidden": False,
    "opt_out_instructions": True,
    "first_contact": False,
    "asks_reason_for_default": False,
    "content": [],
}


def bench_comply(*, count: int, seed: int, progress: Progress) -> Measured:
    """Judge `count` random contacts: any hour, up to four contacts before."""
    random = Random(seed)  # noqa: S311  invents data, guards no secret
    lines = [_case(random, index) for index in range(count)]
    verdicts = bench_verdicts(min(count, 50_000), seed)
    return measure(
        name="comply",
        answer=comply_line,
        lines=lines,
        unit="verdicts/s",
        seed=seed,
        progress=progress,
        more=lambda answers: _told(answers, verdicts),
    )


def _told(
    answers: Sequence[Mapping[str, Any]], verdicts: Mapping[str, Any]
) -> dict[str, Any]:
    allowed = sum(told["decision"] == "allowed" for told in answers)
    return {"allowed": allowed, "verdicts_only": verdicts}


def _case(random: Random, index: int) -> str:
    country, subdivision, zones = random.choice(PLACES)
    zone = random.choice(zones)
    moment = _START + timedelta(minutes=random.randrange(_MINUTES))
    history = [
        {
            "at": (moment - timedelta(minutes=random.randrange(1, 17_280))).isoformat(),
            "channel": random.choice(_CHANNELS),
            "outcome": random.choice(_OUTCOMES),
            "purpose": "collection",
        }
        for _ in range(random.randrange(5))
    ]
    case = {
        "id": f"b{index}",
        "jurisdiction": f"{country}-{subdivision}" if subdivision else country,
        "action": "contact",
        "now_local": moment.astimezone(ZoneInfo(zone)).isoformat(),
        "tz": zone,
        "channel": random.choice(_CHANNELS),
        "history": history,
        "flags": {
            **_FLAGS,
            "debtor": random.choice(("consumer", "business")),
            "purpose": random.choice(("collection", "reminder")),
        },
    }
    return json.dumps(case)

"""Kill -9 of workers, PostgreSQL and the provider under load: the short version.

The long one is `python -m tests.faults --runs 200 --seed 7` (docs/faults.md).
"""

from __future__ import annotations

import os
import random

import pytest
from tests.acceptance.stack import temporary_home
from tests.faults.proof import prove

_RUNS, _RUNS_SOAKED = 3, 200


@pytest.mark.slow
def test_kills_under_load_lose_and_repeat_nothing(soak: bool) -> None:
    seed = int(os.environ.get("RECOBRO_SEED", random.SystemRandom().randrange(10**6)))
    print(f"seed {seed}: repeat with RECOBRO_SEED={seed}")
    with temporary_home() as home:
        summary = prove(home, seed=seed, runs=_RUNS_SOAKED if soak else _RUNS)
    print(summary.as_json())
    assert summary.violations == []
    assert summary.kills.total() >= summary.runs
    assert summary.counts["received"] > 0

"""Kill -9 of workers, PostgreSQL and the provider under load: the short version.

The long one is `python -m tests.faults --runs 200 --seed 7` (docs/faults.md).
"""

from __future__ import annotations

import pytest
from tests.acceptance.seeds import chosen_seed
from tests.acceptance.stack import temporary_home
from tests.faults.proof import prove

_RUNS, _RUNS_SOAKED = 3, 200
# Others may be at work on this machine: a call that was reserved before a stop may take
# longer to begin. The order of the transactions is checked exactly, here as there.
_CALL_SECONDS = 10.0


@pytest.mark.slow
def test_kills_under_load_lose_and_repeat_nothing(soak: bool) -> None:
    seed = chosen_seed(soak)
    with temporary_home() as home:
        summary = prove(
            home,
            seed=seed,
            runs=_RUNS_SOAKED if soak else _RUNS,
            call_seconds=_CALL_SECONDS,
        )
    print(summary.as_json())
    assert summary.violations == []
    assert summary.kills.total() >= summary.runs
    assert summary.counts["received"] > 0

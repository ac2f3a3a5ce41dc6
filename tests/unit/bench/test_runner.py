"""The figures of a benchmark, and the pure benchmarks at a small size."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from recobro.bench.portfolio import portfolio_file, read
from recobro.bench.runner import Baseline, Measured, percentile
from recobro.cli.main import app

KEYS = {
    "name", "count", "seconds", "rate", "unit", "p50_ms", "p99_ms", "peak_memory_mb",
    "baseline", "ratio", "machine", "seed",
}  # fmt: skip


def test_percentiles_are_nearest_ranks() -> None:
    laps = [n / 100 for n in range(1, 201)]  # 0.01 … 2.00
    assert percentile(laps, 50) == 1.00  # the 100th of 200
    assert percentile(laps, 99) == 1.98  # the 198th
    assert percentile([7.0], 99) == 7.0
    assert percentile([], 50) == 0.0


def test_ratio_says_how_many_baselines() -> None:
    told = Measured(
        name="x",
        count=100,
        seconds=10.0,  # 10 a second
        unit="things/s",
        laps=[0.1] * 100,
        lap="one thing",
        baseline=Baseline(what="nothing", count=50, seconds=1.0),  # 50 a second
        seed=1,
    ).as_json()
    assert told.keys() >= KEYS
    assert (told["rate"], told["baseline"]["rate"], told["ratio"]) == (10, 50, 5)
    assert told["p50_ms"] == 100


def test_same_seed_makes_the_same_file() -> None:
    assert portfolio_file(20, seed=3) == portfolio_file(20, seed=3)
    assert portfolio_file(20, seed=3) != portfolio_file(20, seed=4)


def test_generated_file_has_no_bad_row() -> None:
    portfolio = read(portfolio_file(60, seed=1, debtors=20, due_days=8))
    assert len(portfolio.accepted) == 60
    assert (portfolio.rejected, portfolio.warnings) == ((), ())
    assert len({row.phone for row in portfolio.accepted}) == 20
    assert all(row.phone for row in portfolio.accepted)


@pytest.mark.parametrize("name", ["comply", "understand", "guard"])
def test_pure_benchmarks_print_one_object(name: str) -> None:
    result = CliRunner().invoke(app, ["bench", name, "--count", "40", "--seed", "2"])
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told.keys() >= KEYS
    assert (told["name"], told["count"], told["seed"]) == (name, 40, 2)
    assert told["rate"] > 0


def test_count_must_be_positive() -> None:
    result = CliRunner().invoke(app, ["bench", "guard", "--count", "0"])
    assert result.exit_code == 2

"""The load of `recobro bench comply`: it runs, and it asks something."""

from __future__ import annotations

from recobro.law.benchmark import bench_comply, questions, run


def test_bench_says_how_many_a_second() -> None:
    result = bench_comply(count=2_000)
    assert result["verdicts"] == 2_000
    assert 200 < result["allowed"] < 1_800
    # A tenth of what is promised: this only catches a collapse, on any machine.
    assert result["per_second"] > 5_000


def test_same_seed_same_questions() -> None:
    assert [q.moment for q in questions(50)] == [q.moment for q in questions(50)]


def test_percentiles_are_in_order() -> None:
    result = run(questions(200))
    assert 0 < result["p50_us"] <= result["p99_us"]

"""The benchmarks with a database, each as a process of its own, at a small size."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("name", "count"), [("import", 300), ("cycle", 60), ("send", 20), ("ingest", 30)]
)
def test_benchmark_runs_on_the_real_engines(
    name: str, count: int, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "recobro", "bench", name, "--count", str(count)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "RECOBRO_HOME": str(tmp_path / "home")},
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["name"], told["count"]) == (name, count)
    assert told["rate"] > 0
    assert told["ratio"] > 0
    if name != "ingest":  # which commits many together, and its baseline each alone
        assert told["baseline"]["rate"] > told["rate"]  # it does more
    assert list(tmp_path.iterdir()) == []  # the user's directory was left alone

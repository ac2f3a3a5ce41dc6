"""What every benchmark needs: laps, a comparison in the same run, a database to spoil.

Machines differ and are shared, so that a figure alone says little: each benchmark also
times something bare on the same machine within the same run, and tells the ratio.
"""

from __future__ import annotations

import atexit
import math
import os
import platform
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Progress = Callable[[int, int], None]

# Variables that would lead to a user's own data.
_NOT_OURS = ("RECOBRO_DATABASE_URL", "RECOBRO_DATABASE_OWNER_URL", "RECOBRO_DEMO")


class InvalidRunError(Exception):
    """The run did not do what it was to measure: its figures would mean nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The bare work that a benchmark is compared with."""

    what: str
    count: int
    seconds: float

    @property
    def rate(self) -> float:
        """Items a second."""
        return _rate(self.count, self.seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One benchmark's figures.

    `laps` are seconds, one for each `lap` (what that is, in words); `unit` says what is
    counted. `more` is printed beside the rest.
    """

    name: str
    count: int
    seconds: float
    unit: str
    laps: Sequence[float]
    lap: str
    baseline: Baseline
    seed: int
    more: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The object that is printed; `ratio` is how many baselines one item takes."""
        rate, bare = _rate(self.count, self.seconds), self.baseline.rate
        return {
            "name": self.name,
            "count": self.count,
            "seconds": round(self.seconds, 3),
            "rate": _rounded(rate),
            "unit": self.unit,
            "p50_ms": _rounded(percentile(self.laps, 50) * 1000),
            "p99_ms": _rounded(percentile(self.laps, 99) * 1000),
            "lap": self.lap,
            "peak_memory_mb": round(peak_memory_mb(), 1),
            "baseline": {
                "what": self.baseline.what,
                "count": self.baseline.count,
                "seconds": round(self.baseline.seconds, 3),
                "rate": _rounded(bare),
            },
            "ratio": _rounded(bare / rate) if rate else None,
            **self.more,
            "machine": {
                "cores": os.cpu_count(),
                "python": platform.python_version(),
            },
            "seed": self.seed,
        }


def percentile(laps: Sequence[float], percent: int) -> float:
    """The nearest-rank percentile of some laps; 0 of none."""
    if not laps:
        return 0.0
    ordered = sorted(laps)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def peak_memory_mb() -> float:
    """The most memory that this process has held, in MiB; its helpers not counted."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bytes_each = 1 if sys.platform == "darwin" else 1024
    return peak * bytes_each / 1024**2


def timed(
    work: Callable[[T], object], items: Iterable[T], progress: Progress, total: int
) -> list[float]:
    """Do the work on each item; the seconds that each took."""
    laps: list[float] = []
    told_every = max(1, total // 50)  # drawing the bar is no part of the work
    for item in items:
        began = time.perf_counter()
        work(item)
        laps.append(time.perf_counter() - began)
        if len(laps) % told_every == 0:
            progress(len(laps), total)
    return laps


def seconds_of(work: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


class LapsOf:
    """A progress callback that notes how long each call was in coming."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._last = time.perf_counter()
        self.laps: list[float] = []

    def restart(self) -> None:
        """The next lap begins now."""
        self._last = time.perf_counter()

    def __call__(self, done: int, total: int) -> None:
        """Something was finished."""
        now = time.perf_counter()
        self.laps.append(now - self._last)
        self._last = now
        self._progress(done, total)


@contextmanager
def temporary_database() -> Iterator[Path]:
    """The embedded PostgreSQL, as it is installed, in a directory that goes again.

    One in a process: Django keeps the database that it was started with. Yields the
    directory. Raises EmbeddedServerError.
    """
    home = tempfile.mkdtemp(prefix="recobro-bench-")
    # Registered before the server is joined, and so run after it has stopped.
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for name in _NOT_OURS:
        os.environ.pop(name, None)
    os.environ["RECOBRO_HOME"] = home
    from recobro.storage import startup  # noqa: PLC0415  reads the environment

    startup.start()
    from django.db import connections  # noqa: PLC0415  settings first

    try:
        yield Path(home)
    finally:
        connections.close_all()


def _rate(count: int, seconds: float) -> float:
    return count / seconds if seconds else 0.0


def _rounded(value: float) -> float:
    """Four figures that count, whatever the size."""
    if not value:
        return 0.0
    return round(value, max(0, 3 - math.floor(math.log10(abs(value)))))

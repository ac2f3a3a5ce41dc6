"""Whether everything is there that the work needs: tables, workers, one time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from django.db import connection
from django.db.migrations.loader import MigrationLoader

# A worker shows life every few seconds; one that is this silent is not at work.
_SILENT_SECONDS = 60
# Machines whose clocks differ by more would judge hours and caps differently.
_CLOCK_SECONDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What was found; `heartbeat_seconds` is the liveliest worker's, None without one.

    `clock_differs_seconds` is this machine's clock less the database server's.
    """

    migrated: bool
    heartbeat_seconds: float | None
    clock_differs_seconds: float

    @property
    def worker_lives(self) -> bool:
        """Whether any worker showed life within a minute."""
        return (
            self.heartbeat_seconds is not None
            and self.heartbeat_seconds <= _SILENT_SECONDS
        )

    @property
    def ready(self) -> bool:
        """Whether all of it holds."""
        in_time = abs(self.clock_differs_seconds) <= _CLOCK_SECONDS
        return self.migrated and self.worker_lives and in_time


def readiness() -> Readiness:
    """Ask the database; two short queries. Raises django.db.Error if it is away."""
    with connection.cursor() as cursor:
        cursor.execute("select app, name from django_migrations")
        applied = {(app, name) for app, name in cursor}
        cursor.execute(
            "select extract(epoch from clock_timestamp() - max(last_heartbeat)), "
            "clock_timestamp() from procrastinate_workers"
        )
        age, there = cursor.fetchone()
    differs = (datetime.now(UTC) - there).total_seconds()
    return Readiness(
        migrated=_known_migrations() <= applied,
        heartbeat_seconds=None if age is None else round(float(age), 1),
        clock_differs_seconds=round(differs, 1),
    )


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    """The migrations that this version brings."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)

"""One cycle by one worker, and by two on two network hosts: times, and the same rows.

`python -m tests.acceptance.two_hosts --accounts 200000` measures a larger one. The
two runs start from the same database, copied row by row: what they decide and plan must
be the same, but for identifiers, moments and who did it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from tests.acceptance.namespaces import (
    ListeningServer,
    Network,
    listening_server,
    network,
    reaches,
)
from tests.acceptance.processes import Process, wait_until
from tests.acceptance.stack import environment, temporary_home

_ORDERS = Path(__file__).with_name("two_hosts_orders.py")
_CYCLE_SECONDS_MAX = 300
# All that a cycle writes, but for what each run makes anew.
_RESULT = """
select 'decision', account_id::text, date::text, action, step, stage,
       days_past_due::text, balance::text, currency, reasons::text,
       strategy_version, segment, variant, propensity::text, held_out::text
from decision
union all
select 'message', account_id::text, key, channel, purpose, intent::text, state,
       contact_point_id::text, strategy, variant, author, '', '', '', ''
from message
union all
select 'chronology', account_id::text, seq::text, kind, actor, data::text,
       '', '', '', '', '', '', '', '', ''
from chronology
order by 1, 2, 3, 4
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """One run of the cycle: how long it took, by whom, and what it wrote.

    `runs` is how many were made: one, whatever the tick asked for meanwhile.
    """

    seconds: float
    runs: int
    ranges: dict[str, int]
    rows: int
    digest: str


def compare(accounts: int, home: Path) -> tuple[Cycle, Cycle]:
    """The cycle of one worker, then of two on two hosts."""
    with network(hosts=2) as at, listening_server(home / "data", at) as server:
        for host in range(2):
            reaches(at, host, server)
        _order(server, home, "origin", "prepare", accounts=accounts)
        return (
            _cycle(server, at, home, "alone", hosts=1),
            _cycle(server, at, home, "together", hosts=2),
        )


def _cycle(
    server: ListeningServer, at: Network, home: Path, database: str, *, hosts: int
) -> Cycle:
    server.copy("origin", database)
    with _workers(server, at, home, database, hosts) as workers:
        wait_until(lambda: _registered(server, database) >= hosts, 60, "the workers")
        _order(server, home, database, "begin")
        wait_until(
            lambda: _finished(server, database), _CYCLE_SECONDS_MAX, "the cycle", 0.1
        )
        assert all(worker.running for worker in workers)
    return _told(server, database)


@contextlib.contextmanager
def _workers(
    server: ListeningServer, at: Network, home: Path, database: str, hosts: int
) -> Iterator[list[Process]]:
    """One worker process on each host, with a data directory of its own."""
    started: list[Process] = []
    try:
        for host in range(hosts):
            place = home / f"{database}-{host}"
            place.mkdir()
            command = at.on(
                host, sys.executable, "-m", "recobro", "worker", "--concurrency", "1"
            )
            # A process of `Process` begins with our interpreter: let it become ours.
            started.append(
                Process(
                    "-c", "import os, sys; os.execvp(sys.argv[1], sys.argv[1:])",
                    *command, env=_environment(server, place, database),
                    log=place / "worker.log", cwd=place,
                )
            )  # fmt: skip
        yield started
    finally:
        for process in started:
            process.kill()


def _environment(server: ListeningServer, home: Path, database: str) -> dict[str, str]:
    return environment(home) | {
        "RECOBRO_DATABASE_URL": server.app(database),
        "RECOBRO_DATABASE_OWNER_URL": server.owner(database),
    }


def _order(
    server: ListeningServer, home: Path, database: str, do: str, **values: Any
) -> None:
    if do == "prepare":
        with psycopg.connect(server.owner("postgres"), autocommit=True) as connection:
            connection.execute(f"create database {database}")
    subprocess.run(
        [sys.executable, str(_ORDERS), json.dumps({"do": do, **values})],
        env=_environment(server, home, database), check=True, timeout=300,
    )  # fmt: skip


def _ask(server: ListeningServer, database: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(server.owner(database), autocommit=True) as connection:
        return list(connection.execute(query).fetchall())


def _registered(server: ListeningServer, database: str) -> int:
    return len(_ask(server, database, "select 1 from procrastinate_workers"))


def _finished(server: ListeningServer, database: str) -> bool:
    return bool(_ask(server, database, "select 1 from cycle_run where status = 'done'"))


def _told(server: ListeningServer, database: str) -> Cycle:
    seconds = _ask(
        server, database,
        "select extract(epoch from finished_at - started_at) from cycle_run",
    )  # fmt: skip
    runs = _ask(server, database, "select count(*) from cycle_run")
    ranges = _ask(
        server, database, "select worker, count(*) from cycle_range group by 1"
    )
    rows = _ask(
        server, database,
        "select count(*), md5(string_agg(md5(row::text), '' order by row::text))"
        f" from ({_RESULT}) as row",
    )  # fmt: skip
    return Cycle(
        seconds=float(seconds[0][0]),
        runs=runs[0][0],
        ranges=dict(ranges),
        rows=rows[0][0],
        digest=rows[0][1],
    )


def main() -> int:
    """Measure, and print one JSON object; the exit code is 1 where rows differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=100_000)
    chosen = parser.parse_args()
    with temporary_home() as home:
        alone, together = compare(chosen.accounts, home)
    print(
        json.dumps(
            {
                "accounts": chosen.accounts,
                "one_worker_seconds": round(alone.seconds, 2),
                "two_hosts_seconds": round(together.seconds, 2),
                "ranges": together.ranges,
                "rows": together.rows,
                "same_result": alone.digest == together.digest,
            },
            indent=1,
        )
    )
    return 0 if alone.digest == together.digest else 1


if __name__ == "__main__":
    sys.exit(main())

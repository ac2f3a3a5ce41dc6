"""`python -m tests.faults --runs 200 --seed 7`: kill -9 at random, and count."""

from __future__ import annotations

import argparse
import random
import signal
import sys

from tests.acceptance.stack import temporary_home
from tests.faults.proof import prove


def main() -> int:
    """Run and print the summary as JSON; the exit code is 1 where a truth fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--first", type=int, default=0, help="number of the first run")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--logs", action="store_true", help="print the logs' ends")
    chosen = parser.parse_args()
    seed = chosen.seed
    if seed is None:
        seed = random.SystemRandom().randrange(10**6)
    sys.stderr.write(f"seed {seed}\n")

    def say(line: str) -> None:
        sys.stderr.write(f"{line}\n")

    def end(*_: object) -> None:
        raise SystemExit(130)

    signal.signal(signal.SIGTERM, end)  # and so the processes end with us
    with temporary_home() as home:
        summary = prove(home, seed=seed, runs=chosen.runs, first=chosen.first, say=say)
        if chosen.logs and summary.violations:
            for log in sorted((home / "logs").glob("*.log")):
                say(f"--- {log.name}\n" + log.read_text("utf-8")[-6000:])
    print(summary.as_json())
    return 1 if summary.violations else 0


if __name__ == "__main__":
    sys.exit(main())

"""Many runs under load and kill -9, some to a company; after each company the verdict.

A run adds debtors to the company, runs the day, lets the people act and kills what the
plan says. The verdict waits until all is calm: dead workers' jobs are taken over, what
the provider kept back has gone, calls without an answer count as unknown.
"""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

from tests.acceptance.processes import Json
from tests.acceptance.stack import START, Company
from tests.faults.people import Crowd
from tests.faults.plan import LOAD_SECONDS, Deed, Kill, RunPlan, Target, plan_of
from tests.faults.record import read_record
from tests.faults.stack import AWAY, WORKERS, FaultStack
from tests.faults.verdict import CALL_SECONDS, Timeline, Verdict, judge

RUNS_PER_COMPANY = 10
_SETTLE_SECONDS_MAX = 240
_CALLS_AT_ONCE = 32 * WORKERS
# Who was not written to by then acts no more.
_CROWD_SECONDS_MAX = 15
# Until a person who starts the day again and again gives up.
_RUN_SECONDS_MAX = 240
# What a message may wait for at this hour: a call without an answer (2 minutes), a
# rest of the sender (15 minutes), the caps of the day are not among them.
_STEPS = (timedelta(minutes=3), timedelta(minutes=20), timedelta(hours=1))
Say = Callable[[str], None]


@dataclass
class Summary:
    """What all runs came to."""

    seed: int
    runs: int = 0
    seconds: float = 0.0
    kills: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)

    def as_json(self) -> str:
        """One object, for a person and for a machine."""
        return json.dumps(
            {
                "seed": self.seed,
                "runs": self.runs,
                "seconds": round(self.seconds),
                "kills": dict(sorted(self.kills.items())),
                "counts": dict(sorted(self.counts.items())),
                "violations": len(self.violations),
                "found": self.violations,
            },
            ensure_ascii=False,
            indent=1,
        )


def prove(
    home: Path,
    *,
    seed: int,
    runs: int,
    first: int = 0,
    call_seconds: float = CALL_SECONDS,
    say: Say = print,
) -> Summary:
    """Do so many runs with this seed; `first` skips those before it.

    `call_seconds` is how long after a stop a call may come that began before it.
    """
    summary = Summary(seed)
    began = time.monotonic()
    stack = FaultStack(home)
    try:
        numbers = range(first, first + runs)
        for start in range(0, runs, RUNS_PER_COMPANY):
            chosen = numbers[start : start + RUNS_PER_COMPANY]
            campaign = Campaign.begin(stack, chosen[0])
            for number in chosen:
                campaign.run(plan_of(seed, number))
                summary.runs += 1
            verdict = campaign.verdict(call_seconds)
            summary.kills += campaign.kills
            summary.counts += verdict.counts
            named = f"runs {chosen[0]} to {chosen[-1]}"
            summary.violations += [f"{named}: {what}" for what in verdict.violations]
            summary.seconds = time.monotonic() - began
            say(
                f"{summary.runs} runs, {summary.kills.total()} kills,"
                f" {len(summary.violations)} violations, {summary.seconds:.0f} s"
            )
            for what in verdict.violations:
                say(f"  {named}: {what}")
    finally:
        with contextlib.suppress(*AWAY):
            stack.close()
        stack.kill()
    return summary


@dataclass
class Campaign:
    """One company under fire."""

    stack: FaultStack
    company: Company
    kills: Counter[str] = field(default_factory=Counter)
    in_flight: int = 0
    deeds: list[Deed] = field(default_factory=list)
    crowds: list[Crowd] = field(default_factory=list)
    offsets: list[tuple[float, float]] = field(default_factory=list)

    @classmethod
    def begin(cls, stack: FaultStack, number: int) -> Campaign:
        """A new company, and a provider that remembers this one only."""
        stack.begin_journal(number)
        campaign = cls(stack, stack.new_company())
        stack.misbehave(0.0)
        campaign.note_offset()
        return campaign

    def note_offset(self) -> None:
        """Write down how far recobro's clock is ahead of the machine's now."""
        query = "select offset_seconds from demo_clock"
        rows = self.stack.patiently(lambda: self.stack.sql(query))
        self.offsets.append((time.time(), float(rows[0][0])))

    def run(self, plan: RunPlan) -> None:
        """New debts, a day's run and people who act, while processes die."""
        self.stack.patiently(lambda: self.company.owes(*plan.debtors))
        self.stack.patiently(lambda: self.stack.misbehave(plan.slow))
        self.deeds += plan.deeds
        crowd = Crowd(self.company, self.stack.journal, plan.deeds)
        day = threading.Thread(target=self._run_day, daemon=True)
        began = time.monotonic()
        crowd.start()
        day.start()
        self.crowds.append(crowd)
        for kill in plan.kills:
            time.sleep(max(0.0, began + kill.at - time.monotonic()))
            self._kill(kill)
        time.sleep(max(0.0, began + LOAD_SECONDS - time.monotonic()))
        day.join(_RUN_SECONDS_MAX + 30)
        assert not day.is_alive(), "the day's run never ended"

    def _run_day(self) -> None:
        """As a person would: until it works."""
        self.stack.patiently(self.company.run_day, _RUN_SECONDS_MAX)

    def _kill(self, kill: Kill) -> None:
        before = self.stack.in_flight(self.company.tenant_id)
        match kill.target:
            case Target.WORKER:
                self.stack.kill_worker(kill.which)
            case Target.DATABASE:
                self.stack.kill_database()
            case Target.EMULATOR:
                self.stack.kill_emulator(kill.rest)
        after = 0
        if kill.target is not Target.DATABASE:
            after = self.stack.in_flight(self.company.tenant_id)
        # Two workers may each have begun one between the look and the kill; and what is
        # reserved is not yet called: no more than so many calls are made at once.
        self.in_flight += min(max(before, after), _CALLS_AT_ONCE) + WORKERS
        self.kills[kill.target.value] += 1

    def verdict(self, call_seconds: float) -> Verdict:
        """Let all end, then judge."""
        self.stack.all_alive()
        patience = time.monotonic() + _CROWD_SECONDS_MAX
        for crowd in self.crowds:
            crowd.join(max(0.0, patience - time.monotonic()))
            crowd.end()
        self.stack.heal()
        trouble = self._settle()
        told = judge(
            self.company,
            read_record(self.stack.journal),
            self.deeds,
            Timeline(offsets=tuple(self.offsets)),
            self.in_flight,
            call_seconds,
        )
        told.counts["workers that met a dead database at their start"] = (
            self.stack.gave_up
        )
        self.stack.gave_up = 0
        told.counts["deeds"] = sum(len(crowd.done) for crowd in self.crowds)
        told.counts["deeds that met a dead process"] = sum(
            len(crowd.failed) for crowd in self.crowds
        )
        told.claim("ended by itself", self.stack.dead())
        told.claim("did not settle", trouble)
        return told

    def _settle(self) -> list[str]:
        """Until nothing is to happen any more, at this hour and at the next."""
        moment = START + timedelta(minutes=10)
        try:
            self.company.quiet(_SETTLE_SECONDS_MAX, in_flight_too=False)
            for step in _STEPS:
                moment += step
                self.stack.patiently(partial(self.company.go_to, moment))
                self.note_offset()
                time.sleep(0.3)
                self.company.quiet(_SETTLE_SECONDS_MAX)
        except AssertionError as error:
            return [str(error)[:3000]]
        return []


def kinds(summary: Summary) -> Json:
    """The summary as values."""
    told: Json = json.loads(summary.as_json())
    return told

"""What must be true once everything has settled: our books against the provider's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.acceptance.stack import Company
from tests.faults.plan import Act, Deed
from tests.faults.record import Record

# A call that began before the stop was stored may end after it: no call takes longer.
CALL_SECONDS = 1.0
_GONE = frozenset({"accepted", "sent", "delivered", "read"})
_TOLD = frozenset({"delivered", "read"})
# What says why: a person can look at it, and nothing of it is lost in silence.
_EXPLAINED = frozenset({"cancelled", "refused", "failed"})
_EXAMPLES_MAX = 5
# The tick asks for these again while there is anything to do: no loss.
_ASKED_AGAIN = ("deliver_due", "run_cycle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One message of our books."""

    account: str
    wa_id: str
    key: str
    state: str
    reason: str
    attempt: str


@dataclass
class Verdict:
    """What was counted, and every truth that does not hold."""

    counts: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)

    def claim(self, name: str, offenders: Iterable[Any]) -> None:
        """Nothing of this kind may exist; some of what does is shown."""
        found = list(offenders)
        if found:
            shown = ", ".join(str(one) for one in found[:_EXAMPLES_MAX])
            self.violations.append(f"{name}: {len(found)} ({shown})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """From recobro's clock to the machine's: each offset with the moment it began."""

    offsets: tuple[tuple[float, float], ...]  # (machine's seconds, ahead by seconds)

    def machine(self, moment: datetime) -> float:
        """The machine's time, in seconds, at a moment of recobro's clock."""
        told = moment.timestamp()
        offset = self.offsets[0][1]
        for began, ahead in self.offsets:
            if told >= began + ahead:
                offset = ahead
        return told - offset


def judge(
    company: Company,
    record: Record,
    deeds: Sequence[Deed],
    timeline: Timeline,
    in_flight: int,
    call_seconds: float = CALL_SECONDS,
) -> Verdict:
    """Compare everything; `in_flight` calls were under way when something died.

    `call_seconds` is how long after a stop a call may come that began before it.
    """
    verdict = Verdict()
    rows = _messages(company)
    key_of = _keys(company)
    verdict.counts["messages"] = len(rows)
    verdict.counts["received"] = len(record.taken)
    verdict.counts["webhooks"] = record.told
    _nothing_twice(verdict, record, key_of)
    _nothing_lost(verdict, record, rows, deeds)
    _unknown_within(verdict, rows, in_flight)
    _webhooks_processed(verdict, company, record)
    _nothing_after_a_stop(verdict, company, record, key_of, timeline, call_seconds)
    _whole(verdict, company)
    return verdict


def _messages(company: Company) -> list[Row]:
    return [
        Row(
            account=str(account), wa_id=address.lstrip("+"), key=key, state=state,
            reason=reason, attempt=str(attempt),
        )
        for account, address, key, state, reason, attempt in company.sql(
            "select m.account_id, c.address, m.key, m.state, m.reason, m.attempt_id"
            " from message m join contact_point c on c.tenant_id = m.tenant_id"
            " and c.id = m.contact_point_id where m.tenant_id = %(tenant)s"
        )
    ]  # fmt: skip


def _keys(company: Company) -> dict[str, tuple[str, str]]:
    """Account and key of each attempt, older ones too: by the chronology."""
    told = company.sql(
        "select data->>'attempt', account_id::text, data->>'key' from chronology"
        " where tenant_id = %(tenant)s and kind = 'message.sending'"
        " union select attempt_id::text, account_id::text, key from message"
        " where tenant_id = %(tenant)s and attempt_id is not null"
    )
    return {attempt: (account, key) for attempt, account, key in told}


def _nothing_twice(
    verdict: Verdict, record: Record, key_of: dict[str, tuple[str, str]]
) -> None:
    attempts = Counter(taken.attempt for taken in record.taken)
    verdict.claim("attempt taken twice", (a for a, n in attempts.items() if n > 1))
    verdict.claim("sent by nobody", (a for a in attempts if a not in key_of))
    keys = Counter(key_of[a] for a in attempts if a in key_of)
    verdict.claim("message sent twice", (key for key, n in keys.items() if n > 1))
    steps = Counter(
        taken.wa_id
        for taken in record.taken
        if key_of.get(taken.attempt, ("", ""))[1].startswith("step:")
    )
    verdict.claim("step twice in a day", (w for w, n in steps.items() if n > 1))


def _nothing_lost(
    verdict: Verdict, record: Record, rows: Sequence[Row], deeds: Sequence[Deed]
) -> None:
    for state, count in Counter(row.state for row in rows).items():
        verdict.counts[f"state {state}"] = count
    came = {taken.attempt for taken in record.taken}
    verdict.claim(
        "left on the way",
        ((r.key, r.state) for r in rows if r.state in {"planned", "sending"}),
    )
    verdict.claim(
        "ended without a reason",
        ((r.key, r.state) for r in rows if r.state in _EXPLAINED and not r.reason),
    )
    verdict.claim(
        "never arrived",
        ((r.key, r.state) for r in rows if r.state in _GONE and r.attempt not in came),
    )
    verdict.claim(
        "told, and not recorded",
        (
            (r.key, r.state, record.states.get(r.attempt))
            for r in rows
            if record.states.get(r.attempt) in _TOLD and r.state not in _TOLD
        ),
    )
    planned = {row.wa_id for row in rows if row.key.startswith("step:")}
    # Who asked to be left alone before the day was run gets none, and rightly.
    verdict.claim(
        "nobody was told of the debt",
        (
            deed.debtor.wa_id
            for deed in deeds
            if deed.debtor.wa_id not in planned and deed.act is not Act.STOP_NOW
        ),
    )


def _unknown_within(verdict: Verdict, rows: Sequence[Row], in_flight: int) -> None:
    unknown = [row for row in rows if row.state == "unknown"]
    verdict.counts["unknown"] = len(unknown)
    verdict.counts["in flight at kills"] = in_flight
    if len(unknown) > in_flight:
        verdict.claim("unknown without a cause", (row.key for row in unknown))


def _webhooks_processed(verdict: Verdict, company: Company, record: Record) -> None:
    verdict.claim("webhook never taken", record.untold)
    verdict.claim(
        "stored, and not processed",
        (event for event in company.events() if event[1] != "processed"),
    )
    handled = dict(
        company.sql(
            "select provider_id, handled_at is not null from inbound_message"
            " where tenant_id = %(tenant)s"
        )
    )
    verdict.counts["inbound"] = len(handled)
    verdict.claim("word lost", (w for w in record.written if w not in handled))
    verdict.claim("word unanswered", (w for w, done in handled.items() if not done))
    booked = company.sql(
        "select external_id, amount::numeric(18,2)::text from payment"
        " where tenant_id = %(tenant)s"
    )
    verdict.counts["payments"] = len(booked)
    verdict.claim("payment lost", record.paid.items() - set(booked))
    verdict.claim("payment from nowhere", set(booked) - record.paid.items())
    times = Counter(external for external, _ in booked)
    verdict.claim("payment twice", (p for p, n in times.items() if n > 1))
    verdict.claim(
        "job given up",
        company.sql(
            "select task_name, args from procrastinate_jobs where status = 'failed'"
            " and args->>'tenant_id' = %(tenant)s"
            " and not task_name = any(%(asked_again)s)",
            asked_again=list(_ASKED_AGAIN),
        ),
    )


def _nothing_after_a_stop(
    verdict: Verdict,
    company: Company,
    record: Record,
    key_of: dict[str, tuple[str, str]],
    timeline: Timeline,
    call_seconds: float,
) -> None:
    """By the machine's time: the stop's own moment, and the provider's."""
    stops = company.sql(
        "select a.id::text, min(s.started_at) from stop s join account a"
        " on a.tenant_id = s.tenant_id and a.debtor_id = s.debtor_id"
        " where s.tenant_id = %(tenant)s and s.lifted_at is null group by 1"
    )
    paid = company.sql(
        "select p.account_id::text, max(p.created_at) from payment p"
        " where p.tenant_id = %(tenant)s and not exists (select 1 from invoice_term t"
        "  where t.tenant_id = p.tenant_id and t.account_id = p.account_id"
        "  and t.outstanding <> 0) group by 1"
    )
    verdict.counts["stops"], verdict.counts["paid in full"] = len(stops), len(paid)
    confirmations = {
        str(attempt)
        for (attempt,) in company.sql(
            "select attempt_id from message where tenant_id = %(tenant)s"
            " and purpose = 'opt_out_confirmation'"
        )
    }
    stopped_at = {account: timeline.machine(at) for account, at in stops}
    paid_at = {account: timeline.machine(at) for account, at in paid}
    late: dict[str, list[str]] = {"stop": [], "payment": []}
    for taken in record.taken:
        account, key = key_of.get(taken.attempt, ("", ""))
        stop = stopped_at.get(account)
        after = 0.0 if stop is None else taken.at - stop
        if after > 0 and taken.attempt not in confirmations:
            verdict.counts["in flight at a stop"] += 1
            if after > call_seconds:
                late["stop"].append(f"{key} {after:.1f} s")
        after = taken.at - paid_at.get(account, taken.at)
        if after > 0 and key.startswith("step:"):
            verdict.counts["in flight at a payment"] += 1
            if after > call_seconds:
                late["payment"].append(f"{key} {after:.1f} s")
    verdict.claim("sent after a stop", late["stop"])
    verdict.claim("asked after payment", late["payment"])


def _whole(verdict: Verdict, company: Company) -> None:
    order = {"tenant_id": company.tenant_id}
    chains = company.stack.shell.order("chains", **order)
    verdict.counts["chains"] = chains["accounts"]
    verdict.claim("broken chain", [*chains["broken"], *chains["astray"]])
    verdict.claim("broken invariant", company.doctor())
    verdict.claim(
        "owes after paying",
        company.sql(
            "select p.external_id from payment p join checkout c"
            " on c.tenant_id = p.tenant_id and c.account_id = p.account_id"
            " join invoice_term t on t.tenant_id = p.tenant_id"
            " and t.account_id = p.account_id"
            " where p.tenant_id = %(tenant)s and t.outstanding <> 0"
        ),
    )

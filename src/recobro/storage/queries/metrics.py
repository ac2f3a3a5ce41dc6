"""Numbers for Prometheus, counted in the database.

No process counts for itself: a counter in memory would know one worker of many, and
forget at each restart. What is «of the last day» is found by its identifier, which
begins with its time (version 7), so the primary key serves and no table is read whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from recobro.domain.identifiers import uuid7
from recobro.ports.metrics import Metric, Sample
from recobro.storage.queries import metric_names as names
from recobro.storage.queries.dead_letters import dead_message_count
from recobro.storage.queries.pauses_page import red_button, standstill
from recobro.storage.tenancy import TenantName, acting_for, all_tenants

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_INVARIANT = "invariant_"

_QUEUE = """
    select count(*) filter (where not_before <= %(now)s),
        extract(epoch from %(now)s - min(not_before)),
        count(*) filter (where not_before > %(now)s)
    from message where tenant_id = %(tenant)s and state = 'planned'
"""
_IN_FLIGHT = """
    select state, count(*) from message
    where tenant_id = %(tenant)s and state in ('sending', 'unknown') group by state
"""
_SENDS = """
    select channel, outcome, count(*) from contact_attempt
    where tenant_id = %(tenant)s and id >= %(day)s and message_id is not null
    group by channel, outcome
"""
_REFUSALS = """
    select coalesce(broken->>'rule', 'unknown'), count(distinct v.id)
    from verdict v, jsonb_array_elements(v.rules) as broken
    where v.tenant_id = %(tenant)s and v.id >= %(day)s and not v.allowed
    group by 1
"""
_HELD_BACK = """
    select rule, count(*) from message,
        regexp_split_to_table(substr(reason, 8), ', ') as rule
    where tenant_id = %(tenant)s and id >= %(day)s and state = 'refused'
        and reason like 'guard: %%'
    group by rule
"""
_WAITING = """
    select source, count(*), extract(epoch from %(now)s - min(received_at))
    from inbound_event where tenant_id = %(tenant)s and status = 'stored'
    group by source
"""
_LAG = """
    select source,
        percentile_disc(array[0.5, 0.95, 0.99]) within group (
            order by extract(epoch from processed_at - received_at))
    from inbound_event
    where tenant_id = %(tenant)s and id >= %(hour)s and processed_at is not null
    group by source
"""
_DEAD = """
    select 'webhook', count(*) from inbound_event
    where tenant_id = %(tenant)s and status = 'failed'
    union all
    select 'job', count(*) from procrastinate_jobs
    where status = 'failed' and args->>'tenant_id' = %(tenant)s::text
"""
_CYCLE = """
    select extract(epoch from finished_at - started_at),
        extract(epoch from %(now)s - finished_at),
        coalesce((counts->>'accounts')::bigint, 0)
    from cycle_run where tenant_id = %(tenant)s and status = 'done'
        and finished_at is not null
    order by finished_at desc limit 1
"""
_RANGES = """
    select count(*) from cycle_range r
    join cycle_run c on c.tenant_id = r.tenant_id and c.id = r.run_id
    where r.tenant_id = %(tenant)s and c.status = 'running' and r.done_at is null
"""
_RESTS = """
    select count(*), coalesce(extract(epoch from max(rests_until) - %(now)s), 0)
    from token_bucket where tenant_id = %(tenant)s and rests_until > %(now)s
"""
_JOBS = """
    select task_name, status::text, count(*) from procrastinate_jobs
    where status in ('todo', 'doing', 'failed') group by task_name, status
"""
_JOB_AGES = """
    select j.task_name, extract(epoch from now() - min(greatest(
        (select max(e.at) from procrastinate_events e where e.job_id = j.id),
        j.scheduled_at)))
    from procrastinate_jobs j
    where j.status = 'todo' and (j.scheduled_at is null or j.scheduled_at <= now())
    group by j.task_name
"""
_WORKERS = """
    select count(*) filter (where last_heartbeat > now() - interval '1 minute'),
        extract(epoch from now() - max(last_heartbeat))
    from procrastinate_workers
"""


def take_samples(*, now: datetime) -> list[Sample]:
    """All that is measured, of every company; `now` is the clock that messages keep."""
    samples = list(_of_all())
    for tenant in all_tenants():
        with acting_for(tenant.tenant_id):
            samples += _of_tenant(tenant, now)
    return samples


def _of_all() -> Iterator[Sample]:
    yield Sample(metric=names.RED_BUTTON, value=1 if red_button() else 0)
    for task, status, count in _rows(_JOBS, {}):
        labels = {"task": task, "status": status}
        yield Sample(metric=names.JOBS, value=count, labels=labels)
    for task, age in _rows(_JOB_AGES, {}):
        labels = {"task": task}
        yield Sample(metric=names.JOB_AGE, value=_seconds(age), labels=labels)
    for count, age in _rows(_WORKERS, {}):
        yield Sample(metric=names.WORKERS, value=count)
        if age is not None:
            yield Sample(metric=names.HEARTBEAT, value=_seconds(age))


def _of_tenant(tenant: TenantName, now: datetime) -> Iterator[Sample]:
    machine = datetime.now(UTC)  # what identifiers were made by; not the demo's clock
    asked = {
        "tenant": tenant.tenant_id,
        "now": now,
        "day": _first_id(machine - _DAY),
        "hour": _first_id(machine - _HOUR),
    }

    def sample(metric: Metric, value: Any, **labels: str) -> Sample:
        return Sample(
            metric=metric,
            value=float(value),
            labels={names.TENANT: tenant.slug, **labels},
        )

    for due, age, ahead in _rows(_QUEUE, asked):
        yield sample(names.DUE, due)
        yield sample(names.DUE_AGE, _seconds(age) if due else 0)
        yield sample(names.PLANNED, ahead)
    for state, count in _rows(_IN_FLIGHT, asked):
        yield sample(names.IN_FLIGHT, count, state=state)
    for channel, outcome, count in _rows(_SENDS, asked):
        yield sample(names.SENDS, count, channel=channel, outcome=outcome)
    for rule, count in _rows(_REFUSALS, asked):
        yield sample(names.REFUSALS, count, rule=rule)
    for rule, count in _rows(_HELD_BACK, asked):
        yield sample(names.HELD_BACK, count, rule=rule)
    for source, count, age in _rows(_WAITING, asked):
        yield sample(names.WEBHOOKS, count, source=source)
        yield sample(names.WEBHOOK_AGE, _seconds(age), source=source)
    for source, lags in _rows(_LAG, asked):
        for quantile, lag in zip(("0.5", "0.95", "0.99"), lags, strict=True):
            yield sample(names.WEBHOOK_LAG, lag, source=source, quantile=quantile)
    yield sample(names.DEAD, dead_message_count(now=now), kind="message")
    for kind, count in _rows(_DEAD, asked):
        yield sample(names.DEAD, count, kind=kind)
    for seconds, ago, accounts in _rows(_CYCLE, asked):
        yield sample(names.CYCLE_SECONDS, seconds)
        yield sample(names.CYCLE_AGE, _seconds(ago))
        yield sample(names.CYCLE_ACCOUNTS, accounts)
    for (count,) in _rows(_RANGES, asked):
        yield sample(names.RANGES_OPEN, count)
    for count, rest in _rows(_RESTS, asked):
        yield sample(names.SENDERS_RESTING, count)
        yield sample(names.SENDER_REST, _seconds(rest))
    yield from _in_hand(tenant, now)


def _in_hand(tenant: TenantName, now: datetime) -> Iterator[Sample]:
    """Pauses and alarms."""
    still = standstill(tenant.tenant_id, now=now)
    for scope in ("tenant", "channel", "strategy"):
        count = sum(pause.scope == scope for pause in still.pauses)
        labels = {names.TENANT: tenant.slug, "scope": scope}
        yield Sample(metric=names.PAUSES, value=count, labels=labels)
    for alarm in still.alarms:
        labels = {names.TENANT: tenant.slug, "kind": alarm.kind}
        yield Sample(metric=names.ALARM, value=1, labels=labels)
        if alarm.kind.startswith(_INVARIANT):
            name = alarm.kind.removeprefix(_INVARIANT)
            yield Sample(
                metric=names.BROKEN,
                value=float(alarm.details.get("count", 1)),
                labels={names.TENANT: tenant.slug, "invariant": name},
            )


def _first_id(moment: datetime) -> UUID:
    """The smallest identifier of that moment."""
    return uuid7(moment, bytes(10))


def _seconds(value: Any) -> float:
    """Seconds of waiting; clocks of machines differ a little, so none are negative."""
    return max(0.0, float(value or 0))


def _rows(query: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, asked)
        return list(cursor)

"""Look hourly whether what must never happen has happened, and raise the alarm."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from recobro.actions.alarms import close_alarm, open_alarm
from recobro.ports.services import Services
from recobro.storage.invariants import (
    CHRONOLOGY,
    INVARIANTS,
    accounts_of_part,
    broken_chains,
    count_broken,
    part_of_week,
    sentence_of,
)
from recobro.storage.models import Alarm
from recobro.storage.tenancy import acting_for

PREFIX = "invariant_"
_NAMED_MAX = 50


def watch_invariants(services: Services, *, tenant_id: UUID) -> dict[str, int]:
    """Check every truth of one company; returns those that are broken, with counts.

    Each that is broken has an alarm open afterwards, each that holds has none. Every
    check is a transaction of its own, so that none keeps old rows alive for long. The
    chronologies of a 168th part of the accounts are verified: all in a week.
    """
    now = services.clock.now()
    broken: dict[str, int] = {}
    for name in INVARIANTS:
        with acting_for(tenant_id):
            count = count_broken(name, now=now)
            _tell(name, count, now=now)
        if count:
            broken[name] = count
    count = _watch_chronologies(tenant_id, now=now)
    return broken | ({CHRONOLOGY: count} if count else {})


def _watch_chronologies(tenant_id: UUID, *, now: datetime) -> int:
    """This hour's part, and again those that were found broken before."""
    with acting_for(tenant_id):
        accounts = set(accounts_of_part(part_of_week(now))) | _found_before(tenant_id)
        found = broken_chains(sorted(accounts))
        named = [str(account) for account in found[:_NAMED_MAX]]
        _tell(CHRONOLOGY, len(found), now=now, accounts=named)
    return len(found)


def _found_before(tenant_id: UUID) -> set[UUID]:
    alarm = Alarm.objects.filter(
        tenant_id=tenant_id, kind=PREFIX + CHRONOLOGY, closed_at=None
    ).first()
    named = alarm.details.get("accounts", []) if alarm else []
    return {UUID(account) for account in named}


def _tell(name: str, count: int, *, now: datetime, **details: object) -> None:
    kind = PREFIX + name
    if count:
        told = {"count": count, "sentence": sentence_of(name, count), **details}
        open_alarm(kind, told, now=now)
    else:
        close_alarm(kind, now=now)

"""A company in the benchmark's own database, with accounts that are due.

Import this only while a temporary database is open.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from recobro.actions.import_portfolio import import_portfolio
from recobro.actions.run_cycle import run_cycle
from recobro.actions.tenants import create_tenant
from recobro.bench.portfolio import FILENAME, TODAY, portfolio_file, read
from recobro.bench.runner import InvalidRunError
from recobro.domain.strategy import Action
from recobro.ports.services import Services
from recobro.storage.clock import FixedClock
from recobro.wiring import services

# Noon in Spain on a working day: inside every contact window.
NOW = datetime.combine(TODAY, time(11), tzinfo=UTC)
PHONE_NUMBER_ID = "100000000000001"
_OVERDUE_DAYS = 8


def a_company(options: dict[str, Any] | None = None) -> UUID:
    """A new one, in Spain."""
    return create_tenant(
        slug="bench", name="Energía Clara", country="ES", options=options or {}
    )


def at_noon() -> Services:
    """The product's own services, with the clock at NOW."""
    return replace(services(), clock=FixedClock(NOW))


def bring_in(tenant_id: UUID, data: bytes) -> None:
    """Import a portfolio file."""
    import_portfolio(
        read(data),
        tenant_id=tenant_id,
        data=data,
        filename=FILENAME,
        actor="bench",
        now=NOW,
    )


def plan_messages(tenant_id: UUID, count: int, seed: int) -> None:
    """So many accounts a week overdue, each with a message waiting to be sent."""
    bring_in(
        tenant_id,
        portfolio_file(count, seed=seed, debtors=count, due_days=_OVERDUE_DAYS),
    )
    report = run_cycle(
        at_noon(), tenant_id=tenant_id, day=TODAY, dry_run=False, started_by="bench"
    )
    planned = report.counts[Action.SEND.value]
    if planned != count:
        raise InvalidRunError(f"{planned} messages were planned, not {count}")

"""What `two_hosts` has a process do in a database: fill it, and begin a cycle."""

# ruff: noqa: E402

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime

from recobro.storage import startup

startup.start(migrate=False)

from recobro.actions.cycle.begin import defer_run
from recobro.actions.tenants import create_tenant
from recobro.bench.bulk_portfolio import load
from recobro.storage.migrate import migrate_if_needed
from recobro.storage.tenancy import acting_for, all_tenants


def prepare(accounts: int) -> None:
    """The tables, one company without a channel, and its debtors."""
    migrate_if_needed()
    tenant_id = create_tenant(
        slug="dos-casas", name="Energía Clara", country="ES", options={}
    )
    load(tenant_id, accounts, today=datetime.now(UTC).date(), batch=1)


def begin() -> None:
    """Ask for today's cycle; whoever takes it calls the other workers to help."""
    (tenant,) = all_tenants()
    with acting_for(tenant.tenant_id):
        defer_run(tenant.tenant_id, datetime.now(UTC).date(), "two hosts")


if __name__ == "__main__":
    order = json.loads(sys.argv[1])
    if order["do"] == "prepare":
        prepare(order["accounts"])
    else:
        begin()

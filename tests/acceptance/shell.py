"""One open process that runs recobro's commands, so that a test need not start each.

It reads a JSON object a line and answers with one. `{"argv": ["run", "--json"]}` is the
command line itself, with its code unchanged; `{"do": name, ...}` is what no command
does: make a company whole, move the demo's clock, take a conversation over.
"""

# ruff: noqa: E402

from __future__ import annotations

import io
import json
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from recobro.storage import startup

startup.start()  # what follows needs Django

from django.db import close_old_connections

from recobro.actions.disputes import open_dispute
from recobro.actions.move_clock import move_clock
from recobro.actions.push_templates import push_templates
from recobro.actions.queue_message import wake_delivery
from recobro.actions.run_cycle import run_cycle
from recobro.actions.take_over import give_back, take_over
from recobro.actions.tenants import add_person, create_tenant, set_options
from recobro.cli.main import app
from recobro.storage import chronology
from recobro.storage.clock import move_to
from recobro.storage.locks import lock_account
from recobro.storage.models import Account
from recobro.storage.tenancy import acting_for
from recobro.wiring import services

Json = dict[str, Any]
_PERSON = "ana@example.com"


def _company(order: Json) -> Json:
    """A company with its options, its templates approved."""
    tenant_id = create_tenant(
        slug=order["slug"], name=order["name"], country="ES", options={}
    )
    set_options(tenant_id, order["options"])
    return {"tenant_id": str(tenant_id), **_templates({"tenant_id": str(tenant_id)})}


def _person(order: Json) -> Json:
    """An administrator who can log in."""
    add_person(
        UUID(order["tenant_id"]),
        email=order["email"],
        password=order["password"],
        role="admin",
    )
    return {}


def _templates(order: Json) -> Json:
    """Have the provider approve the templates; one started anew knows none."""
    states = push_templates(services(), UUID(order["tenant_id"]))
    return {"templates": sorted({state.status for state in states})}


def _reset_clock(order: Json) -> Json:
    """Put the demo's clock anywhere, backwards too: before a test's company exists."""
    moment = datetime.fromisoformat(order["to"])
    move_to(moment)
    services().clock_moved(moment)
    return {}


def _clock(order: Json) -> Json:
    """Move the demo's clock forward, as the console does."""
    move_clock(
        services(),
        tenant_id=UUID(order["tenant_id"]),
        to=datetime.fromisoformat(order["to"]),
        actor="test",
    )
    return {}


def _take_over(order: Json) -> Json:
    """A person takes the conversation."""
    take_over(
        UUID(order["tenant_id"]),
        UUID(order["conversation_id"]),
        actor=_PERSON,
        now=services().clock.now(),
    )
    return {}


def _give_back(order: Json) -> Json:
    """The person gives the conversation back to the agent."""
    give_back(
        services(),
        UUID(order["tenant_id"]),
        UUID(order["conversation_id"]),
        actor=_PERSON,
        now=services().clock.now(),
    )
    return {}


def _run_often(order: Json) -> Json:
    """Run today as often as asked, a few minutes of the demo's clock apart."""
    tenant_id = UUID(order["tenant_id"])
    decided = []
    for _ in range(order["times"]):
        moment = services().clock.now() + timedelta(minutes=order["minutes"])
        move_to(moment)
        report = run_cycle(
            services(),
            tenant_id=tenant_id,
            day=moment.date(),
            dry_run=False,
            started_by="test",
        )
        decided.append(report.counts["send"])
    return {"sent": decided}


def _wake(order: Json) -> Json:
    """Have a worker look at the company's queue."""
    tenant_id = UUID(order["tenant_id"])
    with acting_for(tenant_id):
        wake_delivery(tenant_id)
    return {}


def _dispute(order: Json) -> Json:
    """Somebody at the desk records that one invoice is contested."""
    with acting_for(UUID(order["tenant_id"])):
        open_dispute(
            lock_account(UUID(order["account_id"])),
            text="no es lo acordado",
            now=services().clock.now(),
            invoice_number=order["invoice"],
            actor=_PERSON,
        )
    return {}


def _chains(order: Json) -> Json:
    """Verify the chronology of every account of a company; the broken ones."""
    tenant_id = UUID(order["tenant_id"])
    with acting_for(tenant_id):
        accounts = list(Account.objects.filter(tenant_id=tenant_id))
        broken = [
            {"account": str(account.id), "line": found.seq}
            for account in accounts
            if (found := chronology.check(account.id)) is not None
        ]
        # The head that the account holds is the last line of its chain.
        astray = [
            str(account.id)
            for account in accounts
            if (lines := chronology.lines_of(account.id))
            and lines[-1].hash != account.chronology_hash
        ]
    return {"accounts": len(accounts), "broken": broken, "astray": astray}


_ORDERS: dict[str, Callable[[Json], Json]] = {
    "company": _company,
    "person": _person,
    "templates": _templates,
    "reset_clock": _reset_clock,
    "clock": _clock,
    "take_over": _take_over,
    "give_back": _give_back,
    "dispute": _dispute,
    "wake": _wake,
    "run_often": _run_often,
    "chains": _chains,
}


def _command(argv: list[str]) -> Json:
    """Run one command line; its status and what it printed."""
    out, err = io.StringIO(), io.StringIO()
    status = 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            app(argv)
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(bool(end.code))
    return {"status": status, "out": out.getvalue(), "err": err.getvalue()}


def _answer(order: Json) -> Json:
    """Carry one order out; an exception becomes its traceback."""
    close_old_connections()  # a test may have restarted PostgreSQL since the last one
    try:
        if "argv" in order:
            return _command(order["argv"])
        return _ORDERS[order["do"]](order)
    except Exception:  # noqa: BLE001  told to the test, which fails with it
        return {"error": traceback.format_exc()}


def main() -> None:
    """Answer until standard input ends."""
    channel = sys.stdout
    channel.write(json.dumps({"ready": True}) + "\n")
    channel.flush()
    for line in sys.stdin:
        channel.write(json.dumps(_answer(json.loads(line))) + "\n")
        channel.flush()


if __name__ == "__main__":
    main()

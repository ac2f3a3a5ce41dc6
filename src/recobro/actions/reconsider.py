"""Entry into the cycle on events: decide about some accounts afresh, today.

A payment, a reply that was handled, a broken promise, an import, an invoice that falls
due: after each the account may have reached another step. Where the day was run already
its accounts are decided again, by the same code and under the same locks; where it was
not, the run will do it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from recobro.actions.cycle.one_range import Day, Deciding, decide_range
from recobro.actions.queue_message import wake_delivery
from recobro.domain.strategy import Action
from recobro.storage import jobs
from recobro.storage.cycle_ranges import ACCOUNTS_PER_RANGE, day_was_run
from recobro.storage.strategies import timeline
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import TenantSettings, tenant_settings

log = logging.getLogger(__name__)

RECONSIDER_JOB = "reconsider"
# Whether events bring accounts into the cycle between its runs; unless set, they do.
OPTION = "decide_on_events"


def reconsider(
    services: Deciding, *, tenant_id: UUID, account_ids: Sequence[UUID], cause: str
) -> int:
    """Decide these accounts afresh; how many had anything open.

    Does nothing where the tenant's day has not been run yet, or the option
    `decide_on_events` says no. `cause` is for the log.
    """
    log.debug("%d accounts reconsidered: %s", len(account_ids), cause)
    decided = 0
    ordered = sorted(set(account_ids))
    for start in range(0, len(ordered), ACCOUNTS_PER_RANGE):
        with acting_for(tenant_id):
            settings = tenant_settings()
            now = services.clock.now().astimezone(settings.zone)
            if not _wanted(settings) or not day_was_run(now.date()):
                return 0
            day = Day(
                services=services,
                settings=settings,
                timeline=timeline(settings.zone),
                day=now.date(),
                now=now,
            )
            some = ordered[start : start + ACCOUNTS_PER_RANGE]
            counts = decide_range(day, some, None)
            if counts.actions[Action.SEND.value]:
                wake_delivery(tenant_id)
            decided += counts.actions.total()
    return decided


def defer_reconsider(account_ids: Sequence[UUID], cause: str, now: datetime) -> None:
    """Have a worker reconsider these accounts once this transaction is committed.

    Inside `acting_for`; `cause` is a word: payment, reply, import. Nothing is deferred
    where it would change nothing.
    """
    if not account_ids:
        return
    settings = tenant_settings()
    today = now.astimezone(settings.zone).date()
    if not _wanted(settings) or not day_was_run(today):
        return
    jobs.defer(
        RECONSIDER_JOB,
        tenant_id=str(settings.tenant_id),
        accounts=[str(account_id) for account_id in account_ids],
        cause=cause,
    )


def _wanted(settings: TenantSettings) -> bool:
    return bool(settings.options.get(OPTION, True))

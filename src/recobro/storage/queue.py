"""What waits in the ledger for its time to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import UUID

from recobro.domain.messages import MessageState
from recobro.storage.buckets import resting_keys
from recobro.storage.bulk import read_rows
from recobro.storage.locks import lock_accounts
from recobro.storage.models import Account, CycleRun, Message
from recobro.storage.pauses import paused_scopes
from recobro.storage.raw import array, run
from recobro.storage.tenancy import current_tenant_id
from recobro.storage.tenants import tenant_settings


def something_is_due(now: datetime) -> bool:
    """Whether any planned message is due whose sender neither rests nor is paused."""
    paused = paused_scopes(now)
    if paused.everything:
        return False
    resting = {key.partition(":")[0] for key in resting_keys(now)}
    return (
        Message.objects.filter(
            tenant_id=current_tenant_id(),
            state=MessageState.PLANNED.value,
            not_before__lte=now,
        )
        .exclude(channel__in=paused.channels | resting)
        .exists()
    )


def more_are_due_than(count: int, now: datetime) -> bool:
    """Whether more than so many messages are planned and due."""
    (row,) = run(_COUNT, [current_tenant_id(), now, count + 1])
    return bool(row[0] > count)


_COUNT = """
    select count(*) from (
        select 1 from message
        where tenant_id = %s and state = 'planned' and not_before <= %s limit %s
    ) due
"""


def due_messages(now: datetime, limit: int, *, channel: str) -> list[UUID]:
    """The planned messages of a channel whose time has come, the oldest first."""
    return list(
        Message.objects.filter(
            tenant_id=current_tenant_id(),
            state=MessageState.PLANNED.value,
            not_before__lte=now,
            channel=channel,
        )
        .order_by("not_before", "id")
        .values_list("id", flat=True)[:limit]
    )


def claim_due(
    now: datetime, limit: int, *, channel: str, without_strategies: Sequence[str] = ()
) -> list[UUID]:
    """Messages whose time has come, the oldest first, with their debtors locked.

    Debtors that somebody else holds are skipped: another sender has them, or something
    is happening to them just now. Of one debtor there is one message. What comes back
    may have been sent since it was found; ask again under the lock (`lock_claimed`).
    """
    found = run(
        _CLAIM,
        {
            "tenant": current_tenant_id(),
            "now": now,
            "channel": channel,
            "without": list(without_strategies),
            "limit": limit,
        },
    )
    first_of: dict[UUID, UUID] = {}
    # identifiers grow with time: of two planned for one moment, the first planned
    for _, message_id, debtor_id in sorted(found):
        first_of.setdefault(debtor_id, message_id)
    return list(first_of.values())


# By time alone, as the index has them: the queue of a big day has one time for all, and
# nothing may sort it anew for every batch.
_CLAIM = """
    select m.not_before, m.id, a.debtor_id
    from message m
    join account a on a.tenant_id = m.tenant_id and a.id = m.account_id
    join debtor d on d.tenant_id = a.tenant_id and d.id = a.debtor_id
    where m.tenant_id = %(tenant)s and m.state = 'planned'
        and m.not_before <= %(now)s and m.channel = %(channel)s
        and split_part(m.strategy, '@', 1) <> all(%(without)s::text[])
    order by m.not_before
    limit %(limit)s
    for no key update of d skip locked
"""


def lock_claimed(
    message_ids: Sequence[UUID], now: datetime
) -> tuple[dict[UUID, Account], list[Message]]:
    """Lock the accounts and debtors of these messages; those that are due still.

    Waits for whoever holds a debtor, so that what was claimed comes at once and what
    was not comes all the same. Returns the accounts by identifier, and the messages.
    """
    if not message_ids:
        return {}, []
    tenant_id = current_tenant_id()
    ids = array(message_ids)
    accounts = lock_accounts(row[0] for row in run(_ACCOUNTS_OF, [tenant_id, ids]))
    found = read_rows(Message, _DUE, [ids, now])
    needed = {message.account_id for message in found}
    return {i: account for i, account in accounts.items() if i in needed}, found


_ACCOUNTS_OF = """
    select distinct account_id from message
    where tenant_id = %s and id = any(%s::uuid[])
"""


_DUE = """
    id = any(%s::uuid[]) and state = 'planned' and not_before <= %s
    order by not_before, id
"""


def daily_run_is_due(now: datetime) -> date | None:
    """The local day whose run is due and was not done; None where it is not.

    Only for tenants whose option `run_daily_at` names a time.
    """
    settings = tenant_settings()
    at = settings.options.get("run_daily_at")
    if not at:
        return None
    local = now.astimezone(settings.zone)
    if local.time() < time.fromisoformat(at):
        return None
    done = CycleRun.objects.filter(
        tenant_id=settings.tenant_id, date=local.date(), status="done"
    )
    return None if done.exists() else local.date()

"""Take back what was reserved and surely never called: it is planned again.

Two things leave such messages: a rest that the provider asked for in the middle of a
batch, and a process that was killed. In the second case its call journal tells what it
began (`storage.call_journal`).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from recobro.actions.queue_message import wake_delivery
from recobro.domain.messages import MessageState
from recobro.storage.bulk import update_rows
from recobro.storage.call_journal import (
    Remains,
    calls_directory,
    forget,
    left_behind,
    remains_of,
)
from recobro.storage.chronology_batch import Entry, append_entries
from recobro.storage.locks import lock_accounts
from recobro.storage.models import ContactAttempt, Message
from recobro.storage.tenancy import acting_for, all_tenants, current_tenant_id

log = logging.getLogger(__name__)

# `unknown` too: another machine may have given up waiting for this one already.
_MAY_BE_UNCALLED = (MessageState.SENDING.value, MessageState.UNKNOWN.value)
_AT_ONCE = 500


def take_back(
    message_ids: Sequence[UUID], *, why: str, now: datetime, process: str
) -> int:
    """Plan these messages again, which `process` reserved and never called.

    Inside a transaction. The place in the caps is given back, the attempt does not
    count. Returns how many there were.
    """
    tenant_id = current_tenant_id()
    own = Message.objects.filter(tenant_id=tenant_id, id__in=message_ids)
    accounts = lock_accounts(own.values_list("account_id", flat=True))
    messages = list(own.filter(state__in=_MAY_BE_UNCALLED, sender=process))
    for message in messages:
        message.state = MessageState.PLANNED.value
        message.reason = ""
        message.attempts = max(0, message.attempts - 1)
        message.sender = ""
    update_rows(messages, "state", "reason", "attempts", "sender")
    ContactAttempt.objects.filter(
        tenant_id=tenant_id,
        message_id__in=[message.id for message in messages],
        released=False,
        outcome=MessageState.SENDING.value,
    ).update(released=True, outcome="not_called")
    append_entries(
        Entry(
            account=accounts[message.account_id],
            kind="message.taken_back",
            data={
                "key": message.key,
                "attempt": str(message.attempt_id),
                "reason": why,
            },
            at=now,
        )
        for message in messages
    )
    return len(messages)


def settle_dead_senders(*, now: datetime) -> int:
    """Plan again what the processes that died on this data directory never called.

    Journals of which nothing is open any more are removed. Returns how many messages
    were taken back.
    """
    directory = calls_directory()
    taken = 0
    for name in left_behind(directory):
        with remains_of(directory, name) as remains:
            if remains is None:  # it lives, or somebody else looks at it just now
                continue
            taken += sum(
                _settle(tenant.tenant_id, remains, now) for tenant in all_tenants()
            )
            forget(directory, name)
    return taken


def _settle(tenant_id: UUID, remains: Remains, now: datetime) -> int:
    """What one process left of one tenant; what it called stays as it is."""
    if remains.called is None:
        return 0  # nothing is proved: `settle_in_flight` makes it unknown
    with acting_for(tenant_id):
        uncalled = list(
            Message.objects.filter(
                tenant_id=tenant_id, state__in=_MAY_BE_UNCALLED, sender=remains.name
            )
            .exclude(attempt_id__in=remains.called)
            .values_list("id", flat=True)
        )
    taken = 0
    for start in range(0, len(uncalled), _AT_ONCE):
        with acting_for(tenant_id):
            taken += take_back(
                uncalled[start : start + _AT_ONCE],
                why="its sender died before it called",
                now=now,
                process=remains.name,
            )
            wake_delivery(tenant_id)
    if taken:
        log.warning("%s messages of a dead sender are planned again", taken)
    return taken

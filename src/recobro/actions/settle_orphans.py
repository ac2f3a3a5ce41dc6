"""Statuses that met their message in passing: each saw the other not yet committed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import connection

from recobro.actions.delivery import take_in_orphans
from recobro.domain.identifiers import uuid7
from recobro.storage.locks import lock_account
from recobro.storage.models import Message
from recobro.storage.tenancy import acting_for

# Whoever records the provider's answer looks for orphans itself: only what came in the
# same moment can have been missed, so that nothing older is looked at.
_LATELY = timedelta(minutes=10)
_LIMIT = 100

_MET = """
    select distinct message.id, message.account_id from orphan_status orphan
    join message on message.tenant_id = orphan.tenant_id
        and message.provider_id = orphan.provider_id and message.provider_id <> ''
    where orphan.tenant_id = %s and orphan.id >= %s
    limit %s
"""


def settle_orphans(tenant_id: UUID, *, now: datetime) -> int:
    """Take in the orphan statuses whose message is known by now; returns of how many.

    `now` is recobro's moment; how old an orphan is, its identifier tells by the
    machine's clock.
    """
    since = uuid7(datetime.now(UTC) - _LATELY, bytes(10))
    with acting_for(tenant_id), connection.cursor() as cursor:
        cursor.execute(_MET, [tenant_id, since, _LIMIT])
        met = cursor.fetchall()
    for message_id, account_id in met:
        with acting_for(tenant_id):
            account = lock_account(account_id)
            message = Message.objects.get(tenant_id=tenant_id, id=message_id)
            take_in_orphans(account, message, now)
    return len(met)

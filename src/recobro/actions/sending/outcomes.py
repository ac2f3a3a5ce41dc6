"""Record what the provider answered: a portion of calls in one transaction.

Nearly all answers say that the message was taken. Those are written a statement for
each kind of row; the others one by one, as `delivery` does it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from recobro.actions.delivery import record_failure, record_state, take_in_orphans
from recobro.actions.sending.values import Called
from recobro.domain.messages import MessageState, merge_status
from recobro.ports.channel import Accepted, OutcomeUnknown, Rejected
from recobro.storage.bulk import update_rows
from recobro.storage.chronology_batch import Entry, append_entries
from recobro.storage.locks import lock_accounts
from recobro.storage.models import Account, Message, OrphanStatus
from recobro.storage.raw import commit_without_waiting
from recobro.storage.tenancy import acting_for


def record_all(
    tenant_id: UUID, answered: Sequence[Called], *, now: datetime
) -> timedelta:
    """Record these answers; returns how long the sender should rest."""
    rest = timedelta()
    if not answered:
        return rest
    with acting_for(tenant_id):
        rows = lock_accounts(sorted({called.call.account_id for called in answered}))
        accounts = {account.id: account for account in rows}
        taken = {
            called.call.attempt_id: called.result
            for called in answered
            if isinstance(called.result, Accepted)
        }
        if len(taken) == len(answered):
            # lost, they are `sending` still, and settled by their statuses
            commit_without_waiting()
        _record_accepted(tenant_id, accounts, taken, now)
        for called in answered:
            match called.result:
                case OutcomeUnknown():
                    record_state(
                        tenant_id,
                        attempt_id=called.call.attempt_id,
                        provider_id="",
                        state=MessageState.UNKNOWN,
                        at=now,
                        detail=called.result.detail,
                    )
                case Rejected():
                    asked = record_failure(
                        tenant_id,
                        attempt_id=called.call.attempt_id,
                        failure=called.result.failure,
                        at=now,
                    )
                    rest = max(rest, asked)
                case Accepted():
                    pass  # above, with the others
    return rest


def _record_accepted(
    tenant_id: UUID,
    accounts: dict[UUID, Account],
    taken: dict[UUID, Accepted],
    now: datetime,
) -> None:
    """The messages that the provider took; their accounts are locked."""
    if not taken:
        return
    messages = list(
        Message.objects.filter(tenant_id=tenant_id, attempt_id__in=list(taken))
    )
    moved: list[Message] = []
    for message in messages:
        assert message.attempt_id is not None
        message.provider_id = taken[message.attempt_id].provider_id
        if message.accepted_at is None:
            message.accepted_at = now
        current = MessageState(message.state)
        merged = merge_status(current, MessageState.ACCEPTED)
        if merged is not current:  # else a status was here before our record
            message.state = merged.value
            moved.append(message)
    update_rows(messages, "provider_id", "accepted_at", "state")
    _mark_attempts(tenant_id, [message.id for message in moved])
    append_entries(
        Entry(
            account=accounts[message.account_id],
            kind=f"message.{message.state}",
            data={"key": message.key},
            at=now,
        )
        for message in moved
    )
    _keep_spellings(tenant_id, messages, taken)
    _settle_orphans(tenant_id, accounts, messages, now)


def _mark_attempts(tenant_id: UUID, message_ids: list[UUID]) -> None:
    """The newest attempt of each of these messages was accepted."""
    if not message_ids:
        return
    with connection.cursor() as cursor:
        cursor.execute(_ACCEPTED, {"tenant": tenant_id, "messages": message_ids})


_ACCEPTED = """
    update contact_attempt set outcome = 'accepted'
    where tenant_id = %(tenant)s and id in (
        select distinct on (message_id) id from contact_attempt
        where tenant_id = %(tenant)s and message_id = any(%(messages)s)
            and not released
        order by message_id, id desc
    )
"""


def _keep_spellings(
    tenant_id: UUID, messages: Sequence[Message], taken: dict[UUID, Accepted]
) -> None:
    """Keep the form in which the provider knows a number: +521… for our +52…."""
    told = [
        (message.contact_point_id, taken[message.attempt_id].recipient_id)
        for message in messages
        if message.attempt_id and taken[message.attempt_id].recipient_id
    ]
    if not told:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            _SPELLING,
            {
                "tenant": tenant_id,
                "points": [point for point, _ in told],
                "recipients": [recipient for _, recipient in told],
            },
        )


_SPELLING = """
    update contact_point p set provider_address = t.recipient
    from unnest(%(points)s::uuid[], %(recipients)s::text[]) as t(id, recipient)
    where p.tenant_id = %(tenant)s and p.id = t.id
        and t.recipient not in (p.address, p.provider_address)
"""


def _settle_orphans(
    tenant_id: UUID,
    accounts: dict[UUID, Account],
    messages: Sequence[Message],
    now: datetime,
) -> None:
    """Statuses that came before our own record."""
    by_provider = {m.provider_id: m for m in messages if m.provider_id}
    orphans = OrphanStatus.objects.filter(
        tenant_id=tenant_id, provider_id__in=list(by_provider)
    )
    for provider_id in dict.fromkeys(orphans.values_list("provider_id", flat=True)):
        message = by_provider[provider_id]
        take_in_orphans(accounts[message.account_id], message, now)

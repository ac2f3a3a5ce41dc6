"""Record what the provider answered: a portion of calls in one transaction.

Nearly all answers say that the message was taken. Those are written a statement for
each kind of row; the others one by one, as `delivery` does it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from recobro.actions.delivery import record_failure, record_unknown, take_in_orphans
from recobro.actions.sending.values import Called
from recobro.domain.messages import MessageState, merge_status
from recobro.ports.channel import Accepted, OutcomeUnknown, Rejected
from recobro.storage.chronology_batch import Entry, append_entries
from recobro.storage.locks import lock_accounts
from recobro.storage.models import Account, Message
from recobro.storage.raw import array, commit_without_waiting, run, texts
from recobro.storage.tenancy import acting_for


def record_all(
    tenant_id: UUID, answered: Sequence[Called], *, now: datetime
) -> timedelta:
    """Record these answers; returns how long the sender should rest."""
    rest = timedelta()
    if not answered:
        return rest
    with acting_for(tenant_id):
        accounts = lock_accounts({called.call.account_id for called in answered})
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
                    record_unknown(
                        tenant_id,
                        attempt_id=called.call.attempt_id,
                        detail=called.result.detail,
                        at=now,
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


@dataclass(slots=True)
class _Taken:
    """A message that the provider took, as far as its answer changes it."""

    id: UUID
    account_id: UUID
    contact_point_id: UUID
    key: str
    state: str
    answer: Accepted
    moved: bool = False


def _record_accepted(
    tenant_id: UUID,
    accounts: Mapping[UUID, Account],
    taken: Mapping[UUID, Accepted],
    now: datetime,
) -> None:
    """The messages that the provider took; their accounts are locked."""
    if not taken:
        return
    rows = run(_FIND, [tenant_id, array(taken)])
    messages = [
        _Taken(message_id, account_id, point_id, key, state, taken[attempt_id])
        for message_id, account_id, point_id, key, state, attempt_id in rows
    ]
    for message in messages:
        current = MessageState(message.state)
        merged = merge_status(current, MessageState.ACCEPTED)
        if merged is not current:  # else a status was here before our record
            message.state = merged.value
            message.moved = True
    _save(tenant_id, messages, now)
    append_entries(
        Entry(
            account=accounts[message.account_id],
            kind=f"message.{message.state}",
            data={"key": message.key},
            at=now,
        )
        for message in messages
        if message.moved
    )
    _keep_spellings(tenant_id, messages)
    _settle_orphans(tenant_id, accounts, messages, now)


_FIND = """
    select id, account_id, contact_point_id, key, state, attempt_id from message
    where tenant_id = %s and attempt_id = any(%s::uuid[])
"""


def _save(tenant_id: UUID, messages: Sequence[_Taken], now: datetime) -> None:
    run(
        _SAVE,
        {
            "tenant": tenant_id,
            "messages": array(message.id for message in messages),
            "providers": texts(message.answer.provider_id for message in messages),
            "states": texts(message.state for message in messages),
            "now": now,
        },
    )
    moved = [message.id for message in messages if message.moved]
    if moved:
        run(_ACCEPTED, {"tenant": tenant_id, "messages": array(moved)})


_SAVE = """
    update message set provider_id = told.provider_id, state = told.state,
        accepted_at = coalesce(message.accepted_at, %(now)s)
    from unnest(%(messages)s::uuid[], %(providers)s::text[], %(states)s::text[])
        as told(id, provider_id, state)
    where message.tenant_id = %(tenant)s and message.id = told.id
"""

# The newest attempt of each of these messages.
_ACCEPTED = """
    update contact_attempt set outcome = 'accepted'
    where tenant_id = %(tenant)s and id in (
        select distinct on (message_id) id from contact_attempt
        where tenant_id = %(tenant)s and message_id = any(%(messages)s::uuid[])
            and not released
        order by message_id, id desc
    )
"""


def _keep_spellings(tenant_id: UUID, messages: Sequence[_Taken]) -> None:
    """Keep the form in which the provider knows a number: +521… for our +52…."""
    told = [
        (message.contact_point_id, message.answer.recipient_id)
        for message in messages
        if message.answer.recipient_id
    ]
    if told:
        run(
            _SPELLING,
            {
                "tenant": tenant_id,
                "points": array(point for point, _ in told),
                "recipients": texts(recipient for _, recipient in told),
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
    accounts: Mapping[UUID, Account],
    messages: Sequence[_Taken],
    now: datetime,
) -> None:
    """Statuses that came before our own record."""
    by_provider = {m.answer.provider_id: m for m in messages if m.answer.provider_id}
    for (provider_id,) in run(_ORPHANS, [tenant_id, texts(by_provider)]):
        taken = by_provider[provider_id]
        message = Message.objects.get(tenant_id=tenant_id, id=taken.id)
        take_in_orphans(accounts[taken.account_id], message, now)


_ORPHANS = """
    select distinct provider_id from orphan_status
    where tenant_id = %s and provider_id = any(%s::text[])
"""

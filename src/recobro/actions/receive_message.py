"""Messages from people: stored, matched to an account, and put up for reading.

A batch is matched, stored and put up with a fixed number of statements; a single
message is a batch of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from recobro.actions.match_sender import Match, Senders
from recobro.domain.messages import Channel
from recobro.ports.channel import InboundMessage as Item
from recobro.storage.bulk import insert_rows
from recobro.storage.chronology_batch import Entry, append_entries
from recobro.storage.ids import new_id
from recobro.storage.job_batches import NewJob, defer_many
from recobro.storage.locks import lock_accounts
from recobro.storage.models import Account, Conversation, InboundMessage
from recobro.storage.tenancy import acting_for

HANDLE_JOB = "handle_inbound"
FETCH_JOB = "fetch_attachment"


def receive_message(
    tenant_id: UUID, channel: Channel, item: Item, *, now: datetime
) -> None:
    """Store one inbound message, once, and defer its handling.

    A sender that we cannot tell to belong to one account is stored without one: a
    person looks at it, and nothing of any debt is revealed.
    """
    with acting_for(tenant_id):
        batch = match_messages(tenant_id, channel, [item])
        locked = lock_accounts(batch.account_ids) if batch.account_ids else {}
        batch.apply(locked, now=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageBatch:
    """New messages, in their order, each with whom it is about, if that is sure.

    Made by `match_messages`; the accounts must be locked before `apply`.
    """

    tenant_id: UUID
    channel: Channel
    matched: Sequence[tuple[Item, Match | None]]

    @property
    def account_ids(self) -> frozenset[UUID]:
        """The accounts that they are about."""
        return frozenset(match[0] for _, match in self.matched if match is not None)

    def apply(self, accounts: Mapping[UUID, Account], *, now: datetime) -> None:
        """Store them, and defer what is to be done about each."""
        if not self.matched:
            return
        talks = _conversations(
            self.tenant_id,
            self.channel,
            dict.fromkeys(match for _, match in self.matched if match is not None),
            now,
        )
        rows: list[InboundMessage] = []
        heard: list[InboundMessage] = []
        entries: list[Entry] = []
        for item, match in self.matched:
            row = _row(self.tenant_id, self.channel, item, now)
            rows.append(row)
            if match is None:
                continue
            row.account_id, row.contact_point_id = match
            row.conversation_id = talks[match]
            heard.append(row)
            entries.append(
                Entry(
                    account=accounts[match[0]],
                    kind="message.received",
                    data={
                        "text": item.text,
                        "kind": item.kind,
                        "choice": item.choice or "",
                    },
                    at=item.sent_at,
                    actor="debtor",
                )
            )
        insert_rows(rows)
        _note_in_conversations(self.tenant_id, heard)
        append_entries(entries)
        defer_many([job for row in heard for job in _jobs(row)])


def match_messages(
    tenant_id: UUID, channel: Channel, items: Iterable[Item]
) -> MessageBatch:
    """Of these, the messages that we do not know, and whom each is about."""
    fresh: dict[str, Item] = {}
    for item in items:
        fresh.setdefault(item.provider_id, item)  # the same one twice is one
    known = InboundMessage.objects.filter(
        tenant_id=tenant_id, channel=channel.value, provider_id__in=list(fresh)
    )
    for provider_id in known.values_list("provider_id", flat=True) if fresh else ():
        fresh.pop(provider_id, None)
    senders = Senders(tenant_id, channel, list(fresh.values()))
    return MessageBatch(
        tenant_id=tenant_id,
        channel=channel,
        matched=[(item, senders.match(item)) for item in fresh.values()],
    )


def _row(
    tenant_id: UUID, channel: Channel, item: Item, now: datetime
) -> InboundMessage:
    return InboundMessage(
        tenant_id=tenant_id,
        channel=channel.value,
        provider_id=item.provider_id,
        sender=(item.sender or item.sender_user_id or "")[:120],
        kind=item.kind[:20],
        text=item.text[:8000],
        choice=(item.choice or "")[:260],
        in_reply_to=(item.in_reply_to or "")[:200],
        media=_media(item),
        sent_at=item.sent_at,
        received_at=now,
    )


def _media(item: Item) -> dict[str, str | None] | None:
    if item.media is None:
        return None
    return {
        "id": item.media.media_id,
        "mime_type": item.media.mime_type,
        "filename": item.media.filename,
        "sha256": item.media.sha256,
    }


def _jobs(row: InboundMessage) -> Iterable[NewJob]:
    """The file is fetched first, because the provider keeps it a short while only."""
    arguments = {"tenant_id": str(row.tenant_id), "inbound_id": str(row.id)}
    if row.media is not None:
        yield NewJob(name=FETCH_JOB, arguments=arguments, priority=5)
    yield NewJob(
        name=HANDLE_JOB,
        arguments=arguments,
        lock=f"conversation:{row.conversation_id}",
        priority=10,
    )


def _conversations(
    tenant_id: UUID, channel: Channel, matches: Iterable[Match], now: datetime
) -> dict[Match, UUID]:
    """The conversation of each account and contact point; new ones are made."""
    wanted = list(matches)
    if not wanted:
        return {}
    there = Conversation.objects.filter(
        tenant_id=tenant_id,
        account_id__in=[account_id for account_id, _ in wanted],
        contact_point_id__in=[point_id for _, point_id in wanted],
    )
    talks = {
        (account_id, point_id): conversation_id
        for conversation_id, account_id, point_id in there.values_list(
            "id", "account_id", "contact_point_id"
        )
    }
    fresh = [
        Conversation(
            id=new_id(),
            tenant_id=tenant_id,
            account_id=account_id,
            contact_point_id=point_id,
            channel=channel.value,
            created_at=now,
        )
        for account_id, point_id in wanted
        if (account_id, point_id) not in talks
    ]
    insert_rows(fresh)
    talks |= {(talk.account_id, talk.contact_point_id): talk.id for talk in fresh}
    return talks


_NOTE = """
    update conversation set unread = conversation.unread + heard.count,
        last_inbound_at = greatest(conversation.last_inbound_at, heard.last)
    from (
        select id, count(*) as count, max(sent_at) as last
        from unnest(%(ids)s::uuid[], %(moments)s::timestamptz[]) as one(id, sent_at)
        group by id
    ) as heard
    where conversation.tenant_id = %(tenant)s and conversation.id = heard.id
"""


def _note_in_conversations(tenant_id: UUID, heard: Sequence[InboundMessage]) -> None:
    if not heard:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            _NOTE,
            {
                "tenant": tenant_id,
                "ids": [row.conversation_id for row in heard],
                "moments": [row.sent_at for row in heard],
            },
        )

"""Conversations and payment links of a batch: read together and kept together.

Composing a message asks for the conversation with a person and for a link to pay by. In
a batch they are looked up for all messages together, and new ones are written together.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from recobro.actions.payment_links import RENEW_BEFORE, VALID_FOR
from recobro.domain.messages import Channel
from recobro.domain.money import Money
from recobro.storage.bulk import insert_rows, new_row, read_rows, update_rows
from recobro.storage.ids import new_id
from recobro.storage.models import Account, Conversation, PaymentLink
from recobro.storage.raw import array

_Talk = tuple[UUID, UUID]
_Subject = tuple[UUID, str, UUID | None, Decimal | None]


@dataclass(slots=True)
class Stock:
    """What the messages of one transaction are composed with.

    The accounts are locked. Nothing is written before `keep`, so that a message which
    fails half-way leaves nothing behind but a link that nobody was told.
    """

    now: datetime
    _talks: dict[_Talk, Conversation] = field(default_factory=dict)
    _links: dict[_Subject, PaymentLink] = field(default_factory=dict)
    _new_talks: dict[_Talk, Conversation] = field(default_factory=dict)
    _new_links: list[PaymentLink] = field(default_factory=list)
    _spoken_in: dict[UUID, Conversation] = field(default_factory=dict)

    @classmethod
    def of(cls, accounts: Iterable[Account], now: datetime) -> Stock:
        """What there is already for these accounts of one tenant; two queries."""
        rows = list(accounts)
        stock = cls(now=now)
        if not rows:
            return stock
        ids = array(account.id for account in rows)
        for talk in read_rows(Conversation, _OF_ACCOUNTS, [ids]):
            stock._talks[talk.account_id, talk.contact_point_id] = talk
        for link in read_rows(PaymentLink, _OPEN_LINKS, [ids, now + RENEW_BEFORE]):
            stock._links[_subject(link)] = link  # of several, the oldest: it is last
        return stock

    def conversation(
        self, account: Account, contact_point_id: UUID, channel: Channel
    ) -> Conversation:
        """The account's conversation at a contact point; a new one at the first word.

        A new one is only written where something was said in it (`spoke`).
        """
        key = (account.id, contact_point_id)
        found = self._talks.get(key)
        if found is None:
            found = self._talks[key] = self._new_talks[key] = new_row(
                Conversation,
                id=new_id(),
                tenant_id=account.tenant_id,
                account_id=account.id,
                contact_point_id=contact_point_id,
                channel=channel.value,
                created_at=self.now,
            )
        return found

    def link(
        self,
        account: Account,
        *,
        purpose: str = "balance",
        amount: Money | None = None,
        instalment_id: UUID | None = None,
    ) -> str:
        """The token of an open link for this purpose and sum; `amount` None is all."""
        value = None if amount is None else amount.amount
        key = (account.id, purpose, instalment_id, value)
        found = self._links.get(key)
        if found is None:
            found = self._links[key] = new_row(
                PaymentLink,
                id=new_id(),
                tenant_id=account.tenant_id,
                account_id=account.id,
                token=secrets.token_urlsafe(24),
                purpose=purpose,
                amount=value,
                currency=account.currency,
                instalment_id=instalment_id,
                created_at=self.now,
                expires_at=self.now + VALID_FOR,
            )
            self._new_links.append(found)
        return found.token

    def spoke(self, conversation: Conversation) -> None:
        """Its state and last word were changed, and are to be kept."""
        self._spoken_in[conversation.id] = conversation

    def keep(self) -> None:
        """Write what is new and what was said; at most three statements."""
        new_ids = {talk.id for talk in self._new_talks.values()}
        spoken = self._spoken_in.values()
        insert_rows([talk for talk in spoken if talk.id in new_ids])
        insert_rows(self._new_links)
        update_rows(
            [talk for talk in spoken if talk.id not in new_ids],
            "last_outbound_at",
            "state",
        )
        self._new_talks.clear()
        self._new_links.clear()
        self._spoken_in.clear()


_OF_ACCOUNTS = "account_id = any(%s::uuid[])"
_OPEN_LINKS = f"{_OF_ACCOUNTS} and status = 'open' and expires_at > %s order by id desc"


def _subject(link: PaymentLink) -> _Subject:
    amount = None if link.amount is None else link.money("amount").amount
    return (link.account_id, link.purpose, link.instalment_id, amount)

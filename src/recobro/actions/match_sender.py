"""Which account and contact point a message is about: sure, or nobody's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import F

from recobro.domain.messages import Channel
from recobro.ports.channel import InboundMessage as Item
from recobro.storage.models import (
    Account,
    ContactPoint,
    Conversation,
    InvoiceTerm,
    Message,
)

# Account, contact point.
Match = tuple[UUID, UUID]


@dataclass(slots=True)
class _Point:
    """A contact point, as far as a sender is known by it."""

    id: UUID
    debtor_id: UUID
    address: str
    provider_address: str
    user_id: str


# Three questions, so that each may have an index; `<> ''` is what theirs leave out.
_POINTS = """
    select id, debtor_id, address, provider_address, user_id from contact_point
    where tenant_id = %(tenant)s and channel = %(channel)s
        and address = any(%(addresses)s::text[])
    union
    select id, debtor_id, address, provider_address, user_id from contact_point
    where tenant_id = %(tenant)s and channel = %(channel)s
        and provider_address = any(%(addresses)s::text[]) and provider_address <> ''
    union
    select id, debtor_id, address, provider_address, user_id from contact_point
    where tenant_id = %(tenant)s and channel = %(channel)s
        and user_id = any(%(users)s::text[]) and user_id <> ''
    order by id
"""


class Senders:
    """What is known of the senders of some messages; asked for all of them at once.

    A sender belongs, in this order, to: the message of ours that is answered, the
    conversation we last spoke in with this address, the only account that this address
    can mean.
    """

    def __init__(
        self, tenant_id: UUID, channel: Channel, items: Sequence[Item]
    ) -> None:
        self._tenant_id = tenant_id
        self._points = self._load_points(channel, items)
        self._by_address: dict[str, list[_Point]] = defaultdict(list)
        self._by_user: dict[str, list[_Point]] = defaultdict(list)
        for point in self._points:
            for address in {point.address, point.provider_address}:
                self._by_address[address].append(point)
            self._by_user[point.user_id].append(point)
        self._answered = self._load_answered(items)
        ids = [point.id for point in self._points]
        # The one we last spoke in comes first.
        talks = (
            Conversation.objects.filter(tenant_id=tenant_id, contact_point_id__in=ids)
            .order_by(F("last_outbound_at").desc(nulls_last=True), "-created_at")
            .values_list("account_id", "contact_point_id")
        )
        self._talks: list[Match] = list(talks) if ids else []
        self._rank = {
            match[1]: n for n, match in reversed(list(enumerate(self._talks)))
        }
        self._accounts, self._with_debt = self._load_accounts()

    def match(self, item: Item) -> Match | None:
        """Whom a message is about; None where that is not sure."""
        if item.in_reply_to and item.in_reply_to in self._answered:
            return self._answered[item.in_reply_to]
        points = self._points_of(item)
        if not points:
            return None
        ranks = [self._rank[point.id] for point in points if point.id in self._rank]
        if ranks:
            return self._talks[min(ranks)]
        debtors = {point.debtor_id for point in points}
        accounts = [
            (account_id, debtor_id)
            for debtor_id in debtors
            for account_id in self._accounts[debtor_id]
        ]
        if len(accounts) > 1:
            accounts = [a for a in accounts if a[0] in self._with_debt]
        if len(accounts) != 1:
            return None
        account_id, debtor_id = accounts[0]
        return account_id, next(p.id for p in points if p.debtor_id == debtor_id)

    def _load_points(self, channel: Channel, items: Sequence[Item]) -> list[_Point]:
        users = {item.sender_user_id for item in items if item.sender_user_id}
        addresses = {_address(item.sender) for item in items if item.sender}
        if not users and not addresses:
            return []
        with connection.cursor() as cursor:
            cursor.execute(
                _POINTS,
                {
                    "tenant": self._tenant_id,
                    "channel": channel.value,
                    "users": list(users),
                    "addresses": list(addresses),
                },
            )
            return [_Point(*row) for row in cursor.fetchall()]

    def _load_answered(self, items: Sequence[Item]) -> dict[str, Match]:
        answered = [item.in_reply_to for item in items if item.in_reply_to]
        if not answered:
            return {}
        rows = Message.objects.filter(
            tenant_id=self._tenant_id, provider_id__in=answered
        ).exclude(provider_id="")
        return {
            provider_id: (account_id, point_id)
            for provider_id, account_id, point_id in rows.order_by("-id").values_list(
                "provider_id", "account_id", "contact_point_id"
            )
        }

    def _load_accounts(self) -> tuple[dict[UUID, list[UUID]], set[UUID]]:
        """The accounts of each debtor; and which owe, where there may be a choice."""
        debtors = {point.debtor_id for point in self._points}
        accounts: dict[UUID, list[UUID]] = defaultdict(list)
        if not debtors:
            return accounts, set()
        own = Account.objects.filter(tenant_id=self._tenant_id, debtor_id__in=debtors)
        for account_id, debtor_id in own.values_list("id", "debtor_id"):
            accounts[debtor_id].append(account_id)
        every = [account_id for ids in accounts.values() for account_id in ids]
        if len(every) < 2:
            return accounts, set()
        owed = InvoiceTerm.objects.filter(
            tenant_id=self._tenant_id, account_id__in=every
        ).exclude(outstanding=0)
        return accounts, set(owed.values_list("account_id", flat=True))

    def _points_of(self, item: Item) -> list[_Point]:
        user = item.sender_user_id
        if user and user in self._by_user:
            return self._by_user[user]
        if not item.sender:
            return []
        address = _address(item.sender)
        if user:
            self._remember(address, user)
        return self._by_address.get(address, [])

    def _remember(self, address: str, user_id: str) -> None:
        """Both came together: from now on each means the other."""
        nameless = [
            point
            for point in self._by_address.get(address, [])
            if point.address == address and not point.user_id
        ]
        if not nameless:
            return
        ContactPoint.objects.filter(
            tenant_id=self._tenant_id, id__in=[p.id for p in nameless], user_id=""
        ).update(user_id=user_id)
        for point in nameless:
            point.user_id = user_id
            self._by_user[user_id].append(point)


def _address(sender: str) -> str:
    return sender if "@" in sender else "+" + sender.lstrip("+")

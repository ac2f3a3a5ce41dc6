"""What people corrected, with what must not leave with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from recobro.storage.models import (
    Account,
    ContactPoint,
    Debtor,
    InboundMessage,
    ReadingCorrection,
)
from recobro.storage.tenancy import acting_for


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledMessage:
    """A message with the labels that count; `known` is the debtor's own data."""

    text: str
    country: str
    labels: Mapping[str, Any]
    known: tuple[str, ...]


def labelled_messages(tenant_id: UUID) -> tuple[LabelledMessage, ...]:
    """Every message whose latest correction stands, in the order they came in."""
    own: dict[str, Any] = {"tenant_id": tenant_id}
    with acting_for(tenant_id):
        rows = ReadingCorrection.objects.filter(**own).order_by("corrected_at", "id")
        latest = {row.inbound_id: row for row in rows}  # the last one stays
        standing = {
            key: row
            for key, row in latest.items()
            if not row.corrected.get("withdrawn")
        }
        messages = InboundMessage.objects.filter(**own, id__in=list(standing))
        accounts = dict(
            Account.objects.filter(
                **own, id__in={row.account_id for row in standing.values()}
            ).values_list("id", "debtor_id")
        )
        debtors = {
            debtor.id: debtor
            for debtor in Debtor.objects.filter(**own, id__in=accounts.values())
        }
        addresses: dict[UUID, list[str]] = defaultdict(list)
        for debtor_id, address in ContactPoint.objects.filter(
            **own, debtor_id__in=list(debtors)
        ).values_list("debtor_id", "address"):
            addresses[debtor_id].append(address)
        told = []
        for message in messages.order_by("received_at", "id"):
            row = standing[message.id]
            debtor = debtors[accounts[row.account_id]]
            told.append(
                LabelledMessage(
                    text=message.text,
                    country=debtor.country,
                    labels=row.corrected,
                    known=_known(debtor, addresses[debtor.id]),
                )
            )
        return tuple(told)


def _known(debtor: Debtor, addresses: list[str]) -> tuple[str, ...]:
    place = " ".join(filter(None, (debtor.address, debtor.postcode, debtor.city)))
    own = (
        debtor.name, debtor.tax_id, debtor.external_id, debtor.address, place,
        debtor.identity_answer, *addresses,
    )  # fmt: skip
    return tuple(item for item in own if item.strip())

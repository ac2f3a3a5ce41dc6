"""Writing and reading the chronology: one line for everything that happens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from recobro.domain.chronology import BrokenChain, ChainedLine, seal, verify
from recobro.storage.models import Account, ChronologyLine
from recobro.storage.tenancy import current_tenant_id


def append(
    account: Account,
    kind: str,
    data: Mapping[str, Any],
    *,
    at: datetime,
    actor: str = "agent",
) -> None:
    """Add one line to the account's chronology.

    The account must be locked (`lock_account`): the line follows its head. `data` is
    JSON: strings, numbers, lists and objects; money and dates as strings.
    """
    seq = account.chronology_seq + 1
    sealed = seal(
        account_id=account.id,
        seq=seq,
        at=at,
        kind=kind,
        actor=actor,
        data=data,
        previous_hash=account.chronology_hash,
    )
    ChronologyLine.objects.create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        seq=seq,
        at=at,
        kind=kind,
        actor=actor,
        data=dict(data),
        previous_hash=account.chronology_hash,
        hash=sealed,
    )
    account.chronology_seq = seq
    account.chronology_hash = sealed
    account.save(update_fields=["chronology_seq", "chronology_hash"])


def lines_of(account_id: UUID) -> list[ChainedLine]:
    """The account's chronology, from the first line to the last."""
    rows = ChronologyLine.objects.filter(
        tenant_id=current_tenant_id(), account_id=account_id
    ).order_by("seq")
    return [
        ChainedLine(
            account_id=row.account_id,
            seq=row.seq,
            at=row.at,
            kind=row.kind,
            actor=row.actor,
            data=row.data,
            previous_hash=row.previous_hash,
            hash=row.hash,
        )
        for row in rows
    ]


def check(account_id: UUID) -> BrokenChain | None:
    """Verify the account's whole chain."""
    return verify(lines_of(account_id))

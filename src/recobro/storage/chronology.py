"""Writing and reading the chronology: one line for everything that happens."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from recobro.domain.chronology import BrokenChain, ChainedLine, seal, verify
from recobro.storage.chronology_batch import Entry, append_entries
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
    line = _line_after(account, kind, data, at=at, actor=actor)
    with connection.cursor() as cursor:
        cursor.execute(
            _APPEND,
            {
                "tenant": line.tenant_id,
                "account": line.account_id,
                "seq": line.seq,
                "at": line.at,
                "kind": line.kind,
                "actor": line.actor,
                "data": json.dumps(line.data),
                "previous_hash": line.previous_hash,
                "hash": line.hash,
            },
        )


# The line and the account's new head, in one statement.
_APPEND = """
    with line as (
        insert into chronology
            (tenant_id, account_id, seq, at, kind, actor, data, previous_hash, hash)
        values (%(tenant)s, %(account)s, %(seq)s, %(at)s, %(kind)s, %(actor)s,
                %(data)s::jsonb, %(previous_hash)s, %(hash)s)
    )
    update account set chronology_seq = %(seq)s, chronology_hash = %(hash)s
    where tenant_id = %(tenant)s and id = %(account)s
"""


def _line_after(
    account: Account, kind: str, data: Mapping[str, Any], *, at: datetime, actor: str
) -> ChronologyLine:
    """The next line of an account, whose head it becomes."""
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
    line = ChronologyLine(
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
    return line


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


def append_many(
    entries: Iterable[tuple[Account, str, Mapping[str, Any]]],
    *,
    at: datetime,
    actor: str = "agent",
) -> None:
    """Add a line to each of many accounts, all locked, in two statements."""
    append_entries(
        Entry(account=account, kind=kind, data=data, at=at, actor=actor)
        for account, kind, data in entries
    )

"""Lines for many accounts at once, each with a moment of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from recobro.domain.chronology import seal
from recobro.storage.models import Account
from recobro.storage.raw import array, run, texts
from recobro.storage.tenancy import current_tenant_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What happened on an account, which is locked; `data` is JSON."""

    account: Account
    kind: str
    data: Mapping[str, Any]
    at: datetime
    actor: str = "agent"


_APPEND = """
    insert into chronology
        (tenant_id, account_id, seq, at, kind, actor, data, previous_hash, hash)
    select %(tenant)s, line.* from unnest(
        %(accounts)s::uuid[], %(seqs)s::bigint[], %(moments)s::timestamptz[],
        %(kinds)s::text[], %(actors)s::text[], %(data)s::jsonb[],
        %(previous)s::text[], %(hashes)s::text[]) as line
"""

_HEADS = """
    update account set chronology_seq = head.seq, chronology_hash = head.hash
    from unnest(%(accounts)s::uuid[], %(seqs)s::bigint[], %(hashes)s::text[])
        as head(id, seq, hash)
    where account.tenant_id = %(tenant)s and account.id = head.id
"""


_TEXTS = ("kinds", "actors", "data", "previous", "hashes")


def append_entries(entries: Iterable[Entry]) -> None:
    """Add these lines in their order, in two statements, and move the accounts' heads.

    An account may have several; the same account must be the same object in all.
    """
    tenant_id = current_tenant_id()
    columns: list[tuple[Any, ...]] = []
    touched: dict[UUID, Account] = {}
    for entry in entries:
        account = entry.account
        seq, previous = account.chronology_seq + 1, account.chronology_hash
        sealed = seal(
            account_id=account.id,
            seq=seq,
            at=entry.at,
            kind=entry.kind,
            actor=entry.actor,
            data=entry.data,
            previous_hash=previous,
        )
        columns.append(
            (account.id, seq, entry.at, entry.kind, entry.actor,
             json.dumps(entry.data), previous, sealed)
        )  # fmt: skip
        account.chronology_seq, account.chronology_hash = seq, sealed
        touched[account.id] = account
    if not columns:
        return
    names = (
        "accounts", "seqs", "moments", "kinds", "actors", "data", "previous", "hashes"
    )  # fmt: skip
    given = map(list, zip(*columns, strict=True))
    listed: dict[str, Any] = dict(zip(names, given, strict=True))
    listed |= {name: texts(listed[name]) for name in _TEXTS}
    listed["accounts"] = array(listed["accounts"])
    heads = touched.values()
    run(_APPEND, {"tenant": tenant_id, **listed})
    run(
        _HEADS,
        {
            "tenant": tenant_id,
            "accounts": array([account.id for account in heads]),
            "seqs": [account.chronology_seq for account in heads],
            "hashes": texts([account.chronology_hash for account in heads]),
        },
    )

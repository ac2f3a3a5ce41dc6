"""Planned steps are taken back where another one has come in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from recobro.domain.decisions import Decision
from recobro.domain.identifiers import STEP_PREFIX
from recobro.domain.messages import MessageState
from recobro.storage import chronology, models
from recobro.storage.cycle_facts import Candidate
from recobro.storage.tenancy import current_tenant_id

SUPERSEDED = "superseded"


def take_back(
    stale: Mapping[UUID, tuple[Candidate, Decision]], now: datetime
) -> Iterator[tuple[Candidate, Decision]]:
    """Take back planned steps in whose place another one has come."""
    if not stale:
        return
    waiting = models.Message.objects.filter(
        tenant_id=current_tenant_id(),
        account_id__in=list(stale),
        state=MessageState.PLANNED.value,
        key__startswith=STEP_PREFIX,
    )
    keys: dict[UUID, list[str]] = {}
    for account_id, key in waiting.values_list("account_id", "key").order_by("key"):
        keys.setdefault(account_id, []).append(key)
    waiting.update(state=MessageState.CANCELLED.value, reason=SUPERSEDED)
    accounts = locked_rows(list(stale))
    chronology.append_many(
        (
            (
                account,
                "messages.cancelled",
                {"keys": keys[account.id], "reason": SUPERSEDED},
            )
            for account in accounts
            if account.id in keys
        ),
        at=now,
    )
    for account in accounts:
        candidate, decision = stale[account.id]
        yield with_head(candidate, account), decision


def with_head(candidate: Candidate, account: models.Account) -> Candidate:
    """The candidate after lines were added to its chronology."""
    return candidate._replace(
        seq=account.chronology_seq, sealed=account.chronology_hash
    )


def locked_rows(account_ids: Sequence[UUID]) -> list[models.Account]:
    """The rows of accounts that are locked already."""
    if not account_ids:
        return []
    return list(
        models.Account.objects.filter(
            tenant_id=current_tenant_id(), id__in=account_ids
        ).order_by("id")
    )

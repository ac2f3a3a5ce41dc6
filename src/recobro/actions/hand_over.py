"""Call a person: why, how urgent, by when, and what they need to know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from recobro.storage import chronology
from recobro.storage.models import Account, HandOver

# Within which time a person should have taken the case.
DUE_WITHIN: Mapping[str, timedelta] = {
    "urgent": timedelta(minutes=15),
    "high": timedelta(hours=4),
    "normal": timedelta(hours=24),
}


def hand_over(
    account: Account,
    *,
    reason: str,
    priority: str,
    brief: str,
    now: datetime,
    conversation_id: UUID | None = None,
    key: str = "",
) -> HandOver | None:
    """Put the account in the inbox; None where it waits there for this reason already.

    The account must be locked. `key` is that of a strategy's step, which calls once.
    """
    waiting = HandOver.objects.filter(
        tenant_id=account.tenant_id,
        account_id=account.id,
        reason=reason,
        status__in=["waiting", "taken"],
    )
    if waiting.exists():
        return None
    row = HandOver.objects.create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        conversation_id=conversation_id,
        reason=reason,
        key=key,
        priority=priority,
        brief=brief,
        opened_at=now,
        due_at=now + DUE_WITHIN[priority],
    )
    chronology.append(
        account,
        "hand_over.opened",
        {"reason": reason, "priority": priority, "brief": brief},
        at=now,
    )
    return row

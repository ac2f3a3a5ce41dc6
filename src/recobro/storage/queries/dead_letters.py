"""Dead letters: messages that will not go by themselves any more, for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from recobro.domain.messages import MessageState
from recobro.storage.raw import run
from recobro.storage.tenancy import current_tenant_id

# The provider's statuses of a message may come late; after a day nobody expects one.
UNKNOWN_IS_DEAD_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadMessage:
    """A message that failed for good, or of which nobody knows what became.

    `state` is failed or unknown; `error_code` the provider's, `reason` its words.
    """

    message_id: UUID
    account_id: UUID
    debtor: str
    key: str
    channel: str
    purpose: str
    state: str
    error_code: str
    reason: str
    attempts: int
    planned_at: datetime
    sending_at: datetime | None


def dead_messages(limit: int, *, now: datetime) -> list[DeadMessage]:
    """The newest dead letters of the tenant that is acted for."""
    return [_dead(row) for row in run(_DEAD, {**_asked(now), "limit": limit})]


def dead_message_count(*, now: datetime) -> int:
    """How many there are."""
    (row,) = run(_COUNT, _asked(now))
    return int(row[0])


def _asked(now: datetime) -> dict[str, Any]:
    return {"tenant": current_tenant_id(), "before": now - UNKNOWN_IS_DEAD_AFTER}


def _dead(row: tuple[Any, ...]) -> DeadMessage:
    names = (
        "message_id", "account_id", "debtor", "key", "channel", "purpose", "state",
        "error_code", "reason", "attempts", "planned_at", "sending_at",
    )  # fmt: skip
    return DeadMessage(**dict(zip(names, row, strict=True)))


# Two parts, each along its own index.
_ROWS = f"""
    select * from message where tenant_id = %(tenant)s and state = 'failed'
    union all
    select * from message
    where tenant_id = %(tenant)s and state in ('sending', 'unknown')
        and state = '{MessageState.UNKNOWN.value}' and sending_at < %(before)s
"""  # noqa: S608  our own word
_DEAD = f"""
    select m.id, m.account_id, d.name, m.key, m.channel, m.purpose, m.state,
        m.error_code, m.reason, m.attempts, m.planned_at, m.sending_at
    from ({_ROWS}) m
    join account a on a.tenant_id = m.tenant_id and a.id = m.account_id
    join debtor d on d.tenant_id = a.tenant_id and d.id = a.debtor_id
    order by m.planned_at desc, m.id desc
    limit %(limit)s
"""  # noqa: S608  our own rows
_COUNT = f"select count(*) from ({_ROWS}) m"  # noqa: S608  our own rows

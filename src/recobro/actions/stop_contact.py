"""Stop contact, at once: on every channel it covers, with what was queued."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from recobro.actions.queue_message import call_off_everywhere
from recobro.domain.messages import Channel
from recobro.storage import chronology
from recobro.storage.models import Account, Stop


def stop_contact(
    account: Account,
    *,
    channels: Collection[Channel] | None,
    reason: str,
    evidence: str,
    now: datetime,
    actor: str = "agent",
) -> None:
    """Record a stop of these channels, or of all (None), for the whole debtor.

    The account must be locked. A stop that is in force already is not repeated.
    """
    names = [""] if channels is None else sorted(channel.value for channel in channels)
    in_force = set(
        Stop.objects.filter(
            tenant_id=account.tenant_id, debtor_id=account.debtor_id, lifted_at=None
        ).values_list("channel", flat=True)
    )
    fresh = [name for name in names if name not in in_force]
    Stop.objects.bulk_create(
        Stop(
            tenant_id=account.tenant_id,
            debtor_id=account.debtor_id,
            channel=name,
            reason=reason,
            evidence=evidence,
            started_at=now,
            created_by=actor,
        )
        for name in fresh
    )
    if fresh:
        chronology.append(
            account,
            "contact.stopped",
            {"channels": fresh, "reason": reason, "evidence": evidence},
            at=now,
            actor=actor,
        )
    call_off_everywhere(
        account, f"stop: {reason}", now=now, channels=channels, steps_only=False
    )

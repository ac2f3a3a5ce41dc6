"""Call a person: why, how urgent, by when, and what they need to know."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from recobro.actions.write_brief import write_brief
from recobro.domain.accounts import Account as AccountView
from recobro.domain.briefs import brief_to_json
from recobro.domain.conversation.effects import Priority
from recobro.domain.handovers import due_at
from recobro.storage import chronology
from recobro.storage.accounts import load_account
from recobro.storage.models import Account, HandOver
from recobro.storage.office import office_of, times_of
from recobro.storage.tenants import tenant_settings


def hand_over(
    account: Account,
    *,
    reason: str,
    priority: str,
    brief: str,
    now: datetime,
    conversation_id: UUID | None = None,
    key: str = "",
    zone: ZoneInfo | None = None,
    intents: Sequence[str] = (),
    care: Sequence[str] = (),
    view: AccountView | None = None,
) -> HandOver | None:
    """Put the account in the inbox; None where it waits there for this reason already.

    The account must be locked. `brief` is one line; the whole brief is written down in
    fields. `key` is that of a strategy's step, which calls once. `zone` is where the
    office's hours are counted, the company's where None. `view` saves reading the
    account again where nothing of it has changed since.
    """
    waiting = HandOver.objects.filter(
        tenant_id=account.tenant_id,
        account_id=account.id,
        reason=reason,
        status__in=["waiting", "taken"],
    )
    if waiting.exists():
        return None
    settings = tenant_settings()
    office = office_of(settings, zone)
    case = write_brief(
        view or load_account(account.id, now),
        settings,
        office,
        conversation_id=conversation_id,
        intents=intents,
        care=care,
        now=now,
    )
    row = HandOver.objects.create(
        tenant_id=account.tenant_id,
        account_id=account.id,
        conversation_id=conversation_id,
        reason=reason,
        key=key,
        priority=priority,
        brief=brief,
        details=brief_to_json(case),
        opened_at=now,
        due_at=due_at(now, Priority(priority), office, times_of(settings)),
    )
    chronology.append(
        account,
        "hand_over.opened",
        {"reason": reason, "priority": priority, "brief": brief},
        at=now,
    )
    return row

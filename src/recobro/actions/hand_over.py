"""Call a person: why, how urgent, by when, and what they need to know."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from recobro.actions.write_brief import (
    NOTHING_SAID,
    brief_of,
    broken_promises,
    write_brief,
)
from recobro.domain.accounts import Account as AccountView
from recobro.domain.briefs import brief_to_json
from recobro.domain.conversation.effects import Priority
from recobro.domain.handovers import due_at
from recobro.storage import chronology
from recobro.storage.accounts import load_account
from recobro.storage.models import Account, Conversation, HandOver
from recobro.storage.office import office_of, times_of
from recobro.storage.tenants import tenant_settings


def hand_over_many(
    calls: Sequence[tuple[Account, AccountView, str, str]],
    *,
    reason: str,
    priority: str,
    now: datetime,
    zone: ZoneInfo | None = None,
) -> None:
    """Put many accounts in the inbox, as `hand_over` does one, in a few statements.

    Each call is the locked account, how it is, the line of its brief, and the key of
    the step. One that waits for this reason already is left as it is.
    """
    settings = tenant_settings()
    office = office_of(settings, zone)
    ids = [account.id for account, *_ in calls]
    own = {"tenant_id": settings.tenant_id, "account_id__in": ids}
    waiting = set(
        HandOver.objects.filter(
            **own, reason=reason, status__in=["waiting", "taken"]
        ).values_list("account_id", flat=True)
    )
    talking = set(
        Conversation.objects.filter(**own).values_list("account_id", flat=True)
    )
    broken = broken_promises(settings.tenant_id, ids, now)
    due = due_at(now, Priority(priority), office, times_of(settings))
    rows: list[HandOver] = []
    opened: list[tuple[Account, str, dict[str, str]]] = []
    for account, view, line, key in calls:
        if account.id in waiting:
            continue
        if account.id in talking:  # what was said is read for each
            case = write_brief(view, settings, office, conversation_id=None, now=now)
        else:
            case = brief_of(
                view,
                settings,
                office,
                told=NOTHING_SAID,
                broken=broken.get(account.id, 0),
                now=now,
            )
        rows.append(
            HandOver(
                tenant_id=account.tenant_id,
                account_id=account.id,
                reason=reason,
                key=key,
                priority=priority,
                brief=line,
                details=brief_to_json(case),
                opened_at=now,
                due_at=due,
            )
        )
        told = {"reason": reason, "priority": priority, "brief": line}
        opened.append((account, "hand_over.opened", told))
    HandOver.objects.bulk_create(rows, batch_size=500)
    chronology.append_many(opened, at=now)


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

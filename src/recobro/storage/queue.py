"""What waits in the ledger for its time to come."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from recobro.domain.messages import MessageState
from recobro.storage.models import CycleRun, Message
from recobro.storage.tenancy import current_tenant_id
from recobro.storage.tenants import tenant_settings


def something_is_due(now: datetime) -> bool:
    """Whether any planned message may go out now."""
    return Message.objects.filter(
        tenant_id=current_tenant_id(),
        state=MessageState.PLANNED.value,
        not_before__lte=now,
    ).exists()


def due_messages(now: datetime, limit: int) -> list[UUID]:
    """The planned messages whose time has come, the oldest first."""
    return list(
        Message.objects.filter(
            tenant_id=current_tenant_id(),
            state=MessageState.PLANNED.value,
            not_before__lte=now,
        )
        .order_by("not_before", "planned_at")
        .values_list("id", flat=True)[:limit]
    )


def postpone_due(until: datetime) -> None:
    """Let everything planned wait until then: the provider takes nothing before."""
    Message.objects.filter(
        tenant_id=current_tenant_id(),
        state=MessageState.PLANNED.value,
        not_before__lt=until,
    ).update(not_before=until)


def daily_run_is_due(now: datetime) -> date | None:
    """The local day whose run is due and was not done; None where it is not.

    Only for tenants whose option `run_daily_at` names a time.
    """
    settings = tenant_settings()
    at = settings.options.get("run_daily_at")
    if not at:
        return None
    local = now.astimezone(settings.zone)
    if local.time() < time.fromisoformat(at):
        return None
    done = CycleRun.objects.filter(
        tenant_id=settings.tenant_id, date=local.date(), status="done"
    )
    return None if done.exists() else local.date()

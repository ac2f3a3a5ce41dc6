"""Move the demo's clock: every process sees the new time at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from recobro.actions.errors import ActionRefusedError
from recobro.actions.queue_message import wake_delivery
from recobro.environment import read_environment
from recobro.ports.services import Services
from recobro.storage.clock import move_to
from recobro.storage.tenancy import acting_for


def move_clock(
    services: Services, *, tenant_id: UUID, to: datetime, actor: str
) -> None:
    """Move the shared clock forward to a moment, in a demo only.

    What comes due by it is woken. Raises ActionRefusedError outside a demo, and for a
    moment in the past: what has happened cannot be undone.
    """
    del actor
    if not read_environment().demo:
        raise ActionRefusedError("not_a_demo", "the clock moves in a demo only")
    if to < services.clock.now():
        raise ActionRefusedError("backwards", "the clock only moves forward")
    with acting_for(tenant_id):
        move_to(to)
        wake_delivery(tenant_id)
    services.clock_moved(to)

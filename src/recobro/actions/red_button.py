"""The red button: while it is pressed nothing leaves, of any company."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import connection, transaction

from recobro.actions.errors import ActionRefusedError
from recobro.actions.pauses import REASON_MAX
from recobro.actions.queue_message import wake_delivery
from recobro.storage.models import RedButton
from recobro.storage.tenancy import acting_for, all_tenants

log = logging.getLogger(__name__)


def press_red_button(*, reason: str, actor: str, now: datetime) -> None:
    """Let nothing leave from now on. Pressed twice, it is pressed once.

    Raises ActionRefusedError without a reason or a person.
    """
    reason, actor = reason.strip(), actor.strip()
    if not reason or len(reason) > REASON_MAX:
        raise ActionRefusedError("no_reason", "say why, in a sentence or two")
    if not actor:
        raise ActionRefusedError("no_person", "say who presses it")
    with transaction.atomic():
        _one_at_a_time()
        if RedButton.objects.filter(released_at=None).exists():
            return
        RedButton.objects.create(reason=reason, pressed_by=actor, pressed_at=now)
    log.error("the red button is pressed: nothing leaves")


def release_red_button(*, actor: str, now: datetime) -> None:
    """Let messages leave again, each judged afresh; pauses hold on.

    Raises ActionRefusedError where it is not pressed.
    """
    if not actor.strip():
        raise ActionRefusedError("no_person", "say who releases it")
    with transaction.atomic():
        _one_at_a_time()
        released = RedButton.objects.filter(released_at=None).update(
            released_at=now, released_by=actor.strip()
        )
    if not released:
        raise ActionRefusedError("not_pressed", "the red button is not pressed")
    log.error("the red button is released")
    for tenant in all_tenants():
        with acting_for(tenant.tenant_id):
            wake_delivery(tenant.tenant_id)


def _one_at_a_time() -> None:
    """The row is locked by nobody who reads it: the send path must not wait."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended('red_button', 0))"
        )

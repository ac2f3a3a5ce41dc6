"""Jobs by name: they commit or roll back with the fact that caused them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued


def defer(
    name: str,
    *,
    lock: str | None = None,
    queueing_lock: str | None = None,
    priority: int = 0,
    **arguments: Any,
) -> bool:
    """Put a job in the queue, in the running transaction.

    Jobs with one `lock` run one after another; a job whose `queueing_lock` already
    waits is not added again, and the answer is False.
    """
    try:
        with transaction.atomic():  # a clash must not abort the caller's transaction
            app.configure_task(
                name, lock=lock, queueing_lock=queueing_lock, priority=priority
            ).defer(**arguments)
    except AlreadyEnqueued:
        return False
    return True

"""The present moment for the edges: the machine's, or the demo's shared clock."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from django.utils import timezone

from recobro.environment import Environment, read_environment
from recobro.ports.clock import Clock
from recobro.storage.clock import MachineClock, SharedClock


@cache
def environment() -> Environment:
    """The process's environment, read once."""
    return read_environment()


def demo() -> bool:
    """Whether this is the demo, whose clock may be moved."""
    return environment().demo


def clock() -> Clock:
    """The clock that all processes of this installation read."""
    return SharedClock() if demo() else MachineClock()


def now() -> datetime:
    """The present moment, in UTC."""
    return clock().now()


def today(moment: datetime) -> date:
    """The calendar day of a moment, in the zone that the request activated."""
    return timezone.localdate(moment)

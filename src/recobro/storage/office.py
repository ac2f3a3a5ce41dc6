"""When somebody is at the desk: the policy's hours, without the closed days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from recobro.domain.conversation.effects import Priority
from recobro.domain.conversation.policy import (
    DEFAULT_POLICY,
    NegotiationPolicy,
    policy_from_json,
)
from recobro.domain.handovers import Office, due_times
from recobro.storage.local_policy import local_policy
from recobro.storage.tenants import TenantSettings

# The option that holds the minutes by priority: {"urgent": 15, "high": 240, ...}.
MINUTES_OPTION = "hand_over_minutes"


def office_of(settings: TenantSettings, zone: ZoneInfo | None = None) -> Office:
    """The office, with the days on which the company said that it is closed.

    Those are its option `closing_days` and the approved closing days of its own
    country; hours are counted in `zone`, the company's where None.
    """
    given = settings.options.get("closing_days", [])
    own = {date.fromisoformat(day) for day in given}
    return Office(
        hours=_policy(settings).office_hours,
        zone=zone or settings.zone,
        closed_days=frozenset(own | local_policy().closing_days(settings.country)),
    )


def times_of(settings: TenantSettings) -> Mapping[Priority, timedelta]:
    """Within how much time a person should take a case, by its priority."""
    return due_times(settings.options.get(MINUTES_OPTION))


def _policy(settings: TenantSettings) -> NegotiationPolicy:
    stored: Mapping[str, Any] | None = settings.options.get("policy")
    return policy_from_json(stored) if stored else DEFAULT_POLICY

"""What every page of the console is given: who, for whom, and what time it is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from recobro.storage.queries.inbox import inbox_count
from recobro.storage.queries.pauses_page import standstill
from recobro.web import moment
from recobro.web.roles import has_role


def console(request: HttpRequest) -> dict[str, Any]:
    """`membership`, `may` (what the role allows), `demo`, `now`, and two for the head.

    They are `inbox_count` and `standstill`: what is paused, and open alarms.
    """
    membership = getattr(request, "membership", None)
    context: dict[str, Any] = {
        "membership": membership,
        "memberships": getattr(request, "memberships", []),
        "demo": moment.demo(),
    }
    if membership is None:
        return context
    return context | {
        "tenant": getattr(request, "tenant", None),
        "now": SimpleLazyObject(moment.now),
        "may": {
            "act": has_role(membership, "collector"),
            "manage": has_role(membership, "manager"),
        },
        # Asked only by pages that show the menu.
        "inbox_count": SimpleLazyObject(lambda: inbox_count(membership.tenant_id)),
        "standstill": SimpleLazyObject(
            lambda: standstill(membership.tenant_id, now=moment.now())
        ),
    }

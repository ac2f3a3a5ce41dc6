"""How a person of the company may reach a debtor now, and from when where not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from recobro.actions.compose import FREE_TEXT_WINDOW
from recobro.actions.gate import question
from recobro.domain.compliance.verdicts import BrokenRule
from recobro.domain.messages import Channel
from recobro.ports.services import Services
from recobro.storage.accounts import load_account
from recobro.storage.local_policy import local_policy
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One channel at this moment: `earliest` is from when, None where never or now.

    `answers` tells that it would answer a message of the person's, which most rules
    treat otherwise than writing first.
    """

    channel: Channel
    address: str
    allowed: bool
    answers: bool
    earliest: datetime | None
    rules: tuple[BrokenRule, ...]


def lawful_now(
    services: Services, tenant_id: UUID, account_id: UUID, *, now: datetime
) -> tuple[Way, ...]:
    """Every channel with an address that is not stopped, as a person would use it.

    Raises KeyError for an unknown account.
    """
    with acting_for(tenant_id):
        settings = tenant_settings()
        policy = local_policy()
        view = load_account(account_id, now)
        due = view.position.days_past_due(now.astimezone(settings.zone).date())
        last = view.last_inbound_at
        heard = last is not None and now - last < FREE_TEXT_WINDOW
        ways = []
        for channel in Channel:
            point = view.contact_on(channel)
            if point is None:
                continue
            answers = heard and channel in services.usable_channels
            asks = "reminder" if due < 0 else "collection"
            verdict = question(
                services,
                settings,
                view,
                channel=channel.value,
                point=point,
                purpose="requested_information" if answers else asks,
                automated=False,
                now=now,
                policy=policy,
            ).verdict(now)
            ways.append(
                Way(
                    channel=channel,
                    address=point.address,
                    allowed=verdict.allowed,
                    answers=answers,
                    earliest=verdict.earliest,
                    rules=verdict.broken,
                )
            )
    return tuple(ways)

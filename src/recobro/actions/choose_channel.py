"""Another channel for a message that the gate refused on its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from recobro.actions.gate import judge_contact
from recobro.domain.accounts import Account as AccountView
from recobro.domain.accounts import ContactPoint
from recobro.domain.compliance.local_rules import LocalPolicy
from recobro.domain.compliance.verdicts import Verdict
from recobro.domain.messages import Channel
from recobro.ports.channel import ChannelAdapter
from recobro.ports.services import NotConfiguredError, Services
from recobro.storage.models import Message
from recobro.storage.tenants import TenantSettings

# A conversation stays where it is for a wait shorter than this.
_WORTH_CHANGING = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A channel with an address, what the gate says of it, and how to send there."""

    point: ContactPoint
    verdict: Verdict
    adapter: ChannelAdapter

    @property
    def channel(self) -> Channel:
        """The channel of the address."""
        return self.point.channel


def better_way(
    services: Services,
    settings: TenantSettings,
    view: AccountView,
    message: Message,
    refused: Verdict,
    *,
    now: datetime,
    policy: LocalPolicy | None = None,
) -> Way | None:
    """The channel on which a refused step may go at least a day sooner, or at all.

    Only steps change channel: an answer belongs where the person wrote. A channel that
    the company has not set up, or at which no address is usable, is none.
    """
    if message.intent.get("kind") != "step":
        return None
    ways = [
        way
        for channel in services.channels
        if channel.value != message.channel
        and (way := _way(services, settings, view, message, channel, now, policy))
    ]
    if not ways:
        return None
    best = min(ways, key=lambda way: _from(way.verdict, now))
    patience = timedelta() if refused.earliest is None else _WORTH_CHANGING
    sooner = _from(best.verdict, now) + patience <= _from(refused, now)
    return best if sooner and (best.verdict.allowed or best.verdict.earliest) else None


def _way(
    services: Services,
    settings: TenantSettings,
    view: AccountView,
    message: Message,
    channel: Channel,
    now: datetime,
    policy: LocalPolicy | None,
) -> Way | None:
    point = view.contact_on(channel)
    if point is None:
        return None
    try:
        adapter = services.open_channel(channel, settings.options)
    except NotConfiguredError:
        return None
    verdict = judge_contact(
        services,
        settings,
        view,
        channel=channel.value,
        point=point,
        purpose=message.purpose,
        automated=message.author == "agent",
        now=now,
        policy=policy,
    )
    return Way(point=point, verdict=verdict, adapter=adapter)


def _from(verdict: Verdict, now: datetime) -> datetime:
    """When it would be lawful; almost the end of time for never."""
    if verdict.allowed:
        return now
    never = datetime.max.replace(tzinfo=now.tzinfo) - 2 * _WORTH_CHANGING
    return verdict.earliest or never
